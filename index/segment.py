"""The segment: one part of an index as three files that are read in place. Knows no engine.

`.trm`: for each field its terms in order, how many documents hold each, and where its postings begin.
`.pst`: the postings. `.doc`: what is stored of each document, and the lengths of its texts.
Each ends with what is in it as JSON, the length of that, and a mark.
"""

from __future__ import annotations

import mmap
import os
import stat
import zlib
from array import array
from heapq import nlargest
from itertools import pairwise

from index.odd import Odd, reads
from index.posts import BYTE_ORDER, Postings, Posts
from index.stored import StoredPassage, StoredStatement
from profiles.notation import loads, writer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, BinaryIO

TERMS, POSTS, DOCUMENTS = ".trm", ".pst", ".doc"
_MARK = b"visavis" + (b"<" if BYTE_ORDER == "little" else b">")
LENGTHS = tuple(round((1.033**step - 1) * 27) for step in range(256))
"""The number of words that each byte of a length stands for, as Whoosh has them."""
_BLOCK = 16
"""Documents that are pressed together: alone they are too short to be pressed."""


def write_terms(terms: BinaryIO, posts: BinaryIO, fields: Mapping[str, Mapping[bytes, Posts]]) -> None:
    """The terms and postings of a segment."""
    said: dict[str, list[int]] = {}
    for field in sorted(fields):
        held = fields[field]
        keys, frequencies, starts, ends = sorted(held), array("I"), array("I", [0]), array("I", [0])
        base, end, length = posts.tell(), 0, 0
        for key in keys:
            data = held[key].encoded()
            posts.write(data)
            end, length = end + len(data), length + len(key)
            frequencies.append(len(held[key].documents))
            starts.append(length)
            ends.append(end)
        said[field] = [terms.tell(), len(keys), length, base]
        for part in (starts, frequencies, ends):
            terms.write(part.tobytes())
        terms.write(b"".join(keys))
    _finish(terms, said)
    _finish(posts, {})


