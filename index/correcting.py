"""Correcting: a word that stands nowhere, taken for the word that was meant. What is in quotation marks never is."""

from __future__ import annotations

from collections.abc import Iterator

from index.evaluate import PASSAGES, STATEMENTS
from index.query import And, Node, Not, Or, Place, Together, Word
from index.store import Store
from index.vocabulary import correction, nearest_words, two_words
from index.wants import Want, wants_of

_FACES = (PASSAGES, STATEMENTS)


def corrected(query: str, node: Node, store: Store) -> str | None:
    """The query with every word that stands nowhere corrected; `None` where there is nothing to correct."""
    changes = []
    for want in _missing(node, store):
        better = _correction(want.text, store)
        if better is not None:
            changes.append((want.place, better))
    return _changed(query, changes) if changes else None


def nearest(query: str, node: Node, store: Store) -> str | None:
    """For a query that found nothing, the words that look most like those that stand nowhere."""
    found: dict[str, None] = {}
    for want in _missing(node, store):
        for face in _FACES:
            found.update(dict.fromkeys(nearest_words(store, face.fields["exact"], want.text)))
    return ", ".join(list(found)[:3]) or None


def _correction(word: str, store: Store) -> str | None:
    for find in (correction, two_words):
        for face in _FACES:
            if better := find(store, face.fields["exact"], word):
                return better
    return None


def _missing(node: Node, store: Store) -> Iterator[Want]:
    """The words that stand nowhere, in no passage, heading or statement."""
    for want in wants_of(list(_words(node))):
        if want.known and not any(_stands(slot, store) for reading in want.readings for slot in reading.slots):
            yield want


def _stands(slot: tuple[tuple[str, str], ...], store: Store) -> bool:
    return any(store.frequency(face.fields[field], text) for face in _FACES for field, text in slot)


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
