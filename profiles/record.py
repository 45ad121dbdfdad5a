"""Record: what the pure parts ask of a workspace; `profiles.workspace.Workspace` answers, and so does a test's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from profiles.model import Conflict, Dimension, Meeting, Passage, Profile, Question, Silence, Source, Statement, Topic


class Record(Protocol):
    """Meetings and what is on record about them, read and checked."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """By file name."""

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """In display order."""

    @property
    def topics(self) -> tuple[Topic, ...]:
        """In the order of their file."""

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """By meeting id."""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """In the order of their file."""

    def meeting(self, id: str, /) -> Meeting:
        """The meeting of this id."""

    def meetings(self) -> tuple[Meeting, ...]:
        """All, by date."""

    def statements_of(self, meeting_id: str, /) -> tuple[Statement, ...]:
        """Its own, then those of others that concern it, too."""

    def as_written(self, meeting_id: str, /) -> tuple[Statement, ...]:
        """The same, their quotations perhaps not looked up: for counting."""

    def silences_of(self, meeting_id: str, /) -> tuple[Silence, ...]:
        """What was checked, and not mentioned."""

    def statement_count(self, meeting_id: str, /) -> int:
        """How many statements concern a meeting."""

    def statement(self, id: str, /) -> Statement:
        """The statement of this id."""

    def questions(self) -> tuple[Question, ...]:
        """All."""

    def questions_of(self, meeting_id: str, /) -> tuple[Question, ...]:
        """Raised or moved there."""

    def conflicts_of(self, meeting_id: str, /) -> tuple[Conflict, ...]:
        """Those that concern it."""


class Text(Protocol):
    """A document with its passages."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """In reading order."""


class Library(Record, Protocol):
    """A record with its documents: what citing asks, and every export that cites."""

    def document(self, file: str, /) -> Text:
        """A source's passages."""
