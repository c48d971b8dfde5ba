"""What hypothesis imports by itself, in every project that has both installed: the entry point ``jobtheory``.

Hypothesis keeps, by the name of a package, functions that it asks for a strategy before it looks any further, and asks
them only once that package has been imported; numpy's types are found this way. Ours is put beside numpy's, so that
``st.from_type(jt.Job)`` resolves although nothing of the model is imported here. That table is not public. Where it is
missing, nothing happens, and `jobtheory.testing.register_types` does the same by public means.

Importing this module never raises and loads nothing beside hypothesis and the standard library: a fault here would
break ``import hypothesis`` for everybody.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def _resolve(thing: object) -> SearchStrategy[Any] | None:
    from jobtheory.testing.registering import resolve

    return resolve(thing)


def _offer() -> None:
    """Have hypothesis ask us for the types of the model, once the model has been imported."""
    try:
        # The one module that hypothesis' own register_type_strategy imports too, about 20 ms.
        types = import_module("hypothesis.strategies._internal.types")
        types.__dict__["_global_extra_lookup"]["jobtheory.model"] = _resolve
    except Exception:  # noqa: BLE001, S110  # whatever a future hypothesis does, it must import
        pass


_offer()
