"""Pairing: who stands opposite whom, best overall; and how alike two statements are.

Two statements are alike as far as the words that they share weigh against all of theirs (a weighted Dice measure over
the stems of the analyst's text and, at half weight, of the quotations). A word weighs its rarity among the statements
compared; names weigh half as much again and numbers twice, for *Boeing* and *200* tell what a statement is about where
*announced* does not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log

from profiles.model import Statement

THRESHOLD = 0.25
"""How alike two statements must be to stand on one line."""
LARGEST = 80
"""Groups with more members than this on the smaller side are paired greedily: the best overall costs its cube."""
COMMON = 50
"""In crowded rows a word that more statements hold than this proposes no pair: keeps proposals linear."""

_EMPTY = frozenset({
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "before", "both",
    "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it",
    "its", "more", "not", "of", "on", "or", "over", "says", "said", "she", "should", "so", "some", "such", "than",
    "that", "the", "their", "them", "there", "these", "they", "this", "those", "through", "to", "until", "up",
    "was", "were", "what", "when", "which", "while", "who", "will", "with", "would",
})  # fmt: skip
"""Words that tell nothing of what a statement is about."""

Pair = tuple[int, int]
Bag = dict[str, float]
"""The stems of a statement, each with its share: 1 or .5, times 1.5 for a name or 2 for a number."""


def assign(scores: Sequence[Sequence[float]]) -> list[Pair]:
    """The pairs (row, column) with the greatest sum of scores; every row or every column is in one.

    The Hungarian algorithm with potentials, O(n²m) for n rows ≤ m columns.
    """
    if not scores or not scores[0]:
        return []
    if len(scores) > len(scores[0]):
        turned = [list(column) for column in zip(*scores, strict=True)]
        return sorted((row, column) for column, row in assign(turned))
    owner = _owners(scores)
    return sorted((row, column) for column, row in enumerate(owner) if row is not None)


def _owners(scores: Sequence[Sequence[float]]) -> list[int | None]:
    """For each column the row that it is given to: one shortest augmenting path a row.

    Rows and columns count from 1; 0 stands for *none*. The two potentials keep reduced costs from being negative, so
    that each path is found as by Dijkstra. Longer than thirty lines would be worse split: the loop is one thought.
    """
    n, m = len(scores), len(scores[0])
    row_potential, column_potential = [0.0] * (n + 1), [0.0] * (m + 1)
    owner, came_from = [0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        owner[0], column = row, 0
        distance, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while owner[column]:
            used[column] = True
            current, nearest, step = owner[column], 0, float("inf")
            costs, base = scores[current - 1], row_potential[current]
            for other in range(1, m + 1):
                if used[other]:
                    continue
                reduced = -costs[other - 1] - base - column_potential[other]
                if reduced < distance[other]:
                    distance[other], came_from[other] = reduced, column
                if distance[other] < step:
                    step, nearest = distance[other], other
            for other in range(m + 1):
                if used[other]:
                    row_potential[owner[other]] += step
                    column_potential[other] -= step
                else:
                    distance[other] -= step
            column = nearest
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    return [row - 1 if row else None for row in owner[1:]]


def pair(candidates: dict[Pair, float], threshold: float = THRESHOLD) -> list[Pair]:
    """The best pairing overall of those above the threshold; what has no counterpart is in no pair.

    Groups that share no candidate are paired by themselves, so the cost follows the largest group.
    """
    allowed = {found: score for found, score in candidates.items() if score >= threshold}
    return sorted(found for group in _groups(allowed) for found in _best(group, allowed))


def _best(group: list[Pair], scores: dict[Pair, float]) -> list[Pair]:
    """The best pairing within one group; greedy where it is huge."""
    lefts, rights = sorted({left for left, _ in group}), sorted({right for _, right in group})
    if min(len(lefts), len(rights)) > LARGEST:
        return _greedy(sorted(group, key=lambda found: (-scores[found], found)))
    table = [[scores.get((left, right), 0.0) for right in rights] for left in lefts]
    chosen = ((lefts[row], rights[column]) for row, column in assign(table))
    return [found for found in chosen if found in scores]


def _greedy(ranked: Iterable[Pair]) -> list[Pair]:
    """The first of each, best first."""
    lefts, rights, chosen = set(), set(), []
    for left, right in ranked:
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            chosen.append((left, right))
    return chosen


def _groups(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Pairs that hang together by a common member."""
    by_left, by_right = defaultdict(list), defaultdict(list)
    for found in pairs:
        by_left[found[0]].append(found)
        by_right[found[1]].append(found)
    seen: set[Pair] = set()
    for start in by_left:
        group, waiting = [], list(by_left[start])
        while waiting:
            found = waiting.pop()
            if found not in seen:
                seen.add(found)
                group.append(found)
                waiting += by_left[found[0]] + by_right[found[1]]
        if group:
            yield group


