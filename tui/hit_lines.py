"""Hit lines: what a search found, as lines of a list grouped by source, and whole for the preview; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from profiles.comparison import Hit
from profiles.model import Source, Statement
from profiles.visible import visible
from tui.cells import cells, wrap
from tui.layout import Pieces
from tui.layout.lines import Piece
from tui.layout.when import say_when
from tui.page import Marked, marked_lines


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
    """`courant  American Courant, 20 May 2026 ─── 6`."""
    source = sources.get(file)
    name = (source.name or source.title) if source else file or "without a source"
    more = ", ".join(part for part in (source.publisher, say_when(source.date)) if part) if source else ""
    return ((visible(name, keep=""), "heading"), ("  ", ""), (visible(more, keep=""), "quiet"), (f"  {count}", "quiet"))


def hit_lines(hit: Hit, statement: Statement | None, width: int, height: int = 2) -> tuple[tuple[Piece, ...], ...]:
    """As much of a hit as fits in a few lines, from a little before the first word found."""
    label: list[Piece] = []
    if statement:
        label = [(statement.standing, f"standing.{statement.standing}"), ("  ", "")]
    elif not hit.complete:
        label = [("some words  ", "quiet")]
    taken = sum(cells(text) for text, _ in label)
    lines = list(marked_lines(hit.text, width, _found(hit), "near", taken))
    first = next((n for n, pieces in enumerate(lines) if any("found" in ink for _, ink in pieces)), 0)
    start = min(max(first - (height - 1) // 2, 0), max(len(lines) - height, 0))
    kept = [tuple(pieces) for pieces in lines[start : start + height]] or [()]
    if start == 0:
        kept[0] = (*label, *kept[0])
    elif label:
        kept = [tuple(pieces) for pieces in list(marked_lines(hit.text, width, _found(hit), "near"))[start:][:height]]
    return tuple(kept)


def _found(hit: Hit) -> list[Marked]:
    return [Marked(start, end, "found") for start, end in hit.marks]


def preview(hit: Hit, statements: Sequence[Statement], titles: Mapping[str, str], width: int) -> list[Pieces]:
    """A hit in full, then the statements that cite it."""
    lines: list[Pieces] = [tuple(pieces) for pieces in marked_lines(hit.text, width, _found(hit), "")]
    cited = [one for one in statements if one.id != hit.id]
    if cited:
        lines += [(), ((f"Cited by {len(cited)} statement{'' if len(cited) == 1 else 's'}", "label"),)]
    for one in cited:
        lines += _statement(one, titles, width)
    if hit.kind == "statement":
        for evidence in hit.evidence:
            lines += [(), *(((part, "quote"),) for part in wrap(f"“{visible(evidence.quote)}”", width))]
    return lines


def _statement(one: Statement, titles: Mapping[str, str], width: int) -> Iterator[Pieces]:
    title = titles.get(one.meeting, one.meeting)
    first, *more = wrap(visible(f"{one.text} — {title}"), width, len(one.standing) + 2)
    yield ((one.standing, f"standing.{one.standing}"), ("  ", ""), (first, "near"))
    for part in more:
        yield ((part, "near"),)
