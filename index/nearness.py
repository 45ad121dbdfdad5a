"""Nearness: what it is worth that words stand together, and in the very form that was typed."""

from __future__ import annotations

from index.evaluate import Evaluator
from index.wants import EXACT, Term, Want
from index.worth import K1

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

FEW = 4
"""Words of a query that is typed; a longer one is pasted, and how many of its words are met says little."""
NEARNESS, NEARNESS_OF_MANY = 0.6, 0.15
AS_TYPED = 0.2
LIGHTLY, RARE = 0.5, 4
"""What a word of grammar counts beside others, and of how many texts one at most may hold it."""
NEAR = 12
"""Words between two that were typed side by side, beyond which they are not together."""


def worth_of_places(
    evaluator: Evaluator, wants: Sequence[Want], idf: Sequence[float], numbers: Sequence[int]
) -> dict[int, float]:
    """What is added to the score of each of some documents for where its words stand."""
    bonus: dict[int, float] = {}
    if len(wants) > 1:
        _together(evaluator, wants, idf, numbers, bonus)
    if len(wants) <= FEW:
        _as_typed(evaluator, wants, idf, numbers, bonus)
    return bonus


def add_light(
    worth: dict[int, float],
    evaluator: Evaluator,
    light: Mapping[Term, int],
    numbers: Sequence[int],
    idf: Callable[[int], float],
    norm: Callable[[int], float],
) -> None:
    """Words of grammar have a small say among the best, where they are no words that stand everywhere."""
    most = evaluator.store.documents / RARE
    for term, times in light.items():
        frequency = evaluator.frequency(term)
        if not 0 < frequency <= most:
            continue
        factor = LIGHTLY * times * idf(frequency) * (K1 + 1)
        for number, places in evaluator.places((term,), numbers).items():
            worth[number] = worth.get(number, 0.0) + factor * len(places) / (len(places) + norm(number))


def _together(
    evaluator: Evaluator, wants: Sequence[Want], idf: Sequence[float], numbers: Sequence[int], bonus: dict[int, float]
) -> None:
    """Words typed side by side stand side by side."""
    places = [_places(evaluator, want, numbers) for want in wants]
    nearness = NEARNESS if len(places) <= FEW else NEARNESS_OF_MANY
    for left, right in zip(range(len(places)), range(1, len(places)), strict=False):
        worth = nearness * min(idf[left], idf[right])
        for number in places[left].keys() & places[right].keys():
            distance = closest(places[left][number], places[right][number])
            if distance <= NEAR:
                bonus[number] = bonus.get(number, 0.0) + worth / distance


def _as_typed(
    evaluator: Evaluator, wants: Sequence[Want], idf: Sequence[float], numbers: Sequence[int], bonus: dict[int, float]
) -> None:
    """A word stands in the very form that was typed."""
    for index, want in enumerate(wants):
        for number in evaluator.places(((EXACT, want.exact),), numbers) if want.exact else ():
            bonus[number] = bonus.get(number, 0.0) + AS_TYPED * idf[index]


def _places(evaluator: Evaluator, want: Want, numbers: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for reading in evaluator.live(want):
        if len(reading.slots) == 1:
            for number, places in evaluator.places(reading.slots[0], numbers).items():
                found.setdefault(number, []).extend(places)
    return found


def closest(left: Iterable[int], right: Iterable[int]) -> float:
    """The smallest distance between two lists of positions; in the order typed counts a little closer."""
    places = sorted([(at, 0) for at in left] + [(at, 1) for at in right])
    best = 1e9
    last = {0: -1e9, 1: -1e9}
    for at, side in places:
        distance = at - last[1 - side]
        best = min(best, max(distance, 1) + (0.0 if side else 0.5))
        last[side] = at
    return best
