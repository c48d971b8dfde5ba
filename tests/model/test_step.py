from fractions import Fraction

import jobtheory as jt
from jobtheory.model.measure import FULL, NONE, Score

HALF = Fraction(1, 2)


def test_the_universal_stages_in_their_usual_order() -> None:
    assert [stage.value for stage in jt.Stage] == [
        "define",
        "locate",
        "prepare",
        "confirm",
        "execute",
        "monitor",
        "modify",
        "conclude",
    ]


def test_a_step_has_defaults_that_say_nothing() -> None:
    step = jt.Step("Pour the water")
    assert (step.key, step.stage, step.importance, step.optional) == ("pour-the-water", None, 1, False)
    assert step.measure == jt.Measure.rating()
    assert jt.Step("a", stage="execute") == jt.Step("a", stage=jt.Stage.EXECUTE)


def test_a_step_that_is_spared_is_worth_all_and_one_that_cannot_be_done_nothing() -> None:
    step = jt.Step("Pour", measure=jt.Measure("time", "min", 10, 0, limit=8))
    assert step.score(jt.SPARED, Fraction(5)) == FULL
    assert step.score(jt.UNDONE, Fraction(5)) == NONE
    assert step.score(5) == Score(HALF, HALF, HALF)
    assert step.score(jt.Quantity(300, "s")) == step.score(5)
    assert step.score(9).past_likely
    assert step.score(5, Fraction(4)).past_likely
    assert step.unknown() == Score(Fraction(0), Fraction(0), Fraction(1), past_low=True)
    assert not jt.Step("Pour").unknown().past_low
    assert jt.Step("Pour").unknown(Fraction(3)).past_low
