"""Escaping: text from files as it must be written so that each format shows it, and none obeys it."""

from __future__ import annotations

from profiles.visible import visible

_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]{}<>|~$&#@^="})
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", "\xa0": "~",
})  # fmt: skip
_ORG = str.maketrans({
    "*": r"\ast{}", "_": r"\under{}", "/": r"\slash{}", "+": r"\plus{}", "=": r"\equal{}", "~": r"\tilde{}",
    "$": r"\dollar{}", "^": r"\asciicirc{}", "<": r"\lt{}", ">": r"\gt{}", "|": r"\vbar{}",
    "\\": "\\\u200b", "{": "{\u200b",
})  # fmt: skip
"""Org has no escape for some signs; its manual names the zero-width space for them."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def one_line(text: str) -> str:
    """The text without line breaks or tabs, its unseen characters spelt out."""
    return visible(" ".join(text.split("\n")).replace("\t", " "), keep="")


def markdown(text: str) -> str:
    """Text that Markdown, in any of its dialects, shows as it is: no markup, no link, no emoji, no mathematics."""
    line = one_line(text).translate(_MARKDOWN).replace("://", "\\://").replace("www.", "www\\.")
    return _without_emoji_codes(_without_list(line))


def _without_list(line: str) -> str:
    """A line that no `-`, `+` or `1.` makes an item of a list."""
    bare = line.lstrip(" ")
    digits = len(bare) - len(bare.lstrip("0123456789"))
    if digits and bare[digits : digits + 1] in (".", ")"):
        return f"{bare[:digits]}\\{bare[digits:]}"
    return f"\\{bare}" if bare[:1] in ("-", "+") else bare


def _without_emoji_codes(line: str) -> str:
    """`:smile:` with its first colon escaped."""
    if line.count(":") < 2:
        return line
    import re

    return re.sub(r"(?<!\\):(?=[\w+-]+:)", r"\\:", line)


def html(text: str) -> str:
    """Text for an element or an attribute in quotes."""
    return visible(text).translate(_HTML)


def latex(text: str) -> str:
    """Text for the body of a LaTeX document."""
    return one_line(text).translate(_LATEX).replace('"', r"{\char34}")


def bibtex(text: str) -> str:
    """Text for a BibTeX field in braces: no brace is left that its parser would count."""
    return one_line(text).translate(_LATEX)


def org(text: str) -> str:
    """Text for a line of an Org file: no markup, link, footnote, timestamp, item or keyword."""
    line = one_line(text).translate(_ORG).lstrip(" ")
    if "[" in line:
        for begun in ("[", "fn:", "cite", *"0123456789"):
            line = line.replace(f"[{begun}", f"[\u200b{begun}")
    digits = len(line) - len(line.lstrip("0123456789"))
    item = line[:1] in ("-", ":", "#") or (digits and line[digits : digits + 1] in (".", ")"))
    return f"\u200b{line}" if item else line


def cell(text: str) -> str:
    """Text for a cell of a table that a spreadsheet may open: what would be a formula gets a leading `'`."""
    shown = visible(text, keep="\n")
    return f"'{shown}" if shown.lstrip(" \xa0").startswith(_FORMULA) else shown
