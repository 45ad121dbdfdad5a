"""CSV: a row for each statement on each side, and for each cell without one; nothing in it is a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from profiles.comparison import Comparison
from profiles.export.escaping import cell as escaped
from profiles.export.quotations import references
from profiles.export.wording import Entry, Worded, WordedRow, worded

if TYPE_CHECKING:
    from profiles.record import Library

COLUMNS = (
    "section", "row", "marks", "line", "cell", "meeting", "standing", "text", "account", "shared", "statement",
    "quotations", "remarks",
)  # fmt: skip
"""`line` numbers what stands opposite each other within a row; `cell` is `left` or `right`."""


def write(library: Library, comparison: Comparison) -> str:
    """A comparison, RFC 4180 but for the line ends, which are `\\n`."""
    words = worded(library, comparison)
    return rows(COLUMNS, _rows(words, references(library, words.notes)))


def rows(head: Iterable[str], body: Iterable[Iterable[str]]) -> str:
    """Rows of text as CSV."""
    return "".join(f"{','.join(map(_quoted, row))}\n" for row in (head, *body))


def _quoted(text: str) -> str:
    """A cell, in quotes where it must be."""
    shown = escaped(text)
    return '"' + shown.replace('"', '""') + '"' if set(',"\n;') & set(shown) else shown


def _rows(words: Worded, notes: list[str]) -> Iterator[tuple[str, ...]]:
    """Left, then right, line by line."""
    for section in words.sections:
        for row in section.rows:
            for number, line in enumerate(row.lines, 1):
                for cell, meeting, entry in zip(("left", "right"), (words.left, words.right), line, strict=True):
                    if entry:
                        yield (section.label, *_entry(row, number, cell, meeting, entry, notes))


def _entry(row: WordedRow, number: int, cell: str, meeting: str, entry: Entry, notes: list[str]) -> tuple[str, ...]:
    """One entry as the cells after its section."""
    quotations = "\n".join(notes[at - 1] for at in entry.notes)
    shared = "shared" if entry.shared else ""
    return (
        row.label, row.words, str(number), cell, meeting, entry.label, entry.text, entry.who, shared, entry.id,
        quotations, "\n".join(row.remarks),
    )  # fmt: skip
