"""Counts: how often something stands in each document; a byte for each document where they are many.

A dictionary serves where few documents hold a word. Where many do, there is a column: a byte for each document, which
says by its place in a palette how often the word stands there. Columns are made, added up and looked through by
functions that are written in C, so that a common word costs some twenty nanoseconds a document.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from itertools import chain, compress, repeat
from operator import lshift, or_

from index.members import Members, is_dense

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
    from typing import TypeAlias

    _Base = Mapping[int, float]
    Row: TypeAlias = bytes | array[int]
else:
    _Base = object

SIZES, MOST_SIZES = 256, 65536
"""Values that can be told apart by one byte a document, and by two."""
_BIG = sys.byteorder == "big"


class Column(_Base):
    """How often something stands in each document of a store."""

    __slots__ = ("_members", "codes", "palette")

    def __init__(self, codes: Row, palette: Sequence[float], members: Members | None = None) -> None:
        self.codes = codes
        """For each document where its value stands in the palette; 0 for none."""
        self.palette = palette
        self._members = members

    def members(self) -> Members:
        """The documents that hold it."""
        if self._members is None:
            self._members = Members.flagged(bytes(self.codes))
        return self._members

    def __getitem__(self, number: int) -> float:
        code = self.codes[number]
        if not code:
            raise KeyError(number)
        return self.palette[code]

    def get(self, number: int, default: float | None = None) -> float | None:  # type: ignore[override]
        """How often one holds it."""
        code = self.codes[number]
        return self.palette[code] if code else default

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and number < len(self.codes) and self.codes[number] > 0

    def __iter__(self) -> Iterator[int]:
        return iter(self.members())

    def __len__(self) -> int:
        return len(self.members())

    def keys(self) -> Members:  # type: ignore[override]
        """The documents that hold it."""
        return self.members()

    def items(self) -> Iterable[tuple[int, float]]:  # type: ignore[override]
        """Each with how often it holds it."""
        return zip(self.members(), map(self.palette.__getitem__, filter(None, self.codes)), strict=True)

    def top(self) -> int:
        """The highest of its codes; to look for one byte takes a few microseconds."""
        if isinstance(self.codes, bytes):
            return next(code for code in range(min(len(self.palette), SIZES) - 1, -1, -1) if code in self.codes)
        return max(self.codes)

    def weighed(self, weight: float) -> Column:
        """The same, counting so much."""
        return Column(self.codes, [weight * value for value in self.palette], self._members)


Counts: TypeAlias = "Mapping[int, float]"
"""How often something stands in each document."""
WHOLE = tuple(map(float, range(SIZES)))
"""The palette of what is counted and not weighed."""


def documents_of(counts: Counts) -> Set[int]:
    """The documents that hold it, as a set that goes with others."""
    return counts.members() if isinstance(counts, Column) else set(counts)


def weighed(counts: Counts, weight: float) -> Counts:
    """The same, counting so much."""
    if weight == 1:
        return counts
    if isinstance(counts, Column):
        return counts.weighed(weight)
    return {number: weight * count for number, count in counts.items()}


def added(every: Sequence[Counts]) -> Counts:
    """How often any of several things stands in each document, the most frequent taken first."""
    found: Counts = {}
    for more in sorted(every, key=len, reverse=True):
        if not found:
            found = more
        elif more:
            found = _sum(found, more)
    return found


def _sum(found: Counts, more: Counts) -> Counts:
    """Two counts as one: only where both are known is anything added."""
    if isinstance(found, Column):
        whole = _columns(found, more) if isinstance(more, Column) else _mended(found, more)
        if whole is not None:
            return whole
    total = dict(found.items())
    both = {number: total[number] + more[number] for number in total.keys() & more.keys()}
    total.update(more.items())
    total.update(both)
    return total


def _columns(one: Column, other: Column) -> Column | None:
    """Two columns as one; `None` where they make more different values than a palette holds."""
    members = Members(one.members().bits | other.members().bits)
    step = one.top() + 1
    if step * (other.top() + 1) <= SIZES:
        values = [a + b for b in other.palette[: SIZES // step] for a in one.palette[:step]]
        whole = int.from_bytes(one.codes, "little") + step * int.from_bytes(other.codes, "little")
        return Column(whole.to_bytes(len(one.codes), "little"), values, members)
    pairs = joined(one.codes, other.codes)
    codes = {pair: code for code, pair in enumerate(dict.fromkeys(chain((0,), set(pairs))))}
    if len(codes) > MOST_SIZES:
        return None
    shift = 8 if isinstance(pairs, memoryview) else 16
    palette = [one.palette[pair & (1 << shift) - 1] + other.palette[pair >> shift] for pair in codes]
    return Column(_row(map(codes.__getitem__, pairs), len(palette)), palette, members)


def _mended(found: Column, more: Counts) -> Column | None:
    """A column with what few documents add to it."""
    palette = list(found.palette[: found.top() + 1])
    codes: bytearray | array[int] = bytearray(found.codes) if isinstance(found.codes, bytes) else found.codes[:]
    known: dict[tuple[int, float], int] = {}
    for number, count in more.items():
        pair = (codes[number], count)
        code = known.get(pair)
        if code is None:
            code = known[pair] = len(palette)
            if code == MOST_SIZES:
                return None
            palette.append(palette[pair[0]] + count if pair[0] else count)
            if code == SIZES and isinstance(codes, bytearray):
                codes = array("H", list(codes))
        codes[number] = code
    row = bytes(codes) if isinstance(codes, bytearray) else codes
    return Column(row, palette, Members.of(found.members() | more.keys()))


def _row(codes: Iterable[int], sizes: int) -> Row:
    """Codes as narrow as so many different ones allow."""
    return bytes(codes) if sizes <= SIZES else array("H", codes)


def joined(low: Row, high: Row) -> Sequence[int]:
    """Two rows as one of numbers; the second shifted by 8 bits where both are bytes, else by 16."""
    if not (isinstance(low, bytes) and isinstance(high, bytes)):
        return list(map(or_, low, map(lshift, high, repeat(16))))
    both = bytearray(2 * len(low))
    both[_BIG::2], both[not _BIG :: 2] = low, high
    return memoryview(both).cast("H")


def chosen(row: Row, numbers: Iterable[int]) -> Row:
    """The codes of a row that belong to some documents, in their order."""
    if isinstance(numbers, Members):
        here: Iterable[int] = compress(row, numbers.flags())
    else:
        here = map(row.__getitem__, numbers)
    return _row(here, SIZES if isinstance(row, bytes) else MOST_SIZES)


def tallied(numbers: Iterable[int], size: int, documents: int) -> Counts:
    """How often each document is named; `size` is in how many places at least."""
    if is_dense(size, documents):
        codes = bytearray(documents)
        try:
            for number in numbers:
                codes[number] += 1
        except ValueError:
            pass
        else:
            return Column(bytes(codes), WHOLE)
    return Counter(numbers)
