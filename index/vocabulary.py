"""The vocabulary: the words of an index that begin like, or look like, another."""

from __future__ import annotations

from itertools import islice, takewhile
from math import ceil

from index.store import Store
from index.tokens import folded

ALIKE, VERY_ALIKE = 65, 80
"""How alike, of a hundred, a word is to one that is offered for it; and to one that begins otherwise."""
MOST_LOOKED_AT = 50_000
"""Words that are looked through for one that resembles another; beyond, those with the same first letter."""


def beginning(store: Store, field: str, prefix: str) -> list[tuple[str, int]]:
    """The words that begin so, with how many documents hold them, the most frequent first."""
    lower = folded(prefix)
    found = dict(store.terms(field, lower))
    if lower.isascii() and lower.isalpha() and len(lower) <= 6:
        found.update(store.terms(field, lower.upper()))
    return _frequent(found)


def resembling(store: Store, field: str, word: str, edits: int) -> list[tuple[str, int]]:
    """The words that differ by at most so many letters, the closest first."""
    from rapidfuzz.distance import OSA

    word = folded(word)
    found = []
    for candidate, count in _candidates(store, field, word):
        if abs(len(candidate) - len(word)) <= edits:
            distance = OSA.distance(word, candidate, score_cutoff=edits)
            if distance <= edits:
                found.append((distance, -count, candidate))
    return [(candidate, -count) for _, count, candidate in sorted(found)]


def correction(store: Store, field: str, word: str) -> str | None:
    """The word that a misspelt one most likely stands for: a slip away, two in longer words, the first letter kept."""
    from index.slips import is_slip

    word = folded(word)
    for candidate, _ in resembling(store, field, word, 1 if len(word) < 6 else 2):
        if candidate != word and len(candidate) > 3 and _same_beginning(word, candidate) and is_slip(word, candidate):
            return candidate
    return None


def continued(store: Store, field: str, word: str) -> str | None:
    """The word that begins with nearly all of a long one: `neighbourly` for `neighbourliness`."""
    word = folded(word)
    least = max(6, ceil(0.75 * len(word)))
    if len(word) < least:
        return None
    others = [(other, count) for other, count in store.terms(field, word[:least]) if other.isalpha()]
    shared = ((sum(takewhile(bool, map(str.__eq__, word, other))), count, other) for other, count in others)
    return max(shared, default=(0, 0, None))[2]


def two_words(store: Store, field: str, word: str) -> str | None:
    """The two words of the index that were typed as one, if any."""
    word = folded(word)
    best: tuple[int, str] | None = None
    for cut in range(3, len(word) - 2):
        left, right = word[:cut], word[cut:]
        least = min(store.frequency(field, left), store.frequency(field, right))
        if least and (best is None or least > best[0]):
            best = (least, f"{left} {right}")
    return best[1] if best else None


def nearest_words(store: Store, field: str, word: str, most: int = 3) -> list[str]:
    """Words of the index that look most like a word, however far."""
    from rapidfuzz import fuzz, process

    word = folded(word)
    choices = [candidate for candidate, _ in _candidates(store, field, word) if len(candidate) > 2]
    found = process.extract(word, choices, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    good = (str(choice) for choice, alike, _ in found if alike >= VERY_ALIKE or _same_beginning(word, choice))
    return list(islice(good, most))


def _same_beginning(word: str, candidate: str) -> bool:
    return word[0] == candidate[0] or word[:2] == candidate[1::-1]


def _candidates(store: Store, field: str, word: str) -> list[tuple[str, int]]:
    found = list(store.terms(field, word[:1]))
    if word[1:2] and word[1] != word[0]:
        found.extend(store.terms(field, word[1]))
    return [(term, count) for term, count in found if term.isalpha()]


def _frequent(found: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))
