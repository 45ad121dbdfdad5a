"""Sources: the documents with what is known of them, and how much of each is cited."""

from __future__ import annotations

from profiles.model import Source
from tui.layout.lines import Pieces
from tui.layout.when import say_when
from tui.printing.page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def source_lines(sources: Sequence[Source], page: Page) -> Iterator[Pieces]:
    """A source an entry."""
    for at, one in enumerate(sources):
        if page.is_plain:
            yield _line(one, page)
            continue
        if at:
            yield ()
        yield from _entry(one, page)


def _known(one: Source) -> list[str]:
    """What is known of it besides its title."""
    date = say_when(one.date)
    basis = {account.basis for account in one.date.accounts}
    implied = " (implied)" if date and basis == {"implied"} else ""
    repeats = f"repeats {', '.join(one.origins)}" if one.origins else ""
    side = f"of {one.side}" if one.side else ""
    parts = (one.publisher, ", ".join(one.authors), date + implied, one.kind, one.language, side, repeats, one.url)
    return [part for part in parts if part]


def _line(one: Source, page: Page) -> Pieces:
    title = f"{page.signs.open_quote}{one.title}{page.signs.close_quote}" if one.title else "untitled"
    return ((f"{one.name or one.file}: ", "source"), ("; ".join((title, *_known(one), f"seeds/{one.file}")), ""))


def _entry(one: Source, page: Page) -> Iterator[Pieces]:
    """Its handle and title; below, what is known."""
    handle = one.name or one.file
    lead: Pieces = ((f"{handle:<14}", "source"),)
    yield from page.prose(one.title or "(untitled)", "title" if one.title else "quiet", 14, lead)
    yield from page.prose(f" {page.signs.dot} ".join((*_known(one), f"seeds/{one.file}")), "quiet", 14)
    if one.note:
        yield from page.prose(one.note, "note", 14)
