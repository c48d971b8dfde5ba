"""Checks of networks: what is found between jobs, what in each of them, and where nothing is said."""

import json
import pickle
from itertools import pairwise
from typing import Any, assert_type

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.checks import Case, Hit, Lexicon, Rule, Severity, explain
from jobtheory.errors import CheckError, InvalidTypeError, UnknownNameError
from jobtheory.testing import attached, job_networks
from tests.timing import quick

FEEL = jt.Goal("Feel calm on the way", dimension="emotional", importance=2)
SPEND = jt.JobNetwork(
    ["Send a document", "Open an account", "Carry cash", "Spend money abroad"],
    [
        ("send-a-document", "open-an-account"),
        ("open-an-account", "spend-money-abroad"),
        ("carry-cash", "spend-money-abroad"),
    ],
)


def network(jobs: list[Any], *pairs: str) -> jt.JobNetwork:
    """Return a network of jobs and of pairs such as ``"lower > upper"``."""
    return jt.JobNetwork(jobs, [tuple(pair.split(" > ")) for pair in pairs])  # type: ignore[misc]  # two of each


def told(given: jt.JobNetwork, *select: str, **solutions: list[jt.Solution]) -> list[tuple[str, str]]:
    """Return where the rules of a network find something."""
    found = jt.check(given, select=select or ["network"], solutions=solutions)
    return [(finding.code, " > ".join(finding.path)) for finding in found]


def job(statement: str, *goals: str | jt.Goal, **parts: Any) -> jt.Job:
    return jt.Job(statement, jt.Purpose(goals), jt.JobMap([]), **parts)


def test_nothing_is_found_in_a_network_as_it_should_be() -> None:
    report = jt.check(SPEND)
    assert not report
    assert str(report) == "Network of 4 jobs: nothing found"
    assert repr(report) == "<NetworkReport on 4 jobs: nothing found>"
    assert not jt.check(jt.JobNetwork([]))
    assert repr(jt.check(jt.JobNetwork(["Drive home"]))) == "<NetworkReport on 1 job: nothing found>"


# --- where jobs stand


def test_a_job_alone_is_found_where_others_are_connected() -> None:
    assert told(network(["Drive", "Ride", "Arrive"], "drive > arrive")) == [("JT890", "Job 'ride'")]
    assert told(network(["Drive", "Ride", "Arrive"])) == [], "nothing is connected yet"
    assert told(network(["Drive"])) == []


def test_parts_apart_are_told_once_each_and_never_the_largest() -> None:
    jobs = ["a b", "c d", "e f", "g h", "i j", "k l", "m n", "alone x"]
    pairs = ("a-b > c-d", "e-f > g-h", "i-j > g-h", "k-l > m-n")
    apart = network(jobs, *pairs)
    assert told(apart, "JT891") == [("JT891", "Job 'c-d'"), ("JT891", "Job 'm-n'")]
    assert jt.check(apart, select="JT891")[0].message == "the 2 jobs around it are connected with no other"
    assert told(network(jobs, *pairs, "a-b > g-h", "m-n > g-h"), "JT891") == []


def test_of_parts_of_one_size_the_first_is_taken_for_the_main_one() -> None:
    assert told(network(["a b", "c d", "e f", "g h"], "a-b > c-d", "e-f > g-h")) == [("JT891", "Job 'g-h'")]


def test_a_part_with_two_roots_is_told_at_the_first() -> None:
    jobs = ["low b", "top b", "top c", "low a", "mid a", "far a", "top a"]
    apart = network(jobs, "low-b > top-b", "low-b > top-c", "low-a > mid-a", "mid-a > top-a", "far-a > top-a")
    assert told(apart) == [("JT891", "Job 'top-b'")]


# --- rungs


def test_a_pair_that_a_longer_way_implies_is_found_however_long() -> None:
    chain = [f"j{n} x" for n in range(8)]
    rungs = [f"j{n}-x > j{n + 1}-x" for n in range(7)]
    assert told(network(chain, *rungs, "j0-x > j7-x")) == [("JT892", "Serves 'j0-x' → 'j7-x'")]
    (found,) = jt.check(network(chain, *rungs, "j2-x > j4-x"))
    assert found.message == "it serves 'j4-x' by way of 'j3-x' already"
    assert found.severity is Severity.WARNING
    assert told(network(chain, *rungs)) == []


