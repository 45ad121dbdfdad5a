"""Axis: meetings as points on a line, the gaps between them to scale, the chosen ones set off."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from statistics import median

from profiles.model import Meeting
from tui.layout.frame import ASCII, Signs
from tui.layout.lines import Piece, Pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BREAK = 5
"""Cells of a gap that is drawn broken because it dwarfs the others."""
STEP = 2
"""Two meetings stand at least so many cells apart."""
INKS = ("mark.left", "mark.right")
"""The inks of the first and the second chosen meeting."""


def axis_lines(meetings: Sequence[Meeting], chosen: Sequence[str], width: int, signs: Signs) -> list[Pieces]:
    """Numbers above a line with the gaps to scale, years below; a gap that dwarfs the others is drawn broken."""
    days = [first_day(one) for one in meetings]
    columns, broken = _columns([max(after - before, 0) for before, after in pairwise(days)], width - 6)
    inks = [ink_of(one.id, chosen) for one in meetings]
    set_off = [at for at, ink in enumerate(inks) if ink]
    line: list[Piece] = [("  ", "")]
    for at, one in enumerate(meetings):
        if at:
            within = bool(set_off) and set_off[0] < at <= set_off[-1]
            line.append(_stretch(columns[at] - columns[at - 1] - 1, at - 1 in broken, within, signs))
        line.append(point(one, chosen, signs))
    return [_numbers(columns, inks), tuple(line), _years(meetings, columns, inks, width, signs)]


def first_day(meeting: Meeting) -> int:
    """The first day that it may have begun, as a number; 0 where unknown."""
    for text in (meeting.date.start.earliest, meeting.date.start.latest, meeting.date.end.latest):
        try:
            return date.fromisoformat(text).toordinal() if text else 0
        except ValueError:
            continue
    return 0


def ink_of(meeting: str, chosen: Sequence[str]) -> str:
    """The ink of a chosen meeting; empty for every other."""
    return INKS[min(chosen.index(meeting), 1)] if meeting in chosen else ""


def point(meeting: Meeting, chosen: Sequence[str], signs: Signs) -> Piece:
    """A meeting on the line: filled if held, hollow if not, small if it is many, and its own sign if chosen."""
    ink, held = ink_of(meeting.id, chosen), meeting.status in {"held", "under-way"}
    shapes = "#*o~" if signs is ASCII else "◆●○◦"
    shape = shapes[0 if ink else 1 if held else 3 if meeting.status == "series" else 2]
    return shape, ink or ("point" if held else "quiet")


def _stretch(room: int, broken: bool, within: bool, signs: Signs) -> Piece:
    """The line between two points; between the chosen ones it is strong."""
    sign, ink = (signs.rule, "accent") if within else (signs.fine, "rule")
    if not broken or room < 3:
        return sign * room, ink
    half = (room - 2) // 2
    return sign * half + "//" + sign * (room - 2 - half), ink


def _numbers(columns: Sequence[int], inks: Sequence[str]) -> Pieces:
    """The numbers of the meetings, the chosen ones first, then as many as there is room for."""
    order = sorted(range(len(columns)), key=lambda at: (not inks[at], at))
    taken: dict[int, int] = {}
    for at in order:
        start, end = columns[at], columns[at] + len(str(at + 1))
        if all(end < columns[one] or start > columns[one] + len(str(one + 1)) for one in taken):
            taken[at] = start
    return tuple(_set({start: (str(at + 1), inks[at] or "heading.number") for at, start in taken.items()}))


def _set(texts: dict[int, Piece]) -> Iterator[Piece]:
    """Pieces at their columns, spaces between them."""
    end = 0
    for column, (text, ink) in sorted(texts.items()):
        yield " " * (column - end), ""
        yield text, ink
        end = column + len(text)


def _columns(gaps: Sequence[int], room: int) -> tuple[list[int], set[int]]:
    """The column of each point, and which gaps are broken."""
    some = sorted(gap for gap in gaps if gap)
    cap = 8 * median(some) if some else 1
    broken = {at for at, gap in enumerate(gaps) if gap > cap and len(some) > 2}
    whole = sum(gap for at, gap in enumerate(gaps) if at not in broken) or 1
    free = max(room - (BREAK + 1) * len(broken) - STEP * (len(gaps) - len(broken)), 0)
    columns = [2]
    for at, gap in enumerate(gaps):
        step = BREAK + 1 if at in broken else STEP + gap * free // whole
        columns.append(columns[-1] + step)
    return columns, broken


def _years(
    meetings: Sequence[Meeting], columns: Sequence[int], inks: Sequence[str], width: int, signs: Signs
) -> Pieces:
    """The sides below the chosen meetings, and the year below the first meeting of each, where there is room."""
    sides = {INKS[0]: signs.left, INKS[1]: signs.right}
    texts: dict[int, Piece] = {
        column: (sides[ink], ink) for column, ink in zip(columns, inks, strict=True) if ink and column < width
    }
    end, last = 0, ""
    for one, point_at, ink in zip(meetings, columns, inks, strict=True):
        column = point_at + 2 if ink else point_at
        year = date.fromordinal(first_day(one)).strftime("%Y")
        free = all(not column - 2 < other < column + 5 for other in texts if texts[other][1] != "quiet")
        if year != last and column >= end and column + 4 <= width and free:
            texts[column], end, last = (year, "quiet"), column + 5, year
    return tuple(_set(texts))
