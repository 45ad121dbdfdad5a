"""Mend: raw text to what a reader sees of it, with a map back; and quotation spans back to whole markup."""

from __future__ import annotations

import re

Run = tuple[int, int, int]
"""`(position in text, raw offset, length)`"""

_TARGET = (
    r"\(\s{0,9}(?:<[^<>\n]{0,2000}>|(?:[#/?]|\.{1,2}/|[A-Za-z][A-Za-z0-9+.-]{1,20}:|[^\s()]{1,200}[./])"
    r"[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,5}|)"
    r"(?:\s{1,9}\"[^\"\n]{0,500}\"|\s{1,9}'[^'\n]{0,500}')?\s{0,9}\)"
)
LINK_TAIL = re.compile(r"\]" + _TARGET)
_MARKUP = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<nothing>[\u00ad\u200b\u2060\ufeff]+)"
    r"|(?P<open>!?\[)"
    r"|(?P<tail>" + LINK_TAIL.pattern + r")"
    r"|(?P<shut>\])"
    r"|(?P<emphasis>\*{1,3}|_{1,3}|~~)"
)
_HINT = re.compile(r"[\\\[*_~\u00ad\u200b\u2060\ufeff]")
_GAP = re.compile(r"\s{2,}|[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_BREAK = re.compile(r"[\n\v\f\r\x85\u2028\u2029]")


def is_wide(char: str) -> bool:
    """Whether it belongs to a script that is written without spaces (Han, kana, full-width signs)."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef" or (
        "\U00020000" <= char <= "\U0003ffff"
    )  # fmt: skip


def _word(char: str) -> bool:
    return char.isalnum() and not is_wide(char)


def _flanks(raw: str, start: int, end: int, lo: int, hi: int) -> tuple[bool, bool]:
    """Whether an emphasis mark may open, and whether it may close, where it stands."""
    before = raw[start - 1] if start > lo else " "
    after = raw[end] if end < hi else " "
    inside_word = end - start < 2 or raw[start] == "_"
    opens = not after.isspace() and not (inside_word and _word(before))
    closes = not before.isspace() and not (inside_word and _word(after))
    return opens, closes


def markup_cuts(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between `start` and `end` that a reader does not see: link targets, brackets, escapes, stars."""
    cuts: list[tuple[int, int]] = []
    if not _HINT.search(raw, start, end):
        return cuts
    brackets: list[tuple[int, int]] = []
    emphasis: dict[str, tuple[int, int]] = {}
    for found in _MARKUP.finditer(raw, start, end):
        a, b = found.span()
        match found.lastgroup:
            case "escape":
                cuts.append((a, a + 1))
            case "nothing":
                cuts.append((a, b))
            case "open":
                brackets.append((a, b))
            case "shut":
                brackets and brackets.pop()
            case "tail" if brackets:
                cuts += [brackets.pop(), (a, b)]
            case "emphasis":
                mark = found.group()
                opens, closes = _flanks(raw, a, b, start, end)
                if closes and mark in emphasis:
                    cuts += [emphasis.pop(mark), (a, b)]
                elif opens:
                    emphasis[mark] = (a, b)
            case _:
                pass
    return cuts


def _joint(raw: str, gap: re.Match[str], start: int, end: int) -> str:
    """What a reader sees of a run of white space: a space, or nothing between Han characters and after a hyphen."""
    a, b = gap.span()
    if a == start or b == end or not _BREAK.search(gap.group()):
        return " "
    before, after = raw[a - 1], raw[b]
    if is_wide(before) and is_wide(after):
        return ""
    if before == "-" and after.islower() and a - start > 1 and raw[a - 2].isalpha():
        return ""
    return " "


def _pieces(raw: str, start: int, end: int) -> list[tuple[str, int]]:
    """The text between two cuts, white space collapsed, each piece with its raw offset."""
    pieces, at = [], start
    for gap in _GAP.finditer(raw, start, end):
        if gap.start() > at:
            pieces.append((raw[at : gap.start()], at))
        if joint := _joint(raw, gap, start, end):
            pieces.append((joint, gap.start()))
        at = gap.end()
    if end > at:
        pieces.append((raw[at:end], at))
    return pieces


def _assemble(pieces: list[tuple[str, int]]) -> tuple[str, tuple[Run, ...]]:
    """Pieces to text and map: no space at either end, none doubled where a cut fell between two."""
    texts: list[str] = []
    runs: list[Run] = []
    length, spaced = 0, True
    for piece, offset in pieces:
        if spaced:
            offset += len(piece) - len(piece := piece.lstrip())
        if not piece:
            continue
        if runs and runs[-1][1] + runs[-1][2] == offset:
            position, first, size = runs[-1]
            runs[-1] = (position, first, size + len(piece))
        else:
            runs.append((length, offset, len(piece)))
        texts.append(piece)
        length += len(piece)
        spaced = piece[-1].isspace()
    text = "".join(texts)
    return _trimmed(text, runs)


def _trimmed(text: str, runs: list[Run]) -> tuple[str, tuple[Run, ...]]:
    text = text.rstrip()
    while runs and runs[-1][0] >= len(text):
        runs.pop()
    if runs:
        position, offset, size = runs[-1]
        runs[-1] = (position, offset, min(size, len(text) - position))
    return text, tuple(runs)


def mend(raw: str, start: int, end: int, hidden: tuple[tuple[int, int], ...] = ()) -> tuple[str, tuple[Run, ...]]:
    """What a reader sees of `raw[start:end]`, and the map back; `hidden` spans are left out as markup is."""
    pieces: list[tuple[str, int]] = []
    at = start
    for a, b in sorted([*hidden, *markup_cuts(raw, start, end)]):
        if a > at:
            pieces += _pieces(raw, at, a)
        at = max(at, b)
    if end > at:
        pieces += _pieces(raw, at, end)
    return _assemble(pieces)


def seen(text: str) -> str:
    """What a reader sees of a text that stands by itself, such as a quotation."""
    return mend(text, 0, len(text))[0]


def whole_markup(raw: str, start: int, end: int) -> tuple[int, int]:
    """The span widened over a link's other half, where it holds one half and the other one touches it."""
    inside = raw[start:end]
    tails = list(LINK_TAIL.finditer(inside))
    opened = inside.count("[") - inside.count("]")
    if opened > 0 and (tail := LINK_TAIL.match(raw, end)):
        return start, tail.end()
    if opened < 0 and tails and start > 0 and raw[start - 1] == "[":
        return start - 1, end
    for mark in ("**", "__", "~~"):
        if inside.count(mark) % 2:
            if raw.startswith(mark, end):
                return start, end + 2
            if raw.endswith(mark, 0, start):
                return start - 2, end
    return start, end
