"""Header: both meetings, their dates and places, and the time between them; it stays while the rest scrolls."""

from __future__ import annotations

from itertools import zip_longest

from profiles.comparing.disputed import is_disputed
from profiles.comparison import Comparison, Gap
from profiles.model import Meeting
from profiles.visible import visible
from tui.cells import cells, clip, wrap
from tui.layout.context import Context
from tui.layout.frame import ASCII, GUTTER, Frame
from tui.layout.lines import Line, Piece, Pieces, width_of
from tui.layout.when import say_when


def header_lines(comparison: Comparison, frame: Frame, context: Context) -> tuple[Line, ...]:
    """Titles, details and the gap between the meetings; then what the filters let through."""
    of = comparison.sides or ("", "")
    both = (comparison.left, frame.left), (comparison.right, frame.right)
    apart = not frame.stacked and any(len(_details(one, width, frame, apart=False)) > 1 for one, width in both)
    left = meeting_lines(comparison.left, frame.left, frame, apart, of[0])
    right = meeting_lines(comparison.right, frame.right, frame, apart, of[1])
    lines = _stacked(left, right, frame) if frame.stacked else _columns(left, right, frame)
    lines.append(_gap_line(comparison, frame, context))
    if comparison.shown:
        lines += [Line("filter", whole=pieces) for pieces in _filtered(comparison, frame)]
    return tuple(lines)


def meeting_lines(meeting: Meeting, width: int, frame: Frame, apart: bool, side: str = "") -> list[Pieces]:
    """The title (within one meeting: the side, then the title), and below it the date, place, format and level."""
    name = f"{side} {frame.signs.dot} {meeting.title}" if side else meeting.title
    title = clip(visible(name, keep=""), width, frame.signs.ellipsis)
    return [((title, "title"),), *_details(meeting, width, frame, apart)]


def _details(meeting: Meeting, width: int, frame: Frame, apart: bool) -> list[Pieces]:
    """The date, and on the same line, or (`apart`, or where there is no room) on the next, the rest."""
    dot = f" {frame.signs.dot} "
    date = visible(say_when(meeting.date), keep="") or "date unknown"
    date = date.replace("–", "-") if frame.signs is ASCII else date
    date += " (disputed)" if is_disputed(meeting.date) else ""
    status = "" if meeting.status == "held" else meeting.status
    rest = dot.join(visible(part, keep="") for part in (meeting.where, meeting.format, meeting.level, status) if part)
    ink = "disputed" if is_disputed(meeting.date) else "date"
    if not apart and cells(date + dot + rest) <= width:
        return [((date, ink), (dot + rest if rest else "", "place"))]
    said: Pieces = ((clip(date, width, frame.signs.ellipsis), ink),)
    return [said, ((clip(rest, width, frame.signs.ellipsis), "place"),)] if rest else [said]


def _columns(left: list[Pieces], right: list[Pieces], frame: Frame) -> list[Line]:
    """Both meetings over their columns."""
    return [Line("title", one, other, joint=frame.joint) for one, other in zip_longest(left, right, fillvalue=())]


def _stacked(left: list[Pieces], right: list[Pieces], frame: Frame) -> list[Line]:
    """Both meetings one below the other, with the signs of their sides."""
    signs = frame.signs
    first = ((signs.left, "mark.left"),)
    second = ((signs.right, "mark.right"),)
    lines = [Line("title", whole=pieces, margin=() if number else first) for number, pieces in enumerate(left)]
    return lines + [Line("title", whole=pieces, margin=() if number else second) for number, pieces in enumerate(right)]


def _filtered(comparison: Comparison, frame: Frame) -> list[Pieces]:
    """What is shown, in two lines at most, and how many rows are not."""
    count = comparison.hidden
    hidden = f" {frame.signs.dot} {count} row{'' if count == 1 else 's'} hidden" if count else ""
    words = wrap(visible(comparison.shown, keep=""), frame.whole)
    if len(words) == 1 and cells(words[0] + hidden) > frame.whole:
        words = wrap(words[0], frame.whole - cells(hidden))
    last = clip(" ".join(words[1:]), frame.whole - cells(hidden), frame.signs.ellipsis)
    lines: list[Pieces] = [((words[0], "filter"),), *([((last, "filter"),)] if last else [])]
    return [*lines[:-1], (*lines[-1], (hidden, "quiet"))]


def _gap_line(comparison: Comparison, frame: Frame, context: Context) -> Line:
    """`── 30 days apart · between them: … ──`, centred on the rule between the sides."""
    words: list[Piece] = [(f" {say_gap(comparison.gap, comparison)} ", "gap")]
    between = _between(comparison.gap, context, frame)
    if between:
        room = frame.width - cells(words[0][0]) - 12
        words.append((f"{frame.signs.dot} {clip(between, room, frame.signs.ellipsis)} ", "quiet"))
    size = width_of(tuple(words))
    middle = frame.gutter + frame.left + 1 if not frame.stacked else GUTTER + size // 2
    before = min(max(middle - size // 2, 2), max(frame.width - size - 2, 0))
    after = max(frame.width - before - size, 0)
    fine = frame.signs.fine
    whole = ((fine * before, "heading.rule"), *words, (fine * after, "heading.rule"))
    return Line("gap", whole=whole)


def say_gap(gap: Gap, comparison: Comparison) -> str:
    """The time between two meetings in words."""
    if comparison.sides:
        return "two accounts of one meeting"
    if comparison.left.id == comparison.right.id:
        return "one and the same meeting"
    return gap.says()


def is_part(id: str, of: tuple[str, ...], context: Context) -> bool:
    """Whether a meeting is a part of another of them."""
    meeting = context.meetings.get(id)
    return meeting is not None and any(it.kind == "part-of" and it.to in of for it in meeting.relations)


def _between(gap: Gap, context: Context, frame: Frame) -> str:
    """The meetings that lie between, by title."""
    titles = [context.meeting_title(one) for one in gap.between if not is_part(one, gap.between, context)]
    return visible("between: " + f" {frame.signs.dot} ".join(titles), keep="") if titles else ""
