"""Stems: what a word's forms have in common, by its script."""

from __future__ import annotations

from index import patterns
from index.spelling import APART, one_spelling
from index.whoosh_door import english_stemmer
from profiles.lean import lru_cache

_ENDINGS = (
    ("иями", "оями"),
    ("иям", "иях", "оях", "ями", "ами", "его", "ему", "ими", "ого", "ому", "ыми", "ией"),
    ("ая", "яя", "ях", "юю", "ах", "ею", "их", "ия", "ие", "ии", "ию", "ою", "ую", "ям", "ых", "ам", "ем", "ей",
     "ев", "ий", "им", "ое", "ой", "ом", "ов", "ые", "ый", "ым"),
    ("а", "я", "о", "и", "е", "ь", "ы", "й", "у", "ю"),
)  # fmt: skip
"""Endings of nouns and adjectives; those of verbs stay, for `модели` and `область` end as verbs do."""
_FLEETING = patterns.compile(r"(?<=\w\w)([бвгджзйклмнпрстфхцчшщ])[еоё]([нкцлр])$")
"""A vowel that comes and goes: `уровень` and `уровня`, `рынок` and `рынка`."""
_NO_NOUNS = frozenset(("после", "более", "менее", "около", "кроме"))
_LONGEST_FIRST = tuple((ending, len(ending)) for group in _ENDINGS for ending in group)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded, lower-case word: English for Latin letters, Russian for Cyrillic, else the word."""
    if word.isascii():
        return english(word) if word.isalpha() else word
    first = word[0]
    if "Ѐ" <= first <= "ӿ":
        return russian(word)
    return english(word) if first < "ɐ" and word.isalpha() else word


def english(word: str) -> str:
    """Porter2 of the one spelling of a word.

    >>> english("favours") == english("favoured") == english("favoring")
    True
    """
    if len(word) < 3:
        return word
    return APART.get(word) or english_stemmer()(one_spelling(word))


def russian(word: str) -> str:
    """A light stem: the endings of cases, taken off until none is left.

    Snowball's own takes `визит` to `виз` and `визита` to `визит`, `Лавров` to `лавр` and `Лаврова` to
    `лавров`: a noun would not find its other cases. Taking endings off until none is left meets at one stem.

    >>> {russian(w) for w in ("визит", "визита", "визитом")}, {russian(w) for w in ("лавров", "лаврова", "лавровым")}
    ({'визит'}, {'лавр'})
    """
    if word in _NO_NOUNS:
        return word
    while (shorter := _without_ending(word)) != word:
        word = shorter
    return _FLEETING.sub(r"\1\2", word.replace("нн", "н"))


def _without_ending(word: str) -> str:
    """The word without its longest ending, as long as three letters stay."""
    for ending, length in _LONGEST_FIRST:
        if word.endswith(ending) and len(word) - length > 2:
            return word[:-length]
    return word
