"""JSON: a comparison as the document that scripts rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profiles.comparison import Comparison
from profiles.export.documents import comparison_json, dumps

if TYPE_CHECKING:
    from profiles.record import Library


def write(library: Library, comparison: Comparison) -> str:
    """A comparison."""
    return dumps(comparison_json(library, comparison)) + "\n"
