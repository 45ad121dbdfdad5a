"""The evaluator: which documents a tree matches, and how often each want stands in each of them."""

from __future__ import annotations

from itertools import chain, compress, islice, repeat
from operator import add, eq, ne, rshift, sub

from index import near
from index.counts import Counts, documents_of, tallied
from index.grammar import LIGHT
from index.lexer import LEAST_PREFIX
from index.members import common, union
from index.names import Names
from index.posts import SPOT
from index.query import And, Filter, Fuzzy, Near, Node, Not, Or, Phrase, Prefix, Together, Word
from index.store import Store
from index.wants import EXACT, OTHER_WRITING, Reading, Slot, Term, Want, phrase_slots, wants_of
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence, Set

SHORT = 24
"""Of these, how many a beginning of two or three letters stands for while it is being typed."""
FEW_OF = 8
"""Where documents are fewer than this part of those that hold a term, its places are looked up one by one."""
MOST_TERMS = 64
"""Words that a prefix or a rough word may stand for: the most frequent ones."""


@dataclass(frozen=True, slots=True)
class Face:
    """One kind of document: where its words are, and which field says what it is."""

    name: str
    key: str
    fields: dict[str, str]
    heading: str | None = None


PASSAGES = Face("passages", "p", {"stem": "stem", "exact": "exact"}, "section")
STATEMENTS = Face("statements", "s", {"stem": "said", "exact": "said_exact"})


