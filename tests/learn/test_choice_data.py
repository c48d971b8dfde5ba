"""Choices from long and wide frames of every library, what is refused, and scenarios."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import datetime
import importlib
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import jobtheory as jt
from jobtheory.learn import ChoiceData, fit_choices
from jobtheory.learn.choosing import labels as reading
from tests.learn.choices import of, simulate

FRAME: dict[str, Any] = {
    "case": [1, 1, 2, 2, 2, 3],
    "alt": ["tram", "walk", "walk", "tram", "bike", "tram"],
    "hired": [1, 0, 0, 0, 1, 1],
    "minutes": [20, 45, 25, 15, 18, 30],
}
NO_ROWS: dict[str, list[float]] = {"choice": [], "car_min": [], "train_min": [], "train_there": [], "age": []}
WIDE: dict[str, Any] = {
    "choice": ["car", "train", "car"],
    "car_min": [30, 50, 20],
    "train_min": [40, 35, 45],
    "train_there": [1, 1, 0],
    "age": [30, 50, 40],
}


def framed(columns: dict[str, Any], library: str) -> Any:
    module: Any = pytest.importorskip("pyarrow" if library == "pyarrow" else library)
    return module.table(columns) if library == "pyarrow" else module.DataFrame(columns)


@pytest.mark.parametrize("library", ["polars", "pandas", "pyarrow"])
def test_every_library_gives_the_same(library: str) -> None:
    frame = simulate({"time": -1.0, "cost": -0.5}, choosers=200, seed=1)
    frame["alt"] = [f"solution {place}" for place in frame["alt"].tolist()]
    frame["who"] = [f"p{case % 7}" for case in frame["case"].tolist()]
    mapped = fit_choices(of(frame), ["time"], by_solution={"cost": ["solution 1"]}, panel="who")
    found = fit_choices(of(framed(frame, library)), ["time"], by_solution={"cost": ["solution 1"]}, panel="who")
    assert dict(found.coefficients) == pytest.approx(dict(mapped.coefficients), rel=1e-12)
    assert dict(found.robust_standard_errors) == pytest.approx(dict(mapped.robust_standard_errors), rel=1e-12)


def test_a_lazy_frame_is_collected() -> None:
    polars = pytest.importorskip("polars")
    assert len(of(polars.LazyFrame(FRAME))) == 3


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_labels_may_be_categories(library: str) -> None:
    frame = framed(FRAME, library)
    narwhals = importlib.import_module("narwhals")
    kinds = narwhals.from_native(frame).with_columns(narwhals.col("alt").cast(narwhals.Categorical)).to_native()
    assert of(kinds).solutions == ("bike", "tram", "walk")


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_long_columns_of_text_are_read_in_chunks(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SHORT", 10)
    monkeypatch.setattr(reading, "CHUNK", 16)
    frame = simulate({"time": -1.0}, choosers=100, seed=1)
    few = {**frame, "alt": [f"s{x}" for x in frame["alt"].tolist()]}
    many = {**few, "case": [f"c{x}" for x in frame["case"].tolist()]}
    assert dict(of(framed(few, library)).shares) == dict(of(few).shares)
    data = of(framed(many, library))
    assert (len(data), data.chooser(99)) == (100, "c99")
    missing = {**few, "alt": [None, *few["alt"][1:]]}
    with pytest.raises(jt.InvalidValueError, match=r"from_frame > alt: row 0 has none.*JT722"):
        of(framed(missing, library))
    late = {**few, "alt": [*few["alt"][:-1], None]}
    with pytest.raises(jt.InvalidValueError, match=rf"alt: row {len(frame['case']) - 1} has none.*JT722"):
        of(framed(late, library))


def test_what_is_known_of_data() -> None:
    data = of(FRAME, units={"minutes": "minutes"})
    assert (len(data), data.rows, data.solutions) == (3, 6, ("bike", "tram", "walk"))
    assert data.columns == ("case", "alt", "hired", "minutes")
    assert dict(data.shares) == pytest.approx({"bike": 1 / 3, "tram": 2 / 3, "walk": 0})
    assert dict(data.units) == {"minutes": "min"}
    assert data.level("minutes").tolist() == FRAME["minutes"]
    assert repr(data) == "<ChoiceData: 3 choosers, 6 rows, solutions 'bike', 'tram', 'walk'>"
    assert "Each had 1 to 3 solutions." in str(data)
    assert "<table" in data.to_html()
    assert "hired by" not in str(of(FRAME, hired=None))
    many = of({"case": [1] * 9, "alt": list(range(9)), "hired": [1] + [0] * 8})
    assert repr(many).endswith("solutions 0, 1, 2, 3, 4, 5, … 3 more>")
    assert "Each had 9 solutions." in str(many)
    assert pickle.loads(pickle.dumps(data)).shares == data.shares  # noqa: S301  # our own bytes


def test_rows_may_stand_in_any_order() -> None:
    frame = simulate({"time": -1.0}, choosers=100, seed=1)
    order = np.random.default_rng(1).permutation(len(frame["case"]))
    mixed = {name: column[order] for name, column in frame.items()}
    for chooser in ("case", ["case"], ["person", "case"]):
        one, other = (fit_choices(of(given, chooser=chooser), ["time"], constants=0) for given in (frame, mixed))
        assert dict(one.coefficients) == pytest.approx(dict(other.coefficients), rel=1e-10)


def test_a_chooser_may_take_two_columns() -> None:
    frame = {**FRAME, "person": [7, 7, 7, 7, 7, 8], "task": ["a", "a", "b", "b", "b", "a"]}
    data = of(frame, chooser=["person", "task"])
    assert (len(data), data.chooser(1)) == (3, "7, b")
    with pytest.raises(jt.InvalidValueError, match=r"more than one solution was hired by chooser 7\..*panel=.*JT724"):
        of(frame, chooser="person", solution=None)


def test_columns_of_a_mapping_may_be_lists_and_of_a_frame_anything() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(FRAME).with_columns(
        yes=polars.col("hired") == 1,
        exact=polars.Series([Decimal("1.5")] * 6),
        gap=polars.Series([1, None, 3, 4, 5, 6]),
        float_label=polars.Series([1.0, 2.0, 1.0, 2.0, 3.0, 1.0]),
        when=polars.Series([datetime.date(2026, 1, 1)] * 6),
    )
    data = of(frame, hired="yes", solution="float_label")
    assert data.solutions == (1, 2, 3)
    assert data.level("exact").tolist() == [1.5] * 6
    assert np.isnan(data.level("gap")).tolist() == [False, True, False, False, False, False]
    assert data.level("yes").tolist() == frame["yes"].to_list()
    with pytest.raises(jt.InvalidTypeError, match=r"the column holds (Date|datetime64.*), not numbers.*JT721"):
        data.level("when")
    with pytest.raises(jt.InvalidTypeError, match=r"the column holds .*date.*A label is.*JT721"):
        of(frame, solution="when")
    with pytest.raises(jt.InvalidTypeError, match=r"the column holds text, not numbers.*JT721"):
        data.level("alt")


def test_pandas_columns_of_objects_and_missing_numbers() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(FRAME)
    frame["objects"] = pandas.Series([1, 2.5, None, 4, 5, 6], dtype=object)
    frame["nullable"] = pandas.Series([1, None, 3, 4, 5, 6], dtype="Int64")
    frame["mixed"] = pandas.Series([1, "1", 1, 2, "x", 1.0], dtype=object)
    frame["words"] = pandas.Series(["1", 2, 3, 4, 5, 6], dtype=object)
    frame["lists"] = pandas.Series([[1], 2, 3, 4, 5, 6], dtype=object)
    frame["flags"] = pandas.Series([True, "1", 1, 2, "x", 1.0], dtype=object)
    data = of(frame, solution="mixed")
    assert data.solutions == (1, 2, "1", "x")
    assert np.isnan(data.level("objects")).tolist() == [False, False, True, False, False, False]
    assert np.isnan(data.level("nullable")).sum() == 1
    for name in ("words", "lists"):
        with pytest.raises(jt.InvalidTypeError, match=r"not numbers.*JT721"):
            data.level(name)
    with pytest.raises(jt.InvalidTypeError, match=r"row 0 has True\. .*JT721"):
        of(frame, solution="flags")
    frame["minutes"] = 0  # another column in the place of the one that was read
    assert data.level("minutes").tolist() == FRAME["minutes"]


def test_two_columns_of_one_name_are_refused() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(FRAME)
    with pytest.raises(jt.InvalidValueError, match=r"two columns are called 'minutes'.*JT721"):
        of(pandas.concat([frame, frame[["minutes"]]], axis=1))


def test_whole_numbers_far_apart_are_labels_too() -> None:
    frame = {**FRAME, "alt": [10**12, -5, -5, 10**12, 0, 10**12]}
    assert of(frame).solutions == (-5, 0, 10**12)
    gaps = {**FRAME, "alt": np.array([1, 5, 5, 1, 9, 1], dtype=np.uint8)}
    assert dict(of(gaps).shares) == pytest.approx({1: 2 / 3, 5: 0, 9: 1 / 3})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"hired": [0, 0, 0, 0, 1, 1]}, r"nothing was hired by chooser 1\..*JT723"),
        ({"hired": [1, 1, 0, 0, 0, 1]}, r"nothing was hired by chooser 2\..*JT723"),
        ({"hired": [1, 1, 0, 0, 1, 1]}, r"more than one solution was hired by chooser 1\..*JT724"),
        ({"hired": [2, 0, 0, 0, 1, 1]}, r"from_frame > hired: row 0 says 2\. Say 1 or True.*JT721"),
        ({"hired": [1, 0, 0, 0, 1, float("nan")]}, r"hired: row 5 says nan.*JT721"),
        ({"hired": ["yes", "no"] * 3}, r"hired: the column holds text, not numbers\. Say 1 or True of .*JT721"),
        (
            {"alt": ["tram", "tram", *FRAME["alt"][2:]]},
            r"'tram' is listed twice for 1\. .* or no solution= at all.*JT725",
        ),
        ({"alt": [1.5, *[2.0] * 5]}, r"alt: row 0 has 1.5\. A label is a whole number or text\. \[JT721\]"),
        ({"alt": [float("nan"), *[2.0] * 5]}, r"alt: row 0 has none\. .*JT722"),
        ({"alt": [True] * 6}, r"alt: the column holds bool\. .*JT721"),
        ({"case": [1, None, 2, 2, 2, 3]}, r"case: row 1 has none.*JT722"),
        ({"minutes": [1, 2]}, r"columns have 2, 6 rows.*JT721"),
        ({"minutes": [[1]] * 6}, r"the column has the shape \(6, 1\).*JT721"),
    ],
)
def test_what_is_no_choice_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=message):
        of({**FRAME, **change})


def test_many_culprits_are_counted() -> None:
    frame = {"case": list(range(20)), "alt": [1] * 20, "hired": [0] * 20}
    with pytest.raises(jt.InvalidValueError, match=r"chooser 0, 1, 2, 3, 4 and 15 more\..*JT723"):
        of(frame)


def test_twice_is_found_among_many_solutions_too() -> None:
    frame = {"case": [n // 2 for n in range(400)], "alt": list(range(400)), "hired": [1, 0] * 200}
    assert len(of(frame)) == 200
    frame["alt"][201] = 200
    with pytest.raises(jt.InvalidValueError, match=r"200 is listed twice for 100\..*JT725"):
        of(frame)


def test_wrong_frames_are_refused() -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"the data is a list.*JT103"):
        of([1, 2])
    with pytest.raises(jt.UnknownNameError, match=r"no column 'caze' for chooser=\. Did you mean 'case'\?.*JT750"):
        of(FRAME, chooser="caze")
    with pytest.raises(jt.UnknownNameError, match=r"no column 5 for solution=.*JT750"):
        of(FRAME, solution=5)
    with pytest.raises(jt.InvalidValueError, match=r"the data has no rows.*JT726"):
        of({name: [] for name in FRAME})
    with pytest.raises(jt.InvalidValueError, match=r"no column says who chooses.*JT726"):
        of(FRAME, chooser=[])
    with pytest.raises(jt.UnknownNameError, match=r"no column 'fare' for a unit.*JT750"):
        of(FRAME, units={"fare": "AUD"})
    with pytest.raises(jt.UnitError, match=r"units\['minutes'\].*JT1"):
        of(FRAME, units={"minutes": "minutz"})
    with pytest.raises(jt.InvalidValueError, match=r"nobody knows what was hired.*JT736"):
        of(FRAME, hired=None).shares  # noqa: B018  # asking is enough


def test_without_narwhals_a_mapping_is_read_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(importlib.import_module("sys").modules, "narwhals", None)
    assert len(of(FRAME)) == 3
    with pytest.raises(jt.MissingExtraError, match=r"narwhals is not installed.*JT520"):
        of(object())


# --- wide frames


def wide(**more: Any) -> ChoiceData:
    frame = {**WIDE, **more.pop("frame", {})}
    asked: Any = {"hired": "choice", "levels": {"time": {"car": "car_min", "train": "train_min"}}, **more}
    return ChoiceData.from_wide(frame, **asked)


def test_a_wide_frame_is_read_as_a_long_one() -> None:
    data = wide(available={"train": "train_there"})
    assert (len(data), data.rows, data.solutions) == (3, 5, ("car", "train"))
    assert data.level("time").tolist() == [30, 40, 50, 35, 20]
    assert data.level("age").tolist() == [30, 30, 50, 50, 40]
    assert dict(data.shares) == pytest.approx({"car": 2 / 3, "train": 1 / 3})
    assert data.chooser(2) == 2
    assert wide(chooser="age").chooser(2) == 40
    patterns = wide(levels={"time": "{}_min"}, solutions=["train", "car"])
    assert patterns.level("time").tolist() == [30, 40, 50, 35, 20, 45]
    assert wide(levels={"time": {"car": 5, "train": "train_min"}}).level("time").tolist() == [5, 40, 5, 35, 5, 45]
    part = wide(levels={"time": {"car": "car_min"}}, solutions=["car", "train"]).level("time")
    assert np.isnan(part).tolist() == [False, True] * 3
    assert not wide(hired=None).knows_hired
    assert dict(wide(units={"time": "min"}).units) == {"time": "min"}


def test_wide_and_long_are_learned_alike() -> None:
    frame = simulate({"time": -1.0}, choosers=100, seed=1, sizes=(3,))
    table: dict[str, Any] = {f"time{place}": frame["time"][frame["alt"] == place] for place in range(3)}
    table |= {"choice": frame["alt"][frame["hired"] == 1], "who": np.arange(100) % 9}
    data = ChoiceData.from_wide(table, hired="choice", levels={"time": "time{}"}, solutions=[0, 1, 2])
    one = fit_choices(data, ["time"], constants=0, panel="who")
    frame["who"] = frame["case"] % 9
    other = fit_choices(of(frame), ["time"], constants=0, panel="who")
    assert dict(one.coefficients) == pytest.approx(dict(other.coefficients))
    assert dict(one.robust_standard_errors) == pytest.approx(dict(other.robust_standard_errors))


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"frame": {"choice": ["car", "bus", "car"]}}, r"choice: no solution is labelled 'bus'\..*JT731"),
        (
            {"available": {"train": "train_there"}, "frame": {"choice": ["car", "car", "train"]}},
            r"row 2 hired 'train', which was not available.*JT723",
        ),
        ({"available": {"bus": "train_there"}}, r"no solution is labelled 'bus'.*JT731"),
        ({"available": {"train": "train_min"}}, r"train_min: row 0 says 40\. .*was available.*JT721"),
        (
            {"available": "{}_there", "frame": {"car_there": [1, 1, 0]}},
            r"nothing is available in row 2\..*JT723",
        ),
        ({"levels": {"time": "car_min"}, "solutions": ["car"]}, r"levels\['time'\]: the level is 'car_min'.*JT721"),
        ({"levels": {}}, r"nothing says which solutions there are.*JT726"),
        ({"solutions": [1.5]}, r"a solution is called 1.5.*JT721"),
        ({"solutions": ["car"]}, r"levels\['time'\]: no solution is labelled 'train'.*JT731"),
        ({"levels": {"time": {"car": "car_minutes"}}}, r"no column 'car_minutes' for 'car'.*JT750"),
        ({"chooser": "train_there"}, r"'train_there' names some choices alike.*panel=.*JT724"),
        ({"frame": NO_ROWS}, r"the data has no rows.*JT726"),
    ],
)
def test_what_is_no_wide_choice_is_refused(more: dict[str, Any], message: str) -> None:
    with pytest.raises(jt.JobTheoryError, match=message):
        wide(**more)


# --- scenarios


def test_levels_may_be_others() -> None:
    data = of(FRAME)
    changed = data.with_levels(
        {
            ("tram", "minutes"): lambda minutes: minutes / 2,
            ("walk", "minutes"): [1, 2],
            ("bike", "minutes"): 7,
        }
    )
    assert changed.level("minutes").tolist() == [10, 1, 2, 7.5, 7, 15]
    assert data.level("minutes").tolist() == FRAME["minutes"]
    assert not changed.knows_hired
    fit = fit_choices(data, ["minutes"])
    for ask in (lambda: fit_choices(changed, ["minutes"]), lambda: fit.evaluate(changed), lambda: fit.update(changed)):
        with pytest.raises(
            jt.InvalidValueError, match=r"nobody knows what was hired.*a scenario can be forecast.*JT736"
        ):
            ask()
    with pytest.raises(jt.UnknownNameError, match=r"no solution is labelled 'bus'.*JT731"):
        data.with_levels({("bus", "minutes"): 1})
    with pytest.raises(jt.UnknownNameError, match=r"no column 'fare'.*JT750"):
        data.with_levels({("tram", "fare"): 1})
    with pytest.raises(jt.InvalidTypeError, match=r"a level is given for 'minutes'.*JT106"):
        data.with_levels({"minutes": 1})
    with pytest.raises(
        jt.InvalidTypeError, match=r"not as many numbers as there are levels\. Give a number, 3 of.*JT721"
    ):
        data.with_levels({("tram", "minutes"): [1, 2]})
    with pytest.raises(jt.InvalidTypeError, match=r"not as many numbers.*JT721"):
        data.with_levels({("tram", "minutes"): "soon"})  # type: ignore[dict-item]


def test_a_solution_may_be_withdrawn() -> None:
    data = of(FRAME).without("walk", "bike")
    assert (data.solutions, data.rows, len(data)) == (("tram",), 3, 3)
    assert data.level("minutes").tolist() == [20, 15, 30]
    assert not data.knows_hired
    with pytest.raises(jt.InvalidValueError, match=r"nothing is left to hire for 3\. .*JT741"):
        of(FRAME).without("tram")


def test_a_solution_may_be_new() -> None:
    data = of(FRAME).with_solution("express", like="tram", levels={"minutes": lambda minutes: minutes - 5})
    assert data.solutions == ("bike", "express", "tram", "walk")
    assert dict(data.likeness) == {"express": "tram"}
    assert data.level("minutes").tolist() == [20, 45, 15, 25, 15, 18, 10, 30, 25]
    assert data.level("case").tolist() == [1, 1, 1, 2, 2, 2, 2, 3, 3]
    assert data.with_solution("slow", like="walk").rows == 11
    with pytest.raises(jt.InvalidValueError, match=r"there is a solution 'tram' already.*JT725"):
        data.with_solution("tram", like="walk")
    with pytest.raises(jt.InvalidTypeError, match=r"the solution is called None.*JT721"):
        data.with_solution(None, like="walk")  # type: ignore[arg-type]
    with pytest.raises(jt.UnknownNameError, match=r"no solution is labelled 'bus'.*JT731"):
        data.with_solution("coach", like="bus")


def test_some_of_the_choosers() -> None:
    data = of(FRAME)
    assert data.only([True, False, True]).level("minutes").tolist() == [20, 45, 30]
    assert data.only([2, 1]).level("case").tolist() == [2, 2, 2, 3]
    assert dict(data.only([2, 1]).shares) == {"bike": 0.5, "tram": 0.5, "walk": 0}
    for wrong in ([True], ["a"], [[0]]):
        with pytest.raises(jt.InvalidTypeError, match=r"keep is a list.*JT721"):
            data.only(wrong)
    for missing in (5, -1):
        expected = rf"there is no chooser {missing}\. The 3 choosers are counted from 0 to 2\..*JT743"
        with pytest.raises(jt.UnknownNameError, match=expected):
            data.only([0, missing])
    for nobody in ([], [False] * 3):
        with pytest.raises(jt.InvalidValueError, match=r"only: nobody is kept\..*JT726"):
            data.only(nobody)


def test_a_panel_is_one_column() -> None:
    data = of(FRAME)
    given: Any = ["person"]
    for ask in (lambda: data.split(0.5, seed=1, panel=given), lambda: fit_choices(data, ["minutes"], panel=given)):
        with pytest.raises(jt.InvalidTypeError, match=r"panel: panel= is a list.* Give the name of one column.*JT103"):
            ask()


def test_halves_are_drawn_by_lot_and_people_stay_together() -> None:
    data = of(simulate({"time": -1.0}, choosers=100, seed=1, people=10))
    first, second = data.split(0.3, seed=5)
    assert (len(first), len(second)) == (30, 70)
    assert set(first.level("case")) | set(second.level("case")) == set(range(100))
    assert data.split(0.3, seed=5)[0].level("case").tolist() == first.level("case").tolist()
    assert data.split(0.3, seed=6)[0].level("case").tolist() != first.level("case").tolist()
    first, second = data.split(0.3, seed=5, panel="person")
    assert not set(first.level("person")) & set(second.level("person"))
    assert len(first) == 30
    with pytest.raises(jt.InvalidValueError, match=r"2 of 100 leaves a part empty.*JT726"):
        data.split(2, seed=1)
    with pytest.raises(jt.UnknownNameError, match=r"no column 'who' for panel=.*JT750"):
        data.split(0.5, seed=1, panel="who")
    with pytest.raises(jt.InvalidValueError, match=r"the rows of chooser 0 name several.*JT721"):
        of({**FRAME, "who": [1, 2, 3, 4, 5, 6], "case": [0, 0, 1, 1, 1, 2]}).split(0.5, seed=1, panel="who")


TWO: dict[str, Any] = {"case": [1, 1, 2, 2], "alt": ["tram", "walk"] * 2, "hired": [1, 0, 0, 1], "cost": [3, 0, 4, 0]}


@pytest.mark.parametrize("chooser", [1, None, {"case"}, b"case", np.array("case")])
def test_choosers_are_named_by_a_column(chooser: Any) -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"from_frame: chooser= is .*as in \['person', 'task'\].*JT103"):
        ChoiceData.from_frame(TWO, chooser=chooser)


def test_a_frame_without_columns_is_told_so() -> None:
    with pytest.raises(jt.UnknownNameError, match=r"no column 'case' for chooser=\. It has no columns at all\..*JT750"):
        ChoiceData.from_frame({}, chooser="case")


def test_units_are_given_by_column() -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"units is 'min'\. Give a dict by column, as in.*JT106"):
        ChoiceData.from_frame(TWO, chooser="case", units="min")  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["5", None, b"5", ["3", "4"], [3, None], {}, [[1, 2], [3, 4], [5, 6]]])
def test_levels_that_are_no_numbers_are_refused(given: Any) -> None:
    data = of_frame()
    with pytest.raises(jt.InvalidTypeError, match=r"with_levels > 'tram', 'cost': what is given, .*JT721"):
        data.with_levels({("tram", "cost"): given})
    with pytest.raises(jt.InvalidTypeError, match=r"with_solution > cost: what is given, .*JT721"):
        data.with_solution("bus", like="tram", levels={"cost": given})


def test_levels_may_be_any_numbers() -> None:
    data = of_frame()
    every: list[Any] = [5, Decimal(5), Fraction(5), [5, 5], [Decimal(5), 5], np.float32(5)]
    for given in every:
        assert data.with_levels({("tram", "cost"): given}).level("cost").tolist() == [5, 0, 5, 0]


def test_levels_are_given_by_what_they_are_of() -> None:
    data = of_frame()
    with pytest.raises(jt.InvalidTypeError, match=r"with_levels: levels are a list\. Give a mapping by sol.*JT106"):
        data.with_levels([1])  # type: ignore[arg-type]
    with pytest.raises(jt.InvalidTypeError, match=r"with_solution: levels are 'cost'\. Give a mapping by col.*JT106"):
        data.with_solution("bus", like="tram", levels="cost")  # type: ignore[arg-type]


@pytest.mark.parametrize("share", ["x", None, True, [0.5]])
def test_a_share_is_a_number(share: Any) -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"split: the share is .*panel=.*JT103"):
        of_frame().split(share, seed=1)


def test_a_part_is_not_empty_whatever_the_share() -> None:
    with pytest.raises(jt.InvalidValueError, match=r"split: nan of 2 leaves a part empty.*JT726"):
        of_frame().split(float("nan"), seed=1)


@pytest.mark.parametrize("seed", ["a", None, 1.5, True])
def test_a_seed_is_a_whole_number(seed: Any) -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"split: seed= is .*JT103"):
        of_frame().split(seed=seed)


def test_seeds_are_counted_from_0() -> None:
    with pytest.raises(jt.InvalidValueError, match=r"split: seed= is -1\. .*from 0.*JT743"):
        of_frame().split(seed=-1)
    assert [len(part) for part in of_frame().split(seed=many(3))] == [1, 1]


def test_choosers_are_counted_from_0() -> None:
    data = of_frame()
    assert [data.chooser(0), data.chooser(many(1))] == [1, 2]
    for place in (2, -1, 360):
        with pytest.raises(jt.UnknownNameError, match=rf"no chooser {place}\. The 2 choosers are.* 0 to 1\..*JT743"):
            data.chooser(place)
    with pytest.raises(jt.InvalidTypeError, match=r"chooser: the place of a chooser is 'a'\. .*JT103"):
        data.chooser("a")  # type: ignore[arg-type]


def test_a_solution_listed_twice_is_mended_by_how_that_came_about() -> None:
    frame: dict[str, Any] = {name: [*column, column[0]] for name, column in TWO.items()}
    frame["cost"][0] = frame["cost"][4] = float("nan")
    with pytest.raises(jt.InvalidValueError, match=r"'tram' is listed twice for 1\. Row 4 is a copy of row 0.*JT725"):
        of_frame(frame)
    frame["cost"][4] = 7
    several = r"hired more than once: .*chooser=\['case', 'task'\], and say who chose by panel='case'\. \[JT725\]"
    with pytest.raises(jt.InvalidValueError, match=several):
        of_frame(frame)
    frame["hired"][4] = 0
    for hired in ("hired", None):
        with pytest.raises(jt.InvalidValueError, match=r"Two offers that differ take a label each.*JT725"):
            ChoiceData.from_frame(frame, chooser="case", solution="alt", hired=hired)
    frame["alt"] = [1, 1, 2, 2, 1]
    with pytest.raises(jt.InvalidValueError, match=r"1 is listed twice for 1\. Two offers.*JT725"):
        of_frame(frame)


def test_what_is_available_is_told_by_columns() -> None:
    wide = {"choice": [1, 2], "x1": [1, 2], "x2": [3, 4]}
    given: Any = 5
    with pytest.raises(jt.InvalidTypeError, match=r"from_wide: available= is 5\. Give a mapping of sol.*JT106"):
        ChoiceData.from_wide(wide, hired="choice", levels={"x": "x{}"}, solutions=[1, 2], available=given)


def test_an_array_is_no_label() -> None:
    given: Any = np.array(["tram"])
    with pytest.raises(jt.UnknownNameError, match=r"no solution is labelled.*JT731"):
        of_frame().without(given)


def of_frame(frame: Any = None) -> ChoiceData:
    """Return the choices of a frame, of the one above where none is given."""
    return ChoiceData.from_frame(TWO if frame is None else frame, chooser="case", solution="alt", hired="hired")


def many(n: int) -> Any:
    """Return a number of numpy."""
    return np.int64(n)


def test_a_level_that_some_solution_has_no_column_for_is_told_how_to_give() -> None:
    wide = {"choice": ["bike", "car"], "car_cost": [3, 4]}
    with pytest.raises(
        jt.UnknownNameError, match=r"no column 'bike_cost' for 'bike'\. .* number: \{'bike': 0, …\}.*JT750"
    ):
        ChoiceData.from_wide(wide, hired="choice", levels={"cost": "{}_cost"}, solutions=["bike", "car"])
    data = ChoiceData.from_wide(wide, hired="choice", levels={"cost": {"bike": 0, "car": "car_cost"}})
    assert data.level("cost").tolist() == [0, 3, 0, 4]


def test_kinds_become_columns_of_1_and_0() -> None:
    with pytest.raises(jt.InvalidTypeError, match=r"holds text, not numbers\..*brands into a column of 1 and 0.*JT721"):
        fit_choices(of_frame(), ["alt"])


def test_a_column_more_has_a_name_that_is_not_taken() -> None:
    frame = {**TWO, "task": [1, 1, 1, 1], "case": [1, 1, 1, 1], "hired": [1, 0, 0, 0]}
    with pytest.raises(jt.InvalidValueError, match=r"as in chooser=\['case', 'task', 'round'\]\..*JT725"):
        ChoiceData.from_frame(frame, chooser=["case", "task"], solution="alt", hired="hired")


def test_what_is_in_the_index_is_no_column() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(FRAME).set_index("case")
    with pytest.raises(
        jt.UnknownNameError, match=r"no column 'case' for chooser=\. It is in the index: call reset_.*JT750"
    ):
        of(frame)
