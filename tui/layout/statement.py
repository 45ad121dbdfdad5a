"""Statement: one statement, or the words for one that is not there, as lines of a column."""

from __future__ import annotations

from profiles.comparison import Cell
from profiles.model import Statement
from profiles.visible import visible
from tui.cells import cells, clip, wrap
from tui.layout.context import Context
from tui.layout.frame import LABEL, LABELLED_FROM, Frame
from tui.layout.lines import Piece, Pieces

HANG = 2
"""The indent of an inline statement's further lines."""


def statement_lines(statement: Statement, width: int, frame: Frame, context: Context, conflict: bool) -> list[Pieces]:
    """The standing, the words, who says it, and the names of the sources at the right edge."""
    label: list[Piece] = [("! ", "mark.conflict")] if conflict else []
    label.append((statement.standing, f"standing.{statement.standing}"))
    return _hung(label, visible(statement.text), _tail(statement, context, frame), width, "prose")


def empty_lines(cell: Cell, width: int, frame: Frame) -> list[Pieces]:
    """What stands where there is no statement: silent with what was searched, or unread with its leads."""
    if cell.silence is not None and cell.state == "silent":
        return _hung([("silent", "silent")], _searched(cell, frame), (), width, "quiet")
    if cell.hidden:
        statements = "1 statement" if cell.hidden == 1 else f"{cell.hidden} statements"
        return _hung([("hidden", "unread")], f"{statements} that the filters leave out", (), width, "quiet")
    if frame.within and cell.state == "unread":
        return [(("nothing on record", "unread"),)]
    leads = len(cell.leads)
    if not leads:
        return [(("unread", "unread"),)]
    words = f"{leads} passage mentions it" if leads == 1 else f"{leads} passages mention it"
    return _hung([("unread", "unread")], f"{words} {frame.signs.enter}", (), width, "lead")


def _searched(cell: Cell, frame: Frame) -> str:
    """How a silence was checked."""
    assert cell.silence is not None
    count = len(cell.silence.sources)
    read = "1 source read" if count == 1 else f"{count} sources read"
    quote = f"{frame.signs.open_quote}{visible(cell.silence.query)}{frame.signs.close_quote}"
    return f"{read} for {quote}; no mention"


def says(statement: Statement) -> str:
    """Who says it; the press and an author are told by their source."""
    names = [name for name in (statement.side, statement.speaker) if name]
    if not names and statement.account == "third-party":
        names = ["third party"]
    return visible(", ".join(names))


def source_names(statement: Statement, context: Context) -> list[str]:
    """The short names of the sources that carry it, each once."""
    names = [context.source_name(evidence.source) for evidence in statement.evidence]
    return [visible(name) for name in dict.fromkeys(names)]


def _tail(statement: Statement, context: Context, frame: Frame) -> Pieces:
    """What stands at the right edge of the last line."""
    who, names = says(statement), source_names(statement, context)
    tail: list[Piece] = []
    if who:
        tail.append((f"{frame.signs.dash} {who}", "who"))
    if names:
        tail.append((f"{' ' if who else ''}[{', '.join(names)}]", "source"))
    return tuple(tail)


def _hung(label: list[Piece], text: str, tail: Pieces, width: int, style: str) -> list[Pieces]:
    """A label, text that hangs beside or below it, and a tail set to the right."""
    taken = sum(cells(word) for word, _ in label)
    if width >= LABELLED_FROM:
        label.append((" " * (LABEL - taken), ""))
        indent, first = LABEL, 0
    else:
        label.append(("  ", ""))
        indent, first = HANG, taken + 2 - HANG
    words = wrap(text, width - indent, first)
    lines: list[Pieces] = [(*label, (words[0], style))]
    space: Piece = (" " * indent, "")
    lines += [(space, (line, style)) for line in words[1:]]
    end = cells(words[-1]) + (indent + first if len(words) == 1 else indent)
    return _with_tail(lines, tail, end, indent, width) if tail else lines


def _with_tail(lines: list[Pieces], tail: Pieces, end: int, indent: int, width: int) -> list[Pieces]:
    """The tail at the right edge of the last line if it fits there, else on lines of its own."""
    size = sum(cells(word) for word, _ in tail)
    if end + 2 + size <= width:
        lines[-1] = (*lines[-1], (" " * (width - end - size), ""), *tail)
    elif indent + size <= width:
        lines.append(((" " * (width - size), ""), *tail))
    else:
        lines += _broken_tail(tail, indent, width)
    return lines


def _broken_tail(tail: Pieces, indent: int, width: int) -> list[Pieces]:
    """A tail too long for a line: its parts wrapped and set to the right, the last two together where they fit."""
    parts = [(part, style) for text, style in tail for part in wrap(text, width - indent)]
    if len(parts) > 1 and cells(parts[-2][0]) + 1 + cells(parts[-1][0]) <= width - indent:
        (text, style), last = parts[-2], parts[-1]
        parts[-2:] = [(f"{text} ", style), last]
        return [_right((part,), width) for part in parts[:-2]] + [_right(tuple(parts[-2:]), width)]
    return [_right((part,), width) for part in parts]


def _right(pieces: Pieces, width: int) -> Pieces:
    """The pieces set to the right edge."""
    room = width - sum(cells(text) for text, _ in pieces)
    return ((" " * room, ""), *pieces) if room >= 0 else tuple((clip(text, width), style) for text, style in pieces)
