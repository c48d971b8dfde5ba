"""What decides that an output is escaped: the oracles beside the repository."""

import importlib.util
from typing import Any

import pytest

from tests.shared import shared


@pytest.fixture(scope="session")
def escaped() -> Any:
    spec = importlib.util.spec_from_file_location("escaped", shared("hostile", "escaped.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
