"""Slips: whether a word may be another one mistyped, rather than a word of its own that the sources lack."""

from __future__ import annotations

from itertools import groupby, pairwise

from profiles.lean import lru_cache

LONG = 8
"""Letters of a word in which two slips are believed, and one letter for any other."""
HEARD = 6
"""Letters of a word that may have been misheard; a shorter one has too many neighbours: `groin` is not `green`."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("vw", "iy", "ck", "cs", "sz", "kq", "gj", "jy", "ae", "ei", "ou", "td", "pb", "fv", "gk")
"""Letters that are taken for each other by ear, or from one script to another."""


def is_slip(typed: str, meant: str, most: int | None = None) -> bool:
    """Whether the difference is one that fingers and ears make: letters swapped, doubled, lost, added, or neighbours.

    A short word with another letter in it is another word: nobody who types `macron` means `micron`.

    >>> [is_slip(*pair) for pair in (("siberai", "siberia"), ("lawrow", "lavrov"), ("tarrifs", "tariffs"))]
    [True, False, True]
    >>> is_slip("lawrow", "lavrov", 2), is_slip("macron", "micron"), is_slip("slovakia", "slovenia")
    (True, False, False)
    """
    from rapidfuzz.distance import OSA

    one, other = _once(typed), _once(meant)
    most = most if most is not None else 2 if len(typed) >= LONG else 1
    distance = OSA.distance(one, other)
    if distance > most:
        return False
    others = _other_letters(one, other)
    return not others or (len(typed) >= LONG and distance == 1)


def _once(word: str) -> str:
    """The word with doubled letters written once."""
    return "".join(letter for letter, _ in groupby(word))


def _other_letters(one: str, other: str) -> int:
    """How many letters stand for others that neither fingers nor ears take for them; none where two are swapped."""
    from rapidfuzz.distance import Levenshtein

    if sorted(one) == sorted(other):
        return 0
    likely = _typed() | _heard() if len(one) >= HEARD else _typed()
    changed = (edit for edit in Levenshtein.editops(one, other) if edit.tag == "replace")
    return sum(frozenset((one[edit.src_pos], other[edit.dest_pos])) not in likely for edit in changed)


@lru_cache(maxsize=1)
def _typed() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for row in _ROWS for pair in pairwise(row))


@lru_cache(maxsize=1)
def _heard() -> frozenset[frozenset[str]]:
    return frozenset(map(frozenset, _SOUNDS))
