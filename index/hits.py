"""Hits: ranked documents as what the user is shown; a statement and the passage behind it are one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.asking import Found
from index.filters import Filters
from index.marks import marks
from index.ranking import Ranked
from index.store import Store
from index.stored import PASSAGE, StoredPassage, StoredStatement
from profiles.comparison import Hit
from profiles.value import replace

if TYPE_CHECKING:
    from profiles.workspace import Workspace


def grouped(found: list[Found], filters: Filters, statements_first: bool = False) -> list[tuple[Ranked, Found]]:
    """Passages and statements in one order, best first; what is quoted is listed once, by its better face."""
    if len(found) > 1 and statements_first and found[1].ranked:
        found = found[1:]
    if len(found) == 1:
        return [(ranked, found[0]) for ranked in found[0].ranked]
    passages = {ranked.number: ranked for ranked in found[0].ranked}
    hidden: set[int] = set()
    alone = []
    for statement in found[1].ranked:
        quoted = filters.quoted(statement.number)
        if quoted and found[0].barred.issuperset(quoted):
            continue
        behind = [number for number in quoted if number in passages]
        best = min(behind, key=lambda number: passages[number].key, default=None)
        if best is None or (statement.complete and not passages[best].complete):
            alone.append(statement)
            hidden.update(number for number in behind if not passages[number].complete)
        else:
            passages[best] = _lifted(passages[best], statement)
    every = [(ranked, found[0]) for number, ranked in passages.items() if number not in hidden]
    every += [(ranked, found[1]) for ranked in alone]
    return sorted(every, key=lambda each: each[0].key)


def _lifted(passage: Ranked, statement: Ranked) -> Ranked:
    """A passage that a statement answers by as well is the better for it."""
    if statement.tier > passage.tier or statement.score <= passage.score:
        return passage
    return replace(passage, score=(statement.score + passage.score) / 2)


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
