"""JSON Schemas of the files, for editors: made of the same tables that the reader checks by.

`python -m profiles.schema` writes them anew. They are draft 7, which editors know best, and judge what YAML 1.2
makes of a file: so a text may be a number or a truth there, which the reader takes as it is written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from profiles.files.shapes import (
    CONFLICTS,
    DIMENSIONS,
    MEETING,
    NAMES,
    SOURCES,
    STATEMENT,
    TOPICS,
    Key,
    Shape,
)

SCHEMAS: Mapping[str, Shape] = {
    "meeting.schema.json": MEETING,
    "conflicts.schema.json": CONFLICTS,
    "dimensions.schema.json": DIMENSIONS,
    "topics.schema.json": TOPICS,
    "names.schema.json": NAMES,
    "sources.schema.json": SOURCES,
}
"""The published files, each with the shape at the top of what it describes."""

Json = dict[str, Any]

PART = "[0-9][0-9X]{3}(?:-[0-9X]{2}){0,2}[?~%]?"
MEMBER = rf" *(?:{PART}(?:\.\.(?:{PART})?)?|\.\.{PART}) *"
SIDE = rf"(?:{PART}|\[{MEMBER}(?:,{MEMBER})*\])"
DATE = rf"^\s*(?:{SIDE}(?:/(?:{SIDE}|\.\.)?)?|(?:\.\.)?/{SIDE})\s*$"
"""How a date is built."""
BEGIN = r"(?:^|[\[/,.\s])"
NO_DATE = "|".join(
    (
        f"{BEGIN}0000",
        "X[0-9]|-[0-9]X",
        f"{BEGIN}[0-9X]{{4}}-(?:00|1[3-9]|2[05-9]|[3-9][0-9]|2[1-4]-)",
        "-[0-9X]{2}-(?:00|3[2-9]|[4-9][0-9])|-02-3|-(?:0[469]|11)-31",
        "-XX-[0-9]|X-[0-9X]{2}-[0-9]",
    )
)
"""Dates so built that do not exist: no such year, digits after an unknown one, no such month, no such day."""


def schema(name: str) -> Json:
    """The schema of one of the published files."""
    top = SCHEMAS[name]
    parts = {shape.name: _mapping(shape) for shape in _shapes(top) if shape is not top}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"visavis: {top.name}",
        **_mapping(top),
        "definitions": dict(sorted(parts.items())),
    }


def schema_text(name: str) -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def _shapes(shape: Shape) -> Iterator[Shape]:
    """A shape and all shapes inside it."""
    yield shape
    for key in shape.keys:
        if key.shape:
            yield from _shapes(key.shape)


def _mapping(shape: Shape) -> Json:
    made: Json = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: {"description": key.about, **VALUES[key.kind](key)} for key in shape.keys},
    }
    if required := [key.name for key in shape.keys if key.required]:
        made["required"] = required
    if shape.any_of:
        made["anyOf"] = [{"required": [name]} for name in shape.any_of]
    if shape.one_of:
        made["oneOf"] = [{"anyOf": [{"required": [name]} for name in group]} for group in shape.one_of]
    if shape.needs:
        made["dependencies"] = {
            name: [other for first, other in shape.needs if first == name] for name, _ in shape.needs
        }
    return made | (WHOSE if shape is STATEMENT else {})


WHOSE: Json = {
    "allOf": [
        {"if": {"required": ["side"]}, "then": {"properties": {"account": {"const": "party"}}}},
        {
            "if": {"required": ["account"], "properties": {"account": {"const": "party"}}},
            "then": {"anyOf": [{"required": ["side"]}, {"required": ["speaker"]}]},
        },
    ]
}
"""A side makes the account a party's, and a party's account names its side, or who speaks for several."""


def _text(_: Key) -> Json:
    return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def _id(_: Key) -> Json:
    return {
        "type": ["string", "integer", "boolean"],
        "pattern": r"^\s*[a-z0-9][a-z0-9_-]{0,99}\s*$",
        "minimum": 0,
    }


def _date(_: Key) -> Json:
    built: Json = {"type": ["string", "integer"], "pattern": DATE, "minimum": 1000, "maximum": 9999}
    return built | {"not": {"type": "string", "pattern": NO_DATE}}


def _day(_: Key) -> Json:
    return {"type": "string", "pattern": r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$", "not": {"pattern": NO_DATE}}


def _file(_: Key) -> Json:
    return {"type": ["string", "number", "boolean"], "pattern": r"^\s*[^./\\\s][^/\\]*$"}


def _list(items: Callable[[Key], Json]) -> Callable[[Key], Json]:
    return lambda key: {"type": "array", "items": items(key)} | ({"minItems": key.least} if key.least else {})


def _record(key: Key) -> Json:
    return {"$ref": f"#/definitions/{key.shape.name}"} if key.shape else {}


def _parties(key: Key) -> Json:
    people = {"anyOf": [{"type": "null"}, {"type": "array", "items": _text(key)}]}
    return {"type": "object", "propertyNames": {"pattern": r"\S"}, "additionalProperties": people}


def _grouped(key: Key) -> Json:
    statements = {"type": "array", "items": _record(key)}
    return {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": statements}}


VALUES: Mapping[str, Callable[[Key], Json]] = {
    "text": _text,
    "texts": _list(_text),
    "id": _id,
    "ids": _list(_id),
    "choice": lambda key: {"enum": list(key.choices)},
    "date": _date,
    "day": _day,
    "flag": lambda _: {"enum": [True, False, "true", "false"]},
    "file": _file,
    "records": _list(_record),
    "parties": _parties,
    "grouped": _grouped,
}
"""What a value must be, by the kind of its key."""


def main() -> None:
    """Write all schemas anew."""
    for name in SCHEMAS:
        (Path(__file__).parent / name).write_text(schema_text(name), "utf-8")


if __name__ == "__main__":
    main()
