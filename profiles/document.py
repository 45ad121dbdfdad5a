"""A document: one source with its text and its passages."""

from __future__ import annotations

from profiles.model import Passage, Source
from profiles.value import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One source with its text and its passages."""

    source: Source
    """With size and hash as found."""
    text: str
    """Decoded without newline translation, a BOM counted."""
    passages: tuple[Passage, ...]
