"""Markup: what of a text its reader does not see — link targets, brackets, stars, escapes, tags."""

from __future__ import annotations

import re
from collections import deque

DEEPEST = 16
"""Brackets within brackets that may be a link's."""
MARKS = "\\[*_~<&"
"""What markup begins with."""
Cut = tuple[int, int, str]
"""A span that a reader does not see, and what he sees in its place: mostly nothing."""

_TARGET = (
    r"\(\s{0,9}(?:<[^<>\n]{0,2000}>|(?:[#/?]|\.{1,2}/|[A-Za-z][A-Za-z0-9+.-]{1,20}:|[^\s()]{1,80}[./])"
    r"[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,5}|)"
    r"(?:\s{1,9}\"[^\"\n]{0,500}\"|\s{1,9}'[^'\n]{0,500}')?\s{0,9}\)"
)
_TAGS = "abbr|a|big|b|cite|code|del|em|figcaption|figure|font|img|ins|i|mark|q|section|small|span|strong|sub|sup|s|tt|u"
_SPACING = (
    "blockquote|br|center|dd|div|dl|dt|footer|h[1-6]|header|hr|li|main|nav|ol|pre|p|table|tbody|td|tfoot|thead|th|tr|ul"
)
"""Tags that part what stands on their two sides."""
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});")
LINK_TAIL = re.compile(r"\]" + _TARGET)
_MARKUP = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<nothing>[\u00ad\u200b\u2060\ufeff]+)"
    r"|(?P<open>!?\[)"
    r"|(?P<tail>" + LINK_TAIL.pattern + r")"
    r"|(?P<shut>\])"
    r"|(?P<emphasis>\*{1,3}|_{1,3}|~~)"
    r"|(?P<entity>" + ENTITY.pattern + r")"
    r"|(?P<tag><(?:!--(?:[^-<]|-(?!->)){0,8000}--|/?(?i:" + _SPACING + "|" + _TAGS + r")\b[^<>]{0,8000})>)"
)
_SPACE = re.compile(rf"</?(?:{_SPACING})\b", re.IGNORECASE)
_HINT = re.compile(r"[\\\[*_~<&\u00ad\u200b\u2060\ufeff]")


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


def cuts(raw: str, start: int, end: int) -> list[Cut]:
    """The spans between `start` and `end` that a reader does not see as they stand."""
    if not _HINT.search(raw, start, end):
        return []
    hidden: list[Cut] = []
    brackets: deque[Cut] = deque(maxlen=DEEPEST)
    emphasis: dict[str, Cut] = {}
    for found in _MARKUP.finditer(raw, start, end):
        a, b = found.span()
        match found.lastgroup:
            case "escape":
                hidden.append((a, a + 1, ""))
            case "nothing":
                hidden.append((a, b, ""))
            case "open":
                brackets.append((a, b, ""))
            case "shut" if brackets:
                brackets.pop()
            case "tail" if brackets:
                hidden += [brackets.pop(), (a, b, "")]
            case "entity" if char := _entity(found.group()):
                hidden.append((a, b, char))
            case "tag":
                hidden.append((a, b, " " if _SPACE.match(found.group()) else ""))
            case "emphasis":
                mark = found.group()
                opens, closes = _flanks(raw, a, b, start, end)
                if closes and mark in emphasis:
                    hidden += [emphasis.pop(mark), (a, b, "")]
                elif opens:
                    emphasis[mark] = (a, b, "")
            case _:
                pass
    return hidden


def _entity(said: str) -> str:
    """The one character that an entity such as `&amp;` stands for; nothing where it stands for none."""
    from html import unescape

    char = unescape(said)
    return char if len(char) == 1 and (char.isprintable() or char == "\xa0") else ""


def whole_markup(raw: str, start: int, end: int) -> tuple[int, int]:
    """The span widened over a link's other half, where it holds one half and the other one touches it."""
    if raw.startswith("&", end - 1) and (entity := ENTITY.match(raw, end - 1)) and _entity(entity.group()):
        end = entity.end()
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
