"""Add: text documents come into `seeds/`, each with an entry in `sources.yaml`; nothing that is there is touched."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import count
from pathlib import Path

from profiles.files.files import Text, Unreadable, read_bytes, read_text
from profiles.files.insertion import NotInserted, insert_source
from profiles.files.vocabulary import read_sources
from profiles.files.writing import ABSENT, EditedMeanwhile, NotWritten, replace_file
from profiles.files.yaml_nodes import LARGEST
from profiles.files.yaml_text import Field
from profiles.loading import document_files
from profiles.model import Source
from profiles.sources import FOLDER, MOST_BYTES, document_text
from profiles.stamps import DOCUMENTS
from profiles.text.passages import read_passages
from profiles.value import dataclass

LIST = f"{FOLDER}/sources.yaml"
TRIES = 5
"""How often an entry is written again when somebody else changed the file meanwhile."""
_ODD = re.compile(r"[^\w.,()&+=@’' -]+")
"""What a name may not keep: control characters, slashes, and what a shell makes something of."""

Known = Mapping[str, Field]
Ask = Callable[[str], Known]
"""Told the name that a document gets in `seeds/`: what is known of it, by the keys of `sources.yaml`."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document."""

    given: str
    file: str | None
    """Its name in `seeds/`, also where it was there already; None where it was not taken."""
    name: str = ""
    """Its short handle."""
    new: bool = False
    """Whether it was copied."""
    listed: bool = False
    """Whether an entry was written."""
    note: str = ""
    """What went otherwise than wished, then what to do."""


class NotAdded(Exception):
    """A document was not taken in; the message says why, then what to do."""


def take_in(files: Iterable[Path], root: Path, ask: Ask | None = None) -> tuple[Added, ...]:
    """Take documents into the workspace at `root`, one after another; one that cannot be taken holds up no other."""
    return tuple(_take(given, root, ask) for given in files)


def _take(given: Path, root: Path, ask: Ask | None) -> Added:
    try:
        return add_document(str(given), read_outside(given), root, ask=ask)
    except (Unreadable, NotAdded) as fault:
        return Added(str(given), None, note=str(fault))


def read_outside(given: Path) -> bytes:
    """The bytes of a document anywhere, if it is one; `Unreadable` otherwise."""
    try:
        real = given.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        raise Unreadable("is not there, or is a link to nothing; look at its name") from None
    return read_bytes(real.parent, real.name, MOST_BYTES)


def add_document(given: str, data: bytes, root: Path, wanted: str = "", ask: Ask | None = None) -> Added:
    """Copy a document into `seeds/` and list it; raises `Unreadable` or `NotAdded`, and then nothing has changed.

    It keeps its name where that is free and harmless, or gets just the one that is `wanted`. The same bytes are not
    copied twice, and what is listed already is not listed again.
    """
    read_passages("document", document_text(data))
    try:
        there = _same(root, data, given)
        if there and there in _listed(root)[0]:
            return Added(given, there, note=f"is there already, as {FOLDER}/{there}; nothing was added")
        file = there or _free(root, wanted, given)
        known = ask(file) if ask else {}
        return Added(given, file, _write(root, file, None if there else data, known), new=not there, listed=True)
    except NotWritten as fault:
        raise NotAdded(str(fault)) from fault


def _same(root: Path, data: bytes, given: str) -> str | None:
    """The name of a document in `seeds/` with the same bytes: the given one itself, if it lies there."""
    digest = sha256(data).digest()
    entries = sorted(document_files(root), key=lambda entry: (entry.name != Path(given).name, entry.name))
    for entry in entries:
        try:
            if entry.stat().st_size == len(data):
                found = read_bytes(root, f"{FOLDER}/{entry.name}", MOST_BYTES)
                if sha256(found).digest() == digest:
                    return entry.name
        except (OSError, Unreadable):
            continue
    return None


