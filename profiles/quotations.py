"""Locate: where a quotation stands in its source, and whether that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from profiles.folding import fold
from profiles.markup import seen
from profiles.model import Evidence, EvidenceState, Passage, Pin
from profiles.reading import Reading, read

_ELLIPSIS = re.compile(r"[\[(]\s?(?:…|\.\s?\.\s?\.\s?\.?)\s?[\])]|…|\.\s?\.\s?\.(?:\s?\.)?")
_LOUD = re.compile(r"[^\W_]")
MOST = 50
"""How many places are offered for a quotation that stands in many."""
NEAR, CONTEXT = 60, 32


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place at which a quotation stands: its span in the reading, and in the file."""

    start: int
    end: int
    raw_start: int
    raw_end: int
    exact: bool


def locate(evidence: Evidence, raw: str, passages: tuple[Passage, ...], pin: Pin | None = None) -> Evidence:
    """The evidence with state, span, passage and candidates as found in the source; nothing near is ever accepted."""
    if not passages or not _LOUD.search(evidence.quote):
        return replace(evidence, state="stale" if pin else "missing")
    reading = read(raw, passages)
    spots = occurrences(reading, evidence.quote)
    apt = in_context(reading, spots, evidence.before, evidence.after)
    if pin is not None:
        return _by_pin(evidence, reading, apt, spots, pin)
    if len(apt) == 1:
        return _found(evidence, reading, apt[0])
    if not spots:
        return replace(evidence, state="missing", candidates=_cut_words(reading, evidence.quote))
    return replace(evidence, state="ambiguous", candidates=_spans(apt or spots))


def _found(evidence: Evidence, reading: Reading, spot: Spot) -> Evidence:
    passage = reading.passages[reading.index_at(spot.start)]
    state: EvidenceState = "exact" if spot.exact else "normalized"
    return replace(
        evidence, state=state, start=spot.raw_start, end=spot.raw_end, passage=passage.id, candidates=()
    )  # fmt: skip


def _spans(spots: list[Spot]) -> tuple[tuple[int, int], ...]:
    return tuple((spot.raw_start, spot.raw_end) for spot in spots[:MOST])


# --- where it stands ---------------------------------------------------------------------------------------------


def occurrences(reading: Reading, quote: str) -> list[Spot]:
    """Every place at which the quotation stands as whole words; where one place has it to the letter, only that."""
    spots = list(_whole(reading, quote, inside_words=False)) or list(_in_pieces(reading, quote))
    letter_perfect = [spot for spot in spots if spot.exact]
    return letter_perfect if len(letter_perfect) == 1 else spots


def _needles(quote: str) -> Iterator[str]:
    """The quotation as it may stand in a folded reading: as typed, then with accents composed and decomposed."""
    needle = fold(seen(quote)).strip()
    yield needle
    if not needle.isascii():
        from unicodedata import normalize

        yield from {normalize("NFC", needle), normalize("NFD", needle)} - {needle}


def _whole(reading: Reading, quote: str, inside_words: bool) -> Iterator[Spot]:
    for needle in _needles(quote):
        found = False
        at = reading.folded.find(needle) if needle else -1
        while at >= 0:
            end = at + len(needle)
            cut = _cuts(reading, at, end)
            if cut == inside_words:
                found = True
                yield _spot(reading, at, end, (quote,))
            at = reading.folded.find(needle, at + 1 if cut else end)
        if found:
            return


def _cuts(reading: Reading, start: int, end: int) -> bool:
    """Whether the span begins or ends inside a word or a number."""
    folded = reading.folded
    word = folded[start].isalnum() or folded[start] in ".,"
    return (word and reading.inside_word(start)) or reading.inside_word(end)


def _spot(reading: Reading, start: int, end: int, said: tuple[str, ...]) -> Spot:
    raw_start, raw_end = reading.raw_span(start, end)
    found = reading.raw[raw_start:raw_end]
    exact = len(said) == 1 and (said[0] in (found, reading.text[start:end]) and said[0].strip() in found)
    return Spot(start, end, raw_start, raw_end, exact)


def _cut_words(reading: Reading, quote: str) -> tuple[tuple[int, int], ...]:
    """Where the letters stand, but cut out of longer words: for a person to look at."""
    return _spans([spot for spot, _ in zip(_whole(reading, quote, inside_words=True), range(MOST), strict=False)])


# --- fragments around an ellipsis --------------------------------------------------------------------------------


def fragments(quote: str) -> tuple[str, ...]:
    """What stands between the ellipses of a quotation; one fragment where there is none."""
    return tuple(part.strip() for part in _ELLIPSIS.split(quote) if _LOUD.search(part))


def _in_pieces(reading: Reading, quote: str) -> list[Spot]:
    """The places where all fragments follow each other, each in the passage of the one before or the next one."""
    said = fragments(quote)
    if not said or (len(said) == 1 and said[0] == quote.strip()):
        return []
    needles = [fold(seen(part)) for part in said]
    hunts = [_Hunt(reading, needle) for needle in needles]
    chains: dict[int, tuple[int, ...]] = {}
    at = hunts[0].find(0)
    while at >= 0:
        chain = _chain(reading, hunts, at)
        if chain:
            chains[chain[-1]] = chain
        at = hunts[0].find(at + 1)
    return [_pieced(reading, needles, said, chain) for chain in chains.values()]


