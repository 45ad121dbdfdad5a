"""Covering: how much of each source is cited, as bars, and the passages that no statement cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from profiles.model import Passage
from profiles.quoting.coverage import Coverage, Covered
from tui.layout.frame import ASCII
from tui.layout.lines import Piece, Pieces
from tui.printing.page import Page

Placed = tuple[Pieces, tuple[str, int]]
"""A line, and the file and line that it leads to."""
NOWHERE = ("", 1)


def coverage_lines(found: Sequence[Coverage], page: Page) -> Iterator[Placed]:
    """A bar a source; below it, what is not cited."""
    room = page.width - 16 - max((len(_words(one)) for one in found), default=0)
    for at, one in enumerate(found):
        if at and found[at - 1].uncited and not page.is_plain:
            yield (), NOWHERE
        yield _bar(one, min(max(room, 8), 24), page), (f"seeds/{one.file}", 1)
        for passage in one.uncited:
            for line in _uncited(passage, page):
                yield line, (f"seeds/{one.file}", passage.line)


def _words(one: Coverage) -> str:
    """`26 of 26 passages, 97% of their characters cited`; only the whole is 100%."""
    counted = len(one.counted)
    percent = int(one.share_of_characters * 100)
    return f"{counted - len(one.uncited)} of {counted} passages, {percent}% of their characters cited"


def _bar(one: Coverage, width: int, page: Page) -> Pieces:
    """Name, bar, passages and characters cited."""
    words, name = _words(one), page.context.source_name(one.file)
    if page.is_plain:
        return ((f"{name}: ", "source"), (words, ""))
    return ((f"{name:<14}", "source"), *bar(one.share_of_characters, width, page), (f"  {words}", "quiet"))


def _uncited(passage: Passage, page: Page) -> Iterator[Pieces]:
    """A passage that no statement cites."""
    number = f"{page.signs.para}{passage.number}"
    if page.is_plain:
        yield ((f"seeds/{passage.source}:{passage.line}: uncited: ", "source"), (" ".join(passage.text.split()), ""))
        return
    yield from page.prose(passage.text, "", 14, ((f"  {number:>9}   ", "heading.number"),))


def bar(share: float, width: int, page: Page) -> tuple[Piece, Piece]:
    """A share as a bar: the full part and the rest."""
    full = min(max(round(share * width), 1 if share else 0), width if share >= 1 else width - 1)
    filled, empty = ("#", ".") if page.signs is ASCII else ("█", "░")
    return (filled * full, "bar"), (empty * (width - full), "quiet")


def coverage_value(one: Coverage) -> dict[str, Any]:
    """The same as data: each passage with who cites it."""
    return {
        "source": one.file,
        "passages_cited": round(one.share_of_passages, 4),
        "characters_cited": round(one.share_of_characters, 4),
        "passages": [_passage(covered) for covered in one.passages],
    }


def _passage(covered: Covered) -> dict[str, Any]:
    passage = covered.passage
    return {
        "id": passage.id,
        "number": passage.number,
        "kind": passage.kind,
        "line": passage.line,
        "start": passage.start,
        "end": passage.end,
        "statements": list(covered.statements),
        "others": list(covered.others),
        "spans": [list(span) for span in covered.spans],
    }


def coverage_rows(found: Sequence[Coverage]) -> tuple[Sequence[str], list[list[str]]]:
    """A passage a row."""
    rows = [
        [
            one.file,
            str(it.passage.number),
            it.passage.kind,
            str(it.passage.line),
            "; ".join(it.statements),
            it.passage.text,
        ]
        for one in found
        for it in one.passages
    ]
    return ("source", "paragraph", "kind", "line", "statements", "text"), rows
