"""Who could take a job away without doing it."""

import pytest

import jobtheory as jt
from jobtheory.errors import InvalidValueError, UnknownNameError

TIME = jt.Measure("until we see each other", "h", worst=48, target=0, baseline=48)
VISIT = jt.Job(
    "Be with someone far away",
    jt.Purpose(goals=["Feel close", jt.Goal("See them soon", measure=TIME)]),
    jt.JobMap([]),
)
NETWORK = jt.JobNetwork(
    ["Fly", "Travel", "Talk", VISIT, "Belong", "Move"],
    [("fly", "travel"), ("travel", VISIT), ("talk", VISIT), (VISIT, "belong"), ("move", "belong")],
)
PROVEN = jt.Evidence("observed", "two years")
AIRLINE = jt.Solution("airline", results={"feel-close": 8, "see-them-soon": "36 h"})
CALL = jt.Solution("video call", results={"feel-close": 4, "see-them-soon": "0 h"}, evidence=PROVEN)
LETTER = jt.Solution("letter", results={"feel-close": 1}, evidence=PROVEN)
SOLUTIONS = {"fly": [AIRLINE], "talk": [CALL, LETTER, jt.Solution("smoke")], "move": [jt.Solution("new home")]}


def view(**settings: object) -> jt.Disruption:
    return jt.disruption(NETWORK, "fly", SOLUTIONS, incumbent="airline", **settings)  # type: ignore[arg-type]


def test_it_lists_who_reaches_what_the_job_is_for_the_nearest_first() -> None:
    found = view()
    assert (found.job, found.incumbent, len(found)) == ("fly", "airline", 4)
    assert [one.name for one in found] == ["video call", "letter", "smoke", "new home"]
    assert [one.competitor.distance for one in found] == [2, 2, 2, 3]
    assert [one.reached for one in found] == ["be-with-someone-far-away"] * 3 + ["belong"]
    rivals = NETWORK.competitors("fly", SOLUTIONS)
    assert [one.competitor for one in found] == [c for c in rivals if c.bypasses and not c.solution.is_nothing]


def test_each_stands_as_a_comparison_at_that_job_says() -> None:
    call, *_ = view()
    job, solutions, _ = NETWORK.at(VISIT, SOLUTIONS)
    whole = jt.compare(job, solutions, incumbent="airline")
    assert call.comparison == whole
    assert call.experience == whole.experience["video call"]
    assert call.verdict is whole.verdicts["video call"]
    assert call.turn == whole.what_would_it_take("video call")
    # the mean of 4/10 and 1
    assert call.experience is not None
    assert call.experience.overall == 0.7
    assert call.shortfall == pytest.approx(0.1, abs=1e-12)


def test_gaps_are_what_is_not_good_enough_and_what_nobody_knows() -> None:
    call, letter, *_ = view()
    assert [(gap.key, gap.now, gap.enough, gap.unit) for gap in call.gaps] == [("feel-close", "4 points", 8, "point")]
    assert [(gap.key, gap.now) for gap in letter.gaps] == [("feel-close", "1 point"), ("see-them-soon", "unknown")]
    assert letter.gaps[1].enough == pytest.approx(9.6)
    (same,) = [gap for gap in view(good_enough=0.4).bypasses[1].gaps if gap.key == "feel-close"]
    assert same.enough == 4
    assert not view(good_enough=0.4).bypasses[0].gaps  # 4 of 10 is good enough, to the point
    assert view(good_enough=0.4).bypasses[0].shortfall == 0


def test_who_says_nothing_is_listed_all_the_same() -> None:
    *_, smoke, home = view()
    assert (smoke.verdict, smoke.experience, smoke.shortfall, smoke.turn, smoke.gaps) == (None, None, None, None, ())
    assert smoke.comparison is not None
    assert home.comparison is None  # nobody says anything there
    assert "says nothing" in repr(smoke)


def test_an_incumbent_that_says_nothing_keeps_the_verdict_open() -> None:
    found = jt.disruption(NETWORK, "fly", {**SOLUTIONS, "fly": [jt.Solution("balloon")]}, incumbent="balloon")
    call = found.bypasses[0]
    assert call.comparison is not None
    assert call.comparison.verdicts["balloon"] is not jt.Verdict.FIRE
    assert call.verdict is jt.Verdict.NOT_YET


def test_the_incumbent_itself_and_parts_of_its_job_are_no_challengers() -> None:
    network = jt.JobNetwork(["Book", "Fly", "Call", VISIT], [("book", "fly"), ("fly", VISIT), ("call", VISIT)])
    solutions = {"book": [jt.Solution("agent")], "fly": [AIRLINE], "call": [AIRLINE]}
    assert not jt.disruption(network, network["fly"], solutions, incumbent=AIRLINE).bypasses


def test_settings_are_those_of_compare() -> None:
    (call, *_) = view(model=jt.SwitchingModel.gourville(), slack=0)
    assert call.comparison is not None
    assert (call.comparison.model, call.comparison.slack) == (jt.SwitchingModel.gourville(), 0)
    with pytest.raises(InvalidValueError, match=r"good_enough.*JT501"):
        view(good_enough=2)


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(UnknownNameError, match=r"no solution to 'fly': 'video call'.*'airline'.*JT503"):
        jt.disruption(NETWORK, "fly", SOLUTIONS, incumbent="video call")
    with pytest.raises(UnknownNameError, match=r"unknown job 'fli'.*'fly'.*JT230"):
        jt.disruption(NETWORK, "fli", SOLUTIONS, incumbent="airline")
    with pytest.raises(jt.InvalidTypeError, match=r"network is .*JT103"):
        jt.disruption(VISIT, "fly", SOLUTIONS, incumbent="airline")  # type: ignore[arg-type]


