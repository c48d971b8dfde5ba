"""The simulation behind the documentation's figures: whether it still comes out so, and whether it counts right."""

import importlib
import random
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import jobtheory as jt

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
EVERY = 40
"""One of so many markets is played again: what changes one market in ten is then seen nine times in ten."""


@pytest.fixture(scope="module", autouse=True)
def found() -> Iterator[None]:
    """The scripts find what stands beside them, and so do these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
        yield


def of(name: str) -> Any:
    return importlib.import_module(f"simulation.{name}")


def draws() -> random.Random:
    return random.Random(1)  # noqa: S311  # no secret


@pytest.fixture(scope="module")
def customers(found: None) -> Any:
    return importlib.import_module("customers")


@pytest.fixture(scope="module")
def seeds(customers: Any) -> Any:
    return customers.seeds()[::EVERY]


@pytest.fixture(scope="module")
def records(seeds: Any) -> Any:
    return [of("records").play(seed) for seed in seeds]


@pytest.fixture(scope="module")
def tables(records: Any, seeds: Any) -> dict[str, list[list[str]]]:
    """The cells of every table, the head first and the line below it left out."""
    made = of("tables").tables(records, seeds)
    cut = {
        name: [[cell.strip() for cell in line.strip("|").split("|")] for line in made[name].splitlines()]
        for name in made
    }
    return {name: [lines[0], *lines[2:]] for name, lines in cut.items()}


def right(records: Any, kind: str, model: str, *, informed: bool = True) -> int:
    """Count in how many markets the customer of a kind does what a model foresees."""
    k, m = of("tables").NAMES.index(kind), list(of("records").MODELS).index(model)
    return sum(r.choices[k] == (r.views[m].informed if informed else r.views[m].usual) for r in records)


def test_the_page_shows_the_tables_that_the_script_made(customers: Any) -> None:
    shown = customers.on_page()
    assert customers.digest(shown) == customers.DIGESTS.read_text(encoding="utf-8").split()[0]
    assert len(shown) == 9


def test_markets_come_out_as_they_did_when_the_page_was_made(customers: Any, records: Any) -> None:
    kept = customers.DIGESTS.read_text(encoding="utf-8").split()[1:]
    assert len(kept) == customers.MARKETS
    assert [record.digest for record in records] == kept[::EVERY], "run benchmarks/customers.py --write"


def test_every_table_is_whole(tables: dict[str, list[list[str]]], customers: Any) -> None:
    assert set(tables) == set(customers.on_page())
    for name, (head, *rows) in tables.items():
        assert {len(row) for row in rows} == {len(head)}, name
        assert all(cell for row in rows for cell in row), name
    names = [kind.name for kind in of("rules").KINDS]
    for name in ("informed", "usual", "kinds-neutral", "kinds-gourville", "kinds-prospect"):
        assert [row[0] for row in tables[name][1:]] == names


@pytest.mark.parametrize("model", ["neutral", "gourville", "prospect"])
def test_who_follows_the_model_is_foreseen_when_all_is_known(records: Any, model: str) -> None:
    assert right(records, f"our rule, {model}", model) == len(records)


def test_who_does_not_follow_it_is_foreseen_less(records: Any) -> None:
    best = right(records, "our rule, neutral", "neutral")
    for kind in ("additive, noise 0.10", "by the worse side", "lexicographic, notice 0.1", "satisficing"):
        assert right(records, kind, "neutral") < best, kind


def test_what_analysts_do_not_know_costs_foresight(records: Any) -> None:
    for model in of("records").MODELS:
        assert right(records, f"our rule, {model}", model, informed=False) < len(records)


def test_who_minds_losses_stays_wherever_others_stay(records: Any) -> None:
    names = of("tables").NAMES
    calm, wary = (names.index(f"our rule, {model}") for model in ("neutral", "gourville"))
    assert all(r.choices[wary] == 0 for r in records if r.choices[calm] == 0)
    assert any(r.choices[wary] == 0 for r in records if r.choices[calm] != 0)


def test_whose_leanings_come_true_more_often_the_more_confident_they_are(records: Any) -> None:
    leans = [lean for r in records for view in r.views for lean in of("tables").of_levels(view)]
    for told in ("drawn", "revealed"):
        unsure = [getattr(lean, told) for lean in leans if lean.share < 0.7]
        sure = [getattr(lean, told) for lean in leans if lean.share >= 0.9]
        assert sum(sure) / len(sure) > sum(unsure) / len(unsure)


def test_a_market_depends_on_its_own_seed_alone(seeds: Any, records: Any) -> None:
    assert of("records").play(seeds[3]) == records[3]
    assert len(set(records)) > 1


def test_analysts_who_know_all_write_down_what_is(seeds: Any) -> None:
    market = of("markets").market(seeds[0])
    known = of("analysts").knows_all(market)
    comparison = known.compare(jt.SwitchingModel.neutral())
    for offer in market.offers:
        results, execution = of("rules").sides(market, offer, market.weights)
        experience = comparison.experience[offer.name]
        assert (experience.results, experience.execution) == pytest.approx((float(results), float(execution)))
    assert not comparison.leaning


def test_what_is_found_out_is_the_truth_and_claims_stay(seeds: Any) -> None:
    analysts = of("analysts")
    usual = [analysts.knows_some(of("markets").market(seed)) for seed in seeds]
    known = next(known for known in usual if any(report.is_open for report in known.reports[1]))
    truth = analysts.knows_all(known.market).reports
    for before, after, true in zip(known.reports, known.revealed().reports, truth, strict=True):
        for was, is_now, is_so in zip(before, after, true, strict=True):
            assert is_now == (is_so if was.is_open else was)
            assert was.low <= is_so.low <= was.high or was.is_claim
    drawn = known.drawn(draws())
    assert all(d.low == d.high for reports in drawn.reports for d in reports)


def market_of(*values: tuple[float, float, float]) -> Any:
    """A market with two goals of weight 3 and 1 and one step; the first offer has the job, and changing is free."""
    markets = of("markets")
    exact = [[Fraction(str(value)) for value in offer] for offer in values]
    offers = [
        markets.Offer(f"o{n}", tuple(offer[:2]), tuple(offer[2:]), Fraction(1), 0) for n, offer in enumerate(exact)
    ]
    return markets.Market("made", ("goal", "goal"), ((3, 1), (1,)), tuple(offers))


def test_rules_decide_as_they_say() -> None:
    rules, draw = of("rules"), draws()
    # The step weighs 0.5, the goals 0.375 and 0.125.
    market = market_of((0.5, 0.5, 0.5), (1, 0.4, 0.45), (0.3, 1, 0.62))
    assert rules.additive(market, draw) == 1
    assert rules.lexicographic(market, draw, notice=0.1) == 2
    assert rules.lexicographic(market, draw, notice=0.2) == 1
    assert rules.one_side(market, draw, pick=max) == 1
    assert rules.one_side(market, draw, pick=min) == 0
    assert rules.ours(market, draw) == 1
    assert rules.ours(market, draw, aversion=6) == 0
    assert rules.satisficing(market_of((0.2, 1, 1), (0.9, 0.9, 0.9)), draw, content=False) == 1
    assert rules.satisficing(market_of((0.9, 0.9, 0.9), (0.9, 0.9, 0.9)), draw, content=False) == 1
    assert rules.satisficing(market_of((0.9, 0.9, 0.9), (1, 1, 1)), draw, content=True) == 0
    assert rules.satisficing(market_of((0.2, 0.2, 0.2), (1, 1, 0.3)), draw, content=True) == 0


def test_equals_leave_the_job_where_it_is() -> None:
    rules, draw, equals = of("rules"), draws(), market_of((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))
    deterministic = [kind for kind in rules.KINDS if not kind.differ or kind.name.startswith("own")]
    assert len(deterministic) > 9
    assert {kind.decide(equals, draw) for kind in deterministic} == {0}


@pytest.mark.parametrize(
    ("hits", "of_all", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_in_print(hits: int, of_all: int, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3."""
    assert of("scores").Share(hits, of_all).interval == pytest.approx((low, high), abs=5e-5)


