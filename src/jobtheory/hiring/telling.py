"""A comparison as plain data: one dict of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from jobtheory.hiring.forces import FORCES

if TYPE_CHECKING:
    from jobtheory.hiring.comparison import Comparison

_FORCES = (*FORCES, "net")


def as_dict(comparison: Comparison) -> dict[str, Any]:
    """Return the whole result as plain dicts, lists, texts and numbers."""
    return {
        "job": comparison.job.statement,
        "incumbent": comparison.incumbent,
        "model": {name: float(value) for name, value in attrs.asdict(comparison.model).items()},
        "hire": comparison.hire,
        "good_enough": float(comparison.good_enough),
        "balance": float(comparison.balance),
        "slack": float(comparison.slack),
        "unknown": comparison.unknown,
        "performer": comparison.performer,
        "verdicts": {name: verdict.value for name, verdict in comparison.verdicts.items()},
        "hired": list(comparison.hired),
        "fired": list(comparison.fired),
        "considered": list(comparison.considered),
        "blocked": {name: list(who) for name, who in comparison.blocked.items()},
        "performers": {
            name: {solution: verdict.value for solution, verdict in own.verdicts.items()}
            for name, own in comparison.performers.items()
        },
        "objections": {name: list(texts) for name, texts in comparison.objections.items()},
        "struggle": comparison.struggle,
        "experience": {name: attrs.asdict(experience) for name, experience in comparison.experience.items()},
        "forces": {
            name: {field: getattr(forces, field) for field in _FORCES} for name, forces in comparison.forces.items()
        },
        "leaning": {
            name: {
                "verdict": leaning.verdict.value,
                "share": leaning.share,
                "find_out": [attrs.asdict(question) for question in leaning.find_out],
            }
            for name, leaning in comparison.leaning.items()
        },
    }
