"""Plain: `“quote” — publisher, “title”, date, file, ¶ 3, characters 812–874`, a line a quotation."""

from __future__ import annotations

from profiles.citation import Citation
from profiles.export.escaping import one_line
from profiles.styles.parts import authors_of, date_words, joined, place_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def write(citations: Sequence[Citation]) -> str:
    """One line each."""
    return "\n".join(one_line(f"{quoted(one)} — {reference(one)}") for one in citations)


def quoted(citation: Citation) -> str:
    """The quotation in its marks, its translation in brackets."""
    translation = f" [{citation.translation}]" if citation.translation else ""
    return f"{marked(citation.quote)}{translation}"


def marked(quote: str) -> str:
    """A quotation in curly marks; one that is wholly in such marks already gets no second pair."""
    inner = quote[1:-1]
    return quote if quote.startswith("“") and quote.endswith("”") and not set("“”") & set(inner) else f"“{quote}”"


def reference(citation: Citation) -> str:
    """Where it is from and where it stands there."""
    source = citation.source
    title = f"“{source.title}”" if source.title else ""
    caveat = f"[{citation.caveat}]" if citation.caveat else ""
    parts = (authors_of(citation), source.publisher, title, date_words(source.date), source.file, *place_of(citation))
    return joined(joined(*parts), caveat, by=" ")
