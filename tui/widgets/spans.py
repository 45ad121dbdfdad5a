"""Spans: which cells of a line of the sheet the cursor takes, and which the colours of the sides."""

from __future__ import annotations

from profiles.visible import visible
from tui.cells import cells, clip
from tui.layout import Line, Stop
from tui.layout.frame import Frame

LEAST = 10
"""Cells below which no name is worth its place."""


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


def placed(line: Line, section: str, frame: Frame) -> Line:
    """The rule below the header with the section in which the cursor stands, where there is room before its words."""
    (rule, ink), *rest = line.whole
    room = cells(rule) - 8
    if not section or room < LEAST:
        return line
    name, fine = clip(visible(section, keep=""), room, frame.signs.ellipsis), frame.signs.fine
    after = (f" {fine * (cells(rule) - 4 - cells(name))}", ink)
    return line._replace(whole=((f"{fine * 2} ", ink), (name, "near"), after, *rest))


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
