"""What newcomers stumbled over: everyday statements read rightly, and messages that say what to do."""

from typing import Any

import pytest

import jobtheory as jt
from jobtheory.checks import Case, Hit, Lexicon, Rule, Severity, explain, parse


def codes(text: str, kind: str = "goal", **more: object) -> set[str]:
    """Return the codes of what is found at warning or above about one statement."""
    purpose = {
        "goal": lambda: jt.Purpose(goals=[text]),
        "hazard": lambda: jt.Purpose(goals=["Arrive soon"], hazards=[text]),
        "problem": lambda: jt.Purpose(goals=["Arrive soon"], problems=[text]),
    }.get(kind, lambda: jt.Purpose(goals=["Arrive soon"]))()
    steps = ("Begin", text if kind == "step" else "Do the work", "Finish")
    job = jt.Job(text if kind == "job" else "Get across town", purpose, jt.JobMap.chain(*steps))
    check: Any = jt.check
    report: jt.Report = check(job, **more)
    return {f.code for f in report if f.text == text and f.severity >= jt.Severity.WARNING}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wait for the bus", "step"),
        ("Wait for the rice to cook", "step"),
        ("Salt and sugar get mixed up", "hazard"),
        ("Every resident receives the right dose within the hour it is due", "goal"),
        ("Fewer households still in the dark after two hours", "goal"),
        ("Minimise the difference between the quoted and the final price of the headstone", "goal"),
        ("Share out the winnings among those who paid", "job"),
        ("Maximise the sugar content of the grapes left after a cold night", "goal"),
        ("Error in the programme is found after 5,000 copies have been printed", "problem"),
        ("Supply a field hospital that no road leads to", "job"),
        ("The pump fails and floods the field", "hazard"),
        ("Bad debt of a customer is written off too late", "hazard"),
        ("Poor visibility on the runway", "hazard"),
        ("Pressure-test the joint", "step"),
        ("Proof-read a thesis", "job"),
        ("Keep the mite count below three", "goal"),
        ("Bad weather delays the visit", "hazard"),
    ],
)
def test_everyday_statements_are_sound(text: str, kind: str) -> None:
    assert codes(text, kind) == set()


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("The slab cracks and the lorry gets stuck at the gate", "hazard", "JT813"),
        ("Late frost kills the seedlings, or somebody forgets to lock the gate", "hazard", "JT813"),
        ("Dancers trip on the cables or the band plays on past the curfew", "hazard", "JT813"),
        ("missing a dose / falling when getting out of bed", "hazard", "JT813"),
        ("Feel safe in the water and proud of how far I swam", "goal", "JT813"),
        ("Be seen by parents as fair and by the head as ready for promotion", "goal", "JT813"),
        ("Use less water, and less drying time, for each bolt", "goal", "JT813"),
        ("Cook dinner quickly and cheaply", "job", "JT812"),
        ("Reduce the number of walks and the average takings per seat", "goal", "JT813"),
        ("Reduce both the likelihood of delay and the time drivers wait at the dock", "goal", "JT812"),
        ("Interview the witness before writing up her statement", "step", "JT840"),
        ("Strip down then re-grease the winch", "step", "JT840"),
        ("Pick a used van as well as line up customers for my round", "job", "JT813"),
        ("Look up the rule that applies, and send the form", "step", "JT840"),
        ("Minimize the time it takes to board", "hazard", "JT826"),
        ("Increase the share of requests answered in time", "problem", "JT826"),
        ("To lower the number of pallets that come back damaged", "problem", "JT821"),
        ("Poor handling", "hazard", "JT816"),
        ("Bad communication among the carers", "hazard", "JT816"),
        ("Weather", "hazard", "JT816"),
        ("Poor quality", "hazard", "JT816"),
        ("Delays", "hazard", "JT816"),
        ("Staff mistakes", "hazard", "JT816"),
        ("Be happy", "step", "JT820"),
        ("Feel calm", "step", "JT820"),
        ("Feel welcome in the choir", "job", "JT819"),
        ("Taste the freedom!", "job", "JT819"),
        ("Home contents insurance", "job", "JT819"),
        ("Train fare per head in August", "goal", "JT815"),
        ("distance walked during a shift fetching linen", "goal", "JT815"),
        ("Distance a voter has to walk from the bus stop", "goal", "JT815"),
        ("Actually enjoy the drive down for once", "goal", "JT817"),
        ("Be more citizen-friendly when handling claims", "goal", "JT814"),
        ("make life easier for tenants", "goal", "JT814"),
        ("Deliver a world-class festival", "goal", "JT814"),
        ("Spot ewes close to lambing by flying a thermal drone over them", "goal", "JT811"),
        ("Drag-and-drop roster view with push notifications", "goal", "JT811"),
        ("Zoom drops out halfway through the answer", "hazard", "JT811"),
        ("Check the weekly offers in TESCO", "step", "JT811"),
        ("Read Tesco's leaflet", "step", "JT811"),
    ],
)
def test_everyday_faults_are_found(text: str, kind: str, code: str) -> None:
    mine = {"lexicon": Lexicon.english().extended("products.brands", "Tesco")}
    assert code in codes(text, kind, **mine)


