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

DATE = 24
"""Cells of the column of dates."""
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
    """Mark, title, status, date, and how much is on record as a bar with its number."""
    count = f"{statements:>4}"
    wide = width >= 72
    drawn = bar(statements, most, signs) if wide else ""
    date = clip(visible(say_when(meeting.date), keep=""), DATE - 1, signs.ellipsis)
    status = SHORT.get(meeting.status, "")
    room = width - 3 - DATE - cells(drawn) - cells(count) - 1 - (cells(status) + 1 if status else 0)
    title = pad(clip(visible(meeting.title, keep=""), room - 1, signs.ellipsis), room)
    pieces: list[Piece] = [chosen_mark(meeting.id, *pair, signs), (title, "label" if statements else "near")]
    if status:
        pieces.append((f"{status} ", "standing.planned"))
    return (*pieces, (pad(date, DATE), "date"), (drawn, "accent"), (count, "quiet"))


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
