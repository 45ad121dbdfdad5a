"""Ranking: BM25F with Lucene's idf, words that stand together, and prose before what only names it."""

from __future__ import annotations

from collections import Counter
from heapq import nlargest
from itertools import compress, repeat
from math import log
from operator import add, mul, rshift

from index.counts import Column, Counts, added, chosen, documents_of, joined, weighed
from index.evaluate import Evaluator
from index.grammar import FAINT
from index.members import Members, common, held_by, union
from index.nearness import FEW, add_light, worth_of_places
from index.order import Order, Ranked
from index.posts import SPOT
from index.sorts import KIND_RANK, Sorts
from index.units import Unit
from index.wants import Slot, Want
from index.worth import K1, Worth, norms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

HEADING = 0.3
"""What a word counts that stands only in the heading over a passage."""
LOOKED_AT = 100
"""The best passages, for which the places of words are looked at."""
KIND_SHARE = {"heading": 0.5, "sources": 0.4, "debris": 0.2}
"""What a heading, a source list, debris counts among passages that hold only some of the words."""

NOTHING: Mapping[object, Set[int]] = {}
Row = tuple[int, float, int, bool]
"""What `Ranked` is made of."""


class Ranking:
    """Scores the documents of one face for the wants of one query."""

    def __init__(
        self,
        evaluator: Evaluator,
        wants: Sequence[Want],
        kinds: Sorts,
        documents: int,
        of_the_time: Mapping[object, Set[int]] = NOTHING,
    ) -> None:
        self.evaluator = evaluator
        self.kinds = kinds
        self.documents = max(documents, 1)
        counting = [want for want in wants if not want.light]
        self.wants = counting or list(wants)
        self.light = Counter(want.readings[0].slots[0][0] for want in wants if want.light and counting)
        self.repeats = Counter(want.readings[0].slots for want in self.wants)
        self.distinct = list({want.readings[0].slots: want for want in self.wants}.values())
        self.units = list({want.unit: None for want in self.distinct})
        field = evaluator.face.fields["stem"]
        store = evaluator.store
        self.lengths = store.lengths(field)
        self.norms = norms_of(max(store.words(field) / self.documents, 1.0))
        self.counts: list[Counts] = []
        """For each want how often it stands in each document; in the heading over it counts a little."""
        self.own: Set[int] = set()
        """Documents whose own words meet a want."""
        self.akin: Set[int] = set()
        self.idf: list[float] = []
        self.meeting: dict[object, Set[int]] = {}
        """The documents that meet each unit, their headings included; a name or an amount is one."""
        for want in self.distinct:
            here = documents_of(self._count(want))
            held = self.meeting.get(want.unit)
            self.meeting[want.unit] = here if held is None else held & here
        for unit, numbers in self.meeting.items():
            self.meeting[unit] = self._in_a_row(unit, numbers)
        for unit, more in of_the_time.items():
            self.akin = union([self.akin, more - self.meeting[unit]])
            self.meeting[unit] = union([self.meeting[unit], more])
        self.halves = self._halves(self.meeting)

    def _in_a_row(self, unit: object, met: Set[int]) -> Set[int]:
        """Where the figure of an amount stands before what it counts, not each somewhere."""
        if not isinstance(unit, Unit) or not unit.is_amount:
            return met
        words = [want for want in self.distinct if want.unit is unit]
        at = next((i for i, want in enumerate(words) if want.text[:1].isdigit()), 0)
        pair = words[at : at + 2] if at + 1 < len(words) else words[max(at - 1, 0) :]
        return met & set(map(rshift, self.evaluator.spots_of_row([_any_of(want) for want in pair]), repeat(SPOT)))

    def _halves(self, meeting: dict[object, Set[int]]) -> Set[int]:
        """Of two things asked for, one alone is an answer where the other stands, but elsewhere; or where the query
        is about it, and the other is a mere word. Where a figure or a name stands nowhere, nothing else will do.
        """
        if len(self.units) != 2:
            return set()
        found: Set[int] = set()
        for here, there in (self.units, self.units[::-1]):
            met, other = meeting[here], meeting[there]
            is_figure = all(want.text[:1].isdigit() for want in self.distinct if want.unit is here)
            if not is_figure and not self._is_particular(there, other) and (other or self._is_subject(here, met)):
                found = found | met
        return found

    def _is_particular(self, unit: object, met: Set[int]) -> bool:
        """Whether a figure is asked for, or somebody or something that stands nowhere."""
        texts = [want.text for want in self.distinct if want.unit is unit]
        return any(text[:1].isdigit() or (not met and text[:1].isupper()) for text in texts)

    def _is_subject(self, unit: object, met: Set[int]) -> bool:
        """Whether words say what a query is about: a name, and not one that stands everywhere."""
        words = [want for want in self.distinct if want.unit is unit]
        return all(want.named or want.text[:1].isupper() for want in words) and len(met) <= max(8, self.documents / 6)

    def _count(self, want: Want) -> Counts:
        """How often a want stands in each document; its readings count as one word, by weight."""
        live = self.evaluator.live(want)
        found = [self.evaluator.reading(reading) for reading in live]
        counts = added([weighed(each, reading.weight) for each, reading in zip(found, live, strict=True)])
        own = documents_of(counts)
        if any(reading.akin for reading in live):
            literal = union(documents_of(each) for each, reading in zip(found, live, strict=True) if not reading.akin)
            self.akin = union([self.akin, own - literal])
        self.own = union([self.own, own])
        self.idf.append(self._idf(next(filter(None, map(len, found)), 0)))
        counts = added([counts, weighed(self._heading(want), HEADING)])
        self.counts.append(counts)
        return counts

    def _heading(self, want: Want) -> Counts:
        """How often a word stands in the heading over a passage."""
        field, slots = self.evaluator.face.heading, want.readings[0].slots
        if field is None or len(slots) != 1 or want.light:
            return {}
        store = self.evaluator.store
        return added([store.postings(field, text) for kind, text in slots[0] if kind == "stem"])

    def _idf(self, frequency: int) -> float:
        return log(1 + (self.documents - frequency + 0.5) / (frequency + 0.5))

    def ranked(
        self, allowed: Set[int] | None, required: bool, depth: int, kept: Set[int] = frozenset(), *, fill: bool = False
    ) -> Order:
        """The documents best first: those with all the words, then those with most of them; of two, one if need be.

        Only the best `depth` are put in order, and those to be `kept`; only where these are too few are documents
        scored that can't be among them. To `fill` up a long list, one word of many is enough.
        """
        whole, some = self._matching(required, fill)
        if allowed is not None:
            whole, some = whole & allowed, some & allowed
        first = whole - self.kinds.keys() - self.akin
        if not first and not required:
            halves = self.halves & self.own - whole
            some = some | (halves if allowed is None else halves & allowed)
        found = self._ranked(first, True, depth, kept)
        if len(found) < depth:
            found += self._ranked(whole - first, True, depth, kept)
        else:
            found += self._ranked((whole - first) & kept, True, depth, kept)
        found += self._ranked(some if len(found) < depth else some & kept, False, depth, kept)
        found.sort()
        best = [Ranked._make(each) for nth, each in enumerate(found) if nth < depth or each[2] in kept]
        listed = {each.number for each in best}
        return Order(self._by_nearness(best), whole - listed, some - listed)

    def _matching(self, required: bool, fill: bool) -> tuple[Set[int], Set[int]]:
        """The documents with all the words, and those with most."""
        if required:
            return self.own, frozenset()
        sets = list(self.meeting.values())
        whole = common([self.own, *sets])
        if enough(len(sets)) == len(sets):
            return whole, frozenset()
        fewest = 1 if fill and len(sets) > FEW else len(sets)
        some = held_by(sets, min(fewest, enough(len(sets))))
        if telling := self._telling():
            some = union([some, held_by(telling, min(fewest, enough(len(telling))))])
        return whole, self.own & some - whole

    def _telling(self) -> list[Set[int]]:
        """The documents that meet each unit, but for words that only carry a sentence; nothing where there are none."""
        carried = {want.unit for want in self.distinct if want.exact not in FAINT}
        found = [met for unit, met in self.meeting.items() if unit in carried]
        return found if len(found) < len(self.meeting) else []

    def _ranked(self, numbers: Set[int], complete: bool, depth: int, kept: Set[int]) -> list[Row]:
        """The best of some documents with their scores, as `Ranked` has them, and those to be kept; in no order."""
        odd = numbers & self.kinds.keys()
        if complete and self.akin:
            odd = union([odd, numbers & self.akin])
        asked = numbers - odd if odd else numbers
        rank = self._rank_complete if complete else self._rank_partial
        found = [rank(number, score) for number, score in zip(odd, self._worth(odd, complete), strict=True)]
        scores = self._worth(asked, complete)
        least = nlargest(depth, scores)[-1] if len(scores) > depth else -1.0
        is_best = list(map(least.__le__, scores))
        tier, best = 0 if complete else 9, list(compress(asked, is_best))
        found += [(tier, -score, n, complete) for n, score in zip(best, compress(scores, is_best), strict=True)]
        others = asked & kept - set(best)
        return found + [(tier, -s, n, complete) for n, s in zip(others, self._worth(others, complete), strict=True)]

    def _rank_complete(self, number: int, score: float) -> Row:
        kind = self.kinds.get(number)
        return (1 + KIND_RANK[kind] if kind else int(number in self.akin)), -score, number, True

    def _rank_partial(self, number: int, score: float) -> Row:
        return 9, -(score * KIND_SHARE.get(self.kinds.get(number) or "", 1.0)), number, False

    def _worth(self, numbers: Set[int], complete: bool) -> list[float]:
        """The scores of documents, in their order; of those that hold some of the words: the fewer, the less."""
        scores = self._scores(numbers)
        whole = len(self.units)
        if complete or whole > FEW:
            return scores
        shares = [(held / whole) ** 2 for held in range(whole + 1)]
        if whole <= 2:
            return list(map(mul, scores, repeat(shares[1])))
        every = list(numbers)
        met: Iterable[int] = repeat(0, len(every))
        for held in self.meeting.values():
            if isinstance(held, Members):
                met = map(add, met, chosen(held.row(len(self.lengths)), numbers))
            else:
                met = map(add, met, map(held.__contains__, every))
        return list(map(mul, scores, map(shares.__getitem__, met)))

    def _scores(self, numbers: Set[int] | Sequence[int]) -> list[float]:
        """BM25F of each document; what a frequency is worth at each length is worked out once."""
        lengths = chosen(self.lengths, numbers)
        total: list[float] = []
        for want, idf, counts in zip(self.distinct, self.idf, self.counts, strict=True):
            factor = idf * (K1 + 1) * self.repeats[want.readings[0].slots]
            if isinstance(counts, Column):
                codes = chosen(counts.codes, numbers)
                worth = Worth(factor, self.norms, counts.palette, 8 if isinstance(codes, bytes) else 16)
                values = list(map(worth.__getitem__, joined(lengths, codes)))
            else:
                get, norms = counts.get, self.norms
                values = [factor * count / (count + norms[length]) if (count := get(number)) else 0.0
                          for number, length in zip(numbers, lengths, strict=True)]  # fmt: skip
            total = list(map(add, total, values)) if total else values
        return total

    def _by_nearness(self, best: list[Ranked]) -> list[Ranked]:
        """The best, sorted again with what standing together, and in the form that was typed, is worth."""
        looked_at = best[:LOOKED_AT]
        numbers = [each.number for each in looked_at]
        worth = worth_of_places(self.evaluator, self.distinct, self.idf, numbers)
        add_light(
            worth, self.evaluator, self.light, numbers, self._idf, lambda number: self.norms[self.lengths[number]]
        )
        return sorted(each.plus(worth.get(each.number, 0.0)) for each in looked_at) + best[LOOKED_AT:]


def _any_of(want: Want) -> Slot:
    """The terms of a word in all its writings."""
    return tuple(term for reading in want.readings if len(reading.slots) == 1 for term in reading.slots[0])


def enough(whole: int) -> int:
    """How many of so many words a passage must hold to be shown: most of a few, some of a long sentence."""
    return whole if whole <= 2 else min((whole + 1) // 2, 3)
