"""Spans: which cells of a line of the sheet the cursor takes, and which the colours of the sides."""

from __future__ import annotations

from collections.abc import Iterable

from rich.style import Style
from textual.strip import Strip

from profiles.comparison import Section
from profiles.visible import visible
from tui.cells import cells, clip
from tui.layout import Line, Stop
from tui.layout.frame import Frame
from tui.painting import Paint, Piece

LEAST = 12
"""Cells below which no name is cut."""


def sided(line: Line) -> Line:
    """A line of the header with the titles in the colours of their sides."""
    if line.kind != "title":
        return line
    if line.whole:
        side = "right" if line.margin and line.margin[0][1] == "mark.right" else "left"
        return line._replace(
            whole=tuple((text, f"title {side}" if ink == "title" else ink) for text, ink in line.whole)
        )
    left = tuple((text, "title left" if ink == "title" else ink) for text, ink in line.left)
    right = tuple((text, "title right" if ink == "title" else ink) for text, ink in line.right)
    return line._replace(left=left, right=right)


def placed(line: Line, section: str, sections: Iterable[Section], frame: Frame) -> Line:
    """The rule below the header with the section in which the cursor stands; its words give way as far as they can.

    They give way to the longest name, so that they stay where they are from section to section.
    """
    (before, ink), *words, (after, _) = line.whole
    longest = min(max((cells(one.label) + 3 for one in sections), default=0), frame.width // 3)
    fine, spare = frame.signs.fine, cells(after) - 2
    room = cells(before) + max(spare, 0) - 6
    if not section or room < min(longest, LEAST):
        return line
    name = clip(visible(section, keep=""), room, frame.signs.ellipsis)
    left = max(cells(before), min(longest, room) + 6)
    gap = fine * (left - 4 - cells(name))
    right = fine * (cells(before) + cells(after) - left)
    return line._replace(whole=((f"{fine * 2} ", ink), (name, "near"), (f" {gap}", ink), *words, (right, ink)))


def span(line: Line, stop: Stop, frame: Frame) -> tuple[int, int]:
    """The first cell that the cursor takes of a line, and the one after its last; empty where it takes none."""
    if line.kind == "shared" or (frame.stacked and line.kind == "cell"):
        mine = stop.statement in (line.left_statement, line.right_statement)
        return (frame.gutter - 1, frame.width) if mine else (0, 0)
    if line.kind == "section" or (line.kind == "row" and stop.first == stop.last):
        return (frame.gutter - 1, frame.width)
    if line.kind != "cell":
        return (0, 0)
    if stop.side == "left":
        return (frame.gutter - 1, frame.gutter + frame.left)
    return (frame.gutter + frame.left + 2, frame.gutter + frame.left + 3 + frame.right)


def under_cursor(strip: Strip, line: Line, stop: Stop, frame: Frame, paint: Paint, base: Style) -> Strip:
    """A line with the cursor over its side, and a bar before it."""
    start, end = span(line, stop, frame)
    if end <= start:
        return strip
    bar: Piece = (">" if paint.ascii_only else "▌", "bar")
    before, _, middle, after = strip.divide([start, start + 1, min(end, strip.cell_length), strip.cell_length])
    return Strip.join([before, paint.strip((bar,), 1, base, "cursor"), paint.over(middle, "cursor", base), after])
