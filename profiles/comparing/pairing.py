"""Pairing: who stands opposite whom, best overall; and how alike two statements are.

Two statements are alike as far as the words that they share weigh against all of theirs (a weighted Dice measure over
the stems of the analyst's text and, at half weight, of the quotations). A word weighs its rarity among the statements
compared; names weigh half as much again and numbers twice, for *Boeing* and *200* tell what a statement is about where
*announced* does not.
"""

from __future__ import annotations

from math import log

from profiles.lean import defaultdict, lru_cache
from profiles.model import Statement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

THRESHOLD = 0.25
"""How alike two statements must be to stand on one line where no analyst says that they do.

Read against the seeds: in the comparisons of the three large meetings, pairs that a reader would put on one line score
.26 and more, what only shares a subject .23 and less. A wrong pair misleads, a missed one costs a line: when in doubt,
apart.
"""
COSTLY = 1_000_000
"""Groups whose best pairing takes more steps than this (smaller side squared, times the larger) are paired greedily."""
COMMON = 50
"""In crowded rows a word that more statements hold than this proposes no pair."""
PROPOSALS = 400_000
"""About as many pairs are looked at in the most crowded row: `COMMON` shrinks as rows grow."""

_EMPTY = frozenset({
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "before", "both",
    "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it",
    "its", "more", "not", "of", "on", "or", "over", "says", "said", "she", "should", "so", "some", "such", "than",
    "that", "the", "their", "them", "there", "these", "they", "this", "those", "through", "to", "until", "up",
    "was", "were", "what", "when", "which", "while", "who", "will", "with", "would",
})  # fmt: skip
"""Words that tell nothing of what a statement is about."""

_ENDINGS = ("ments", "ment", "ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e")
_NAME, _NUMBER = 1.5, 2.0
_AROUND = ".,;:!?()[]\"'“”‘’—–"
"""Signs that stand around a word."""

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
    small, large = sorted((len(lefts), len(rights)))
    if small * small * large > COSTLY:
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
    """Pairs that hang together by a common member; each member is visited once."""
    by_left: defaultdict[int, list[Pair]] = defaultdict(list)
    by_right: defaultdict[int, list[Pair]] = defaultdict(list)
    for found in pairs:
        by_left[found[0]].append(found)
        by_right[found[1]].append(found)
    while by_left:
        group: list[Pair] = []
        lefts = [next(iter(by_left))]
        while lefts:
            own = by_left.pop(lefts.pop(), [])
            group += own
            lefts += [left for _, right in own for left, _ in by_right.pop(right, [])]
        yield group


