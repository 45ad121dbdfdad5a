"""Cells: how wide text stands in a terminal, and where it may be broken.

Widths agree with those that Rich (and so Textual) reckons with; a test compares them over all of Unicode.
"""

from __future__ import annotations

from itertools import chain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGES = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x377), (0x37A, 0x37F), (0x384, 0x482), (0x48A, 0x52F),
    (0x2010, 0x2027), (0x202F, 0x205E), (0x20A0, 0x20C0), (0x2190, 0x21FF), (0x2500, 0x25FC),
)  # fmt: skip
_SIMPLE = frozenset(chain.from_iterable(map(chr, range(first, last + 1)) for first, last in _RANGES))
"""Characters that surely take one cell and may be cut from their neighbours: nearly all that we meet."""

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_WIDENED = (
    "#*0123456789©®‼⁉™ℹ↔↕↖↗↘↙↩↪⌨⏏⏭⏮⏯⏱⏲⏸⏹⏺Ⓜ▪▫▶◀◻◼☀☁☂☃☄☎☑☘☝☠☢☣☦☪☮☯☸☹☺♀♂♟♠♣♥♦♧♨♻♾⚒⚔⚕⚖⚗⚙⚛⚜⚠⚧⚰⚱⛈⛏⛑⛓⛩⛰⛱⛴⛷⛸⛹"
    "✂✈✉✌✍✏✒✔✖✝✡✳✴❄❇❣❤➡⤴⤵⬅⬆⬇🅰🅱🅾🅿🌡🌤🌥🌦🌧🌨🌩🌪🌫🌬🌶🍽🎖🎗🎙🎚🎛🎞🎟🏋🏌🏍🏎🏔🏕🏖🏗🏘🏙🏚🏛🏜🏝🏞🏟🏳🏵🏷🐿👁📽🕉🕊🕯🕰🕳🕴🕵🕶🕷🕸🕹"
    "🖇🖊🖋🖌🖍🖐🖥🖨🖱🖲🖼🗂🗃🗄🗑🗒🗓🗜🗝🗞🗡🗣🗨🗯🗳🗺🛋🛍🛎🛏🛠🛡🛢🛣🛤🛥🛩🛰🛳"
)
"""Characters that the emoji variation selector makes two cells wide."""

_widths: dict[str, int] = {}


def is_simple(text: str) -> bool:
    """Whether every character takes one cell and stands for itself."""
    return text.isascii() or _SIMPLE.issuperset(text)


def cells(text: str) -> int:
    """The number of terminal cells that the text takes."""
    if is_simple(text):
        return len(text)
    return sum(width for _, width in graphemes(text))


def graphemes(text: str) -> Iterator[tuple[str, int]]:
    """Clusters that must not be broken, each with its cells."""
    cluster, width, last = "", 0, ""
    joined = False
    for character in text:
        own = _width(character)
        if cluster and (joined or own == 0 or _continues(last, character, cluster)):
            cluster += character
            if joined:
                own = 0
            elif character == _EMOJI_STYLE and last in _WIDENED:
                own = 1
            width += own
        else:
            if cluster:
                yield cluster, width
            cluster, width = character, own
        joined = character == _JOINER
        last = character if own or joined else last
    if cluster:
        yield cluster, width


def _continues(last: str, character: str, cluster: str) -> bool:
    """Whether two flag letters make one flag."""
    return _is_flag(character) and _is_flag(last) and len(cluster) == 1


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _width(character: str) -> int:
    """The cells of one character."""
    width = _widths.get(character)
    if width is None:
        if len(_widths) > 4096:
            _widths.clear()
        width = _widths[character] = 1 if character in _SIMPLE else _measure(character)
    return width


_EXCEPTIONS = (
    (0x0600, 0x0605, 1), (0x06DD, 0x06DD, 1), (0x070F, 0x070F, 1), (0x0890, 0x0891, 1), (0x08E2, 0x08E2, 1),
    (0x1160, 0x11FF, 0), (0x2028, 0x2029, 0), (0x2630, 0x2637, 2), (0x268A, 0x268F, 2), (0x302A, 0x302F, 0),
    (0x3164, 0x3164, 0), (0x4DC0, 0x4DFF, 2), (0xD7B0, 0xD7FF, 0), (0x16FF0, 0x16FF1, 0), (0x1D300, 0x1D376, 2),
    (0xFFA0, 0xFFA0, 0), (0x1F3FB, 0x1F3FF, 0), (0x110BD, 0x110BD, 1), (0x110CD, 0x110CD, 1),
    (0x110C2, 0x110C2, 0),
)  # fmt: skip
"""Where newer tables, or terminals, disagree with the rule below."""
_WIDE_PLANES = ((0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF))
"""Where a code point unknown to this Python is an emoji."""


