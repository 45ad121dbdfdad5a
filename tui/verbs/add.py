"""Add: documents are taken into the workspace as they are, with what is known of them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from profiles.lean import get_args
from profiles.model import SourceKind
from tui import asking
from tui.call import Call
from tui.output import ExitCode, Misuse, say

if TYPE_CHECKING:
    import argparse

    from profiles.files.yaml_text import Field

FORMATS: dict[str, tuple[str, ...]] = {}
KINDS = get_args(SourceKind)
_LISTS = frozenset({"authors", "origins"})
_ASKED = {
    "name": "a short handle for profiles and queries, e.g. courier",
    "title": "its title",
    "publisher": "who published it",
    "authors": "who wrote it, commas between them",
    "date": "when it was published, e.g. 2031-09-22 or 2031-09",
    "date_basis": "is that date stated in it, or implied? (stated, implied)",
    "date_note": "implied by what",
    "language": "e.g. en, ru, zh",
    "kind": f"one of {', '.join(KINDS)}",
    "side": "the party whose document it is, if a party’s",
    "origins": "the agencies or readouts that it repeats, commas between them",
    "url": "where it was published",
}
"""What is asked of each document, in this order; an empty answer leaves it out."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files, and what is known of them."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a text document, UTF-8; - reads stdin (with --as)")
    parser.add_argument("--as", dest="file", metavar="NAME", help="the file’s name in seeds/, for a single document")
    parser.add_argument("--no-ask", action="store_true", help="leave out what the options do not say")
    for name, about in _ASKED.items():
        choices = {"kind": KINDS, "date_basis": ("stated", "implied")}.get(name)
        parser.add_argument(
            f"--{name.replace('_', '-')}", dest=f"known_{name}", choices=choices, metavar=name.upper(), help=about
        )


def run(call: Call) -> int:
    """Take each document in; print where it lies."""
    options = call.options
    if len(options.files) > 1 and (options.file or options.known_name):
        raise Misuse("visavis add: --as and --name are for a single document; add the files one by one.")
    if call.workspace.read_only:
        raise Misuse("visavis add: this workspace is read-only; make one of your own with `visavis init DIR`.")
    for at, file in enumerate(options.files):
        try:
            _add(call, file)
        except KeyboardInterrupt:
            _left(options.files, at)
            return ExitCode.INTERRUPTED
    call.reload()
    return ExitCode.DONE


def _left(files: Sequence[str], at: int) -> None:
    """End the line that Ctrl+C stands on, and tell what was taken in and what was not."""
    taken = f"{', '.join(files[:at])} taken in" if at else "nothing was taken in"
    say(f"\nvisavis add: {taken}; {', '.join(files[at:])} not." if at else f"\nvisavis add: {taken}.")


def _add(call: Call, file: str) -> None:
    """Read it, ask about it, write it, write down what is known of it."""
    from profiles.files.adding import NotAdded, add_document
    from profiles.files.files import Unreadable

    root = call.workspace.root
    try:
        added = add_document(file, _read(file), root, _wanted(call, file), lambda name: _known(call, name))
    except (Unreadable, NotAdded) as error:
        raise Misuse(f"visavis add: {file} {error}.".replace("..", ".")) from error
    if added.note:
        say(f"visavis add: {file} {added.note}.")
    call.out.write(f"seeds/{added.file}\n")


def _read(file: str) -> bytes:
    """The bytes of a document, from a file or from stdin."""
    from profiles.files.adding import read_outside
    from profiles.sources import MOST_BYTES

    if file != "-":
        return read_outside(Path(file))
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Misuse(f"visavis add: stdin is larger than {MOST_BYTES // 1_000_000} MB; split it.")
    return data


def _wanted(call: Call, file: str) -> str:
    """The name that it is to get in `seeds/`; "" where it keeps its own."""
    name = str(call.options.file or "")
    if not name and file == "-":
        raise Misuse("visavis add: a document from stdin needs a name: --as NAME.txt")
    if "/" in name or name.startswith("."):
        raise Misuse(f"visavis add: `{name}` is no name for a document; leave out folders and the leading dot.")
    return name if not name or name.endswith((".txt", ".md")) else f"{name}.txt"


def _known(call: Call, file: str) -> Mapping[str, Field]:
    """What the options say of it, and what a person answers."""
    told = {name: getattr(call.options, f"known_{name}") for name in _ASKED}
    fields = {name: _field(name, value) for name, value in told.items() if value}
    wrong = next((found for name, value in told.items() if value and (found := _wrong(name, value, call))), "")
    if wrong:
        raise Misuse(f"visavis add: {wrong}")
    if not call.options.no_ask and asking.is_there():
        say(f"\nWhat is known of {file}? Enter leaves out what is unknown.")
        fields |= _answers(call, fields)
    if "date" in fields:
        fields.setdefault("date_basis", "stated")
    return {
        name: fields[name] for name in _ASKED if name in fields and ("date" in fields or not name.startswith("date_"))
    }


def _answers(call: Call, told: Mapping[str, Field]) -> dict[str, Field]:
    """Each question until its answer will do."""
    fields: dict[str, Field] = {}
    for name, about in _ASKED.items():
        if name in told or (name.startswith("date_") and "date" not in {**told, **fields}):
            continue
        if name == "date_note" and fields.get("date_basis") != "implied":
            continue
        while answer := asking.line(f"  {name} ({about}): "):
            wrong = _wrong(name, answer, call)
            if not wrong:
                fields[name] = _field(name, answer)
                break
            say(f"    {wrong}")
    return fields


def _field(name: str, value: str) -> Field:
    """A value as it is written: some are lists."""
    return [part.strip() for part in value.split(",") if part.strip()] if name in _LISTS else value


def _wrong(name: str, value: str, call: Call) -> str:
    """What is wrong with an answer, in a sentence; "" where nothing is."""
    from profiles.dates import parse_date

    if name == "date":
        try:
            parse_date(value)
        except ValueError as error:
            return f"{error}."
    if name == "name" and call.workspace.source(value):
        return f"`{value}` names another source already; choose another handle."
    if name == "kind" and value not in KINDS:
        return f"choose from {', '.join(KINDS)}."
    if name == "date_basis" and value not in {"stated", "implied"}:
        return "write stated or implied."
    return ""
