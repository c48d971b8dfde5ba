"""What learning weights from choices costs, beside the specialists, and how much memory it takes.

Conditional logits of TravelMode, ModeCanada and Swissmetro, and of Swissmetro at 10 and 100 times its rows. Three
times: the fit alone, `fit_choices` on data that was read before, against the peer's `fit` with arrays that were built
before; from columns, `ChoiceData.from_frame` and `fit_choices` with all their checks, against the peer's `fit` with
columns of a dataframe in which constants and interactions were built before; and from the raw frame to the estimates,
which for the peer is to build those columns too, and to pad what was not available to equally many rows for every
chooser, as it asks for. All are timed in turns, a batch of about 30 ms of each, the best of several rounds counts,
and the log-likelihoods are compared. Memory is the most that was taken, the frame included, as a multiple of the
frame. What is not installed, and data that is not there, is left out; figures pass or fail nothing.

``python benchmarks/choices.py`` runs everything, ``--peers`` the slower peers too, on the small data.
"""

from __future__ import annotations

import argparse
import os
import timeit
import tracemalloc
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

import jobtheory as jt
from jobtheory.learn import ChoiceData, fit_choices

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(os.environ.get("JOBTHEORY_SHARED") or Path(__file__).parents[2] / "shared") / "oracles"


class Case(NamedTuple):
    """One model of one set of choices."""

    name: str
    frame: pd.DataFrame
    roles: dict[str, str]
    asked: dict[str, Any]
    rounds: int


def travel() -> Case:
    """The travellers that ship with the library."""
    frame = pd.DataFrame([row._asdict() for row in jt.datasets.travel_mode()])
    roles = {"chooser": "individual", "solution": "mode", "hired": "choice"}
    asked = {"needs": ["gc", "ttme"], "constants": "car", "by_solution": {"hinc": ["air"]}}
    return Case("TravelMode", frame, roles, asked, 20)


def canada() -> Case:
    """ModeCanada, from the data beside the repository."""
    frame = pd.read_csv(SHARED / "dcm_modecanada" / "data.csv")
    modes = ["car", "train", "air"]
    asked = {"needs": ["cost", "freq"], "constants": "car", "by_solution": {"income": modes[1:], "time": modes}}
    return Case("ModeCanada", frame, {"chooser": "case", "solution": "alt", "hired": "choice"}, asked, 15)


def swiss(times: int, rounds: int) -> Case:
    """Swissmetro, so many times over."""
    one = pd.read_csv(SHARED / "dcm_swissmetro" / "data.csv")
    span = int(one["case"].max()) + 1
    frame = pd.concat([one.assign(case=one["case"] + n * span) for n in range(times)], ignore_index=True)
    roles = {"chooser": "case", "solution": "alt", "hired": "chosen"}
    name = "Swissmetro" + (f" × {times}" if times > 1 else "")
    return Case(name, frame, roles, {"needs": ["tt", "cost"], "constants": "SM"}, rounds)


def read(case: Case) -> ChoiceData:
    """Read the frame."""
    return ChoiceData.from_frame(case.frame, **case.roles)


def ours(case: Case, data: ChoiceData | None = None) -> float:
    """Learn from the frame, or from data read before, and return the log-likelihood."""
    return fit_choices(read(case) if data is None else data, **case.asked).log_likelihood


class Design(NamedTuple):
    """What the peers are given: a row for every solution of every chooser, available or not."""

    names: list[str]
    x: np.ndarray[Any, Any]
    hired: np.ndarray[Any, Any]
    solutions: np.ndarray[Any, Any]
    choosers: np.ndarray[Any, Any]
    available: np.ndarray[Any, Any]


def designed(case: Case) -> Design:
    """Build constants and interactions, and pad what was not available."""
    chooser, solution, hired = (case.roles[role] for role in ("chooser", "solution", "hired"))
    labels = sorted(case.frame[solution].unique())
    padded = case.frame
    available = np.ones(len(padded), int)
    if len(padded) < padded[chooser].nunique() * len(labels):
        index = pd.MultiIndex.from_product([padded[chooser].unique(), labels], names=[chooser, solution])
        padded = padded.set_index([chooser, solution]).reindex(index)
        available = padded[hired].notna().to_numpy().astype(int)
        padded = padded.fillna(0).reset_index()
    columns = {name: padded[name].to_numpy(float) for name in case.asked["needs"]}
    for label in labels:
        if label != case.asked["constants"]:
            columns[f"constant:{label}"] = (padded[solution] == label).to_numpy(float)
    for name, listed in case.asked.get("by_solution", {}).items():
        for label in listed:
            columns[f"{name}:{label}"] = np.where(padded[solution] == label, padded[name], 0.0)
    return Design(
        list(columns),
        np.column_stack(list(columns.values())),
        padded[hired].to_numpy(int),
        padded[solution].to_numpy(),
        padded[chooser].to_numpy(),
        available,
    )


