"""The store: an index on disk as postings, lengths and stored values. What another engine would have to offer.

Nothing here knows queries or scores. Documents are numbered across segments; what is deleted is never given out.
`ENGINE.md` says what each call means.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import chain, repeat

from index.odd import reads
from index.posts import SPOT, Postings
from index.segment import Segment
from index.stored import StoredPassage, StoredStatement
from profiles.value import dataclass

MOST_HELD = 400_000
"""Postings that are kept between queries: while a word is being typed, the others are asked for again."""


@dataclass(frozen=True, slots=True)
class SegmentPart:
    """What must be known of a segment to open it, as it is written into the catalogue."""

    name: str
    documents: int
    deleted: tuple[int, ...]
    lengths: dict[str, int]
    """Words in all, per field."""


class Store:
    """All segments of one index, read-only."""

    def __init__(self, folder: str, segments: Iterable[SegmentPart]) -> None:
        self.parts = tuple(segments)
        self.segments = [Segment(f"{folder}/MAIN_{part.name}", part.documents) for part in self.parts]
        self._frequencies: dict[tuple[str, str], int] = {}
        self._kept: dict[tuple[str, str], list[tuple[int, Postings]]] = {}
        self._held = 0
        self.bases: list[int] = []
        self.documents = 0
        for part in self.parts:
            self.bases.append(self.documents)
            self.documents += part.documents
        self.deleted = frozenset(
            base + number for base, part in zip(self.bases, self.parts, strict=True) for number in part.deleted
        )

    def close(self) -> None:
        """Lets go of the files."""
        self.segments, self._kept = [], {}

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands, deleted ones among them: 0 is certain."""
        known = self._frequencies.get((field, term))
        if known is None:
            key = _bytes(term)
            known = sum(segment.frequency(field, key) for segment in self.segments)
            self._frequencies[field, term] = known
        return known

    @reads
    def postings(self, field: str, term: str) -> dict[int, float]:
        """The documents that hold a term, and how often."""
        found: dict[int, float] = {}
        for base, postings in self._postings(field, term):
            found.update(zip(_based(postings.documents(), base), postings.counts(), strict=True))
        if self.deleted:
            for number in self.deleted & found.keys():
                del found[number]
        return found

    @reads
    def tally(self, terms: Iterable[tuple[str, str]]) -> dict[int, float]:
        """The documents that hold any of some terms, and how often they hold them in all."""
        parts = [
            _based(numbers, base)
            for term in terms
            for base, postings in self._postings(*term)
            for numbers in (postings.documents(), postings.more())
        ]
        found: dict[int, float] = dict(Counter(chain.from_iterable(parts)))
        for number in self.deleted & found.keys():
            del found[number]
        return found

    @reads
    def places(self, field: str, term: str, within: Iterable[int]) -> dict[int, list[int]]:
        """The positions of a term in those of the documents that hold it."""
        wanted, found = set(within), dict[int, list[int]]()
        for base, postings in self._postings(field, term):
            here = postings.places(number - base for number in wanted if number >= base)
            found.update((number + base, places) for number, places in here.items())
        return found

    @reads
    def spots(self, field: str, term: str) -> list[int]:
        """Every place where a term stands, document and position as one number: see `SPOT`."""
        found = [spot for base, postings in self._postings(field, term) for spot in postings.spots(base)]
        return [spot for spot in found if spot >> SPOT not in self.deleted] if self.deleted else found

    def _postings(self, field: str, term: str) -> list[tuple[int, Postings]]:
        """The postings of a term, by segment; those asked for last are kept, as far as they are not too many."""
        known = self._kept.get((field, term))
        if known is not None:
            return known
        key, found = _bytes(term), list[tuple[int, Postings]]()
        for base, segment in zip(self.bases, self.segments, strict=True):
            postings = segment.postings(field, key)
            if postings is not None:
                found.append((base, postings))
                self._held += postings.size
        if self._held > MOST_HELD:
            self._kept, self._held = {}, sum(postings.size for _, postings in found)
        self._kept[field, term] = found
        return found

    def terms(self, field: str, prefix: str = "", most: int | None = None) -> list[tuple[str, int]]:
        """The terms of a field that begin so, and in how many documents each stands.

        Where there are more than `most`, the most frequent of them.
        """
        key, seen = _bytes(prefix), dict[bytes, int]()
        for segment in self.segments:
            for term, count in segment.terms(field, key, most):
                seen[term] = seen.get(term, 0) + count
        return [(term.decode("utf-8", "surrogatepass"), count) for term, count in seen.items()]

    def stored(self, number: int) -> StoredPassage | StoredStatement:
        """What was stored of a document."""
        index = bisect_right(self.bases, number) - 1
        return self.segments[index].stored(number - self.bases[index])

    def words(self, field: str) -> int:
        """How many words a field holds in all."""
        return sum(part.lengths.get(field, 0) for part in self.parts)

    def lengths(self, field: str) -> bytes:
        """For each document a byte that stands for its length in words; see `length_table`."""
        return b"".join(segment.lengths(field) for segment in self.segments)


def _based(numbers: list[int], base: int) -> Iterable[int]:
    return map(int.__add__, numbers, repeat(base)) if base else numbers


def _bytes(term: str) -> bytes:
    return term.encode("utf-8", "surrogatepass")
