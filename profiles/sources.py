"""Sources: a document of `seeds/`, read with every suspicion, as passages."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from profiles.document import Document
from profiles.files.files import Unreadable, decode, read_bytes
from profiles.model import Problem, Source
from profiles.text.passages import read_passages
from profiles.value import replace

__all__ = ["FOLDER", "MOST_BYTES", "Document", "document_text", "read_document"]

MOST_BYTES = 32_000_000
"""The largest document that is read."""
FOLDER = "seeds"
_MARKS = (
    (b"\xff\xfe\0\0", "is UTF-32; convert it: iconv -f UTF-32 -t UTF-8 OLD > NEW"),
    (b"\0\0\xfe\xff", "is UTF-32; convert it: iconv -f UTF-32 -t UTF-8 OLD > NEW"),
    (b"\xff\xfe", "is UTF-16; convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW"),
    (b"\xfe\xff", "is UTF-16; convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW"),
    (b"%PDF", "is a PDF; convert it: pdftotext -layout OLD NEW"),
    (b"PK\x03\x04", "is an archive (DOCX, ODT, EPUB …); save the document as plain text"),
    (b"\xd0\xcf\x11\xe0", "is an old Office file; save the document as plain text"),
    (b"{\\rtf", "is RTF; save the document as plain text"),
    (b"\x1f\x8b", "is a compressed file; unpack it"),
    (b"\x89PNG", "is a picture; type or recognise its text"),
    (b"\xff\xd8\xff", "is a picture; type or recognise its text"),
)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|\?xml)\b", re.IGNORECASE)


def read_document(root: Path, source: Source) -> Document | Problem:
    """The document of a source, or why there is none. Never waits, never reads outside `seeds/`."""
    path = f"{FOLDER}/{source.file}"
    try:
        if Path(source.file).name != source.file:
            raise Unreadable("is no name of a file in seeds/; name the document without a folder")
        data = read_bytes(root, path, MOST_BYTES)
        text = document_text(data)
        passages = read_passages(source.file, text)
    except Unreadable as fault:
        return Problem(path, fault.line, fault.column, source.name or source.file, str(fault))
    found = replace(source, size=len(data), sha256=sha256(data).hexdigest())
    return Document(found, text, passages)


def document_or_empty(root: Path, source: Source) -> Document:
    """The document of a source, with no text where it cannot be read: why is a problem, which others tell."""
    found = read_document(root, source)
    return Document(source, "", ()) if isinstance(found, Problem) else found


def document_text(data: bytes) -> str:
    """The bytes of a document as text; `Unreadable` says what they are instead, and what to do."""
    if not data:
        raise Unreadable("is empty; put the document's text into it")
    for mark, sentence in _MARKS:
        if data.startswith(mark):
            raise Unreadable(sentence)
    if _PAGE.match(data):
        raise Unreadable("is a web page; save it as plain text (in the browser: Save as … Text)")
    if data[:4096].count(0) * 3 > len(data[:4096]):
        raise Unreadable("looks like UTF-16 without its mark; convert it: iconv -f UTF-16LE -t UTF-8 OLD > NEW")
    text = decode(data)
    if not text.lstrip("\ufeff").strip():
        raise Unreadable("holds nothing but white space; put the document's text into it")
    return text
