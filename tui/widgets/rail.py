"""Rail: the dimensions beside the comparison, with how much stands in each, and where the reader is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from profiles.comparison import Comparison, Section
from profiles.visible import visible
from tui.cells import cells, clip
from tui.painting import Piece
from tui.widgets.lines import Item, Lines


class Rail(Lines, can_focus=False):
    """The sections of a comparison in their groups; the one with the cursor stands out."""

    DEFAULT_CSS = """
    Rail { width: 32; padding: 1 2 0 0; border-right: none; scrollbar-size-vertical: 0; scrollbar-gutter: auto; }
    """

    AT_ONCE: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__(id="rail", classes="steady")

    def show_sections(self, comparison: Comparison, at: int, folded: frozenset[str]) -> None:
        """Show the sections, the cursor on one of them by its number."""
        self.show(lambda width: list(_items(comparison, width, folded)), at=str(at))

    def stand(self, section: int) -> None:
        """Move the cursor to a section."""
        number = next((n for n, item in enumerate(self.items) if item.key == str(section)), -1)
        self.move_to(number)


def _items(comparison: Comparison, width: int, folded: frozenset[str]) -> Iterator[Item]:
    group = ""
    most = max((len(section.rows) for section in comparison.sections), default=1)
    for number, section in enumerate(comparison.sections):
        if section.group != group:
            group = section.group
            lines: list[tuple[Piece, ...]] = [()] if number else []
            yield Item("", (*lines, ((group, "quiet"),)))
        yield Item(str(number), (_line(section, width, section.id in folded, most),))


def _line(section: Section, width: int, folded: bool, most: int) -> tuple[Piece, ...]:
    """`7 Outcomes · formal 12 !`."""
    count, flag = str(len(section.rows)), _flag(section)
    room = width - 3 - len(count) - 3
    label = clip(visible(section.label, keep=""), room)
    sign = "+" if folded else " "
    gap = " " * (room - cells(label) + 1)
    return ((f"{section.number:>2}{sign}", "heading.number"), (label, "quiet" if folded else "near"),
            (gap, ""), (count, "heading.count"), (" ", ""), flag)  # fmt: skip


def _flag(section: Section) -> Piece:
    """The gravest mark of a section's rows."""
    marks = {mark for row in section.rows for mark in row.marks}
    if "conflict" in marks:
        return ("!", "conflict")
    return ("?", "question") if "question" in marks else (" ", "")