class Likeness:
    """How alike statements are, among the statements that are compared."""

    __slots__ = ("_bags",)

    def __init__(self, statements: Iterable[Statement]) -> None:
        bags = {one.id: bag(one.text, tuple(on.quote for on in one.evidence)) for one in statements}
        counts: defaultdict[str, int] = defaultdict(int)
        for stem in (stem for one in bags.values() for stem in one):
            counts[stem] += 1
        weights = {stem: log((len(bags) + 1) / count) for stem, count in counts.items()}
        self._bags = {id: {stem: share * weights[stem] for stem, share in one.items()} for id, one in bags.items()}

    def __call__(self, left: Statement, right: Statement, about: str = "") -> float:
        """From 0 to 1. The words of `about`, what the whole row is about, count for nothing."""
        return self.candidates([left], [right], about).get((0, 0), 0.0)

    def candidates(self, lefts: Sequence[Statement], rights: Sequence[Statement], about: str) -> dict[Pair, float]:
        """Pairs of positions that share a word, each with its likeness."""
        told = stems(about)
        ours, theirs = [self._without(one, told) for one in lefts], [self._without(one, told) for one in rights]
        crowded = len(lefts) * len(rights) > COMMON * COMMON
        common = max(1, min(COMMON, PROPOSALS // (len(lefts) * 32))) if crowded else len(rights)
        ours_whole, theirs_whole = [sum(one.values()) for one in ours], [sum(one.values()) for one in theirs]
        return {
            (left, right): 2 * shared / (ours_whole[left] + theirs_whole[right])
            for left, right in _proposed(ours, theirs, common)
            if (shared := _common(ours[left], theirs[right]))
        }

    def _without(self, statement: Statement, told: frozenset[str]) -> Bag:
        """The weights of a statement's words but for those that say no more than its row does."""
        found = self._bags[statement.id]
        return found if told.isdisjoint(found) else {stem: it for stem, it in found.items() if stem not in told}


def _common(ours: Bag, theirs: Bag) -> float:
    """What the words in both weigh."""
    return sum(min(weight, theirs[stem]) for stem, weight in ours.items() if stem in theirs)


def _proposed(ours: Sequence[Bag], theirs: Sequence[Bag], common: int) -> Iterable[Pair]:
    """Pairs that share a word which no more than some on the right have."""
    if len(ours) == len(theirs) == 1:
        return [(0, 0)]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for right, one in enumerate(theirs):
        for stem in one:
            holders[stem].append(right)
    return {
        (left, right)
        for left, one in enumerate(ours)
        for stem in one
        if len(held := holders.get(stem, ())) <= common
        for right in held
    }


def words(text: str) -> list[str]:
    """The words of a text: acronyms with their points, numbers with their separators, runs of letters.

    >>> words("The U.S. took 1,200 of them (Sino-Russian) in 2026.")
    ['The', 'U.S.', 'took', '1,200', 'of', 'them', 'Sino', 'Russian', 'in', '2026']
    """
    found: list[str] = []
    for chunk in text.split():
        word = chunk.strip(_AROUND)
        if word.isalpha() and word.isascii():
            found.append(word)
        elif word:
            found += _pieces(chunk)
    return found


def _pieces(chunk: str) -> Iterator[str]:
    """The words of what stands between two blanks, sign by sign."""
    at, size = 0, len(chunk)
    while at < size:
        end = start = at
        if chunk[at].isdecimal():
            while end < size and (
                chunk[end].isdecimal() or (chunk[end] in ".," and chunk[end + 1 : end + 2].isdecimal())
            ):
                end += 1
        elif _is_letter(chunk[at]):
            while _is_letter(chunk[end : end + 1]) and chunk[end + 1 : end + 2] == ".":
                end += 2
            if end - start < 4:
                end = start
                while _is_letter(chunk[end : end + 1]):
                    end += 1
        if end > start:
            yield chunk[start:end]
        at = max(end, at + 1)


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and not sign.isdecimal()


@lru_cache(maxsize=4096)
def bag(text: str, quotes: tuple[str, ...] = ()) -> Bag:
    """The stems of a statement: of its text in full, of its quotations half. Kept: a turned comparison asks again."""
    shares: Bag = {}
    for part, share in ((text, 1.0), *((quote, 0.5) for quote in quotes)):
        for at, word in enumerate(words(part)):
            for stem, factor in _stems(word):
                told = share * (min(factor, 1.0) if at == 0 and factor == _NAME else factor)
                if told > shares.get(stem, 0.0):
                    shares[stem] = told
    return shares


@lru_cache(maxsize=1024)
def stems(text: str) -> frozenset[str]:
    """The stems of a text."""
    return frozenset(stem for word in words(text) for stem, _ in _stems(word))


@lru_cache(maxsize=65536)
def _stems(word: str) -> tuple[tuple[str, float], ...]:
    """The stems of a word as it stands in a text, each with how much more than a common word it tells."""
    if word in _EMPTY or (word.casefold() in _EMPTY and not word.isupper()):
        return ()
    if word[0].isdigit():
        return ((word.replace(",", ""), _NUMBER),)
    plain = word.replace(".", "")
    if plain[0] >= "\u3040" and not "\uac00" <= plain[0] <= "\ud7af":
        pairs = [plain[at : at + 2] for at in range(len(plain) - 1)] or [plain]
        return tuple((pair, 1.0) for pair in pairs)
    return ((stem(plain), _NAME if plain[0].isupper() else 1.0),)


def stem(word: str) -> str:
    """A word without its usual endings: enough to match *agreed* with *agreement*, no more."""
    word = word.casefold()
    if len(word) < 4:
        return word
    if not word.isascii():
        return word[:6] if len(word) > 7 else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
