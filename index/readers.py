"""The readers: our segments as Whoosh reads them, for its merges and for its own evaluator; no look-up needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from index.schema import POSITIONS
from index.segment import LENGTHS, Segment
from index.whoosh_door import whoosh

_base = whoosh("codec.base")
# ruff: noqa: D102 - what each method means is said in Whoosh's base classes


def _segment(storage: Any, segment: Any) -> Segment:
    return Segment(f"{storage.folder}/{segment.segment_id()}", segment.doc_count_all())


class DocumentsReader(_base.PerDocumentReader):  # type: ignore[misc, name-defined]
    """Reads what is stored of documents, for a merge and for Whoosh's own evaluator."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._read, self._segment = _segment(storage, segment), segment
        self._lengths: dict[str, bytes] = {}

    def doc_count(self) -> int:
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        return int(self._segment.doc_count_all())

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterable[int]:
        deleted: Iterable[int] = self._segment.deleted_docs()
        return deleted

    def _of(self, field: str) -> bytes:
        if field not in self._lengths:
            self._lengths[field] = self._read.lengths(field)
        return self._lengths[field]

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return LENGTHS[self._of(fieldname)[docnum]] or default

    def field_length(self, fieldname: str) -> int:
        return int(self._segment._fieldlengths.get(fieldname, 0))

    def min_field_length(self, fieldname: str) -> int:
        return LENGTHS[min(self._of(fieldname), default=0)]

    def max_field_length(self, fieldname: str) -> int:
        return LENGTHS[max(self._of(fieldname), default=0)]

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return {"data": tuple(self._read.stored(docnum))}


class TermsReader(_base.TermsReader):  # type: ignore[misc, name-defined]
    """Reads terms and postings, for a merge and for Whoosh's own evaluator."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._read = _segment(storage, segment)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._read.frequency(*term) > 0

    def indexed_field_names(self) -> Iterable[str]:
        return self._read.fields.keys()

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return self._read.every()

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return ((field, text) for field, text in self._read.every() if (field, text) >= (fieldname, prefix))

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> Any:
        postings = self._read.postings(fieldname, text)
        if postings is None:
            raise whoosh("reading").TermNotFound(f"No term {fieldname}:{text!r}")
        documents, counts = postings.documents(), postings.counts()
        return whoosh("reading").TermInfo(
            weight=float(sum(counts)), df=len(documents), minlength=1, maxlength=None, maxweight=float(max(counts)),
            minid=documents[0], maxid=documents[-1],
        )  # fmt: skip

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return self._read.frequency(fieldname, text)

    def frequency(self, fieldname: str, text: bytes) -> float:
        postings = self._read.postings(fieldname, text)
        return float(sum(postings.counts())) if postings else 0.0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Any:
        info = self.term_info(fieldname, text)
        postings = self._read.postings(fieldname, text)
        assert postings is not None
        documents = postings.documents()
        places = postings.places(set(documents))
        values = [POSITIONS.encode(places[n]) if n in places else b"" for n in documents]
        weights = [float(count) for count in postings.counts()]
        return whoosh("matching").ListMatcher(
            documents, weights, values, format_, scorer, term=(fieldname, text), terminfo=info
        )
