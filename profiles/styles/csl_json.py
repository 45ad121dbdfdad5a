"""CSL-JSON: an item a source, as Zotero and pandoc read it; the place stands in `note`, the quotation in `annote`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from profiles.citation import Citation
from profiles.model import SourceKind, When
from profiles.styles.entries import by_source, note_text, quotes
from profiles.styles.parts import date_words, is_implied

TYPES: dict[SourceKind, str] = {
    "article": "article-newspaper",
    "briefing": "report",
    "commentary": "article",
    "readout": "document",
    "statement": "document",
    "transcript": "speech",
    "report": "report",
    "other": "document",
}


def write(citations: Sequence[Citation]) -> str:
    """An array of items: what a CSL processor imports."""
    from profiles.export.documents import dumps

    return dumps([item(group) for group in by_source(citations).values()])


def item(group: Sequence[Citation]) -> dict[str, Any]:
    """One source; what is unknown is left out."""
    first = group[0]
    source = first.source
    paper = TYPES[source.kind] == "article-newspaper"
    fields: dict[str, Any] = {
        "id": first.key,
        "type": TYPES[source.kind],
        "title": source.title,
        "author": [{"literal": name} for name in source.authors],
        "container-title": source.publisher if paper else "",
        "publisher": "" if paper else source.publisher,
        "issued": issued(source.date),
        "language": source.language,
        "URL": source.url,
        "note": note_text(group),
        "annote": quotes(group),
    }
    return {name: value for name, value in fields.items() if value}


def issued(when: When) -> dict[str, Any]:
    """The date: parts as far as they are certain, `circa` where it is only implied, else in words."""
    if not when.edtf:
        return {}
    first, last = _parts(when.edtf.split("/")[0]), _parts(when.edtf.split("/")[-1])
    if not first or not last or "[" in when.edtf:
        return {"literal": date_words(when)}
    date: dict[str, Any] = {"date-parts": [first] if first == last else [first, last]}
    return {**date, "circa": True} if is_implied(when) else date


def _parts(text: str) -> list[int]:
    """`2026-05-20` as `[2026, 5, 20]`; [] for what is not plain."""
    parts = text.split("-")
    plain = all(part.isdecimal() for part in parts) and not (len(parts) > 1 and int(parts[1]) > 12)
    return [int(part) for part in parts] if plain else []
