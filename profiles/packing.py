"""Packing: values as plain lists that JSON can hold, and back; nothing that is read here can run."""

from __future__ import annotations

from _operator import call
from itertools import repeat

from profiles import model
from profiles.comparison import Hit
from profiles.document import Document
from profiles.lean import Any, Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

Shape = Callable[[Any], Any]


def pack(value: Any) -> Any:
    """A value, or a tuple of them, as plain data: a list of its fields in their order."""
    if isinstance(value, tuple):
        return [pack(one) for one in value]
    slots = getattr(type(value), "__slot_setters__", None)
    return value if slots is None else [pack(getattr(value, name)) for name in slots]


def one(cls: type[Any]) -> Shape:
    """Makes a value of a class."""
    puts: tuple[Callable[[Any, Any], None], ...] = ()
    shaped: list[tuple[int, Shape]] = []

    def unpack(row: list[Any]) -> Any:
        nonlocal puts
        if not puts:
            puts = tuple(cls.__slot_setters__.values())
            shaped.extend(
                (at, _SHAPES[cls][name]) for at, name in enumerate(cls.__slots__) if name in _SHAPES.get(cls, ())
            )
        if len(row) != len(puts):
            raise ValueError(f"{len(row)} fields for {cls.__name__}")
        made, fields = object.__new__(cls), row.copy()
        for at, shape in shaped:
            fields[at] = shape(fields[at])
        for _ in map(call, puts, repeat(made), fields):
            pass
        return made

    return unpack


def many(shape: Shape) -> Shape:
    """Makes a tuple of what a shape makes."""
    return lambda rows: tuple([shape(row) for row in rows]) if rows else ()


def _pairs(rows: Iterable[Iterable[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _parties(rows: list[list[Any]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((party, tuple(people)) for party, people in rows)


PLACE, EVIDENCE, SPAN = one(model.Place), one(model.Evidence), one(model.Span)
STATEMENT, MEETING, SOURCE = one(model.Statement), one(model.Meeting), one(model.Source)
SILENCE, QUESTION, CONFLICT = one(model.Silence), one(model.Question), one(model.Conflict)
DIMENSION, TOPIC, NAME, PROBLEM = one(model.Dimension), one(model.Topic), one(model.Name), one(model.Problem)
PROFILE, HIT = one(model.Profile), one(Hit)
PASSAGE, DOCUMENT = one(model.Passage), one(Document)
_WHEN = one(model.When)

_SHAPES: dict[type[Any], dict[str, Shape]] = {
    model.Evidence: {"candidates": _pairs, "place": PLACE},
    model.Statement: {"topics": tuple, "evidence": many(EVIDENCE), "also": tuple, "place": PLACE},
    model.DateAccount: {"evidence": many(EVIDENCE)},
    model.When: {"start": SPAN, "end": SPAN, "accounts": many(one(model.DateAccount))},
    model.Relation: {"place": PLACE},
    model.Meeting: {
        "aliases": tuple,
        "date": _WHEN,
        "parties": _parties,
        "relations": many(one(model.Relation)),
        "sources": tuple,
        "place": PLACE,
    },
    model.Silence: {"sources": tuple, "place": PLACE},
    model.Move: {"place": PLACE},
    model.Question: {"raised_by": tuple, "moves": many(one(model.Move)), "place": PLACE},
    model.Member: {"evidence": many(EVIDENCE)},
    model.Conflict: {"members": many(one(model.Member)), "meetings": tuple, "place": PLACE},
    model.Dimension: {"place": PLACE},
    model.Topic: {"names": tuple, "place": PLACE},
    model.Name: {"names": tuple, "place": PLACE},
    model.Passage: {"runs": _pairs},
    Document: {"source": SOURCE, "passages": many(PASSAGE)},
    model.Source: {"authors": tuple, "date": _WHEN, "origins": tuple, "place": PLACE},
    model.Profile: {
        "meeting": MEETING,
        "statements": many(STATEMENT),
        "silences": many(SILENCE),
        "questions": many(QUESTION),
    },
    Hit: {"marks": _pairs, "evidence": many(EVIDENCE), "statements": tuple, "meetings": tuple},
}
"""The fields that plain data does not hold as they are."""
