"""A document that is read and written again."""

from typing import Any

import jobtheory as jt


def again(content: str | bytes) -> str:
    """Return what is written of what a text holds, a job or a network."""
    document: Any = jt.loads(content)
    return jt.dumps(*document)
