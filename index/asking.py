"""Asking: one query, from its tree to ranked passages and statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from index.evaluate import PASSAGES, STATEMENTS, Evaluator, Face, phrase_want
from index.filters import Filters
from index.ladders import Ladder, ladders
from index.names import Names
from index.query import And, Filter, Fuzzy, Near, Node, Not, Or, Phrase, Prefix, Together, Word
from index.ranking import Ranked, Ranking
from index.store import Store
from index.wants import Want, wants_of
from profiles.value import dataclass, field

Kinds = Literal["passages", "statements", "all"]


@dataclass(frozen=True, slots=True)
class Found:
    """What one face gives for a query."""

    face: Face
    ranked: list[Ranked]
    ladders: Sequence[Ladder] = field(default_factory=list)
    """What is to be marked in the texts."""
    barred: set[int] = field(default_factory=set)
    """What holds a word that must not be there."""


def ask(
    node: Node, face: Face, store: Store, filters: Filters, names: Names | None, kinds: dict[int, str], documents: int
) -> Found:
    """The passages or statements that answer a tree, best first."""
    evaluator = Evaluator(store, face, lambda group: filters.documents(group, face))
    parts = list(node.nodes) if isinstance(node, Together) else [node]
    words = [part for part in parts if isinstance(part, Word)]
    others = [part for part in parts if not isinstance(part, Word)]
    allowed = evaluator.conjunction(others, names) if others else None
    leaves = list(_leaves(others))
    scored = [
        *wants_of(words, names),
        *(_want(evaluator, leaf, names) for leaf in leaves if not isinstance(leaf, Word)),
    ]
    scored += wants_of([leaf for leaf in leaves if isinstance(leaf, Word)], names)
    marked = list(ladders(scored, evaluator.live))
    barred = {n for part in others if isinstance(part, Not) for n in evaluator.matching(part.node, None)}
    if not scored:
        every = [Ranked(n, 0.0, True, 0) for n in sorted(allowed or ()) if n in evaluator.everything()]
        return Found(face, every, barred=barred)
    wants = wants_of(words, names)
    if not wants:
        ranking = Ranking(evaluator, scored, kinds, documents)
        ranked = ranking.ranked(allowed, required=True)
        return Found(face, _with_unscored(ranked, allowed or set(), evaluator), marked, barred)
    ranked = Ranking(evaluator, wants, kinds, documents).ranked(allowed, required=False)
    return Found(face, ranked, marked, barred)


def _with_unscored(ranked: list[Ranked], allowed: set[int], evaluator: Evaluator) -> list[Ranked]:
    """What matches without holding a word that was asked for, as with `NOT`, comes last."""
    seen = {each.number for each in ranked}
    rest = sorted((allowed - seen) & evaluator.everything()) if len(seen) < len(allowed) else []
    return ranked + [Ranked(number, 0.0, True, 5) for number in rest]


def _leaves(nodes: Sequence[Node]) -> Iterator[Word | Phrase | Prefix | Fuzzy]:
    """What is looked for in the texts; not what must not be there."""
    for node in nodes:
        match node:
            case Word() | Phrase() | Prefix() | Fuzzy():
                yield node
            case And() | Or() | Together():
                yield from _leaves(node.nodes)
            case Near():
                yield from _leaves((node.left, node.right))
            case Filter() | Not():
                pass


def _want(evaluator: Evaluator, leaf: Word | Phrase | Prefix | Fuzzy, names: Names | None) -> Want:
    match leaf:
        case Word():
            return wants_of([leaf], names)[0]
        case Phrase():
            return phrase_want(leaf)
        case Prefix() | Fuzzy():
            return evaluator.want(leaf)


def faces(kinds: Kinds) -> tuple[Face, ...]:
    """The faces that are asked."""
    return {"passages": (PASSAGES,), "statements": (STATEMENTS,), "all": (PASSAGES, STATEMENTS)}[kinds]
