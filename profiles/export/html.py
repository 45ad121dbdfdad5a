"""HTML: a comparison as one page that needs nothing else, runs nothing, and prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profiles.comparison import Comparison
from profiles.export.escaping import html as escaped
from profiles.export.quotations import references
from profiles.export.wording import Entry, Worded, WordedRow, WordedSection, is_shared, worded

if TYPE_CHECKING:
    from profiles.record import Library

STYLE = """
:root { color-scheme: light dark; --ink: #1c1e21; --quiet: #5d6470; --rule: #c9ced6; --page: #fdfcf9; --mark: #8a3b12; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e4df; --quiet: #9aa1ac; --rule: #3f444d; --page: #16181b; --mark: #f0a36b; } }
body { font: 16px/1.5 Georgia, "Noto Serif", serif; color: var(--ink); background: var(--page); margin: 2rem auto;
  max-width: 72rem; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; margin: 0; }
h1 small { display: block; font-size: .9rem; font-weight: normal; color: var(--quiet); }
.gap, .shown, .tally { color: var(--quiet); font-size: .9rem; margin: .3rem 0; }
h2 { font-size: 1.1rem; border-top: 3px solid var(--ink); padding-top: .4rem; margin: 2rem 0 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { position: absolute; left: -9999px; }
tbody { border-top: 1px solid var(--rule); break-inside: avoid; }
th[scope=rowgroup] { text-align: left; font-size: .95rem; padding: .5rem 0 0; }
th .marks { color: var(--mark); font-weight: normal; font-size: .85rem; margin-left: .6rem; }
td { vertical-align: top; width: 50%; padding: .2rem 1rem .5rem 0; overflow-wrap: anywhere; }
td[colspan] { width: 100%; padding-right: 0; }
td + td { padding: .2rem 0 .5rem 1rem; border-left: 1px solid var(--rule); }
.standing { font-variant: small-caps; color: var(--quiet); margin-right: .3rem; }
.who { color: var(--quiet); white-space: nowrap; } .shared { color: var(--mark); }
.remark { font-size: .9rem; color: var(--mark); }
a { color: inherit; } sup a { text-decoration: none; color: var(--quiet); }
ol { font-size: .9rem; padding-left: 2.2rem; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; background: none; } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(library: Library, comparison: Comparison) -> str:
    """A comparison as a page."""
    words = worded(library, comparison)
    notes = references(library, words.notes)
    title = escaped(f"{words.left} ‹› {words.right}")
    body = [_head(words), *(_section(one, words) for one in words.sections), *_notes(notes)]
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{STYLE}</style>\n'
        f"</head>\n<body>\n{chr(10).join(body)}\n</body>\n</html>\n"
    )


def _head(words: Worded) -> str:
    """Both meetings, the time between them, what the filters let through."""
    sides = ((words.left, words.left_details), (words.right, words.right_details))
    titles = "".join(f"<span>{escaped(title)}<small>{escaped(about)}</small></span>" for title, about in sides)
    parts = [f"<h1>{titles}</h1>"]
    parts += [
        f'<p class="{name}">{escaped(text)}</p>' for name, text in (("gap", words.gap), ("shown", words.shown)) if text
    ]
    return "\n".join(parts)  # fmt: skip


def _section(section: WordedSection, words: Worded) -> str:
    """A section: one table, a body a row."""
    head = (
        f'<thead><tr><th scope="col">{escaped(words.left)}</th><th scope="col">{escaped(words.right)}</th></tr></thead>'
    )
    tally = f'<p class="tally">{escaped(section.tally)}</p>\n' if section.tally else ""
    rows = "\n".join(_row(row) for row in section.rows)
    return f"<section>\n<h2>{escaped(section.label)}</h2>\n{tally}<table>\n{head}\n{rows}\n</table>\n</section>"


def _row(row: WordedRow) -> str:
    """A row: its topic with its marks in words, its lines, its remarks."""
    marks = f'<span class="marks">{escaped(row.signs)} {escaped(row.words)}</span>' if row.marks else ""
    head = f'<tr><th colspan="2" scope="rowgroup">{escaped(row.label)}{marks}</th></tr>'
    lines = "\n".join(_line(left, right) for left, right in row.lines)
    remarks = "".join(f'\n<tr><td colspan="2" class="remark">{escaped(one)}</td></tr>' for one in row.remarks)
    return f"<tbody>\n{head}\n{lines}{remarks}\n</tbody>"


def _line(left: Entry | None, right: Entry | None) -> str:
    """What stands opposite each other; one statement about both spans both columns."""
    if is_shared(left, right):
        return f'<tr><td colspan="2">{_entry(left)}</td></tr>'
    return f"<tr><td>{_entry(left)}</td><td>{_entry(right)}</td></tr>"


def _entry(entry: Entry | None) -> str:
    """A cell."""
    if entry is None:
        return ""
    parts = [f'<span class="standing">{escaped(entry.label)}</span>']
    parts += ['<span class="shared">(shared)</span>'] if entry.shared else []
    parts += [f"<span>{escaped(entry.text)}</span>"] if entry.text else []
    parts += [f'<span class="who">— {escaped(entry.who)}</span>'] if entry.who else []
    numbers = ", ".join(f'<a href="#n{number}">{number}</a>' for number in entry.notes)
    return " ".join(parts) + (f"<sup>{numbers}</sup>" if numbers else "")


def _notes(notes: list[str]) -> list[str]:
    """The quotations."""
    items = "\n".join(f'<li id="n{number}">{escaped(one)}</li>' for number, one in enumerate(notes, 1))
    return [f"<section>\n<h2>Quotations</h2>\n<ol>\n{items}\n</ol>\n</section>"] if notes else []
