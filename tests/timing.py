"""What must not hang: a guard against work that explodes, far above what it takes, and no measure of speed."""

import time
from collections.abc import Generator
from contextlib import contextmanager

MARGIN = 10
"""Busy machines, tracers such as coverage's and collected garbage slow a block down; what explodes goes past it."""


@contextmanager
def quick(seconds: float = 1.0) -> Generator[None]:
    """Say that a block takes the order of so many seconds of processor time, or less."""
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds * MARGIN
