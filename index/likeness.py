"""Likeness: the words that tell a passage from others."""

from __future__ import annotations

from math import log

from index.grammar import LIGHT
from index.query import Place, Word
from index.store import Store
from index.tokens import tokens

MOST = 12


def telling_words(store: Store, text: str, documents: int) -> list[Word]:
    """The words of a text that are frequent in it and rare elsewhere, the most telling first."""
    worth: dict[str, float] = {}
    shown: dict[str, str] = {}
    for token in tokens(text):
        if token.span or token.exact in LIGHT or not token.exact.isalnum():
            continue
        frequency = store.frequency("stem", token.stem)
        if frequency > 1:
            worth[token.stem] = worth.get(token.stem, 0.0) + log(1 + documents / frequency)
            shown.setdefault(token.stem, text[token.start : token.end])
    best = sorted(worth, key=lambda stem: (-worth[stem], stem))[:MOST]
    return [Word(shown[stem], Place(0, len(shown[stem]))) for stem in best]
