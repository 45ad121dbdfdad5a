"""Queries: what was asked, as a tree of values. Offsets are code points of the query as typed, end exclusive."""

from __future__ import annotations

from profiles.value import dataclass, field


class QueryError(ValueError):
    """A query that cannot be answered: why, what to do, and which of its words is meant."""

    def __init__(self, message: str, start: int = 0, end: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the query something stands."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, with whatever its dashes join: `Xi-Trump`, `$14`."""

    text: str
    place: Place = field(compare=False)
    unfinished: bool = False
    """Whether it is still being typed, so that words that begin so are meant as well."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotation marks: taken literally, in this order."""

    text: str
    place: Place = field(compare=False)
    literal: bool = True
    """Whether other forms of the words are no match; a name of a topic is looked for in every form."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """`sanction*`: words that begin so."""

    text: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """`siberai~`: words that differ by so many letters."""

    text: str
    edits: int
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Filter:
    """`source:courant`: one of the values, in a field."""

    name: str
    values: tuple[str, ...]
    place: Place = field(compare=False)
    """Of the values."""


@dataclass(frozen=True, slots=True)
class Near:
    """Two things not more than so many words apart, in either order."""

    left: Node
    right: Node
    distance: int


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of these."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Words side by side: all of them first, then most of them."""

    nodes: tuple[Node, ...]


Node = Word | Phrase | Prefix | Fuzzy | Filter | Near | Not | And | Or | Together