class DocumentsWriter:
    """The documents of a segment, one after another."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.ends = array("Q", [0])
        self.documents = 0
        self.block: list[bytes] = []
        self.lengths: dict[str, bytearray] = {}

    def add(self, stored: tuple[Any, ...], lengths: Mapping[str, int]) -> None:
        """One document: what is stored of it, and a byte for the length of each of its fields."""
        text = writer(ascii_only=False)(stored)
        self.block.append(text.encode("utf-8", "surrogatepass"))
        for field, length in lengths.items():
            held = self.lengths.setdefault(field, bytearray())
            held.extend(bytes(self.documents - len(held)))
            held.append(length)
        self.documents += 1
        if len(self.block) == _BLOCK:
            self._press()

    def _press(self) -> None:
        if self.block:
            data = zlib.compress(b"\n".join(self.block))
            self.stream.write(data)
            self.ends.append(self.ends[-1] + len(data))
            self.block = []

    def finish(self) -> None:
        """Writes what is known of all."""
        self._press()
        number = self.documents
        said: dict[str, Any] = {"documents": number, "ends": self.stream.tell(), "lengths": {}}
        self.stream.write(self.ends.tobytes())
        for field, held in self.lengths.items():
            said["lengths"][field] = self.stream.tell()
            self.stream.write(bytes(held).ljust(number, b"\0"))
        _finish(self.stream, said)


def _finish(stream: BinaryIO, said: Any) -> None:
    text = writer()(said).encode("ascii")
    stream.write(text + len(text).to_bytes(4, BYTE_ORDER) + _MARK)


class _Mapped:
    """A file of a segment, in memory as far as it is read."""

    @reads
    def __init__(self, path: str) -> None:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Odd("a file of it is no file")
            self.map = mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ)
        finally:
            os.close(descriptor)
        self.view = memoryview(self.map)
        end = len(self.view) - len(_MARK)
        if self.view[end:] != _MARK:
            raise Odd("a file of it is cut or foreign")
        length = int.from_bytes(self.view[end - 4 : end], BYTE_ORDER)
        self.said = loads(bytes(self.view[end - 4 - length : end - 4]).decode("ascii"))


class _Field:
    """The terms of one field: where each begins, in how many documents it stands, where its postings end."""

    __slots__ = ("_at", "_map", "base", "ends", "frequencies", "size", "starts")

    def __init__(self, file: _Mapped, at: int, size: int, length: int, base: int) -> None:
        whole, view = 4 * (size + 1), file.view
        self.size, self.base = size, base
        self.starts = view[at : at + whole].cast("I")
        self.frequencies = view[at + whole : at + 2 * whole - 4].cast("I")
        self.ends = view[at + 2 * whole - 4 : at + 3 * whole - 4].cast("I")
        self._map, self._at = file.map, at + 3 * whole - 4

    def keys(self, low: int, high: int) -> bytes:
        """The terms from one up to another, one after the other."""
        return self._map[self._at + self.starts[low] : self._at + self.starts[high]]

    def key(self, index: int) -> bytes:
        return self.keys(index, index + 1)

    def first(self, key: bytes) -> int:
        """The first term that is not below a key."""
        low, high = 0, self.size
        every, at, starts = self._map, self._at, self.starts
        while low < high:
            middle = (low + high) // 2
            if every[at + starts[middle] : at + starts[middle + 1]] < key:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, key: bytes) -> int | None:
        index = self.first(key)
        return index if index < self.size and self.key(index) == key else None

    def beginning(self, prefix: bytes) -> tuple[int, int]:
        """The first term that begins so, and the first after those."""
        return self.first(prefix), self.first(prefix + b"\xff") if prefix else self.size


class Segment:
    """One segment, to be read. What was written of it is what `write_terms` and `DocumentsWriter` wrote."""

    @reads
    def __init__(self, path: str, documents: int) -> None:
        self._posts, self._docs = _Mapped(path + POSTS), _Mapped(path + DOCUMENTS)
        terms = _Mapped(path + TERMS)
        self.fields = {name: _Field(terms, *where) for name, where in terms.said.items()}
        self.documents = documents
        said = self._docs.said
        if said["documents"] != documents:
            raise Odd("its documents are not those of its catalogue")
        self._lengths: dict[str, int] = said["lengths"]
        blocks = -(-documents // _BLOCK)
        self._ends = self._docs.view[said["ends"] : said["ends"] + 8 * (blocks + 1)].cast("Q")
        self._block: tuple[int, list[bytes]] = (-1, [])
        """The block that was read last: neighbours are often asked for together."""

    @reads
    def frequency(self, field: str, term: bytes) -> int:
        """In how many documents a term stands."""
        held = self.fields.get(field)
        index = held.find(term) if held else None
        return 0 if held is None or index is None else held.frequencies[index]

    @reads
    def postings(self, field: str, term: bytes) -> Postings | None:
        """The postings of a term; `None` where it stands nowhere."""
        held = self.fields.get(field)
        index = held.find(term) if held else None
        if held is None or index is None:
            return None
        start, end = held.base + held.ends[index], held.base + held.ends[index + 1]
        return Postings(self._posts.view[start:end], held.frequencies[index])

    @reads
    def terms(self, field: str, prefix: bytes = b"", most: int | None = None) -> Iterable[tuple[bytes, int]]:
        """The terms that begin so, with their frequencies; of many only the most frequent, if so asked."""
        held = self.fields.get(field)
        if held is None:
            return ()
        low, high = held.beginning(prefix)
        frequencies = held.frequencies[low:high]
        if most is not None and high - low > most:
            best = nlargest(most, zip(frequencies, range(low, high), strict=True))
            return [(held.key(index), frequency) for frequency, index in best]
        keys, starts = held.keys(low, high), held.starts[low : high + 1].tolist()
        base = starts[0]
        return zip([keys[a - base : b - base] for a, b in pairwise(starts)], frequencies, strict=True)

    @reads
    def stored(self, number: int) -> StoredPassage | StoredStatement:
        """What was stored of a document."""
        at, within = divmod(number, _BLOCK)
        if self._block[0] != at:
            data = zlib.decompress(self._docs.view[self._ends[at] : self._ends[at + 1]])
            self._block = (at, data.split(b"\n"))
        face, *rest = loads(self._block[1][within].decode("utf-8", "surrogatepass"))
        return StoredPassage(face, *rest) if face == "p" else StoredStatement(face, *rest)

    @reads
    def lengths(self, field: str) -> bytes:
        """For each document a byte that stands for the length of a field."""
        at = self._lengths.get(field)
        return bytes(self.documents) if at is None else bytes(self._docs.view[at : at + self.documents])

    def every(self) -> Iterator[tuple[str, bytes]]:
        """All terms in order."""
        for name, held in self.fields.items():
            yield from ((name, held.key(index)) for index in range(held.size))
