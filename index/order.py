"""The order: what answers a query, the best in a row, the others only known to be there."""

from __future__ import annotations

from itertools import islice

from index.members import ascending
from profiles.lean import NamedTuple
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set


class Ranked(NamedTuple):
    """A document and how well it answers; in order, the best comes first."""

    tier: int
    """0: all words themselves; 1: all, but some by a related name; 2 to 4: headings, lists, debris; 9: some words."""
    cost: float
    """The score, negative."""
    number: int
    complete: bool
    """Whether it holds all the words, itself or in its heading."""

    @property
    def score(self) -> float:
        """What its words are worth."""
        return -self.cost

    def plus(self, worth: float) -> Ranked:
        """The same, worth so much more."""
        return self._replace(cost=self.cost - worth)


@dataclass(frozen=True, slots=True)
class Order:
    """What answers a query: the best in order, and what comes after them."""

    best: list[Ranked]
    whole: Set[int] = frozenset()
    """Those after the best that hold all the words."""
    some: Set[int] = frozenset()
    """Those after them that hold some."""

    def __len__(self) -> int:
        return len(self.best) + len(self.whole) + len(self.some)

    def without(self, numbers: Set[int]) -> Order:
        """The same without some documents."""
        best = [each for each in self.best if each.number not in numbers]
        return Order(best, self.whole - numbers, self.some - numbers)


def in_order(numbers: Set[int], depth: int, kept: Set[int], tier: int) -> Order:
    """Documents as they stand in the index, all of one worth; the first `depth` are listed, and those to be `kept`."""
    listed = {*islice(ascending(numbers), depth), *(numbers & kept)}
    return Order([Ranked(tier, 0.0, number, True) for number in sorted(listed)], numbers - listed)
