"""The store: an index on disk as postings, lengths and stored values. What another engine would have to offer.

Nothing here knows queries or scores. Documents are numbered across segments; what is deleted is never given out.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pickle import loads
from typing import Any

from index.odd import reads
from index.whoosh_door import whoosh
from profiles.value import dataclass

Values = dict[int, Any]


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
        self.storage = whoosh("filedb.filestore").FileStorage(folder, supports_mmap=False)
        self.segments: list[_Segment] = []
        self._frequencies: dict[tuple[str, str], int] = {}
        base = 0
        try:
            for part in segments:
                self.segments.append(_Segment(self.storage, part, base))
                base += part.documents
        except BaseException:
            self.close()
            raise
        self.documents = base
        self.bases = [segment.base for segment in self.segments]
        self.deleted = frozenset(s.base + n for s in self.segments for n in s.part.deleted)

    def close(self) -> None:
        """Closes the files."""
        for segment in self.segments:
            segment.close()

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands, deleted ones among them: 0 is certain."""
        known = self._frequencies.get((field, term))
        if known is None:
            key = _bytes(term)
            known = sum(segment.frequency(field, key) for segment in self.segments)
            self._frequencies[field, term] = known
        return known

    def postings(self, field: str, term: str) -> dict[int, float]:
        """The documents that hold a term, and how often."""
        key, found = _bytes(term), dict[int, float]()
        for segment in self.segments:
            segment.collect(field, key, found)
        for number in self.deleted & found.keys():
            del found[number]
        return found

    def places(self, field: str, term: str, within: Iterable[int]) -> dict[int, list[int]]:
        """The positions of a term in those of the documents that hold it."""
        key, found, wanted = _bytes(term), dict[int, list[int]](), set(within)
        for segment in self.segments:
            segment.places(field, key, wanted, found)
        return found

    def terms(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """The terms of a field that begin so, and in how many documents each stands."""
        key, seen = _bytes(prefix), dict[str, int]()
        for segment in self.segments:
            for term, count in segment.items(field, key):
                seen[term] = seen.get(term, 0) + count
        return iter(seen.items())

    def stored(self, number: int) -> Any:
        """What was stored of a document."""
        segment = self.segments[bisect_right(self.bases, number) - 1]
        return segment.stored(number - segment.base)

    def words(self, field: str) -> int:
        """How many words a field holds in all."""
        return sum(segment.part.lengths.get(field, 0) for segment in self.segments)

    def lengths(self, field: str) -> bytes:
        """For each document a byte that stands for its length in words; see `LENGTHS`."""
        return b"".join(segment.lengths(field) for segment in self.segments)


class _Segment:
    """One segment: Whoosh's readers of terms and of documents."""

    @reads
    def __init__(self, storage: Any, part: SegmentPart, base: int) -> None:
        codecs = whoosh("codec.whoosh3")
        codec = codecs.W3Codec()
        segment = codecs.W3Segment(codec, "MAIN", part.documents, part.name, set(part.deleted))
        segment._fieldlengths = part.lengths
        self.part, self.base, self.storage, self.segment = part, base, storage, segment
        self.files = [storage.open_file(segment.make_filename(end)) for end in (codec.TERMS_EXT, codec.POSTS_EXT)]
        try:
            length = storage.file_length(segment.make_filename(codec.TERMS_EXT))
            self.terms = codecs.W3TermsReader(codec, self.files[0], length, self.files[1])
            self.docs = codec.per_document_reader(storage, segment)
        except BaseException:
            self.close_files()
            raise
        self.matcher = codecs.W3LeafMatcher
        self.info = codecs.W3TermInfo
        self.missing: type[Exception] = whoosh("reading").TermNotFound
        self.format = whoosh("formats").Positions()

    def close(self) -> None:
        self.docs.close()
        self.close_files()

    def close_files(self) -> None:
        for file in self.files:
            file.close()

    @reads
    def frequency(self, field: str, term: bytes) -> int:
        try:
            return int(self.terms.doc_frequency(field, term))
        except (KeyError, TypeError):
            return 0

    @reads
    def blocks(self, field: str, term: bytes) -> list[tuple[Any, Any, Any]]:
        """Whole blocks of postings: documents, weights, encoded values."""
        try:
            offset, length = self.terms.term_info(field, term).extent()
        except self.missing:
            return []
        matcher, found = self.matcher(self.terms._postfile, offset, length, self.format), []
        while True:
            matcher._read_ids()
            matcher._read_weights()
            found.append((matcher._ids, matcher._weights, matcher._data[2]))
            if matcher._lastblock:
                return found
            matcher._next_block()

    def collect(self, field: str, term: bytes, found: dict[int, float]) -> None:
        base = self.base
        for numbers, weights, _ in self.blocks(field, term):
            if base:
                numbers = [number + base for number in numbers]
            found.update(zip(numbers, weights, strict=True))

    @reads
    def places(self, field: str, term: bytes, wanted: set[int], found: dict[int, list[int]]) -> None:
        base = self.base
        for numbers, _, values in self.blocks(field, term):
            for number, value in zip(numbers, values, strict=True):
                if number + base in wanted:
                    found[number + base] = _positions(value)

    @reads
    def items(self, field: str, prefix: bytes) -> list[tuple[str, int]]:
        found = []
        for (name, term), info in self.terms.items_from(field, prefix):
            if name != field or not term.startswith(prefix):
                break
            found.append((term.decode("utf-8", "surrogatepass"), int(info.doc_frequency())))
        return found

    @reads
    def stored(self, number: int) -> Any:
        return self.docs.stored_fields(number)["data"]

    @reads
    def lengths(self, field: str) -> bytes:
        name = self.segment.make_filename(f"._{field}_len.col")
        if not self.storage.file_exists(name):
            return bytes(self.part.documents)
        with self.storage.open_file(name) as stream:
            return bytes(stream.read()[: self.part.documents].ljust(self.part.documents, b"\0"))


def _positions(value: bytes) -> list[int]:
    """The positions in an encoded value, as Whoosh's own format writes them."""
    position, found = 0, []
    for step in loads(value[struct.calcsize("!i") :]):
        position += step
        found.append(position)
    return found


def _bytes(term: str) -> bytes:
    return term.encode("utf-8", "surrogatepass")


def length_table() -> tuple[int, ...]:
    """The number of words that each length byte stands for."""
    decode = whoosh("util.numeric").byte_to_length
    return tuple(int(decode(byte)) for byte in range(256))
