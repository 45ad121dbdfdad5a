"""Nearest: where a source says almost what a quotation says — a hint for a person, never an acceptance."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from profiles.model import Passage
from profiles.quoting.reading import Reading, read
from profiles.text.folding import fold_case
from profiles.text.mending import seen
from profiles.value import dataclass

_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]{2}|[^\W_\u2e80-\u9fff\uf900-\ufaff]{3,}")
LONGEST = 1000
"""Characters of a quotation that are compared; of a longer one, its beginning."""
LEAST = 0.6
WINDOW, WINDOWS, HITS = 2048, 6, 200_000


@dataclass(frozen=True, slots=True)
class Hint:
    """A place that a quotation resembles."""

    start: int
    """Raw offset."""
    end: int
    text: str
    """What stands there, as a reader sees it."""
    similarity: float
    """From 0 to 1. A sentence and its negation reach 0.99."""
    passage: str
    line: int


def nearest(quote: str, raw: str, passages: tuple[Passage, ...]) -> Hint | None:
    """The place that resembles the quotation most, where any does; in bounded time also for the largest files."""
    needle = fold_case(seen(quote))[:LONGEST]
    if not passages or len(needle) < 4:
        return None
    reading = read(raw, passages)
    text = fold_case(reading.text)
    found = [_best(needle, text, lo, hi) for lo, hi in _windows(needle, text)]
    if not found:
        return None
    similarity, start, end = max(found)
    return _hint(reading, similarity, start, end) if similarity >= LEAST and end > start else None


def _windows(needle: str, text: str) -> list[tuple[int, int]]:
    """The stretches of the text that hold most of the quotation's words."""
    words = sorted(set(_WORD.findall(needle)), key=len, reverse=True)[:16]
    if not words:
        return [(0, min(len(text), 4 * WINDOW))]
    size = max(WINDOW, 2 * len(needle))
    held: dict[int, set[str]] = {}
    for hit in islice(re.finditer("|".join(map(re.escape, words)), text), HITS):
        held.setdefault(hit.start() // size, set()).add(hit.group())
    both = Counter({at: len(held[at] | held.get(at + 1, set())) for at in held})
    return [(max(at * size - len(needle), 0), (at + 2) * size) for at, _ in both.most_common(WINDOWS)]


def _best(needle: str, text: str, lo: int, hi: int) -> tuple[float, int, int]:
    """Similarity and span of the best match between two positions, grown to whole words."""
    from rapidfuzz import fuzz

    there = text[lo:hi]
    if len(there) <= len(needle):
        return fuzz.ratio(needle, there) / 100, lo, lo + len(there)
    match = fuzz.partial_ratio_alignment(needle, there)
    if match is None:
        return 0.0, lo, lo
    start, end = lo + match.dest_start, lo + match.dest_end
    while start > 0 and start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return fuzz.ratio(needle, text[start:end]) / 100, start, end


def _hint(reading: Reading, similarity: float, start: int, end: int) -> Hint:
    while end > start and reading.text[end - 1].isspace():
        end -= 1
    while start < end and (reading.text[start].isspace() or reading.text[start] in ".,;:!?)]"):
        start += 1
    passage = reading.passages[reading.index_at(start)]
    raw_start, raw_end = reading.raw_span(start, end)
    return Hint(raw_start, raw_end, reading.text[start:end], round(similarity, 4), passage.id, passage.line)
