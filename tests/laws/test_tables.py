"""Laws of tables: the same figures in every form, whatever the model."""

import csv
import io
from itertools import groupby

import pytest
from hypothesis import given

import jobtheory as jt
from jobtheory import show
from jobtheory.show.tables import TABLES, listing
from jobtheory.show.tables.listing import NUMBER, WHOLE
from jobtheory.testing import comparisons, jobs


@given(jobs())
def test_the_shares_of_a_side_are_one_whole(job: jt.Job) -> None:
    for _, side in groupby(show.rows(job), key=lambda row: row["side"]):
        assert sum(row["share"] for row in side) == pytest.approx(1)


@given(jobs())
def test_a_job_lists_each_of_its_needs_once_and_each_step_in_order(job: jt.Job) -> None:
    adopted = [step.key for step in job.adoption]
    assert [row["key"] for row in show.rows(job)] == [*(need.key for need in job.needs), *adopted]
    assert [row["key"] for row in show.rows(job, "steps")] == list(job.action.order)


@given(comparisons())
def test_numbers_in_a_file_are_those_of_the_rows(comparison: jt.Comparison) -> None:
    for table in TABLES["Comparison"]:
        found = listing(comparison, table)
        text = comparison.to_csv(table=table)
        read = list(csv.DictReader(io.StringIO(text, newline="")))
        assert len(read) == len(found.rows)
        for written, row in zip(read, found.rows, strict=True):
            for name, kind in found.columns.items():
                if kind in {NUMBER, WHOLE}:
                    assert (float(written[name]) if written[name] else None) == row[name]


@given(comparisons())
def test_a_row_says_of_a_solution_what_the_comparison_does(comparison: jt.Comparison) -> None:
    for row in show.rows(comparison):
        name = row["solution"]
        assert row["verdict"] == comparison.verdicts[name].value
        assert row["overall"] == comparison.experience[name].overall
        assert (row["net"] is None) == (name not in comparison.forces)


@given(comparisons())
def test_a_level_lies_between_its_ends(comparison: jt.Comparison) -> None:
    for row in show.rows(comparison, "levels"):
        if row["level"] is not None:
            assert row["low"] <= row["level"] <= row["high"]
            assert row["unit"] is not None
