"""What a rule is, and what it is given: one small function with a permanent code, a reason and two examples."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast, final

import attrs

from jobtheory.checks.finding import Finding, Severity
from jobtheory.checks.joining import Second, seconds
from jobtheory.checks.naming import competitors_named
from jobtheory.checks.statement import Statement, parse
from jobtheory.checks.words import stem
from jobtheory.errors import InvalidTypeError, shown
from jobtheory.model.needs import Dimension, Goal, Hazard, Problem
from jobtheory.model.step import Step
from jobtheory.model.values import Value, read_instance, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jobtheory.checks.around import Around
    from jobtheory.checks.lexicon import Lexicon
    from jobtheory.model.job import Job, Need
    from jobtheory.model.network import JobNetwork
    from jobtheory.model.solution import Solution

__all__ = ["Case", "Hit", "Rule", "Sentence"]


class Hit(NamedTuple):
    """What a rule yields: one thing that is unwise, before it has a code and a severity."""

    path: tuple[str, ...]
    """Where, from the job inwards."""
    message: str
    hint: str
    span: tuple[int, int] | None = None
    text: str = ""


class Sentence(NamedTuple):
    """A statement of a job, with whatever it is the statement of."""

    need: Need | Job
    path: tuple[str, ...]
    statement: Statement

    @property
    def kind(self) -> str:
        """``"goal"``, ``"hazard"``, ``"problem"``, ``"step"`` or ``"job"``."""
        return type(self.need).__name__.lower()

    @property
    def head(self) -> int:
        """Return the word at which the statement begins, behind "I want to", "always" and the like."""
        before = [part.end for part in self.statement.parts if part.role in {"lead", "adverb"}]
        return sum(word.end <= before[-1] for word in self.statement.words) if before else 0

    @property
    def is_functional(self) -> bool:
        """Whether it is declared to be about getting something done."""
        return getattr(self.need, "dimension", Dimension.FUNCTIONAL) is Dimension.FUNCTIONAL

    def hit(self, first: int, last: int, message: str, hint: str) -> Hit:
        """Return a hit on some of the words, from one position to before another."""
        words = self.statement.words
        span = (words[first].start, words[last - 1].end)
        return Hit(self.path, message, hint, span, self.statement.text)

    def quoting(self, first: int, last: int, message: str, hint: str) -> Hit:
        """Return a hit on some of the words, whose message quotes them in place of ``{}``."""
        return self.hit(first, last, message.format(self.quoted(first, last)), hint)

    def whole(self, message: str, hint: str) -> Hit:
        """Return a hit on all the words."""
        return self.hit(0, len(self.statement.words), message, hint)

    def quoted(self, first: int, last: int) -> str:
        """Return some of the words as they stand there, in quotation marks."""
        words = self.statement.words
        return shown(self.statement.text[words[first].start : words[last - 1].end])


def name_of(need: Need) -> str:
    """Return how a need stands in a path."""
    return f"{type(need).__name__} {shown(need.key)}"


class Case:
    """What is checked: a job, the solutions that compete for it, and the words to know.

    Attributes:
        job: The job.
        solutions: The solutions that compete.
        lexicon: The words.
    """

    job: Job
    solutions: tuple[Solution, ...]
    lexicon: Lexicon

    def __init__(self, job: Job, solutions: Iterable[Solution], lexicon: Lexicon, around: Around | None = None) -> None:
        self.job = job
        self.solutions = tuple(solutions)
        self.lexicon = lexicon
        self.around: Around | None = around

    @property
    def network(self) -> JobNetwork | None:
        """The network that the job is checked in, or None where it is checked by itself."""
        return None if self.around is None else self.around.network

    @cached_property
    def at(self) -> tuple[str, ...]:
        """The path of the job: its statement, or in a network its key, by which its solutions are given."""
        return (f"Job {shown(self.job.statement if self.around is None else self.job.key)}",)

    def path(self, need: Need) -> tuple[str, ...]:
        """Return the path of a need."""
        return (*self.at, name_of(need))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every statement, taken apart: the job's own, then those of its needs in declared order."""
        needs: list[Any] = [*self.job.purpose, *self.job.action.steps]
        return (self._sentence(self.job, self.at), *(self._sentence(need, self.path(need)) for need in needs))

    @cached_property
    def seconds(self) -> tuple[tuple[Sentence, Second], ...]:
        """Everything that a statement says beside its first metric, need or action, each with the statement."""
        return tuple((sentence, second) for sentence in self.sentences for second in seconds(sentence, self.lexicon))

    @cached_property
    def competitors_named(self) -> tuple[tuple[Sentence, int, int], ...]:
        """The places at which a statement names a solution that competes, as positions of words."""
        return tuple(competitors_named(self))

    @cached_property
    def job_words(self) -> frozenset[str]:
        """The words of the job's own statement, without the endings of plurals."""
        return frozenset(stem(word.lower) for word in self.sentences[0].statement.words)

    def of(self, *kinds: type[Goal | Hazard | Problem | Step]) -> Iterable[Sentence]:
        """Yield the statements of needs of some kinds."""
        return (sentence for sentence in self.sentences if isinstance(sentence.need, kinds))

    @property
    def outcomes(self) -> Iterable[Sentence]:
        """The statements of the outcomes."""
        return self.of(Goal, Hazard, Problem)

    @property
    def steps(self) -> Iterable[Sentence]:
        """The statements of the steps of the job map."""
        return self.of(Step)

    def _sentence(self, need: Need | Job, path: tuple[str, ...]) -> Sentence:
        return Sentence(need, path, parse(need.statement, lexicon=self.lexicon))


