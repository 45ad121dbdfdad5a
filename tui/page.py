"""Page: a source as a reader would see it, in lines of a readable measure; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from profiles.model import Passage
from profiles.value import dataclass
from profiles.visible import visible
from tui.cells import wrap
from tui.layout.frame import Signs
from tui.layout.lines import Piece, Pieces

MEASURE = 76
"""Cells of a line of text at most."""
LEFT = 8
"""Cells before the text: the cursor's bar, who cites it, the number of the passage."""
NOTES_FROM = 116
"""Screens of this width and more name the citing statements beside the text."""

INDENT = {"list": "  ", "sources": "  "}
KIND_INK = {"heading": "heading", "sources": "quiet", "debris": "faint"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of a passage's text that stands out."""

    start: int
    end: int
    ink: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a page for a width."""

    width: int
    text: int
    """Cells of the text."""
    before: int
    """Cells before the text, the margin that centres it included."""
    notes: int
    """Cells of the column beside the text; 0 where there is none."""


def frame(width: int) -> Frame:
    """Centre the text; beside it, on wide screens, a column for who cites it."""
    if width >= NOTES_FROM:
        notes = min(width - MEASURE - LEFT - 4, 40)
        spare = max(width - LEFT - MEASURE - notes - 2, 0)
        return Frame(width, MEASURE, LEFT + spare // 2, notes)
    text = max(min(MEASURE, width - LEFT - 2), 10)
    return Frame(width, text, LEFT + max(width - LEFT - text - 2, 0) // 2, 0)


def passage_lines(passage: Passage, width: int, marks: Iterable[Marked], ink: str) -> list[Pieces]:
    """A passage wrapped, its marked spans in their inks; a blank line before it."""
    indent = INDENT.get(passage.kind, "")
    inks = f"{ink} {KIND_INK.get(passage.kind, '')}".strip()
    lines = marked_lines(passage.text, width - len(indent), marks, inks)
    return [(), *(((indent, ""), *pieces) for pieces in lines)]


def marked_lines(text: str, width: int, marks: Iterable[Marked], ink: str, taken: int = 0) -> Iterator[Pieces]:
    """Text wrapped, its marked spans in their inks; on the first line some cells are taken already."""
    shown, places = _shown(text.replace("\n", " ").replace("\t", " "))
    cut = sorted((places[m.start], places[m.end], m.ink) for m in marks if 0 <= m.start < m.end <= len(text))
    at = 0
    for line in wrap(shown, width, taken):
        at = max(shown.find(line, at), at)
        yield tuple(_inked(line, at, cut, ink))
        at += len(line)


def _shown(text: str) -> tuple[str, Sequence[int]]:
    """The text as shown, and for each position in the text (its end included) the one in what is shown."""
    shown = visible(text, keep="")
    if shown == text:
        return text, range(len(text) + 1)
    parts = [visible(character, keep="") for character in text]
    places, at = [0], 0
    for part in parts:
        at += len(part)
        places.append(at)
    return "".join(parts), places


def _inked(line: str, at: int, marks: Sequence[tuple[int, int, str]], ink: str) -> Iterable[Piece]:
    """A line cut where spans begin and end; a later span lies over an earlier one."""
    edges = {0, len(line)}
    for start, end, _ in marks:
        edges |= {min(max(start - at, 0), len(line)), min(max(end - at, 0), len(line))}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        over = [name for first, last, name in marks if first <= at + start and at + end <= last]
        yield line[start:end], " ".join([ink, *over]) if over else ink


def margin(number: int, sign: Piece, cursor: bool, spare: int, ascii_only: bool) -> Pieces:
    """`▌ ‹› 12  `: the cursor, who cites the passage, its number."""
    bar = (">" if ascii_only else "▌") if cursor else " "
    return (
        (" " * spare, ""), (bar, "bar"), (f"{sign[0]:<2}", sign[1]), (f"{number:>3} ", "label" if cursor else "faint"),
        (" ", ""),
    )  # fmt: skip


def side_sign(side: str, signs: Signs) -> Piece:
    """The sign of the meeting that cites: `‹`, `›`, `‹›` for both, or a dot for another."""
    if side == "shared":
        return (signs.both, "mark.both")
    if side == "left":
        return (signs.left, "mark.left")
    return (signs.right, "mark.right") if side == "right" else (signs.dot, "cited")
