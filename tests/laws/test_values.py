"""Laws of values: equal values are equal however they were come by, and a measure's value runs from 0 to 1."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobtheory as jt
from jobtheory import testing
from jobtheory.testing import figures, measures
from tests.laws import oracle

NO_VALUES = {"attached", "competitors", "figures", "importances", "register_types"}
EVERY = [name for name in testing.__all__ if name not in NO_VALUES]


@pytest.mark.parametrize("name", EVERY)
@given(data=st.data())
def test_values_are_equal_when_copied(name: str, data: st.DataObject) -> None:
    value: Any = data.draw(getattr(testing, name)())
    assert isinstance(hash(value), int)
    for again in (
        copy.copy(value),
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),  # noqa: S301  # our own bytes
        attrs.evolve(value),
    ):
        assert type(again) is type(value)
        assert again == value
        assert hash(again) == hash(value)
        assert repr(again) == repr(value)


@given(data=st.data())
def test_a_value_is_monotone_and_within_0_and_1(data: st.DataObject) -> None:
    measure = data.draw(measures())
    one, other = (data.draw(figures(measure)) for _ in range(2))
    x, y = measure.figure(one), measure.figure(other)
    low, high = (one, other) if (x < y) != measure.less_is_better else (other, one)
    assert 0 <= measure.value(low) <= measure.value(high) <= 1
    assert measure.value(one) == float(oracle.value(measure, one))
    assert measure.value(measure.worst) == 0
    assert measure.value(measure.target) == 1
    assert (measure.surplus(one) > 0) <= (measure.value(one) == 1)


@given(data=st.data())
def test_quantities_are_ordered_by_what_they_measure(data: st.DataObject) -> None:
    measure = data.draw(measures(unit="min"))
    one, other = (jt.Quantity(data.draw(figures(measure, quantities=False)), unit) for unit in ("min", "h"))  # type: ignore[arg-type]  # numbers
    x, y = one.exact_in("s"), other.exact_in("s")
    assert (one < other, one == other, one > other) == (x < y, x == y, x > y)
    assert x != y or hash(one) == hash(other)