Find: TypeAlias = "Callable[[Case], Iterable[Hit]]"
Mend: TypeAlias = "Callable[[Job, Sequence[Finding]], Job]"


@final
@attrs.frozen
class Rule(Value):
    """One rule.

    Attributes:
        code: ``"JT"`` and three digits of yours, or another prefix for a rule of your own, such as ``"ACME001"``.
        name: What it is called for short, such as ``"two-needs"``.
        severity: How much what it finds matters.
        family: What it looks at: statements, purpose, action, measures, solutions, roles, network, or one of your own.
        why: Why what it finds is unwise.
        failing: Code in which it finds something.
        mended: The same code mended.
        find: A function that is given a `Case` and yields a `Hit` for everything it finds.
        mend: A function of a job and findings of the rule that returns the job mended, where that is mechanical.
    """

    code: str
    name: str
    severity: Severity
    family: str
    why: str
    failing: str
    mended: str
    find: Find = attrs.field(repr=False)
    mend: Mend | None = attrs.field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be a rule."""
        at = (f"Rule {shown(self.code)}",)
        for name in ("code", "name", "family"):
            read_text(getattr(self, name), at, name)
        read_instance(Severity, self.severity, at, "severity")

    def findings(self, case: Case) -> list[Finding]:
        """Return what it finds.

        Raises:
            InvalidTypeError: What the rule yields is no `Hit`, or has a part that cannot be one.
        """
        return [
            Finding(self.code, self.severity, hit.path, hit.message, hit.hint, hit.span, hit.text)
            for hit in map(_read_hit, self.find(case))
        ]


def _read_hit(hit: object) -> Hit:
    """Read what a rule yields, whoever wrote the rule."""
    if isinstance(hit, Hit):
        path = cast("object", hit.path)  # whatever somebody's rule put there
        is_path = isinstance(path, tuple) and all(type(part) is str for part in cast("tuple[object, ...]", path))
        is_text = all(type(part) is str for part in (hit.message, hit.hint, hit.text))
        if is_path and is_text and (hit.span is None or _is_span(hit.span, hit.text)):
            return hit
    hint = "Yield Hit(path, message, hint, span, text): a tuple of texts, texts, and a pair of places in the text."
    raise InvalidTypeError(f"what it yields is no hit: {shown(str(hit))}", path=("Rule.find",), hint=hint, code="JT103")


def _is_span(span: object, text: str) -> bool:
    ends = cast("tuple[object, ...]", span) if isinstance(span, tuple) else ()
    if len(ends) != 2 or not all(type(end) is int for end in ends):
        return False
    first, last = cast("tuple[int, int]", ends)
    return 0 <= first <= last <= len(text)