def test_scores_are_those_computed_by_hand() -> None:
    scores = of("scores")
    said = [scores.Said(share, came_true) for share, came_true in [(0.6, False), (0.6, True), (0.9, True), (1.0, True)]]
    assert scores.brier(said) == pytest.approx((0.36 + 0.16 + 0.01 + 0) / 4)
    assert scores.calibration_error(said) == pytest.approx((2 * 0.1 + 2 * 0.05) / 4)
    assert [len(part) for part in scores.bins(said)] == [0, 2, 0, 0, 2]
    value, (low, high) = scores.bootstrapped([said, [], said[:1]], scores.frequency)
    assert value == pytest.approx(3 / 5)
    assert (low, high) == (0, 0.75), "markets are drawn whole"
    assert scores.bootstrapped([[], []], scores.brier) is None
    assert str(scores.Share(0, 0)) == "–"


def test_a_claim_counts_as_hired_where_its_proof_turns_the_rejection() -> None:
    records, tables = of("records"), of("tables")
    rejected = {"gets_it": False, "share": 1.0, "only_claims": True, "revealed": True, "drawn": True}
    turned, not_turned = (records.Lean(1, **rejected, proven=proven) for proven in (False, True))
    record = records.Record((), (), ((0, 0), (0, 0)), [records.View(0, 0, (turned, turned, not_turned))] * 3)
    assert tables.not_yet([record]).splitlines()[2].split("|")[-2].strip().startswith("67 ")


