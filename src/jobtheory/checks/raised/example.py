"""How one error comes about and how it is mended, as two snippets."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """How one error comes about, and how it is mended."""

    failing: str
    mended: str
    without: tuple[str, ...] = ()
    """Packages that are not installed where the first one fails."""


def caught(code: str) -> str:
    """Return a snippet that raises as one that shows what is raised."""
    start, _, rest = code.partition("\n")
    body = "".join(f"    {line}\n" if line else "\n" for line in rest.strip("\n").split("\n"))
    return f"{start}\ntry:\n{body}except jt.JobTheoryError as error:\n    print(error)\n"


JOB = """import jobtheory as jt
job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
"""
LOADS = """jt.loads('{"jobtheory": 1, "job": {"statement": "Wait", "purpose": {}, %s}}')"""
LEVELS = """
jt.loads('''{"jobtheory": 1,
  "job": {"statement": "Wait", "purpose": {"goals": [{"statement": "Rest"}]}, "action": {"steps": []}},
  "solutions": [{"name": "bench", "results": {"rest": %s}}]}''')
"""


def pair(
    failing: str, mended: str, start: str = "import jobtheory as jt\n", *, without: tuple[str, ...] = ()
) -> Example:
    """Return a snippet that fails and the mended one, both after the same start."""
    return Example(f"{start}{failing.strip()}\n", f"{start}{mended.strip()}\n", without)


def job(failing: str, mended: str, *, without: tuple[str, ...] = ()) -> Example:
    """Return snippets about a small job."""
    return pair(failing, mended, JOB, without=without)


def document(failing: str, mended: str) -> Example:
    """Return snippets that load a document of a job with these parts."""
    return pair(LOADS % failing, LOADS % mended)


def levels(failing: str, mended: str) -> Example:
    """Return snippets that load a document of a solution with this level."""
    return pair(LEVELS % failing, LEVELS % mended)
