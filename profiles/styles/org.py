"""Org: the quotation with a footnote."""

from __future__ import annotations

from collections.abc import Sequence

from profiles.citation import Citation
from profiles.export.escaping import org
from profiles.styles.markdown import label
from profiles.styles.plain import quoted, reference


def write(citations: Sequence[Citation]) -> str:
    """The quotations, an empty line, the notes."""
    quotes = [f"{org(quoted(one))}[fn:{label(one)}]" for one in citations]
    notes = [f"[fn:{label(one)}] {org(reference(one))}." for one in citations]
    return "\n".join([*quotes, "", *dict.fromkeys(notes)])
