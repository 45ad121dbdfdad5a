"""Posts: in which documents a term stands, how often and where, as bytes that are read without taking them apart.

    flags  first document  steps to the others  counts  positions

each as an array of the narrowest width that holds it; counts only where one is above 1. A long list is cut into
chunks, so that one long passage widens no more than its chunk; the lengths of the chunks stand before them.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from itertools import accumulate, chain, repeat
from operator import add, lshift, sub

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

CHUNK = 1024
"""Postings that share their widths."""
MOST_PLACES = 65_535
"""Positions of a term that are kept in one document."""
SPOT = 24
"""Bits for a position within a document, where both are one number."""
_FEW = 16
"""Where a term stands in fewer than so many documents for each that is wanted, all of them are looked through."""
_CODES: tuple[Literal["B", "H", "I"], ...] = ("B", "B", "H", "I")
_SIZES = (0, 1, 2, 4)
BYTE_ORDER = sys.byteorder
"""Arrays are written as the machine has them: an index of another kind of machine is built anew."""


class Posts:
    """The postings of one term while they are gathered, in the order of documents."""

    __slots__ = ("counts", "documents", "places")

    def __init__(self) -> None:
        self.documents = array("I")
        self.counts = array("H")
        self.places = array("I")

    def add(self, document: int, places: Sequence[int]) -> None:
        """A document, with the positions in it."""
        self.documents.append(document)
        self.counts.append(len(places))
        self.places.extend(places)

    def encoded(self) -> bytes:
        """The bytes that `Postings` reads."""
        if len(self.documents) <= CHUNK:
            return _chunk(self.documents, self.counts, self.places)
        chunks, at = [], 0
        for first in range(0, len(self.documents), CHUNK):
            counts = self.counts[first : first + CHUNK]
            end = at + sum(counts) if self.places else at
            chunks.append(_chunk(self.documents[first : first + CHUNK], counts, self.places[at:end]))
            at = end
        return array("I", map(len, chunks)).tobytes() + b"".join(chunks)


def _chunk(documents: Sequence[int], counts: Sequence[int], places: Sequence[int]) -> bytes:
    steps = list(map(sub, documents[1:], documents))
    most = max(counts, default=0)
    widths = _width(max(steps, default=0)), _width(most) if most > 1 else 0, _width(max(places)) if places else 0
    flags = widths[0] | widths[1] << 2 | widths[2] << 4
    head = bytes([flags]) + documents[0].to_bytes(4, BYTE_ORDER)
    return head + _packed(widths[0], steps) + _packed(widths[1], counts) + _packed(widths[2], places)


def _width(most: int) -> int:
    return 1 if most < 1 << 8 else 2 if most < 1 << 16 else 3


def _packed(width: int, numbers: Iterable[int]) -> bytes:
    return array(_CODES[width], numbers).tobytes() if width else b""


class Postings:
    """The postings of one term in one segment, read from its bytes when they are asked for."""

    __slots__ = ("_counts", "_documents", "chunks", "size")

    def __init__(self, data: memoryview, size: int) -> None:
        self.size = size
        """In how many documents the term stands."""
        self._documents: list[int] | None = None
        self._counts: list[int] | None = None
        whole = -(-size // CHUNK)
        self.chunks: list[tuple[memoryview, int]] = [(data, size)]
        if whole > 1:
            lengths = data[: 4 * whole].cast("I")
            ends = list(accumulate(lengths, initial=4 * whole))
            sizes = [CHUNK] * (whole - 1) + [size - CHUNK * (whole - 1)]
            self.chunks = [(data[ends[i] : ends[i + 1]], sizes[i]) for i in range(whole)]

    def documents(self) -> list[int]:
        """The documents, ascending."""
        if self._documents is None:
            self._documents = []
            for chunk, size in self.chunks:
                self._documents.extend(_documents(chunk, size))
        return self._documents

    def mark(self, codes: bytearray, base: int) -> None:
        """Adds to the byte of each document how often the term stands there; `ValueError` where a byte is too small."""
        for chunk, size in self.chunks:
            counts = _counts(chunk, size)
            numbers = _documents(chunk, size, base)
            if counts is not None:
                for number, count in zip(numbers, counts, strict=True):
                    codes[number] += count
            elif not _mark_all(codes, chunk, size, base):
                for number in numbers:
                    codes[number] += 1

    def counts(self) -> list[int]:
        """How often the term stands in each of them."""
        if self._counts is None:
            self._counts = []
            for chunk, size in self.chunks:
                counts = _counts(chunk, size)
                self._counts.extend([1] * size if counts is None else counts)
        return self._counts

    def more(self) -> list[int]:
        """Each document as often as the term stands there once more."""
        found: list[int] = []
        for at, (chunk, size) in enumerate(self.chunks):
            counts = _counts(chunk, size)
            if counts is not None:
                here = zip(self.documents()[at * CHUNK : at * CHUNK + size], counts, strict=True)
                found += [number for number, count in here if count > 1 for _ in range(count - 1)]
        return found

    def places(self, wanted: set[int]) -> dict[int, list[int]]:
        """The positions of the term in those of the wanted documents that hold it."""
        found = dict[int, list[int]]()
        chunk = -1
        ends: Sequence[int] = ()
        positions = memoryview(b"")
        for document, index in self._held(wanted):
            at, within = divmod(index, CHUNK)
            if at != chunk:
                chunk = at
                ends, positions = self._ends(at)
            if len(positions):
                found[document] = positions[ends[within] : ends[within + 1]].tolist()
        return found

    def _held(self, wanted: set[int]) -> Iterable[tuple[int, int]]:
        """Those of the wanted documents that hold the term, in order, and which of its documents each is."""
        documents = self.documents()
        if self.size < _FEW * len(wanted):
            return [(document, bisect_left(documents, document)) for document in sorted(wanted.intersection(documents))]
        found = ((document, bisect_left(documents, document)) for document in sorted(wanted))
        return [(document, at) for document, at in found if at < self.size and documents[at] == document]

    def _ends(self, at: int) -> tuple[Sequence[int], memoryview]:
        """Where the positions of each document of a chunk end, and the positions."""
        chunk, size = self.chunks[at]
        counts = _counts(chunk, size)
        ends = range(size + 1) if counts is None else list(accumulate(counts, initial=0))
        return ends, _positions(chunk, ends[size])

    def spots(self, base: int) -> list[int]:
        """Every place where the term stands, as one number: `base` is added to the document, then `SPOT` bits."""
        found: list[int] = []
        for chunk, size in self.chunks:
            counts = _counts(chunk, size)
            numbers: Iterable[int] = map(lshift, _documents(chunk, size, base), repeat(SPOT))
            if counts is not None:
                numbers = chain.from_iterable(map(repeat, numbers, counts))
            found.extend(map(add, numbers, _positions(chunk, size if counts is None else sum(counts))))
        return found


def _documents(chunk: memoryview, size: int, base: int = 0) -> Iterable[int]:
    width = chunk[0] & 3
    steps = chunk[5 : 5 + _SIZES[width] * (size - 1)].cast(_CODES[width])
    return accumulate(steps, initial=int.from_bytes(chunk[1:5], BYTE_ORDER) + base)


def _mark_all(codes: bytearray, chunk: memoryview, size: int, base: int) -> bool:
    """Marks documents without a gap at once, as all hold one value of a key; whether there was none."""
    first = int.from_bytes(chunk[1:5], BYTE_ORDER) + base
    here = slice(first, first + size)
    if chunk[0] & 3 != 1 or chunk[5 : 4 + size] != b"\1" * (size - 1) or any(codes[here]):
        return False
    codes[here] = b"\1" * size
    return True


def _counts(chunk: memoryview, size: int) -> memoryview | None:
    """How often the term stands in each document; `None` for once in each."""
    width = chunk[0] >> 2 & 3
    at = 5 + _SIZES[chunk[0] & 3] * (size - 1)
    return chunk[at : at + _SIZES[width] * size].cast(_CODES[width]) if width else None


def _positions(chunk: memoryview, size: int) -> memoryview:
    """The positions in a chunk; none where the field has none."""
    width = chunk[0] >> 4 & 3
    return chunk[len(chunk) - _SIZES[width] * size :].cast(_CODES[width]) if width else chunk[:0]
