"""Hit lines: what a search found, as lines of a list grouped by source, and whole for the preview; pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from profiles.comparison import Hit
from profiles.model import Source, Statement
from profiles.visible import visible
from tui.cells import cells, flowed, wrap
from tui.layout import Pieces
from tui.layout.lines import Piece, width_of, wrapped
from tui.layout.when import say_when
from tui.page import Marked, marked_lines

STANDING = 12
"""Cells of the standing before the words of a statement."""
INDENT = 5
"""Cells before the further lines of a hit."""


def source_of(hit: Hit) -> str:
    """The file that a hit stands in, for a statement that of its first quotation."""
    return hit.source or (hit.evidence[0].source if hit.evidence else "")


def grouped(hits: Sequence[Hit]) -> list[tuple[str, list[Hit]]]:
    """Hits by source, the source of the best hit first, each in the order of their rank."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(source_of(hit), []).append(hit)
    return list(groups.items())


def source_line(file: str, count: int, sources: Mapping[str, Source], width: int) -> tuple[Piece, ...]:
    """`courant  American Courant, 20 May 2026 6 hits`."""
    source = sources.get(file)
    name = (source.name or source.title) if source else file or "without a source"
    hits = f"{count} hit{'' if count == 1 else 's'}"
    more = ", ".join(part for part in (source.publisher, say_when(source.date)) if part) if source else ""
    return ((visible(name, keep=""), "heading"), ("  ", ""), (visible(more, keep=""), "quiet"), (f"  {hits}", "quiet"))


def hit_lines(hit: Hit, label: Piece, width: int, height: int = 2) -> tuple[tuple[Piece, ...], ...]:
    """As much of a hit as fits in a few lines, from a little before the first word found; a label before it."""
    text, marks = from_first_mark(hit, (width - INDENT) * height // 3)
    taken = cells(label[0]) + 2 - INDENT
    ink = "near" if hit.complete else "quiet"
    lines = list(marked_lines(text, width - INDENT, marks, ink, max(taken, 0)))[:height]
    lead: list[Piece] = [label, (" " * max(2 - min(taken, 0), 2) if taken <= 0 else "  ", "")]
    return tuple((*(lead if not n else [(" " * INDENT, "")]), *pieces) for n, pieces in enumerate(lines))


def from_first_mark(hit: Hit, before: int) -> tuple[str, list[Marked]]:
    """The text of a hit from a word so many characters before the first one found, and what was found in it."""
    first = min((start for start, _ in hit.marks), default=0)
    cut = 0
    if first > before:
        space = hit.text.find(" ", first - before, first)
        cut = space + 1 if space >= 0 else first
    dots = "…" if cut else ""
    moved = len(dots) - cut
    return dots + hit.text[cut:], [Marked(a + moved, b + moved, "found") for a, b in hit.marks]


def preview(hit: Hit, statements: Sequence[Statement], titles: Mapping[str, str], width: int) -> list[Pieces]:
    """A hit in full, then the statements that cite it."""
    lines: list[Pieces] = [
        tuple(pieces) for pieces in marked_lines(hit.text, width, [Marked(a, b, "found") for a, b in hit.marks], "")
    ]
    cited = [one for one in statements if one.id != hit.id]
    if cited:
        lines += [
            (),
            *(
                ((part, "label"),)
                for part in wrap(visible(cited_by(cited, titles)).replace("cited", "Cited", 1), width)
            ),
        ]
        lines += stated_lines(cited, titles, None, width)
    if hit.kind == "statement":
        for evidence in hit.evidence:
            lines += [(), *(((part, "quote"),) for part in wrap(f"“{visible(evidence.quote)}”", width))]
    return lines


def cited_by(statements: Sequence[Statement], titles: Mapping[str, str]) -> str:
    """`cited by 3 statements`, and of which meeting where they are all of one."""
    count, meetings = len(statements), {one.meeting for one in statements}
    of = f" of {titles.get(one, one)}" if len(meetings) == 1 and (one := next(iter(meetings))) else ""
    return f"cited by {count} statement{'' if count == 1 else 's'}{of}" if count else "no statement cites it"


def stated_lines(
    statements: Sequence[Statement], titles: Mapping[str, str], sign: Callable[[Statement], Piece] | None, width: int
) -> list[Pieces]:
    """Each statement on its own lines, with its meeting where they are of several."""
    several = len({one.meeting for one in statements}) > 1
    return [
        line
        for one in statements
        for line in stated_line(
            one, titles.get(one.meeting, one.meeting) if several else "", sign(one) if sign else None, width
        )
    ]


def stated_line(one: Statement, title: str, sign: Piece | None, width: int) -> list[Pieces]:
    """`‹  reported     It was the first visit. — Xi–Trump summit in Beijing`, further lines below the first word."""
    of = f" — {visible(title, keep='')}" if title else ""
    words: Pieces = ((visible(flowed(one.text)), "prose"), (of, "quiet"))
    label: Pieces = ((f"{one.standing:<{STANDING}}", f"standing.{one.standing}"),)
    label = ((f"{sign[0]:<3}", sign[1]), *label) if sign else label
    hang = width_of(label)
    first, *more = wrapped(words, width - hang)
    return [(*label, *first), *(((" " * hang, ""), *part) for part in more)]
