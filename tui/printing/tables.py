"""Tables: rows of words as CSV or Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from profiles.export.escaping import cell, markdown

Cells = Sequence[str]


def csv_table(header: Cells, rows: Iterable[Cells]) -> str:
    """RFC 4180 but for the line ends; a cell that a spreadsheet would take for a formula gets a leading `'`."""
    return "".join(f"{','.join(map(_csv_cell, row))}\n" for row in (header, *rows))


def _csv_cell(text: str) -> str:
    """One cell, quoted where it must be."""
    text = cell(text)
    return '"' + text.replace('"', '""') + '"' if {",", '"', "\n"} & set(text) else text


def markdown_table(header: Cells, rows: Iterable[Cells]) -> str:
    """A table as GitHub and pandoc read it; what would be markup is escaped."""
    lines = [f"| {' | '.join(map(markdown, row))} |\n" for row in (header, *rows)]
    return "".join((lines[0], f"|{' --- |' * len(header)}\n", *lines[1:]))


TABLES: dict[str, Callable[[Cells, Iterable[Cells]], str]] = {"csv": csv_table, "markdown": markdown_table}
"""By the name of the format."""