def test_a_name_at_the_end_is_a_name() -> None:
    assert codes("Zoom", "step") == set()


def test_a_competitor_is_told_once() -> None:
    job = jt.Job("Eat", jt.Purpose(goals=["Order with TESCO's help"]), jt.JobMap.chain("Look", "Cook", "Eat up"))
    report = jt.check(job, solutions=[jt.Solution("Tesco", results={})], select="statements")
    assert report.codes == ("JT810",)


def test_words_before_the_verb_are_a_part_of_their_own() -> None:
    found = parse("I want to always feel calm")
    assert [(part.role, part.text) for part in found.parts][:2] == [("lead", "I want to"), ("adverb", "always")]
    assert found.render() == found.text
    job = jt.Job("Eat", jt.Purpose(goals=["I want to always eat warm"]), jt.JobMap.chain("Look", "Cook", "Eat up"))
    assert jt.check(job).fix().purpose.goals[0].statement == "Always eat warm"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Cooking", "Begin with 'Cook …'."),
        ("Using a pan to fry", "Begin with 'Use …'."),
        ("Planning the week", "Begin with 'Plan …'."),
        ("The week", "Begin with a verb, as in 'Get across town'."),
    ],
)
def test_the_plain_verb_is_offered(text: str, hint: str) -> None:
    job = jt.Job(text, jt.Purpose(goals=["Arrive soon"]), jt.JobMap.chain("Look", "Cook", "Eat up"))
    assert [f.hint for f in jt.check(job, select="JT819")] == [hint]


def test_what_is_seen_by_others_is_social() -> None:
    job = jt.Job("Eat", jt.Purpose(goals=["Be seen as a good host"]), jt.JobMap.chain("Look", "Cook", "Eat up"))
    (found,) = jt.check(job, select="JT825")
    assert found.message == "it says how one is seen, and is declared functional"


def test_what_compare_refuses_is_told_all_at_once() -> None:
    job = jt.Job(
        "Eat",
        jt.Purpose(goals=[jt.Goal("Eat soon", measure=jt.Measure("time", "min", 60, 10))]),
        jt.JobMap.chain("Look", "Cook", "Eat up"),
    )
    pan = jt.Solution("pan", results={"eat-son": 3, "cook": 4}, steps={"cook": "5 kg"}, changes=["cok"])
    report = jt.check(job, solutions=[pan, pan], select="JT877")
    assert [f.message for f in report] == [
        "2 solutions are called so",
        "the job has no step 'cok'",
        "the job has no outcome 'eat-son'",
        "the job has no outcome 'cook'",
        "'kg' does not convert into 'point'",
    ]
    assert {f.text for f in report} == {"pan"}
    assert report[0].severity is jt.Severity.ERROR


