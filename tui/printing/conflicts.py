"""Conflicts: what does not sit together, with the quotations of both."""

from __future__ import annotations

from profiles.model import Conflict, Evidence, Member
from profiles.visible import visible
from tui.cells import wrap
from tui.layout.evidence import citation, quotation_lines
from tui.layout.lines import Piece, Pieces, padded
from tui.printing.page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIDE_BY_SIDE = 78
"""From this width two members stand beside each other."""


def conflict_lines(conflicts: Sequence[Conflict], page: Page) -> Iterator[Pieces]:
    """Those that mark first, then the notes."""
    marking = [one for one in conflicts if one.marks]
    notes = [one for one in conflicts if not one.marks]
    for at, (title, ours) in enumerate((("Conflicts", marking), ("Changes and differences of scope", notes))):
        if not ours:
            continue
        if at and marking:
            yield ()
        yield (
            ((f"== {title} ({len(ours)})", "heading"),)
            if page.is_plain
            else page.rule(title, ((str(len(ours)), "heading.count"),))
        )
        for number, one in enumerate(ours):
            if number and not page.is_plain:
                yield ()
            yield from _conflict(one, page)


def _conflict(one: Conflict, page: Page) -> Iterator[Pieces]:
    """What it is about, its members, and the explanation."""
    dot = f" {page.signs.dot} "
    what = dot.join(dict.fromkeys((one.kind, one.nature, one.state)))
    style = "mark.conflict" if one.marks else "mark.note"
    if page.is_plain:
        yield (("conflict: " if one.marks else "note: ", style), (f"{one.about} ({what}) {{{one.id}}}", ""))
    else:
        yield from page.prose(one.about, "topic", 3, (("!  " if one.marks else "~  ", style),))
        titles = dot.join(page.context.meeting_title(id) for id in one.meetings)
        yield from page.prose(f"{what}{dot}{titles}" if titles else what, "quiet", 3)
    yield from _members(one.members, page)
    if one.note:
        said = "remark: " if one.state == "open" else "explained: "
        yield from page.prose(one.note, "note", 3, ((said, "quiet"),) if page.is_plain else ())


def _members(members: Sequence[Member], page: Page) -> Iterator[Pieces]:
    """In two columns where there is room, else one below the other."""
    if page.is_plain:
        for member in members:
            yield (("holds: ", "quiet"), (_member_line(member, page), ""))
        return
    if page.width < SIDE_BY_SIDE:
        for member in members:
            yield from (((" " * 3, ""), *line) for line in _member(member, page.measure - 3, page))
        return
    width = (min(page.width, 2 * 80) - 6) // 2
    for at in range(0, len(members), 2):
        columns = [_member(member, width, page) for member in members[at : at + 2]]
        for line in range(max(map(len, columns))):
            row: list[Piece] = [("   ", "")]
            for number, column in enumerate(columns):
                row += [(f" {page.signs.wall} ", "rule")] if number else []
                row += (
                    padded(column[line] if line < len(column) else (), width)
                    if number < len(columns) - 1
                    else (column[line] if line < len(column) else ())
                )
            yield tuple(row)


def _member(member: Member, width: int, page: Page) -> list[Pieces]:
    """What it holds, then its quotations."""
    says = member.says or member.statement or ""
    lines: list[Pieces] = [((part, "name"),) for part in wrap(visible(says), width)] if says else []
    for evidence in member.evidence:
        lines += quotation_lines(evidence, width, page.context, page.signs)
    return lines


def _member_line(member: Member, page: Page) -> str:
    """It on one line."""
    quotes = "; ".join(_quoted(one, page) for one in member.evidence)
    return f"{member.says}: {quotes}" if member.says else quotes


def _quoted(one: Evidence, page: Page) -> str:
    """A quotation, where it stands, and its state."""
    signs = page.signs
    quote = f"{signs.open_quote}{' '.join(one.quote.split())}{signs.close_quote}"
    return f"{quote} {signs.dash} {citation(one, page.context, signs)}, {one.state}"
