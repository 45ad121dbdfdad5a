"""The lexer: what was typed, cut into words, phrases, operators and fields, each with its place."""

from __future__ import annotations

from index import patterns
from index.query import Place, QueryError
from index.tokens import is_character, tokens
from profiles.lean import Literal
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Match

Kind = Literal["word", "phrase", "prefix", "fuzzy", "field", "and", "or", "not", "minus", "near", "(", ")"]

FIELDS = ("source", "meeting", "dimension", "topic", "standing", "account", "speaker", "kind", "lang", "date", "query")
LONGEST_QUERY, MOST_PIECES = 20_000, 256
"""What is read of a query; a longer one is a pasted page, and its beginning tells what it is about."""
MOST_EDITS = 2
LEAST_FUZZY = 4
LEAST_PREFIX = 2
FARTHEST = 100

_QUOTES = '"“”„‟«»＂「」『』'
_SINGLE = patterns.compile(r"['‘](?=\w)([^'‘’\n]*(?:\w['’]\w[^'‘’\n]*)*)['’](?!\w)")
"""Single quotes around words; an apostrophe stands inside a word."""
_CLOSING = {"「": "」", "『": "』"}
_ENDING = frozenset(f"(){_QUOTES}（）")
"""What ends a word without a blank."""
_FIELD = patterns.compile(r"([A-Za-z]+):(?=\S|\Z)(?!//)")
_VALUE = patterns.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]?|[^\s(){_QUOTES}]+")
_NEAR = patterns.compile(r"NEAR(?:/(\d{1,6}))?\Z")
_FUZZY = patterns.compile(r"(\w+)~(\d*)\Z")
_OPERATORS: dict[str, Kind] = {"AND": "and", "OR": "or", "NOT": "not", "&&": "and", "||": "or"}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query."""

    kind: Kind
    text: str
    place: Place
    values: tuple[str, ...] = ()
    number: int = 0
    """Edits of a fuzzy word, distance of NEAR."""


def lexemes(query: str) -> list[Lexeme]:
    """The pieces of a query in order. Raises `QueryError` at the first that cannot be meant."""
    found: list[Lexeme] = []
    at, end = 0, min(len(query), LONGEST_QUERY)
    while at < end and len(found) < MOST_PIECES:
        if _is_blank(query[at]):
            at += 1
            continue
        lexeme, at = _next(query, at)
        if lexeme is not None:
            found.append(lexeme)
    return found


def _next(query: str, at: int) -> tuple[Lexeme | None, int]:
    char = query[at]
    if char in _QUOTES:
        return _phrase(query, at)
    if char in "'‘" and (match := _SINGLE.match(query, at)) and not query[at - 1 : at].isalnum():
        return _quoted(match), match.end()
    if char in "()（）":
        return Lexeme("(" if char in "(（" else ")", char, Place(at, at + 1)), at + 1
    if char == "-" and _negates(query, at):
        return Lexeme("minus", char, Place(at, at + 1)), at + 1
    if ":" in query and (match := _FIELD.match(query, at)):
        return _field(query, match)
    end = next((n for n in range(at, len(query)) if query[n] in _ENDING or _is_blank(query[n])), len(query))
    return (_chunk(query[at:end], at), end) if end > at else (None, at + 1)


def _is_blank(sign: str) -> bool:
    return sign.isspace() or sign < " " or sign == "\x7f"


def _negates(query: str, at: int) -> bool:
    """Whether a dash is a minus: at the start of a word that follows, after a blank; not inside `14-15 April`."""
    before = query[at - 1] if at else " "
    after = query[at + 1] if at + 1 < len(query) else " "
    return (before.isspace() or before in "(（") and (after.isalnum() or after in _QUOTES or after in "($€£")


def _phrase(query: str, at: int) -> tuple[Lexeme | None, int]:
    closing = _CLOSING.get(query[at])
    end = at + 1
    while end < len(query) and (query[end] != closing if closing else query[end] not in _QUOTES):
        end += 1
    text = query[at + 1 : end]
    stop = min(end + 1, len(query))
    if not tokens(text):
        return None, stop
    return Lexeme("phrase", text, Place(at, stop)), stop


def _quoted(match: Match[str]) -> Lexeme | None:
    """A phrase in single quotes."""
    return Lexeme("phrase", match[1], Place(match.start(), match.end())) if tokens(match[1]) else None


def _field(query: str, match: Match[str]) -> tuple[Lexeme, int]:
    name, after = match[1].lower(), match.end()
    if name not in FIELDS:
        raise QueryError(_no_such_field(match[1]), match.start(), after)
    value = _VALUE.match(query, after)
    if value is None:
        raise QueryError(f"“{name}:” stands without a value; write it right after the colon.", match.start(), after)
    text = value[1] if value[1] is not None else value[0]
    values = (text.strip(),) if value[1] is not None else tuple(part for part in text.split(",") if part)
    if not any(values):
        raise QueryError(f"“{name}:” stands without a value; write it right after the colon.", match.start(), after)
    return Lexeme("field", name, Place(value.start(), value.end()), values), value.end()


def _no_such_field(name: str) -> str:
    near = nearest(name.lower(), FIELDS)
    hint = f"did you mean “{near}:”?" if near else "the fields are " + ", ".join(FIELDS) + "."
    return f"There is no field “{name}”; {hint} To look for the word, leave a space after the colon."


def nearest(word: str, choices: tuple[str, ...] | list[str], least: float = 60) -> str | None:
    """The choice that a misspelt word most likely stands for, or none."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=least)
    return str(found[0]) if found else None


