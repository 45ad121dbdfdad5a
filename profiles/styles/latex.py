"""LaTeX: `\\blockquote` of csquotes with `\\cite`, its key that of the BibTeX entry, and the place."""

from __future__ import annotations

from collections.abc import Sequence

from profiles.citation import Citation
from profiles.export.escaping import latex
from profiles.styles.parts import date_words, is_implied, joined, place_of


def write(citations: Sequence[Citation]) -> str:
    """One command each."""
    return "\n".join(_blockquote(one) for one in citations)


def _blockquote(citation: Citation) -> str:
    """The brackets of a place stand in braces: one inside would end the argument."""
    place = joined(*place_of(citation, "¶~", "--"), f"file {citation.source.file}")
    post = latex(place).replace("¶\\textasciitilde{}", "\\P~")
    date = citation.source.date
    dated = latex(date_words(date)) if is_implied(date) else ""
    comment = joined(post, dated, latex(citation.caveat))
    translation = f" [{latex(citation.translation)}]" if citation.translation else ""
    return f"\\blockquote[{{\\cite[{{{comment}}}]{{{citation.key}}}}}]{{{latex(citation.quote)}{translation}}}"
