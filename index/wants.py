"""Wants: what a word of a query looks for in the index, in the several ways in which it may be written there."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from index import patterns
from index.grammar import LIGHT, QUESTIONS
from index.names import Names
from index.query import Place, Word
from index.spelling import CURRENCIES, FIGURES, NUMBERS
from index.stems import stem
from index.tokens import MONTHS, Token, folded, is_acronym, is_character, tokens
from index.units import Unit, amounts, runs
from profiles.value import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STEM, EXACT = "stem", "exact"
Term = tuple[str, str]
"""Field and text."""
Slot = tuple[Term, ...]
"""Any of these terms at one position."""

OTHER_NAME, AKIN = 0.85, 0.5
"""What another name of the same thing, or one of a topic, counts beside the one that was typed."""
OTHER_WRITING = 0.9
READ_AS_WORD = 4
"""Letters of an acronym that is also written as a word: `NATO` and `Nato`, but not `US` and `us`."""
_DECIMAL = patterns.compile(r"\d+,\d{1,2}")
_BETWEEN = "\0"
"""Between words that are cut into tokens together: no blank, through which Chinese would run on."""


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
    unit: object = field(default_factory=object, compare=False)
    """The same for the words of one name or one amount: a text meets all of them, or none."""
    named: bool = field(default=False, compare=False)
    """Whether it is, or is part of, a name that the workspace knows."""
    exact: str = field(default="", compare=False)
    """The form typed."""


def wants_of(words: Sequence[Word], names: Names | None = None) -> list[Want]:
    """The wants of words side by side; with `names`, what else they are called counts as well."""
    text = _BETWEEN.join(word.text for word in words)
    starts = list(accumulate((len(word.text) + 1 for word in words), initial=0))
    found = tokens(text)
    extras = [token for token in found if token.span]
    own = [token for token in found if not token.span]
    named = runs([token.stem for token in own], names) if names else []
    together = {index: unit for unit in (*amounts(text, own), *named) for index in range(unit.start, unit.end)}
    asks = bool(own) and own[0].exact in QUESTIONS
    wants = []
    for index, token in enumerate(own):
        covering = [e for e in extras if e.position <= token.position < e.position + e.span]
        typed = text[token.start : token.end]
        if token.exact == "MAY" or (token.exact == "may" and _dated(own, index)):
            token = replace(token, stem="May")
        unit = together.get(index)
        whole = unit is not None and unit.end - unit.start > 1
        readings = (*_readings(typed, token, covering, whole), *(_other_names(unit) if unit else ()))
        nth = bisect_right(starts, token.start) - 1
        start = words[nth].place.start + token.start - starts[nth]
        place = Place(start, start + len(typed))
        is_grammar = token.exact in LIGHT and len(own) > 1
        unfinished = words[nth].unfinished and token.end == len(text) and not is_grammar
        unfinished = unfinished or is_character(token.exact)
        light = (token.exact in LIGHT or (asks and token.stem == "say")) and not unfinished
        known = _correctable(token) and not unfinished
        own_unit, is_name = unit or object(), unit is not None and unit.is_name
        wants.append(Want(typed, place, readings, light, unfinished, known, own_unit, is_name, token.exact))
    return wants


def _dated(words: Sequence[Token], index: int) -> bool:
    """Whether a word stands beside a figure, as a month does."""
    return any(word.exact[:1].isdigit() for word in words[max(index - 1, 0) : index + 2])


def _readings(typed: str, token: Token, extras: list[Token], whole: bool) -> Iterator[Reading]:
    """The ways of one word; within a name or an amount, `2` is not also `two`."""
    yield Reading((_slot(typed, token),))
    if token.stem in MONTHS:
        yield Reading((((STEM, stem(token.exact)),),), fallback=True)
    if is_acronym(token.stem):
        lower = folded(typed).replace(".", "")
        long = len(lower) >= READ_AS_WORD
        yield Reading((((STEM, stem(lower)),),), OTHER_WRITING if long else 1.0, fallback=not long)
    for extra in extras:
        if extra.stem != token.stem:
            yield Reading((((STEM, extra.stem),),), OTHER_WRITING / max(extra.span, 1))
    if other := NUMBERS.get(token.exact) or ("" if whole else FIGURES.get(token.exact)):
        yield Reading((((STEM, stem(other)),),), OTHER_WRITING)
    if "," in token.exact and _DECIMAL.fullmatch(token.exact):
        yield Reading((((STEM, token.exact.replace(",", ".")),),), OTHER_WRITING)
    if sign := CURRENCIES.get(token.stem):
        yield Reading((((STEM, sign),),), OTHER_WRITING)


def _slot(typed: str, token: Token) -> Slot:
    """The terms of a word: typed in lower case, an acronym is found as well; a single character begins its pairs."""
    if is_acronym(token.stem) or not token.stem.isascii():
        upper = token.stem.upper()
        cyrillic = token.stem[:1] >= "Ѐ" and token.stem[:1] <= "ӿ" and is_acronym(folded(typed).upper())
        return ((STEM, token.stem), (STEM, folded(typed).upper())) if cyrillic and upper else ((STEM, token.stem),)
    terms = [(STEM, token.stem)]
    if token.stem.title() in MONTHS and token.stem not in MONTHS:
        terms.append((STEM, token.stem.title()))
    for form in (token.exact, token.stem):
        if is_acronym(form.upper()) and (STEM, form.upper()) not in terms:
            terms.append((STEM, form.upper()))
    return tuple(terms)


def _other_names(unit: Unit) -> Iterator[Reading]:
    """What else is called so, for each word of a name its share."""
    for other in unit.others:
        weight = (OTHER_NAME if other.same else AKIN) / (unit.end - unit.start)
        yield Reading(tuple(((STEM, word),) for word in other.stems), weight, other.text, akin=not other.same)


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
