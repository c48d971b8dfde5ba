"""Forces that people state, and what the levels come to beside them."""

import pickle
from fractions import Fraction
from typing import Any

import attrs
import pytest

import jobtheory as jt

LOSES = jt.Evidence("stated", "interview 3", note="What if it loses my data?")


def job(**more: Any) -> jt.Job:
    return jt.Job(
        "Keep the books",
        jt.Purpose(goals=["Close the month early"], hazards=[jt.Hazard("Lose an entry")]),
        jt.JobMap.chain("Enter receipts", "Reconcile"),
        **more,
    )


def comparison(**more: Any) -> jt.Comparison:
    """Return one of which every force is known by hand.

    Weights: a quarter for each of two outcomes and two steps. Early 4 to 10 gains .15 (push .1 to good enough, pull
    .05), the hazard loses .05 (anxiety), entering loses .1 (habit), reconciling gains .05 (push); changing over is a
    fifth short of target and counts half, .1 (habit).
    """
    move = jt.Step("Move over", measure=jt.Measure("time", "day", worst=10, target=0))
    old = jt.Solution(
        "paper",
        results={"close-the-month-early": 4, "lose-an-entry": 8},
        steps={"enter-receipts": 8, "reconcile": 5},
    )
    new = jt.Solution(
        "program",
        results={"close-the-month-early": 10, "lose-an-entry": 6},
        steps={"enter-receipts": 4, "reconcile": 7},
        adoption={"move-over": 2},
        **more.pop("solution", {}),
    )
    return jt.compare(job(adoption=[move]), [old, new], incumbent="paper", **more)


def test_shares_and_differences_by_hand() -> None:
    forces = comparison().forces["program"]
    assert attrs.astuple(forces, filter=lambda a, _: a.name != "evidence") == (0.15, 0.05, 0.05, 0.2, -0.05)
    beside = comparison().beside("program", jt.Forces.stated(push=3, pull=1, anxiety=5, habit=1))
    pairs = beside.forces
    assert [pairs[name].computed for name in pairs] == [3 / 9, 1 / 9, 1 / 9, 4 / 9]
    assert [pairs[name].stated for name in pairs] == [0.3, 0.1, 0.5, 0.1]
    assert pairs["anxiety"].difference == float(Fraction(1, 2) - Fraction(1, 9))
    assert beside.disagreeing == ("anxiety", "habit")
    assert (beside.computed_net, beside.stated_net) == (-1 / 9, -0.2)
    assert beside.directions == ("against", "against")
    assert not beside.agrees
    assert (beside.name, beside.incumbent, beside.tolerance) == ("program", "paper", 0.15)


def test_whatever_lies_within_the_tolerance_agrees_its_end_included() -> None:
    said = jt.Forces.stated(push=0.3, pull=0.1, anxiety=0.5, habit=0.1)
    one = jt.Job("Do it", jt.Purpose(goals=["Gain", "Lose", "Rest"]), jt.JobMap([]))
    old = jt.Solution("old", results={"gain": 2, "lose": 8, "rest": 10})
    new = jt.Solution("new", results={"gain": 8, "lose": 8, "rest": 6})  # push .6, habit .4
    found = jt.compare(one, [old, new], incumbent="old").beside("new", said, tolerance=0.3)
    assert [found.forces[name].difference for name in found.forces] == [-0.3, 0.1, 0.5, -0.3]
    assert found.disagreeing == ("anxiety",)
    assert jt.compare(one, [old, new], incumbent="old").beside("new", said, tolerance=0.2999).disagreeing == (
        "push",
        "anxiety",
        "habit",
    )
    assert found.directions == ("for", "against")
    same = jt.Forces.stated(push=60, habit=40)
    agreed = jt.compare(one, [old, new], incumbent="old").beside("new", same, tolerance=0)
    assert agreed.agrees
    assert [pair.difference for pair in agreed.forces.values()] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    "model", [jt.SwitchingModel.neutral(), jt.SwitchingModel.gourville(), jt.SwitchingModel.prospect()]
)
@pytest.mark.parametrize("hire", ["big", "little"])
def test_the_needs_behind_a_force_add_up_to_it(model: jt.SwitchingModel, hire: Any) -> None:
    made = comparison(model=model, hire=hire)
    beside = made.beside("program", jt.Forces.stated(push=1))
    forces = made.forces["program"]
    for name, pair in beside.forces.items():
        assert sum(reason.effect for reason in pair.needs) == pytest.approx(getattr(forces, name))
        assert [r.effect for r in pair.needs] == sorted((r.effect for r in pair.needs), reverse=True)
    assert sum(pair.computed for pair in beside.forces.values()) == pytest.approx(1)


