"""Sources: a document of `seeds/`, read with every suspicion, as passages."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from profiles.model import Passage, Problem, Source
from profiles.passages import read_passages

MOST_BYTES = 32 * 1024 * 1024
"""The largest document that is read."""
FOLDER = "seeds"


@dataclass(frozen=True, slots=True)
class Document:
    """One source with its text and its passages."""

    source: Source
    """With size and hash as found."""
    text: str
    """Decoded without newline translation, a BOM counted."""
    passages: tuple[Passage, ...]


class Unreadable(ValueError):
    """A file that cannot be taken as a text document; the message says why, then what to do."""


def read_document(root: Path, source: Source) -> Document | Problem:
    """The document of a source, or why there is none. Never waits, never reads outside `seeds/`."""
    try:
        data = read_bytes(inside(root / FOLDER, source.file))
        text = decode(data)
    except Unreadable as fault:
        where = source.name or source.file
        return Problem(f"{FOLDER}/{source.file}", 1, 1, where, str(fault))
    found = replace(source, size=len(data), sha256=sha256(data).hexdigest())
    return Document(found, text, read_passages(source.file, text))


def inside(folder: Path, name: str) -> Path:
    """The path of a file in a folder, links followed; refuses what leads out of it."""
    if not name or "\0" in name:
        raise Unreadable("The file name is empty or holds a NUL; name a file of seeds/.")
    try:
        home = folder.resolve(strict=True)
        path = (folder / name).resolve(strict=True)
    except FileNotFoundError:
        if (folder / name).is_symlink():
            raise Unreadable(
                "It is a link to a file that is not there; restore that file or remove the link."
            ) from None
        raise Unreadable("The file is not there; put it into seeds/ or take its entry out of sources.yaml.") from None
    except (RuntimeError, OSError) as fault:
        raise Unreadable(f"The path cannot be followed ({_reason(fault)}); put the file itself into seeds/.") from None
    if not path.is_relative_to(home):
        raise Unreadable("It leads outside seeds/; put the document itself into seeds/ (visavis add FILE).")
    return path


def _reason(fault: Exception) -> str:
    return os.strerror(fault.errno) if isinstance(fault, OSError) and fault.errno else "a link leads to itself"


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file of bounded size; never waits for a fifo or a device."""
    try:
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | getattr(os, "O_NOCTTY", 0))
    except OSError as fault:
        raise Unreadable(_cannot_open(fault)) from None
    with open(number, "rb") as stream:  # noqa: PTH123 - a descriptor, not a path
        found = os.fstat(number)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(f"It is {_sort(found.st_mode)}, not a text file; put the document itself into seeds/.")
        try:
            data = stream.read(most + 1)
        except OSError as fault:
            raise Unreadable(f"It cannot be read ({_reason(fault)}); try again or replace the file.") from None
    if len(data) > most:
        size = max(found.st_size, len(data)) / 1048576
        raise Unreadable(
            f"It has {size:,.0f} MB; {most // 1048576} MB can be read. Split it or keep the relevant part."
        )
    return data


def _cannot_open(fault: OSError) -> str:
    if fault.errno in (errno.EACCES, errno.EPERM):
        return "You have no permission to read it; ask its owner, or chmod it."
    if fault.errno == errno.ENOENT:
        return "The file is not there; put it into seeds/ or take its entry out of sources.yaml."
    return f"It cannot be opened ({_reason(fault)}); put the document itself into seeds/."


def _sort(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a directory"
    if stat.S_ISFIFO(mode):
        return "a fifo"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


_WIDE_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_FORMATS = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP archive (DOCX, ODT …)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"\x1f\x8b", "a compressed file"), (b"{\\rtf", "RTF"),
)  # fmt: skip


def decode(data: bytes) -> str:
    """The text of a document: UTF-8, line breaks and BOM as they are."""
    if not data:
        raise Unreadable("The file is empty; put the document's text into it.")
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            raise Unreadable(f"It is {name}, not UTF-8; convert it: iconv -f {name} -t UTF-8 OLD > NEW.")
    for mark, name in _FORMATS:
        if data.startswith(mark):
            raise Unreadable(f"It is {name}, not plain text; save the document as text and add that.")
    if (at := data.find(b"\0")) >= 0:
        raise Unreadable(_about_nul(data, at))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise Unreadable(
            f"It is not UTF-8 (byte {fault.start:,}, line {line:,}); "
            "convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW."
        ) from None
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise Unreadable("The file holds nothing but white space; put the document's text into it.")
    return text


def _about_nul(data: bytes, at: int) -> str:
    sample = data[:4096]
    if sample.count(0) * 3 > len(sample):
        return "It looks like UTF-16 without its mark; convert it: iconv -f UTF-16LE -t UTF-8 OLD > NEW."
    return f"It holds a NUL at byte {at:,}, so it is no text file; save the document as UTF-8 text."
