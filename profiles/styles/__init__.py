"""Styles: how a citation is written; a new one is a new row."""

from __future__ import annotations

from profiles.citation import Citation
from profiles.lean import Callable, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

Style = Callable[[Sequence[Citation]], str]

STYLES: dict[str, str] = {
    "plain": "“quote” — publisher, “title”, date, file, ¶, characters",
    "markdown": "quote with a footnote",
    "org": "quote with a footnote for Org",
    "latex": "\\blockquote with \\cite and its place",
    "chicago": "a note in the manner of the Chicago Manual",
    "bibtex": "an entry for BibTeX",
    "biblatex": "an entry for biblatex, with an EDTF date",
    "csl-json": "items for Zotero, pandoc and other CSL processors",
}
"""Every style with what it gives."""


class UnknownStyle(LookupError):
    """A style that there is not; the message lists those there are."""


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def render(citations: Sequence[Citation], style: str = "plain", templates: Mapping[str, str] | None = None) -> str:
    """Citations in a style: one of `STYLES`, or a template of the user's own by its name. No newline at the end."""
    own = templates or {}
    if style in own:
        from profiles.styles.template import fill

        return "\n".join(fill(own[style], one) for one in citations)
    if style not in STYLES:
        from profiles.problems import did_you_mean

        known = (*STYLES, *own)
        raise UnknownStyle(f"there is no style `{style}`.{did_you_mean(style, known)} There are {listed(known)}.")
    write: Style = __import__(f"profiles.styles.{style.replace('-', '_')}", fromlist=("write",)).write
    return write(citations)