def test_the_needs_behind_a_force_are_named_with_their_levels() -> None:
    pairs = comparison(model=jt.SwitchingModel.gourville()).beside("program", jt.Forces.stated(push=1)).forces
    assert [(r.key, r.level, r.other) for r in pairs["push"].needs] == [
        ("close-the-month-early", "10 points", "4 points"),
        ("reconcile", "7 points", "5 points"),
    ]
    assert [(r.key, r.note) for r in pairs["anxiety"].needs] == [
        ("lose-an-entry", ""),
        ("close-the-month-early", "a claim that is not proven"),
        ("reconcile", "a claim that is not proven"),
    ]
    assert [(r.key, r.note) for r in pairs["habit"].needs] == [
        ("enter-receipts", ""),
        ("move-over", "the price of changing over"),
    ]
    proven = comparison(model=jt.SwitchingModel.gourville(), solution={"evidence": jt.Evidence("trial", "us")}).beside(
        "program", jt.Forces.stated(push=1)
    )
    assert [r.key for r in proven.forces["anxiety"].needs] == ["lose-an-entry"]


def test_where_nothing_differs_every_computed_share_is_0() -> None:
    same = {"results": {"close-the-month-early": 5, "lose-an-entry": 5}, "steps": {"enter-receipts": 5, "reconcile": 5}}
    made = jt.compare(job(), [jt.Solution(n, **same) for n in ("old", "new")], incumbent="old")  # type: ignore[arg-type]
    beside = made.beside("new", jt.Forces.stated(push=1, habit=1))
    assert [pair.computed for pair in beside.forces.values()] == [0, 0, 0, 0]
    assert beside.directions == ("even", "even")
    assert beside.disagreeing == ("push", "habit")


def test_scaling_what_is_stated_changes_nothing() -> None:
    for factor in (Fraction(1, 3), 2, 10**9):
        said = jt.Forces.stated(push=3 * factor, pull=6 * factor, anxiety=9 * factor)
        beside = comparison().beside("program", said)
        assert [pair.stated for pair in beside.forces.values()] == pytest.approx([1 / 6, 1 / 3, 1 / 2, 0])


def test_it_shows_both_side_by_side_and_what_is_behind_a_difference() -> None:
    said = jt.Forces.from_quotes(
        [
            ("anxiety", LOSES),
            ("push", jt.Evidence("stated", "interview 1")),
            ("anxiety", attrs.evolve(LOSES, source="4")),
        ]
    )
    beside = comparison().beside("program", said)
    text = str(beside)
    assert text.startswith("program in place of paper: the model and what people say disagree on anxiety and habit")
    assert "anxiety 11% 67% +56% no" in " ".join(text.split())
    assert "On the whole both work against a switch." in text
    for line in ("Computed anxiety comes from", "Stated anxiety rests on", "Computed habit comes from"):
        assert line in text
    assert "· “What if it loses my data?” (stated: interview 3)" in text
    assert "Stated habit rests on" not in text
    assert "Computed push comes from" not in text
    assert "<li>“What if it loses my data?” (stated: interview 3)</li>" in beside._repr_mimebundle_()["text/html"]
    assert "| anxiety | 11% | 67% | \\+56% | no |" in jt.show.markdown(beside)
    assert pickle.loads(pickle.dumps(beside)) == beside  # noqa: S301  # our own bytes
    assert len({beside, comparison().beside("program", said)}) == 1


