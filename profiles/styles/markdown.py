"""Markdown: the quotation with a footnote (PHP Markdown Extra, pandoc, GitHub, Obsidian)."""

from __future__ import annotations

from collections.abc import Sequence

from profiles.citation import Citation
from profiles.export.escaping import markdown
from profiles.styles.plain import quoted, reference


def write(citations: Sequence[Citation]) -> str:
    """The quotations, an empty line, the notes."""
    quotes = [f"{markdown(quoted(one))}[^{label(one)}]" for one in citations]
    notes = [note(label(one), one) for one in citations]
    return "\n".join([*quotes, "", *dict.fromkeys(notes)])


def label(citation: Citation) -> str:
    """A label that two quotations share only if they are one: the source's key and where it starts."""
    return citation.key if citation.start is None else f"{citation.key}-{citation.start}-{citation.end}"


def note(label: str, citation: Citation) -> str:
    """The footnote's text."""
    return f"[^{label}]: {markdown(reference(citation))}."
