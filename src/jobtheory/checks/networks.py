"""Rules about a network of jobs: whether every why leads to the next rung, and every job is there once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtheory.checks.family import Family, a_network
from jobtheory.checks.finding import Severity
from jobtheory.checks.meaning import wording
from jobtheory.checks.rule import Hit
from jobtheory.checks.statement import Form
from jobtheory.checks.words import split
from jobtheory.errors import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobtheory.checks.around import Around
    from jobtheory.checks.rule import Case
    from jobtheory.checks.statement import Statement
    from jobtheory.model.serving import Serves

NETWORK = Family("network")

THREE = ["Send a document", "Open an account", "Spend money abroad"]
LADDER = ("send-a-document > open-an-account", "open-an-account > spend-money-abroad")
GOOD = a_network(THREE, *LADDER)


def _judged(by: str) -> str:
    """Return the code of two jobs, of which the lower is judged by this too."""
    return (
        f'account = jt.Job("Open an account", jt.Purpose(["{by}"]), jt.JobMap([]))\n'
        'spend = jt.Job("Spend money abroad", jt.Purpose(["Minimize the time until I can pay"]), jt.JobMap([]))\n'
    )


@NETWORK.rule("JT890", "alone", Severity.WARNING,
      failing=a_network(THREE, LADDER[0]),
      mended=GOOD)  # fmt: skip
def alone(case: Case) -> Iterator[Hit]:
    """A job that serves nothing and is served by nothing has no place in the network.

    No competitor is found from it, and from no other job is it found.
    """
    around = case.around
    if around is None or not around.network.serves:
        return
    if not around.network.why(case.job) and not around.network.how(case.job):
        hint = "Ask why it is done, and how; or leave it out."
        yield Hit(case.at, "it serves no job, and none serves it", hint, text=case.job.statement)


@NETWORK.rule("JT891", "part-apart", Severity.ADVICE,
      failing=a_network([*THREE, "Carry cash", "Stay solvent"], *LADDER, "carry-cash > stay-solvent"),
      mended=a_network([*THREE, "Carry cash"], *LADDER, "carry-cash > spend-money-abroad"))  # fmt: skip
def part_apart(case: Case) -> Iterator[Hit]:
    """Between parts that share no job above, nobody competes with anybody. Often one more "why?" joins them."""
    size = 0 if case.around is None else case.around.apart.get(case.job.key, 0)
    if size:
        hint = "Ask why once more, of both parts; or keep two networks."
        yield Hit(case.at, f"the {size} jobs around it are connected with no other", hint, text=case.job.statement)


@NETWORK.rule("JT892", "jumps-a-rung", Severity.WARNING,
      failing=a_network(THREE, *LADDER, "send-a-document > spend-money-abroad"),
      mended=GOOD)  # fmt: skip
def jumps_a_rung(case: Case) -> Iterator[Hit]:
    """A job that serves another, and what that one serves as well, stands on two levels at once.

    The short way brings everything above one "why?" nearer than it is. A pair with a reason of its own is taken to be
    meant.
    """
    around = case.around
    for one in _pairs(case):
        passed = None if around is None or one.reason is not None else around.passed(one.lower, one.upper)
        if passed is not None:
            message = f"it serves {shown(one.upper)} by way of {shown(passed)} already"
            yield Hit(_at(one), message, "Leave the pair out, or give the reason that it has of its own.")


@NETWORK.rule("JT893", "upside-down", Severity.WARNING,
      failing=a_network(["Spend money", "Spend money in another country"],
                        "spend-money > spend-money-in-another-country"),
      mended=a_network(["Spend money", "Spend money in another country"],
                       "spend-money-in-another-country > spend-money"))  # fmt: skip
def upside_down(case: Case) -> Iterator[Hit]:
    """Asking "why?" leads to something wider. A job that is served by its own wider form has the pair the wrong way.

    It says the same and more: in which circumstances, or of what kind.
    """
    for one in _pairs(case):
        if case.around is not None and _is_narrower(case.around, one.upper, one.lower):
            message = f"{shown(one.upper)} says the same more narrowly"
            yield Hit(_at(one), message, "Turn the pair round, or say what the upper job is for.")


@NETWORK.rule("JT894", "one-job-twice", Severity.WARNING,
      failing=a_network([*THREE, "Open the account"], LADDER[0], "open-the-account > spend-money-abroad"),
      mended=GOOD)  # fmt: skip
def one_job_twice(case: Case) -> Iterator[Hit]:
    """A job that stands in the network twice splits its competitors: either half is found from one of them only.

    Two jobs are one where they say the same in other words, or where they have the very same purpose: then they are two
    ways to one job, which are solutions to it.
    """
    if case.around is None:
        return
    namesake, twin = case.around.namesake(case.job), case.around.twin(case.job)
    if namesake is not None:
        hint = "Keep one of them, or say what tells them apart."
        yield Hit(case.at, f"it says what {shown(namesake)} says already", hint, text=case.job.statement)
    elif twin is not None:
        hint = "Make them one job, with two solutions; or say what they differ in."
        yield Hit(case.at, f"its purpose is that of {shown(twin)}", hint, text=case.job.statement)


@NETWORK.rule("JT895", "outcome-again-above", Severity.ADVICE,
      failing=a_network(["account", "spend"], LADDER[1], before=_judged("Reduce the time until I can pay")),
      mended=a_network(["account", "spend"], LADDER[1], before=_judged("Minimize the visits to a branch")))  # fmt: skip
def outcome_again_above(case: Case) -> Iterator[Hit]:
    """What both a job and the job it serves are judged by belongs to one of them.

    A level is given once, by the key of its outcome; it would be judged twice, by whichever scale is asked for.
    """
    for sentence in case.outcomes if case.around is not None else ():
        above = None if case.around is None else case.around.stated_above(sentence, case.job)
        if above is not None:
            said = shown(above[1].statement.text)
            message = f"the job that it serves, {shown(above[0])}, is judged by {said} as well"
            yield sentence.whole(message, "Keep it where people judge by it, and say here what this job adds.")


@NETWORK.rule("JT896", "consumption-as-a-job", Severity.ADVICE,
      failing=a_network(["Read the manual", "Spend money abroad"], "read-the-manual > spend-money-abroad"),
      mended=a_network(["Carry cash", "Spend money abroad"], "carry-cash > spend-money-abroad"))  # fmt: skip
def consumption_as_a_job(case: Case) -> Iterator[Hit]:
    """Getting, learning and paying for a product serves no job: it is the price of one solution, and others spare it.

    As a job below another it makes whoever spares it look like a newcomer from far away.
    """
    if case.around is None or not case.around.network.why(case.job):
        return
    sentence = case.sentences[0]
    length = case.lexicon.longest("consumption.jobs", sentence.statement.words, sentence.head)
    if length:
        hint = "Put it under adoption= of the job that it serves."
        yield sentence.hit(0, sentence.head + length, "it is about getting or keeping a product", hint)


def _pairs(case: Case) -> tuple[Serves, ...]:
    """Return the pairs in which the job serves another."""
    return () if case.around is None else case.around.pairs(case.job.key)


def _at(one: Serves) -> tuple[str, ...]:
    return (f"Serves {shown(one.lower)} → {shown(one.upper)}",)


def _is_narrower(around: Around, one: str, other: str) -> bool:
    """Return whether one job says all that another says, and more about the circumstances or the kind of thing."""
    narrow, wide = around.own(one).statement, around.own(other).statement
    if narrow.form is not Form.ACTION or wide.form is not Form.ACTION:
        return False
    if _said(narrow, "verb") != _said(wide, "verb") or not _said(wide, "object"):
        return False
    thing, wider = _said(narrow, "object"), _said(wide, "object")
    where, whence = _said(narrow, "context"), _said(wide, "context")
    is_more = len(thing) + len(where) > len(wider) + len(whence)
    return is_more and thing[-len(wider) :] == wider and whence in {(), where}


def _said(statement: Statement, role: str) -> tuple[str, ...]:
    part = statement.part(role)
    return () if part is None else wording(split(part.text))
