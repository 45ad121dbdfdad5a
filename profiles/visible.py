"""Visible: text from a file with everything that a reader could not see, or a terminal would obey, spelt out.

Made visible: the C0 and C1 controls and DEL (so every escape sequence), marks, overrides and isolates of the
bidirectional algorithm, zero-width characters, the soft hyphen, BOM, line and paragraph separators, tag characters,
fillers, supplementary variation selectors, and lone surrogates (undecodable bytes of a file name).
Kept: newline and tab unless asked otherwise; variation selectors 1–16; ZWNJ and ZWJ between two letters of the scripts
that are spelt with them (Arabic to Mongolian) and ZWJ between two emoji, for there they change what is seen.
No regular expression: to compile this character class takes longer than a whole look-up may spend on it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_NARROW_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
_FILLERS = frozenset(_NARROW_FILLERS + "".join(map(chr, range(0xE0100, 0xE01F0))))
"""Unseen, though Unicode calls them printable."""
_JOINERS = frozenset("\u200c\u200d")
_NUMBER_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Seen, though Unicode calls them format characters."""


def visible(text: str, keep: str = "\n\t") -> str:
    """The text with unseen characters spelt out (`␛`, `⟨U+202E⟩`), those in `keep` as they are."""
    return spelt(text, _spell, keep)


def spelt(text: str, spell: Callable[[int], str], keep: str = "\n\t") -> str:
    """The same with a spelling of the caller's own for a code point, e.g. as an escape of some format."""
    if _is_seen(text, keep):
        return text
    unseen = {character for character in set(text) if character not in keep and _is_unseen(character)}
    joined = _with_joiners_spelt(text, spell) if unseen & _JOINERS else text
    return joined.translate({ord(character): spell(ord(character)) for character in unseen - _JOINERS})


def _is_seen(text: str, keep: str) -> bool:
    """Whether there is surely nothing to spell out: the usual case, told at the speed of C."""
    plain = text.replace("\xa0", " ")
    for character in keep:
        plain = plain.replace(character, "")
    return plain.isprintable() and (plain.isascii() or not _has_fillers(plain))


def _has_fillers(text: str) -> bool:
    """Whether there are fillers; in a long text of no wide signs looked for one by one, which is faster."""
    if len(text) < 1000 or text.__sizeof__() > 3 * len(text):
        return not _FILLERS.isdisjoint(text)
    return any(filler in text for filler in _NARROW_FILLERS)


def _is_unseen(character: str) -> bool:
    """Whether a character by itself is nothing to see, or something to obey."""
    from unicodedata import category

    if character in _FILLERS:
        return True
    if character.isprintable() or character in _NUMBER_SIGNS:
        return False
    return category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _with_joiners_spelt(text: str, spell: Callable[[int], str]) -> str:
    """The text with every joiner spelt out that joins nothing."""
    import re

    def shown(found: re.Match[str]) -> str:
        return found[0] if _joins(text, found.start()) else spell(ord(found[0]))

    return re.sub("[\u200c\u200d]", shown, text)


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands where it changes the picture: within Arabic, Indic …, or between emoji."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not before or not after:
        return False
    if "\u0600" <= before <= "\u18af":
        return "\u0600" <= after <= "\u18af"
    emoji = "\u2600" <= before <= "\u27bf" or before == "\ufe0f" or "\U0001f000" <= before <= "\U0001faff"
    return emoji and text[at] == "\u200d" and ("\u2190" <= after <= "\u2bff" or "\U0001f000" <= after <= "\U0001faff")


def _spell(code: int) -> str:
    """A control as its picture, anything else as its code point."""
    if code < 0x20 or code == 0x7F:
        return chr(0x2421 if code == 0x7F else 0x2400 + code)
    return f"⟨U+{code:04X}⟩"