def _chunk(text: str, at: int) -> Lexeme | None:
    place = Place(at, at + len(text))
    if operator := _OPERATORS.get(text):
        return Lexeme(operator, text, place)
    if text.startswith("NEAR") and (match := _NEAR.match(text)):
        return _near(match, place)
    if "~" in text and (match := _FUZZY.match(text)):
        return _fuzzy(match, place)
    bare = text.strip("*_") if text[:2] in ("**", "__") else text
    if "*" in bare:
        return _prefix(bare, place)
    if len(bare) == 1 and is_character(bare):
        return Lexeme("prefix", bare, place)
    return Lexeme("word", bare, place) if tokens(bare) else None


def _near(match: Match[str], place: Place) -> Lexeme:
    distance = int(match[1] or 10)
    if not 1 <= distance <= FARTHEST:
        raise QueryError(f"NEAR takes a distance from 1 to {FARTHEST} words, e.g. NEAR/5.", place.start, place.end)
    return Lexeme("near", match[0], place, number=distance)


def _fuzzy(match: Match[str], place: Place) -> Lexeme:
    word, edits = match[1], int(match[2][:4] or (1 if len(match[1]) < 6 else 2))
    if edits > MOST_EDITS:
        message = f"“{match[0]}” would match nearly everything; at most {MOST_EDITS} letters may differ: {word}~2."
        raise QueryError(message, place.start, place.end)
    if len(word) < LEAST_FUZZY:
        message = f"“{match[0]}” is too short to be looked for roughly; give at least {LEAST_FUZZY} letters before ~."
        raise QueryError(message, place.start, place.end)
    return Lexeme("fuzzy", word, place, number=edits)


def _prefix(text: str, place: Place) -> Lexeme | None:
    word = text.rstrip("*")
    if not tokens(text):
        return None
    if "*" in word:
        message = f"“{text}” would have to look through every word; a * can stand only at the end: {word.strip('*')}*."
        raise QueryError(message.replace("“", "“", 1), place.start, place.end)
    if sum(map(str.isalnum, word)) < LEAST_PREFIX and word.isascii():
        message = f"“{text}” is too broad; give at least {LEAST_PREFIX} letters before *."
        raise QueryError(message, place.start, place.end)
    return Lexeme("prefix", word, place)
