"""What people see of a network: what it is all for on top, what stands twice told once, large ones cut and counted."""

import html
import re

import pytest

import jobtheory as jt
from jobtheory.errors import InvalidTypeError
from jobtheory.show.bypasses import way
from tests.timing import quick

TALKS = jt.Evidence("observed", "12 people")
SPEND = jt.JobNetwork(
    ["Send a document", "Prove who I am", "Open an account", "Carry cash", "Get a card", "Spend money here", "Sleep"],
    [
        ("send-a-document", "open-an-account"),
        ("prove-who-i-am", "open-an-account"),
        jt.Serves("open-an-account", "spend-money-here", reason="no foreign cards", evidence=TALKS),
        jt.Serves("carry-cash", "spend-money-here", evidence=jt.Evidence("claim", "a bank")),
        jt.Serves("get-a-card", "spend-money-here", reason="it is safer"),
        ("open-an-account", "get-a-card"),
    ],
)
FLAT = jt.JobNetwork([f"j{n}" for n in range(100)])


def test_a_network_is_a_tree_from_the_roots_down() -> None:
    assert str(SPEND) == (
        "Network of 7 jobs on 4 levels\n"
        "\n"
        "  · Spend money here\n"
        "    · Open an account (no foreign cards; observed: 12 people)\n"
        "      · Send a document\n"
        "      · Prove who I am\n"
        "    · Carry cash (claim: a bank)\n"
        "    · Get a card (it is safer)\n"
        "      · Open an account, as above\n"
        "  · Sleep"
    )


def test_the_same_tree_is_a_list_of_lists_elsewhere() -> None:
    marked = jt.show.html(SPEND)
    assert (
        "<ul><li>Spend money here"
        "<ul><li>Open an account (no foreign cards; observed: 12 people)"
        "<ul><li>Send a document</li><li>Prove who I am</li></ul></li>"
        "<li>Carry cash (claim: a bank)</li>"
        "<li>Get a card (it is safer)<ul><li>Open an account, as above</li></ul></li></ul></li>"
        '<li>Sleep</li></ul><div><img src="data:image/svg+xml;base64,'
    ) in re.sub(r' style="[^"]*"', "", marked)
    for tag in ("ul", "li"):
        assert marked.count(f"<{tag}") == marked.count(f"</{tag}>")
    assert "\n- Spend money here\n  - Open an account (no foreign cards; observed" in jt.show.markdown(SPEND)
    assert "\n      - " not in jt.show.markdown(SPEND)
    assert SPEND._repr_mimebundle_()["text/html"] == marked


def test_a_key_is_told_where_nobody_would_guess_it() -> None:
    network = jt.JobNetwork([jt.Job("Drive", jt.Purpose(), jt.JobMap([]), key="car"), "Ride", "!!!"])
    assert str(network).splitlines()[2:] == ["  · Drive (car)", "  · Ride", "  · !!! (job-3)"]


def test_one_job_and_none() -> None:
    assert str(jt.JobNetwork(["Rest"])).splitlines()[0] == "Network of 1 job on 1 level"
    assert str(jt.JobNetwork([])) == "Network of no jobs"
    assert "<ul" not in jt.show.html(jt.JobNetwork([]))


def test_a_wide_network_is_cut_and_counted() -> None:
    lines = str(FLAT).splitlines()
    assert lines[2:4] == ["  · j0", "  · j1"]
    assert lines[-3:] == ["  · j39", "", "… and 60 more."]


def test_a_deep_network_is_cut_and_counted() -> None:
    depth = 10_000
    chain = jt.JobNetwork([f"j{n}" for n in range(depth)], [(f"j{n}", f"j{n + 1}") for n in range(depth - 1)])
    with quick():
        lines = str(chain).splitlines()
    assert lines[10] == f"{'  ' * 9}· j9991 …"
    assert lines[11:] == ["", "… and 9,991 more."]
    last = chain.only("j9991", *(f"j{n}" for n in range(9_992, depth)))
    assert str(last).splitlines()[-1].endswith("· j9991"), "nothing is below it"


