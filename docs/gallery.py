"""The pictures of the gallery, and the models that they are made of.

``python docs/gallery.py`` writes them to ``docs/gallery/``. They are kept in the repository: the tests make them again
and compare every byte, ``nox -s gallery`` does so on every version of Python, and ``nox -s chromium`` measures each of
them in a browser.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from runpy import run_path
from typing import Any

import jobtheory as jt

FOLDER = Path(__file__).with_name("gallery")

COFFEE = jt.Job(
    "Have a good cup of coffee",
    jt.Purpose(goals=["Be awake"]),
    jt.JobMap(
        [
            jt.Step("Choose the beans", stage="define"),
            jt.Step(
                "Boil the water", stage="prepare", measure=jt.Measure("time", "min", worst=10, target=0), key="boil"
            ),
            jt.Step(
                "Grind the beans", stage="prepare", measure=jt.Measure("time", "min", worst=5, target=0), key="grind"
            ),
            jt.Step("Use a paper filter", stage="prepare", key="paper"),
            jt.Step("Use a metal filter", stage="prepare", key="metal"),
            jt.Step("Warm the cup", stage="prepare", optional=True, key="warm"),
            jt.Step("Pour the water over the ground coffee", stage="execute", key="pour"),
            jt.Step("Taste", stage="monitor"),
            jt.Step("Add water", stage="modify", optional=True, key="thin"),
        ],
        [
            ("choose-the-beans", "grind"),
            ("boil", "pour"),
            ("grind", "pour"),
            ("paper", "pour"),
            ("metal", "pour"),
            ("warm", "pour"),
            ("pour", "taste"),
            ("taste", "thin"),
        ],
        alternatives=[("paper", "metal")],
        repeats=[("thin", "taste")],
    ),
)
CAPSULES = jt.Solution(
    "capsule machine",
    steps={
        "choose-the-beans": 3,
        "boil": "1 min",
        "grind": jt.SPARED,
        "paper": jt.SPARED,
        "warm": 6,
        "pour": 9,
        "taste": 6,
    },
)

MOVING = {
    "define": "Decide why to go|Agree on it as a family|Set a budget|List what must not be lost|Choose the month",
    "locate": (
        "Compare countries|Compare cities|Find out about visas|Find out about schools|Find out about health insurance|"
        "Visit the place|Look for work|Look for a home"
    ),
    "prepare": (
        "Apply for the visa|Translate certificates|Give notice at work|Give notice for the flat|Sort belongings|"
        "Sell the car|Give away furniture|Ask movers for offers|Choose a mover|Book the journey|"
        "Find a home for the cat|Cancel contracts|Say goodbye to friends|Pack clothes|Pack books|Pack the kitchen"
    ),
    "confirm": "Check passports|Check the visa|Confirm the mover|Confirm the keys of the new home|Count the boxes",
    "execute": (
        "Hand over the old flat|Load the van|Travel|Cross the border|Get the keys|Unload the van|Set up beds|"
        "Register with the city|Open an account|Get a telephone number|Sign up for insurance|"
        "Enrol the children|Start work"
    ),
    "monitor": (
        "See whether the children settle in|See whether money lasts|Look for what is missing|Watch the deadlines"
    ),
    "modify": "Change schools|Move to another quarter|Claim damages from the mover|Ask for a later deadline",
    "conclude": "Bring the cat|Celebrate|Get the deposit back|File the last tax return|Tell everybody the new address",
}
"""Sixty steps of moving to another country, by their stages."""

NEEDS = (
    "2<1 3<2 4<2 5<2 6<2 7<6 8<6 9<7 10<6 11<7 12<7 13<11,3 14<8,15 15<8 16<12 17<13 18<4 19<5 20<18 21<3,18 22<21 "
    "23<5 24<4 25<17 26<5 27<18 28<18 29<20 30<14 31<14 32<22 33<13 34<27,28,29 35<17,20 36<32,34 37<23,30,31,36 38<37 "
    "39<33,38 40<39 41<40 42<39 43<42 44<42 45<42,10 46<42,9 47<42,16 48<46 49<47 50<40 51<42 52<48 53<48 54<50 55<51 "
    "56<24,41 57<41 58<35 59<49 60<42"
)
"""What each of them waits for."""


def moving() -> jt.JobMap:
    """Return a job map of sixty steps."""
    steps = [
        jt.Step(text, stage=stage, key=str(n), optional=text in {"Visit the place", "Sell the car", "Celebrate"})
        for n, (stage, text) in enumerate(
            ((stage, text) for stage, texts in MOVING.items() for text in texts.split("|")), start=1
        )
    ]
    waits = (pair.split("<") for pair in NEEDS.split())
    edges = [(earlier, later) for later, all_ in waits for earlier in all_.split(",")]
    return jt.JobMap(steps, edges, alternatives=[("52", "53")], repeats=[("52", "46"), ("55", "51")])


def long_names() -> jt.JobMap:
    """Return a job map whose names are long, in many scripts, or broken nowhere."""
    names = [
        "Find out which of the many offers that reach everybody every day is worth the time that it takes to read it",
        "確認する、新しい住所をすべての友人と会社に知らせ、返事を待つ",
        "Donaudampfschifffahrtsgesellschaftskapitänsmütze-abholen/aufsetzen",
        "حدد الهدف من الرحلة قبل أن تبدأ",
        "Выяснить, какие документы нужны для переезда",
        "Tell 👩‍👩‍👧‍👦, 🇦🇺 and 👍🏽 from each other",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "x" * 400,
        "<b>&amp;</b> \x1b[2J $x^2$ \u202eright to left",
    ]
    steps = [jt.Step(name, key=str(n), optional=n % 4 == 3) for n, name in enumerate(names)]
    edges = [("0", "1"), ("0", "2"), ("1", "3"), ("2", "4"), ("3", "5"), ("4", "5"), ("4", "6"), ("5", "7"), ("6", "8")]
    return jt.JobMap(steps, edges, repeats=[("7", "7"), ("8", "2")])


CLOSE = jt.JobNetwork(
    [
        "Stay close as a family",
        "Be with someone far away",
        "Cross the world",
        "Travel through the air",
        "Travel through space",
        "Talk face to face from afar",
        "Live near each other",
    ],
    [
        ("travel-through-the-air", "cross-the-world"),
        ("travel-through-space", "cross-the-world"),
        ("cross-the-world", "be-with-someone-far-away"),
        ("talk-face-to-face-from-afar", "be-with-someone-far-away"),
        ("be-with-someone-far-away", "stay-close-as-a-family"),
        ("live-near-each-other", "stay-close-as-a-family"),
    ],
)
CLOSE_SOLUTIONS = {
    "travel-through-the-air": [jt.Solution("Southern Cross Airlines"), jt.Solution("Half Fare Air")],
    "travel-through-space": [jt.Solution("rocket")],
    "talk-face-to-face-from-afar": [jt.Solution("video call"), jt.Solution("telephone")],
    "live-near-each-other": [jt.Solution("moving house")],
}

_TAKEN = ("Receive the order", "Check the stock")
_SENT = ("Pack", "Send")
ORDERS = jt.Process(
    {
        (*_TAKEN, *_SENT): 71,
        (*_TAKEN, "Ask the supplier", "Check the stock", *_SENT): 29,
        (*_TAKEN, "Ask the supplier", "Check the stock", "Pack", *_SENT): 6,
        (*_TAKEN, "Pack", *_SENT): 3,
        (*_TAKEN, *_SENT, *_SENT): 2,
        (*_TAKEN, "Ask the supplier", "Cancel"): 5,
        (*_TAKEN, "Cancel"): 3,
        _TAKEN: 1,
    },
    between={
        _TAKEN: "2 h",
        ("Check the stock", "Pack"): "5 h",
        ("Check the stock", "Ask the supplier"): "20 min",
        ("Ask the supplier", "Check the stock"): "3 day",
        ("Ask the supplier", "Cancel"): "8 day",
        ("Check the stock", "Cancel"): "2 day",
        _SENT: "1 h",
        ("Send", "Pack"): "4 day",
        ("Pack", "Pack"): "10 min",
    },
)
"""How 120 orders are handled today."""

DELIVER = jt.JobMap(
    [
        jt.Step("Understand what is wanted", stage="define", key="understand"),
        jt.Step("Find the goods", stage="locate", key="find"),
        jt.Step("Get what is missing", stage="locate", key="get", optional=True),
        jt.Step("Make them safe to travel", stage="prepare", key="pack"),
        jt.Step("Hand them over", stage="execute", key="send"),
        jt.Step("See that they arrive", stage="monitor", key="see"),
    ],
    [("understand", "find"), ("find", "get"), ("find", "pack"), ("get", "pack"), ("pack", "send"), ("send", "see")],
    repeats=[("get", "find")],
)
SERVED = {
    "Receive the order": "understand",
    "Check the stock": "find",
    "Ask the supplier": "get",
    "Pack": "pack",
    "Send": "send",
}


TIMES = {
    "choose-the-beans": "30 s",
    "boil": "4 min",
    "grind": "1 min",
    "paper": "20 s",
    "pour": "3 min",
    "taste": "10 s",
}

EXAMPLES = Path(__file__).parents[1] / "examples"


@cache
def example(name: str) -> dict[str, Any]:
    """Return what an example holds."""
    return run_path(str(EXAMPLES / f"{name}.py"))


def breakfast() -> jt.Comparison:
    """Return the comparison of breakfasts on the way to work."""
    commute = example("commute")
    comparison: jt.Comparison = commute["compare"](commute["MILKSHAKE"])
    return comparison


def desk() -> jt.Comparison:
    """Return the comparison of ways to run a service desk."""
    software = example("buying_software")
    comparison: jt.Comparison = software["compared"](software["DESK"])
    return comparison


def much() -> jt.Comparison:
    """Return a comparison of twelve solutions on sixty needs: known, open, unknown, past a limit, not taken."""
    limited = jt.Measure("rating", "point", 0, 10, limit=2)
    steps = [
        jt.Step(text, key=f"s{n}", measure=limited if n % 30 == 10 else None)
        for n, text in enumerate("|".join(MOVING.values()).split("|"))
    ]
    pairs = [("s57", "s58"), ("s40", "s41")]
    job = jt.Job("Move to another country", jt.Purpose(goals=["Feel at home"]), jt.JobMap(steps, alternatives=pairs))

    def level(m: int, n: int) -> Any:
        figure = (5 * m * m + 3 * n * n + 7 * m * n) % 11
        return jt.between(figure // 2, figure) if (m + 2 * n) % 9 == 4 and figure > 1 else figure

    return jt.compare(
        job,
        [
            jt.Solution(
                name,
                results={"feel-at-home": 3 + m % 6},
                steps={
                    step.key: level(m, n)
                    for n, step in enumerate(steps)
                    if (m * n + n) % 8 != 5 and n not in {41, 58} and (m, n % 30) != (3, 10)
                },
            )
            for m, name in enumerate(MOVERS.split("|"))
        ],
    )


MOVERS = (
    "do it all alone|with friends|a mover for the furniture|a relocation agency|the employer's own service|"
    "a cousin who is there|sell all and start anew|move in two steps|a fellow emigrant|an agency for visas only|"
    "a mover and an agency together|stay"
)


def wordy(**options: Any) -> jt.Comparison:
    """Return a comparison whose names are long, in many scripts, or broken nowhere."""
    names = [step.statement for step in long_names().steps]
    long = " and ".join(["a name of two hundred characters that goes on"] * 4) + " until it ends at last"
    job = jt.Job(long, jt.Purpose(goals=names[:4], hazards=[jt.Hazard(names[7], likelihood="5 %")]), jt.JobMap([]))
    keys = [need.key for need in job.purpose]
    solutions = [
        jt.Solution(name, results={keys[0]: n + 2, keys[1 + n]: jt.between(n, 9), keys[4]: "1 %"})
        for n, name in enumerate((long, names[1], names[6]))
    ]
    return jt.compare(job, solutions, incumbent=solutions[2], **options)


def commuters() -> jt.learn.Many:
    """Return what two hundred commuters make of the breakfasts, who differ in what filling and price are to them."""
    commute = example("commute")
    return jt.learn.compare_many(
        commute["JOB"],
        [commute["BANANA"], commute["BAGEL"], commute["MILKSHAKE"], jt.Solution.nothing()],
        importances={
            "stay-full-until-lunch": [float(1 + n % 20) for n in range(200)],
            "spend-little": [float(n * n // 400) for n in range(200)],
        },
        incumbent="banana",
        model=jt.SwitchingModel.prospect(),
    )


WANTS = (
    "Arrive on time|Know when I will arrive|Change trains without running|Have a seat|Be warm while I wait|"
    "Get some work done|Spend little on the way|Arrive relaxed|Carry my bicycle|Find my way at night|Have company|"
    "Be left alone"
)
PLACES = "at home|on the way to the station|on the platform|on the train|at work"


def landscape(wants: list[str], bands: str) -> jt.learn.Landscape:
    """Return the landscape of a survey of 200 people, made up by a rule."""

    def share(n: int, side: int) -> int:
        return 30 + (n * n * (7 + 4 * side) + n * (29 - 12 * side) + 40 * side) % 151

    frame = {
        f"{side}: {want}": [5 if (37 * one + 11 * n) % 200 < share(n, m) else 2 for one in range(200)]
        for n, want in enumerate(wants)
        for m, side in enumerate(("Importance", "Satisfaction"))
    }
    survey = jt.learn.read_survey(frame, wants, scale=(1, 5)).accept()
    return jt.learn.opportunity(survey, scheme=jt.learn.TopTwoBox(bands=jt.learn.Bands.published(bands)))


@cache
def commuting() -> jt.learn.Landscape:
    """Return the landscape of twelve outcomes."""
    return landscape(WANTS.split("|"), "ulwick-2005")


@cache
def commuting_much() -> jt.learn.Landscape:
    """Return the landscape of sixty outcomes."""
    return landscape([f"{want} {place}" for place in PLACES.split("|") for want in WANTS.split("|")], "singh")


ANN = jt.SwitchTimeline(
    "Ann",
    {
        "first thought": "2025-10-01",
        "passive looking": "2025-11-15",
        "active looking": "2026-01-09",
        "deciding": "2026-02-01",
        "big hire": "2026-02-12",
        "onboarding": "2026-02-13",
        "ongoing use": "2026-02-28",
    },
    little_hires=["2026-03-01", "2026-03-05", "2026-03-20"],
    until="2026-04-01",
    hired="the desk software",
    fired="a shared mailbox",
)


def told() -> jt.learn.Switching:
    """Return what forty people told of their switches, made up by a rule."""
    timelines: list[jt.SwitchTimeline] = []
    for n in range(40):
        day = date(2025, 1, 1) + timedelta(days=n)
        events: dict[jt.SwitchStage, date] = {}
        for m, stage in enumerate(jt.SwitchStage):
            events[stage] = day
            if (n * n + 3 * m) % 9 == 4:
                break
            day += timedelta(days=1 + (n * n * 7 + m * n * 5) % 61 * (1 + n % 3) // 2)
        last, day = list(events.items())[-1]
        gave_up = day + timedelta(days=4) if n % 2 and last < jt.SwitchStage.BIG_HIRE else None
        until = day + timedelta(days=10 + n * 5 % 70)
        timelines.append(jt.SwitchTimeline(f"#{n}", events, until=until, gave_up=gave_up))
    return jt.learn.switching(timelines)


@cache
def travel() -> tuple[jt.learn.ChoiceData, jt.learn.ChoiceFit]:
    """Return what 210 travellers between two cities chose, and what that says."""
    rows = jt.datasets.travel_mode()
    columns = {name: [getattr(row, name) for row in rows] for name in jt.datasets.TravelOption._fields}
    data = jt.learn.ChoiceData.from_frame(
        columns,
        chooser="individual",
        solution="mode",
        hired="choice",
        units={"invt": "min", "invc": "AUD", "ttme": "min"},
    )
    return data, jt.learn.fit_choices(data, needs=["invt", "invc", "ttme"], constants="car")


def weighed() -> jt.learn.ChoiceFit:
    """Return what their choices say."""
    return travel()[1]


def faster() -> jt.learn.Forecast:
    """Return the shares with a faster train and without a bus."""
    data, fit = travel()
    changed = data.with_levels({("train", "invt"): lambda minutes: 0.8 * minutes}).without("bus")
    return fit.forecast(changed, population_shares="sample")


PICTURES: dict[str, Callable[[], str]] = {
    "job-map": COFFEE.to_svg,
    "job-map-narrow": lambda: COFFEE.to_svg(width=380),
    "job-map-durations": lambda: COFFEE.to_svg(durations=TIMES),
    "job-map-solution": lambda: COFFEE.to_svg(solution=CAPSULES),
    "job-map-sixty": lambda: jt.Job("Move to another country", jt.Purpose(), moving()).to_svg(),
    "job-map-long-names": lambda: long_names().to_svg(),
    "network": CLOSE.to_svg,
    "network-competitors": lambda: CLOSE.to_svg(job="cross-the-world", solutions=CLOSE_SOLUTIONS),
    "process": ORDERS.to_svg,
    "process-cut": lambda: ORDERS.to_svg(activities=4, links=5),
    "process-fit": lambda: ORDERS.conformance(DELIVER, SERVED).to_svg(),
    "comparison": lambda: breakfast().to_svg(),
    "comparison-narrow": lambda: breakfast().to_svg(width=380),
    "comparison-much": lambda: much().to_svg(),
    "comparison-long-names": lambda: wordy().to_svg(),
    "experience": lambda: desk().to_svg("experience"),
    "forces": lambda: breakfast().to_svg("forces"),
    "forces-long-names": lambda: wordy().to_svg("forces", width=400),
    "grid": lambda: breakfast().to_svg("grid"),
    "grid-narrow": lambda: breakfast().to_svg("grid", width=380),
    "grid-long-names": lambda: wordy().to_svg("grid"),
    "turn": lambda: desk().what_would_it_take("desk software").to_svg(),
    "turn-narrow": lambda: desk().what_would_it_take("desk software").to_svg(width=380),
    "turn-defence": lambda: breakfast().defence().to_svg(),
    "turn-long-names": lambda: wordy(unknown="worst").defence().to_svg(),
    "robustness": lambda: breakfast().robustness(2_000).to_svg(),
    "robustness-much": lambda: much().robustness(500).to_svg(),
    "many": lambda: commuters().to_svg(),
    "many-narrow": lambda: commuters().to_svg(width=380),
    "landscape": lambda: commuting().to_svg(),
    "landscape-narrow": lambda: commuting().to_svg(width=380),
    "landscape-much": lambda: commuting_much().to_svg(),
    "landscape-much-narrow": lambda: commuting_much().to_svg(width=380),
    "quadrants": lambda: commuting().quadrants().to_svg(),
    "choices": lambda: weighed().to_svg(),
    "choices-narrow": lambda: weighed().to_svg(width=380),
    "forecast": lambda: faster().to_svg(),
    "forecast-narrow": lambda: faster().to_svg(width=380),
    "timeline": ANN.to_svg,
    "timeline-narrow": lambda: ANN.to_svg(width=380),
    "passage": lambda: told().to_svg(),
    "passage-narrow": lambda: told().to_svg(width=380),
}
"""What makes each picture, by the name of its file."""


def main(*, check: bool) -> None:
    """Write the pictures, or hold them against those that are there."""
    for name, picture in PICTURES.items():
        file = FOLDER / f"{name}.svg"
        if not check:
            file.write_bytes(picture().encode())
        elif file.read_bytes() != picture().encode():
            sys.exit(f"{file.name} is made otherwise by Python {sys.version}")


if __name__ == "__main__":
    main(check="--check" in sys.argv)
