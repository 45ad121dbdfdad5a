"""Passages: a source as a reader would see it, paragraph by paragraph, with a map back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice

from profiles.files.files import Unreadable
from profiles.model import Passage
from profiles.text.folding import fold
from profiles.text.kinds import kinds
from profiles.text.markup import MARKS
from profiles.text.mending import Run, mend
from profiles.text.paragraphs import Paragraph, paragraphs

MOST = 400_000
"""Passages of a document."""
MOST_LINES = 1_000_000
MOST_MARKS = 1_000_000
"""Signs of markup in a document; beyond, they are text: nobody writes so many."""
_UNSAFE = re.compile(r"[^\w.-]+")


def read_passages(file: str, raw: str) -> tuple[Passage, ...]:
    """The passages of a file in reading order; `Unreadable` where there are too many.

    `raw` is the file's text as decoded, line breaks and BOM included.
    """
    if raw.count("\n") + raw.count("\r") > MOST_LINES:
        raise Unreadable(f"has more than {MOST_LINES:,} lines; split it into smaller files")
    found = list(islice(_mended(raw), MOST + 1))
    if len(found) > MOST:
        raise Unreadable(f"has more than {MOST:,} paragraphs; split it into smaller files")
    name, seen, passages = _handle(file), dict[str, int](), []
    sorts = kinds((paragraph, text) for paragraph, text, _ in found)
    for number, ((paragraph, text, runs), kind) in enumerate(zip(found, sorts, strict=True), 1):
        digest = blake2b(fold(text).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
        seen[digest] = seen.get(digest, 0) + 1
        nth = f".{seen[digest]}" if seen[digest] > 1 else ""
        place = (paragraph.start, paragraph.end)
        passages.append(
            Passage(f"{name}#{digest}{nth}", file, number, kind, text, *place, runs=runs, line=paragraph.line)
        )
    return tuple(passages)


def _mended(raw: str) -> Iterator[tuple[Paragraph, str, tuple[Run, ...]]]:
    """The paragraphs in which there is something to read, each with what is read and the map back."""
    marks = 0
    for paragraph in paragraphs(raw):
        start, end = paragraph.start, paragraph.end
        marks += sum(raw.count(mark, start, end) for mark in MARKS)
        text, runs = mend(raw, start, end, paragraph.hidden, plain=marks > MOST_MARKS)
        if text:
            yield paragraph, text, runs


def _handle(file: str) -> str:
    """The file's name without `.txt`, safe in a shell; a name that had to change carries a hash of the true one."""
    stem = file.removesuffix(".txt")
    safe = _UNSAFE.sub("-", stem).strip("-.")
    if safe == stem:
        return stem
    return f"{safe}-{blake2b(file.encode('utf-8', 'surrogateescape'), digest_size=3).hexdigest()}".lstrip("-")


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