def _free(root: Path, wanted: str, given: str) -> str:
    """The name for a new document: the one wanted, if nothing has it, else one like its own that nothing has."""
    taken = _taken(root)
    if not wanted:
        return next(name for name in _names(Path(given).name) if name.casefold() not in taken)
    if wanted.casefold() in taken:
        raise NotAdded(f"is not added: {FOLDER}/{wanted} is there already; choose another name")
    if harmless(wanted) != wanted:
        raise NotAdded(f"is not added: {wanted!r} is no name for a document; choose one like {harmless(wanted)}")
    return wanted


def _taken(root: Path) -> set[str]:
    """Names that something in `seeds/` or its list has, in one case."""
    try:
        there = {entry.name.casefold() for entry in os.scandir(root / FOLDER)}
    except OSError as fault:
        raise NotAdded(f"is not added: {FOLDER}/ cannot be read ({fault.strerror}); make the folder") from None
    return there | {file.casefold() for file in _listed(root)[0]}


def harmless(name: str) -> str:
    """A name as a document in `seeds/` may have it: no control characters, no leading dot or dash, `.txt` or `.md`."""
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    if ending.lower() not in DOCUMENTS:
        stem, ending = (stem if ending.lower() in (".text", ".markdown") else name), ".txt"
    return (_ODD.sub("-", stem).strip("-. ")[:80].strip("-. ") or "document") + ending.lower()


def _names(name: str) -> Iterator[str]:
    stem, ending = os.path.splitext(harmless(name))  # noqa: PTH122
    yield stem + ending
    for nth in count(2):
        yield f"{stem}-{nth}{ending}"


def _listed(root: Path) -> tuple[Mapping[str, Source], str]:
    """The entries of `sources.yaml` by file, and its text."""
    if not os.path.lexists(root / LIST):
        return {}, ""
    got = read_text(root, LIST, LARGEST)
    if not isinstance(got, Text):
        raise NotAdded(f"is not added, since {LIST} {got.message}")
    sources, _ = read_sources(LIST, got.text, [entry.name for entry in document_files(root)])
    return sources, got.text


def _write(root: Path, file: str, data: bytes | None, known: Known) -> str:
    """Copy the document, if it is to be copied, and list it; a copy that cannot be listed goes again."""
    if data is not None:
        replace_file(root / FOLDER / file, data, ABSENT, within=root)
    try:
        return _enter(file, root, known)
    except (NotAdded, NotWritten):
        if data is not None:
            (root / FOLDER / file).unlink(missing_ok=True)
        raise


def _enter(file: str, root: Path, known: Known) -> str:
    """Write the entry of a document into `sources.yaml`; its short handle. Everything else there stays."""
    for _ in range(TRIES):
        sources, text = _listed(root)
        name = str(known.get("name") or _handle(file, sources))
        fields: Known = {"file": file, "name": name, **{k: said for k, said in known.items() if said and k != "name"}}
        try:
            new = insert_source(text or "sources: []\n", fields)
            expected = sha256(text.encode()).hexdigest() if (root / LIST).exists() else ABSENT
            replace_file(root / LIST, new.encode(), expected, within=root)
        except NotInserted as fault:
            raise NotAdded(f"is not added, since {LIST} cannot be added to: {fault}") from None
        except EditedMeanwhile:
            continue
        return name
    raise NotAdded(f"is not added, since somebody else keeps changing {LIST}; try again")


def _handle(file: str, sources: Mapping[str, Source]) -> str:
    """A short handle from the file's name that no other source has."""
    taken = {word.casefold() for source in sources.values() for word in (source.name, source.file)}
    stem = re.sub(r"[\W_]+", "-", file.rpartition(".")[0]).strip("-").lower()[:40].strip("-") or "document"
    numbered = (stem if nth == 1 else f"{stem}-{nth}" for nth in range(1, len(taken) + 2))
    return next(name for name in numbered if name not in taken)
