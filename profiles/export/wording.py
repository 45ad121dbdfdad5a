"""Wording: a comparison in words, once; every format sets these same words.

What stands in a `Worded` is plain text as it is in the files: each format escapes it its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from profiles.comparing.disputed import is_disputed
from profiles.comparison import SIGNS, Cell, Comparison, Mark, Row, Section, tally
from profiles.model import Conflict, Evidence, Meeting, Question, Silence, Statement
from profiles.value import dataclass

if TYPE_CHECKING:
    from profiles.record import Library

THE_SAME = "= the same"
"""What the right cell says of a shared statement in a table without joined cells."""
MARK_WORDS: dict[str, str] = {
    "both": "on both sides",
    "left": "left only",
    "right": "right only",
    "shared": "shared",
    "conflict": "conflict",
    "question": "open question",
}
ACCOUNT_WORDS = {"third-party": "third party", "press": "press", "author": "author"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement in words, or what stands where there is none."""

    label: str
    """The standing; or `silent`, `unread`, `hidden`."""
    text: str = ""
    who: str = ""
    """Whose account it is; "" for the press without a speaker, which its source tells."""
    shared: bool = False
    """Whether it stands on both sides: one statement about both."""
    notes: tuple[int, ...] = ()
    """Numbers of the quotations that carry it, in `Worded.notes`."""
    id: str = ""
    """Of the statement."""


@dataclass(frozen=True, slots=True)
class WordedRow:
    """A row in words."""

    label: str
    marks: tuple[Mark, ...]
    lines: tuple[tuple[Entry | None, Entry | None], ...]
    """What stands opposite each other."""
    remarks: tuple[str, ...] = ()
    """Its conflicts and open questions, a sentence each."""

    @property
    def signs(self) -> str:
        """`‹› !`."""
        return " ".join(SIGNS[mark] for mark in self.marks)

    @property
    def words(self) -> str:
        """`on both sides · conflict`."""
        return " · ".join(MARK_WORDS[mark] for mark in self.marks)


