"""One hire needs them all: executors, contributors and buyers, each with weights and limits of their own."""

import pytest

import jobtheory as jt
from jobtheory import Verdict


def job(*performers: jt.Performer) -> jt.Job:
    """Return a job with two goals, one for the user and one for whoever pays."""
    return jt.Job(
        "Bill the customers",
        jt.Purpose(goals=["Send it soon", "Spend little"]),
        jt.JobMap.chain("Write it", "Send it"),
        performers=performers,
    )


OLD = jt.Solution("letter", results={"send-it-soon": 3, "spend-little": 6})
NEW = jt.Solution("portal", results={"send-it-soon": 9, "spend-little": 4})
CLERK = jt.Performer("executor", "Clerk", importances={"send-it-soon": 3})
BOSS = jt.Performer("buyer", "Boss", importances={"send-it-soon": 1, "spend-little": 9})


def test_without_a_veto_a_buyer_only_has_a_view() -> None:
    found = jt.compare(job(CLERK, BOSS), [OLD, NEW], incumbent="letter")
    assert found.verdicts["portal"] is Verdict.HIRE
    assert found.blocked == {}
    assert found.performers["Clerk"].verdicts["portal"] is Verdict.HIRE
    assert found.performers["Boss"].verdicts["portal"] is Verdict.REJECT
    assert found.performers["Boss"].forces["portal"].net == pytest.approx(0.1 * 0.6 - 0.9 * 0.2)
    assert found.performers["Boss"].performer == "Boss"
    assert found.to_dict()["performers"]["Boss"] == {"letter": "keep", "portal": "reject"}


def test_who_has_a_veto_blocks_a_hire_whose_net_is_not_above_zero() -> None:
    boss = jt.Performer("buyer", "Boss", importances=BOSS.importances, veto=True)
    found = jt.compare(job(CLERK, boss), [OLD, NEW], incumbent="letter")
    assert found.verdicts == {"letter": Verdict.KEEP, "portal": Verdict.REJECT}
    assert found.blocked == {"portal": ("Boss",)}
    assert found.why("portal").headline == (
        "portal is not hired: Boss stands against it (own net -0.120), and a hire needs all of them."
    )
    cheaper = jt.Solution("portal", results={"send-it-soon": 9, "spend-little": 6})
    assert jt.compare(job(CLERK, boss), [OLD, cheaper], incumbent="letter").hired == ("portal",)


def test_nothing_is_hired_against_the_executor() -> None:
    clerk = jt.Performer("executor", "Clerk", importances={"send-it-soon": 0})
    found = jt.compare(job(clerk), [OLD, NEW], incumbent="letter")
    assert found.forces["portal"].net > 0
    assert found.verdicts["portal"] is Verdict.REJECT
    assert found.blocked == {"portal": ("Clerk",)}


def test_a_blocked_challenger_leaves_the_job_to_the_next() -> None:
    boss = jt.Performer("buyer", "Boss", importances=BOSS.importances, veto=True)
    next_best = jt.Solution("mail", results={"send-it-soon": 5, "spend-little": 7})
    found = jt.compare(job(boss), [OLD, NEW, next_best], incumbent="letter")
    assert found.forces["portal"].net > found.forces["mail"].net
    assert found.hired == ("mail",)


def test_a_claim_that_would_win_over_whoever_blocks_is_not_yet() -> None:
    boss = jt.Performer("buyer", "Boss", importances={"send-it-soon": 3, "spend-little": 1}, veto=True)
    old = jt.Solution("letter", results={"send-it-soon": 9, "spend-little": 6})
    claimed = jt.Solution("portal", results={"send-it-soon": 8.8, "spend-little": 7})
    doubting = jt.SwitchingModel(optimism=3)
    found = jt.compare(job(boss), [old, claimed], incumbent="letter", model=doubting)
    assert found.forces["portal"].net > 0
    assert found.blocked["portal"] == ("Boss",)
    assert found.verdicts["portal"] is Verdict.NOT_YET
    assert [q.key for q in found.leaning["portal"].find_out] == ["spend-little"]
    tried = jt.Evidence("trial", "a week of bills")
    proven = jt.Solution("portal", results={"send-it-soon": 8.8, "spend-little": jt.Level(7, evidence=tried)})
    assert jt.compare(job(boss), [old, proven], incumbent="letter", model=doubting).hired == ("portal",)


def test_what_blocks_may_hang_on_an_open_level() -> None:
    boss = jt.Performer("buyer", "Boss", importances=BOSS.importances, veto=True)
    ranged = jt.Solution("portal", results={"send-it-soon": 9, "spend-little": jt.between(4, 8)})
    assert jt.compare(job(boss), [OLD, ranged], incumbent="letter").verdicts["portal"] is Verdict.NOT_YET
    open_seat = jt.Solution("letter", results={"send-it-soon": 3, "spend-little": jt.between(2, 6)})
    assert jt.compare(job(boss), [open_seat, NEW], incumbent="letter").verdicts["portal"] is Verdict.NOT_YET
    low_seat = jt.Solution("letter", results={"send-it-soon": 3, "spend-little": jt.between(1, 3)})
    assert jt.compare(job(boss), [low_seat, NEW], incumbent="letter").verdicts["portal"] is Verdict.HIRE


def test_somebody_with_two_roles_is_told_apart() -> None:
    both = (jt.Performer("executor", "Ann"), jt.Performer("buyer", "Ann"))
    found = jt.compare(job(*both), [OLD, NEW], incumbent="letter")
    assert list(found.performers) == ["Ann (executor)", "Ann (buyer)"]
    assert jt.compare(job(*both), [OLD, NEW], performer="Ann (buyer)").performer == "Ann (buyer)"
    with pytest.raises(jt.InvalidValueError, match=r"2 performers are the buyer 'Ann'\. Give each .* \[JT304\]"):
        job(both[1], both[1])
    with pytest.raises(jt.UnknownNameError, match=r"the job has no performer 'Bob'.*JT505"):
        jt.compare(job(*both), [OLD, NEW], performer="Bob")


def test_a_performers_own_limit_binds_in_his_own_view() -> None:
    boss = jt.Performer("buyer", "Boss", limits={"spend-little": 5})
    found = jt.compare(job(boss), [OLD, NEW], incumbent="letter")
    assert found.hired == ("portal",)
    alone = found.performers["Boss"]
    assert alone.considered == ("letter",)
    assert alone.objections["portal"] == ("4 points is past the limit of Boss",)


def test_whoever_weighs_nothing_that_is_known_has_no_view() -> None:
    idle = jt.Performer("executor", "Clerk", importances={"send-it-soon": 0, "spend-little": 0})
    found = jt.compare(job(idle), [OLD, NEW], incumbent="letter")
    assert found.performers == {}
    assert found.hired == ("portal",)
