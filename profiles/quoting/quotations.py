"""Locate: where a quotation stands in its source, and whether that is sure."""

from __future__ import annotations

from profiles.model import Evidence, EvidenceState, Passage, Pin
from profiles.quoting.occurrences import Spot, occurrences, out_of_words, says_something, to_the_letter
from profiles.quoting.reading import Reading, read
from profiles.text.folding import fold
from profiles.text.mending import seen
from profiles.value import replace

SHOWN = 50
"""How many places are offered for a quotation that stands in many."""
NEAR, CONTEXT = 60, 32


def locate(evidence: Evidence, raw: str, passages: tuple[Passage, ...], pin: Pin | None = None) -> Evidence:
    """The evidence with state, span, passage and candidates as its source has them; nothing near is accepted.

    With a pin, the quotation counts as found only where it was pinned: in a source that has changed since, at
    the one place where the words before and after it are still the same.
    """
    if not passages or not says_something(evidence.quote):
        return _unsure(evidence, "stale" if pin else "missing", [])
    reading = read(raw, passages)
    spots = occurrences(reading, evidence.quote)
    apt = in_context(reading, spots, evidence.before, evidence.after)
    if pin is not None:
        return _by_pin(evidence, reading, apt, spots, pin)
    apt = to_the_letter(reading, apt, evidence.quote)
    if len(apt) == 1:
        return _found(evidence, reading, apt[0])
    if spots:
        return _unsure(evidence, "ambiguous", apt or spots)
    return _unsure(evidence, "missing", out_of_words(reading, evidence.quote))


def _found(evidence: Evidence, reading: Reading, spot: Spot) -> Evidence:
    verbatim = evidence.quote == reading.raw[spot.raw_start : spot.raw_end]
    state: EvidenceState = "exact" if verbatim else "normalized"
    passage = reading.passages[reading.index_at(spot.start)].id
    span = {"start": spot.raw_start, "end": spot.raw_end}
    return replace(evidence, state=state, passage=passage, candidates=(), **span)  # type: ignore[arg-type]


def _unsure(evidence: Evidence, state: EvidenceState, spots: list[Spot]) -> Evidence:
    spans = tuple((spot.raw_start, spot.raw_end) for spot in spots[:SHOWN])
    return replace(evidence, state=state, start=None, end=None, passage=None, candidates=spans)


# Words of context.


def in_context(reading: Reading, spots: list[Spot], before: str, after: str) -> list[Spot]:
    """The spots beside which the words of context stand: touching if any does, else near, else in the passage."""
    lead, trail = fold(seen(before)), fold(seen(after))
    if not (lead or trail):
        return spots
    for reach in (0, NEAR, None):
        apt = [spot for spot in spots if _led(reading, spot, lead, reach) and _trailed(reading, spot, trail, reach)]
        if apt:
            return apt
    return []


def _led(reading: Reading, spot: Spot, words: str, reach: int | None) -> bool:
    first = reading.starts[reading.index_at(spot.start)]
    if reach is not None:
        first = max(spot.start - len(words) - (reach or 4), 0)
    at = reading.folded.rfind(words, first, spot.start)
    while at >= 0 and words and (reading.inside_word(at) or reading.inside_word(at + len(words))):
        at = reading.folded.rfind(words, first, at + len(words) - 1)
    return at >= 0 and (reach != 0 or not words or not says_something(reading.folded[at + len(words) : spot.start]))


def _trailed(reading: Reading, spot: Spot, words: str, reach: int | None) -> bool:
    last = reading.passage_end(reading.index_at(spot.end - 1))
    if reach is not None:
        last = spot.end + len(words) + (reach or 4)
    at = reading.folded.find(words, spot.end, last)
    while at >= 0 and words and (reading.inside_word(at) or reading.inside_word(at + len(words))):
        at = reading.folded.find(words, at + 1, last)
    return at >= 0 and (reach != 0 or not words or not says_something(reading.folded[spot.end : at]))


# Pins.


def pin_of(evidence: Evidence, raw: str, passages: tuple[Passage, ...]) -> Pin | None:
    """The selectors of a quotation that stands where its evidence says, or None where it stands nowhere surely."""
    if evidence.state not in ("exact", "normalized") or evidence.start is None or evidence.end is None:
        return None
    return pin_at(evidence, raw, passages, (evidence.start, evidence.end))


def pin_at(evidence: Evidence, raw: str, passages: tuple[Passage, ...], place: tuple[int, int]) -> Pin | None:
    """The selectors of a quotation at a place of the file; None where it does not stand there."""
    reading = read(raw, passages)
    spots = occurrences(reading, evidence.quote)
    spot = next((spot for spot in spots if (spot.raw_start, spot.raw_end) == place), None)
    if spot is None:
        return None
    apt = in_context(reading, spots, evidence.before, evidence.after)
    prefix = reading.text[max(spot.start - CONTEXT, 0) : spot.start]
    suffix = reading.text[spot.end : spot.end + CONTEXT]
    exact = raw[spot.raw_start : spot.raw_end]
    return Pin(evidence.source, exact, prefix, suffix, *place, reading.sha256, len(apt) or len(spots))


def _by_pin(evidence: Evidence, reading: Reading, apt: list[Spot], spots: list[Spot], pin: Pin) -> Evidence:
    """What a pin makes of the places found: the pinned one, or none."""
    if pin.sha256 == reading.sha256:
        place = reading.span_of(pin.start, pin.end)
        here = [spot for spot in spots if (spot.start, spot.end) == place]
        return _found(evidence, reading, here[0]) if here else _unsure(evidence, "stale", apt or spots)
    known = apt or spots
    agreeing = [spot for spot in known if agrees(reading, spot, pin)]
    if len(agreeing) == 1 and len(known) <= pin.of:
        return _found(evidence, reading, agreeing[0])
    others = [spot for spot in known if spot not in agreeing]
    return _unsure(evidence, "ambiguous" if agreeing else "stale", agreeing + others)


def agrees(reading: Reading, spot: Spot, pin: Pin) -> bool:
    """Whether what stood before and after the quotation when it was pinned stands there still.

    Where the pin has fewer characters because the file began or ended there, the passage must begin or end there.
    """
    prefix, suffix = fold(pin.prefix), fold(pin.suffix)
    start, end = spot.start - len(prefix), spot.end + len(suffix)
    if start < 0 or reading.folded[start : spot.start] != prefix or reading.folded[spot.end : end] != suffix:
        return False
    begins = len(prefix) >= CONTEXT or start == reading.starts[reading.index_at(start)]
    return begins and (len(suffix) >= CONTEXT or end == reading.passage_end(reading.index_at(max(end - 1, 0))))
