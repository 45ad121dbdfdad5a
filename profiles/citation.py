"""Cite: the quotation of a statement or a passage with its citation, in the style that a writer uses.

What the metadata of a source lack is left out, never invented; a date that is only implied is shown as such. The place
(paragraph and characters of the file) stands in every style. Offsets are code points of the file, end exclusive.
"""

from __future__ import annotations

from profiles.model import Evidence, EvidenceState, Passage, Source
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from profiles.record import Library

CAVEATS: dict[EvidenceState, str] = {
    "ambiguous": "the quotation stands there more than once",
    "missing": "the quotation was not found in the source",
    "stale": "the source changed since it was quoted",
}
"""What a reader must be told of a quotation that the machine could not confirm."""


class UnknownId(LookupError):
    """An id that no statement and no passage has; the message says so."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation and where it stands."""

    id: str
    """Of the statement, or of the passage."""
    quote: str
    """As a reader of the source would see it."""
    source: Source
    paragraph: int | None = None
    """¶ from 1."""
    start: int | None = None
    end: int | None = None
    passage: str | None = None
    state: EvidenceState = "exact"
    translation: str = ""

    @property
    def caveat(self) -> str:
        """What a reader must be told; "" where the quotation is as it stands in the source."""
        return CAVEATS.get(self.state, "")

    @property
    def key(self) -> str:
        """The source's key in a bibliography: its handle, else its file name, in plain letters."""
        for name in (self.source.name, self.source.file.removesuffix(".txt")):
            plain = "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in "-_"))
            if plain.strip("-_"):
                return plain.strip("-_")
        return "source"


def cite(library: Library, id: str, style: str = "plain", templates: Mapping[str, str] | None = None) -> str:
    """The quotations of a statement, or a passage, with their citations in a style, ready to paste.

    `templates` are the user's own styles by name. Raises `UnknownId`, and `UnknownStyle` or `BadTemplate`.
    """
    from profiles.styles import render

    return render(citations(library, id), style, templates)


def citations(library: Library, id: str) -> tuple[Citation, ...]:
    """What is to be cited: every piece of evidence of a statement, or one whole passage."""
    if "#" in id:
        return (_of_passage(library, id),)
    try:
        statement = library.statement(id)
    except KeyError:
        raise UnknownId(f"There is no statement or passage {id!r}; `visavis search` shows their ids.") from None
    return tuple(of_evidence(library, one, statement.id) for one in statement.evidence)


def of_evidence(library: Library, evidence: Evidence, id: str = "") -> Citation:
    """One quotation with its place."""
    source = library.sources.get(evidence.source) or Source(evidence.source)
    passages = library.document(evidence.source).passages if evidence.source in library.sources else ()
    first = next((one for one in passages if one.id == evidence.passage), None)
    return Citation(
        id, _readable(evidence, passages), source, first.number if first else None, evidence.start, evidence.end,
        evidence.passage, evidence.state, evidence.translation,
    )  # fmt: skip


def of_passage(library: Library, passage: Passage) -> Citation:
    """A whole passage with its place."""
    source = library.sources.get(passage.source) or Source(passage.source)
    return Citation(passage.id, passage.text, source, passage.number, passage.start, passage.end, passage.id)


def _of_passage(library: Library, id: str) -> Citation:
    """The passage of an id; the document that its id names is read first."""
    named = id.partition("#")[0]
    for file in sorted(library.sources, key=lambda file: file.removesuffix(".txt") != named):
        for passage in library.document(file).passages:
            if passage.id == id:
                return of_passage(library, passage)
    raise UnknownId(f"There is no passage {id!r}; it may have been edited. `visavis search` shows the present ids.")


def _readable(evidence: Evidence, passages: Iterable[Passage]) -> str:
    """The quotation as the source shows it, without link markup or broken lines; with an ellipsis, as written."""
    from profiles.text.folding import fold
    from profiles.text.spans import text_span

    start, end = evidence.start, evidence.end
    if start is None or end is None or evidence.state in ("missing", "stale"):
        return evidence.quote
    spans = [one.text[slice(*text_span(one, start, end))] for one in passages if one.start < end and start < one.end]
    found = " ".join(part.strip() for part in spans if part.strip())
    if not found or (fold(found) != fold(evidence.quote) and _has_ellipsis(evidence.quote)):
        return evidence.quote
    return found


def _has_ellipsis(quote: str) -> bool:
    return "…" in quote or "..." in quote
