"""Evidence: quotations with their citations and states, as lines."""

from __future__ import annotations

from collections.abc import Sequence

from profiles.model import Evidence, Source, Statement
from profiles.visible import visible
from tui.cells import cells, wrap
from tui.layout.context import Context
from tui.layout.frame import ASCII, UNICODE, Signs
from tui.layout.lines import Pieces
from tui.layout.when import say_when


def evidence_lines(statement: Statement, width: int, context: Context, *, ascii_only: bool = False) -> list[Pieces]:
    """Each quotation that carries the statement, and below it where it stands and whether it still does."""
    signs = ASCII if ascii_only else UNICODE
    return [line for evidence in statement.evidence for line in quotation_lines(evidence, width, context, signs)]


def quotation_lines(evidence: Evidence, width: int, context: Context, signs: Signs = UNICODE) -> list[Pieces]:
    """“quote”, its translation, and — the citation · the state."""
    quote = f"{signs.open_quote}{visible(evidence.quote)}{signs.close_quote}"
    lines: list[Pieces] = [((part, "quote"),) for part in wrap(quote, width)]
    if evidence.translation:
        translation = f"[{visible(evidence.translation)}]"
        lines += [((part, "translation"),) for part in wrap(translation, width)]
    names, place = _names(evidence, context, signs), place_of(evidence, context, signs)
    return [*lines, *cited_lines(names, place, evidence.state, width, signs)]


def cited_lines(names: Sequence[str], place: str, state: str, width: int, signs: Signs) -> list[Pieces]:
    """`— The Courier, “At last”, ¶4 (courier.txt 812–874) · exact`; where that is too long, the place on a new line."""
    last = f"{place} {signs.dot} {state}"
    named = ", ".join(part for part in names if part)
    whole = f"{signs.dash} {named}, {last}" if named else f"{signs.dash} {last}"
    if cells(whole) <= width:
        return [with_state(whole, state)]
    said = wrap(f"{signs.dash} {named}," if named else signs.dash, width)
    if cells(said[-1]) + 1 + cells(last) <= width:
        said[-1] += f" {last}"
    else:
        said += wrap(last, width)
    return [*(((part, "citation"),) for part in said[:-1]), with_state(said[-1], state)]


def with_state(line: str, state: str) -> Pieces:
    """The last line of a citation with the state set off."""
    return ((line.removesuffix(state), "citation"), (state, f"state.{state}"))


def citation(evidence: Evidence, context: Context, signs: Signs = UNICODE) -> str:
    """Publisher, “title”, date, ¶, file and characters; what is unknown is left out."""
    return ", ".join([*_names(evidence, context, signs), place_of(evidence, context, signs)])


def _names(evidence: Evidence, context: Context, signs: Signs) -> list[str]:
    """Publisher, title and date, as far as they are known."""
    source = context.sources.get(evidence.source)
    return [visible(part, keep="") for part in named(source, signs) if part] if source else []


def place_of(evidence: Evidence, context: Context, signs: Signs) -> str:
    """`¶4 (courier.txt 812–874)`."""
    number = context.number(evidence.passage) if evidence.passage else None
    paragraph = f"{signs.para}{number} " if number else ""
    span = "" if evidence.start is None else f" {evidence.start}–{evidence.end}"
    return visible(f"{paragraph}({evidence.source}{span})", keep="")


def short_place(evidence: Evidence, context: Context, signs: Signs) -> str:
    """`¶4 [courier] 812–874`: the handle of the source, as beside the statements, in place of its file's name."""
    number = context.number(evidence.passage) if evidence.passage else None
    paragraph = f"{signs.para}{number} " if number else ""
    span = "" if evidence.start is None else f" {evidence.start}–{evidence.end}"
    return visible(f"{paragraph}[{context.source_name(evidence.source)}]{span}", keep="")


def named(source: Source, signs: Signs) -> tuple[str, str, str]:
    """The source by publisher or author, title and date; by its handle, as beside the statements, without a name."""
    title = f"{signs.open_quote}{source.title}{signs.close_quote}" if source.title else ""
    who = source.publisher or ", ".join(source.authors)
    return (who if who or title else f"[{source.name or source.file}]"), title, say_when(source.date)
