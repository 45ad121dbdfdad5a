"""Markdown: a comparison or a profile as tables, its quotations as footnotes; it stays Markdown whatever it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from profiles.comparison import Comparison
from profiles.export.escaping import markdown as escaped
from profiles.export.quotations import references
from profiles.export.wording import THE_SAME, Entry, WordedRow, WordedSection, is_shared, worded

if TYPE_CHECKING:
    from profiles.record import Library


def write(library: Library, comparison: Comparison) -> str:
    """A comparison: a section a table, its two columns opposite each other."""
    words = worded(library, comparison)
    head = [f"# {escaped(words.left)} ‹› {escaped(words.right)}"]
    about = [escaped(part) for part in (words.gap, words.shown) if part]
    sides = [f"- **{escaped(words.left)}** — {escaped(words.left_details)}",
             f"- **{escaped(words.right)}** — {escaped(words.right_details)}"]  # fmt: skip
    parts = ["\n".join(head), *about, "\n".join(sides)]
    parts += [_section(one, words.left, words.right) for one in words.sections]
    parts += footnotes(references(library, words.notes))
    return "\n\n".join(parts) + "\n"


def _section(section: WordedSection, left: str, right: str) -> str:
    """A heading, its tally, its table, then remarks on its rows."""
    head = (
        f"## {escaped(section.label)}\n\n{escaped(section.tally)}" if section.tally else f"## {escaped(section.label)}"
    )
    rows = [line for row in section.rows for line in _row(row)]
    parts = [head, table(("", "", left, right), rows)]
    remarks = [f"- {escaped(row.label)}: {escaped(one)}" for row in section.rows for one in row.remarks]
    return "\n\n".join([*parts, "\n".join(remarks)] if remarks else parts)


def _row(row: WordedRow) -> list[tuple[str, ...]]:
    """A line of the table for each line of the row; mark and topic stand on the first."""
    first = (escaped(row.words), f"**{escaped(row.label)}**")
    return [
        (*(first if at == 0 else ("", "")), entry(left), escaped(THE_SAME) if is_shared(left, right) else entry(right))
        for at, (left, right) in enumerate(row.lines)
    ]


def entry(one: Entry | None) -> str:
    """A cell: its standing, its words, whose they are, the numbers of its quotations."""
    if one is None:
        return ""
    parts = [f"*{escaped(one.label)}*", "(shared)" if one.shared else "", escaped(one.text)]
    parts.append(f"— {escaped(one.who)}" if one.who else "")
    return " ".join(part for part in parts if part) + "".join(f"[^{number}]" for number in one.notes)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are Markdown already; its head is text."""
    lines = [_line(map(escaped, head)), f"|{' --- |' * len(head)}", *map(_line, rows)]
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def footnotes(notes: Sequence[str]) -> list[str]:
    """The quotations, numbered from 1."""
    return ["\n".join(f"[^{number}]: {escaped(one)}" for number, one in enumerate(notes, 1))] if notes else []
