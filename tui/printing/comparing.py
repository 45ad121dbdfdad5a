"""Comparing: two meetings side by side for a terminal, or one line a statement."""

from __future__ import annotations

from itertools import zip_longest

from profiles.comparing.disputed import is_disputed
from profiles.comparison import Cell, Comparison, Row, Section
from profiles.model import Meeting, Statement
from tui.layout.frame import ASCII
from tui.layout.header import say_gap
from tui.layout.lines import Pieces
from tui.layout.notes import conflict_words, question_words
from tui.layout.statement import empty_lines, says, source_names
from tui.layout.when import say_when
from tui.printing.page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def comparison_lines(comparison: Comparison, page: Page, stacked: bool = False) -> Iterator[Pieces]:
    """The whole comparison."""
    return _linear(comparison, page) if page.is_plain else _laid_out(comparison, page, stacked)


def _laid_out(comparison: Comparison, page: Page, stacked: bool) -> Iterator[Pieces]:
    """As on the screen."""
    from tui.layout import lay_out

    sheet = lay_out(comparison, page.width, context=page.context, stacked=stacked, ascii_only=page.signs is ASCII)
    for line in sheet.header:
        yield sheet.pieces(line)
    for block in sheet.blocks:
        for line in block.lines:
            yield _without_key(sheet.pieces(line), page.signs.enter)
    if not comparison.sections:
        yield (("Nothing to show.", "quiet"),)


def _without_key(pieces: Pieces, key: str) -> Pieces:
    """A printed line without the key that leads on, on the screen, from where passages mention a topic."""
    return tuple((text.replace(key, " " * len(key)) if style == "lead" else text, style) for text, style in pieces)


def _linear(comparison: Comparison, page: Page) -> Iterator[Pieces]:
    """Each line says by itself on which side and where it stands."""
    left, right = comparison.sides or ("", "")
    yield (("left: ", "mark.left"), (meeting_words(comparison.left, left), "title"))
    yield (("right: ", "mark.right"), (meeting_words(comparison.right, right), "title"))
    yield ((f"gap: {say_gap(comparison.gap, comparison)}", "gap"),)
    if comparison.gap.between:
        yield ((f"between: {'; '.join(page.context.meeting_title(one) for one in comparison.gap.between)}", "quiet"),)
    if comparison.shown:
        yield ((f"shown: {comparison.shown}; rows hidden: {comparison.hidden}", "filter"),)
    for section in comparison.sections:
        yield from _section(section, page, comparison.sides is not None)


def _section(section: Section, page: Page, within: bool) -> Iterator[Pieces]:
    yield ()
    yield ((f"== {section.label}", "heading"),)
    for row in section.rows:
        yield ((f"-- {row.label} ", "topic"), (f"({', '.join(row.marks)})", "quiet"))
        yield from _row(row, page, within)


def _row(row: Row, page: Page, within: bool) -> Iterator[Pieces]:
    """Shared statements, then both sides' in their order, then conflicts and questions."""
    yield from _empty("left", row.left, page, within)
    for one, other in zip_longest(row.left.statements, row.right.statements):
        if one is not None and other is not None and one.id == other.id:
            yield _said("both", one, page)
            continue
        if one is not None:
            yield _said("left", one, page)
        if other is not None:
            yield _said("right", other, page)
    yield from _empty("right", row.right, page, within)
    yield from note_lines(row.conflicts, row.questions, page)


def note_lines(conflicts: tuple[str, ...], questions: tuple[str, ...], page: Page) -> Iterator[Pieces]:
    """Conflicts and open questions, a line each."""
    for name in conflicts:
        conflict = page.context.conflicts.get(name)
        word = "conflict" if conflict is None or conflict.marks else "note"
        yield ((f"{word}: ", word), (conflict_words(conflict, page.frame) if conflict else name, word))
    for name in questions:
        question = page.context.questions.get(name)
        yield (
            ("question: ", "question"),
            (question_words(question, page.frame, page.context) if question else name, "question"),
        )


def _said(side: str, statement: Statement, page: Page) -> Pieces:
    """`left: pledged: words — who [source]`."""
    style = "mark.shared" if side == "both" else f"mark.{side}"
    return ((f"{side}: ", style), *statement_pieces(statement, page))


def statement_pieces(statement: Statement, page: Page) -> Pieces:
    """`pledged: words — who [source]`."""
    who = says(statement)
    return (
        (f"{statement.standing}: ", f"standing.{statement.standing}"),
        (" ".join(statement.text.split()), "prose"),
        (f" {page.signs.dash} {who}" if who else "", "who"),
        (f" [{', '.join(source_names(statement, page.context))}]", "source"),
    )


def _empty(side: str, cell: Cell, page: Page, within: bool) -> Iterator[Pieces]:
    """Why a side says nothing."""
    if within and cell.state == "unread":
        yield ((f"{side}: ", f"mark.{side}"), ("nothing on record", "unread"))
    elif not cell.present:
        words = " ".join("".join(text for text, _ in line).strip() for line in empty_lines(cell, 1000, page.frame))
        state, _, rest = words.partition(" ")
        rest = rest.strip().removesuffix(page.signs.enter).strip()
        yield ((f"{side}: ", f"mark.{side}"), (state, cell.state), (f": {rest}" if rest else "", "quiet"))


def meeting_words(meeting: Meeting, side: str = "") -> str:
    """`Title; date; place; format; level (id)`."""
    date = (say_when(meeting.date) or "date unknown") + (" (disputed)" if is_disputed(meeting.date) else "")
    status = "" if meeting.status == "held" else meeting.status
    parts = (side, meeting.title, date, meeting.where, meeting.format, meeting.level, status)
    return f"{'; '.join(part for part in parts if part)} ({meeting.id})"