def xlogit(design: Design) -> Callable[[], float]:
    """Return xlogit's fit of the design, from arrays."""
    from xlogit import MultinomialLogit

    def fit() -> float:
        model = MultinomialLogit()
        model.fit(
            design.x,
            design.hired,
            varnames=design.names,
            alts=design.solutions,
            ids=design.choosers,
            avail=design.available,
            verbose=0,
        )
        return float(model.loglikelihood)

    return fit


def xlogit_from_frame(design: Design) -> Callable[[], float]:
    """Return xlogit's fit of the design, from columns of a dataframe."""
    frame = pd.DataFrame(design.x, columns=design.names)
    frame["chosen"], frame["alt"] = design.hired, pd.Series(design.solutions)
    frame["id"], frame["available"] = design.choosers, design.available

    def fit() -> float:
        columns = {name: frame[name] for name in ("chosen", "alt", "id", "available")}
        return xlogit(
            design._replace(
                x=frame[design.names],
                hired=columns["chosen"],
                solutions=columns["alt"],
                choosers=columns["id"],
                available=columns["available"],
            )
        )()

    return fit


def statsmodels(design: Design) -> Callable[[], float]:
    """Return statsmodels' fit of the design."""
    from statsmodels.discrete.conditional_models import ConditionalLogit

    there = design.available == 1
    x, y, groups = design.x[there], design.hired[there], design.choosers[there]
    return lambda: float(ConditionalLogit(y, x, groups=groups).fit(disp=0, maxiter=200).llf)


def pylogit(design: Design) -> Callable[[], float]:
    """Return pylogit's fit of the design."""
    import pylogit as pl

    there = design.available == 1
    frame = pd.DataFrame(design.x[there], columns=[f"x{n}" for n in range(len(design.names))])
    frame["chooser"] = np.unique(design.choosers[there], return_inverse=True)[1] + 1
    frame["solution"] = np.unique(design.solutions[there], return_inverse=True)[1] + 1
    frame["hired"] = design.hired[there]
    specification = dict.fromkeys(frame.columns[: len(design.names)], "all_same")

    def fit() -> float:
        model = pl.create_choice_model(
            data=frame,
            alt_id_col="solution",
            obs_id_col="chooser",
            choice_col="hired",
            specification=specification,
            model_type="MNL",
        )
        model.fit_mle(np.zeros(len(design.names)), print_res=False)
        return float(model.llf)

    return fit


def biogeme(design: Design) -> Callable[[], float]:
    """Return Biogeme's fit of the design."""
    import biogeme.biogeme as bio
    from biogeme import database, models
    from biogeme.expressions import Beta, Variable

    labels = list(dict.fromkeys(design.solutions))
    count = len(design.x) // len(labels)
    wide = {"hired": design.hired.reshape(count, -1).argmax(axis=1)}
    for j in range(len(labels)):
        wide[f"there_{j}"] = design.available.reshape(count, -1)[:, j]
        for k in range(len(design.names)):
            wide[f"x{k}_{j}"] = design.x.reshape(count, len(labels), -1)[:, j, k]
    data = database.Database("choices", pd.DataFrame(wide))

    def fit() -> float:
        betas = [Beta(f"b{k}", 0, None, None, 0) for k in range(len(design.names))]
        utility = {j: sum(b * Variable(f"x{k}_{j}") for k, b in enumerate(betas)) for j in range(len(labels))}
        there = {j: Variable(f"there_{j}") for j in range(len(labels))}
        model = bio.BIOGEME(data, models.loglogit(utility, there, Variable("hired")))
        model.generate_html = model.generate_pickle = model.generate_yaml = model.generate_netcdf = False
        model.save_iterations = False
        return float(model.estimate().final_log_likelihood)

    return fit