def test_it_says_so_where_both_agree_or_work_opposite_ways() -> None:
    alike = comparison().beside("program", jt.Forces.stated(push=3, pull=1, anxiety=1, habit=4))
    assert "the model and what people say agree on every force" in str(alike)
    assert alike.agrees
    opposite = comparison().beside("program", jt.Forces.stated(push=9, habit=1))
    assert "the model works against a switch, what people say for a switch" in " ".join(str(opposite).split())
    one = comparison().beside("program", jt.Forces.stated(habit=1), tolerance=0.4)
    assert "disagree on habit" in str(one)


def test_many_quotes_are_cut_and_counted() -> None:
    said = jt.Forces.from_quotes([("anxiety", jt.Evidence("stated", f"interview {n}")) for n in range(9)])
    text = str(comparison().beside("program", said))
    assert "· stated: interview 5" in text
    assert "… and 3 more" in text


# --- stating forces


def test_stated_forces_keep_their_scale_and_their_evidence() -> None:
    said = jt.Forces.stated(push=3, pull=2.5, anxiety=4, evidence={"anxiety": [LOSES], "push": []})
    assert (said.push, said.pull, said.anxiety, said.habit, said.net) == (3, 2.5, 4, 0, 1.5)
    assert said.evidence == {"anxiety": (LOSES,)}
    assert repr(said).startswith("Forces(push=3.0, pull=2.5, anxiety=4.0, habit=0.0, net=1.5, evidence={'anxiety': (Ev")
    assert said != jt.Forces.stated(push=3, pull=2.5, anxiety=4)
    assert repr(jt.Forces.stated(habit=1)) == "Forces(push=0.0, pull=0.0, anxiety=0.0, habit=1.0, net=-1.0)"
    assert pickle.loads(pickle.dumps(said)) == said  # noqa: S301  # our own bytes
    assert hash(said) == hash(attrs.evolve(said))


def test_computed_forces_have_no_evidence_and_look_as_before() -> None:
    forces = comparison().forces["program"]
    assert forces.evidence == {}
    assert repr(forces) == "Forces(push=0.15, pull=0.05, anxiety=0.05, habit=0.2, net=-0.05)"
    assert comparison().to_dict()["forces"]["program"] == {
        "push": 0.15,
        "pull": 0.05,
        "anxiety": 0.05,
        "habit": 0.2,
        "net": -0.05,
    }


def test_quotes_count_their_sources_or_every_mention() -> None:
    quotes = [
        ("anxiety", LOSES),
        ("anxiety", attrs.evolve(LOSES, note="And my customers' data?")),
        ("habit", LOSES),
        ("anxiety", jt.Evidence("observed", "interview 4")),
        ("push", jt.Evidence("stated", "survey", sample=40)),
    ]
    by_source, by_mention = jt.Forces.from_quotes(iter(quotes)), jt.Forces.from_quotes(quotes, per="mention")
    assert (by_source.push, by_source.pull, by_source.anxiety, by_source.habit) == (1, 0, 2, 1)
    assert (by_mention.push, by_mention.pull, by_mention.anxiety, by_mention.habit) == (1, 0, 3, 1)
    assert by_source.evidence == by_mention.evidence
    assert [quote.source for quote in by_source.evidence["anxiety"]] == ["interview 3", "interview 3", "interview 4"]
    assert list(by_source.evidence) == ["push", "anxiety", "habit"]


SAID = jt.Forces.stated(push=1)
EVIL: Any = object()
ANN: Any = "Ann"


