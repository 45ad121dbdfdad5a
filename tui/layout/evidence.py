"""Evidence: quotations with their citations and states, as lines."""

from __future__ import annotations

from profiles.model import Evidence, Source, Statement
from profiles.visible import visible
from tui.cells import wrap
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
    cited = f"{signs.dash} {citation(evidence, context, signs)} {signs.dot} "
    *rest, last = wrap(cited + evidence.state, width)
    lines += [((part, "citation"),) for part in rest]
    return [*lines, with_state(last, evidence.state)]


def with_state(line: str, state: str) -> Pieces:
    """The last line of a citation with the state set off."""
    return ((line.removesuffix(state), "citation"), (state, f"state.{state}"))


def citation(evidence: Evidence, context: Context, signs: Signs = UNICODE) -> str:
    """Publisher, “title”, date, ¶, file and characters; what is unknown is left out."""
    source = context.sources.get(evidence.source)
    parts = [part for part in named(source, signs) if part] if source else []
    number = context.number(evidence.passage) if evidence.passage else None
    place = f"{signs.para}{number} " if number else ""
    span = "" if evidence.start is None else f" {evidence.start}–{evidence.end}"
    return visible(", ".join([*parts, f"{place}({evidence.source}{span})"]), keep="")


def named(source: Source, signs: Signs) -> tuple[str, str, str]:
    """The source by publisher or author, title and date; by its handle, as beside the statements, without a name."""
    title = f"{signs.open_quote}{source.title}{signs.close_quote}" if source.title else ""
    who = source.publisher or ", ".join(source.authors)
    return (who if who or title else f"[{source.name or source.file}]"), title, say_when(source.date)
