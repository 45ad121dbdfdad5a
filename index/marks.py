"""Marks: which spans of a text a query found, from the places of its words; whole words, and phrases as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.tokens import Token, tokens
from index.wants import Slot

Span = tuple[int, int]


def marks(text: str, rows: Iterable[Sequence[Slot]]) -> tuple[Span, ...]:
    """The spans of `text` in which any of the rows of words stands, in order and without overlaps."""
    found = tokens(text)
    by_position: dict[int, list[Token]] = {}
    for token in found:
        by_position.setdefault(token.position, []).append(token)
    spans = [span for row in rows for span in _found(row, by_position)]
    return tuple(_merged(sorted(spans)))


def _found(row: Sequence[Slot], by_position: dict[int, list[Token]]) -> Iterable[Span]:
    for at, here in by_position.items():
        starts = _standing(here, row[0]) if row else []
        if not starts:
            continue
        ends = starts
        for step, slot in enumerate(row[1:], 1):
            ends = _standing(by_position.get(at + step, ()), slot)
            if not ends:
                break
        if ends:
            yield min(token.start for token in starts), max(token.end for token in ends)


def _standing(here: Iterable[Token], slot: Slot) -> list[Token]:
    """The tokens at a position that a slot means; a word of its own rather than one that reads over several."""
    meant = [t for t in here if any(text == (t.stem if field == "stem" else t.exact) for field, text in slot)]
    return [token for token in meant if token.span <= 1] or meant


def _merged(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif end > start:
            found.append((start, end))
    return found
