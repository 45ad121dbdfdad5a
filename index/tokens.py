"""Tokens: the words of a text as they can be asked for, each with its place.

A token has two faces: `exact`, folded only in typography, and `stem`. Several tokens may stand at one
position (`re-election` is also `reelection`, `GovernmentMay` is also `Government`, `May`). Acronyms and the
month of May keep their capitals, so that `US` is never the pronoun and never the stem of *use*.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from index import patterns
from index.spelling import FORMS, LOOSE_UNITS, UNITS
from index.stems import stem
from profiles.lean import lru_cache
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

CJK = "぀-ヿㇰ-ㇿ㐀-䶿一-鿿豈-﫿가-힯ｦ-ﾟ\U00020000-\U0003ffff々〆〇"
_MARKS = "̀-ͯ҃-֑҇-ׇؐ-ًؚ-ٰٟऀ-ःऺ-ॏัิ-ฺ็-๎\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = f"(?:[^\\W_{CJK}]|[{_MARKS}])"
_APOSTROPHE = "['’ʼ‘′＇]"
_WORD = patterns.compile(
    rf"(?P<dotted>(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+\b\.?)"
    rf"|(?P<number>\d+(?:[.,]\d+)+(?:{_LETTER}+)?)"
    rf"|(?P<word>{_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*)"
    rf"|(?P<sign>[$€£¥₽₹₩%‰℅])"
    rf"|(?P<cjk>[{CJK}]+)"
)
_LATIN = patterns.compile(
    r"(?P<dotted>(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+\b\.?)"
    r"|(?P<number>\d+(?:[.,]\d+)+(?:[^\W_]+)?)"
    rf"|(?P<word>[^\W_]+(?:{_APOSTROPHE}[^\W_]+)*)"
    r"|(?P<sign>[$€£¥₽₹₩%‰℅])"
)
"""The same where no character is any of those and no mark stands by itself: it is compiled thirty times as fast."""
_THROUGH = patterns.compile(r"[\s，、；：,;:“”‘’「」『』《》〈〉（）()·・—–-]*\Z")
"""What a Chinese or Japanese phrase runs through: clause marks, quotes, line breaks; not the end of a sentence."""
DASHES = "-‐‑‒–−－"
_CHARACTER = patterns.compile(f"[{CJK}]")
_INVISIBLE = patterns.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_CAMEL = patterns.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_ALNUM = patterns.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]+)")
_THOUSANDS = patterns.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_APOSTROPHES = patterns.compile(_APOSTROPHE)
_CONTRACTED = frozenset(("t", "re", "ve", "ll", "d", "m"))
MONTHS = frozenset(("May",))
"""Months that in small letters are another word."""
_LONGEST_ACRONYM = 6
_LONGEST = 64
"""Letters of a token that count; what is longer is no word."""


@dataclass(frozen=True, slots=True)
class Token:
    """One way in which a piece of text can be asked for."""

    exact: str
    stem: str
    position: int
    start: int
    end: int
    span: int = 0
    """Of another reading of what stands here: how many positions it reads at once; 0 for a word of its own."""


def tokens(text: str, letters: frozenset[str] | None = None) -> list[Token]:
    """The tokens of a text in order; positions count words, offsets code points of `text`.

    Where `letters` are given, only stems that begin with one of them are told; other words stand for theirs.
    """
    return _Tokenizer(text, letters).run()


def is_latin(text: str) -> bool:
    """Whether a text holds only letters of Europe and the signs that go with them, none unseen."""
    return text.isascii() or all(
        (sign < "\u0300" and sign != "\xad") or "\u2010" <= sign <= "\u205f" or sign == "€" for sign in set(text)
    )


def is_shouted(text: str) -> bool:
    """Whether a text is written in capitals throughout, so that capitals make no acronym."""
    return text.isupper() and sum(map(str.isupper, text)) > 2 * _LONGEST_ACRONYM


def is_character(letter: str) -> bool:
    """Whether a letter is written without blanks between words, so that pairs of it are the tokens."""
    return not letter.isascii() and _CHARACTER.fullmatch(letter) is not None


def folded(word: str) -> str:
    """A word in lower case without accents; Cyrillic keeps й and takes е for ё.

    >>> folded("Orbán"), folded("ПАРТНЁР"), folded("２０２６")
    ('orban', 'партнер', '2026')
    """
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFKC", word).lower()
    if _CHARACTER.search(word):
        return simplified(word)
    if any("Ѐ" <= letter <= "ӿ" for letter in word):
        return word.replace("ё", "е").replace("\u0301", "")
    apart = unicodedata.normalize("NFKD", word.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def simplified(text: str) -> str:
    """Chinese with each traditional character in its simplified form; the table is loaded when it is needed."""
    from index.hanzi import FORMS

    return text.translate(FORMS)


def is_acronym(word: str) -> bool:
    """Whether a word is written as an acronym: two to six capitals."""
    return 2 <= len(word) <= _LONGEST_ACRONYM and word.isupper() and word.isalpha()


def _is_plural(word: str) -> bool:
    """Whether a word is an acronym's plural: `CEOs`."""
    return word[-1] == "s" and is_acronym(word[:-1])