def test_two_ways_of_one_length_jump_over_nothing() -> None:
    assert told(network(list("abcd"), "a > b", "a > c", "b > d", "c > d")) == []


def test_a_pair_with_a_reason_of_its_own_is_meant() -> None:
    pairs = [("a", "b"), ("b", "c")]
    evidence = jt.Evidence("stated", "two interviews")
    for one, is_found in (
        (jt.Serves("a", "c", reason="it is the only way"), False),
        (jt.Serves("a", "c", evidence=evidence), True),
    ):
        assert bool(told(jt.JobNetwork(list("abc"), [*pairs, one]))) is is_found


def test_a_longer_way_is_looked_for_only_so_far() -> None:
    """A fan of a thousand jobs between two: one of them is found, without a look at the others' others."""
    fan = [f"f{n}" for n in range(1_000)]
    pairs = [*(("low", key) for key in fan), *((key, "top") for key in fan), ("low", "top")]
    with quick():
        assert told(jt.JobNetwork(["low", *fan, "top"], pairs), "JT892") == [("JT892", "Serves 'low' → 'top'")]
    long = [f"j{n}" for n in range(1_000)]
    rungs = [*pairwise(long), ("j0", "j999")]
    assert told(jt.JobNetwork(long, rungs), "JT892") == [], "a way of 999 whys is not looked through"


@pytest.mark.parametrize(
    ("lower", "upper", "is_found"),
    [
        ("Spend money", "Spend money in another country", True),
        ("Buy insurance", "Buy car insurance", True),
        ("Buy the insurance", "Buying insurance for a trip", False),  # no verb at its head
        ("Get breakfast", "Get a breakfast on the commute", True),
        ("Get breakfast on a commute", "Get breakfast on a commute", False),
        ("Spend money in another country", "Spend money", False),
        ("Spend money at home", "Spend money in another country", False),
        ("Spend money", "Earn money in another country", False),
        ("Buy insurance", "Buy a house", False),
        ("Buy insurance", "Buy insurance", False),
        ("Travel", "Travel by night", False),  # says too little to be told from
        ("Pay", "Pay off the house", False),
        ("The trip", "The trip to the sea", False),
        ("Feel safe", "Feel safe at night", False),
    ],
)
def test_a_job_is_not_for_the_sake_of_its_narrower_form(lower: str, upper: str, is_found: bool) -> None:  # noqa: FBT001  # a column
    pair = jt.JobNetwork([job(lower, key="lower"), job(upper, key="upper")], [("lower", "upper")])
    assert (told(pair, "JT893") == [("JT893", "Serves 'lower' → 'upper'")]) is is_found


# --- what is there twice


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Open an account", "Open the account", True),
        ("Open an account", "I want to open an account.", True),
        ("Open my account", "open your accounts", True),
        ("Board the train", "Boarding trains", True),
        ("日本語を学ぶ", "日本語を学ぶ", True),
        ("Open an account", "Close an account", False),
        ("Get in the car", "Get out of the car", False),
        ("Get home from work", "Get to work from home", False),
        ("Eat meat", "Eat no meat", False),
        ("Find a job", "Find another job", False),
        ("Feed one child", "Feed two children", False),
        ("Send a document", "Receive a document", False),
        ("!!!", "???", False),
    ],
)
def test_two_wordings_of_one_job_are_told_from_two_jobs(one: str, other: str, is_one: bool) -> None:  # noqa: FBT001  # a column
    twice = jt.JobNetwork([job("Rest"), job(one, key="one"), job(other, key="other")])
    assert (told(twice) == [("JT894", "Job 'other'")]) is is_one


