"""Listing: meetings, dimensions and topics as tables, or a line each."""

from __future__ import annotations

from profiles.comparing.disputed import is_disputed
from profiles.model import Dimension, Meeting, Topic
from profiles.timeline import Entry
from tui.layout.lines import Piece, Pieces
from tui.layout.when import say_when
from tui.printing.comparing import meeting_words
from tui.printing.page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profiles.workspace import Workspace


def meeting_lines(entries: Sequence[Entry], counts: dict[str, int], page: Page) -> Iterator[Pieces]:
    """The meetings in order of date, parts below their wholes."""
    if page.is_plain:
        for entry in entries:
            yield _meeting_line(entry.meeting, counts[entry.meeting.id])
        return
    depths = _depths(entries)
    dot = f" {page.signs.dot} "
    rows = [_meeting_row(entry.meeting, counts, depths[entry.meeting.id], dot) for entry in entries]
    yield from page.table(rows)
    yield ()
    yield ((_counted(entries, counts), "quiet"),)


def _meeting_line(meeting: Meeting, count: int) -> Pieces:
    aliases = f"; alias {', '.join(meeting.aliases)}" if meeting.aliases else ""
    return ((meeting_words(meeting), ""), (f"; {_statements(count)}{aliases}", "quiet"))


def _meeting_row(meeting: Meeting, counts: dict[str, int], depth: int, dot: str) -> list[Piece]:
    """Date, number of statements, name to type, title and what it was."""
    date = say_when(meeting.date) or "undated"
    count = counts[meeting.id]
    about = dot.join(
        part for part in (meeting.where, meeting.format, "" if meeting.status == "held" else meeting.status) if part
    )
    title = f"{'  ' * depth}{meeting.title}"
    return [
        (date, "disputed" if is_disputed(meeting.date) else "date"),
        (f"{count:>3}" if count else "", "quiet"),
        (meeting.aliases[0] if meeting.aliases else meeting.id, "id"),
        (f"{title}{dot}{about}" if about else title, "" if meeting.status in {"held", "under-way"} else "quiet"),
    ]


def _depths(entries: Sequence[Entry]) -> dict[str, int]:
    """How many wholes each is a part of."""
    depths: dict[str, int] = {}
    for entry in entries:
        depths[entry.meeting.id] = depths.get(entry.whole, 0) + 1 if entry.whole else 0
    return depths


def _counted(entries: Sequence[Entry], counts: dict[str, int]) -> str:
    total = len(entries)
    return f"{total} meeting{'' if total == 1 else 's'}, {_statements(sum(counts.values()))} (shared ones at each)"


def _statements(count: int) -> str:
    return "1 statement" if count == 1 else f"{count} statements"


def dimension_lines(workspace: Workspace, page: Page) -> Iterator[Pieces]:
    """The dimensions in display order, under their groups."""
    if page.is_plain:
        for one in workspace.dimensions:
            yield ((f"{one.id}: {one.label}; {one.group}", ""), (f"; {one.about}" if one.about else "", "quiet"))
        return
    group = ""
    for start, members in _grouped(workspace.dimensions):
        if group != members[0].group:
            group = members[0].group
            yield from ((), page.rule(group.capitalize())) if start > 1 else (page.rule(group.capitalize()),)
        rows: list[list[Piece]] = [
            [(f"{start + at:>2}", "heading.number"), (one.label, "name"), (one.id, "id"), (one.about, "quiet")]
            for at, one in enumerate(members)
        ]
        yield from page.table(rows)


def _grouped(dimensions: Sequence[Dimension]) -> Iterator[tuple[int, list[Dimension]]]:
    """Runs of one group, each with the number of its first."""
    run: list[Dimension] = []
    for number, one in enumerate(dimensions, 1):
        if run and run[-1].group != one.group:
            yield number - len(run), run
            run = []
        run.append(one)
    if run:
        yield len(dimensions) - len(run) + 1, run


def topic_lines(topics: Sequence[Topic], counts: dict[str, int], page: Page) -> Iterator[Pieces]:
    """The topics with their other names."""
    if page.is_plain:
        for one in topics:
            names = f"; also {', '.join(one.names)}" if one.names else ""
            yield ((f"{one.id}: {one.label}{names}; {_statements(counts.get(one.id, 0))}", ""),)
        return
    rows: list[list[Piece]] = [
        [
            (one.label, "name"),
            (f"{counts.get(one.id, 0):>3}", "quiet"),
            (one.id, "id"),
            (", ".join(one.names) or one.about, "quiet"),
        ]
        for one in topics
    ]
    yield from page.table(rows)
