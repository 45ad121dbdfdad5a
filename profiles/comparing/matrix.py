"""Matrix: meetings × dimensions, how much is on record in each and how firm it is."""

from __future__ import annotations

from profiles.comparing.rows import state_of, strongest
from profiles.comparison import CellState
from profiles.model import Dimension, Meeting, Silence, Statement
from profiles.timeline import timeline
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiles.record import Record


@dataclass(frozen=True, slots=True)
class Square:
    """What is on record about one meeting in one dimension."""

    count: int
    """Statements, shared ones included."""
    state: CellState
    strongest: str | None
    """The firmest standing among them."""
    topics: int
    """Rows: leading topics of statements, and of silences."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Meetings down, dimensions across."""

    meetings: tuple[Meeting, ...]
    dimensions: tuple[Dimension, ...]
    squares: tuple[tuple[Square, ...], ...]
    """A row of squares a meeting, in the order of `dimensions`."""

    @property
    def most(self) -> int:
        """The greatest count, for a scale."""
        return max((square.count for row in self.squares for square in row), default=0)


def matrix(record: Record, meetings: Iterable[str] | None = None) -> Matrix:
    """The matrix of all meetings by date, parts below their whole, or of those named."""
    ids = [entry.meeting.id for entry in timeline(record)] if meetings is None else meetings
    chosen = tuple(record.meeting(id) for id in ids)
    return Matrix(chosen, record.dimensions, tuple(_row(record, one.id) for one in chosen))


def _row(record: Record, meeting: str) -> tuple[Square, ...]:
    """One meeting's squares."""
    statements: dict[str, list[Statement]] = {}
    for one in record.as_written(meeting):
        statements.setdefault(one.dimension, []).append(one)
    silences: dict[str, list[Silence]] = {}
    for silent in record.silences_of(meeting):
        silences.setdefault(silent.dimension, []).append(silent)
    return tuple(_square(statements.get(one.id, []), silences.get(one.id, [])) for one in record.dimensions)


def _square(statements: list[Statement], silences: list[Silence]) -> Square:
    """One meeting in one dimension."""
    topics = {one.topics[0] for one in statements if one.topics} | {one.topic for one in silences}
    return Square(len(statements), state_of(statements, bool(silences)), strongest(statements), len(topics))
