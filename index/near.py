"""Near: in which documents, and where, two things stand within some words of each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain, compress, repeat
from operator import add, rshift, sub

from index.counts import documents_of
from index.members import union
from index.posts import SPOT
from index.query import Fuzzy, Near, Or, Phrase, Prefix, Word
from index.wants import Reading, phrase_slots, wants_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from index.evaluate import Evaluator
    from index.query import Node
    from index.wants import Slot

_FAR = 1 << 62
"""A place beyond all."""


def documents(evaluator: Evaluator, node: Near) -> Set[int]:
    """The documents in which two things stand near each other."""
    within = around(evaluator, node)
    few, many = sorted((anywhere(evaluator, side, within) for side in (node.left, node.right)), key=len)
    return set(map(rshift, _beside(few, many, node.distance), repeat(SPOT)))


def around(evaluator: Evaluator, node: Node) -> Set[int]:
    """The documents in which something that stands at places can be."""
    match node:
        case Near():
            return around(evaluator, node.left) & around(evaluator, node.right)
        case Or():
            return union(around(evaluator, each) for each in node.nodes)
        case Word():
            return documents_of(evaluator.reading(Reading(_literally(node))))
    return evaluator.matching(node, None)


def anywhere(evaluator: Evaluator, node: Node, within: Set[int]) -> list[int]:
    """Every place of something in some documents, or in more, ascending: see `SPOT`."""
    match node:
        case Word():
            found = _in_a_row(evaluator, _literally(node), within)
        case Phrase():
            found = _in_a_row(evaluator, phrase_slots(node.text, node.literal), within)
        case Prefix() | Fuzzy():
            found = evaluator.spots(evaluator.expanded(node), within)
        case Near():
            left, right = (anywhere(evaluator, side, within) for side in (node.left, node.right))
            found = [*_beside(left, right, node.distance), *_beside(right, left, node.distance)]
        case Or():
            found = list(chain.from_iterable(anywhere(evaluator, each, within) for each in node.nodes))
        case _:
            found = []
    return sorted(found)


def _literally(word: Word) -> tuple[Slot, ...]:
    """The slots of a word as it was typed."""
    return tuple(want.readings[0].slots[0] for want in wants_of([word]))


def _in_a_row(evaluator: Evaluator, slots: Sequence[Slot], within: Set[int]) -> list[int]:
    """Both ends of what stands in a row."""
    if len(slots) == 1:
        return evaluator.spots(slots[0], within)
    starts = evaluator.spots_of_row(slots)
    return [*starts, *map(add, starts, repeat(len(slots) - 1))]


def _beside(here: list[int], there: list[int], distance: int) -> list[int]:
    """The places of one list that have one of another within a distance, but not just there; both are ascending."""
    if not here or not there:
        return []
    row = [-_FAR, *there, _FAR]
    before = map(row.__getitem__, map(bisect_left, repeat(there), here))
    after = map(row.__getitem__, map(add, map(bisect_right, repeat(there), here), repeat(1)))
    steps: Iterable[int] = map(min, map(sub, here, before), map(sub, after, here))
    return list(compress(here, map(distance.__ge__, steps)))
