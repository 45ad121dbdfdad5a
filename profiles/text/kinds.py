"""Kind: what a passage is on the page — prose, a heading, a list item, an entry of a source list, page debris."""

from __future__ import annotations

import re

from profiles.model import PassageKind
from profiles.text.debris import is_debris
from profiles.text.markup import is_wide
from profiles.text.paragraphs import Paragraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ENDS_SENTENCE = re.compile(r"[.!…:;,。！…：；，、][\"'”’»)\]」』）]*$")
_ASKS = re.compile(r"[?？][\"'”’»)\]」』）]*$")
_REFERENCE = re.compile(r"\s*\[\d[\d,\s–-]*\]$")
_SOURCES_TITLE = re.compile(
    r"(?:selected\s+|primary\s+)?(?:sources?|references?|bibliography|works cited|notes|end\s?notes|footnotes|"
    r"further reading|источники|литература|примечания|参考文献|参考资料|资料来源|注释)"
    r"(?:\s*[:：]?|\s+\d+\s+(?:cited|primary|sources?|references?)\b.*)",
    re.IGNORECASE,
)
_CITES = re.compile(r"https?://|\bdoi:|\bwww\.|\b(?:19|20)\d\d\b", re.IGNORECASE)
_TURN = re.compile(r"Q\.? |[A-ZА-Я][A-ZА-Я.’' -]{2,40}: |.*\s?[—–-][\"'”’]*$", re.DOTALL)
"""Somebody’s turn in a transcript, or a sentence cut short."""
_SMALL, _LONG = 4, 200


def _width(text: str) -> int:
    """Length with a Han character counted as three, since it says as much."""
    return len(text) if text.isascii() else sum(3 if is_wide(char) else 1 for char in text)


def _title_case(text: str) -> bool:
    """Whether most of the longer words begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if len(word) >= _SMALL]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def is_heading(text: str) -> bool:
    """A short line without the end of a sentence; one that asks must also have its words in capitals."""
    if _width(text) > 140 or len(text.split()) > 18 or not any(char.isalpha() for char in text):
        return False
    text = _REFERENCE.sub("", text)
    if _ENDS_SENTENCE.search(text) or _TURN.match(text):
        return False
    return _title_case(text) if _ASKS.search(text) else True


def _entry(shape: str, text: str) -> bool:
    """Whether it may be an entry of a source list, where one has begun."""
    return shape == "list" or (len(text) <= 600 and bool(_CITES.search(text)))


def kinds(items: Iterable[tuple[Paragraph, str]]) -> Iterator[PassageKind]:
    """The kind of each paragraph with its text, in order: a source list goes on until something else begins."""
    listing = False
    for paragraph, text in items:
        if _SOURCES_TITLE.fullmatch(text) and len(text) < 120:
            listing = True
            yield "sources" if any(char.isdigit() for char in text) else "heading"
        elif is_debris(text):
            yield "debris"
        elif paragraph.shape == "heading":
            listing = False
            yield "heading"
        elif listing and _entry(paragraph.shape, text):
            yield "sources"
        else:
            listing = False
            yield _plain_kind(paragraph, text)


def _plain_kind(paragraph: Paragraph, text: str) -> PassageKind:
    if paragraph.shape == "list":
        return "prose" if len(text) > _LONG and _ENDS_SENTENCE.search(text) else "list"
    return "heading" if is_heading(text) else "prose"
