"""Grid: the comparison, both sides drawn by one widget, with one cursor on a statement or an empty cell."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from itertools import zip_longest

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from profiles.comparison import Cell, Row, Section
from tui.layout import Block, Line, Sheet, Stop
from tui.messages import ReadEvidence
from tui.painting import paint_of
from tui.walk import Side, Standpoint, Walk
from tui.widgets.roll import Roll
from tui.widgets.spans import placed, sided, span, under_cursor


class Grid(Roll[Line]):
    """A sheet: its header stays, its blocks scroll, the cursor stands on one stop."""

    DEFAULT_CSS = """
    Grid { width: 1fr; height: 1fr; }
    """

    def __init__(self, stood: Callable[[], None]) -> None:
        super().__init__(id="grid")
        self._tell = stood
        """Called when the cursor stands elsewhere, so that all that follows from it is drawn with it."""
        self.sheet: Sheet | None = None
        self.walk: Walk | None = None
        self.names_section = False
        """Whether the header says in which section the cursor stands: where no rail does."""
        self._named = ""

    def block_count(self) -> int:
        """Headings and rows."""
        return len(self.sheet.blocks) if self.sheet else 0

    def lines_of(self, block: int) -> Sequence[Line]:
        """The lines of a heading or row."""
        return self.sheet.blocks[block].lines if self.sheet else ()

    @property
    def above(self) -> int:
        """Lines of the header."""
        return len(self.sheet.header) if self.sheet else 0

    # What stands under the cursor

    @property
    def stop(self) -> Stop | None:
        """The stop under the cursor."""
        return self.walk.stop if self.walk else None

    @property
    def block(self) -> Block | None:
        """The block under the cursor."""
        return self.sheet.blocks[self.stop.block] if self.sheet and self.stop else None

    @property
    def section(self) -> Section | None:
        """The section under the cursor."""
        return self.sheet.comparison.sections[self.block.section] if self.sheet and self.block else None

    @property
    def row(self) -> Row | None:
        """The row under the cursor; `None` on the heading of a folded section."""
        return self.walk.row if self.walk else None

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor."""
        row, stop = self.row, self.stop
        return (row.left if stop.side == "left" else row.right) if row and stop else None

    @property
    def standpoint(self) -> Standpoint:
        """Where the cursor stands."""
        return self.walk.standpoint() if self.walk else Standpoint()

    # Showing

    def show(self, sheet: Sheet, at: Standpoint | None = None) -> None:
        """Show another sheet; the cursor stands at `at`, or where it stood, on the same line of the screen."""
        kept = at or (self.standpoint if self.walk else None)
        above = self.lines_above((self.stop.block, self.stop.first)) if self.stop else -1
        before = self._drawn()
        self.sheet = sheet
        self.walk = Walk(sheet, kept) if sheet.blocks else None
        self._put_cursor(above)
        self._refresh_changed(before, self._drawn())
        self._name_section()

    def _drawn(self) -> list[object]:
        """What stands on each line of the screen, to be compared."""
        if self.sheet is None:
            return []
        stop, frame = self.stop, self.sheet.frame
        lines: list[object] = [(frame, line) for line in self.sheet.header]
        for block, number, line in self.view:
            here = stop if stop and stop.block == block and stop.first <= number <= stop.last else None
            lines.append((frame, line, span(line, here, frame) if here else None))
        return lines

    def _refresh_changed(self, before: list[object], after: list[object]) -> None:
        """Draw the lines that differ."""
        pairs = enumerate(zip_longest(before, after))
        changed = [Region(0, y, self.size.width, 1) for y, (one, other) in pairs if one != other]
        if changed:
            self.refresh(*changed)

    def _put_cursor(self, above: int) -> None:
        """Scroll so that so many lines are seen above the cursor, or as few as needed where that is -1."""
        self.top, stop = (0, 0), self.stop
        if stop and above >= 0:
            self.top = min(self.moved((stop.block, stop.first), -above), self.lowest_top())
        self.look()
        if self.walk and stop:
            self.keep_in_view(self.walk.introduction(), (stop.block, stop.last))

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.look()
        self.refresh()
        if self.walk and self.stop:
            self.keep_in_view(self.walk.introduction(), (self.stop.block, self.stop.last))

    def _stood(self) -> None:
        self._name_section()
        self._tell()

    def _name_section(self) -> None:
        """Draw the header again where it names another section."""
        if self.sheet and self._named != self._section_named():
            gaps = (y for y, line in enumerate(self.sheet.header) if line.kind == "gap")
            self.refresh(*(Region(0, y, self.size.width, 1) for y in gaps))

    # Moving

    def step(self, by: int) -> None:
        """To the next or previous stop."""
        self._walked(lambda walk: walk.step(by))

    def turn_to(self, side: Side) -> None:
        """To the other side of the row."""
        self._walked(lambda walk: walk.turn_to(side))

    def next_section(self, by: int) -> None:
        """To the first row of the next or previous section."""
        self._walked(lambda walk: walk.next_section(by), to_top=True)

    def to_section(self, number: int) -> bool:
        """To a section by its number from 0; whether there is one."""
        if not self.sheet or not 0 <= number < len(self.sheet.comparison.sections):
            return False
        self._walked(lambda walk: walk.to_section(number), to_top=True)
        return True

    def to_numbered(self, number: int) -> bool:
        """To a section by the number that stands before it; whether there is one."""
        sections = self.sheet.comparison.sections if self.sheet else ()
        return self.to_section(next((at for at, one in enumerate(sections) if one.number == number), -1))

    def next_difference(self, by: int) -> bool:
        """To the next or previous difference; whether there is one."""
        before = self.stop
        self._walked(lambda walk: walk.next_difference(by))
        return before != self.stop

    def next_of(self, statements: Container[str], by: int) -> bool:
        """To the next or previous of some statements; whether there is one."""
        before = self.stop
        self._walked(lambda walk: walk.next_of(statements, by))
        return before != self.stop

    def first(self) -> None:
        """To the first row."""
        self._walked(lambda walk: walk.to_end(first=True))

    def last(self) -> None:
        """To the last row."""
        self._walked(lambda walk: walk.to_end(first=False))

    def stand(self, at: Standpoint) -> None:
        """To a standpoint."""
        self._walked(lambda walk: walk.stand(at))

    def page(self, by: int) -> None:
        """A page down or up; the cursor stays near its line of the screen."""
        if self.walk is None:
            return
        here = (self.walk.stop.block, self.walk.stop.first)
        above = max(self.lines_above(here), 0)
        self.walk.near(self.moved(here, by * max(self.body - 2, 1)))
        self._put_cursor(above)
        self.refresh()
        self._stood()

    def _walked(self, step: Callable[[Walk], object], to_top: bool = False) -> None:
        """Take a step; draw what changed, and say where the cursor stands."""
        if self.walk is None:
            return
        before, top = self.walk.stop, self.top
        step(self.walk)
        stop = self.walk.stop
        if to_top:
            self.put_top(self.walk.introduction())
        self.keep_in_view(self.walk.introduction(), (stop.block, stop.last))
        if self.top == top:
            self._refresh_blocks(before.block, stop.block)
        self._stood()

    def _refresh_blocks(self, *blocks: int) -> None:
        width, above = self.size.width, self.above
        lines = [number for number, (block, _, _) in enumerate(self.view) if block in blocks]
        if lines:
            self.refresh(*(Region(0, above + number, width, 1) for number in lines))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line: of the header, or of the blocks that are seen."""
        paint, width, base = paint_of(self), self.size.width, self.ground
        if self.sheet is None or y - self.above >= len(self.view):
            return Strip.blank(width, base)
        if y < self.above:
            line = sided(self.sheet.header[y])
            if line.kind == "gap":
                self._named = self._section_named()
                line = placed(line, self._named, self.sheet.comparison.sections, self.sheet.frame)
            return paint.strip(self.sheet.pieces(line), width, base)
        block, number, line = self.view[y - self.above]
        strip, stop = paint.strip(self.sheet.pieces(line), width, base), self.stop
        if stop and stop.block == block and stop.first <= number <= stop.last:
            return under_cursor(strip, line, stop, self.sheet.frame, paint, base)
        return strip

    def _section_named(self) -> str:
        """The section under the cursor as the header names it."""
        block, section = self.block, self.section
        return f"{section.number} {section.label}" if self.names_section and block and section else ""

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Stand where the mouse points; read the evidence on a second click."""
        number = event.y - self.above
        if self.sheet is None or self.walk is None or not 0 <= number < len(self.view):
            return
        block, line, _ = self.view[number]
        frame, before = self.sheet.frame, self.stop
        side: Side = "right" if event.x > frame.gutter + frame.left and not frame.stacked else "left"
        self._walked(lambda walk: walk.at(block, line, side))
        if before == self.stop:
            self.post_message(ReadEvidence())
