"""Hits: ranked documents as what the user is shown; a statement and the passage behind it are one answer."""

from __future__ import annotations

from index.asking import Found
from index.filters import Filters
from index.marks import marks
from index.order import Ranked
from index.store import Store
from index.stored import PASSAGE, StoredPassage, StoredStatement
from profiles.comparison import Hit
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiles.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answers:
    """Passages and statements in one order; what is quoted is listed once, by its better face."""

    best: list[tuple[Ranked, Found]]
    total: int
    """How many there are with those after the best."""
    complete: int
    """How many of them hold all the words."""


def grouped(found: list[Found], filters: Filters, statements_first: bool = False) -> Answers:
    """What both faces give, as one."""
    if len(found) > 1 and statements_first and found[1].order.best:
        found = found[1:]
    if len(found) == 1:
        return _answers([(ranked, found[0]) for ranked in found[0].order.best], found[0])
    passages = {ranked.number: ranked for ranked in found[0].order.best}
    hidden: set[int] = set()
    alone = []
    for statement in found[1].order.best:
        quoted = filters.quoted(statement.number)
        if quoted and all(number in found[0].barred for number in quoted):
            continue
        behind = [number for number in quoted if number in passages]
        best = min(behind, key=passages.__getitem__, default=None)
        if best is None or (statement.complete and not passages[best].complete):
            alone.append(statement)
            hidden.update(number for number in behind if not passages[number].complete)
        else:
            passages[best] = _lifted(passages[best], statement)
    every = [(ranked, found[0]) for number, ranked in passages.items() if number not in hidden]
    every += [(ranked, found[1]) for ranked in alone]
    return _answers(sorted(every, key=lambda each: each[0]), found[0])


def _answers(best: list[tuple[Ranked, Found]], found: Found) -> Answers:
    order = found.order
    complete = sum(ranked.complete for ranked, _ in best) + len(order.whole)
    return Answers(best, len(best) + len(order.whole) + len(order.some), complete)


def _lifted(passage: Ranked, statement: Ranked) -> Ranked:
    """A passage that a statement answers by as well is the better for it."""
    if statement.tier > passage.tier or statement.score <= passage.score:
        return passage
    return passage.plus((statement.score - passage.score) / 2)


def hit(store: Store, workspace: Workspace, ranked: Ranked, found: Found) -> Hit:
    """One answer, with what was found marked in its text."""
    stored = store.stored(ranked.number)
    if stored[0] == PASSAGE:
        return _passage(StoredPassage(*stored), store, ranked, found)
    return _statement(StoredStatement(*stored), workspace, ranked, found)


def _passage(passage: StoredPassage, store: Store, ranked: Ranked, found: Found) -> Hit:
    citing = [StoredStatement(*store.stored(n)) for n in sorted(store.postings("cites", passage.id.casefold()))]
    return Hit(
        "passage",
        passage.id,
        passage.source,
        passage.start,
        passage.end,
        passage.text,
        marks=marks(passage.text, found.ladders),
        score=ranked.score,
        statements=tuple(statement.id for statement in citing),
        meetings=tuple(dict.fromkeys(meeting for statement in citing for meeting in statement.meetings)),
        complete=ranked.complete,
    )


def _statement(statement: StoredStatement, workspace: Workspace, ranked: Ranked, found: Found) -> Hit:
    evidence = workspace.statement(statement.id).evidence
    first = next((piece for piece in evidence if piece.start is not None), evidence[0] if evidence else None)
    return Hit(
        "statement",
        statement.id,
        first.source if first else None,
        first.start if first else None,
        first.end if first else None,
        statement.text,
        marks=marks(statement.text, found.ladders),
        score=ranked.score,
        evidence=evidence,
        statements=(statement.id,),
        meetings=tuple(statement.meetings),
        complete=ranked.complete,
    )
