"""Signs of demand, and what they are as evidence."""

import jobtheory as jt

Sign = jt.DemandSign


def test_what_people_do_is_better_evidence_than_what_they_say() -> None:
    kinds = [sign.evidence for sign in Sign]
    assert [kind.value for kind in kinds] == ["stated", "trial", "observed", "repeated"]
    assert kinds == sorted(kinds, key=lambda kind: kind.rank)


def test_signs_compare_in_their_order() -> None:
    assert Sign.SAID < Sign.ANSWERED <= Sign.ANSWERED < Sign.PAID < Sign.CAME_BACK
    assert Sign.CAME_BACK > Sign.PAID >= Sign.PAID
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(Sign.PAID, compare)("paid") is NotImplemented
