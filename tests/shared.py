"""Where the data beside the repository is, for tests that need it while they are collected."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(os.environ.get("JOBTHEORY_SHARED") or Path(__file__).parents[2] / "shared")
REQUIRED = os.environ.get("JOBTHEORY_REQUIRE_SHARED", "") not in {"", "0"}


def shared(*parts: str) -> Path:
    """Return a file or folder of the shared data; skip the test where there is none, fail it where it is required."""
    path = FOLDER.joinpath(*parts)
    if not path.exists():
        if REQUIRED:
            pytest.fail(f"no {path}, and JOBTHEORY_REQUIRE_SHARED is set")
        pytest.skip(f"no {path}")
    return path


def hostile_cases(*slots: str) -> list[Any]:
    """Return the hostile inputs of some slots as parameters; one that is skipped or fails where there are none."""
    path = FOLDER / "hostile" / "cases.jsonl"
    if not path.exists():
        return [pytest.param(None, id="absent")]
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(case, id=case["id"]) for case in cases if case["slot"] in slots]
