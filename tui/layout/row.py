"""Row: a topic with both its cells on the same band of lines."""

from __future__ import annotations

from itertools import zip_longest

from profiles.comparison import SIGNS, Mark, Row
from profiles.model import Statement
from profiles.visible import visible
from tui.cells import cells, wrap
from tui.layout.context import Context
from tui.layout.frame import ASCII, GUTTER, Frame
from tui.layout.lines import Line, Piece, Pieces, Side, clipped, width_of
from tui.layout.notes import note_lines
from tui.layout.statement import empty_lines, statement_lines

_ASCII_MARKS: dict[Mark, str] = {"both": "<>", "left": "<", "right": ">"}
_SIDES: tuple[Mark, ...] = ("both", "left", "right", "shared")
_FLAGS: tuple[Mark, ...] = ("conflict", "question")
_Tagged = tuple[Pieces, str | None]
"""A line of a column and the statement that it belongs to."""


def row_lines(row: Row, frame: Frame, context: Context) -> list[Line]:
    """The row's label, its statements side by side (or one below the other), its conflicts and questions."""
    body = _stacked(row, frame, context) if frame.stacked else _side_by_side(row, frame, context)
    body += note_lines(row, frame, context)
    if not frame.beside:
        return [Line("row", whole=_ruled(_label(row, frame), frame)), *body]
    return [*_beside(_margin(row, frame), body, frame), Line("cell", joint=frame.joint)]


def folded_row(row: Row, frame: Frame) -> list[Line]:
    """The row on one line: its label, and how firm each side's statements are."""
    label = (*_label(row, frame), ("  ", ""))
    if frame.stacked or frame.beside:
        return [
            Line(
                "row",
                whole=(*label, *_standings(row, "left"), (f" {frame.signs.dot} ", "quiet"), *_standings(row, "right")),
            )
        ]
    left = _standings(row, "left")
    room = GUTTER + frame.left - width_of(label) - width_of(left)
    joint = frame.signs.wall
    return [
        Line("row", whole=(*label, (" " * max(room, 0), ""), *left, (f" {joint} ", "rule"), *_standings(row, "right")))
    ]


def _standings(row: Row, side: Side) -> Pieces:
    """Each standing of a side once, or the state of a cell without statements."""
    cell = row.left if side == "left" else row.right
    words = list(dict.fromkeys(statement.standing for statement in cell.present))
    pieces: list[Piece] = []
    for word in words:
        pieces += [(", ", "quiet"), (word, f"standing.{word}")]
    return tuple(pieces[1:]) if pieces else ((cell.state, cell.state),)


def marks(row: Row, frame: Frame) -> Pieces:
    """On which side the row stands, within the gutter."""
    mark = next((mark for mark in _SIDES if mark in row.marks), None)
    if mark is None:
        return ((" " * GUTTER, ""),)
    sign = _sign(mark, frame)
    return ((sign, f"mark.{mark}"), (" " * (GUTTER - cells(sign)), ""))


def _sign(mark: Mark, frame: Frame) -> str:
    return _ASCII_MARKS.get(mark, SIGNS[mark]) if frame.signs is ASCII else SIGNS[mark]


def _flags(row: Row) -> Pieces:
    """The marks beside those of the sides."""
    return tuple((f" {SIGNS[mark]}", f"mark.{mark}") for mark in _FLAGS if mark in row.marks)


def _label(row: Row, frame: Frame) -> Pieces:
    """Marks and topic on a line of their own."""
    return (*marks(row, frame), (visible(row.label, keep=""), "topic"), *_flags(row))


def _ruled(label: Pieces, frame: Frame) -> Pieces:
    """The label followed by a fine rule."""
    room = frame.gutter + frame.whole - width_of(label) - 1
    return (*label, (" " + frame.signs.fine * room, "topic.rule")) if room > 0 else clipped(label, frame.width)


def _margin(row: Row, frame: Frame) -> list[Pieces]:
    """Marks and topic as lines of the margin."""
    words = wrap(visible(row.label, keep=""), frame.gutter - GUTTER - 2)
    lines: list[Pieces] = [(*marks(row, frame), (words[0], "topic"))]
    lines += [((" " * GUTTER, ""), (word, "topic")) for word in words[1:]]
    flags = _flags(row)
    if flags and width_of(lines[-1]) + width_of(flags) < frame.gutter - 1:
        lines[-1] = (*lines[-1], *flags)
    elif flags:
        lines.append(((" " * (GUTTER - 1), ""), *flags))
    return lines


def _beside(margin: list[Pieces], body: list[Line], frame: Frame) -> list[Line]:
    """The margin's lines put before the body's, of which there are at least as many."""
    empty = Line("cell", joint=frame.joint)
    body += [empty] * (len(margin) - len(body))
    return [line._replace(margin=words) for line, words in zip(body, margin, strict=False)] + body[len(margin) :]


