"""Jobs and their solutions as versioned JSON: lossless, the same bytes for the same job, every fault reported at once.

Processes and timelines of switches are kept the same way.

>>> import jobtheory as jt
>>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out", "Travel"))
>>> text = jt.dumps(job, [jt.Solution("tram", results={"arrive-soon": 8})])
>>> loaded, solutions = jt.loads(text)
>>> loaded == job, solutions[0].name
(True, 'tram')

A document is one JSON object: ``"jobtheory"`` is the version of the format, ``"job"`` the job and ``"solutions"`` what
competes for it. In place of one job it may hold a ``"network"`` of jobs; ``"solutions"`` then has them by the key of
the job that they are hired for. A ``"process"`` or ``"timelines"`` stands alone. What equals its default is left out.
Mappings are sorted by key, everything else keeps its order. A number is a JSON number, or text such as ``"1/3"`` where
no decimal says it; a quantity is text such as ``"45 min"``, in the unit in which it was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, overload

from jobtheory.documents import files, reading, safe_json, writing
from jobtheory.documents.document import Document, NetworkDocument, ProcessDocument, TimelinesDocument
from jobtheory.documents.faults import Faults
from jobtheory.errors import DocumentError, InvalidValueError
from jobtheory.model.network import JobNetwork
from jobtheory.model.process import Process
from jobtheory.model.timeline import SwitchTimeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jobtheory.documents.document import AnyDocument
    from jobtheory.documents.files import Readable, Target, Writable
    from jobtheory.documents.safe_json import Tree
    from jobtheory.model.job import Job
    from jobtheory.model.solution import Solution

__all__ = ["Document", "NetworkDocument", "ProcessDocument", "TimelinesDocument", "dump", "dumps", "load", "loads"]


@overload
def dumps(job: Job, solutions: Iterable[Solution] = ()) -> str: ...
@overload
def dumps(job: JobNetwork, solutions: Mapping[str, Iterable[Solution]] = ...) -> str: ...
@overload
def dumps(job: Process | SwitchTimeline | Sequence[SwitchTimeline]) -> str: ...
def dumps(
    job: Job | JobNetwork | Process | SwitchTimeline | Sequence[SwitchTimeline],
    solutions: Iterable[Solution] | Mapping[str, Iterable[Solution]] = (),
) -> str:
    r"""Return a job or a network of jobs and its solutions, a process, or timelines, as the text of a document.

    The text is the same for the same values, on every Python and every machine, and ends with a newline.
    ``loads(dumps(job, solutions)) == (job, tuple(solutions))``, and likewise of a network.

    Args:
        job: The job, the network, the process, or timelines of switches: one of them, or any number.
        solutions: What competes for the job; in a network by the key of the job that it is hired for. A process and
            timelines have none.

    Raises:
        InvalidTypeError: ``job`` is nothing that a document holds, or a solution no solution.
        InvalidValueError: The ways of the process were not kept.
        UnknownNameError: There are solutions to a job that is not in the network.
        DocumentError: They are too large for one document.

    Example:
        >>> from jobtheory import Job, JobMap, Purpose
        >>> print(dumps(Job("Get across town", Purpose(goals=["Arrive soon"]), JobMap(["Travel"]))), end="")
        {
          "jobtheory": 1,
          "job": {
            "statement": "Get across town",
            "purpose": {
              "goals": [
                {
                  "statement": "Arrive soon"
                }
              ]
            },
            "action": {
              "steps": [
                {
                  "statement": "Travel"
                }
              ]
            }
          }
        }
    """
    return _written(job, solutions)


@overload
def dump(job: Job, file: Target | Writable, solutions: Iterable[Solution] = ()) -> None: ...
@overload
def dump(job: JobNetwork, file: Target | Writable, solutions: Mapping[str, Iterable[Solution]] = ...) -> None: ...
@overload
def dump(job: Process | SwitchTimeline | Sequence[SwitchTimeline], file: Target | Writable) -> None: ...
def dump(
    job: Job | JobNetwork | Process | SwitchTimeline | Sequence[SwitchTimeline],
    file: Target | Writable,
    solutions: Iterable[Solution] | Mapping[str, Iterable[Solution]] = (),
) -> None:
    """Write a job or a network of jobs and its solutions, a process, or timelines, to a file.

    Args:
        job: The job, the network, the process, or timelines of switches: one of them, or any number.
        file: A path, or a file that is open for text. A path is written as UTF-8, and all at once: whoever reads it
            finds the old document or the new one, never half of one.
        solutions: What competes for the job; in a network by the key of the job that it is hired for. A process and
            timelines have none.

    Raises:
        InvalidTypeError: ``job`` is nothing that a document holds, a solution no solution, or ``file`` neither a path
            nor open for text.
        InvalidValueError: The ways of the process were not kept.
        UnknownNameError: There are solutions to a job that is not in the network.
        DocumentError: They are too large for one document.
        OSError: The file cannot be written.

    Example:
        >>> import sys
        >>> from jobtheory import Job, JobMap, Purpose
        >>> dump(Job("Rest", Purpose(), JobMap([])), sys.stdout)
        {
          "jobtheory": 1,
          "job": {
            "statement": "Rest",
            "purpose": {},
            "action": {
              "steps": []
            }
          }
        }
    """
    files.write(file, _written(job, solutions))


def loads(text: str | bytes) -> Document | Any:
    """Return what the text of a document holds: a job or a network and its solutions, a process, or timelines.

    Every document that any version of the library wrote can be loaded. The result is a `Document`; of a network it is
    a `NetworkDocument`, of a process a `ProcessDocument` and of timelines a `TimelinesDocument`, which type checkers
    let pass as anything, since only the text can tell.

    Args:
        text: The document as text, or as bytes in UTF-8. A byte order mark before it is passed over.

    Raises:
        DocumentError: The document has faults; the error lists the first 20 of them, each with its path.
        InvalidTypeError: ``text`` is neither text nor bytes.

    Example:
        >>> text = (
        ...     '{"jobtheory": 1, "job": {"statement": "Rest", "purpose": {}, "action": {"steps": [{"statement": 5}]}}}'
        ... )
        >>> try:
        ...     loads(text)
        ... except DocumentError as error:
        ...     print(error)
        the document cannot be loaded: 1 fault. Mend it and load the document again. [JT600]
          job > action > steps[0] > statement: 5 is not text. Write it in double quotes. [JT606]

        >>> from jobtheory import JobNetwork, Solution
        >>> network = JobNetwork(["Drive", "Ride", "Arrive"], [("drive", "arrive"), ("ride", "arrive")])
        >>> loads(dumps(network, {"ride": [Solution("bus")]})) == (network, {"ride": (Solution("bus"),)})
        True

        >>> from jobtheory import Process
        >>> loads(dumps(Process({("Ask", "Sign"): 3}, waits={"Sign": "2 day"}))).process.cases
        3
    """
    return _loaded(text)


def load(file: Target | Readable) -> Document | Any:
    """Return what a file holds: a job or a network and its solutions, a process, or timelines, as `loads` does.

    Args:
        file: A path, or a file that is open for reading.

    Raises:
        DocumentError: The document has faults; the error lists the first 20 of them, each with its path.
        InvalidTypeError: ``file`` is neither a path nor open for reading.
        OSError: The file cannot be read.

    Example:
        >>> import io
        >>> from jobtheory import Job, JobMap, Purpose
        >>> load(io.StringIO(dumps(Job("Rest", Purpose(), JobMap([]))))).job
        <Job 'Rest': nothing yet>
    """
    return _loaded(files.read(file))


def _written(job: object, solutions: Any) -> str:
    what, tree = _tree(job, solutions)
    written = safe_json.write(tree)
    try:
        safe_json.refuse_excess(written)
    except InvalidValueError as fault:
        raise DocumentError(
            f"{what} do not fit into one document",
            faults=[fault],
            hint="Split it, or keep the solutions in documents of their own.",
            code="JT613",
        ) from None
    return written


def _tree(job: object, solutions: Any) -> tuple[str, Tree]:
    if isinstance(job, JobNetwork):
        return "the network and its solutions", writing.network_document(job, {} if solutions == () else solutions)
    if isinstance(job, Process):
        return "the ways of the process", writing.process_document(job, solutions)
    if _are_timelines(job):
        return "the timelines", writing.timelines_document(job, solutions)
    return "the job and its solutions", writing.document(job, solutions)


def _are_timelines(given: object) -> bool:
    """Return whether something is timelines, one or several, or means to be."""
    if not isinstance(given, (list, tuple)):
        return isinstance(given, SwitchTimeline)
    several = cast("list[object] | tuple[object, ...]", given)
    return not several or any(isinstance(one, SwitchTimeline) for one in several)


def _loaded(given: str | bytes) -> AnyDocument:
    faults = Faults()
    document: AnyDocument | None = None
    try:
        value = safe_json.read(given)
    except InvalidValueError as fault:
        faults.keep(fault)
    else:
        document = reading.document(value, faults)
    if document is None:
        raise faults.error()
    return document
