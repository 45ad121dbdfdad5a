"""The evaluator: which documents a tree matches, and how often each want stands in each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from index.lexer import LEAST_PREFIX
from index.names import Names
from index.posts import SPOT
from index.query import And, Filter, Fuzzy, Near, Node, Not, Or, Phrase, Prefix, Together, Word
from index.store import Store
from index.wants import EXACT, LIGHT, OTHER_WRITING, Reading, Slot, Term, Want, phrase_slots, wants_of
from profiles.value import dataclass

Counts = dict[int, float]
"""How often something stands in each document."""
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

    def __init__(self, store: Store, face: Face, filters: Callable[[Sequence[Filter]], Collection[int]]) -> None:
        self.store = store
        self.face = face
        self.filters = filters
        self._postings: dict[Term, Counts] = {}
        self._expanded: dict[tuple[str, int], Slot] = {}
        self._rows: dict[tuple[Slot, ...], dict[int, list[int]]] = {}

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
        return self.store.tally((self.face.fields[field], text) for field, text in slot)

    def reading(self, reading: Reading) -> Counts:
        """How often a reading stands in each document."""
        if len(reading.slots) == 1:
            return self.slot(reading.slots[0])
        return {number: float(len(starts)) for number, starts in self.row(reading.slots).items()}

    def row(self, slots: Sequence[Slot]) -> dict[int, list[int]]:
        """Where slots stand in a row: for each document the positions of the first."""
        key = tuple(slots)
        if key not in self._rows:
            live = all(any(self.frequency(term) for term in slot) for slot in slots)
            self._rows[key] = self._row(slots) if live else {}
        return self._rows[key]

    def _row(self, slots: Sequence[Slot]) -> dict[int, list[int]]:
        found: set[int] = set()
        for nth, at in enumerate(sorted(range(len(slots)), key=lambda at: sum(map(self.frequency, slots[at])))):
            within = {spot >> SPOT for spot in found} if nth else None
            here = {spot - at for spot in self.spots(slots[at], within)}
            found = found & here if nth else here
            if not found:
                break
        starts: dict[int, list[int]] = {}
        for spot in sorted(found):
            starts.setdefault(spot >> SPOT, []).append(spot & (1 << SPOT) - 1)
        return starts

    def spots(self, slot: Slot, within: set[int] | None) -> Iterator[int]:
        """Every place of a slot's terms, document and position as one number; in some documents, if they are few."""
        for field, text in slot:
            name = self.face.fields[field]
            if within is None or FEW_OF * len(within) > self.frequency((field, text)):
                yield from self.store.spots(name, text)
            else:
                for number, places in self.store.places(name, text, within).items():
                    yield from ((number << SPOT) + place for place in places)

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

    def holding(self, want: Want) -> set[int]:
        """The documents that meet a want."""
        found: set[int] = set()
        for reading in self.live(want):
            found |= self.reading(reading).keys()
        return found

    def matching(self, node: Node, names: Names | None) -> set[int]:
        """The documents that a tree matches, every word of it asked for."""
        match node:
            case Word():
                return _all(self.holding(want) for want in wants_of([node], names))
            case Phrase():
                return set(self.row(phrase_slots(node.text, node.literal)))
            case Prefix() | Fuzzy():
                return set(self.slot(self.expanded(node)))
            case Filter():
                return set(self.filters([node]))
            case Near():
                return set(self.near(node))
            case Not():
                return self.everything() - self.matching(node.node, None)
            case Or():
                return set().union(*(self.matching(child, names) for child in node.nodes))
            case And() | Together():
                return self.conjunction(node.nodes, names)

    def conjunction(self, nodes: Sequence[Node], names: Names | None) -> set[int]:
        """Documents that match all; words side by side may name something together."""
        words = [node for node in nodes if isinstance(node, Word)]
        sets = [
            self.holding(want) for want in wants_of(words, names) if not want.light or len(words) == len(nodes) == 1
        ]
        wanted = [self.matching(node, names) for node in nodes if not isinstance(node, Word | Not | Filter)]
        if filters := [node for node in nodes if isinstance(node, Filter)]:
            wanted.append(set(self.filters(filters)))
        found = _all([*sets, *wanted]) if sets or wanted else self.everything()
        for node in nodes:
            if isinstance(node, Not):
                found -= self.matching(node.node, None)
        return found

    def everything(self) -> set[int]:
        """All documents of the face."""
        return set(self.store.postings("face", self.face.key))

    def near(self, node: Near) -> dict[int, list[int]]:
        """Where two things stand near each other: the positions of both."""
        left, right = self.anywhere(node.left), self.anywhere(node.right)
        found = {}
        for number in left.keys() & right.keys():
            close = _close(left[number], right[number], node.distance)
            if close:
                found[number] = close
        return found

    def anywhere(self, node: Node) -> dict[int, list[int]]:
        """The positions of something that stands at places."""
        match node:
            case Word():
                slots = [want.readings[0].slots[0] for want in wants_of([node])]
                return self._row_places(slots)
            case Phrase():
                return self._row_places(phrase_slots(node.text, node.literal))
            case Prefix() | Fuzzy():
                slot = self.expanded(node)
                return self.places(slot, self.slot(slot))
            case Near():
                return self.near(node)
            case Or():
                found: dict[int, list[int]] = {}
                for child in node.nodes:
                    for number, places in self.anywhere(child).items():
                        found.setdefault(number, []).extend(places)
                return found
        return {}

    def _row_places(self, slots: Sequence[Slot]) -> dict[int, list[int]]:
        """Both ends of what stands in a row."""
        last = len(slots) - 1
        return {n: [p for at in starts for p in {at, at + last}] for n, starts in self.row(slots).items()}

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


def added(counts: Sequence[Counts]) -> Counts:
    """How often any of several things stands in each document: only where two meet is anything summed."""
    found: Counts = {}
    for more in sorted(counts, key=len, reverse=True):
        if not found:
            found = dict(more)
        elif more:
            both = {number: found[number] + more[number] for number in found.keys() & more.keys()}
            found.update(more)
            found.update(both)
    return found


def _all(sets: Iterable[set[int]]) -> set[int]:
    found: set[int] | None = None
    for each in sorted(sets, key=len):
        found = set(each) if found is None else found & each
    return found or set()


def _close(left: list[int], right: list[int], distance: int) -> list[int]:
    """The positions of two lists that have one of the other within a distance."""
    pairs = [(a, b) for a in left for b in right if 0 < abs(a - b) <= distance]
    return sorted({place for pair in pairs for place in pair})


def phrase_want(node: Phrase) -> Want:
    """A phrase as a want, for its score."""
    return Want(node.text, node.place, (Reading(phrase_slots(node.text, node.literal)),), known=False)