def _measure(character: str) -> int:
    """The cells of one character by the tables of Unicode."""
    from unicodedata import category, east_asian_width

    code, kind = ord(character), category(character)
    for first, last, width in _EXCEPTIONS:
        if first <= code <= last:
            return width
    if kind == "Cn":
        return 2 if any(first <= code <= last for first, last in _WIDE_PLANES) else 1
    if kind in {"Mn", "Me", "Mc", "Cc"} or (kind == "Cf" and character != "\xad"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def clip(text: str, width: int, ellipsis: str = "…") -> str:
    """The text within so many cells; an ellipsis tells that something is left out."""
    if width <= 0:
        return ""
    if cells(text) <= width:
        return text
    room, kept = width - cells(ellipsis), ""
    for cluster, size in graphemes(text):
        if size > room:
            break
        kept, room = kept + cluster, room - size
    return kept.rstrip() + ellipsis


def pad(text: str, width: int) -> str:
    """The text followed by spaces up to so many cells."""
    return text + " " * (width - cells(text))


def wrap(text: str, width: int, taken: int = 0) -> list[str]:
    """The text in lines of at most `width` cells; on the first one `taken` cells are already used.

    Breaks at spaces, else after a hyphen, dash or slash, else between graphemes; East Asian text between its
    characters. The first line may be empty where nothing fits beside what is there.
    """
    text = flowed(text)
    if width < 1:
        return [text]
    return _wrap_simple(text, width, taken) if is_simple(text) else _wrap_clusters(text, width, taken)


def flowed(text: str) -> str:
    """The text on one line, blanks made single; a no-break space stays."""
    if "\n" in text or "\t" in text or "  " in text or text[:1] == " " or text[-1:] == " ":
        return " ".join(word for word in text.replace("\n", " ").replace("\t", " ").split(" ") if word)
    return text


def _wrap_simple(text: str, width: int, taken: int) -> list[str]:
    """Wrap where a character is a cell: search back from the edge."""
    lines: list[str] = []
    room, at, size = max(width - taken, 0), 0, len(text)
    while size - at > room:
        end = text.rfind(" ", at, at + room + 1)
        if end > at:
            lines.append(text[at:end])
            at = end + 1
        else:
            end = _last_break(text, at, at + room)
            if end <= at and not (taken and not lines):
                end = at + room
            lines.append(text[at:end])
            at = max(at, end)
        room = width
    if at < size or not lines:
        lines.append(text[at:])
    return lines


def _last_break(text: str, start: int, end: int) -> int:
    """Just after the last hyphen, dash or slash inside a word, or `start`."""
    return max((text.rfind(sign, start + 1, end) + 1 for sign in "-–—/"), default=0) or start


_NOT_FIRST = frozenset("、。，．・：；？！）］｝〕〉》」』】〗”’…,.;:?!)]}%")
_NOT_LAST = frozenset("（［｛〔〈《「『【〖“‘([{")


def _wrap_clusters(text: str, width: int, taken: int) -> list[str]:
    """Wrap by units that stay together, each measured."""
    lines: list[str] = []
    line, room = "", max(width - taken, 0)
    for unit, size, spaced in _units(text):
        blank = " " if spaced and line else ""
        if len(blank) + size <= room:
            line, room = line + blank + unit, room - size - len(blank)
            continue
        if line or (taken and not lines):
            lines.append(line)
        *full, line = _chopped(unit, width) if size > width else [unit]
        lines += full
        room = width - cells(line)
    if line or not lines:
        lines.append(line)
    return lines


def _units(text: str) -> Iterator[tuple[str, int, bool]]:
    """What must stay together, its cells, and whether a space stood before it."""
    for number, word in enumerate(text.split(" ")):
        spaced, unit, size = number > 0, "", 0
        wide = False
        for cluster, width in graphemes(word):
            now = width == 2
            if unit and (now or wide) and cluster not in _NOT_FIRST and unit[-1] not in _NOT_LAST:
                yield unit, size, spaced
                unit, size, spaced = "", 0, False
            unit, size, wide = unit + cluster, size + width, now
            if cluster in "-–—/" and len(unit) > 1:
                yield unit, size, spaced
                unit, size, spaced = "", 0, False
        if unit:
            yield unit, size, spaced


def _chopped(unit: str, width: int) -> list[str]:
    """A unit that fits on no line, cut between graphemes."""
    parts, part, room = [], "", width
    for cluster, size in graphemes(unit):
        if size > room and part:
            parts.append(part)
            part, room = "", width
        part, room = part + cluster, room - size
    return [*parts, part]