def choice_learn(design: Design) -> Callable[[], float]:
    """Return choice-learn's fit of the design, which counts in single precision."""
    from choice_learn.data import ChoiceDataset
    from choice_learn.models import ConditionalLogit

    labels = list(dict.fromkeys(design.solutions))
    count = len(design.x) // len(labels)
    hired = design.hired.reshape(count, -1).argmax(axis=1)
    data = ChoiceDataset(
        choices=hired,
        items_features_by_choice=design.x.reshape(count, len(labels), -1).astype("float32"),
        items_features_by_choice_names=design.names,
        available_items_by_choice=design.available.reshape(count, -1).astype("float32"),
    )

    def fit() -> float:
        model = ConditionalLogit(optimizer="lbfgs")
        for name in design.names:
            model.add_shared_coefficient(name, items_indexes=list(range(len(labels))))
        model.fit(data, get_report=False)
        return -float(model.evaluate(data)) * count

    return fit


SLOWER = {"choice-learn": choice_learn, "statsmodels": statsmodels, "pylogit": pylogit, "biogeme": biogeme}


BATCH = 0.03
"""So many seconds of each are timed before it is another's turn."""


def timed(works: dict[str, Callable[[], float]], rounds: int) -> dict[str, tuple[float, float]]:
    """Return the best time of each, taken in turns, and what it returns."""
    values = {name: work() for name, work in works.items()}  # whatever is loaded or compiled on first use
    once = {name: timeit.timeit(work, number=1) for name, work in works.items()}
    times = {name: max(1, round(BATCH / seconds)) for name, seconds in once.items()}
    best = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            best[name] = min(best[name], timeit.timeit(work, number=times[name]) / times[name])
    return {name: (best[name], values[name]) for name in works}


def room(case: Case) -> float:
    """Return the most memory taken while learning, the frame itself included, as a multiple of the frame."""
    size = int(case.frame.memory_usage(index=False, deep=False).sum())
    ours(case)
    tracemalloc.start()
    ours(case)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return (size + peak) / size


def main() -> None:
    """Print times, ratios, differences of the log-likelihood, and memory."""
    parser = argparse.ArgumentParser(description="What learning weights from choices costs, beside the specialists.")
    parser.add_argument("--peers", action="store_true", help="time the slower peers too, on the small data")
    given = parser.parse_args()
    warnings.simplefilter("ignore")  # the peers' own
    there = (SHARED / "dcm_swissmetro").exists()
    cases = [travel(), *([canada(), swiss(1, 15), swiss(10, 8), swiss(100, 3)] if there else [])]
    if not there:
        print(f"no {SHARED}: only the data that ships is learned from")
    titles = (
        "the fit alone: ours",
        "xlogit",
        "ratio",
        "from columns: ours",
        "xlogit",
        "ratio",
        "from the raw frame: xlogit",
        "ratio",
        "difference",
        "memory",
    )
    print(f"| data | rows | {' | '.join(titles)} |")
    print(f"| --- {'| ---: ' * (len(titles) + 1)}|")
    slower: list[str] = []
    for case in cases:
        design = designed(case)
        data = read(case)
        works: dict[str, Callable[[], float]] = {
            "our fit": lambda case=case, data=data: ours(case, data),
            "xlogit's fit": xlogit(design),
            "ours": lambda case=case: ours(case),
            "xlogit": xlogit_from_frame(design),
            "xlogit raw": lambda case=case: xlogit(designed(case))(),
        }
        (fit, _), (its, _), (own, value), (peer, other), (raw, _) = timed(works, case.rounds).values()
        print(
            f"| {case.name} | {len(case.frame):,} | {fit * 1e3:.2f} ms | {its * 1e3:.1f} ms | {its / fit:.1f} × "
            f"| {own * 1e3:.2f} ms | {peer * 1e3:.1f} ms | {peer / own:.1f} × | {raw * 1e3:.1f} ms | {raw / own:.1f} × "
            f"| {value - other:+.1e} | {room(case):.2f} |",
            flush=True,
        )
        for name, make in SLOWER.items() if given.peers and len(case.frame) < 20_000 else ():
            try:
                seconds, reached = timed({name: make(design)}, 1)[name]
            except Exception as error:  # noqa: BLE001  # a peer that does not run is said so
                slower.append(f"{case.name}, {name}: does not run ({type(error).__name__})")
            else:
                told = f"{seconds * 1e3:,.0f} ms, {seconds / own:,.0f} × ours, {reached - value:+.1e}"
                slower.append(f"{case.name}, {name}: {told}")
    print("\n".join(["", *slower]) if slower else "")


if __name__ == "__main__":
    main()
