"""Spine: the meetings one below the other along a line, the time between them on it, and how much is on record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from profiles.comparing.disputed import is_disputed
from profiles.comparison import Gap
from profiles.model import Meeting
from profiles.timeline import HELD, Entry
from profiles.value import dataclass
from profiles.visible import visible
from tui.cells import cells, clip, pad
from tui.layout.frame import ASCII, Signs
from tui.layout.lines import Piece, Pieces, clipped
from tui.layout.when import say_when
from tui.meeting_lines import bar, chosen_mark
from tui.printing.axis import ink_of, point
from tui.printing.timeline import height_of, since_words, titled, wholes_before

LEAD = 9
"""Cells of the mark, the number and the point before a date."""
COUNT = 5
"""Cells of the number of statements."""
BARS_FROM = 90
"""From this width the statements are drawn as bars, too."""
ABOUT_FROM = 150
"""From this width place and format stand beside the title."""


@dataclass(frozen=True, slots=True)
class Spine:
    """All meetings along one line, for a width."""

    entries: Sequence[Entry]
    numbers: Mapping[str, int]
    """The number on the axis, by id."""
    counts: Mapping[str, int]
    """Statements by id."""
    pair: tuple[str, str]
    width: int
    signs: Signs

    def items(self) -> Iterator[tuple[str, tuple[Pieces, ...]]]:
        """Each meeting by its id in one line; a gap before it has no id."""
        titles = {entry.meeting.id: visible(entry.meeting.title, keep="") for entry in self.entries}
        columns, reach = self._columns(), self._reach()
        for at, (entry, before) in enumerate(wholes_before(self.entries)):
            within = reach[0] < at <= reach[1]
            if entry.gap:
                yield "", tuple(self._gap(entry.gap, since_words(entry, before, titles), within))
            yield entry.meeting.id, (self._line(at, columns, within),)

    def _columns(self) -> tuple[int, int, int, int]:
        """Cells of the date, the title, what it was, and the bar."""
        dates = [cells(self._date(entry.meeting)) for entry in self.entries]
        date = min(max(dates, default=0), 27 if self.width < 100 else 36) + 2
        drawn = (10 if self.width < ABOUT_FROM else 24) if self.width >= BARS_FROM else 0
        room = self.width - LEAD - date - drawn - COUNT
        longest = max((cells(titled(entry, 10**6, self.signs)) for entry in self.entries), default=0) + 2
        title = min(longest, room) if self.width >= ABOUT_FROM else room
        return date, title, room - title, drawn

    def _reach(self) -> tuple[int, int]:
        """The rows of the two compared; of the same one twice there is nothing between."""
        at = [number for number, entry in enumerate(self.entries) if entry.meeting.id in self.pair]
        return (at[0], at[-1]) if len(at) > 1 else (0, -1)

    def _wall(self, within: bool) -> Piece:
        wall = "|" if self.signs is ASCII else "┃" if within else "│"
        return wall, "accent" if within else "rule"

    def _gap(self, gap: Gap, words: str, within: bool) -> Iterator[Pieces]:
        """The time since the meeting before: the longer, the more lines."""
        height = height_of(gap)
        for line in range(height):
            said = f"  {words}" if line == height // 2 else ""
            pieces = ((" " * (LEAD - 3), ""), self._wall(within), (said, "gap" if within else "quiet"))
            yield clipped(pieces, self.width)

    def _line(self, at: int, columns: tuple[int, int, int, int], within: bool) -> Pieces:
        """Mark, number, point, date, title, and how much is on record."""
        one, (date_room, title_room, about_room, bar_room) = self.entries[at].meeting, columns
        own, count, signs = ink_of(one.id, self.pair), self.counts[one.id], self.signs
        quiet = not own and (self.entries[at].whole is not None or one.status not in HELD)
        drawn = bar(count, max(self.counts.values()), signs, bar_room) if bar_room else ""
        date_ink = "disputed" if is_disputed(one.date) else "quiet" if quiet else "date"
        title_ink = "title" if own else "quiet" if quiet else "text"
        return (
            chosen_mark(one.id, *self.pair, signs),
            (f"{self.numbers.get(one.id) or '':>2} ", own or "heading.number"),
            *self._sign(at, within),
            (pad(clip(self._date(one), date_room - 2, signs.ellipsis), date_room), date_ink),
            (pad(titled(self.entries[at], title_room - 2, signs), title_room), title_ink),
            (pad(clip(self._about(one), about_room - 2, signs.ellipsis), about_room), "quiet"),
            (drawn, own or "rule"), (f"{count:>{COUNT - 1}} ", "quiet"),
        )  # fmt: skip

    def _sign(self, at: int, within: bool) -> tuple[Piece, ...]:
        """The point of a meeting on the line, or the branch that leads to a part."""
        entry = self.entries[at]
        if entry.whole is None:
            shape, ink = point(entry.meeting, self.pair, self.signs)
            return ((f"{shape}  ", ink),)
        follows = any(other.whole is None for other in self.entries[at + 1 :])
        last = at + 1 == len(self.entries) or self.entries[at + 1].whole is None
        branch = "+ " if self.signs is ASCII else "└ " if last else "├ "
        wall, ink = self._wall(within and at < self._reach()[1])
        return (wall if follows else " ", ink), (branch, "rule")

    @staticmethod
    def _date(meeting: Meeting) -> str:
        return visible(say_when(meeting.date) or "undated", keep="")

    def _about(self, meeting: Meeting) -> str:
        dot = f" {self.signs.dot} "
        return visible(dot.join(part for part in (meeting.where, meeting.format) if part), keep="")
