"""Spans: from places in a passage's text to places in its file, and back."""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiles.model import Passage


def raw_at(passage: Passage, position: int) -> int:
    """The raw offset of the character at a position of the passage's text."""
    index = bisect_right(passage.runs, position, key=lambda run: run[0]) - 1
    start, offset, length = passage.runs[max(index, 0)]
    return offset + min(position - start, max(length - 1, 0))


def raw_span(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """A span of the passage's text as a span of the file; an empty one stays empty."""
    if not passage.runs:
        return passage.start, passage.start
    if start >= end:
        at = raw_at(passage, start)
        return at, at
    return raw_at(passage, start), raw_at(passage, end - 1) + 1


def text_span(passage: Passage, raw_start: int, raw_end: int) -> tuple[int, int]:
    """A span of the file as a span of the passage's text, clipped to the passage."""
    return _text_at(passage, raw_start), _text_at(passage, raw_end)


def _text_at(passage: Passage, offset: int) -> int:
    """The position of the first character that stands at or after a raw offset."""
    index = bisect_right(passage.runs, offset, key=lambda run: run[1]) - 1
    if index < 0:
        return 0
    start, first, length = passage.runs[index]
    return start + min(offset - first, length)


def passage_at(passages: tuple[Passage, ...], raw_offset: int) -> Passage | None:
    """The passage in which a raw offset lies, if any."""
    index = bisect_right(passages, raw_offset, key=lambda passage: passage.start) - 1
    if index >= 0 and passages[index].start <= raw_offset < passages[index].end:
        return passages[index]
    return None
