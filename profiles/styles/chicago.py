"""Chicago: a note, `Author, “Title,” Publisher, May 20, 2026, para. 3 (file, characters 812–874): “quote.”`."""

from __future__ import annotations

from collections.abc import Sequence

from profiles.citation import Citation
from profiles.export.escaping import one_line
from profiles.styles.parts import american_date, authors_of, joined, place_of


def write(citations: Sequence[Citation]) -> str:
    """One line each."""
    return "\n".join(one_line(_note(one)) for one in citations)


def _note(citation: Citation) -> str:
    """A title's comma and a quotation's full stop stand inside its marks, as the manual has it."""
    source = citation.source
    places = place_of(citation, "para. ")
    paragraph = next((part for part in places if part.startswith("para")), "")
    rest = [source.publisher, american_date(source.date), paragraph]
    if source.title:
        named = f"“{_singled(source.title)}{',' if any(rest) else ''}” {joined(*rest)}".rstrip()
        rest = [authors_of(citation), named]
    else:
        rest = [authors_of(citation), *rest]
    file = joined(source.file, *(part for part in places if part != paragraph))
    caveat = f" [{citation.caveat}]" if citation.caveat else ""
    return f"{joined(*rest)} ({file}){caveat}: {_quoted(citation)}".lstrip()


def _quoted(citation: Citation) -> str:
    """The quotation with marks within marks made single, and a full stop where it has no end of its own."""
    quote = citation.quote.rstrip()
    ends = quote.rstrip("”’\"')]")[-1:] in set(".!?…。！？")
    translation = f" [{citation.translation}]" if citation.translation else ""
    return f"“{_singled(quote)}{'' if ends else '.'}”{translation}"


def _singled(text: str) -> str:
    """Double marks as single ones: they stand within double ones now."""
    opened, signs = False, []
    for sign in text:
        if sign == '"':
            opened = not opened
            signs.append("‘" if opened else "’")
        else:
            signs.append({"“": "‘", "”": "’"}.get(sign, sign))
    return "".join(signs)