def test_ways_that_part_and_meet_take_no_more_lines() -> None:
    """Through a ladder of 20 rungs lead a million ways."""
    keys = [f"{side}{n}" for n in range(20) for side in "ab"]
    served = [(f"{one}{n}", f"{two}{n + 1}") for n in range(19) for one in "ab" for two in "ab"]
    with quick():
        assert len(str(jt.JobNetwork(keys, served)).splitlines()) <= 44


def test_long_statements_are_wrapped_below_themselves() -> None:
    network = jt.JobNetwork(["top", jt.Job("long " * 60, jt.Purpose(), jt.JobMap([]), key="x")], [("x", "top")])
    lines = str(network).splitlines()[3:]
    assert len(lines) > 3
    assert lines[0].startswith("    · long")
    assert all(line.startswith("      long") for line in lines[1:-1])


# --- who competes

FOUND = SPEND.competitors(
    "open-an-account",
    {"carry-cash": [jt.Solution("purse")], "send-a-document": [jt.Solution("courier")], "get-a-card": []},
)


def test_a_competitor_is_a_line() -> None:
    by_name = {one.solution.name: str(one) for one in FOUND if not one.solution.is_nothing}
    assert by_name == {
        "courier": "0 whys up: open-an-account ← send-a-document: courier, a part of it",
        "purse": "1 why up: open-an-account → spend-money-here ← carry-cash: purse",
    }
    assert "← carry-cash: purse" in FOUND[-1]._repr_mimebundle_()["text/plain"]
    assert html.unescape(jt.show.html(FOUND[-1])).endswith("here ← carry-cash: purse</p></div>")


def test_several_competitors_are_a_table() -> None:
    table = (
        "5 competitors, the nearest first\n"
        "\n"
        "  whys up  solution  way\n"
        "        0  nothing   open-an-account\n"
        "        0  courier   open-an-account ← send-a-document                a part\n"
        "        1  nothing   open-an-account → get-a-card\n"
        "        1  nothing   open-an-account → spend-money-here\n"
        "        1  purse     open-an-account → spend-money-here ← carry-cash"
    )
    assert jt.show.text(FOUND) == jt.show.text(list(FOUND)) == table
    assert jt.show.text(FOUND[:1]).splitlines()[::2] == ["1 competitor, the nearest first", "  whys up  solution  way"]
    assert "a part" not in jt.show.markdown(FOUND[2:])
    assert "<table" in jt.show.mimebundle(FOUND)["text/html"]


def test_many_competitors_are_cut_and_counted() -> None:
    crowd = FLAT.competitors("j0", {"j0": [jt.Solution(f"s{n}") for n in range(50)]})
    assert jt.show.text(crowd).splitlines()[0] == "51 competitors, the nearest first"
    assert jt.show.text(crowd).splitlines()[-1] == "… and 11 more."


def test_a_long_way_is_told_in_short() -> None:
    keys = tuple(f"j{n}" for n in range(10_000))
    assert way(keys, 9_999) == "j0 → j1 → j2 → j3 → j4 → j5 … → j9994 → j9995 → j9996 → j9997 → j9998 → j9999"
    assert way(keys[:3], 1) == "j0 → j1 ← j2"
    assert way(keys[:12], 0).count("←") == 11
    assert way(("j0",), 0) == "j0"


@pytest.mark.parametrize("mixed", [(), [], (5,), (FOUND[0], 5), [jt.Solution("purse")], {FOUND[0]}])
def test_other_collections_do_not_show_themselves(mixed: object) -> None:
    with pytest.raises(InvalidTypeError, match=r"does not show itself\. Give one of Job, .*\[JT710\]$"):
        jt.show.text(mixed)


def test_a_class_of_somebody_elses_with_our_name_does_not_show_itself() -> None:
    other = type("Competitor", (), {})()
    with pytest.raises(InvalidTypeError, match=r"does not show itself"):
        jt.show.text((other,))
