"""Choices that tests learn from: those of the shared data with other programs' answers, and simulated ones."""

# The newest stubs of numpy leave the dtype of what some functions also take open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import csv
import json
from typing import Any, NamedTuple

import numpy as np

from jobtheory.learn import ChoiceData, ChoiceFit, fit_choices
from tests.shared import shared


class Model(NamedTuple):
    """Where the data is, and what is learned from it."""

    folder: str
    roles: dict[str, str]
    asked: dict[str, Any]


TRAVEL = Model(
    "dcm_travelmode",
    {"chooser": "individual", "solution": "alt", "hired": "choice"},
    {"needs": ["gc", "ttme"], "constants": "car", "by_solution": {"hinc": ["air"]}},
)
HEATING = Model(
    "dcm_heating",
    {"chooser": "case", "solution": "alt", "hired": "chosen"},
    {"needs": ["ic", "oc"], "constants": "hp"},
)
CANADA = Model(
    "dcm_modecanada",
    {"chooser": "case", "solution": "alt", "hired": "choice"},
    {
        "needs": ["cost", "freq"],
        "constants": "car",
        "by_solution": {"income": ["train", "air"], "time": ["car", "train", "air"]},
    },
)
SWISS = Model(
    "dcm_swissmetro",
    {"chooser": "case", "solution": "alt", "hired": "chosen"},
    {"needs": ["tt", "cost"], "constants": "SM"},
)
MODELS = (TRAVEL, HEATING, CANADA, SWISS)

TEXTS = {"alt", "region"}


def columns(model: Model) -> dict[str, Any]:
    """Return the columns of the data as arrays."""
    with shared("oracles", model.folder, "data.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        name: np.array([row[name] for row in rows], dtype=object)
        if name in TEXTS
        else np.array([float(row[name]) for row in rows])
        for name in rows[0]
    }


def read(model: Model) -> ChoiceData:
    """Return the choices of the data."""
    roles: Any = model.roles
    return ChoiceData.from_frame(columns(model), **roles)


def learn(model: Model, **more: Any) -> ChoiceFit:
    """Return what is learned from the data."""
    return fit_choices(read(model), **{**model.asked, **more})


def oracle(model: Model) -> dict[str, Any]:
    """Return what other programs computed."""
    found: dict[str, Any] = json.loads(shared("oracles", model.folder, "oracle.json").read_text(encoding="utf-8"))
    return found


def simulate(
    weights: dict[str, float],
    *,
    choosers: int,
    seed: int,
    sizes: tuple[int, ...] = (2, 3, 4),
    constants: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0),
    people: int | None = None,
) -> dict[str, Any]:
    """Return a frame of choosers who follow a logit with these weights exactly."""
    draw = np.random.default_rng(seed)
    counts = draw.choice(sizes, choosers)
    case = np.repeat(np.arange(choosers), counts)
    starts = np.cumsum(counts) - counts
    place = np.arange(len(case)) - np.repeat(starts, counts)
    frame: dict[str, Any] = {"case": case, "alt": place, "person": case % (people or choosers)}
    utility = np.array(constants)[place] + draw.gumbel(size=len(case))
    for name, weight in weights.items():
        frame[name] = draw.normal(size=len(case))
        utility = utility + weight * frame[name]
    best = np.maximum.reduceat(utility, starts)
    frame["hired"] = (utility == np.repeat(best, counts)).astype(int)
    return frame


def some(frame: dict[str, Any], rows: Any) -> dict[str, Any]:
    """Return some rows of a frame."""
    return {name: column[rows] for name, column in frame.items()}


def of(frame: Any, **more: Any) -> ChoiceData:
    """Return the choices of a frame with the usual names."""
    roles: Any = {"chooser": "case", "solution": "alt", "hired": "hired", **more}
    return ChoiceData.from_frame(frame, **roles)
