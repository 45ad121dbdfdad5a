"""Mend: raw text to what a reader sees of it, with a map back to the file."""

from __future__ import annotations

import re

from profiles.text.markup import cuts, is_wide

Run = tuple[int, int, int]
"""`(position in text, raw offset, length)`"""

_GAP = re.compile(r"\s{2,}|[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_BREAK = re.compile(r"[\n\v\f\r\x85\u2028\u2029]")


def _joint(raw: str, gap: re.Match[str], start: int, end: int) -> str:
    """What a reader sees of a run of white space: a space, or nothing between Han characters and after a hyphen."""
    a, b = gap.span()
    if a == start or b == end or not _BREAK.search(gap.group()):
        return " "
    before, after = raw[a - 1], raw[b]
    if is_wide(before) and is_wide(after):
        return ""
    if before == "-" and after.islower() and a - start > 1 and raw[a - 2].isalpha():
        return ""
    return " "


def _pieces(raw: str, start: int, end: int) -> list[tuple[str, int]]:
    """The text between two cuts, white space collapsed, each piece with its raw offset."""
    pieces, at = [], start
    for gap in _GAP.finditer(raw, start, end):
        if gap.start() > at:
            pieces.append((raw[at : gap.start()], at))
        if joint := _joint(raw, gap, start, end):
            pieces.append((joint, gap.start()))
        at = gap.end()
    if end > at:
        pieces.append((raw[at:end], at))
    return pieces


def _assemble(pieces: list[tuple[str, int]]) -> tuple[str, tuple[Run, ...]]:
    """Pieces to text and map: no space at either end, none doubled where a cut fell between two."""
    texts: list[str] = []
    runs: list[Run] = []
    length, spaced = 0, True
    for piece, offset in pieces:
        if spaced:
            offset += len(piece) - len(piece := piece.lstrip())
        if not piece:
            continue
        if runs and runs[-1][1] + runs[-1][2] == offset:
            position, first, size = runs[-1]
            runs[-1] = (position, first, size + len(piece))
        else:
            runs.append((length, offset, len(piece)))
        texts.append(piece)
        length += len(piece)
        spaced = piece[-1].isspace()
    text = "".join(texts)
    return _trimmed(text, runs)


def _trimmed(text: str, runs: list[Run]) -> tuple[str, tuple[Run, ...]]:
    text = text.rstrip()
    while runs and runs[-1][0] >= len(text):
        runs.pop()
    if runs:
        position, offset, size = runs[-1]
        runs[-1] = (position, offset, min(size, len(text) - position))
    return text, tuple(runs)


def mend(
    raw: str, start: int, end: int, hidden: tuple[tuple[int, int], ...] = (), plain: bool = False
) -> tuple[str, tuple[Run, ...]]:
    """What a reader sees of `raw[start:end]`, and the map back; `hidden` spans are left out as markup is.

    `plain` takes every character of markup for itself.
    """
    pieces: list[tuple[str, int]] = []
    at = start
    for a, b, instead in sorted([*((a, b, "") for a, b in hidden), *([] if plain else cuts(raw, start, end))]):
        if a > at:
            pieces += _pieces(raw, at, a)
        if instead and a >= at:
            pieces.append((instead, a))
        at = max(at, b)
    if end > at:
        pieces += _pieces(raw, at, end)
    return _assemble(pieces)


def seen(text: str) -> str:
    """What a reader sees of a text that stands by itself, such as a quotation."""
    return mend(text, 0, len(text))[0]
