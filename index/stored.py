"""Stored: what is kept of a passage and of a statement, to show it without opening its file."""

from __future__ import annotations

from profiles.lean import NamedTuple

PASSAGE, STATEMENT = "p", "s"


class StoredPassage(NamedTuple):
    """What is kept of a passage."""

    face: str
    id: str
    source: str
    start: int
    end: int
    kind: str
    text: str


class StoredStatement(NamedTuple):
    """What is kept of a statement."""

    face: str
    id: str
    meetings: tuple[str, ...]
    text: str
    cited: tuple[str, ...]
    """Ids of the passages that its evidence stands in."""