def _side_by_side(row: Row, frame: Frame, context: Context) -> list[Line]:
    """What both sides say of the same thing first, then what has no counterpart, each in its column."""
    shared, pairs, left, right = _sorted(row)
    disputed = _disputed(row, context)
    lines = [line for one in shared for line in _shared(one, frame, context, disputed)]
    for one, other in pairs:
        lines += _pair(
            _tagged([one], frame.left, frame, context, disputed),
            _tagged([other], frame.right, frame, context, disputed),
            frame,
        )
    flows = (
        _flow(row, "left", left, frame, context, disputed),
        _flow(row, "right", right, frame, context, disputed),
    )
    if pairs and (left or right):
        lines.append(Line("cell", joint=frame.joint))
    return lines + _zipped(*flows, frame)


def _sorted(row: Row) -> tuple[list[Statement], list[tuple[Statement, Statement]], list[Statement], list[Statement]]:
    """Statements about both, pairs, and those without a counterpart on the left and on the right."""
    shared, pairs, left, right = [], [], [], []
    for one, other in zip_longest(row.left.statements, row.right.statements):
        if one is not None and other is not None:
            if one.id == other.id:
                shared.append(one)
            else:
                pairs.append((one, other))
        elif one is not None:
            left.append(one)
        elif other is not None:
            right.append(other)
    return shared, pairs, left, right


def _disputed(row: Row, context: Context) -> frozenset[str]:
    """The statements that a marking conflict of this row names."""
    conflicts = (context.conflicts.get(name) for name in row.conflicts)
    return frozenset(
        member.statement
        for conflict in conflicts
        if conflict and conflict.marks
        for member in conflict.members
        if member.statement
    )


def _tagged(
    statements: list[Statement], width: int, frame: Frame, context: Context, disputed: frozenset[str]
) -> list[_Tagged]:
    """A column of statements, each line with its statement."""
    return [
        (pieces, one.id)
        for one in statements
        for pieces in statement_lines(one, width, frame, context, one.id in disputed)
    ]


def _flow(
    row: Row, side: Side, statements: list[Statement], frame: Frame, context: Context, disputed: frozenset[str]
) -> list[_Tagged]:
    """The statements of a side without a counterpart; where the side has none at all, why."""
    cell = row.left if side == "left" else row.right
    width = frame.left if side == "left" else frame.right
    if statements or cell.present:
        return _tagged(statements, width, frame, context, disputed)
    return [(pieces, None) for pieces in empty_lines(cell, width, frame)]


def _pair(left: list[_Tagged], right: list[_Tagged], frame: Frame) -> list[Line]:
    """Two statements about the same thing, joined on their first line."""
    first, *others = _zipped(left, right, frame)
    return [first._replace(joint=frame.paired), *others]


def _zipped(left: list[_Tagged], right: list[_Tagged], frame: Frame) -> list[Line]:
    """Two columns on the same lines."""
    joint, none = frame.joint, ((), None)
    return [
        Line("cell", one[0], other[0], (), joint, (), one[1], other[1])
        for one, other in zip_longest(left, right, fillvalue=none)
    ]


def _shared(one: Statement, frame: Frame, context: Context, disputed: frozenset[str]) -> list[Line]:
    """A statement that concerns both meetings, across both columns."""
    sign: Pieces = ((SIGNS["shared"], "mark.shared"),)
    lines = statement_lines(one, min(frame.whole, 120), frame, context, one.id in disputed)
    return [
        Line("shared", whole=pieces, margin=sign if not number else (), left_statement=one.id, right_statement=one.id)
        for number, pieces in enumerate(lines)
    ]


def _stacked(row: Row, frame: Frame, context: Context) -> list[Line]:
    """The left side's statements and the right side's below, pairs together."""
    shared, pairs, left, right = _sorted(row)
    disputed = _disputed(row, context)
    lines = [line for one in shared for line in _shared(one, frame, context, disputed)]
    for one, other in pairs:
        lines += _under("left", _tagged([one], frame.left, frame, context, disputed), frame)
        lines += _under("right", _tagged([other], frame.left, frame, context, disputed), frame)
    lines += _under("left", _flow(row, "left", left, frame, context, disputed), frame)
    return lines + _under("right", _flow(row, "right", right, frame, context, disputed), frame)


def _under(side: Side, column: list[_Tagged], frame: Frame) -> list[Line]:
    """A column's lines with the side's sign where a statement begins."""
    sign = ((frame.signs.left if side == "left" else frame.signs.right, f"mark.{side}"),)
    lines, before = [], ""
    for pieces, statement in column:
        margin = sign if (statement or "-") != before else ()
        before = statement or "-"
        one, other = (statement, None) if side == "left" else (None, statement)
        lines.append(Line("cell", whole=pieces, margin=margin, left_statement=one, right_statement=other))
    return lines
