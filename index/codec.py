"""The codec: Whoosh's writer and readers over segments of our own form. Loaded to write, never to look up.

Whoosh keeps the schema, the documents' numbers, the merging of segments and their table of contents. Postings are
gathered by term as they come rather than sorted afterwards, so that nothing is held twice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from index.posts import MOST_PLACES, Posts
from index.readers import DocumentsReader, TermsReader
from index.schema import Entry, positions_in, schema
from index.segment import DOCUMENTS, LENGTHS, POSTS, TERMS, DocumentsWriter, write_terms
from index.store import SegmentPart
from index.whoosh_door import whoosh

_base, _codecs = whoosh("codec.base"), whoosh("codec.whoosh3")
_OF_A_TERM, _OF_A_POSTING, _OF_A_PLACE = 360, 6, 4
"""Bytes in memory, about."""


class Codec(_base.Codec):  # type: ignore[misc, name-defined]
    """What Whoosh asks for the parts of a segment."""

    length_stats = False

    def per_document_writer(self, storage: Any, segment: Any) -> _Documents:
        """What writes documents."""
        return _Documents(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> _Terms:
        """What writes terms and postings."""
        return _Terms(storage, segment)

    def per_document_reader(self, storage: Any, segment: Any) -> DocumentsReader:
        """What reads documents."""
        return DocumentsReader(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """What reads terms and postings."""
        return TermsReader(storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """Unused: postings are written term by term."""
        raise NotImplementedError

    def postings_reader(self, *_: Any, **__: Any) -> Any:
        """Unused: postings are read term by term."""
        raise NotImplementedError

    def new_segment(self, storage: Any, indexname: str) -> Any:
        """A segment to be filled."""
        return _codecs.W3Segment(self, indexname)


class Pool:
    """The postings of a segment that is being written, by field and term."""

    def __init__(self) -> None:
        self.fields: dict[str, dict[bytes, Posts]] = {}
        self.size = 0
        """Bytes in memory, about."""

    def gather(self, field: str, document: int, words: Mapping[bytes, Any]) -> None:
        """The words of one field of a document, with their positions, or with as many marks as they are frequent."""
        held = self.fields.setdefault(field, {})
        for word, places in words.items():
            posts = held.get(word)
            if posts is None:
                posts = held[word] = Posts()
                self.size += _OF_A_TERM
            posts.documents.append(document)
            if isinstance(places, int):
                posts.counts.append(min(places, MOST_PLACES))
            else:
                posts.counts.append(len(places))
                posts.places.extend(places)
                self.size += _OF_A_PLACE * len(places)
        self.size += _OF_A_POSTING * len(words)

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """One posting of a segment that is merged into this one."""
        field, text, document, weight, value = item
        self.gather(field, document, {text: positions_in(value) if value else int(weight)})

    def iter_postings(self) -> Iterator[Any]:
        """Whoosh hands these to the writer of terms, which takes the pool itself."""
        yield self

    def cleanup(self) -> None:
        """Whoosh's pool has files to remove."""
        self.fields = {}
        self.size = 0


class _Documents(_base.PerDocumentWriter):  # type: ignore[misc, name-defined]
    """Writes what is stored of documents."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._stream = segment.create_file(storage, DOCUMENTS)
        self._writer = DocumentsWriter(self._stream)
        self._segment = segment
        self._totals: dict[str, int] = {}
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        self._stored: Any = ()
        self._lengths: dict[str, int] = {}

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int | None) -> None:
        if value is not None:
            self._stored = value
        if length:
            self._lengths[fieldname] = bisect_left(LENGTHS, length, 0, 255)
            self._totals[fieldname] = self._totals.get(fieldname, 0) + length

    def finish_doc(self) -> None:
        self._writer.add(self._stored, self._lengths)

    def close(self) -> None:
        self._segment._fieldlengths = self._totals
        self.is_closed = True
        try:
            self._writer.finish()
        finally:
            self._stream.close()


class _Terms(_base.FieldWriter):  # type: ignore[misc, name-defined]
    """Writes terms and postings."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._streams = segment.create_file(storage, TERMS), segment.create_file(storage, POSTS)
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Pool]) -> None:
        for pool in items:
            write_terms(*self._streams, pool.fields)

    def close(self) -> None:
        self.is_closed = True
        with ExitStack() as closing:
            for stream in self._streams:
                closing.callback(stream.close)


class Writer(whoosh("writing").SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer, given whole entries; cut into several segments where memory is short."""

    docnum: int
    docbase: int
    storage: Any
    codec: Codec
    perdocwriter: _Documents
    fieldwriter: _Terms

    def __init__(self, index: Any, memory: int, *, alone: bool = True) -> None:
        super().__init__(index, compound=False, codec=Codec(), _lk=alone)
        self.pool = Pool()
        self.memory = memory
        """Bytes of postings that are held before a segment is written."""
        self.written: list[Any] = []

    def take(self, entry: Entry) -> None:
        """Adds one passage or statement."""
        number = self.docnum
        for field, words in entry.words.items():
            self.pool.gather(field, number, words)
        documents = self.perdocwriter
        documents.start_doc(number)
        for field, length in entry.lengths.items():
            documents.add_field(field, None, None, length)
        documents.add_field("data", None, entry.data, None)
        documents.finish_doc()
        self.docnum += 1
        self._added = True
        if self.pool.size > self.memory:
            self.cut()

    def cut(self) -> None:
        """Writes what is held as a segment, and begins the next one."""
        if self._added:
            self.written.append(self._finalize_segment())
            self.newsegment = self.codec.new_segment(self.storage, self.indexname)
            self.perdocwriter = self.codec.per_document_writer(self.storage, self.newsegment)
            self.fieldwriter = self.codec.field_writer(self.storage, self.newsegment)
            self.docnum, self._added = self.docbase, False

    def give_up(self) -> None:
        """Lets go of every file, whatever fails meanwhile: on a full disk that does, too."""
        for part in (self.perdocwriter, self.fieldwriter):
            with suppress(Exception):
                part.close()
        with suppress(Exception):
            self.cancel()

    def finish(self, others: Iterable[Any] = ()) -> tuple[SegmentPart, ...]:
        """Merges small segments, and makes all of them the index."""
        kept = self._merge_segments(None, None, None)
        self.cut()
        self._close_segment()
        segments = [*kept, *self.written, *others]
        self._commit_toc(segments)
        self._finish()
        return tuple(map(part_of, segments))


def part_of(segment: Any) -> SegmentPart:
    """What the catalogue says of a segment."""
    return SegmentPart(
        segment.segid, segment.doc_count_all(), tuple(sorted(segment.deleted_docs())), dict(segment._fieldlengths)
    )


def segment_of(name: str, documents: int, lengths: dict[str, int]) -> Any:
    """A segment that another process wrote, as Whoosh lists it."""
    segment = _codecs.W3Segment(Codec(), "MAIN", documents, segid=name)
    segment._fieldlengths = lengths
    return segment


def open_writer(folder: Path, memory: int, *, new: bool, alone: bool = True) -> Writer:
    """A writer into a folder: of a new index, or of more into the one that is there."""
    indexes, layout = whoosh("index"), schema()
    storage = whoosh("filedb.filestore").FileStorage(str(folder), supports_mmap=False)
    index = indexes.FileIndex.create(storage, layout) if new else indexes.FileIndex(storage, layout)
    return Writer(index, memory, alone=alone)
