"""Asking: one query, from its tree to ranked passages and statements."""

from __future__ import annotations

from index.evaluate import PASSAGES, STATEMENTS, Evaluator, Face, phrase_want
from index.filters import ABOUT, OF_STATEMENTS, Filters
from index.ladders import Ladder, ladders
from index.members import union
from index.names import Names
from index.order import Order, in_order
from index.query import And, Filter, Fuzzy, Near, Node, Not, Or, Phrase, Prefix, Together, Word
from index.ranking import Ranking
from index.sorts import Sorts
from index.spelling import MONTHS
from index.store import Store
from index.wants import Want, wants_of
from profiles.lean import Literal
from profiles.value import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

Leaf = Word | Phrase | Prefix | Fuzzy
Kinds = Literal["passages", "statements", "all"]


@dataclass(frozen=True, slots=True)
class Found:
    """What one face gives for a query."""

    face: Face
    order: Order
    ladders: Sequence[Ladder] = field(default_factory=list)
    """What is to be marked in the texts."""
    barred: Set[int] = field(default_factory=set)
    """What holds a word that must not be there."""


def ask(
    node: Node,
    face: Face,
    store: Store,
    filters: Filters,
    names: Names | None,
    kinds: Sorts,
    documents: int,
    depth: int,
    kept: Set[int] = frozenset(),
    *,
    fill: bool = False,
) -> Found:
    """The passages or statements that answer a tree, the best `depth` in order, and those that are to be `kept`."""
    evaluator = Evaluator(store, face, lambda group: filters.documents(group, face))
    parts = list(node.nodes) if isinstance(node, Together) else [node]
    words = [part for part in parts if isinstance(part, Word)]
    others = [part for part in parts if not isinstance(part, Word)]
    allowed = evaluator.conjunction(others, names) if others else None
    leaves = list(_leaves(others))
    wants = wants_of(words, names)
    about = _about(others, [*words, *leaves], store, filters, names) if face is PASSAGES else None
    if allowed is not None and about is not None:
        allowed = allowed & about
    scored = [
        *wants,
        *(_want(evaluator, leaf, names) for leaf in leaves if not isinstance(leaf, Word)),
    ]
    scored += wants_of([leaf for leaf in leaves if isinstance(leaf, Word)], names)
    marked = list(ladders(scored, evaluator.live))
    barred = union(evaluator.matching(part.node, None) for part in others if isinstance(part, Not))
    if not scored:
        every = (allowed if allowed is not None else set[int]()) & evaluator.everything()
        return Found(face, in_order(every, depth, kept, 0), barred=barred)
    ranking = Ranking(evaluator, wants or scored, kinds, documents, _of_the_time(wants, filters, face))
    order = ranking.ranked(allowed, not wants, depth, kept, fill=fill)
    if not wants:
        order = _with_unscored(order, allowed if allowed is not None else set(), evaluator, depth, kept)
    return Found(face, order, marked, barred)


def _about(
    others: Sequence[Node], leaves: Sequence[Leaf], store: Store, filters: Filters, names: Names | None
) -> Set[int] | None:
    """The passages cited by a statement that meets all its filters and has to do with a word; `None` where none asks.

    A passage may hold the words in one sentence and be cited for another: that one is no answer.
    """
    parts = [part for each in others for part in (each.nodes if isinstance(each, And) else (each,))]
    theirs = [part for part in parts if isinstance(part, Filter) and part.name in OF_STATEMENTS]
    if not leaves or not any(filter.name in ABOUT for filter in theirs):
        return None
    evaluator = Evaluator(store, STATEMENTS, lambda group: filters.documents(group, STATEMENTS))
    words = [leaf for leaf in leaves if isinstance(leaf, Word)]
    wants = [*wants_of(words, names), *(_want(evaluator, leaf, names) for leaf in leaves if not isinstance(leaf, Word))]
    sayings = [*(leaf.text for leaf in leaves), " ".join(word.text for word in words)]
    told = (evaluator.holding(want) for want in wants if not want.light or len(wants) == 1)
    return filters.cited(filters.documents(theirs, STATEMENTS) & union([*told, filters.on_topics(sayings)]))


def _of_the_time(wants: Sequence[Want], filters: Filters, face: Face) -> dict[object, Set[int]]:
    """For each date among the words, what is of that time though it does not name it."""
    if not any(want.exact in MONTHS for want in wants):
        return {}
    from index.dated import dates

    return {unit: filters.at(asked, face) for unit, asked in dates(wants)}


def _with_unscored(order: Order, allowed: Set[int], evaluator: Evaluator, depth: int, kept: Set[int]) -> Order:
    """What matches without holding a word that was asked for, as with `NOT`, comes last."""
    if len(order) >= len(allowed):
        return order
    rest = (allowed & evaluator.everything()) - {each.number for each in order.best} - order.whole
    more = in_order(rest, max(depth - len(order), 0), kept, 5)
    return Order([*order.best, *more.best], union([order.whole, more.whole]), order.some)


def _leaves(nodes: Sequence[Node]) -> Iterator[Leaf]:
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


def _want(evaluator: Evaluator, leaf: Leaf, names: Names | None) -> Want:
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