def acronym(word: str) -> str:
    """An acronym in its one form: no dots, and `US` for `USA`.

    >>> acronym("U.S."), acronym("USA"), acronym("p.m.")
    ('US', 'US', 'PM')
    """
    letters = word.replace(".", "").upper()
    return "US" if letters == "USA" else letters


@dataclass(slots=True)
class _Word:
    """A word as it stands between spaces and dashes, to see what a dash joins."""

    start: int
    end: int
    position: int
    form: str


@lru_cache(maxsize=65536)
def _plain(raw: str) -> str | None:
    """The exact form of a word in small letters, as most are; `None` where more must be looked at."""
    if not (raw.isascii() and raw.isalpha() and raw[1:].islower() and len(raw) <= _LONGEST) or raw in MONTHS:
        return None
    lower = raw.lower()
    return None if lower == "cent" or lower in LOOSE_UNITS or not lower[1:] else lower


class _Tokenizer:
    """One pass over one text."""

    def __init__(self, text: str, letters: frozenset[str] | None = None) -> None:
        self.text = text
        self.letters = letters
        self.stem: Callable[[str], str] = stem if letters is None else self._wanted_stem
        self.shouted = is_shouted(text)
        self.found: list[Token] = []
        self.position = 0
        self.words: list[_Word] = []
        """The words since the last one that no dash joins to its neighbour."""
        self.characters: list[tuple[str, int]] = []
        """Chinese or Japanese characters, with their offsets, that are not yet tokens."""

    def run(self) -> list[Token]:
        for match in (_LATIN if is_latin(self.text) else _WORD).finditer(self.text):
            kind = match.lastgroup
            if kind == "cjk":
                self._run_on(match)
                continue
            if self.characters:
                self._pairs()
            if kind == "word" and not self.words and (plain := _plain(match[0])) is not None:
                start, end = match.span()
                if self.text[end : end + 1] in DASHES:
                    self.words.append(_Word(start, end, self.position, plain))
                self.found.append(Token(plain, self.stem(plain), self.position, start, end))
                self.position += 1
                continue
            if kind == "sign":
                self._put(match[0], match[0], match.start(), match.end())
            else:
                self._word(match, kind == "dotted")
        self._pairs()
        self._join()
        return self.found

    def _wanted_stem(self, word: str) -> str:
        """The stem where it may begin with one of the letters, else the word: its stem is not asked for."""
        return stem(word) if word in FORMS or word[:1] in (self.letters or ()) else word

    def _put(self, exact: str, stemmed: str, start: int, end: int, extra: int | None = None, span: int = 1) -> None:
        """A token: at the next position, or as another reading at the position `extra`."""
        exact, stemmed = exact[:_LONGEST], stemmed[:_LONGEST]
        if extra is not None:
            self.found.append(Token(exact, stemmed, extra, start, end, span))
            return
        self.found.append(Token(exact, stemmed, self.position, start, end))
        self.position += 1

    def _word(self, match: Match[str], dotted: bool) -> None:
        start, end = match.span()
        if not (self.words and start - self.words[-1].end == 1 and self.text[start - 1] in DASHES):
            self._join()
        at, raw = self.position, match[0]
        if (plain := _plain(raw)) is not None:
            self.found.append(Token(plain, self.stem(plain), at, start, end))
            self.position += 1
            if self.words or self.text[end : end + 1] in DASHES:
                self.words.append(_Word(start, end, at, plain))
            return
        if not raw.isascii():
            raw = _INVISIBLE.sub("", raw)
        if dotted:
            form = acronym(raw)
            self._put(form, form, start, end)
        elif raw:
            form = self._parts(raw, start, end)
        else:
            return
        self.words.append(_Word(start, end, at, form))

    def _join(self) -> None:
        """Another reading across a dash: `re-election` is `reelection`, `F-35` is `f35`; `14-15` stays two numbers."""
        words = self.words
        if not words:
            return
        self.words = []
        if not 1 < len(words) <= 4 or all(word.form[-1:].isdigit() for word in words):
            return
        whole = "".join(word.form for word in words).lower()
        span = self.position - words[0].position
        self._put(whole, self.stem(whole), words[0].start, words[-1].end, words[0].position, span)

    def _parts(self, raw: str, start: int, end: int) -> str:
        """Puts the word, in its parts if it has any, and gives its whole form back."""
        if not raw.isalpha():
            if (pieces := _APOSTROPHES.split(raw))[1:]:
                return self._apostrophe(raw, pieces, start, end)
            if raw[0].isdigit():
                return self._number(raw, start, end)
        elif (
            not raw.islower()
            and not raw.isupper()
            and not _is_plural(raw)
            and (cuts := [m.start() for m in _CAMEL.finditer(raw)])
        ):
            return self._camel(raw, cuts, start, end)
        return self._plain(raw, start, end)

    def _plain(self, raw: str, start: int, end: int) -> str:
        lower = folded(raw)
        if is_acronym(raw):
            form = acronym(raw)
            self._put(form, form, start, end)
            if self.shouted:
                self._put(lower, self.stem(lower), start, end, self.position - 1)
            return form
        if _is_plural(raw):
            self._put(lower, raw[:-1], start, end)
            return raw[:-1]
        if lower == "cent" and self.found and self.found[-1].exact == "per":
            self._put("%", "%", self.found[-1].start, end, self.position - 1, 2)
        lower = LOOSE_UNITS.get(lower, lower)
        self._put(lower, raw if raw in MONTHS else self.stem(lower), start, end)
        return lower

    def _apostrophe(self, raw: str, pieces: list[str], start: int, end: int) -> str:
        last = pieces[-1].lower()
        whole = folded(_APOSTROPHES.sub("'", raw))
        if last == "s" and pieces[0]:
            form = self._parts(raw[:-2], start, end - 2)
            self._put(whole, self.found[-1].stem, start, end, self.position - 1)
            return form
        if last in _CONTRACTED:
            joined = whole.replace("'", "")
            self._put(whole, self.stem(joined), start, end)
            return joined
        return self._split(pieces, whole.replace("'", ""), start, end)

    def _split(self, pieces: list[str], whole: str, start: int, end: int) -> str:
        """Pieces at positions of their own, and the whole as another reading of the first."""
        first, at = self.position, start
        for piece in pieces:
            at = max(self.text.find(piece, at, end), at)
            self._plain(piece, at, at + len(piece))
            at += len(piece)
        self._put(whole, self.stem(whole), start, end, first, self.position - first)
        return whole

    def _camel(self, raw: str, cuts: list[int], start: int, end: int) -> str:
        pieces = [raw[a:b] for a, b in zip([0, *cuts], [*cuts, len(raw)], strict=True)]
        if min(map(len, pieces)) < 2:
            return self._plain(raw, start, end)
        return self._split(pieces, folded(raw), start, end)

    def _number(self, raw: str, start: int, end: int) -> str:
        match = _ALNUM.fullmatch(raw)
        if match is None:
            return self._figure(folded(raw), start, end)
        number, letters = match[1], folded(match[2])
        if letters in UNITS:
            middle = start + len(number)
            self._figure(number, start, middle)
            self._put(UNITS[letters], self.stem(UNITS[letters]), middle, end)
            return ""
        ordinal = letters in ("st", "nd", "rd", "th", "s")
        self._put(number + letters, number if ordinal else number + letters, start, end)
        return number + letters

    def _figure(self, number: str, start: int, end: int) -> str:
        if "," in number and _THOUSANDS.fullmatch(number):
            number = number.replace(",", "")
        self._put(number, number, start, end)
        return number

    def _run_on(self, match: Match[str]) -> None:
        """Chinese goes on through clause marks and broken lines, up to the end of the sentence or another script."""
        if self.characters and not _THROUGH.match(self.text[self.characters[-1][1] + 1 : match.start()]):
            self._pairs()
        start = match.start()
        self.characters.extend((letter, start + i) for i, letter in enumerate(simplified(match[0])))

    def _pairs(self) -> None:
        """The characters as overlapping pairs; the last also by itself, so that each one begins a token."""
        characters, self.characters = self.characters, []
        if characters:
            self._join()
        for (a, start), (b, end) in pairwise(characters):
            self._put(a + b, a + b, start, end + 1)
        if characters:
            letter, start = characters[-1]
            alone = None if len(characters) == 1 else self.position
            self._put(letter, letter, start, start + 1, alone)
            self.position += alone is not None
