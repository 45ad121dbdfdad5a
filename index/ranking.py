"""Ranking: BM25F with Lucene's idf, words that stand together, and prose before what only names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import log

from index.evaluate import Evaluator
from index.segment import LENGTHS
from index.units import Unit
from index.wants import EXACT, Slot, Want
from profiles.value import dataclass, replace

K1, B = 1.2, 0.75
HEADING = 0.3
"""What a word counts that stands only in the heading over a passage."""
FEW = 4
"""Words of a query that is typed; a longer one is pasted, and how many of its words are met says little."""
NEARNESS, NEARNESS_OF_MANY = 0.6, 0.3
AS_TYPED = 0.2
NEAR = 12
"""Words between two that were typed side by side, beyond which they are not together."""
LOOKED_AT = 100
"""The best passages, for which the places of words are looked at."""
KIND_SHARE = {"heading": 0.5, "sources": 0.4, "debris": 0.2}
"""What a heading, a source list, debris counts among passages that hold only some of the words."""
KIND_RANK = {"heading": 1, "sources": 2, "debris": 3}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document, its score and how well it answers."""

    number: int
    score: float
    complete: bool
    """Whether it holds all the words, itself or in its heading."""
    tier: int
    """0: all words themselves; 1: all, but some by a related name; 2 to 4: headings, lists, debris; 9: some words."""

    @property
    def key(self) -> tuple[int, float, int]:
        """Best first."""
        return self.tier, -self.score, self.number


