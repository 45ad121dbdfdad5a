"""Timeline: the meetings on a line with the gaps between them to scale, and one below the other."""

from __future__ import annotations

from profiles.comparing.disputed import is_disputed
from profiles.comparison import Gap
from profiles.timeline import HELD, Entry
from profiles.visible import visible
from tui.cells import cells, clip, pad
from tui.layout.frame import ASCII, Signs
from tui.layout.lines import Pieces, clipped, width_of
from tui.layout.when import say_when
from tui.printing.axis import axis_lines, first_day, point
from tui.printing.comparing import meeting_words
from tui.printing.page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SCALE = (0, 60, 365)
"""Days from which a gap takes one line more."""
EXACT = 60
"""Days of doubt up to which a gap is told in days."""
MONTH, YEAR = 30.44, 365.25
"""Days of a month and of a year, on average."""


def timeline_lines(entries: Sequence[Entry], chosen: Sequence[str], page: Page) -> Iterator[Pieces]:
    """The line, then each meeting with the time since the one before."""
    if page.is_plain:
        yield from _linear(entries, chosen)
        return
    dated = [entry.meeting for entry in entries if entry.whole is None and first_day(entry.meeting)]
    if len(dated) > 1:
        yield from axis_lines([one for one in dated if one.status != "series"], chosen, page.width, page.signs)
        yield ()
    yield from _below(entries, chosen, page)


def _linear(entries: Sequence[Entry], chosen: Sequence[str]) -> Iterator[Pieces]:
    """One line a meeting, one a gap."""
    titles = {entry.meeting.id: entry.meeting.title for entry in entries}
    for entry, before in wholes_before(entries):
        if entry.gap:
            yield ((f"gap: {since_words(entry, before, titles)}", "gap"),)
        part = f"; part of {entry.whole}" if entry.whole else ""
        mark = "; chosen" if entry.meeting.id in chosen else ""
        yield ((meeting_words(entry.meeting), ""), (part + mark, "quiet"))


def gap_words(gap: Gap) -> str:
    """How long it is between two neighbours: in days, or in months or years where days would say too much."""
    low, high = gap.min_days, gap.max_days
    if low is None or high is None:
        return (
            "some time"
            if low == high
            else f"{'at least' if high is None else 'up to'} {_days(low if high is None else high)}"
        )
    if high <= 0:
        return "same day"
    if high - low <= EXACT:
        return _days(high) if low == high else f"{low}–{_days(high)}"
    days, unit = (MONTH, "month") if high < 2 * YEAR else (YEAR, "year")
    least, most = round(low / days), round(high / days)
    count = f"about {most}" if least == most else f"{least}–{most}"
    return f"{count} {unit}{'' if most == 1 else 's'}"


def since_words(entry: Entry, before: Entry | None, titles: Mapping[str, str]) -> str:
    """`69 days`, and since which meeting where another stands between."""
    assert entry.gap is not None
    words = gap_words(entry.gap)
    if entry.since is None or (before and before.meeting.id == entry.since):
        return words
    return f"{words} since {titles.get(entry.since, entry.since)}"


def wholes_before(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    """Each entry with the last one above it that is no part of another."""
    before: Entry | None = None
    for entry in entries:
        yield entry, before
        before = before if entry.whole else entry


def _days(count: int | None) -> str:
    return "1 day" if count == 1 else f"{count:,} days"


def _below(entries: Sequence[Entry], chosen: Sequence[str], page: Page) -> Iterator[Pieces]:
    """The meetings one below the other, gaps between them."""
    number, wall, between = 0, "|" if page.signs is ASCII else "│", _between(entries, chosen)
    longest = min(max((len(say_when(entry.meeting.date)) for entry in entries), default=0), 30)
    titles = {entry.meeting.id: visible(entry.meeting.title, keep="") for entry in entries}
    for entry, before in wholes_before(entries):
        if entry.gap:
            height = height_of(entry.gap)
            for line in range(height):
                words = f"   {since_words(entry, before, titles)}" if line == height // 2 else ""
                style = "mark" if entry.meeting.id in between else "rule"
                yield clipped((("     ", ""), (wall, style), (words, "gap")), page.width)
        one = entry.meeting
        on_axis = entry.whole is None and bool(first_day(one)) and one.status != "series"
        number += on_axis
        yield _entry(entry, f"{number:>3}" if on_axis else "   ", chosen, longest, page)


def height_of(gap: Gap) -> int:
    """Lines of a gap: the longer, the more."""
    days = gap.max_days if gap.max_days is not None else gap.min_days or 0
    return sum(days >= least for least in SCALE)


def _between(entries: Sequence[Entry], chosen: Sequence[str]) -> set[str]:
    """The meetings after the first chosen one up to the last: the line before them is set off."""
    at = [number for number, entry in enumerate(entries) if entry.meeting.id in chosen]
    return {entry.meeting.id for entry in entries[min(at) + 1 : max(at) + 1]} if len(at) > 1 else set()


def _entry(entry: Entry, number: str, chosen: Sequence[str], longest: int, page: Page) -> Pieces:
    """Number, point, date, title and what it was."""
    one, dot = entry.meeting, f" {page.signs.dot} "
    date_style = "disputed" if is_disputed(one.date) else "date"
    sign = ("+" if page.signs is ASCII else "├", "rule") if entry.whole else point(one, chosen, page.signs)
    quiet = "quiet" if entry.whole or one.status not in HELD else ""
    about = dot.join(part for part in (one.where, one.format) if part)
    date_words = pad(clip(visible(say_when(one.date) or "undated", keep=""), longest), longest)
    line: Pieces = ((number, "heading.number"), ("  ", ""), sign, ("  ", ""), (date_words, date_style), ("  ", ""))
    room = page.width - width_of(line)
    title = (titled(entry, room, page.signs), "title" if one.id in chosen else quiet)
    rest = (visible(f"{dot}{about}" if about else "", keep=""), "quiet")
    whole = (*line, title, rest)
    return whole if width_of(whole) <= page.width else clipped((*line, title), page.width)


def titled(entry: Entry, room: int, signs: Signs) -> str:
    """The title within some cells, a part's set in, and what became of it where it was not simply held."""
    one, indent = entry.meeting, "  " if entry.whole else ""
    status = "" if one.status == "held" else f" {signs.dot} {one.status}"
    return indent + clip(visible(one.title, keep=""), room - cells(indent + status), signs.ellipsis) + status
