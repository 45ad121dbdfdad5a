"""Quotations: the numbered notes of an export, `“quote” — citation`, as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from profiles.citation import of_evidence
from profiles.model import Evidence
from profiles.styles.plain import quoted, reference

if TYPE_CHECKING:
    from profiles.record import Library


def references(library: Library, evidence: Iterable[Evidence]) -> list[str]:
    """Each quotation with its citation and, unless it stands there letter by letter, its state."""
    return [_reference(library, one) for one in evidence]


def _reference(library: Library, evidence: Evidence) -> str:
    citation = of_evidence(library, evidence)
    return f"{quoted(citation)} — {reference(citation)}"
