"""Timeline: the meetings on a line with the gaps between them to scale, and one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from profiles.comparison import Gap
from profiles.model import Meeting
from profiles.timeline import Entry
from profiles.visible import visible
from tui.cells import clip, pad
from tui.layout.frame import ASCII, Signs
from tui.layout.lines import Pieces, clipped, width_of
from tui.layout.when import is_disputed, say_when
from tui.printing.comparing import meeting_words
from tui.printing.page import Page

BREAK = 5
"""Cells of a gap that is drawn broken because it dwarfs the others."""
STEP = 2
"""Two meetings stand at least so many cells apart."""


def timeline_lines(entries: Sequence[Entry], chosen: Sequence[str], page: Page) -> Iterator[Pieces]:
    """The line, then each meeting with the time since the one before."""
    if page.is_plain:
        yield from _linear(entries, chosen)
        return
    dated = [entry.meeting for entry in entries if entry.whole is None and _day(entry.meeting)]
    if len(dated) > 1:
        yield from axis_lines([one for one in dated if one.status != "series"], chosen, page.width, page.signs)
        yield ()
    yield from _below(entries, chosen, page)


def _linear(entries: Sequence[Entry], chosen: Sequence[str]) -> Iterator[Pieces]:
    """One line a meeting, one a gap."""
    for entry in entries:
        if entry.gap:
            yield ((f"gap: {gap_words(entry.gap)}", "gap"),)
        part = f"; part of {entry.whole}" if entry.whole else ""
        mark = "; chosen" if entry.meeting.id in chosen else ""
        yield ((meeting_words(entry.meeting), ""), (part + mark, "quiet"))


def gap_words(gap: Gap) -> str:
    """How long it is between two neighbours."""
    low, high = gap.min_days, gap.max_days
    if low is None or high is None:
        return (
            "some time"
            if low == high
            else f"{'at least' if high is None else 'up to'} {_days(low if high is None else high)}"
        )
    if high <= 0:
        return "same day"
    return _days(high) if low == high else f"{low}–{_days(high)}"


def _days(count: int | None) -> str:
    return "1 day" if count == 1 else f"{count:,} days"


def axis_lines(meetings: Sequence[Meeting], chosen: Sequence[str], width: int, signs: Signs) -> list[Pieces]:
    """Numbers above a line on which the gaps are to scale; a gap that dwarfs the others is drawn broken."""
    days = [_day(one) for one in meetings]
    gaps = [max(after - before, 0) for before, after in pairwise(days)]
    columns, broken = _columns(gaps, width - 6)
    numbers = ""
    for at, column in enumerate(columns, 1):
        if column > len(numbers) or not numbers:
            numbers = f"{numbers:<{column}}{at}"
    line: list[tuple[str, str]] = [("  ", "")]
    for at, one in enumerate(meetings):
        if at:
            room = columns[at] - columns[at - 1] - 1
            line.append((_stretch(room, at - 1 in broken, signs), "rule"))
        line.append(point(one, one.id in chosen, signs))
    return [((numbers, "heading.number"),), tuple(line), _years(meetings, columns, width)]


def _stretch(room: int, broken: bool, signs: Signs) -> str:
    """The line between two points."""
    if not broken or room < 3:
        return signs.fine * room
    half = (room - 2) // 2
    return signs.fine * half + "//" + signs.fine * (room - 2 - half)


def point(meeting: Meeting, chosen: bool, signs: Signs) -> tuple[str, str]:
    """A meeting on the line: filled if held, hollow if planned, larger if chosen."""
    held = meeting.status in {"held", "under-way"}
    if signs is ASCII:
        return ("#" if chosen else "*" if held else "o", "mark" if chosen else "heading.rule")
    return ("◆" if chosen else "●" if held else "○", "mark" if chosen else "heading.rule")


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


def _years(meetings: Sequence[Meeting], columns: Sequence[int], width: int) -> Pieces:
    """The year below the first meeting of each, where there is room."""
    line, end, last = "", 0, ""
    for one, column in zip(meetings, columns, strict=True):
        year = date.fromordinal(_day(one)).strftime("%Y")
        if year != last and column >= end and column + 4 <= width:
            line, end, last = line.ljust(column) + year, column + 5, year
    return ((line, "quiet"),)


def _below(entries: Sequence[Entry], chosen: Sequence[str], page: Page) -> Iterator[Pieces]:
    """The meetings one below the other, gaps between them."""
    number, wall, between = 0, "|" if page.signs is ASCII else "│", _between(entries, chosen)
    longest = min(max((len(say_when(entry.meeting.date)) for entry in entries), default=0), 30)
    for entry in entries:
        if entry.gap:
            height = _height(entry.gap)
            for line in range(height):
                words = f"  {gap_words(entry.gap)}" if line == height // 2 else ""
                style = "mark" if entry.meeting.id in between else "rule"
                yield (("     ", ""), (wall, style), (words, "gap"))
        one = entry.meeting
        on_axis = entry.whole is None and bool(_day(one)) and one.status != "series"
        number += on_axis
        yield _entry(entry, f"{number:>3}" if on_axis else "   ", one.id in chosen, longest, page)


def _height(gap: Gap) -> int:
    """Lines of a gap: one more for each tenfold of days."""
    days = gap.max_days or gap.min_days or 0
    return 1 + (days >= 10) + (days >= 100) + (days >= 1000)


def _between(entries: Sequence[Entry], chosen: Sequence[str]) -> set[str]:
    """The meetings after the first chosen one up to the last: the line before them is set off."""
    at = [number for number, entry in enumerate(entries) if entry.meeting.id in chosen]
    return {entry.meeting.id for entry in entries[min(at) + 1 : max(at) + 1]} if len(at) > 1 else set()


def _entry(entry: Entry, number: str, chosen: bool, longest: int, page: Page) -> Pieces:
    """Number, point, date, title and what it was."""
    one, dot = entry.meeting, f" {page.signs.dot} "
    date_style = "disputed" if is_disputed(one.date) else "date"
    sign = ("+" if page.signs is ASCII else "├", "rule") if entry.whole else point(one, chosen, page.signs)
    about = dot.join(part for part in (one.where, one.format, "" if one.status == "held" else one.status) if part)
    date_words = pad(clip(visible(say_when(one.date) or "undated", keep=""), longest), longest)
    line: Pieces = ((number, "heading.number"), ("  ", ""), sign, ("  ", ""), (date_words, date_style), ("  ", ""))
    title = (visible(("  " if entry.whole else "") + one.title, keep=""), "title" if chosen else "")
    rest = (visible(f"{dot}{about}" if about else "", keep=""), "quiet")
    whole = (*line, title, rest)
    return whole if width_of(whole) <= page.width else clipped((*line, title), page.width)


def _day(meeting: Meeting) -> int:
    """The first day that it may have begun, as a number; 0 where unknown."""
    for text in (meeting.date.start.earliest, meeting.date.start.latest, meeting.date.end.latest):
        try:
            return date.fromisoformat(text).toordinal() if text else 0
        except ValueError:
            continue
    return 0
