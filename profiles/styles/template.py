"""Template: a user's own style, text with fields in braces. Values only: nothing in it can run.

`{field}` is a value, "" where it is unknown; `{field:escape}` the value escaped for a format; `{field?text}` the value
and then the text, both only where it is known, e.g. `{publisher?, }`; `{{` and `}}` are braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from profiles.citation import Citation
from profiles.export import escaping
from profiles.styles.parts import authors_of, date_words, year_of

FIELDS: dict[str, Callable[[Citation], str]] = {
    "quote": lambda one: one.quote,
    "translation": lambda one: one.translation,
    "id": lambda one: one.id,
    "key": lambda one: one.key,
    "authors": authors_of,
    "title": lambda one: one.source.title,
    "publisher": lambda one: one.source.publisher,
    "name": lambda one: one.source.name,
    "kind": lambda one: one.source.kind,
    "side": lambda one: one.source.side or "",
    "date": lambda one: date_words(one.source.date),
    "edtf": lambda one: one.source.date.edtf,
    "year": lambda one: year_of(one.source.date),
    "language": lambda one: one.source.language,
    "url": lambda one: one.source.url,
    "file": lambda one: one.source.file,
    "paragraph": lambda one: _number(one.paragraph),
    "start": lambda one: _number(one.start),
    "end": lambda one: _number(one.end),
    "passage": lambda one: one.passage or "",
    "state": lambda one: one.state,
    "caveat": lambda one: one.caveat,
}
"""What a template may name."""

ESCAPES: dict[str, Callable[[str], str]] = {
    "bibtex": escaping.bibtex,
    "csv": escaping.cell,
    "html": escaping.html,
    "latex": escaping.latex,
    "markdown": escaping.markdown,
    "org": escaping.org,
    "plain": escaping.one_line,
}

_FIELD = re.compile(r"\{\{|\}\}|\{(\w+)(?::(\w+))?(?:\?([^{}]*))?\}|[{}]")


class BadTemplate(ValueError):
    """A template that cannot be filled in; the message says why, then what to do."""


def fill(template: str, citation: Citation) -> str:
    """The template with the citation's values. Raises `BadTemplate`."""
    return _FIELD.sub(lambda found: _value(found, citation), template)


def check(template: str) -> None:
    """Raises `BadTemplate` where a template cannot be filled in, whatever the citation."""
    from profiles.model import Source

    fill(template, Citation("", "", Source("")))


def _value(found: re.Match[str], citation: Citation) -> str:
    """What stands for one match."""
    field, escape, after = found.groups()
    if field is None:
        if found[0] in ("{{", "}}"):
            return found[0][0]
        raise BadTemplate(f"Column {found.start() + 1}: {found[0]!r} stands alone; write {found[0] * 2!r} for a brace.")
    if field not in FIELDS:
        raise BadTemplate(f"Column {found.start() + 1}: there is no field {field!r}{_nearest(field, FIELDS)}.")
    if escape and escape not in ESCAPES:
        raise BadTemplate(f"Column {found.start() + 1}: there is no escape {escape!r}{_nearest(escape, ESCAPES)}.")
    value = FIELDS[field](citation)
    return ESCAPES[escape or "plain"](value) + (after or "") if value else ""


def _nearest(word: str, known: dict[str, Callable[..., str]]) -> str:
    """The nearest right spelling, or all there are."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f"; did you mean {near[0]!r}" if near else f"; there are {', '.join(known)}"


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
