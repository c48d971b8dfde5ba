"""The pictures of the gallery, and the models that they are made of.

``python docs/gallery.py`` writes them to ``docs/gallery/``. They are kept in the repository: the tests make them again
and compare every byte, ``nox -s gallery`` does so on every version of Python, and ``nox -s chromium`` measures each of
them in a browser.
"""

import sys
from collections.abc import Callable
from pathlib import Path

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
