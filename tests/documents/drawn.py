"""Any job and any solutions that the model takes, however odd: what a document must be able to hold."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.documents import Document
from jobtheory.errors import JobTheoryError
from jobtheory.model.keys import slug
from jobtheory.model.level import Figure, Range
from jobtheory.model.needs import bound
from jobtheory.model.number import number

UNITS = ("min", "h", "s", "%", "1", "AUD", "degC", "degF", "{stock-out}", "{Überstunde}", "km/h", "call/week", "m**2")
ODD = (
    "\x00",
    "\x1b[2J\u202e",
    "\u2028\x85\r\n",
    "\x01" * 2000,
    "\U0001f600" * 2000,
    "\ufb2c" * 2000,
    "İI",
    '"\\/',
    "!",
)

texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
    st.text("aAbB -_'.", min_size=1, max_size=8),
    st.sampled_from(ODD),
).filter(lambda text: text.strip())


def _kept(x: Any) -> bool:
    try:
        number(x)
    except JobTheoryError:
        return False
    return True


numbers: st.SearchStrategy[Any] = st.one_of(
    st.integers(-100, 100),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.fractions(),
    st.fractions(max_denominator=12),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.builds(Decimal, st.from_regex(r"[1-9][0-9]{0,80}\.[0-9]{1,200}", fullmatch=True)),
    st.builds(Fraction, st.integers(-(10**300), 10**300), st.integers(1, 10**300)),
).filter(_kept)

magnitudes: st.SearchStrategy[Any] = st.one_of(
    st.integers(-100, 10**18), st.floats(1e-200, 1e200), st.fractions(-(10**9), 10**9)
)
weights: st.SearchStrategy[Any] = numbers.map(abs).filter(lambda x: x == 0 or x > Decimal("1e-300"))


def quantities(units: Sequence[str] = UNITS) -> st.SearchStrategy[jt.Quantity]:
    return st.builds(jt.Quantity, magnitudes, st.sampled_from(units))


figures: st.SearchStrategy[Figure] = st.one_of(numbers.map(number), quantities())


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    unit = draw(st.sampled_from((None, *UNITS)))
    drawn = draw(st.lists(numbers if unit is None else magnitudes, min_size=2, max_size=3))
    ends = sorted(number(x) for x in drawn)
    made: list[Any] = [end if unit is None else jt.Quantity(end, unit) for end in ends]
    return jt.between(made[0], made[-1], made[1] if len(made) == 3 else None)


contents = st.one_of(
    figures,
    ranges(),
    st.sampled_from((jt.SPARED, jt.UNDONE)),
    st.tuples(st.one_of(figures, ranges()), st.one_of(figures, ranges())),
)

evidence = st.builds(
    jt.Evidence,
    st.sampled_from(jt.EvidenceKind),
    texts,
    date=st.none() | st.dates(datetime.date(1, 1, 1)),
    sample=st.none() | st.integers(1, 10**15),
    note=st.just("") | texts,
)
levels = st.builds(jt.Level, contents, evidence=st.none() | evidence)
solutions = st.builds(
    jt.Solution,
    texts,
    kind=st.sampled_from(jt.SolutionKind),
    results=st.dictionaries(texts, levels, max_size=4),
    steps=st.dictionaries(texts, levels, max_size=2),
    adoption=st.dictionaries(texts, levels, max_size=2),
    changes=st.lists(texts, max_size=2),
    evidence=st.none() | evidence,
)


@st.composite
def measures(draw: st.DrawFn, units: Sequence[str] = UNITS) -> jt.Measure:
    if draw(st.booleans()) and units is UNITS:
        return draw(st.sampled_from((jt.Measure.rating(), jt.Problem("any").measure)))
    unit = draw(st.sampled_from(units))
    worst, target = draw(st.lists(magnitudes, min_size=2, max_size=2, unique_by=number))
    level = st.one_of(magnitudes, quantities((unit,)))
    limit = draw(st.none() | st.builds(jt.Limit, level, assumed=st.booleans()))
    return jt.Measure(draw(texts), unit, worst, target, limit, draw(st.none() | level))


@st.composite
def needs(draw: st.DrawFn, kind: Any, taken: set[str], steps: Sequence[str] = ()) -> list[Any]:
    drawn: list[Any] = []
    for n in range(draw(st.integers(0, 3))):
        statement = draw(texts)
        key = draw(st.none() | texts)
        called = key or slug(statement) or f"{kind.__name__}-{n}"
        if called in taken or not slug(statement):
            called = key = f"{kind.__name__} {n}, {len(taken)}"
        taken.add(called)
        parts: dict[str, Any] = {"key": key, "importance": draw(weights) or (0 if n else 1)}  # the first one matters
        if kind is jt.Step:
            parts |= {"stage": draw(st.none() | st.sampled_from(jt.Stage)), "optional": draw(st.booleans())}
        else:
            decided = st.none() | st.sampled_from(steps) if steps else st.none()
            parts |= {"dimension": draw(st.sampled_from(jt.Dimension)), "step": draw(decided)}
        if kind is jt.Hazard and draw(st.booleans()):
            chances: list[Any] = [1, 0.05, Fraction(1, 3), "5 %", jt.Quantity(Fraction(1, 7), "%")]
            parts["likelihood"] = draw(st.sampled_from(chances))
        else:
            parts["measure"] = draw(st.none() | measures())
        if kind is jt.Problem:
            parts["within"] = draw(st.none() | measures(("min", "h")))
        drawn.append(kind(statement, **parts))
    return drawn


@st.composite
def job_maps(draw: st.DrawFn, taken: set[str]) -> jt.JobMap:
    steps = draw(needs(jt.Step, taken))
    keys = draw(st.permutations([step.key for step in steps]))
    pairs = [(one, other) for n, one in enumerate(keys) for other in keys[n + 1 :]]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    groups = [keys[:2]] if len(keys) > 1 and draw(st.booleans()) else []
    repeats = [(later, earlier) for earlier, later in edges if draw(st.booleans())]
    return jt.JobMap(steps, edges, alternatives=groups, repeats=repeats)


@st.composite
def limits(draw: st.DrawFn, need: Any) -> jt.Limit:
    drawn = jt.Limit(draw(st.one_of(numbers, quantities((need.measure.unit,)))), draw(st.booleans()))
    try:
        bound(need, drawn.level)
    except jt.InvalidValueError:  # no share or chance
        return jt.Limit(0, drawn.assumed)
    return drawn


@st.composite
def jobs(draw: st.DrawFn) -> jt.Job:
    taken: set[str] = set()
    action = draw(job_maps(taken))
    steps = [step.key for step in action.steps if len(step.key) <= 2000]
    sides = (
        draw(needs(jt.Goal, taken, steps)),
        draw(needs(jt.Hazard, taken, steps)),
        draw(needs(jt.Problem, taken, steps)),
    )
    purpose = jt.Purpose(*sides)
    adoption = draw(needs(jt.Step, taken))
    nameable: list[Any] = [need for need in (*purpose, *action.steps, *adoption) if len(need.key) <= 2000]
    outcomes = [outcome.key for outcome in purpose if len(outcome.key) <= 2000]
    performers: list[jt.Performer] = []
    for _ in range(draw(st.integers(0, 2))):
        chosen = draw(st.lists(st.sampled_from(nameable), unique_by=lambda need: need.key)) if nameable else []
        performers.append(
            jt.Performer(
                draw(st.sampled_from(jt.Role)),
                draw(texts),
                importances={need.key: draw(weights) for need in chosen if draw(st.booleans())},
                limits={need.key: draw(limits(need)) for need in chosen},
                veto=draw(st.booleans()),
            )
        )
    shifts = st.builds(
        jt.Progress,
        texts,
        texts,
        st.sampled_from(jt.Dimension),
        st.lists(st.sampled_from(outcomes), max_size=3) if outcomes else st.just([]),
    )
    return jt.Job(
        draw(texts),
        purpose,
        action,
        circumstance=draw(
            st.none() | st.builds(jt.Circumstance, texts, st.none() | texts, st.lists(texts, max_size=2))
        ),
        performers={(person.name, person.role): person for person in performers}.values(),
        progress=draw(st.lists(shifts, max_size=2)),
        adoption=adoption,
        key=draw(st.none() | texts),
    )


documents = st.builds(Document, jobs(), st.lists(solutions, max_size=2).map(tuple))
