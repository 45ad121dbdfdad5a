"""Anchors: the pinned selectors of every quotation, in a file under version control."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from hashlib import blake2b
from pathlib import Path

from profiles.model import Evidence, Pin, Problem
from profiles.text.folding import fold
from profiles.text.mending import seen

FILE = "profiles/anchors.json"
MOST_BYTES = 64_000_000
_HEAD, _FOOT = '{\n"format_version": 1,\n"pins": {\n', "\n}\n}\n"
_UNSEEN = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_LINE = re.compile(r'\s*("(?:[0-9a-f]{8,64})")\s*:\s*(\{.*\})\s*,?\s*')


def pin_key(evidence: Evidence) -> str:
    """Under which a quotation's pin is kept: source, words and context, typography aside; not the statement."""
    parts = (evidence.quote, evidence.before, evidence.after)
    said = "\0".join([evidence.source, *(fold(seen(part)) for part in parts)])
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def read_anchors(path: Path) -> tuple[dict[str, Pin], tuple[Problem, ...]]:
    """The pins of a file and what is wrong with it. What can be read is read; no file is no pins."""
    from profiles.files.files import Unreadable, decode, read_bytes

    if not os.path.lexists(path):
        return {}, ()
    try:
        text = decode(read_bytes(path.parent, path.name, MOST_BYTES)).removeprefix("\ufeff")
    except Unreadable as fault:
        return {}, (_problem(fault.line, fault.column, "", str(fault)),)
    try:
        found = json.loads(text)
    except json.JSONDecodeError as fault:
        message = f"This is no JSON here ({fault.msg}); mend the line, or restore the file and run visavis check --pin."
        return _salvage(text), (_problem(fault.lineno, fault.colno, "", message),)
    except (RecursionError, ValueError):
        return _salvage(text), (_problem(1, 1, "", "This is no JSON that can be read; restore the file."),)
    return _checked(found, text)


def _problem(line: int, column: int, where: str, message: str) -> Problem:
    return Problem(FILE, line, column, where, message)


def _checked(found: object, text: str) -> tuple[dict[str, Pin], tuple[Problem, ...]]:
    """The pins that are whole; a problem at its line for each that is not."""
    if not isinstance(found, dict) or not isinstance(found.get("pins"), dict):
        return {}, (_problem(1, 1, "pins", "There is no “pins” here; restore the file or remove it."),)
    if found.get("format_version") != 1:
        message = "This was written by another version of visavis (format_version is not 1); update visavis."
        return {}, (_problem(1, 1, "format_version", message),)
    pins: dict[str, Pin] = {}
    problems: list[Problem] = []
    for key, value in found["pins"].items():
        pin = _pin(value)
        if pin:
            pins[key] = pin
        else:
            line = _line_of(text, key)
            problems.append(_problem(line, 1, key, "This pin is not whole; remove the line and pin it again (--pin)."))
    return pins, tuple(problems)


def _line_of(text: str, key: str) -> int:
    at = text.find(json.dumps(key, ensure_ascii=False))
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


_TEXTS = ("source", "exact", "prefix", "suffix", "sha256")
_NUMBERS = ("start", "end")


def _pin(value: object) -> Pin | None:
    """A pin as read, if it has all it needs."""
    if not isinstance(value, dict) or not all(isinstance(value.get(name), str) for name in _TEXTS):
        return None
    count = value.get("of", 1)
    numbers = [value.get(name) for name in _NUMBERS] + [count]
    if not all(type(number) is int and 0 <= number < 2**53 for number in numbers):
        return None
    if value["end"] <= value["start"] or not value["exact"]:
        return None
    return Pin(**{field.name: value.get(field.name, 1) for field in fields(Pin)})


def _salvage(text: str) -> dict[str, Pin]:
    """The pins of a broken file, line by line (an unfinished merge, say); one that stands there in two ways is none."""
    pins: dict[str, Pin | None] = {}
    for line in text.splitlines():
        if not (found := _LINE.fullmatch(line)):
            continue
        try:
            key, pin = json.loads(found.group(1)), _pin(json.loads(found.group(2)))
        except (ValueError, RecursionError):
            continue
        pins[key] = pin if pins.get(key, pin) == pin else None
    return {key: pin for key, pin in pins.items() if pin}


def anchors_text(pins: Mapping[str, Pin]) -> str:
    """The file as text: one pin a line, by source and place, so that a diff shows what moved."""
    ordered = sorted(pins.items(), key=lambda item: (item[1].source, item[1].start, item[1].end, item[0]))
    lines = (f"{json.dumps(key)}: {_said(pin)}" for key, pin in ordered)
    return _HEAD + ",\n".join(lines) + _FOOT


def _said(pin: Pin) -> str:
    value = asdict(pin)
    if pin.of == 1:
        del value["of"]
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))


def write_anchors(path: Path, pins: Mapping[str, Pin], expected_hash: str | None = None) -> None:
    """Write the file anew, whole or not at all; raises `NotWritten`."""
    from profiles.files.writing import replace_file

    replace_file(path, anchors_text(pins).encode(), expected_hash, path.parent)
