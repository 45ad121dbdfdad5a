"""The store: an index on disk as postings, lengths and stored values. What another engine would have to offer.

Nothing here knows queries or scores. Documents are numbered across segments; what is deleted is never given out.
`ENGINE.md` says what each call means.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import chain, filterfalse, repeat

from index.counts import WHOLE, Column, Counts, documents_of
from index.members import is_dense
from index.odd import reads
from index.posts import SPOT, Postings
from index.segment import Segment
from index.stored import StoredPassage, StoredStatement
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

MOST_HELD = 400_000
"""Postings that are kept between queries: while a word is being typed, the others are asked for again."""
MOST_IN_COLUMNS = 12_000_000
"""Bytes of columns that are kept: those of the words that nearly every query has."""
MOST_STORED = 2048
"""Documents of which what is stored is kept: from one letter typed to the next, most of the best are the same."""


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
        self._columns: dict[tuple[str, str], Column] = {}
        self._stored: dict[int, StoredPassage | StoredStatement] = {}
        self._lengths: dict[str, bytes] = {}
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
        self.segments, self._kept, self._columns, self._stored = [], {}, {}, {}

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands, deleted ones among them: 0 is certain."""
        known = self._frequencies.get((field, term))
        if known is None:
            key = _bytes(term)
            known = sum(segment.frequency(field, key) for segment in self.segments)
            self._frequencies[field, term] = known
        return known

    @reads
    def postings(self, field: str, term: str) -> Counts:
        """The documents that hold a term, and how often."""
        known = self._columns.get((field, term))
        if known is not None:
            return known
        held = self._postings(field, term)
        if is_dense(sum(postings.size for _, postings in held), self.documents):
            column = self._column([(field, term)])
            if column is not None:
                self._columns[field, term] = column
                if len(self._columns) * self.documents > MOST_IN_COLUMNS:
                    del self._columns[next(iter(self._columns))]
                return column
        found: dict[int, float] = {}
        for base, postings in held:
            found.update(zip(_based(postings.documents(), base), postings.counts(), strict=True))
        if self.deleted:
            for number in self.deleted & found.keys():
                del found[number]
        return found

    @reads
    def tally(self, terms: Sequence[tuple[str, str]]) -> Counts:
        """The documents that hold any of some terms, and how often they hold them in all."""
        if is_dense(sum(self.frequency(*term) for term in terms), self.documents):
            column = self._column(terms)
            if column is not None:
                return column
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

    def _column(self, terms: Iterable[tuple[str, str]]) -> Column | None:
        """How often each document holds some terms; `None` where one holds them too often for a byte."""
        codes = bytearray(self.documents)
        try:
            for term in terms:
                for base, postings in self._postings(*term):
                    postings.mark(codes, base)
        except ValueError:
            return None
        for number in self.deleted:
            codes[number] = 0
        return Column(bytes(codes), WHOLE)

    def members(self, field: str, term: str) -> Set[int]:
        """The documents that hold a term."""
        return documents_of(self.postings(field, term))

    @reads
    def places(self, field: str, term: str, within: Iterable[int]) -> dict[int, list[int]]:
        """The positions of a term in those of the documents that hold it."""
        wanted, found = set(within), dict[int, list[int]]()
        for base, postings in self._postings(field, term):
            here = postings.places({number - base for number in wanted if number >= base} if base else wanted)
            found.update((number + base, places) for number, places in here.items())
        return found

    @reads
    def spots(self, field: str, term: str) -> list[int]:
        """Every place where a term stands, document and position as one number: see `SPOT`."""
        parts = [postings.spots(base) for base, postings in self._postings(field, term)]
        found = parts[0] if len(parts) == 1 else list(chain.from_iterable(parts))
        lost = self.places(field, term, self.deleted) if self.deleted else {}
        gone = {(number << SPOT) + place for number, places in lost.items() for place in places}
        return list(filterfalse(gone.__contains__, found)) if gone else found

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
        known = self._stored.get(number)
        if known is None:
            index = bisect_right(self.bases, number) - 1
            known = self.segments[index].stored(number - self.bases[index])
            if len(self._stored) == MOST_STORED:
                self._stored.clear()
            self._stored[number] = known
        return known

    def words(self, field: str) -> int:
        """How many words a field holds in all."""
        return sum(part.lengths.get(field, 0) for part in self.parts)

    def lengths(self, field: str) -> bytes:
        """For each document a byte that stands for its length in words; see `length_table`."""
        known = self._lengths.get(field)
        if known is None:
            known = self._lengths[field] = b"".join(segment.lengths(field) for segment in self.segments)
        return known


def _based(numbers: list[int], base: int) -> Iterable[int]:
    return map(int.__add__, numbers, repeat(base)) if base else numbers


def _bytes(term: str) -> bytes:
    return term.encode("utf-8", "surrogatepass")