def test_the_same_purpose_is_the_same_job() -> None:
    both = ("Arrive soon", "Spend little")
    network_ = jt.JobNetwork([job("Fly there", *both), job("Drive there", *both), job("Walk there", both[0])])
    (found,) = jt.check(network_, select="network")
    assert (found.code, found.path, found.message) == (
        "JT894",
        ("Job 'drive-there'",),
        "its purpose is that of 'fly-there'",
    )
    assert told(jt.JobNetwork([job("Fly there", both[0]), job("Drive there", both[0])])) == [], (
        "one outcome says little"
    )
    other = jt.Goal("Spend little", importance=3)
    assert told(jt.JobNetwork([job("Fly there", *both), job("Drive there", both[0], other)])) == []


def test_three_that_are_one_are_told_of_the_first() -> None:
    found = jt.check(jt.JobNetwork(["Open an account", "Open the account", "Open accounts"]), select="JT894")
    assert [finding.message for finding in found] == ["it says what 'open-an-account' says already"] * 2


def test_an_outcome_stated_again_one_level_up() -> None:
    lower = jt.Job(
        "Open an account",
        jt.Purpose(["Reduce the time for boarding"], ["Lose the card"], ["The line is dead"]),
        jt.JobMap([]),
    )
    upper = jt.Job("Spend money", jt.Purpose(["Minimize the time to board"], ["Lose a card"]), jt.JobMap([]), key="up")
    top = job("Live well", "Minimize the time to board", "The line is dead")
    pairs = [(lower, upper), (upper, top)]
    found = jt.check(jt.JobNetwork([lower, upper, top], pairs), select="JT895")
    assert [" > ".join(finding.path) for finding in found] == [
        "Job 'open-an-account' > Goal 'reduce-the-time-for-boarding'",
        "Job 'open-an-account' > Hazard 'lose-the-card'",
        "Job 'up' > Goal 'minimize-the-time-to-board'",
    ]
    assert found[0].message == "the job that it serves, 'up', is judged by 'Minimize the time to board' as well"
    assert found[0].span == (0, len(found[0].text))
    assert not told(jt.JobNetwork([lower, upper]), "JT895"), "neither serves the other"
    opposite = job("Spend money", "Increase the time for boarding", "!!!")
    assert not told(
        jt.JobNetwork([job("Wait", "Reduce the time for boarding", "!!!"), opposite], [("wait", opposite)]), "JT895"
    )


@pytest.mark.parametrize(
    ("statement", "is_found"),
    [
        ("Read the manual", True),
        ("I want to log in to the portal", True),
        ("Install the app", True),
        ("Install solar panels", False),
        ("Open an account", False),
        ("Pay at a counter", False),
        ("Learn to use a prosthesis", False),
        ("Choose a doctor", False),
    ],
)
def test_what_only_a_product_asks_for_is_no_job_below_another(statement: str, is_found: bool) -> None:  # noqa: FBT001  # a column
    pair = jt.JobNetwork([job(statement, key="low"), "Get home"], [("low", "get-home")])
    assert (told(pair, "JT896") == [("JT896", "Job 'low'")]) is is_found
    assert told(jt.JobNetwork([job(statement, key="low"), "Get home"], [("get-home", "low")]), "JT896") == []


def test_where_the_words_are_is_told() -> None:
    pair = network(["I want to log in to the portal", "Get home"], "i-want-to-log-in-to-the-portal > get-home")
    (found,) = jt.check(pair, select="JT896")
    assert found.span is not None
    assert found.text[slice(*found.span)] == "I want to log in"


def test_a_job_by_itself_has_no_findings_of_networks() -> None:
    assert not jt.check(job("Read the manual", "Read the manual"), select="network")


# --- every job's own rules


def test_every_job_is_checked_with_its_key_in_the_path() -> None:
    faulty = jt.Job(
        "Get across town", jt.Purpose(goals=["Make it seamless", FEEL]), jt.JobMap.chain("Plan", "Do", "Review")
    )
    given = jt.JobNetwork(["A better tram", faulty], [(faulty, "a-better-tram")])
    assert [(finding.code, finding.path) for finding in jt.check(given, select="statements")] == [
        ("JT814", ("Job 'get-across-town'", "Goal 'make-it-seamless'")),
        ("JT819", ("Job 'a-better-tram'",)),
    ]
    alone = jt.check(faulty)
    within = jt.check(given).only(at="get-across-town")
    assert {f.code for f in alone} == {f.code for f in within}
    assert [f.path[1:] for f in alone] == [f.path[1:] for f in within]