class _Hunt:
    """Looks for one fragment as whole words, ever further on: so that all hunts together read the text once."""

    def __init__(self, reading: Reading, needle: str) -> None:
        self.reading, self.needle = reading, needle
        self.asked, self.found = 0, -2

    def find(self, start: int) -> int:
        """The first place at or after `start`, or -1."""
        if self.found == -1 or self.asked <= start <= self.found:
            return self.found
        self.asked = start
        at = self.reading.folded.find(self.needle, start)
        while at >= 0 and _cuts(self.reading, at, at + len(self.needle)):
            at = self.reading.folded.find(self.needle, at + 1)
        self.found = at
        return at


def _chain(reading: Reading, hunts: list[_Hunt], at: int) -> tuple[int, ...]:
    """Where the fragments stand if the first stands at `at`; empty where one is too far off or not there."""
    chain = [at]
    for before, hunt in pairwise(hunts):
        end = chain[-1] + len(before.needle)
        limit = reading.passage_end(reading.index_at(end - 1) + 1)
        at = hunt.find(end)
        if at < 0 or at + len(hunt.needle) > limit:
            return ()
        chain.append(at)
    return tuple(chain)


def _pieced(reading: Reading, needles: list[str], said: tuple[str, ...], chain: tuple[int, ...]) -> Spot:
    start, end = chain[0], chain[-1] + len(needles[-1])
    exact = all(
        _spot(reading, at, at + len(needle), (part,)).exact
        for at, needle, part in zip(chain, needles, said, strict=True)
    )
    return replace(_spot(reading, start, end, ()), exact=exact)


# --- context -----------------------------------------------------------------------------------------------------


def in_context(reading: Reading, spots: list[Spot], before: str, after: str) -> list[Spot]:
    """The spots beside which the words of context stand: touching if any does, else near, else in the passage."""
    if not (before or after):
        return spots
    lead, trail = fold(seen(before)), fold(seen(after))
    for reach in (0, NEAR, None):
        apt = [spot for spot in spots if _stands_before(reading, spot, lead, reach)]
        apt = [spot for spot in apt if _stands_after(reading, spot, trail, reach)]
        if apt:
            return apt
    return []


def _stands_before(reading: Reading, spot: Spot, words: str, reach: int | None) -> bool:
    first = reading.starts[reading.index_at(spot.start)]
    window = reading.folded[first if reach is None else max(spot.start - len(words) - (reach or 4), 0) : spot.start]
    at = window.rfind(words)
    return at >= 0 and (reach != 0 or not _LOUD.search(window[at + len(words) :]))


def _stands_after(reading: Reading, spot: Spot, words: str, reach: int | None) -> bool:
    last = reading.passage_end(reading.index_at(spot.end - 1))
    window = reading.folded[spot.end : last if reach is None else spot.end + len(words) + (reach or 4)]
    at = window.find(words)
    return at >= 0 and (reach != 0 or not _LOUD.search(window[:at]))


# --- pins --------------------------------------------------------------------------------------------------------


def pin_at(reading: Reading, source: str, spot: Spot, of: int) -> Pin:
    """The selectors of a quotation at a spot."""
    prefix = reading.text[max(spot.start - CONTEXT, 0) : spot.start]
    suffix = reading.text[spot.end : spot.end + CONTEXT]
    exact = reading.raw[spot.raw_start : spot.raw_end]
    return Pin(source, exact, prefix, suffix, spot.raw_start, spot.raw_end, reading.sha256, of)


def _by_pin(evidence: Evidence, reading: Reading, apt: list[Spot], spots: list[Spot], pin: Pin) -> Evidence:
    """What a pin makes of the places found: the pinned one, or none."""
    if pin.sha256 == reading.sha256:
        place = reading.span_of(pin.start, pin.end)
        here = [spot for spot in apt if (spot.start, spot.end) == place]
        return _found(evidence, reading, here[0]) if here else _unsure(evidence, "stale", apt or spots)
    agreeing = [spot for spot in apt if agrees(reading, spot, pin)]
    if len(agreeing) == 1 and len(apt) <= pin.of:
        return _found(evidence, reading, agreeing[0])
    return _unsure(evidence, "ambiguous" if agreeing else "stale", agreeing + [s for s in apt if s not in agreeing])


def _unsure(evidence: Evidence, state: EvidenceState, spots: list[Spot]) -> Evidence:
    return replace(evidence, state=state, candidates=_spans(spots))


def agrees(reading: Reading, spot: Spot, pin: Pin) -> bool:
    """Whether what stood before and after the quotation when it was pinned stands there still."""
    prefix, suffix = fold(pin.prefix), fold(pin.suffix)
    start, end = spot.start - len(prefix), spot.end + len(suffix)
    if start < 0 or reading.folded[start : spot.start] != prefix or reading.folded[spot.end : end] != suffix:
        return False
    begins = len(prefix) >= CONTEXT or start in (0, *reading.starts[reading.index_at(start) :][:2])
    ends = len(suffix) >= CONTEXT or end == reading.passage_end(reading.index_at(max(end - 1, 0)))
    return begins and ends
