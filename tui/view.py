"""View: which comparison is shown and how, as a value that the state file can keep."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from profiles.alignment import arrange, compare, compare_sides
from profiles.comparison import Comparison, Turn
from profiles.selection import ALL, Selection, from_pairs
from profiles.value import dataclass, replace
from tui.state import State

if TYPE_CHECKING:
    from profiles.record import Record


@dataclass(frozen=True, slots=True)
class View:
    """Two meetings, or two sides of one, and what is shown of them."""

    left: str
    """Id of a meeting."""
    right: str
    sides: tuple[str, str] | None = None
    """Within one meeting, the two sides whose accounts stand opposite each other."""
    selection: Selection = ALL
    turn: Turn = "dimension"
    folded: frozenset[str] = frozenset()
    stacked: bool = False

    def compared(self, record: Record, selection: Selection | None = None) -> Comparison:
        """The comparison that it shows; with another selection if one is given."""
        shown = self.selection if selection is None else selection
        return arrange(record, _whole(cast("Any", record), self.left, self.right, self.sides), shown, self.turn)

    def swapped(self) -> View:
        """Left and right exchanged."""
        sides = (self.sides[1], self.sides[0]) if self.sides else None
        return replace(self, left=self.right, right=self.left, sides=sides)

    def as_state(self) -> dict[str, str]:
        """It as fields of the state file."""
        return {
            "left": self.left,
            "right": self.right,
            "sides": json.dumps(self.sides) if self.sides else "",
            "turn": self.turn,
            "filters": json.dumps(self.selection.pairs()) if self.selection else "",
            "folded": " ".join(sorted(self.folded)),
            "stacked": "yes" if self.stacked else "",
        }


@lru_cache(maxsize=2)
def _whole(record: Any, left: str, right: str, sides: tuple[str, str] | None) -> Comparison:
    """The comparison with nothing hidden: aligned once, however often it is filtered and turned."""
    return compare_sides(record, left, *sides) if sides and left == right else compare(record, left, right)


def recalled(state: State, left: str, right: str) -> View:
    """The view that a state file remembers, on two meetings."""
    turn: Turn = "topic" if state.turn == "topic" else "dimension"
    view = View(left, right, selection=_selection(state.filters), turn=turn, stacked=bool(state.stacked))
    if (left, right) == (state.left, state.right):
        view = replace(view, folded=frozenset(state.folded.split()), sides=_sides(state.sides))
    return view


def _selection(text: str) -> Selection:
    try:
        pairs = json.loads(text or "[]")
        return from_pairs((str(kind), [str(value) for value in values]) for kind, values in pairs)
    except (ValueError, TypeError, RecursionError):
        return ALL


def _sides(text: str) -> tuple[str, str] | None:
    try:
        left, right = json.loads(text or "null")
        return str(left), str(right)
    except (ValueError, TypeError, RecursionError):
        return None
