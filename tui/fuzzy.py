"""Fuzzy: how well what was typed fits a label; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from profiles.text.folding import fold_case

T = TypeVar("T")


def fits(typed: str, label: str) -> float:
    """0 where it does not fit, else higher the better: whole words, beginnings of words, letters in order."""
    words, within = fold_case(typed).split(), fold_case(label)
    scores = [_fits_word(word, within) for word in words]
    return sum(scores) / (1 + len(within) / 200) if scores and all(scores) else float(not words)


def _fits_word(word: str, label: str) -> float:
    at = label.find(word)
    while at > 0 and label[at - 1].isalnum():
        at = label.find(word, at + 1)
    if at >= 0:
        return 3.0
    if word in label:
        return 2.0
    return 1.0 if len(word) > 1 and _begins_words(word, label) else 0.0


def _begins_words(word: str, label: str) -> bool:
    """Whether it is made of the beginnings of words, in order: `puxi` for `Putin and Xi`."""
    rest = word
    for part in label.split():
        kept = 0
        while kept < min(len(rest), len(part)) and rest[kept] == part[kept]:
            kept += 1
        rest = rest[kept:]
    return not rest


def best(typed: str, items: Iterable[tuple[T, str]]) -> list[T]:
    """The items whose labels fit, the best first; in their own order where nothing is typed."""
    scored = [(fits(typed, label), item) for item, label in items]
    kept = [pair for pair in scored if pair[0] > 0]
    return [item for _, item in (sorted(kept, key=lambda pair: -pair[0]) if typed.strip() else kept)]


def called(typed: str, named: Iterable[tuple[T, str]], fitting: list[T]) -> list[T]:
    """Those whose name begins with what was typed, then those of whose names a word does, then what fits otherwise."""
    wanted = "-".join(fold_case(typed).split())
    names = [(item, fold_case(name)) for item, name in named if name]
    first = [item for item, name in sorted(names, key=lambda pair: pair[1] != wanted) if name.startswith(wanted)]
    words = [item for item, name in names if f"-{wanted}" in name]
    return list(dict.fromkeys([*first, *words, *fitting]))