def test_it_shows_each_of_them() -> None:
    text = str(view())
    assert "4 challengers reach what fly is for by another way than airline" in text
    assert "video call: fly → travel → be-with-someone-far-away ← talk" in text
    assert "Feel close: 4 points, good enough from 8 points" in text
    assert "It gives no level for any outcome of belong" in text
    assert "Nothing reaches what belong is for" in str(
        jt.disruption(NETWORK, "belong", {"belong": [LETTER.__class__("kin")]}, incumbent="kin")
    )
    html = view()._repr_mimebundle_()["text/html"]
    assert "<table" in html


def test_where_nothing_turns_it_that_is_said() -> None:
    perfect = jt.Solution("airline", results={"feel-close": 10, "see-them-soon": 0}, evidence=PROVEN)
    found = jt.disruption(NETWORK, "fly", {"fly": [perfect], "talk": [CALL]}, incumbent="airline")
    assert "No single level and no pair of levels would have it hired." in str(found)
    assert repr(found) == "<Disruption of 'airline': ('video call',)>"


def test_where_two_levels_turn_it_both_are_said() -> None:
    both = jt.Solution("airline", results={"feel-close": 9, "see-them-soon": "1 h"}, evidence=PROVEN)
    worse = jt.Solution("post", results={"feel-close": 0, "see-them-soon": "48 h"}, evidence=PROVEN)
    found = jt.disruption(NETWORK, "fly", {"fly": [both], "talk": [worse]}, incumbent="airline")
    (post,) = found
    assert post.turn is not None
    assert post.turn.pair is not None
    assert "What it would take to be hired: " in str(found)
    assert " and " in str(found).splitlines()[-1] + str(found).splitlines()[-2]


MOOD = jt.Job("Lift my mood", jt.Purpose(goals=["Feel better"]), jt.JobMap([]))
BELONG = jt.Job("Belong to people like me", jt.Purpose(goals=["Share moments"]), jt.JobMap([]))
MUSIC = {
    "hear-music": [jt.Solution("stream", results={"feel-better": 8, "share-moments": 2})],
    "sing-with-others": [jt.Solution("choir", results={"feel-better": 6, "share-moments": 9}, evidence=PROVEN)],
}


@pytest.mark.parametrize("above", [(MOOD, BELONG), (BELONG, MOOD)])
def test_a_challenger_stands_at_every_job_that_it_reaches(above: tuple[jt.Job, ...]) -> None:
    served = [(lower, upper) for upper in above for lower in ("hear-music", "sing-with-others")]
    network = jt.JobNetwork(["Hear music", "Sing with others", *above], served)
    found = jt.disruption(network, "hear-music", MUSIC, incumbent="stream")
    assert {(one.reached, one.verdict) for one in found} == {
        ("lift-my-mood", jt.Verdict.REJECT),
        ("belong-to-people-like-me", jt.Verdict.HIRE),
    }
    assert str(found).startswith("1 challenger reaches what hear-music is for")


def test_whoever_is_silent_nearby_is_heard_further_up() -> None:
    network = jt.JobNetwork(
        ["Hear music", "Sing with others", MOOD, BELONG],
        [("hear-music", MOOD), ("sing-with-others", MOOD), (MOOD, BELONG)],
    )
    choir = jt.Solution("choir", results={"share-moments": 9}, evidence=PROVEN)
    (one,) = jt.disruption(network, "hear-music", {**MUSIC, "sing-with-others": [choir]}, incumbent="stream")
    assert (one.reached, one.competitor.distance, one.verdict) == (BELONG.key, 2, jt.Verdict.HIRE)
    assert one.competitor.path == ("hear-music", MOOD.key, BELONG.key, MOOD.key, "sing-with-others")


def test_a_part_that_does_without_the_job_bypasses_it() -> None:
    network = jt.JobNetwork(
        ["Discover songs", "Play songs", MOOD],
        [("discover-songs", "play-songs"), ("play-songs", MOOD), ("discover-songs", MOOD)],
    )
    radio = jt.Solution("radio", results={"feel-better": 9}, evidence=PROVEN)
    stream = jt.Solution("stream", results={"feel-better": 6})
    solutions = {"discover-songs": [radio], "play-songs": [stream]}
    (one,) = jt.disruption(network, "play-songs", solutions, incumbent="stream")
    assert (one.name, one.verdict, one.competitor.path) == (
        "radio",
        jt.Verdict.HIRE,
        ("play-songs", MOOD.key, "discover-songs"),
    )


def test_what_keeps_it_open_is_said() -> None:
    found = jt.disruption(NETWORK, "fly", {**SOLUTIONS, "fly": [jt.Solution("balloon")]}, incumbent="balloon")
    assert {question.solution for question in found.bypasses[0].open} >= {"balloon"}
    assert "Not yet: find out " in str(found)
    assert "No single level" not in str(found).partition("video call:")[2].partition("letter:")[0]
    assert view().bypasses[2].open == ()
