"""Occurrences: every place of a source at which a quotation stands, as whole words, typography and markup aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from profiles.quoting.reading import Reading
from profiles.text.folding import fold
from profiles.text.mending import seen
from profiles.value import dataclass, replace

_ELLIPSIS = re.compile(r"[\[(]\s?(?:…|\.\s?\.\s?\.\s?\.?)\s?[\])]|…|\.\s?\.\s?\.(?:\s?\.)?")
_LOUD = re.compile(r"[^\W_]")
MOST = 1000
"""Places after which a quotation is no longer looked for: nobody could mean one of so many."""

TRIES = 200_000
"""Places that are looked at, words that merely hold the letters included."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place at which a quotation stands: its span in the reading and in the file."""

    start: int
    end: int
    raw_start: int
    raw_end: int
    exact: bool
    """Whether the file has it to the letter."""


def says_something(quote: str) -> bool:
    """Whether there is a letter or a digit to look for."""
    return bool(_LOUD.search(quote))


def occurrences(reading: Reading, quote: str) -> list[Spot]:
    """Every place at which the quotation stands."""
    quote = quote.strip()
    return _whole(reading, quote) or _in_pieces(reading, quote) or _cut_from_file(reading, quote)


def to_the_letter(reading: Reading, spots: list[Spot], quote: str) -> list[Spot]:
    """The one of several places that has the quotation to the letter, in the file or as a reader sees it; else all."""
    quote = quote.strip()
    apt = [spot for spot in spots if spot.exact or quote == reading.text[spot.start : spot.end]]
    return apt if len(apt) == 1 else spots


def out_of_words(reading: Reading, quote: str) -> list[Spot]:
    """Where the letters stand, but cut out of longer words or numbers: for a person to look at."""
    needle = fold(seen(quote))
    places = (at for at in _places(reading, needle) if _cuts(reading, at, at + len(needle)))
    return [_spot(reading, at, at + len(needle), quote) for at in islice(places, MOST)]


def _whole(reading: Reading, quote: str) -> list[Spot]:
    for needle in _spellings(quote):
        places = (at for at in _places(reading, needle) if not _cuts(reading, at, at + len(needle)))
        if spots := [_spot(reading, at, at + len(needle), quote) for at in islice(_apart(places, len(needle)), MOST)]:
            return spots
    return []


def _cut_from_file(reading: Reading, quote: str) -> list[Spot]:
    """Where the file has a quotation that was copied out of it with half of some markup, say the `[` of a link."""
    spots: list[Spot] = []
    at = reading.raw.find(quote)
    for _ in range(TRIES):
        if at < 0 or len(spots) >= MOST:
            break
        start, end = reading.span_of(at, at + len(quote))
        if says_something(reading.text[start:end]) and not _cuts(reading, start, end):
            spots.append(Spot(start, end, at, at + len(quote), True))
        at = reading.raw.find(quote, at + len(quote))
    return spots


def _spellings(quote: str) -> Iterator[str]:
    """The quotation as it may stand in a folded reading: as typed, then with accents composed or decomposed."""
    needle = fold(seen(quote))
    if needle:
        yield needle
    if not needle.isascii():
        from unicodedata import normalize

        yield from sorted({normalize("NFC", needle), normalize("NFD", needle)} - {needle})


def _places(reading: Reading, needle: str) -> Iterator[int]:
    at = reading.folded.find(needle) if needle else -1
    for _ in range(TRIES):
        if at < 0:
            return
        yield at
        at = reading.folded.find(needle, at + 1)


def _apart(places: Iterator[int], length: int) -> Iterator[int]:
    """Places that do not overlap the one before."""
    free = 0
    for at in places:
        if at >= free:
            yield at
            free = at + length


def _cuts(reading: Reading, start: int, end: int) -> bool:
    """Whether the span begins or ends inside a word or a number."""
    return reading.inside_word(start) or reading.inside_word(end)


def _spot(reading: Reading, start: int, end: int, said: str) -> Spot:
    raw_start, raw_end = reading.raw_span(start, end)
    found = reading.raw[raw_start:raw_end]
    if len(said) > len(found):
        raw_start, raw_end = _with_its_markup(reading.raw, raw_start, raw_end, said)
    return Spot(start, end, raw_start, raw_end, said == reading.raw[raw_start:raw_end])


def _with_its_markup(raw: str, start: int, end: int, said: str) -> tuple[int, int]:
    """The span widened to the letter of a quotation that was copied with the markup around it."""
    at = raw.find(said, max(end - len(said), 0), start + len(said))
    return (at, at + len(said)) if 0 <= at <= start and end <= at + len(said) else (start, end)


# Fragments around an ellipsis.


def fragments(quote: str) -> tuple[str, ...]:
    """What stands between the ellipses of a quotation; one fragment where there is none."""
    return tuple(part.strip() for part in _ELLIPSIS.split(quote) if says_something(part))


def _in_pieces(reading: Reading, quote: str) -> list[Spot]:
    """The places where all fragments follow each other, each in the passage of the one before or in the next."""
    said = fragments(quote)
    if not said or said == (quote,):
        return []
    hunts = [_Hunt(reading, fold(seen(part))) for part in said]
    chains: dict[int, tuple[int, ...]] = {}
    at = hunts[0].find(0)
    for _ in range(TRIES):
        if at < 0 or len(chains) >= MOST:
            break
        if chain := _chain(reading, hunts, at):
            chains[chain[-1]] = chain
        at = hunts[0].find(at + 1)
    return [_pieced(reading, hunts, said, chain) for chain in chains.values()]


class _Hunt:
    """Looks for one fragment as whole words, ever further on, so that a text is gone through once."""

    def __init__(self, reading: Reading, needle: str) -> None:
        self.reading, self.needle = reading, needle
        self.asked, self.found, self.left = 0, -2, TRIES

    def find(self, start: int) -> int:
        """The first place at or after `start`, or -1."""
        if self.found == -1 or self.asked <= start <= self.found:
            return self.found
        self.asked = start
        at = self.reading.folded.find(self.needle, start)
        while at >= 0 and self.left and _cuts(self.reading, at, at + len(self.needle)):
            at = self.reading.folded.find(self.needle, at + 1)
            self.left -= 1
        self.found = at if self.left else -1
        return self.found


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


def _pieced(reading: Reading, hunts: list[_Hunt], said: tuple[str, ...], chain: tuple[int, ...]) -> Spot:
    start, end = chain[0], chain[-1] + len(hunts[-1].needle)
    parts = zip(chain, hunts, said, strict=True)
    exact = all(_spot(reading, at, at + len(hunt.needle), part).exact for at, hunt, part in parts)
    return replace(_spot(reading, start, end, ""), exact=exact)
