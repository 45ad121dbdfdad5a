"""What a comparison is made of: sections, rows and cells, and the leads that a caller may attach."""

from __future__ import annotations

from profiles.lean import Literal
from profiles.model import Evidence, Meeting, Silence, Statement, Topic
from profiles.value import dataclass, field

CellState = Literal["stated", "denied", "absent", "silent", "unread"]
Mark = Literal["both", "left", "right", "shared", "conflict", "question"]
Turn = Literal["dimension", "topic"]
Only = Literal["both", "left", "right", "differences", "conflicts", "questions"]

SIGNS: dict[Mark, str] = {"both": "‹›", "left": "‹", "right": "›", "shared": "=", "conflict": "!", "question": "?"}

_WHERE = ("both", "shared", "left", "right")


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search finds: a passage or a statement."""

    kind: Literal["passage", "statement"]
    id: str
    source: str | None
    start: int | None
    end: int | None
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    """Spans of `text` that were found."""
    score: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    statements: tuple[str, ...] = ()
    """Statements that cite the passage, or the statement itself."""
    meetings: tuple[str, ...] = ()
    complete: bool = True
    """Whether it holds all the words asked for."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One meeting's side of a row."""

    state: CellState
    statements: tuple[Statement | None, ...] = ()
    """Those at the same position in both cells are about the same thing; `None` is a gap.
    Both cells of a row have equally many."""
    silence: Silence | None = None
    leads: tuple[Hit, ...] = ()
    hidden: int = 0
    """Statements that the filters hide; `state` is told as if they were shown."""

    @property
    def present(self) -> tuple[Statement, ...]:
        """The statements without the gaps."""
        return tuple(s for s in self.statements if s is not None)


@dataclass(frozen=True, slots=True)
class Row:
    """A topic within a dimension (turned: a dimension within a topic)."""

    dimension: str
    topic: str
    label: str
    marks: tuple[Mark, ...]
    left: Cell
    right: Cell
    conflicts: tuple[str, ...] = ()
    """Ids of the conflicts whose members stand here, notes included."""
    questions: tuple[str, ...] = ()
    """Ids of the open questions raised or moved here."""
    difference: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A dimension with its rows (turned: a topic)."""

    id: str
    label: str
    group: str
    rows: tuple[Row, ...]
    number: int = 1
    """By which a reader goes to it, from 1: its place in dimensions.yaml (turned: among the topics); no filter changes
    it."""


def tally(section: Section) -> dict[str, int]:
    """How many of its rows stand where, each counted once; then how many have a conflict or a question.

    Only `shared` are those that hold nothing but statements about both; only `silent` those that hold no statement.
    """
    where = [next((mark for mark in row.marks if mark in _WHERE), "silent") for row in section.rows]
    counts = {name: where.count(name) for name in (*_WHERE, "silent")}
    return counts | {mark: sum(mark in row.marks for row in section.rows) for mark in ("conflict", "question")}


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"


@dataclass(frozen=True, slots=True)
class Gap:
    """The time between two meetings, in whole days from the end of the earlier to the start of the later."""

    min_days: int | None = None
    max_days: int | None = None
    between: tuple[str, ...] = ()
    """Meetings that lie between, by date."""
    stated: tuple[str, ...] = ()
    """Statements that say how far apart they are."""

    def says(self) -> str:
        """`29 days apart`, `4 to 5 days apart`, `on the same day`, `time between them unknown`."""
        low, high = self.min_days, self.max_days
        if low is None and high is None:
            return "time between them unknown"
        if low is None or high is None:
            return f"up to {_days(high)} apart" if high is not None else f"at least {_days(low or 0)} apart"
        if high <= 0:
            return "on the same day"
        return f"{_days(high)} apart" if low == high else f"{max(low, 0)} to {_days(high)} apart"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two meetings side by side."""

    left: Meeting
    right: Meeting
    gap: Gap
    sections: tuple[Section, ...]
    turn: Turn = "dimension"
    shown: str = ""
    """In words, what the filters let through; empty when all is shown."""
    hidden: int = field(default=0)
    """Rows that the filters hide."""
    topics: tuple[Topic, ...] = ()
    """The topics of its rows."""
    sides: tuple[str, str] | None = None
    """Within one meeting: the two sides whose accounts stand opposite each other."""
