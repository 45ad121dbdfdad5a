"""Ladders: what of a query is marked in a text: the words themselves, else what they are called as well."""

from __future__ import annotations

from index.wants import Reading, Slot, Want
from profiles.lean import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Row = Sequence[Slot]
Ladder = Sequence[Sequence[Row]]
"""Rungs of rows: of the first rung that stands in a text, everything is marked; the others are not looked at."""


def ladders(wants: Sequence[Want], live: Callable[[Want], list[Reading]]) -> Iterator[Ladder]:
    """A ladder for each word, name and amount asked for; words of grammar are marked only within names, or alone."""
    units: dict[object, list[Want]] = {}
    for want in wants:
        units.setdefault(want.unit, []).append(want)
    for unit in units.values():
        if len(unit) > 1:
            yield _of_several(unit, live)
        elif not unit[0].light or all(want.light for want in wants):
            yield _of_one(live(unit[0]))


def _of_one(readings: list[Reading]) -> Ladder:
    return [[r.slots for r in readings if not r.akin], [r.slots for r in readings if r.akin]]


def _of_several(unit: list[Want], live: Callable[[Want], list[Reading]]) -> Ladder:
    """The words in a row or another name; else names of the like; else the words wherever they stand."""
    readings = [reading for want in unit for reading in live(want)]
    whole = [want.readings[0].slots[0] for want in unit]
    named = [r.slots for r in readings if r.name and not r.akin]
    akin = [r.slots for r in readings if r.akin]
    apart = [r.slots for want in unit if not want.light for r in live(want) if not r.name]
    return [[whole, *named], akin, apart]