def test_of_a_bare_job_only_the_statement_is_checked() -> None:
    bare = jt.Job("Get across town", jt.Purpose(), jt.JobMap([]))
    assert jt.check(bare).codes == ("JT830",)
    assert not jt.check(jt.JobNetwork([bare]))
    assert jt.check(jt.JobNetwork(["A better tram"])).codes == ("JT819",)


def test_a_side_that_is_empty_is_not_known_yet() -> None:
    only_hazards = jt.Job("Get across town", jt.Purpose(hazards=["Miss the tram"]), jt.JobMap([]))
    assert jt.check(jt.JobNetwork([only_hazards]), select=["purpose", "action"]).codes == ("JT830", "JT833")
    only_steps = jt.Job("Get across town", jt.Purpose(), jt.JobMap.chain("Set out", "Travel"))
    assert jt.check(jt.JobNetwork([only_steps]), select=["purpose", "action"]).codes == ("JT847",)


def test_a_state_and_a_feeling_may_be_what_jobs_are_for() -> None:
    for value in ("Be with someone far away", "Feel safe", "Be perceived as punctual"):
        top = job(value, key="top")
        assert jt.check(top, select="JT819")
        assert not jt.check(jt.JobNetwork(["Call her", top], [("call-her", "top")]), select="JT819")
        assert jt.check(jt.JobNetwork([top]), select="JT819")
    product = job("A better tram", key="top")
    assert jt.check(jt.JobNetwork(["Call her", product], [("call-her", "top")]), select="JT819")


# --- solutions

