"""Correcting: a word that stands nowhere, taken for the word that was meant. What is in quotation marks never is."""

from __future__ import annotations

from index.evaluate import PASSAGES, STATEMENTS
from index.names import Names
from index.query import And, Node, Not, Or, Place, Together, Word
from index.stems import stem
from index.store import Store
from index.tokens import folded
from index.vocabulary import continued, correction, nearest_words, resembling, two_words
from index.wants import Reading, Want, wants_of
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FACES = (PASSAGES, STATEMENTS)
LEAST = 3
"""Letters of a word that is corrected beside the other words of its name."""
LONG = 6
"""Letters of a word that may be two letters off where it is a name."""


def corrected(query: str, node: Node, store: Store, names: Names) -> str | None:
    """The query with every word that stands nowhere corrected; `None` where there is nothing to correct."""
    wants = wants_of(list(_words(node)), names)
    corrector = _Corrector(wants, store, names)
    changes = []
    for index, want in enumerate(wants):
        if not want.unfinished and not _is_met(want, store) and (better := corrector.better(index)):
            changes.append((want.place, better))
    return _changed(query, changes) if changes else None


def missing(node: Node, store: Store, names: Names) -> tuple[str, ...]:
    """The words typed that stand nowhere, by no name: whoever looks for an absence must not overlook it."""
    wants = wants_of(list(_words(node)), names)
    absent = (w.text for w in wants if w.exact.isalpha() and not w.light and not w.unfinished and not _is_met(w, store))
    return tuple(dict.fromkeys(absent))


def nearest(node: Node, store: Store, names: Names) -> str | None:
    """For a query that found nothing, the words that look most like those that stand nowhere."""
    found: dict[str, None] = {}
    for want in wants_of(list(_words(node)), names):
        if want.known and not _is_met(want, store):
            for face in _FACES:
                found.update(dict.fromkeys(nearest_words(store, face.fields["exact"], want.text)))
    return ", ".join(list(found)[:3]) or None


@dataclass(frozen=True, slots=True)
class _Corrector:
    """Finds what a word was meant to be, among its neighbours."""

    wants: Sequence[Want]
    store: Store
    names: Names

    def better(self, index: int) -> str | None:
        """First what makes a name with its neighbours, then what looks like it, what it begins like, and two words."""
        want = self.wants[index]
        word = folded(want.text)
        if named := self._in_a_name(index, word):
            return named
        if not want.known:
            return None
        for face in _FACES:
            field = face.fields["exact"]
            if found := self._alike(field, word) or continued(self.store, field, word):
                return found
        return next((two for face in _FACES if (two := two_words(self.store, face.fields["exact"], word))), None)

    def _alike(self, field: str, word: str) -> str | None:
        """The word it resembles; a short one must only have letters swapped, added or lost, or be a name."""
        found = correction(self.store, field, word)
        if found and (len(word) > 4 or len(found) != len(word) or sorted(found) == sorted(word) or self._names(found)):
            return found
        if len(word) < LONG:
            return None
        from index.slips import is_slip

        near = (other for other, _ in resembling(self.store, field, word, 2) if other[0] == word[0])
        return next((other for other in near if self._names(other) and is_slip(word, other, 2)), None)

    def _names(self, word: str) -> bool:
        return (stem(word),) in self.names.groups

    def _in_a_name(self, index: int, word: str) -> str | None:
        """The word that makes a name with those beside it: `golden doom`."""
        if len(word) < LEAST or not word.isalpha():
            return None
        for face in _FACES:
            for other, _ in resembling(self.store, face.fields["exact"], word, 1 if len(word) < 4 else 2):
                if other[0] == word[0] and self._makes_a_name(index, stem(other)):
                    return other
        return None

    def _makes_a_name(self, index: int, middle: str) -> bool:
        stems = [want.readings[0].slots[0][0][1] for want in self.wants]
        stems[index] = middle
        starts = range(max(index - self.names.longest + 1, 0), index + 1)
        runs = (
            tuple(stems[a:b]) for a in starts for b in range(index + 1, min(a + self.names.longest, len(stems)) + 1)
        )
        return any(len(run) > 1 and run in self.names.groups for run in runs)


def _is_met(want: Want, store: Store) -> bool:
    """Whether a word stands anywhere, in a passage, a heading or a statement, itself or by another name."""
    return any(_stands(reading, store) for reading in want.readings)


def _stands(reading: Reading, store: Store) -> bool:
    return any(
        all(any(store.frequency(face.fields[field], text) for field, text in slot) for slot in reading.slots)
        for face in _FACES
    )


def _words(node: Node) -> Iterator[Word]:
    match node:
        case Word():
            yield node
        case And() | Or() | Together():
            for child in node.nodes:
                yield from _words(child)
        case Not():
            return


def _changed(query: str, changes: list[tuple[Place, str]]) -> str:
    for place, better in sorted(changes, key=lambda change: -change[0].start):
        query = query[: place.start] + better + query[place.end :]
    return query
