"""How long something takes: the best of several rounds, so that whatever else the machine does counts little."""

import time
from collections.abc import Callable


def seconds(work: Callable[[], object], *, rounds: int = 7, times: int = 1) -> float:
    """Return the seconds that one call takes."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(times):
            work()
        best = min(best, (time.perf_counter() - start) / times)
    return best