class Ranking:
    """Scores the documents of one face for the wants of one query."""

    def __init__(self, evaluator: Evaluator, wants: Sequence[Want], kinds: dict[int, str], documents: int) -> None:
        self.evaluator = evaluator
        self.kinds = kinds
        self.documents = max(documents, 1)
        counting = [want for want in wants if not want.light]
        self.wants = counting or list(wants)
        self.repeats = Counter(want.readings[0].slots for want in self.wants)
        self.distinct = list({want.readings[0].slots: want for want in self.wants}.values())
        self.units = list({want.unit: None for want in self.distinct})
        field = evaluator.face.fields["stem"]
        store = evaluator.store
        self.lengths = store.lengths(field)
        average = max(store.words(field) / self.documents, 1.0)
        self.norms = [K1 * (1 - B + B * length / average) for length in LENGTHS]
        self.scores: dict[int, float] = {}
        self.own: dict[int, int] = {}
        """How many wants a document's own words meet."""
        self.met: dict[int, int] = {}
        """How many units of them it meets, its heading included; a name or an amount is one."""
        self.akin: set[int] = set()
        self.idf: dict[int, float] = {}
        meeting: dict[object, set[int]] = {}
        for index, want in enumerate(self.distinct):
            here = self._score(index, want)
            meeting[want.unit] = meeting[want.unit] & here if want.unit in meeting else here
        for unit, numbers in meeting.items():
            numbers &= self._in_a_row(unit, numbers)
            for number in numbers:
                self.met[number] = self.met.get(number, 0) + 1
        self.halves = self._halves(meeting)

    def _in_a_row(self, unit: object, met: set[int]) -> set[int]:
        """Where the figure of an amount stands before what it counts, not each somewhere."""
        if not isinstance(unit, Unit) or not unit.is_amount:
            return met
        words = [want for want in self.distinct if want.unit is unit]
        at = next((i for i, want in enumerate(words) if want.text[:1].isdigit()), 0)
        pair = words[at : at + 2] if at + 1 < len(words) else words[max(at - 1, 0) :]
        return set(self.evaluator.row([_any_of(want) for want in pair]))

    def _halves(self, meeting: dict[object, set[int]]) -> set[int]:
        """Of two things asked for, one alone is an answer where the other stands, but elsewhere; or where the query
        is about it, and the other is a mere word. Where a figure or a name stands nowhere, nothing else will do.
        """
        if len(self.units) != 2:
            return set()
        found: set[int] = set()
        for here, there in (self.units, self.units[::-1]):
            met, other = meeting[here], meeting[there]
            is_figure = all(want.text[:1].isdigit() for want in self.distinct if want.unit is here)
            if not is_figure and not self._is_particular(there, other) and (other or self._is_subject(here, met)):
                found |= met
        return found

    def _is_particular(self, unit: object, met: set[int]) -> bool:
        """Whether a figure is asked for, or somebody or something that stands nowhere."""
        texts = [want.text for want in self.distinct if want.unit is unit]
        return any(text[:1].isdigit() or (not met and text[:1].isupper()) for text in texts)

    def _is_subject(self, unit: object, met: set[int]) -> bool:
        """Whether words say what a query is about: a name, and not one that stands everywhere."""
        words = [want for want in self.distinct if want.unit is unit]
        return all(want.named or want.text[:1].isupper() for want in words) and len(met) <= self.documents / 6

    def _score(self, index: int, want: Want) -> set[int]:
        """Adds what a want is worth to each document that meets it; its readings count as one word, by weight."""
        counts: dict[int, float] = {}
        literal: set[int] = set()
        frequency = 0
        for reading in self.evaluator.live(want):
            found = self.evaluator.reading(reading)
            frequency = frequency or len(found)
            if not reading.akin:
                literal |= found.keys()
            for number, count in found.items():
                counts[number] = counts.get(number, 0.0) + reading.weight * count
        own = len(counts)
        self.akin.update(counts.keys() - literal)
        for number in counts:
            self.own[number] = self.own.get(number, 0) + 1
        for number, count in self._heading(want).items():
            counts[number] = counts.get(number, 0.0) + HEADING * count
        self.idf[index] = self._idf(frequency or own)
        factor = self.idf[index] * (K1 + 1) * self.repeats[want.readings[0].slots]
        for number, count in counts.items():
            value = factor * count / (count + self.norms[self.lengths[number]])
            self.scores[number] = self.scores.get(number, 0.0) + value
        return set(counts)

    def _heading(self, want: Want) -> dict[int, float]:
        """How often a word stands in the heading over a passage."""
        field, slots = self.evaluator.face.heading, want.readings[0].slots
        if field is None or len(slots) != 1 or want.light:
            return {}
        store = self.evaluator.store
        return {n: c for kind, text in slots[0] if kind == "stem" for n, c in store.postings(field, text).items()}

    def _idf(self, frequency: int) -> float:
        return log(1 + (self.documents - frequency + 0.5) / (frequency + 0.5))

    def ranked(self, allowed: set[int] | None, required: bool) -> list[Ranked]:
        """The documents best first: those with all the words, then those with most of them; of two, one if need be."""
        whole = len(self.units)
        least = enough(whole)
        found, halves = [], []
        for number, score in self.scores.items():
            if number not in self.own or (allowed is not None and number not in allowed):
                continue
            met = self.met.get(number, 0)
            if required or met >= least:
                found.append(self._ranked(number, score, required or met == whole, whole))
            elif number in self.halves:
                halves.append(self._ranked(number, score, False, whole))
        if not any(each.tier == 0 for each in found):
            found += halves
        return self._by_nearness(found)

    def _ranked(self, number: int, score: float, complete: bool, whole: int) -> Ranked:
        kind = self.kinds.get(number)
        if complete:
            tier = 1 + KIND_RANK[kind] if kind else int(number in self.akin)
            return Ranked(number, score, True, tier)
        share = (self.met.get(number, 0) / whole) ** 2 if whole <= FEW else 1.0
        return Ranked(number, score * share * KIND_SHARE.get(kind or "", 1.0), False, 9)

    def _by_nearness(self, found: list[Ranked]) -> list[Ranked]:
        """The best, sorted again with what standing together is worth."""
        best = nsmallest(LOOKED_AT, found, key=lambda each: each.key)
        if len(self.distinct) > 1 and best:
            together = self._together([each.number for each in best])
            best = [replace(b, score=b.score + together.get(b.number, 0.0)) for b in best]
        as_typed = self._as_typed([each.number for each in best])
        best = [replace(b, score=b.score + as_typed.get(b.number, 0.0)) for b in best]
        chosen = {each.number for each in best}
        rest = sorted((each for each in found if each.number not in chosen), key=lambda each: each.key)
        return sorted(best, key=lambda each: each.key) + rest

    def _together(self, numbers: Sequence[int]) -> dict[int, float]:
        """What it is worth that words typed side by side stand side by side."""
        places = [self._places(want, numbers) for want in self.distinct]
        nearness = NEARNESS if len(places) <= FEW else NEARNESS_OF_MANY
        bonus: dict[int, float] = {}
        for left, right in zip(range(len(places)), range(1, len(places)), strict=False):
            worth = nearness * min(self.idf.get(left, 0.0), self.idf.get(right, 0.0))
            for number in places[left].keys() & places[right].keys():
                distance = closest(places[left][number], places[right][number])
                if distance <= NEAR:
                    bonus[number] = bonus.get(number, 0.0) + worth / distance
        return bonus

    def _as_typed(self, numbers: Sequence[int]) -> dict[int, float]:
        """What it is worth that a word stands in the very form that was typed."""
        bonus: dict[int, float] = {}
        for index, want in enumerate(self.distinct if len(self.distinct) <= FEW else ()):
            for number in self.evaluator.places(((EXACT, want.exact),), numbers) if want.exact else ():
                bonus[number] = bonus.get(number, 0.0) + AS_TYPED * self.idf[index]
        return bonus

    def _places(self, want: Want, numbers: Sequence[int]) -> dict[int, list[int]]:
        readings = [r for r in self.evaluator.live(want) if len(r.slots) == 1]
        found: dict[int, list[int]] = {}
        for reading in readings:
            for number, places in self.evaluator.places(reading.slots[0], numbers).items():
                found.setdefault(number, []).extend(places)
        return found


def _any_of(want: Want) -> Slot:
    """The terms of a word in all its writings."""
    return tuple(term for reading in want.readings if len(reading.slots) == 1 for term in reading.slots[0])


def enough(whole: int) -> int:
    """How many of so many words a passage must hold to be shown: most of a few, some of a long sentence."""
    return whole if whole <= 2 else min((whole + 1) // 2, 3)


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