VISIT = jt.Job(
    "See a friend",
    jt.Purpose(goals=[jt.Goal("Feel close", measure=jt.Measure("visits", "1/week", 0, 3))]),
    jt.JobMap([]),
)
RIDE = jt.Job("Ride there", jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Set out"), adoption=["Pay"])
FRIENDS = jt.JobNetwork([RIDE, "Call her", VISIT], [(RIDE, VISIT), ("call-her", VISIT)])


def found(**solutions: list[jt.Solution]) -> list[tuple[str, str]]:
    given = {key.replace("_", "-"): some for key, some in solutions.items()}
    report = jt.check(FRIENDS, solutions=given, select="solutions")
    return [(finding.code, " > ".join(finding.path)) for finding in report]


def test_a_level_for_a_job_above_is_no_stranger() -> None:
    tried = jt.Evidence("trial", "a week")
    bus = jt.Solution("bus", results={"arrive-soon": 7, "feel-close": 2}, evidence=tried)
    call = jt.Solution("call", results={"feel-close": 1}, evidence=tried)
    assert found(ride_there=[bus], call_her=[call]) == []
    stranger = attrs.evolve(call, results={"feel-near": 1})
    assert found(call_her=[stranger]) == [("JT877", "Job 'call-her' > Solution 'call' > results")]
    assert "Did you mean 'feel-close'?" in str(jt.check(FRIENDS, solutions={"call-her": [stranger]}, select="JT877")[0])
    below = jt.Solution("visit", results={"arrive-soon": 7}, evidence=tried)
    assert ("JT877", "Job 'see-a-friend' > Solution 'visit' > results") in found(see_a_friend=[below])


def test_a_level_for_a_job_above_is_held_against_its_scale() -> None:
    bus = jt.Solution("bus", results={"arrive-soon": 7, "feel-close": "5 km"}, evidence=jt.Evidence("trial", "a week"))
    (finding,) = jt.check(FRIENDS, solutions={"ride-there": [bus]}, select="solutions")
    assert finding.path == ("Job 'ride-there'", "Solution 'bus'", "results['feel-close']")
    assert finding.message.startswith("for 'see-a-friend', ")


def test_a_solution_that_says_nothing_is_asked_where_there_is_something_to_say() -> None:
    silent = jt.Solution("silent")
    assert found(ride_there=[silent]) == [("JT870", "Job 'ride-there' > Solution 'silent'")]
    assert found(call_her=[silent]) == [], "of its job no need is known yet"
    only_above = jt.Solution("shuttle", results={"feel-close": 2}, evidence=jt.Evidence("trial", "a week"))
    assert found(ride_there=[only_above]) == []
    assert found(ride_there=[jt.Solution.nothing()]) == []


def test_whether_a_field_is_complete_is_no_matter_of_one_job() -> None:
    tried = jt.Evidence("trial", "a week")
    field = [jt.Solution(name, results={"arrive-soon": 7}, evidence=tried) for name in ("bus", "tram")]
    assert found(ride_there=field) == found(ride_there=field[:1]) == []
    assert jt.check(RIDE, solutions=field, select=["JT874", "JT875", "JT876"]).codes == ("JT874", "JT876")


def test_solutions_are_read_as_elsewhere() -> None:
    with pytest.raises(UnknownNameError, match=r"^check > solutions: unknown job 'fly'\. .*\[JT230\]$"):
        jt.check(FRIENDS, solutions={"fly": []})
    with pytest.raises(InvalidTypeError, match=r"^check: solutions is a list\. .*\[JT106\]$"):
        jt.check(FRIENDS, solutions=[jt.Solution("bus")])  # type: ignore[call-overload]
    with pytest.raises(InvalidTypeError, match=r"^check: job is 'Drive', not a Job\."):
        jt.check("Drive")  # type: ignore[call-overload]
    with pytest.raises(UnknownNameError, match=r"no rule is called 'netwrk'\. Did you mean 'network'\?"):
        jt.check(FRIENDS, select="netwrk")


# --- the report

FAULTY = jt.JobNetwork(
    ["I want to drive.", jt.Job("Arrive | <b>", jt.Purpose(["Make it  seamless", FEEL]), jt.JobMap([])), "Ride there"],
    [("i-want-to-drive", "arrive-b")],
)
REPORT = jt.check(FAULTY, solutions={"ride-there": [jt.Solution("bus")]})


def test_a_report_carries_what_was_checked() -> None:
    assert REPORT.network == FAULTY
    assert REPORT.solutions == {"ride-there": (jt.Solution("bus"),)}
    assert REPORT.lexicon == Lexicon.english()
    assert pickle.loads(pickle.dumps(REPORT)) == REPORT  # noqa: S301  # our own bytes
    assert hash(attrs.evolve(REPORT)) == hash(REPORT)
    assert_type(REPORT, jt.NetworkReport)
    assert_type(REPORT.only("network"), jt.NetworkReport)
    assert_type(jt.check(RIDE).only("network"), jt.Report)


def test_a_report_is_read_filtered_and_raised() -> None:
    assert REPORT.codes == ("JT814", "JT890", "JT823", "JT824")
    assert [finding.path[0] for finding in REPORT.only(severity="warning")] == ["Job 'arrive-b'", "Job 'ride-there'"]
    assert dict(REPORT.counts) == {"error": 0, "warning": 2, "advice": len(REPORT) - 2}
    assert len(REPORT.warnings) == 2
    assert not REPORT.errors
    assert REPORT.only("network").codes == ("JT890",)
    assert REPORT.only(severity="warning", at="arrive-b").codes == ("JT814",)
    assert jt.check(FAULTY, ignore=["network", "JT82"]).codes == ("JT814",)
    assert jt.check(FAULTY, select="alone").codes == ("JT890",)
    assert jt.check(FAULTY, select="JT89").codes == ("JT890",)
    with pytest.raises(CheckError, match=r"^Job 'arrive-b' > Goal 'make-it-seamless': .* \(1 more: JT890\)") as caught:
        REPORT.raise_for("warning")
    assert len(caught.value.findings) == 2
    assert jt.check(FAULTY, lexicon=Lexicon.english().allowing("seamless"), select="JT814").codes == ()


def test_a_report_goes_to_dicts_markdown_html_and_sarif() -> None:
    table = REPORT.to_dict()
    assert json.loads(json.dumps(table)) == table
    assert table["network"] == {"jobs": 3, "roots": ["Arrive | <b>", "Ride there"]}
    assert [one["code"] for one in table["findings"]] == [finding.code for finding in REPORT]
    assert str(REPORT).startswith("Network of 3 jobs: 2 warnings, ")
    assert "Job 'ride-there'" in str(REPORT)
    assert "&#x27;ride-there&#x27;" in REPORT.to_html()
    assert "| JT890 |" in REPORT.to_markdown()
    assert "text/html" in REPORT._repr_mimebundle_()
    source = jt.dumps(FAULTY)
    run: Any
    (run,) = REPORT.to_sarif(file="network.json", source=source)["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(REPORT.codes)
    regions: dict[str, Any] = {r["ruleId"]: r["locations"][0]["physicalLocation"]["region"] for r in run["results"]}
    for code, said in (("JT890", "Ride there"), ("JT824", "I want to"), ("JT814", "seamless")):
        line = source.splitlines()[int(regions[code]["startLine"]) - 1]
        assert line[int(regions[code]["startColumn"]) - 1 :].startswith(said)


def test_what_is_mechanical_is_mended_in_every_job() -> None:
    mended = REPORT.fix()
    assert_type(mended, jt.JobNetwork)
    assert [one.statement for one in mended] == ["Drive", "Arrive | <b>", "Ride there"]
    assert mended["arrive-b"].purpose.goals[0].statement == "Make it seamless"
    assert [one.key for one in mended] == [one.key for one in FAULTY]
    assert mended.serves == FAULTY.serves
    assert not jt.check(mended, select=["JT823", "JT824"])
    assert jt.check(mended).fix() == mended
    assert jt.check(FAULTY, select="JT814").fix() == FAULTY
    assert jt.check(SPEND).fix() is SPEND


def test_rules_of_others_see_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    from jobtheory.checks import explaining
    from jobtheory.checks.check import all_rules

    def find(case: Case) -> list[Hit]:
        above = () if case.network is None else case.network.why(case.job)
        return [Hit(case.at, f"it serves {above}", "Serve no more than one.")] if len(above) > 1 else []

    rule = Rule("ACME001", "two-masters", Severity.WARNING, "acme", "Nobody serves two masters.", "", "", find)

    class Entry:
        name = "acme"

        def load(self) -> Rule:
            return rule

    def listed(**_: object) -> list[Entry]:
        return [Entry()]

    clear = (all_rules.cache_clear, explaining._by_code.cache_clear)
    monkeypatch.setattr("importlib.metadata.entry_points", listed)
    for forget in clear:
        forget()
    try:
        two = network(["a b", "c d", "e f"], "a-b > c-d", "a-b > e-f")
        assert told(two, "acme") == [("ACME001", "Job 'a-b'")]
        assert not jt.check(RIDE, select="acme")
        assert explain("ACME001").name == "two-masters"
    finally:
        monkeypatch.undo()
        for forget in clear:
            forget()


# --- any network


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=15)
def test_any_network_is_checked(data: st.DataObject) -> None:
    given_ = data.draw(job_networks())
    solutions = data.draw(attached(given_))
    report = jt.check(given_, solutions=solutions)
    assert jt.check(given_, solutions=solutions) == report
    weights = [finding.severity.weight for finding in report]
    assert weights == sorted(weights, reverse=True)
    for finding in report:
        assert explain(finding.code).code == finding.code
        if finding.span is not None:
            assert 0 <= finding.span[0] < finding.span[1] <= len(finding.text)
    jumping = {finding.path[0] for finding in report.only("jumps-a-rung")}
    closure = {(one, other) for one in given_ for other in given_ if given_.reaches(one, other)}
    for one in given_.serves:
        middle = any(
            (given_[one.lower], between) in closure and (between, given_[one.upper]) in closure for between in given_
        )
        assert (f"Serves '{one.lower}' → '{one.upper}'" in jumping) == (middle and one.reason is None)


def test_a_large_network_is_checked_in_time_that_grows_with_it() -> None:
    def tower(height: int) -> jt.JobNetwork:
        pairs = [(f"reach-floor-{n}", f"reach-floor-{n + up}") for up in (1, 2) for n in range(height - up)]
        return jt.JobNetwork([f"Reach floor {n}" for n in range(height)], pairs)

    large = tower(2_000)
    with quick(3):
        report = jt.check(large)
    assert len(report.only("jumps-a-rung")) == 1_998