class Evaluator:
    """Answers trees over one face of a store. Keeps what it looked up: make one for each query."""

    def __init__(self, store: Store, face: Face, filters: Callable[[Sequence[Filter]], Set[int]]) -> None:
        self.store = store
        self.face = face
        self.filters = filters
        self._postings: dict[Term, Counts] = {}
        self._expanded: dict[tuple[str, int], Slot] = {}
        self._slots: dict[Slot, Counts] = {}
        self._rows: dict[tuple[Slot, ...], list[int]] = {}

    def counts(self, term: Term) -> Counts:
        """The documents of this face that hold a term."""
        if term not in self._postings:
            self._postings[term] = self.store.postings(self.face.fields[term[0]], term[1])
        return self._postings[term]

    def frequency(self, term: Term) -> int:
        """In about how many documents a term stands."""
        return self.store.frequency(self.face.fields[term[0]], term[1])

    def slot(self, slot: Slot) -> Counts:
        """The documents that hold any of a slot's terms."""
        if len(slot) == 1:
            return self.counts(slot[0])
        if slot not in self._slots:
            self._slots[slot] = self.store.tally([(self.face.fields[field], text) for field, text in slot])
        return self._slots[slot]

    def reading(self, reading: Reading) -> Counts:
        """How often a reading stands in each document."""
        if len(reading.slots) == 1:
            return self.slot(reading.slots[0])
        spots = self.spots_of_row(reading.slots)
        return tallied(map(rshift, spots, repeat(SPOT)), len(spots), self.store.documents)

    def row(self, slots: Sequence[Slot]) -> dict[int, list[int]]:
        """Where slots stand in a row: for each document the positions of the first."""
        starts: dict[int, list[int]] = {}
        for spot in self.spots_of_row(slots):
            starts.setdefault(spot >> SPOT, []).append(spot & (1 << SPOT) - 1)
        return starts

    def spots_of_row(self, slots: Sequence[Slot]) -> list[int]:
        """Where slots stand in a row: each place of the first, as one number, ascending."""
        key = tuple(slots)
        if key not in self._rows:
            live = all(any(self.frequency(term) for term in slot) for slot in slots)
            self._rows[key] = self._row(slots) if live else []
        return self._rows[key]

    def _row(self, slots: Sequence[Slot]) -> list[int]:
        found: list[int] = []
        for nth, at in enumerate(sorted(range(len(slots)), key=lambda at: sum(map(self.frequency, slots[at])))):
            here = self.spots(slots[at], set(map(rshift, found, repeat(SPOT))) if nth else None)
            here = _once(sorted(here)) if len(slots[at]) > 1 else here
            here = list(map(sub, here, repeat(at))) if at else here
            found = _in_both(found, here) if nth else here
            if not found:
                break
        return found

    def spots(self, slot: Slot, within: Set[int] | None) -> list[int]:
        """Every place of a slot's terms, document and position as one number; in some documents, if they are few."""
        found: list[int] = []
        for field, text in slot:
            name = self.face.fields[field]
            if within is None or FEW_OF * len(within) > self.frequency((field, text)):
                found += self.store.spots(name, text)
            else:
                for number, places in self.store.places(name, text, within).items():
                    found += map(add, repeat(number << SPOT, len(places)), places)
        return found

    def places(self, slot: Slot, within: Iterable[int]) -> dict[int, list[int]]:
        """The positions of a slot's terms."""
        found: dict[int, list[int]] = {}
        for field, text in slot:
            for number, places in self.store.places(self.face.fields[field], text, within).items():
                found.setdefault(number, []).extend(places)
        return found

    def live(self, want: Want) -> list[Reading]:
        """The readings of a want that stand anywhere; a fallback only where nothing else does."""
        alive = [r for r in want.readings if all(any(map(self.frequency, slot)) for slot in r.slots)]
        alive = [r for r in alive if not r.fallback] or alive
        if want.unfinished and (len(want.text) >= LEAST_PREFIX or not want.text.isascii()):
            slot = self.expanded(Prefix(want.text, want.place))
            slot = tuple(t for t in slot if t[1] not in LIGHT)[: SHORT if len(want.text) < 4 else MOST_TERMS]
            alive += [Reading((slot,), OTHER_WRITING)] if slot else []
        return alive

    def holding(self, want: Want) -> Set[int]:
        """The documents that meet a want."""
        return union(documents_of(self.reading(reading)) for reading in self.live(want))

    def matching(self, node: Node, names: Names | None) -> Set[int]:
        """The documents that a tree matches, every word of it asked for."""
        match node:
            case Word():
                return common(self.holding(want) for want in wants_of([node], names))
            case Phrase():
                return documents_of(self.reading(Reading(phrase_slots(node.text, node.literal))))
            case Prefix() | Fuzzy():
                return documents_of(self.slot(self.expanded(node)))
            case Filter():
                return self.filters([node])
            case Near():
                return near.documents(self, node)
            case Not():
                return self.everything() - self.matching(node.node, None)
            case Or():
                return union(self.matching(child, names) for child in node.nodes)
            case And() | Together():
                return self.conjunction(node.nodes, names)

    def conjunction(self, nodes: Sequence[Node], names: Names | None) -> Set[int]:
        """Documents that match all; words side by side may name something together."""
        words = [node for node in nodes if isinstance(node, Word)]
        sets = [
            self.holding(want) for want in wants_of(words, names) if not want.light or len(words) == len(nodes) == 1
        ]
        wanted = [self.matching(node, names) for node in nodes if not isinstance(node, Word | Not | Filter)]
        if filters := [node for node in nodes if isinstance(node, Filter)]:
            wanted.append(self.filters(filters))
        found = common([*sets, *wanted]) if sets or wanted else self.everything()
        for node in nodes:
            if isinstance(node, Not):
                found = found - self.matching(node.node, None)
        return found

    def everything(self) -> Set[int]:
        """All documents of the face."""
        return self.store.members("face", self.face.key)

    def expanded(self, node: Prefix | Fuzzy) -> Slot:
        """The words that a prefix or a rough word stands for, the most frequent first, a bounded number of them."""
        from index.vocabulary import beginning, resembling

        key = (node.text, node.edits if isinstance(node, Fuzzy) else 0)
        if key not in self._expanded:
            field = self.face.fields[EXACT]
            if isinstance(node, Prefix):
                found = beginning(self.store, field, node.text)
            else:
                found = resembling(self.store, field, node.text, node.edits)
            self._expanded[key] = tuple((EXACT, word) for word, _ in found[:MOST_TERMS])
        return self._expanded[key]

    def want(self, node: Prefix | Fuzzy) -> Want:
        """A prefix or a rough word as a want."""
        return Want(node.text, node.place, (Reading((self.expanded(node),)),), known=False)


def _once(places: list[int]) -> list[int]:
    """Ascending places without repetitions: one that several terms of a slot share."""
    return list(compress(places, chain((True,), map(ne, islice(places, 1, None), places))))


def _in_both(one: list[int], other: list[int]) -> list[int]:
    """What stands in two lists without repetitions, ascending: sorting two that are sorted only merges them."""
    whole = sorted(one + other)
    return list(compress(whole, map(eq, whole, islice(whole, 1, None))))


def phrase_want(node: Phrase) -> Want:
    """A phrase as a want, for its score."""
    return Want(node.text, node.place, (Reading(phrase_slots(node.text, node.literal)),), known=False)
