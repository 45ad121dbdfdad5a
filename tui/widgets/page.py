"""Page: a document at a readable measure, with one passage under the cursor and margin marks for who cites it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events
from textual.strip import Strip

from profiles.model import Passage
from profiles.value import dataclass, field
from profiles.visible import visible
from tui.cells import clip
from tui.layout.frame import ASCII, UNICODE
from tui.layout.lines import Piece, Pieces, padded
from tui.messages import Chosen, Moved
from tui.page import LEFT, Frame, Marked, frame, margin, passage_lines, side_sign
from tui.painting import paint_of
from tui.widgets.roll import Roll

SIDES = ("shared", "left", "right")


@dataclass(frozen=True, slots=True)
class Cite:
    """A statement that cites a passage."""

    side: str
    """`left`, `right`, `shared` or `` for the meetings that are compared now."""
    standing: str
    label: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document with what stands out in it."""

    passages: Sequence[Passage] = ()
    marks: Mapping[int, Sequence[Marked]] = field(default_factory=dict)
    """By number of the passage from 0."""
    cites: Mapping[int, Sequence[Cite]] = field(default_factory=dict)


class Page(Roll[Pieces]):
    """A document; the passage under the cursor is bright, its neighbours less, the rest dim."""

    DEFAULT_CSS = """
    Page { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(id="page")
        self.sheet = Sheet()
        self.cursor = 0
        """Number of the passage, from 0."""
        self._frame: Frame = frame(80)
        self._lines: dict[tuple[int, str], list[Pieces]] = {}

    def block_count(self) -> int:
        """Passages."""
        return len(self.sheet.passages)

    def lines_of(self, block: int) -> Sequence[Pieces]:
        """The lines of a passage, as bright as its distance from the cursor asks."""
        far = abs(block - self.cursor)
        ink = "" if far == 0 else "near" if far == 1 else "far"
        known = self._lines.get((block, ink))
        if known is None:
            passage = self.sheet.passages[block]
            marks = [one for one in self.sheet.marks.get(block, ()) if not far or one.ink != "cited"]
            known = self._lines[block, ink] = passage_lines(passage, self._frame.text, marks, ink)
        return known

    def show(self, sheet: Sheet, at: int | None = None) -> None:
        """Show a document, or the same one with other marks; the cursor on a passage."""
        self.sheet, self._lines = sheet, {}
        if at is None:
            self.look()
            self.refresh()
        else:
            self.stand(at, centred=True)

    def on_resize(self) -> None:
        """Wrap for another width."""
        self._frame, self._lines = frame(self.size.width), {}
        self.stand(self.cursor, centred=True)

    def stand(self, number: int, centred: bool = False) -> None:
        """Put the cursor on a passage."""
        if not self.sheet.passages:
            return
        self.cursor = min(max(number, 0), len(self.sheet.passages) - 1)
        first, last = (self.cursor, 0), (self.cursor, len(self.lines_of(self.cursor)) - 1)
        if centred:
            room = max(self.body - len(self.lines_of(self.cursor)), 0)
            self.put_top(self.moved(first, -(room // 3)))
        else:
            self.look()
            self.keep_in_view(first, last)
            self.refresh()
        self.post_message(Moved("page", str(self.cursor)))

    def step(self, by: int) -> None:
        """To the next passage; a passage longer than the view is scrolled through first."""
        lines = len(self.lines_of(self.cursor))
        seen = [line for block, line, _ in self.view if block == self.cursor]
        if lines > self.body and seen and not (lines - 1 in seen if by > 0 else 0 in seen):
            self.scroll_lines(by * (self.body - 2))
        else:
            self.stand(self.cursor + by)

    def page(self, by: int) -> None:
        """A page down or up; the cursor on the first passage that begins there."""
        if not self.sheet.passages:
            return
        before = self.top
        self.put_top(self.moved(self.top, by * max(self.body - 2, 1)))
        begun = [block for block, line, _ in self.view if line == 0]
        if self.top == before:
            begun = [0 if by < 0 else self.block_count() - 1]
        self.cursor = begun[0] if begun else self.top[0]
        self.look()
        self.refresh()
        self.post_message(Moved("page", str(self.cursor)))

    def next_cited(self, by: int) -> bool:
        """To the next passage that a statement cites; whether there is one."""
        numbers = [n for n in sorted(self.sheet.cites) if (n > self.cursor if by > 0 else n < self.cursor)]
        if numbers:
            self.stand(numbers[0 if by > 0 else -1])
        return bool(numbers)

    def render_line(self, y: int) -> Strip:
        """One line of the document with its margins."""
        paint, width, base = paint_of(self), self.size.width, self.ground
        if y >= len(self.view):
            return Strip.blank(width, base)
        block, line, pieces = self.view[y]
        measures, cursor = self._frame, block == self.cursor
        spare = measures.before - LEFT
        if line == 0:
            return Strip.blank(width, base)
        number, sign = self.sheet.passages[block].number, self._sign(block) if line == 1 else (" ", "")
        before = margin(number, sign, cursor, spare, paint.ascii_only)
        if line > 1:
            before = ((" " * spare, ""), before[1], (" " * (LEFT - 1), ""))
        text = padded(pieces, measures.text)
        return paint.strip((*before, *text, ("  ", ""), *self._note(block, line - 1)), width, base)

    def _sign(self, block: int) -> Piece:
        """Which of the meetings compared cite the passage: `‹`, `›`, `‹›`, or a dot for others."""
        cites = self.sheet.cites.get(block, ())
        sides = {cite.side for cite in cites}
        side = "shared" if {"left", "right"} <= sides else next((one for one in SIDES if one in sides), "")
        return side_sign(side, ASCII if paint_of(self).ascii_only else UNICODE) if cites else (" ", "")

    def _note(self, block: int, line: int) -> Pieces:
        """One citing statement a line, beside the text."""
        cites, room = self.sheet.cites.get(block, ()), self._frame.notes
        if not room or line >= len(cites):
            return ()
        here = len(self.lines_of(block)) - 1
        if line == here - 1 and len(cites) > here:
            return ((f"and {len(cites) - line} more", "quiet"),)
        cite = cites[line]
        label = clip(visible(cite.label, keep=""), room - len(cite.standing) - 1)
        return ((f"{cite.standing} ", f"standing.{cite.standing}"), (label, "quiet"))

    def on_click(self, event: events.Click) -> None:
        """Stand on the passage under the mouse."""
        if 0 <= event.y < len(self.view):
            block = self.view[event.y][0]
            if block == self.cursor:
                self.post_message(Chosen("page", str(block)))
            self.stand(block)
