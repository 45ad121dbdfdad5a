"""Passages: a source as a reader would see it, paragraph by paragraph, with a map back to the file."""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import islice

from profiles.files.files import Unreadable
from profiles.model import Passage
from profiles.text.folding import fold
from profiles.text.kinds import kinds
from profiles.text.markup import MARKS
from profiles.text.mending import Run, mend
from profiles.text.paragraphs import Paragraph, paragraphs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

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