@dataclass(frozen=True, slots=True)
class WordedSection:
    """A section in words."""

    label: str
    tally: str
    """`1 on both sides · 2 left only`."""
    rows: tuple[WordedRow, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """A comparison in words."""

    left: str
    """The title over the left column."""
    right: str
    left_details: str
    right_details: str
    gap: str
    shown: str
    """What the filters let through and how many rows they hide; "" where all is shown."""
    sections: tuple[WordedSection, ...]
    notes: tuple[Evidence, ...]
    """The quotations, numbered from 1."""


def is_shared(left: Entry | None, right: Entry | None) -> bool:
    """Whether a line holds one statement about both: where columns stand opposite each other it is written once."""
    return left is not None and left.shared and left == right


class Notes:
    """Numbers quotations from 1, each once."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, str, int | None], int] = {}
        self.evidence: list[Evidence] = []

    def number(self, evidence: Evidence) -> int:
        """The number of a quotation."""
        key = (evidence.source, evidence.quote, evidence.start)
        if key not in self.numbers:
            self.evidence.append(evidence)
            self.numbers[key] = len(self.evidence)
        return self.numbers[key]


def worded(library: Library, comparison: Comparison) -> Worded:
    """A comparison in words."""
    notes = Notes()
    meetings = _meetings(comparison)
    remarks = {one.id: say_conflict(one) for id in meetings for one in library.conflicts_of(id)}
    remarks |= {one.id: say_question(one, library) for id in meetings for one in library.questions_of(id)}
    sections = tuple(_section(one, notes, remarks) for one in comparison.sections)
    left, right = titles(comparison)
    return Worded(
        left, right, details(comparison.left), details(comparison.right),
        comparison.gap.says() if comparison.left.id != comparison.right.id else "", say_shown(comparison),
        sections, tuple(notes.evidence),
    )  # fmt: skip


def titles(comparison: Comparison) -> tuple[str, str]:
    """What stands over the columns: the meetings, or within one its two sides."""
    if comparison.sides:
        return f"{comparison.left.title}: {comparison.sides[0]}", f"{comparison.right.title}: {comparison.sides[1]}"
    return comparison.left.title, comparison.right.title


def _meetings(comparison: Comparison) -> dict[str, None]:
    return dict.fromkeys((comparison.left.id, comparison.right.id))


def details(meeting: Meeting) -> str:
    """`3–4 Mar 2031 · Geneva · talks · ministers · planned`."""
    from profiles.dates import say_date

    status = "" if meeting.status == "held" else meeting.status
    date = say_date(meeting.date) + (" (disputed)" if is_disputed(meeting.date) else "")
    parts = (date, meeting.where, meeting.format, meeting.level, status)
    return " · ".join(part for part in parts if part)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def say_shown(comparison: Comparison) -> str:
    """`differences only · 12 rows hidden`."""
    hidden = f"{_count(comparison.hidden, 'row')} hidden" if comparison.hidden else ""
    return " · ".join(part for part in (comparison.shown, hidden) if part)


def say_tally(section: Section) -> str:
    """How many rows stand where, and how many have a conflict or a question."""
    return " · ".join(_marked(count, name) for name, count in tally(section).items() if count)


def _marked(count: int, mark: str) -> str:
    """`2 conflicts`, `1 left only`."""
    words = MARK_WORDS.get(mark, mark)
    return _count(count, words) if mark in ("conflict", "question") else f"{count} {words}"


def _section(section: Section, notes: Notes, remarks: Mapping[str, str]) -> WordedSection:
    """One section in words."""
    rows = tuple(_row(row, notes, remarks) for row in section.rows)
    return WordedSection(section.label, say_tally(section), rows)


def _row(row: Row, notes: Notes, remarks: Mapping[str, str]) -> WordedRow:
    """One row in words."""
    told = tuple(remarks[id] for id in (*row.conflicts, *row.questions) if id in remarks)
    return WordedRow(row.label, row.marks, tuple(_lines(row, notes)), told)


def _lines(row: Row, notes: Notes) -> list[tuple[Entry | None, Entry | None]]:
    """Statements opposite each other; on the first line of a cell without any, the words for that."""
    left, right = (
        [_entry(one, row, notes) if one else None for one in cell.statements] or [None]
        for cell in (row.left, row.right)
    )
    for side, cell in ((left, row.left), (right, row.right)):
        if not cell.present:
            side[0] = empty(cell)
    return list(zip(left, right, strict=True))


def _entry(statement: Statement, row: Row, notes: Notes) -> Entry:
    """One statement in words."""
    shared = statement in row.left.statements and statement in row.right.statements
    numbers = tuple(dict.fromkeys(notes.number(one) for one in statement.evidence))
    return Entry(statement.standing, statement.text, who(statement), shared, numbers, statement.id)


def who(statement: Statement) -> str:
    """`China, Wang Yi`; `press`."""
    name = statement.side or ACCOUNT_WORDS.get(statement.account, "")
    return ", ".join(part for part in (name, statement.speaker) if part)


def empty(cell: Cell) -> Entry:
    """What stands in a cell that shows no statement: it is never just blank."""
    if cell.hidden:
        return Entry("hidden", f"{_count(cell.hidden, 'statement')} that the filters leave out")
    if cell.silence:
        return Entry("silent", say_silence(cell.silence))
    if not cell.leads:
        return Entry("unread")
    return Entry(
        "unread", "1 passage mentions it" if len(cell.leads) == 1 else f"{len(cell.leads)} passages mention it"
    )


def say_silence(silence: Silence) -> str:
    """`2 sources read for “fisheries OR fishing”, 2031-10-02; no mention`."""
    date = f", {silence.date}" if silence.date else ""
    return f"{_count(len(silence.sources), 'source')} read for “{silence.query}”{date}; no mention"


def say_conflict(conflict: Conflict) -> str:
    """`conflict (contradiction, open): figures: 120 / about ninety. By another count.`."""
    held = " / ".join(member.says for member in conflict.members if member.says)
    word = "conflict" if conflict.marks else "note"
    about = f"{conflict.about}: {held}" if held else conflict.about
    return _sentences(f"{word} ({conflict.nature}, {conflict.state}): {about}", conflict.note)


def say_question(question: Question, library: Library) -> str:
    """`open question: Is it renewed? — settled by Vienna summit`."""
    moves = "; ".join(f"{move.how} by {_title(move.by, library)}" for move in question.moves)
    head = "open question" if question.state == "open" else f"question, {question.state}"
    return _sentences(f"{head}: {question.text}{f' — {moves}' if moves else ''}", question.note)


def _title(statement: str, library: Library) -> str:
    """The title of the meeting whose statement an id names."""
    return library.meeting(statement.partition("/")[0]).title


def _sentences(*parts: str) -> str:
    """Parts that there are, each ending in a full stop."""
    return " ".join(part if part[-1] in ".?!" else f"{part}." for part in _present(parts))


def _present(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]
