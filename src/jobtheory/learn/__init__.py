"""What people do and would do: weights learned from choices, and comparisons for whole populations.

>>> import jobtheory as jt
>>> job = jt.Job("Get across town", jt.Purpose(goals=["Arrive soon", "Spend little"]), jt.JobMap([]))
>>> tram = jt.Solution("tram", results={"arrive-soon": 8, "spend-little": 4})
>>> walk = jt.Solution("walk", results={"arrive-soon": 3, "spend-little": 10})
>>> jt.learn.compare_many(job, [tram, walk], importances={"arrive-soon": [1.0, 3.0]}).shares
{'tram': 0.5, 'walk': 0.5}

It needs the extra ``learn``. Every name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from jobtheory.hiring.crowd import require_numpy

if TYPE_CHECKING:
    from jobtheory.learn.choice_data import ChoiceData as ChoiceData
    from jobtheory.learn.choice_fit import ChoiceFit as ChoiceFit
    from jobtheory.learn.evaluation import Bin as Bin
    from jobtheory.learn.evaluation import Evaluation as Evaluation
    from jobtheory.learn.evaluation import evaluate as evaluate
    from jobtheory.learn.fitting import fit_choices as fit_choices
    from jobtheory.learn.forecast import Forecast as Forecast
    from jobtheory.learn.many import Many as Many
    from jobtheory.learn.many import compare_many as compare_many
    from jobtheory.learn.statistics import RatioTest as RatioTest
    from jobtheory.learn.trade_off import TradeOff as TradeOff

_HOME = {
    "Bin": "evaluation",
    "ChoiceData": "choice_data",
    "ChoiceFit": "choice_fit",
    "Evaluation": "evaluation",
    "Forecast": "forecast",
    "Many": "many",
    "RatioTest": "statistics",
    "TradeOff": "trade_off",
    "compare_many": "many",
    "evaluate": "evaluation",
    "fit_choices": "fitting",
}

__all__ = [
    "Bin",
    "ChoiceData",
    "ChoiceFit",
    "Evaluation",
    "Forecast",
    "Many",
    "RatioTest",
    "TradeOff",
    "compare_many",
    "evaluate",
    "fit_choices",
]

require_numpy(("jobtheory.learn",))


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
