"""Being with someone far away: what the category sees, and what only the network does."""

import runpy
from pathlib import Path
from typing import Any

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "reach_someone.py"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return runpy.run_path(str(EXAMPLE))


def test_the_category_sees_airlines_and_the_network_the_rocket_and_the_call(example: dict[str, Any]) -> None:
    asked = (example["FAMILY"], "travel-through-the-air", example["FAMILY_SOLUTIONS"])
    assert {c.solution.name for c in example["category_view"](*asked)} == {"Southern Cross Airlines", "Half Fare Air"}
    seen = {c.solution.name: c for c in example["network_view"](*asked)}
    assert seen["rocket"].path == ("travel-through-the-air", "cross-the-world", "travel-through-space")
    assert seen["video call"].path == (
        "travel-through-the-air",
        "cross-the-world",
        "be-with-someone-far-away",
        "talk-face-to-face-from-afar",
    )
    assert seen["rocket"].distance < seen["video call"].distance < seen["moving house"].distance


def test_another_trade_is_asked_the_same_way(example: dict[str, Any]) -> None:
    asked = (example["PAYMENTS"], "send-a-document", example["PAYMENT_SOLUTIONS"])
    assert {c.solution.name for c in example["category_view"](*asked)} == {"courier", "registered letter"}
    seen = {c.solution.name: c.distance for c in example["network_view"](*asked)}
    assert seen == {"video identification": 1, "bank": 2, "wallet on the phone": 3, "cash": 3}


def test_it_runs_and_shows_both(example: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    example["main"]()
    shown = capsys.readouterr().out
    assert "What it would take to be hired" in shown
    assert "the category sees: courier, registered letter" in shown
