"""Entries: a source as a bibliography entry, with the places quoted from it."""

from __future__ import annotations

from collections.abc import Sequence

from profiles.citation import Citation
from profiles.export.escaping import bibtex, one_line
from profiles.styles.parts import date_words, is_implied, joined, place_of

Fields = list[tuple[str, str]]
"""Names with values that are escaped and in their braces."""


def by_source(citations: Sequence[Citation]) -> dict[str, list[Citation]]:
    """Citations grouped by file: a source is one entry, however often it is quoted."""
    grouped: dict[str, list[Citation]] = {}
    for one in citations:
        grouped.setdefault(one.source.file, []).append(one)
    return grouped


def fields(group: Sequence[Citation], house: str, dated: Fields, quoted: str) -> Fields:
    """What every bibliography tells of a source; `house` and `quoted` name the fields of publisher and quotations."""
    first = group[0]
    return [
        ("author", authors(first)),
        ("title", title(first)),
        (house, braced(first.source.publisher)),
        *dated,
        ("url", url(first)),
        ("language", braced(first.source.language)),
        ("note", braced(note_text(group))),
        (quoted, braced(quotes(group))),
    ]


def braced(text: str) -> str:
    """A text escaped and in its braces."""
    return f"{{{bibtex(text)}}}"


def entry(kind: str, key: str, fields: Fields) -> str:
    """`@kind{key, …}`; what is empty is left out."""
    lines = "".join(f"\n  {name} = {value}," for name, value in fields if value not in ("", "{}", "{{}}"))
    return f"@{kind}{{{key},{lines}\n}}"


def authors(citation: Citation) -> str:
    """`{{A} and {B}}`: each name as it is, not taken apart."""
    names = " and ".join(f"{{{bibtex(name)}}}" for name in citation.source.authors)
    return f"{{{names}}}"


def title(citation: Citation) -> str:
    """The title, its capitals kept."""
    return f"{{{{{bibtex(citation.source.title)}}}}}" if citation.source.title else ""


def note_text(group: Sequence[Citation]) -> str:
    """Where each quotation stands, and how the date is known if it is not stated."""
    when = group[0].source.date
    dated = f"dated {date_words(when)}, by inference" if is_implied(when) else ""
    return joined(*(place(one) for one in group), dated, by="; ")


def place(citation: Citation) -> str:
    """`para. 3, characters 812–874, courier.txt`."""
    found = joined(*place_of(citation, "para. "), citation.source.file)
    return f"{found} [{citation.caveat}]" if citation.caveat else found


def url(citation: Citation) -> str:
    """A URL as `\\url` takes it: only what would unbalance the field is encoded."""
    plain = one_line(citation.source.url)
    return "{" + plain.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20") + "}"


def quotes(group: Sequence[Citation]) -> str:
    """The quotations themselves."""
    return joined(*(f"“{one.quote}”" for one in group), by=" … ")