class Likeness:
    """How alike statements are, among the statements that are compared."""

    __slots__ = ("_bags", "_weights")

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._bags = {one.id: bag(one) for one in statements}
        counts = Counter(stem for one in self._bags.values() for stem in one)
        size = len(self._bags)
        self._weights = {stem: log((size + 1) / count) for stem, count in counts.items()}

    def __call__(self, left: Statement, right: Statement, about: frozenset[str] = frozenset()) -> float:
        """From 0 to 1. Stems in `about`, what the whole row is about, count for nothing."""
        ours, theirs, weights = self._bags[left.id], self._bags[right.id], self._weights
        total = _weight(ours, weights, about) + _weight(theirs, weights, about)
        if not total:
            return 0.0
        common = (stem for stem in ours if stem in theirs and stem not in about)
        return 2 * sum(min(ours[stem], theirs[stem]) * weights[stem] for stem in common) / total

    def candidates(self, lefts: Sequence[Statement], rights: Sequence[Statement], about: str) -> dict[Pair, float]:
        """Pairs of positions that share a word, each with its likeness."""
        told = frozenset(stems(about))
        crowded = len(lefts) * len(rights) > COMMON * COMMON
        return {
            (left, right): self(lefts[left], rights[right], told)
            for left, right in self._proposed(lefts, rights, COMMON if crowded else None)
        }

    def _proposed(
        self, lefts: Sequence[Statement], rights: Sequence[Statement], common: int | None
    ) -> Iterable[tuple[int, int]]:
        """Pairs worth looking at: all, or in a crowded row those that share a word which is not common."""
        if common is None:
            return ((left, right) for left in range(len(lefts)) for right in range(len(rights)))
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for right, one in enumerate(rights):
            for stem in self._bags[one.id]:
                holders[stem].append(right)
        return {
            (left, right)
            for left, one in enumerate(lefts)
            for stem in self._bags[one.id]
            if len(holders[stem]) <= common
            for right in holders[stem]
        }


def _weight(stems_of_one: Bag, weights: dict[str, float], about: frozenset[str]) -> float:
    """What all words of a statement weigh together."""
    return sum(share * weights[stem] for stem, share in stems_of_one.items() if stem not in about)


def bag(statement: Statement) -> Bag:
    """The stems of a statement: of its text in full, of its quotations half."""
    shares: Bag = {}
    for text, share in ((statement.text, 1.0), *((one.quote, 0.5) for one in statement.evidence)):
        for stem, factor in _marked(text):
            shares[stem] = max(shares.get(stem, 0.0), share * factor)
    return shares


def stems(text: str) -> Iterator[str]:
    """The stems of a text, in order."""
    return (stem for stem, _ in _marked(text))


def _marked(text: str) -> Iterator[tuple[str, float]]:
    """The stems of a text, each with how much more than a common word it tells."""
    first = True
    for word in words(text):
        factor = 2.0 if word[0].isdigit() else 1.5 if word[0].isupper() and not first else 1.0
        first = False
        if word.casefold() not in _EMPTY or word.isupper():
            yield stem(word), factor


def words(text: str) -> Iterator[str]:
    """Runs of letters and digits (`U.S.` is `US`, `244.8` one number); Han and kana as pairs of characters."""
    import re

    for found in re.finditer(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+", text):
        word = found[0].replace(".", "") if found[0][0].isalpha() else found[0].replace(",", "")
        if word[0] >= "\u3040" and len(word) > 1 and not "\uac00" <= word[0] <= "\ud7af":
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        else:
            yield word


def stem(word: str) -> str:
    """A word without its usual endings: enough to match *agreed* with *agreement*, no more."""
    word = word.casefold()
    if len(word) < 4 or not word.isalpha():
        return word
    if not word.isascii():
        return word[:6] if len(word) > 7 else word
    for ending in ("ments", "ment", "ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
