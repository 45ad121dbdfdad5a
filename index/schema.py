"""The schema: what is indexed of a passage and of a statement.

The text is cut into tokens once, both fields are made from them, and the writer is handed finished postings.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from index.posts import MOST_PLACES
from index.tokens import Token
from index.whoosh_door import whoosh
from profiles.value import dataclass

_fields, _formats = whoosh("fields"), whoosh("formats")

Words = Mapping[bytes, "list[int] | int"]
"""For each term its positions, or how often it stands there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage or a statement as it is written."""

    words: dict[str, Words]
    """By field."""
    lengths: dict[str, int]
    """In words, of the fields that are ranked by."""
    data: tuple[Any, ...]
    """What is stored."""


class Places(_formats.Positions):  # type: ignore[misc, name-defined]
    """Positions as an array of numbers, for Whoosh's own evaluator."""

    def encode(self, poslist: Sequence[int]) -> bytes:
        """Positions to bytes."""
        return array("I", poslist).tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Bytes to positions."""
        return positions_in(valuestring)

    def decode_frequency(self, valuestring: bytes) -> int:
        """How many positions there are."""
        return len(valuestring) // 4

    def decode_weight(self, valuestring: bytes) -> float:
        """The same, as a weight."""
        return float(len(valuestring) // 4)


POSITIONS = Places()


def positions_in(value: bytes) -> list[int]:
    """The positions that `Places` encoded."""
    return array("I", value).tolist()


class Prepared(_fields.FieldType):  # type: ignore[misc, name-defined]
    """A field that is given its words ready-made."""

    def __init__(self, format: Any, scorable: bool) -> None:
        super().__init__(format, None, scorable=scorable)

    def index(self, value: Words, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The postings as Whoosh's own codec takes them."""
        for word, places in value.items():
            count = places if isinstance(places, int) else len(places)
            yield word, count, float(count), b"" if isinstance(places, int) else self.format.encode(places)


def schema() -> Any:
    """Whoosh's schema: two faces, each with a stemmed and an exact field, and the keys that filters ask for."""
    text = {name: Prepared(POSITIONS, scorable=name in ("stem", "said")) for name in TEXTS}
    keys = {name: Prepared(_formats.Existence(), scorable=False) for name in KEYS}
    stored = _fields.STORED()
    return _fields.Schema(**text, **keys, section=Prepared(_formats.Frequency(), scorable=False), data=stored)


TEXTS = ("stem", "exact", "said", "said_exact")
KEYS = (
    "key", "file", "face", "source", "kind", "lang",
    "meeting", "dimension", "topic", "standing", "account", "speaker", "cites",
)  # fmt: skip


def texts(tokens: Sequence[Token]) -> tuple[Words, Words, int]:
    """The words of the stemmed and of the exact field, and how many of them are words of their own.

    Another reading is found like a word, but adds nothing to the length of the text.
    """
    own = sum(not token.span for token in tokens)
    return _places((t.stem, t.position) for t in tokens), _places((t.exact, t.position) for t in tokens), own


def _places(words: Iterable[tuple[str, int]]) -> dict[bytes, list[int]]:
    places: dict[str, list[int]] = {}
    for word, position in words:
        held = places.get(word)
        if held is None:
            places[word] = [position]
        elif len(held) < MOST_PLACES:
            held.append(position)
    return {
        word.encode("utf-8", "surrogatepass"): at if len(at) == 1 else sorted(set(at)) for word, at in places.items()
    }


def frequencies(tokens: Iterable[Token]) -> dict[bytes, int]:
    """Words without places, for the heading over a passage."""
    counts: dict[bytes, int] = {}
    for token in tokens:
        word = token.stem.encode("utf-8", "surrogatepass")
        counts[word] = counts.get(word, 0) + 1
    return counts


def keys(values: Iterable[str | None]) -> dict[bytes, int]:
    """A filter's values, in one case."""
    return {value.casefold().encode("utf-8", "surrogatepass"): 1 for value in values if value}