def test_findings_on_solutions_have_a_line() -> None:
    job = jt.Job("Eat", jt.Purpose(goals=["Eat soon"]), jt.JobMap.chain("Look", "Cook", "Eat up"))
    source = '{\n  "solutions": [\n    {"name": "pan"}\n  ]\n}'
    log = jt.check(job, solutions=[jt.Solution("pan")], select="JT870").to_sarif(file="job.json", source=source)
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startLine"] == 3


def test_codes_are_explained_by_name_and_in_any_case() -> None:
    assert explain("two-metrics") == explain("jt812") == explain("JT812")
    with pytest.raises(jt.UnknownNameError, match=r"So begin JT801, .* and others"):
        explain("JT8")
    with pytest.raises(jt.UnknownNameError, match=r"Did you mean 'two-metrics'"):
        explain("two-metric")


def test_a_report_refuses_names_that_no_rule_has() -> None:
    report = jt.check(jt.Job("Eat", jt.Purpose(), jt.JobMap([])))
    with pytest.raises(jt.UnknownNameError, match=r"Report\.only: no rule is called 'two-need'"):
        report.only("two-need")
    with pytest.raises(jt.UnknownNameError, match=r"Report\.raise_for"):
        report.raise_for("warn")
    assert len(report.only("JT899")) == 0


def test_many_codes_are_cut_openly() -> None:
    job = jt.Job(
        "A better tram.",
        jt.Purpose(
            goals=["Make it seamless", "Use Jira", "The time to board", "Leverage insights", "Minimize the fear"],
            hazards=["Bad luck", "Recover a bag"],
            problems=["Avoid delay"],
        ),
        jt.JobMap.chain("Look and cook", "Download the app", "The platform"),
    )
    with pytest.raises(jt.CheckError, match=r"more: .* and others\)"):
        jt.check(job).raise_for("warning")


@pytest.mark.parametrize(
    ("dimension", "text", "message"),
    [
        ("social", "Feel calm", "it reads as emotional, and is declared social"),
        ("emotional", "Be admired by the guild", "it reads as social, and is declared emotional"),
        ("social", "Be admired by the guild", None),
    ],
)
def test_the_other_dimension_is_told(dimension: str, text: str, message: str | None) -> None:
    goal = jt.Goal(text, dimension=dimension)
    job = jt.Job("Eat", jt.Purpose(goals=[goal]), jt.JobMap.chain("Look", "Cook", "Eat up"))
    assert [f.message for f in jt.check(job, select="JT825")] == [message] * (message is not None)


def test_what_is_untidy_is_told_in_full() -> None:
    job = jt.Job("Eat  up.", jt.Purpose(goals=["Eat soon"]), jt.JobMap.chain("Look", "Cook", "Eat up"))
    assert jt.check(job, select="JT823")[0].message == "it has doubled spaces and ends with '.'"


@pytest.mark.parametrize(
    "hit",
    [
        "no hit",
        Hit(["list"], "m", "h"),  # type: ignore[arg-type]
        Hit((1,), "m", "h"),  # type: ignore[arg-type]
        Hit(("job",), None, "h"),  # type: ignore[arg-type]
        Hit(("job",), "m", "h", "ab", "text"),  # type: ignore[arg-type]
        Hit(("job",), "m", "h", (0, 99), "text"),
        Hit(("job",), "m", "h", (0,), "text"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_hit_is_refused(hit: object) -> None:
    rule = Rule("ACME001", "own", Severity.ADVICE, "acme", "", "", "", lambda _: [hit])  # type: ignore[list-item]
    job = jt.Job("Eat", jt.Purpose(goals=["Eat soon"]), jt.JobMap.chain("Look", "Cook", "Eat up"))
    with pytest.raises(jt.InvalidTypeError, match=r"what it yields is no hit.*Yield Hit\(path"):
        rule.findings(Case(job, (), Lexicon.english()))


def test_a_rule_has_a_severity_of_ours() -> None:
    with pytest.raises(jt.InvalidTypeError, match="severity is 'advice'"):
        Rule("ACME001", "own", "advice", "acme", "", "", "", lambda _: [])  # type: ignore[arg-type]
