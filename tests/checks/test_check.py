"""The check as a whole: it never raises for a legal job, reports everything at once, always in the same order."""

import itertools
import json
import pickle
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory.checks import Case, Finding, Hit, Lexicon, Rule, Severity, explain, rules
from jobtheory.errors import CheckError, InvalidTypeError, UnknownNameError
from jobtheory.testing import jobs, solutions
from tests.checks.statements import ALL

STEPS = jt.JobMap.chain("Choose a route", "Travel to the place", "Confirm the arrival")
CALM = jt.Goal("Feel calm on the way", dimension="emotional", importance=2)
ANY_CHECK: Any = jt.check
FAULTY = jt.Job(
    "Get  across town.",
    jt.Purpose(goals=["Make it seamless", "I want to arrive soon", "Reduce the time and cost of | *boarding*", CALM]),
    jt.JobMap(
        ["Choose a route", "Set out", "Travel to the place"],
        [("choose-a-route", "set-out"), ("set-out", "travel-to-the-place"), ("choose-a-route", "travel-to-the-place")],
    ),
)


def find_rule(**parts: Any) -> Rule:
    """Return a rule of somebody else's."""

    def find(case: Case) -> list[Hit]:
        return [Hit(case.at, "it is too short", "Say more.")] if len(case.job.statement) < 99 else []

    made: dict[str, Any] = {
        "code": "ACME001",
        "name": "too-short",
        "severity": Severity.WARNING,
        "family": "acme",
        "why": "Short.",
        "failing": "",
        "mended": "",
        "find": find,
    }
    return Rule(**{**made, **parts})


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Offer rules as another package would."""
    from jobtheory.checks import explaining
    from jobtheory.checks.check import all_rules

    def offer(*loaders: Any) -> None:
        class Entry:
            def __init__(self, name: str, load: Any) -> None:
                self.name, self.load = name, load

        entries = [Entry(f"acme-{n}", load) for n, load in enumerate(loaders)]

        def listed(**_: object) -> list[Entry]:
            return entries

        monkeypatch.setattr("importlib.metadata.entry_points", listed)
        all_rules.cache_clear()
        explaining._by_code.cache_clear()

    yield offer
    monkeypatch.undo()
    all_rules.cache_clear()
    explaining._by_code.cache_clear()


@given(jobs(weights=True), st.lists(solutions(), max_size=3))
def test_a_legal_job_is_checked_whatever_is_in_it(job: jt.Job, competing: list[jt.Solution]) -> None:
    report = jt.check(job, solutions=competing)
    assert jt.check(job, solutions=competing) == report
    weights = [finding.severity.weight for finding in report]
    assert weights == sorted(weights, reverse=True)
    for finding in report:
        assert explain(finding.code).code == finding.code
        if finding.span is not None:
            assert 0 <= finding.span[0] < finding.span[1] <= len(finding.text)


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip() != ""))
def test_any_statement_is_checked(text: str) -> None:
    job = jt.Job(
        text, jt.Purpose([jt.Goal(text, key="a")], [jt.Hazard(text, key="b")], [jt.Problem(text, key="c")]), STEPS
    )
    jt.check(job, solutions=[jt.Solution(text)])
    jt.check(job).fix()


@given(st.lists(st.sampled_from([row["statement"] for row in ALL]), min_size=1, max_size=4, unique=True))
@settings(max_examples=20)
def test_what_is_mended_stays_the_same_job(texts: list[str]) -> None:
    goals = [jt.Goal(f"  {text}. ".replace(" ", "  "), key=f"goal {n}") for n, text in enumerate(texts)]
    job = jt.Job("I want to get across town.", jt.Purpose(goals), STEPS)
    fixed = jt.check(job).fix()
    assert fixed.keys() == job.keys()
    assert [goal.importance for goal in fixed.purpose.goals] == [goal.importance for goal in job.purpose.goals]
    assert not jt.check(fixed, select=["JT823", "JT824", "JT849"])
    assert jt.check(fixed).fix() == fixed


def test_the_mends_are_these() -> None:
    fixed = jt.check(FAULTY).fix()
    assert fixed.statement == "Get across town"
    assert [goal.statement for goal in fixed.purpose.goals][1] == "Arrive soon"
    assert fixed.keys() == FAULTY.keys()
    assert fixed.action.edges == (("choose-a-route", "set-out"), ("set-out", "travel-to-the-place"))
    assert jt.check(FAULTY, select="JT814").fix() == FAULTY
    assert jt.check(FAULTY, select="JT849").fix().statement == FAULTY.statement


def test_many_mends_are_made_at_once() -> None:
    goals = [jt.Goal(f"I want to  arrive by {n}.", key=f"g{n}") for n in range(300)]
    steps = [f"Cross street {n}" for n in range(100)]
    keys = [f"cross-street-{n}" for n in range(100)]
    edges = [*itertools.pairwise(keys), *zip(keys, keys[2:], strict=False)]
    fixed = jt.check(jt.Job("Get across town", jt.Purpose(goals), jt.JobMap(steps, edges))).fix()
    assert {goal.statement for goal in fixed.purpose.goals} == {f"Arrive by {n}" for n in range(300)}
    assert fixed.action.edges == jt.JobMap.chain(*steps).edges


def test_a_longer_way_around_an_edge_is_found_and_one_through_what_is_optional_is_not() -> None:
    def redundant(*steps: jt.Step | str) -> list[str]:
        keys = ["a", "b", "c", "d"]
        action = jt.JobMap(steps, [*itertools.pairwise(keys), ("a", "d")])
        found = jt.check(jt.Job("Get across town", jt.Purpose(goals=[CALM]), action), select="JT849")
        return [finding.path[-1] for finding in found]

    assert redundant("a", "b", "c", "d") == ["edge 'a' -> 'd'"]
    assert redundant("a", jt.Step("b", optional=True), "c", "d") == []


def test_only_a_step_that_cannot_be_passed_is_in_the_way() -> None:
    def found(edges: list[tuple[str, str]], optional: str = "b") -> bool:
        steps = [jt.Step(key, optional=key == optional) for key in "abcd"]
        job = jt.Job("Get across town", jt.Purpose(goals=[CALM]), jt.JobMap(steps, edges))
        return bool(jt.check(job, select="JT850"))

    assert found([("a", "b"), ("b", "c"), ("c", "d")])
    assert not found([("a", "b"), ("b", "c"), ("c", "d"), ("a", "c")])
    assert not found([("a", "b"), ("b", "d"), ("c", "d")])  # c begins elsewhere
    assert not found([("a", "b"), ("b", "c"), ("a", "d")])  # d is another end
    assert not found([("a", "b"), ("b", "c"), ("c", "d")], optional="d")  # an end passes nothing by


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("goal", "Not", "JT815"),
        ("hazard", "Bad", ""),
        ("goal", "The", "JT815"),
        ("goal", "Reduce the cost of travel while halving the number of trips", "JT813"),
        ("step", "Read and", ""),
        ("goal", "Reduce when wet and the cost", ""),
        ("goal", "Reduce the time and the", ""),
        ("step", "Tidy up after", ""),
        ("step", "Cook dinner while keeping the kitchen clean", "JT813"),
        ("goal", "Find Frobnicator pages using Frobnicator", "JT811"),
        ("goal", "Minimize the number of errors about innovation", ""),
        ("problem", "A problem", "JT816"),
        ("goal", "Increase the likelihood", ""),
    ],
)
def test_statements_at_the_edge(kind: str, text: str, code: str) -> None:
    goals = [text] if kind == "goal" else ["Arrive soon"]
    steps = ["Begin", text if kind == "step" else "Do the work", "Finish"]
    hazards, problems = [text] if kind == "hazard" else [], [text] if kind == "problem" else []
    job = jt.Job("Write about innovation", jt.Purpose(goals, hazards, problems), jt.JobMap.chain(*steps))
    found = jt.check(job, select=["statements", "action"])
    assert {f.code for f in found if f.text == text and f.severity >= Severity.WARNING} == ({code} if code else set())


def test_rules_are_selected_and_ignored_by_code_name_and_family() -> None:
    assert jt.check(FAULTY, select="JT814").codes == ("JT814",)
    assert jt.check(FAULTY, select=["vague", "two-metrics"]).codes == ("JT812", "JT814")
    assert set(jt.check(FAULTY, select="statements").codes) == {"JT812", "JT814", "JT823", "JT824"}
    assert jt.check(FAULTY, select="jt81", ignore=["vague"]).codes == ("JT812",)
    assert "JT814" not in jt.check(FAULTY, ignore="JT814").codes


@pytest.mark.parametrize("part", ["select", "ignore"])
def test_a_rule_that_is_not_there_is_named(part: str) -> None:
    with pytest.raises(
        UnknownNameError, match=rf"^check > {part}: no rule is called 'vauge'\. Did you mean 'vague'\? \[JT802\]$"
    ):
        ANY_CHECK(FAULTY, **{part: ["vauge"]})
    with pytest.raises(UnknownNameError, match=r"rules\(\) lists them"):
        ANY_CHECK(FAULTY, **{part: "qqqqqqq"})


@pytest.mark.parametrize(
    "arguments",
    [{"job": "job"}, {"solutions": ["tram"]}, {"solutions": "tram"}, {"lexicon": {}}, {"select": 5}, {"select": [5]}],
)
def test_arguments_of_another_type_are_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(InvalidTypeError):
        ANY_CHECK(**{"job": FAULTY, **arguments})


def test_a_report_is_read_counted_and_filtered() -> None:
    report = jt.check(FAULTY)
    assert dict(report.counts) == {"error": 0, "warning": 2, "advice": 3}
    assert len(report) == 5
    assert [f.code for f in report.warnings] == ["JT812", "JT814"] == list(report.codes[:2])
    assert report.errors == ()
    assert report[0] == next(iter(report))
    assert report.only("vague").codes == ("JT814",)
    assert report.only("JT82", "action").codes == ("JT823", "JT824", "JT849")
    assert report.only(severity="warning") == report.only(severity=Severity.WARNING)
    assert len(report.only(severity="warning")) == 2
    assert report.only(at="make-it-seamless").codes == ("JT814",)
    assert not jt.check(jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", CALM]), STEPS))
    assert repr(report) == "<Report on 'Get  across town.': 2 warnings, 3 advice>".replace("warnings", "warning")
    assert repr(report.only("roles")) == "<Report on 'Get  across town.': nothing found>"
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301  # our own
    with pytest.raises(UnknownNameError):
        report.only(severity="fatal")


def test_severities_have_an_order() -> None:
    assert Severity.ADVICE < Severity.WARNING <= Severity.WARNING < Severity.ERROR
    assert Severity.ERROR > Severity.WARNING >= Severity.ADVICE
    assert not Severity.ADVICE >= Severity.ERROR


def test_a_finding_reads_like_an_error() -> None:
    assert str(jt.check(FAULTY, select="JT814")[0]) == (
        "Job 'Get  across town.' > Goal 'make-it-seamless': 'seamless' says nothing that can be measured. "
        "Say what would be less, or more. [JT814]"
    )


def test_a_report_raises_for_what_one_wants_to_stop_at() -> None:
    report = jt.check(FAULTY)
    report.raise_for()
    report.raise_for("error")
    with pytest.raises(CheckError, match=r"is a second metric \(1 more: JT814\)\. Give each .* \[JT812\]$") as caught:
        report.raise_for("warning")
    assert caught.value.findings == report.warnings
    back = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert (str(back), back.findings) == (str(caught.value), caught.value.findings)
    with pytest.raises(CheckError, match=r"measured\. Say what"):
        report.only("vague").raise_for("advice")


def test_a_report_goes_to_a_dict() -> None:
    made = jt.check(FAULTY).to_dict()
    assert json.loads(json.dumps(made)) == made
    assert made["findings"][1] == {
        "code": "JT814",
        "severity": "warning",
        "path": ["Job 'Get  across town.'", "Goal 'make-it-seamless'"],
        "message": "'seamless' says nothing that can be measured",
        "hint": "Say what would be less, or more.",
        "span": [8, 16],
        "text": "Make it seamless",
    }


def test_a_report_shows_itself() -> None:
    report = jt.check(FAULTY)
    text = str(report)
    assert text.splitlines()[0] == "Get  across town.: 2 warnings, 3 advice"
    assert max(map(len, text.splitlines())) <= 100
    assert "JT814" in report.to_html()
    assert "<script" not in jt.check(jt.Job("<script>alert(1)", jt.Purpose(), STEPS)).to_html()
    markdown = report.to_markdown()
    assert markdown.splitlines()[2].startswith("| code | severity | where |")
    assert "reduce-the-time" in markdown
    assert all(line.count("|") - line.count("\\|") == 6 for line in markdown.splitlines() if line.startswith("| JT"))
    many = jt.Job("Get across town", jt.Purpose(goals=[f"Make ride {n} seamless" for n in range(120)]), STEPS)
    assert "… and 20 more." in str(jt.check(many, select="vague"))
    assert set(report._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_a_report_goes_to_sarif() -> None:
    solutions = [jt.Solution("tram")]
    job = jt.Job("Ride by tram “home”", jt.Purpose(goals=["Make “it” seamless", CALM]), STEPS)
    report = jt.check(job, solutions=solutions)
    log = report.to_sarif(file="job.json", source=jt.dumps(job, solutions))
    assert json.loads(json.dumps(log)) == log
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(report.codes)
    lines: list[str] = jt.dumps(job, solutions).splitlines()
    for result, finding in zip(run["results"], report, strict=True):
        assert result["ruleId"] == finding.code == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        assert location["logicalLocations"][0]["fullyQualifiedName"] == " > ".join(finding.path)
        physical = location["physicalLocation"]
        assert physical["artifactLocation"] == {"uri": "job.json"}
        region = physical["region"]
        if "startColumn" in region:
            line = lines[int(region["startLine"]) - 1]
            said = line[int(region["startColumn"]) - 1 : int(region["endColumn"]) - 1]
            first, last = finding.span or (0, 0)
            assert said in {finding.text[first:last], json.dumps(finding.text)[1:-1]}
    assert {f["locations"][0]["physicalLocation"]["region"].get("startColumn") for f in run["results"]} - {None}
    escaped = json.dumps({"statement": job.purpose.goals[0].statement})
    regions = [
        result["locations"][0]["physicalLocation"]["region"]
        for result in report.to_sarif(file="job.json", source=escaped)["runs"][0]["results"]
    ]
    assert {"startLine": 1, "startColumn": 16, "endColumn": len(escaped) - 1} in regions
    lost = report.to_sarif(file="job.json", source="{}")["runs"][0]["results"][0]["locations"][0]
    assert lost["physicalLocation"]["region"] == {"startLine": 1}
    plain = report.to_sarif()["runs"][0]["results"][0]["locations"][0]
    assert "physicalLocation" not in plain


def test_words_of_ones_own_are_known_and_allowed() -> None:
    job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon with Acme Ledger", CALM]), STEPS)
    assert not jt.check(job, select="JT811")
    mine = Lexicon.english().extended("products.brands", "Acme Ledger")
    report = jt.check(job, select="JT811", lexicon=mine)
    assert [f.text[slice(*f.span)] for f in report if f.span] == ["Acme Ledger"]
    assert not jt.check(job, select="JT811", lexicon=mine.allowing("acme ledger"))
    assert not jt.check(job, select="JT811", lexicon=mine.without("products.brands", "acme ledger"))
    assert jt.check(FAULTY, select="JT823", lexicon=Lexicon.english().allowing("town"))
    assert repr(mine).startswith("<Lexicon of ")
    with pytest.raises(UnknownNameError, match=r"no list is called 'brands'.*\[JT801\]$"):
        mine.extended("brands", "Acme")
    with pytest.raises(InvalidTypeError):
        mine.extended(5, "Acme")  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError):
        mine.allowing(5)  # type: ignore[arg-type]


def test_rules_of_others_are_run(offered: Any) -> None:
    offered(find_rule, lambda: [find_rule(code="ACME002", name="other")])
    report = jt.check(FAULTY, select=["acme", "JT814"])
    assert report.codes == ("ACME001", "ACME002", "JT814")
    assert report.only("too-short").codes == ("ACME001",)
    assert explain("ACME001").why == "Short."
    assert jt.check(FAULTY, select="acme").to_sarif()["runs"][0]["results"][0]["ruleId"] == "ACME001"


def test_a_broken_rule_of_others_is_reported_and_not_fatal(offered: Any) -> None:
    def fail(*_: object) -> Any:
        raise RuntimeError("boom")

    offered(fail, lambda: find_rule(find=fail), lambda: "no rule", lambda: find_rule(code="JT814"))
    report = jt.check(FAULTY)
    broken = [f for f in report if f.code == "JT899"]
    named = [f.message.split(" raised ")[0] for f in broken]
    assert named == ["rule acme-0", "rule ACME001", "rule acme-2", "rule acme-3"]
    assert "JT814" in report.codes
    assert explain("JT899").failing != explain("JT899").mended
    assert jt.check(FAULTY).to_sarif()["runs"][0]["tool"]["driver"]["rules"]


def test_a_broken_rule_is_not_fatal_whatever_it_is_called(offered: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Any:
        raise RuntimeError("boom")

    offered(fail)
    from importlib import metadata

    (entry,) = metadata.entry_points(group="jobtheory.rules")
    monkeypatch.setattr(entry, "name", "JT-like")
    assert "rule JT-like raised RuntimeError" in str(jt.check(FAULTY, select="JT-like")[0])


def test_an_entry_point_can_be_a_rule() -> None:
    entry = EntryPoint("acme", f"{__name__}:find_rule", "jobtheory.rules")
    assert entry.group == "jobtheory.rules"


def test_a_code_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownNameError, match=r"^explain: no rule and no error has the code 'JT81'.*\[JT803\]$"):
        explain("JT81")
    with pytest.raises(UnknownNameError, match=r"rules\(\) lists the rules"):
        explain("zzz")


def test_rules_are_listed() -> None:
    families = {"statements", "purpose", "action", "measures", "solutions", "roles", "network"}
    assert {rule.family for rule in rules()} == families
    assert isinstance(jt.check(FAULTY)[0], Finding)
