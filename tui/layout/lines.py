"""Lines: styled pieces of text, and one line of the comparison with what stands on it."""

from __future__ import annotations

from profiles.lean import Literal, NamedTuple
from tui.cells import cells, clip, wrap

Piece = tuple[str, str]
"""Text and the name of its style, e.g. `standing.signed`; "" is plain."""
Pieces = tuple[Piece, ...]
Kind = Literal["title", "gap", "filter", "blank", "section", "row", "cell", "shared", "note"]
Side = Literal["left", "right"]

STYLES = {
    "title": "the title of a meeting",
    "date": "its date",
    "disputed": "what is disputed of a date",
    "place": "its place, format, level, status",
    "gap": "the days between the two",
    "filter": "what the filters let through",
    "heading": "the name of a dimension",
    "heading.rule": "the rule that it stands on",
    "heading.number": "its number, for jumping",
    "heading.count": "how many rows on which side",
    "topic": "the name of a row",
    "topic.rule": "the fine rule after it",
    "mark.both": "‹›",
    "mark.left": "‹",
    "mark.right": "›",
    "mark.shared": "=",
    "mark.conflict": "! at a row, a statement, a conflict",
    "mark.question": "?",
    "mark.note": "~ at a change over time or a difference of scope",
    "rule": "the rule between the sides",
    "pair": "the sign on it that joins two statements about the same thing",
    "prose": "the analyst's words",
    "who": "whose account it is",
    "source": "names of sources",
    "silent": "the word “silent”",
    "unread": "the word “unread”",
    "lead": "what the index offers for an unread cell",
    "quiet": "whatever explains and can be passed over",
    "conflict": "the kind, nature and state of a conflict",
    "question": "the state of an open question",
    "settled": "how a question was settled or superseded",
    "note": "the same of a change or a difference of scope",
    "quote": "a quotation",
    "citation": "where it stands",
    "translation": "its translation",
    "state.exact": "states of a quotation; also normalized, ambiguous, missing, stale",
    "found": "words that a search found",
    "standing.signed": "a standing; one style for each word of the ladder and those beside it",
}
"""Every style name that a line may carry."""


class Line(NamedTuple):
    """One line of a sheet: a left and a right part, or one that spans both."""

    kind: Kind
    left: Pieces = ()
    right: Pieces = ()
    whole: Pieces = ()
    """Spans both sides; then `left` and `right` are empty."""
    joint: str = ""
    """What stands between the sides: the rule, or the rule with the sign of a pair."""
    margin: Pieces = ()
    """What stands before both sides: the marks and, on wide sheets, the topic."""
    left_statement: str | None = None
    right_statement: str | None = None
    section: int = -1
    row: int = -1
    """Number of the row within its section; -1 is none."""


def width_of(pieces: Pieces) -> int:
    """The cells that the pieces take."""
    return sum(cells(text) for text, _ in pieces)


def padded(pieces: Pieces, width: int, style: str = "") -> Pieces:
    """The pieces followed by spaces up to `width` cells, cut where they are too wide."""
    room = width - width_of(pieces)
    if room < 0:
        return clipped(pieces, width)
    return (*pieces, (" " * room, style)) if room else pieces


def clipped(pieces: Pieces, width: int) -> Pieces:
    """As much of the pieces as fits, with an ellipsis."""
    kept: list[Piece] = []
    for text, style in pieces:
        size = cells(text)
        if size > width:
            return (*kept, (clip(text, width), style)) if width else tuple(kept)
        kept.append((text, style))
        width -= size
    return tuple(kept)


def wrapped(pieces: Pieces, width: int) -> list[Pieces]:
    """The pieces, already on one line and with nothing unseen in them, in lines of at most `width` cells."""
    text = text_of(pieces)
    lines: list[Pieces] = []
    at = 0
    for line in wrap(text, width):
        start = max(text.find(line, at), at)
        at = start + len(line)
        lines.append(_cut(pieces, start, at))
    return lines


def _cut(pieces: Pieces, start: int, end: int) -> Pieces:
    """The part of the pieces between two offsets of their text."""
    kept: list[Piece] = []
    at = 0
    for text, style in pieces:
        part = text[max(start - at, 0) : max(end - at, 0)]
        if part:
            kept.append((part, style))
        at += len(text)
    return tuple(kept)


def text_of(pieces: Pieces) -> str:
    """The pieces without their styles."""
    return "".join(text for text, _ in pieces)
