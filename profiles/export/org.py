"""Org: a comparison as tables under headings, its quotations as footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profiles.comparison import Comparison
from profiles.export.escaping import org as escaped
from profiles.export.quotations import references
from profiles.export.wording import THE_SAME, Entry, WordedRow, WordedSection, is_shared, worded

if TYPE_CHECKING:
    from profiles.record import Library


def write(library: Library, comparison: Comparison) -> str:
    """A comparison: a heading a section."""
    words = worded(library, comparison)
    head = [f"#+title: {escaped(words.left)} ‹› {escaped(words.right)}"]
    sides = ((words.left, words.left_details), (words.right, words.right_details))
    about = [f"- {escaped(title)} :: {escaped(details)}" for title, details in sides]
    about += [f"- {escaped(part)}" for part in (words.gap, words.shown) if part]
    sections = [_section(one, words.left, words.right) for one in words.sections]
    notes = [f"[fn:{number}] {escaped(one)}" for number, one in enumerate(references(library, words.notes), 1)]
    return "\n\n".join(part for part in ("\n".join(head + about), *sections, "\n".join(notes)) if part) + "\n"


def _section(section: WordedSection, left: str, right: str) -> str:
    """A heading, its tally, its table, then remarks on its rows."""
    lines = [f"* {escaped(section.label)}", *([escaped(section.tally)] if section.tally else [])]
    lines += [f"| | | {escaped(left)} | {escaped(right)} |", "|-+-+-+-|"]
    lines += [line for row in section.rows for line in _row(row)]
    remarks = [f"- {escaped(row.label)}: {escaped(one)}" for row in section.rows for one in row.remarks]
    return "\n".join([*lines, "", *remarks] if remarks else lines)


def _row(row: WordedRow) -> list[str]:
    """A line of the table for each line of the row."""
    return [
        f"| {escaped(row.words) if at == 0 else ''} | {escaped(row.label) if at == 0 else ''} "
        f"| {_entry(left)} | {escaped(THE_SAME) if is_shared(left, right) else _entry(right)} |"
        for at, (left, right) in enumerate(row.lines)
    ]


def _entry(one: Entry | None) -> str:
    """A cell."""
    if one is None:
        return ""
    parts = [escaped(one.label), "(shared)" if one.shared else "", escaped(one.text)]
    parts.append(f"— {escaped(one.who)}" if one.who else "")
    return " ".join(part for part in parts if part) + "".join(f"[fn:{number}]" for number in one.notes)
