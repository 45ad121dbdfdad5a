"""Units: words of a query that mean one thing together, as names and amounts do."""

from __future__ import annotations

from index.names import Names, Other
from index.spelling import CURRENCIES, MONTHS, UNITS
from index.tokens import DASHES, Token, is_acronym

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNITS = frozenset(UNITS.values())
_SIGNS = frozenset(CURRENCIES.values())
_YEARS = frozenset((", ", " ", "\0", ",\0", ", \0"))
"""What stands between a day and its year; a NUL between words that were typed side by side."""


class Unit:
    """Words from `start` up to `end` of those asked for; each is only itself, however alike another is."""

    __slots__ = ("end", "is_amount", "is_name", "others", "start")

    def __init__(
        self, start: int, end: int, others: tuple[Other, ...] = (), *, is_name: bool = False, is_amount: bool = False
    ) -> None:
        self.start, self.end = start, end
        self.others = others
        """What else the name that they are stands for."""
        self.is_name, self.is_amount = is_name, is_amount


def runs(stems: Sequence[str], names: Names) -> Iterator[Unit]:
    """The names that words make; where one stands within another, the longer holds."""
    at = 0
    while at < len(stems):
        end = next(
            (end for end in range(min(at + names.longest, len(stems)), at, -1) if _meant(stems[at:end], names)), 0
        )
        if end:
            yield Unit(at, end, names.others(_meant(stems[at:end], names)), is_name=True)
        at = max(end, at + 1)


def _meant(stems: Sequence[str], names: Names) -> tuple[str, ...]:
    """A name as it is known; an acronym may be typed in small letters."""
    words = tuple(stems)
    upper = (words[0].upper(),)
    if words in names.groups or len(words) > 1 or not is_acronym(upper[0]):
        return words if words in names.groups else ()
    return upper if upper in names.groups else ()


def amounts(text: str, tokens: Sequence[Token]) -> Iterator[Unit]:
    """Figures with what they count, and days and years with their months: `$14 billion`, `47-page`, `June 2019`."""
    at = 0
    while at < len(tokens):
        end = at + 1
        while end < len(tokens) and _belong(text, tokens[end - 1], tokens[end]):
            end += 1
        if end - at > 1:
            is_date = any(token.exact in MONTHS for token in tokens[at:end])
            if is_date or not all(token.exact[:1].isdigit() for token in tokens[at:end]):
                yield Unit(at, end, is_amount=not is_date)
        at = end


def _belong(text: str, left: Token, right: Token) -> bool:
    """Whether a sign, a figure and what it counts stand side by side."""
    figures = left.exact[:1].isdigit(), right.exact[:1].isdigit()
    if all(figures):
        return _are_of_a_date(text, left, right)
    if text[left.end : right.start] and text[left.end : right.start] in DASHES:
        return any(figures)
    if any(figures) and MONTHS.keys() & {left.exact, right.exact}:
        return True
    if figures[1]:
        return left.stem in _SIGNS
    is_year = len(left.exact) == 4 and left.exact[:2] in ("19", "20") and right.exact == "%"
    return (right.exact in _UNITS and figures[0] and not is_year) or (left.exact in _UNITS and right.stem in CURRENCIES)


def _are_of_a_date(text: str, left: Token, right: Token) -> bool:
    """Whether two figures may be days joined by a dash, or a day and its year: `14–15 May`, `May 20, 2026`."""
    between = text[left.end : right.start]
    if between and between in DASHES:
        return len(left.exact) <= 2 and len(right.exact) <= 2
    return len(left.stem) <= 2 and len(right.exact) == 4 and right.exact[:2] in ("19", "20") and between in _YEARS