@pytest.mark.parametrize(
    ("make", "kind", "match"),
    [
        (lambda: jt.Forces.stated(push=-1), jt.InvalidValueError, r"^Forces.stated: push is -1. Give .*\[JT515\]$"),
        (lambda: jt.Forces.stated(push=1, habit=10**16), jt.InvalidValueError, r"habit is .*\[JT515\]$"),
        (jt.Forces.stated, jt.InvalidValueError, r"^Forces.stated: no force is above 0. .*\[JT516\]$"),
        (lambda: jt.Forces.stated(push=EVIL), jt.InvalidTypeError, r"^Forces.stated > push: an object .*\[JT121\]$"),
        (lambda: jt.Forces.stated(push=float("nan")), jt.InvalidValueError, r"\[JT122\]$"),
        (
            lambda: jt.Forces.stated(push=1, evidence={"worry": []}),
            jt.UnknownNameError,
            r"^Forces.stated > evidence: there is no force 'worry'. Known are 'push', 'pull', 'anxiety', 'habit'",
        ),
        (lambda: jt.Forces.stated(push=1, evidence={"push": ANN}), jt.InvalidTypeError, r"evidence is 'Ann'.*JT106"),
        (
            lambda: jt.Forces.stated(push=1, evidence={"push": [EVIL]}),
            jt.InvalidTypeError,
            r"evidence\['push'\].*JT103",
        ),
        (lambda: jt.Forces.stated(push=1, evidence=EVIL), jt.InvalidTypeError, r"evidence is an object.*\[JT106\]$"),
        (lambda: jt.Forces.from_quotes([]), jt.InvalidValueError, r"^Forces.from_quotes: no force .*\[JT516\]$"),
        (lambda: jt.Forces.from_quotes(EVIL), jt.InvalidTypeError, r"quotes is an object.*\[JT106\]$"),
        (lambda: jt.Forces.from_quotes([EVIL]), jt.InvalidTypeError, r"quote 1: a quote is the pair .*\[JT103\]$"),
        (lambda: jt.Forces.from_quotes([("push",)]), jt.InvalidTypeError, r"quote 1: a quote is the pair"),  # type: ignore[list-item]
        (lambda: jt.Forces.from_quotes([("push", EVIL)]), jt.InvalidTypeError, r"quote 1: evidence is an object"),
        (
            lambda: jt.Forces.from_quotes([("push", LOSES), ("anxietyy", LOSES)]),
            jt.UnknownNameError,
            r"quote 2: there is no force 'anxietyy'. Did you mean 'anxiety'\? \[JT105\]$",
        ),
        (lambda: jt.Forces.from_quotes([(5, LOSES)]), jt.InvalidTypeError, r"quote 1: there is no force 5"),  # type: ignore[list-item]
        (
            lambda: jt.Forces.from_quotes([("push", LOSES)], per="person"),  # type: ignore[arg-type]
            jt.UnknownNameError,
            r"not counted per 'person'. Known are 'source', 'mention'. \[JT105\]$",
        ),
    ],
)
def test_what_cannot_be_stated_is_refused(make: Any, kind: type[Exception], match: str) -> None:
    with pytest.raises(kind, match=match):
        make()


@pytest.mark.parametrize(
    ("name", "said", "tolerance", "kind", "match"),
    [
        ("paper", SAID, 0.1, jt.UnknownNameError, r"no challenger is called 'paper'.*\[JT503\]$"),
        (5, SAID, 0.1, jt.InvalidTypeError, r"no challenger is called 5"),
        ("program", 5, 0.1, jt.InvalidTypeError, r"^Comparison.beside: stated is 5, not a Forces"),
        ("program", SAID, 2, jt.InvalidValueError, r"tolerance is 2. .*\[JT501\]$"),
        ("program", jt.Forces(0, 0, 0, 0, 0), 0.1, jt.InvalidValueError, r"no force .*\[JT516\]$"),
        ("program", jt.Forces(-1, 0, 2, 0, 0), 0.1, jt.InvalidValueError, r"push is -1.*\[JT515\]$"),
    ],
)
def test_what_cannot_be_set_beside_is_refused(
    name: Any, said: Any, tolerance: float, kind: type[Exception], match: str
) -> None:
    with pytest.raises(kind, match=match):
        comparison().beside(name, said, tolerance=tolerance)


def test_without_an_incumbent_that_may_stay_there_is_nothing_to_set_beside() -> None:
    said = jt.Forces.stated(push=1)
    given = comparison()
    with pytest.raises(jt.InvalidValueError, match=r"^Comparison.beside: nobody has the job today. .*\[JT506\]$"):
        jt.compare(given.job, given.solutions).beside("program", said)
    paper = attrs.evolve(given.solutions[0], steps={"enter-receipts": jt.UNDONE, "reconcile": 5})
    out = jt.compare(given.job, [paper, given.solutions[1]], incumbent="paper")
    with pytest.raises(jt.InvalidValueError, match=r"'paper' has the job today and is ruled out. .*\[JT506\]$"):
        out.beside("program", said)
