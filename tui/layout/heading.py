"""Heading: a dimension as a rule with its number, its name and how many rows stand on which side."""

from __future__ import annotations

from profiles.comparison import Mark, Section
from profiles.visible import visible
from tui.cells import cells, clip
from tui.layout.frame import Frame
from tui.layout.lines import Line, Piece, Pieces, width_of

_COUNTED: tuple[tuple[Mark, str], ...] = (
    ("both", "both"), ("shared", "shared"), ("left", "left"), ("right", "right"), ("conflict", "!"), ("question", "?"),
)  # fmt: skip


def heading_line(section: Section, number: int, frame: Frame, folded: bool) -> Line:
    """`━━ 7 Outcomes · formal ━━━━━━ 3 both · 2 left · 1 right · 1 ! ━━`."""
    signs, counts = frame.signs, _counts(section, frame)
    rule = signs.folded * 2 if folded else signs.rule * 2
    name: list[Piece] = [(f"{rule} ", "heading.rule"), (f"{number} ", "heading.number")]
    room = frame.width - cells(rule) * 2 - 6 - len(str(number))
    if width_of(counts) + 12 > room:
        counts = ()
    label = clip(visible(section.label, keep=""), room - width_of(counts), signs.ellipsis)
    name.append((f"{label} ", "heading"))
    end: Pieces = ((" ", ""), *counts, (f" {signs.rule * 2}", "heading.rule")) if counts else ()
    fill = max(frame.width - width_of(tuple(name)) - width_of(end), 0)
    return Line("section", whole=(*name, (signs.rule * fill, "heading.rule"), *end))


def counts(section: Section) -> dict[Mark, int]:
    """How many rows carry each mark."""
    return {mark: sum(mark in row.marks for row in section.rows) for mark, _ in _COUNTED}


def _counts(section: Section, frame: Frame) -> Pieces:
    """The counts that are not nought, in words."""
    numbers, pieces = counts(section), list[Piece]()
    for mark, word in _COUNTED:
        if numbers[mark]:
            style = f"mark.{mark}" if mark in {"conflict", "question"} else "heading.count"
            pieces += [(f" {frame.signs.dot} ", "heading.rule"), (f"{numbers[mark]} {word}", style)]
    return tuple(pieces[1:])
