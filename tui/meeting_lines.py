"""Meeting lines: one meeting as a line of a list, and in a few lines; pure."""

from __future__ import annotations

from collections.abc import Iterable

from profiles.model import Meeting, Source
from profiles.visible import visible
from tui.cells import cells, clip, pad, wrap
from tui.layout import Pieces
from tui.layout.frame import Signs
from tui.layout.lines import Piece
from tui.layout.when import say_when

DATE, WIDE_DATE = 24, 32
"""Cells of the column of dates, on narrow and on wide screens."""
WIDEST = 132
"""Lines are no longer than this: the bars stay near the titles."""
BAR = 10
"""Cells of the longest bar."""
SHORT: dict[str, str] = {"planned": "planned", "cancelled": "cancelled", "under-way": "under way", "series": "series"}


def bar(count: int, most: int, signs: Signs, width: int = BAR) -> str:
    """A bar as long as the count is large; never empty where there is something."""
    size = 0 if not count or not most else max(round(width * count / most), 1)
    return (signs.rule * size) + " " * (width - size)


def chosen_mark(meeting: str, left: str, right: str, signs: Signs) -> Piece:
    """`‹`, `›` or `‹›` for the meetings that are compared now."""
    if meeting == left == right:
        return (f"{signs.both} ", "mark.both")
    if meeting == left:
        return (f"{signs.left}  ", "mark.left")
    return (f"{signs.right}  ", "mark.right") if meeting == right else ("   ", "")


def meeting_line(
    meeting: Meeting, statements: int, most: int, pair: tuple[str, str], width: int, signs: Signs
) -> tuple[Piece, ...]:
    """Mark, date, title, status, and how much is on record as a bar with its number."""
    width, count = min(width, WIDEST), f"{statements:>4}"
    drawn = bar(statements, most, signs) if width >= 90 else ""
    column = WIDE_DATE if width >= 110 else DATE
    date = clip(visible(say_when(meeting.date), keep="") or "date unknown", column - 2, signs.ellipsis)
    status = SHORT.get(meeting.status, "")
    room = width - 3 - column - cells(drawn) - cells(count) - (cells(status) + 1 if status else 0)
    title = pad(clip(visible(meeting.title, keep=""), room - 1, signs.ellipsis), room)
    ink = "label" if meeting.id in pair else "prose"
    pieces: list[Piece] = [chosen_mark(meeting.id, *pair, signs), (pad(date, column), "quiet"), (title, ink)]
    if status:
        pieces.append((f"{status} ", "standing.planned"))
    return (*pieces, (drawn, "accent"), (count, "quiet"))


def meeting_details(
    meeting: Meeting, sources: Iterable[Source], relations: Iterable[str], width: int, signs: Signs
) -> list[Pieces]:
    """Where, how and between whom; from which sources; related to what."""
    dot = f" {signs.dot} "
    first = dot.join(part for part in (meeting.where, meeting.format, meeting.level, meeting.status) if part)
    parties = "; ".join(f"{party}: {', '.join(people)}" if people else party for party, people in meeting.parties)
    names = ", ".join(source.name or source.file for source in sources)
    told = [(first, "place"), (parties, "near"), (dot.join(relations), "near")]
    told.append((f"sources: {names}" if names else "no source is named", "source"))
    if meeting.aliases:
        told.append((f"also called {', '.join(meeting.aliases)}; id {meeting.id}", "quiet"))
    return [((part, ink),) for text, ink in told if text for part in wrap(visible(text, keep=""), width)]
