"""Carrying: what carries a statement, in the few lines that a strip has, and how many origins that really is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from profiles.comparison import Cell
from profiles.model import Evidence, Statement
from profiles.visible import visible
from tui.cells import cells, clip, wrap
from tui.layout import Context, Pieces
from tui.layout.evidence import cited_lines, named, quotation_lines, short_place, with_state
from tui.layout.frame import ASCII, UNICODE, Signs


def signs_of(ascii_only: bool) -> Signs:
    """The characters to draw with."""
    return ASCII if ascii_only else UNICODE


def say_origins(evidence: Sequence[Evidence], origins: Sequence[str]) -> str:
    """`2 sources, 1 origin (Xinhua) · 2 quotations`, given what their origins really are."""
    sources = len({one.source for one in evidence})
    words = list[str]()
    if sources > 1:
        of = f" ({', '.join(origins)})" if len(origins) < sources else ""
        words.append(f"{sources} sources, {len(origins)} origin{'' if len(origins) == 1 else 's'}{of}")
    words += [] if len(evidence) < 2 else [f"{len(evidence)} quotations"]
    return visible(" · ".join(words), keep="")


def short_citation(evidence: Evidence, width: int, height: int, context: Context, signs: Signs) -> list[Pieces]:
    """A citation in a few lines: the file's name gives way to its handle, then the title, then the other names."""
    source, place = context.sources.get(evidence.source), short_place(evidence, context, signs)
    who, title, date = (visible(part, keep="") for part in named(source, signs)) if source else ("", "", "")
    who = "" if who.startswith("[") else who
    for names in (*((who, cut, date) for cut in _shorter(title, signs)), (who, date), (who,), (clip(who, 12),), ()):
        lines = cited_lines(names, place, evidence.state, width, signs)
        if len(lines) <= height:
            return lines
    room = width - cells(f" {signs.dot} {evidence.state}")
    return [with_state(f"{clip(place, room, signs.ellipsis)} {signs.dot} {evidence.state}", evidence.state)]


def _shorter(title: str, signs: Signs) -> Iterator[str]:
    """A title, cut more and more within its quotation marks."""
    if title:
        yield title
    for room in range(cells(title) - 6, 14, -6):
        yield clip(title.removesuffix(signs.close_quote), room - 1, signs.ellipsis) + signs.close_quote


def in_few_lines(
    statement: Statement, width: int, height: int, context: Context, signs: Signs, terse: bool = False
) -> list[Pieces]:
    """The first quotation as far as there is room, its citation always; then the others, for who scrolls.

    `terse` spares bytes: the citation takes one line, and who coded and reviewed the statement is left out.
    """
    first, others = statement.evidence[:1], statement.evidence[1:]
    lines = [line for one in first for line in _within(one, width, height, context, signs, terse)]
    lines += [line for one in others for line in quotation_lines(one, width, context, signs)]
    more = about(statement, width)
    if terse or len(lines) + len(more) >= height:
        more = [line for line in more if line[0][1] == "note"]
    return [*lines, *more]


def _within(evidence: Evidence, width: int, height: int, context: Context, signs: Signs, terse: bool) -> list[Pieces]:
    """A quotation with its citation, whole where that fits, else the quotation cut and the citation as it fits."""
    words = wrap(f"{signs.open_quote}{visible(evidence.quote)}{signs.close_quote}", width)
    lines = quotation_lines(evidence, width, context, signs)
    if len(lines) <= (min(height, len(words) + 1) if terse else height):
        return lines
    if len(words) > height - 1:
        words = [*words[: height - 2], clip(" ".join(words[height - 2 :]), width, signs.ellipsis)]
    left = 1 if terse else height - len(words)
    return [*(((part, "quote"),) for part in words), *short_citation(evidence, width, left, context, signs)]


def whole(statements: Sequence[Statement], width: int, context: Context, signs: Signs) -> list[list[Pieces]]:
    """For each statement every quotation of it; where there are several statements, its words before them."""
    return [
        [*(_words(one, width) if len(statements) > 1 else []), *_carried(one, width, context, signs)]
        for one in statements
    ]


def _words(statement: Statement, width: int) -> list[Pieces]:
    """The standing and the analyst's words."""
    standing = statement.standing
    first, *more = wrap(visible(statement.text), width, cells(standing) + 2)
    lines: list[Pieces] = [((standing, f"standing.{standing}"), ("  ", ""), (first, "label"))]
    return [*lines, *(((part, "label"),) for part in more)]


def _carried(statement: Statement, width: int, context: Context, signs: Signs) -> list[Pieces]:
    """The quotations, the analyst's note, who coded it and who reviewed it; a blank line."""
    lines = [line for one in statement.evidence for line in quotation_lines(one, width, context, signs)]
    return [*lines, *about(statement, width), ()]


def about(statement: Statement, width: int) -> list[Pieces]:
    """The analyst's note; who coded the statement, who reviewed it, and when."""
    lines: list[Pieces] = []
    if statement.note:
        lines += [((part, "note"),) for part in wrap(visible(f"Note: {statement.note}"), width)]
    hands = [("coded", statement.coder, statement.coded), ("reviewed", statement.reviewer, statement.reviewed)]
    said = [f"{what} by {who}{f', {when}' if when else ''}" for what, who, when in hands if who]
    return [*lines, ((visible("; ".join(said), keep=""), "quiet"),)] if said else lines


def empty_cell(cell: Cell, width: int, context: Context, signs: Signs) -> list[Pieces]:
    """What is known of a cell without statements: how its silence was checked, or what the index offers."""
    if cell.silence and cell.state == "silent":
        silence = cell.silence
        names = ", ".join(context.source_name(file) for file in silence.sources)
        words = (
            f"Checked on {silence.date}: {signs.open_quote}{silence.query}{signs.close_quote} finds nothing in {names}."
        )
        text = f"{words} {silence.note}".strip()
        return [((part, "quiet"),) for part in wrap(visible(text, keep=""), width)]
    if cell.hidden:
        words = "The filters hide what stands here; F takes every filter away, f changes them."
        return [((part, "quiet"),) for part in wrap(words, width)]
    if not cell.leads:
        words = (
            "Nobody has looked for this here yet. / finds it in the sources, a in a source takes it into the profile."
        )
        return [((part, "quiet"),) for part in wrap(words, width)]
    lines: list[Pieces] = []
    for hit in cell.leads:
        handle = f"[{context.source_name(hit.source or '')}] "
        text = clip(" ".join(visible(hit.text).split()), width - cells(handle), signs.ellipsis)
        lines.append(((handle, "source"), (text, "near")))
    return lines
