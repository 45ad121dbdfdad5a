"""Wants: what a word of a query looks for in the index, in the several ways in which it may be written there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from index.names import Names, Other
from index.query import Place, Word
from index.spelling import CURRENCIES, FIGURES, NUMBERS
from index.stems import stem
from index.tokens import Token, folded, is_acronym, tokens
from profiles.value import dataclass, field

STEM, EXACT = "stem", "exact"
Term = tuple[str, str]
"""Field and text."""
Slot = tuple[Term, ...]
"""Any of these terms at one position."""

OTHER_NAME, AKIN = 0.85, 0.5
"""What another name of the same thing, or one of a topic, counts beside the one that was typed."""
OTHER_WRITING = 0.9
_BETWEEN = "\0"
"""Between words that are cut into tokens together: no blank, through which Chinese would run on."""

LIGHT: frozenset[str] = frozenset(
    """
    a about after an and are as at be been before between but by did do does during for from had has have he her him
    his how i if in into is it its of on or over she so such than that the their them then there these they this those
    to was we were what when where which while who whom whose why with would you your
    """.split()  # noqa: SIM905 - a table of fifty words reads better in lines
)
"""Words of grammar: found in quotation marks, but no reason to call a passage incomplete. `may`, `us`, `will`,
`can` and `not` are none of them: they name a month, a country, a testament, a tin, a denial."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which a want may be met: a term, or several in a row."""

    slots: tuple[Slot, ...]
    weight: float = 1.0
    name: str = ""
    """The other name that it stands for, as the workspace has it."""
    akin: bool = False
    """Whether it is only akin to what was typed: what meets it comes after what holds the words."""
    fallback: bool = False
    """Looked for only where no other reading stands anywhere."""


@dataclass(frozen=True, slots=True)
class Want:
    """One word asked for."""

    text: str
    place: Place
    readings: tuple[Reading, ...]
    light: bool = False
    unfinished: bool = False
    """Whether words that begin with it are meant as well."""
    known: bool = field(default=True, compare=False)
    """Whether a correction may be looked for if it stands nowhere: not for figures, signs and Chinese pairs."""


def wants_of(words: Sequence[Word], names: Names | None = None) -> list[Want]:
    """The wants of words side by side; with `names`, what else they are called counts as well."""
    text = _BETWEEN.join(word.text for word in words)
    starts = list(accumulate((len(word.text) + 1 for word in words), initial=0))
    found = tokens(text)
    extras = [token for token in found if token.span]
    own = [token for token in found if not token.span]
    others = _other_names([token.stem for token in own], names) if names else {}
    wants = []
    for index, token in enumerate(own):
        covering = [e for e in extras if e.position <= token.position < e.position + e.span]
        typed = text[token.start : token.end]
        readings = (*_readings(typed, token, covering), *others.get(index, ()))
        nth = bisect_right(starts, token.start) - 1
        start = words[nth].place.start + token.start - starts[nth]
        place = Place(start, start + len(typed))
        unfinished = words[nth].unfinished and token.end == len(text)
        light = token.exact in LIGHT and not unfinished
        wants.append(Want(typed, place, readings, light, unfinished, _correctable(token) and not unfinished))
    return wants


def _readings(typed: str, token: Token, extras: list[Token]) -> Iterator[Reading]:
    yield Reading((_slot(typed, token),))
    if is_acronym(token.stem):
        lower = folded(typed).replace(".", "")
        yield Reading((((STEM, stem(lower)),),), fallback=True)
    for extra in extras:
        if extra.stem != token.stem:
            yield Reading((((STEM, extra.stem),),), OTHER_WRITING / max(extra.span, 1))
    if other := NUMBERS.get(token.exact) or FIGURES.get(token.exact):
        yield Reading((((STEM, stem(other)),),), OTHER_WRITING)
    if sign := CURRENCIES.get(token.stem):
        yield Reading((((STEM, sign),),), OTHER_WRITING)


def _slot(typed: str, token: Token) -> Slot:
    """The terms of a word: typed in lower case, an acronym is found as well; a single character begins its pairs."""
    if is_acronym(token.stem) or not token.stem.isascii():
        upper = token.stem.upper()
        cyrillic = token.stem[:1] >= "Ѐ" and token.stem[:1] <= "ӿ" and is_acronym(folded(typed).upper())
        return ((STEM, token.stem), (STEM, folded(typed).upper())) if cyrillic and upper else ((STEM, token.stem),)
    terms = [(STEM, token.stem)]
    for form in (token.exact, token.stem):
        if is_acronym(form.upper()) and (STEM, form.upper()) not in terms:
            terms.append((STEM, form.upper()))
    return tuple(terms)


def _other_names(stems: list[str], names: Names) -> dict[int, list[Reading]]:
    """For each word, the other names of what it names together with its neighbours; the longest name holds."""
    found: dict[int, list[Reading]] = {}
    at = 0
    while at < len(stems):
        length = next((n for n in range(min(names.longest, len(stems) - at), 0, -1) if _others(stems, at, n, names)), 0)
        for other in _others(stems, at, length, names) if length else ():
            slots = tuple(((STEM, word),) for word in other.stems)
            weight = (OTHER_NAME if other.same else AKIN) / length
            reading = Reading(slots, weight, other.text, akin=not other.same)
            for index in range(at, at + length):
                found.setdefault(index, []).append(reading)
        at += max(length, 1)
    return found


def _others(stems: list[str], at: int, length: int, names: Names) -> tuple[Other, ...]:
    words = tuple(stems[at : at + length])
    if others := names.others(words):
        return others
    if length == 1 and is_acronym(words[0].upper()):
        return names.others((words[0].upper(),))
    return ()


def _correctable(token: Token) -> bool:
    return len(token.exact) >= 4 and token.exact.isalpha() and not is_acronym(token.exact) and token.exact < "⺀"


def phrase_slots(text: str, literal: bool = True) -> tuple[Slot, ...]:
    """The positions of a phrase, each with the terms that may stand there."""
    found = tokens(text)
    if not literal:
        return tuple(_slot(text[token.start : token.end], token) for token in found if not token.span)
    kept = [token for token in found if token.span <= 1 and not _ends_a_pair(token, found)]
    slots: list[list[Term]] = [[] for _ in range(1 + max((t.position for t in kept), default=-1))]
    for token in kept:
        slots[token.position].append((EXACT, token.exact))
    return tuple(_with_acronym(slot) for slot in slots)


def _ends_a_pair(token: Token, found: Sequence[Token]) -> bool:
    """Whether it is the last character of a Chinese run, which a pair holds already: in a source the run may go on."""
    if token.span != 1:
        return False
    here = [other for other in found if other.position == token.position and not other.span]
    before = [other for other in found if other.position == token.position - 1 and not other.span]
    return not here and any(other.end == token.end for other in before)


def _with_acronym(slot: list[Term]) -> Slot:
    """A possessive is taken literally, and so is a plain word; typed in lower case, an acronym is meant as well."""
    literal = [term for term in slot if "'" in term[1]] or slot[:1]
    upper = [
        (EXACT, text.upper()) for _, text in literal if text.isascii() and text.islower() and is_acronym(text.upper())
    ]
    return (*literal, *upper)
