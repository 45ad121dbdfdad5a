"""The schema: what is indexed of a passage and of a statement.

Whoosh is handed finished postings: the text is cut into tokens once, and both fields are made from them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from index.tokens import Token
from index.whoosh_door import whoosh

_fields, _formats = whoosh("fields"), whoosh("formats")
_POSITIONS, _FREQUENCY, _EXISTENCE = _formats.Positions(), _formats.Frequency(), _formats.Existence()
_ENCODED_FREQUENCY = {n: whoosh("system").pack_uint(n) for n in range(1, 256)}

Posting = tuple[bytes, int, float, bytes]
"""Term, frequency, weight, encoded value."""


class Prepared(_fields.FieldType):  # type: ignore[misc, name-defined]
    """A field that is given its postings ready-made."""

    def __init__(self, format: Any, scorable: bool) -> None:
        super().__init__(format, None, scorable=scorable)

    def index(self, value: Iterable[Posting], **_: Any) -> Iterable[Posting]:
        """The postings as they are given."""
        return value


def schema() -> Any:
    """Whoosh's schema: two faces, each with a stemmed and an exact field, and the keys that filters ask for."""
    text = {name: Prepared(_POSITIONS, scorable=name in ("stem", "said")) for name in TEXTS}
    keys = {name: Prepared(_EXISTENCE, scorable=False) for name in KEYS}
    stored = _fields.STORED()
    return _fields.Schema(**text, **keys, section=Prepared(_FREQUENCY, scorable=False), data=stored)


TEXTS = ("stem", "exact", "said", "said_exact")
KEYS = (
    "key", "file", "face", "source", "kind", "lang",
    "meeting", "dimension", "topic", "standing", "account", "speaker", "cites",
)  # fmt: skip


def stems(tokens: Iterable[Token]) -> Iterator[Posting]:
    """Postings of the stemmed field."""
    return _positions((token.stem, token.position, not token.span) for token in tokens)


def exacts(tokens: Iterable[Token]) -> Iterator[Posting]:
    """Postings of the exact field."""
    return _positions((token.exact, token.position, not token.span) for token in tokens)


def _positions(words: Iterable[tuple[str, int, bool]]) -> Iterator[Posting]:
    """Postings with places. Another reading is found like a word, but adds nothing to the length of the text."""
    places: dict[str, list[int]] = defaultdict(list)
    own: dict[str, int] = defaultdict(int)
    for word, position, counts in words:
        places[word].append(position)
        own[word] += counts
    encode = _POSITIONS.encode
    for word, found in places.items():
        at = sorted(set(found))
        yield word.encode("utf-8", "surrogatepass"), own[word], float(len(at)), encode(at)


def frequencies(tokens: Iterable[Token]) -> list[Posting]:
    """Postings without places, for the heading over a passage."""
    counts: dict[str, int] = defaultdict(int)
    for token in tokens:
        counts[token.stem] += 1
    return [
        (w.encode("utf-8", "surrogatepass"), n, float(n), _ENCODED_FREQUENCY[min(n, 255)]) for w, n in counts.items()
    ]


def keys(values: Iterable[str | None]) -> list[Posting]:
    """Postings of a filter's values, in one case."""
    return [(value.encode("utf-8", "surrogatepass"), 1, 1.0, b"") for value in {v.casefold() for v in values if v}]
