"""Marks: which spans of a text a query found, from the places of its words; whole words, and phrases as a whole."""

from __future__ import annotations

from index.ladders import Ladder
from index.tokens import Token, tokens
from index.wants import EXACT, STEM, Slot, Term
from profiles.lean import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Span = tuple[int, int]
Places = dict[Term, dict[int, Span]]
"""For each term its positions, and the span of the text at each."""


def marks(text: str, ladders: Iterable[Ladder]) -> tuple[Span, ...]:
    """The spans of `text` in which what was asked for stands, in order and without overlaps."""
    ladders = list(ladders)
    places = _places(
        text, {term for ladder in ladders for rung in ladder for row in rung for slot in row for term in slot}
    )
    return tuple(_merged(sorted({span for ladder in ladders for span in _highest(ladder, places)})))


def _highest(ladder: Ladder, places: Places) -> Iterable[Span]:
    """What stands there of the first rung of which anything does."""
    rungs = ({span for row in rung for span in _found(row, places)} for rung in ladder)
    return next(filter(None, rungs), ())


def _places(text: str, wanted: set[Term]) -> Places:
    """Where each of some terms stands in a text; a word of its own rather than one that reads over several."""
    stems, forms = ({word for field, word in wanted if field == kind} for kind in (STEM, EXACT))
    letters = frozenset(word[:1].lower() for _, word in wanted)
    found: Places = {}
    here = [token for token in _tokens(text, letters) if token.stem in stems or token.exact in forms]
    for token in sorted(here, key=lambda token: token.span > 1):
        for term in ((STEM, token.stem), (EXACT, token.exact)):
            found.setdefault(term, {}).setdefault(token.position, (token.start, token.end))
    return found


@lru_cache(maxsize=512)
def _tokens(text: str, letters: frozenset[str]) -> list[Token]:
    """The tokens of a text, with the stems that begin so: from one letter typed to the next most texts are the same."""
    return tokens(text, letters)


def _found(row: Sequence[Slot], places: Places) -> Iterable[Span]:
    """The spans of what stands in a row, from the first word to the last."""
    first, *rest = [_standing(slot, places) for slot in row] or [{}]
    for position, (start, end) in first.items():
        spans = [here.get(position + step) for step, here in enumerate(rest, 1)]
        if all(spans):
            yield start, max([end, *(span[1] for span in spans if span)])


def _standing(slot: Slot, places: Places) -> dict[int, Span]:
    """Where any of a slot's terms stands."""
    if len(slot) == 1:
        return places.get(slot[0], {})
    found: dict[int, Span] = {}
    for term in slot:
        found.update(places.get(term, {}))
    return found


def _merged(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif end > start:
            found.append((start, end))
    return found