def test_the_script_runs(customers: Any) -> None:
    script = [sys.executable, "-W", "error", str(BENCHMARKS / "customers.py"), "--markets", "2", "--seed", "7"]
    done = subprocess.run(script, capture_output=True, check=True, text=True, encoding="utf-8")
    assert done.stdout.count("2 markets\n\n| ") == len(customers.on_page())


def shares(customers: Any, name: str) -> dict[str, dict[str, float]]:
    """Return the figures of a table on the page, by row and column."""
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in customers.on_page()[name].splitlines()]
    return {row[0]: dict(zip(lines[0][1:], (float(c.split()[0]) for c in row[1:]), strict=True)) for row in lines[2:]}


def test_what_the_page_says_of_foresight_is_what_its_tables_say(customers: Any) -> None:
    informed, usual = shares(customers, "informed"), shares(customers, "usual")
    models = list(of("records").MODELS)
    for table in (informed, usual):
        assert all(abs(row["neutral"] - row["… less cost"]) <= 3 for row in table.values())
        assert all(row["prospect"] >= min(row[m] for m in models) for row in table.values())
        one_need = table["lexicographic, notice 0.1"]
        assert one_need["best sum"] > max(one_need[m] for m in models)
        assert max(one_need[m] for m in models) <= 50
        assert one_need["gourville"] == min(one_need[m] for m in models)
        for kind in ("satisficing", "satisficing if discontent"):
            assert table[kind]["stays"] >= max(table[kind][m] for m in models) - 4
    assert all(row["prospect"] >= max(row[m] for m in models) - 5 for row in usual.values())
    assert informed["our rule, gourville"]["gourville"] - informed["our rule, gourville"]["neutral"] == 24
    assert informed["our rule, neutral"]["neutral"] - informed["our rule, neutral"]["gourville"] == 24
    assert usual["our rule, gourville"]["gourville"] <= usual["our rule, gourville"]["prospect"]
    assert all(75 <= usual[f"our rule, {m}"][m] <= 80 for m in models)
    assert informed["additive"]["neutral"] == 99
    noisy = informed["additive, noise 0.10"]
    assert noisy["neutral"] >= noisy[f"most of {of('rules').OTHERS} others"]
    assert informed["additive, shared noise 0.10"]["neutral"] > noisy["neutral"]


def test_what_the_page_says_of_not_yet_is_what_its_tables_say(customers: Any) -> None:
    usual = shares(customers, "usual")
    for model in of("records").MODELS:
        table = shares(customers, f"kinds-{model}")
        assert all(row["stands: foreseen"] > row["not yet: foreseen"] + 10 for row in table.values())
        assert all(row["not yet: stays"] <= usual[kind]["stays"] for kind, row in table.items())
        assert table[f"our rule, {model}"]["ECE"] < 0.1
        assert table["lexicographic, notice 0.1"]["ECE"] > 0.15


def test_what_the_page_says_of_shares_is_what_its_tables_say(customers: Any) -> None:
    rows = [line.strip("|").split("|") for line in customers.on_page()["calibration"].splitlines()[2:]]
    errors = {(row[0].strip(), row[1].strip()): float(row[5].split()[0]) for row in rows}
    for model in of("records").MODELS:
        assert errors[model, "as presumed"] <= 0.01
        assert errors[model, "levels found out"] <= 0.02
        assert errors[model, "claims proven too"] > errors[model, "levels found out"]
    assert errors["gourville", "claims proven too"] == max(errors.values())
