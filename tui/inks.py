"""Inks: the look of every word of the domain, theme by theme. Knows neither Textual nor Rich.

An ink holds words (bold, dim, italic, underline, reverse), a colour, and after `on` a background. No state is told by
colour alone, so a theme may say as little as it likes.
"""

from __future__ import annotations

from collections.abc import Mapping

Inks = Mapping[str, str]

DARK: Inks = {
    "text": "#d9dce3", "quiet": "#9199a8", "faint": "#8d95a4", "off": "#6b7385", "heading": "bold #f1f3f7",
    "rule": "#4b5364",
    "title": "bold #ffffff", "left": "bold #84b9ff", "right": "bold #f4b57c", "label": "bold #e6e9ef",
    "key": "bold #84b9ff", "accent": "bold #84b9ff", "good": "#8fd694", "bad": "bold #ff7b85", "warn": "#f0a860",
    "quote": "#efe6cf", "cite": "#9199a8", "found": "bold #15181e on #e8c56a", "cited": "#d8cca0",
    "highlight": "#fdf6e3 on #4a4020", "near": "#c3c7d0", "far": "#9199a8",
    "cursor": "on #262e3e", "beside": "on #1c212b", "bar": "bold #84b9ff", "input": "#f1f3f7 on #222834",
    "standing-signed": "bold #8fd694", "standing-joint": "bold #6fd0bf", "standing-announced": "#7fcdf2",
    "standing-pledged": "#9fbaff", "standing-claimed": "#e5c878", "standing-reported": "#b8bfcc",
    "standing-signalled": "#cdaaea", "standing-assessed": "italic #aea5cc", "standing-speculated": "italic #9a94b0",
    "standing-planned": "#8fb0e0", "standing-unresolved": "bold #f0a860", "standing-denied": "bold #f2808a",
    "standing-absent": "#d59a9a",
    "mark-both": "#d9dce3", "mark-left": "bold #84b9ff", "mark-right": "bold #f4b57c", "mark-shared": "#b8bfcc",
    "mark-conflict": "bold #ff7b85", "mark-question": "bold #f0a860",
    "cell-silent": "italic #9199a8", "cell-unread": "#9199a8", "cell-absent": "#d59a9a", "cell-denied": "#f2808a",
    "state-exact": "#8fd694", "state-normalized": "#8fd694", "state-ambiguous": "bold #f0a860",
    "state-stale": "bold #f0a860", "state-missing": "bold #ff7b85",
    "heat-0": "#6b7385", "heat-1": "#d9dce3 on #1e2836", "heat-2": "#e6e9ef on #23364f",
    "heat-3": "bold #f1f3f7 on #2a4a73",
    "heat-4": "bold #ffffff on #33619b",
    "date": "#b8bfcc", "disputed": "#f0a860", "place": "#9199a8", "gap": "#d9dce3", "filter": "#e8c56a",
    "heading-rule": "#4b5364", "heading-number": "#9199a8", "heading-count": "#9199a8", "topic": "bold #e6e9ef",
    "topic-rule": "#2e3543", "mark-note": "#9199a8", "pair": "bold #d9dce3", "prose": "#d9dce3",
    "who": "italic #a9b2c3",
    "source": "#8d95a4", "silent": "italic #9199a8", "unread": "italic #8d95a4", "lead": "#84b9ff",
    "conflict": "#ff9aa2", "question": "#f0b880", "settled": "#8fc79a", "note": "#9aa2b1", "citation": "#9199a8",
    "translation": "italic #b8bfcc",
    "mark": "bold #84b9ff", "name": "bold #e6e9ef", "id": "#8d95a4", "point": "#b8bfcc",
}  # fmt: skip

LIGHT: Inks = {
    "text": "#24272e", "quiet": "#5c626e", "faint": "#626874", "off": "#858b96", "heading": "bold #101216",
    "rule": "#b9bcc3",
    "title": "bold #000000", "left": "bold #1556a8", "right": "bold #a04e00", "label": "bold #14171c",
    "key": "bold #1556a8", "accent": "bold #1556a8", "good": "#1d6f2b", "bad": "bold #b3202c", "warn": "#9a5200",
    "quote": "#3a3220", "cite": "#5c626e", "found": "bold #1a1400 on #ffd75e", "cited": "#6b5512",
    "highlight": "#1a1400 on #ffedb0", "near": "#3d424c", "far": "#606672",
    "cursor": "on #dfe8f6", "beside": "on #f0f2f5", "bar": "bold #1556a8", "input": "#101216 on #eceef1",
    "standing-signed": "bold #1d6f2b", "standing-joint": "bold #0d6b5e", "standing-announced": "#0b6591",
    "standing-pledged": "#3450a8", "standing-claimed": "#7d5a00", "standing-reported": "#4c525e",
    "standing-signalled": "#6f3d99", "standing-assessed": "italic #5d5480", "standing-speculated": "italic #665f7c",
    "standing-planned": "#2f5796", "standing-unresolved": "bold #9a5200", "standing-denied": "bold #b3202c",
    "standing-absent": "#8d3f3f",
    "mark-both": "#24272e", "mark-left": "bold #1556a8", "mark-right": "bold #a04e00", "mark-shared": "#4c525e",
    "mark-conflict": "bold #b3202c", "mark-question": "bold #9a5200",
    "cell-silent": "italic #5c626e", "cell-unread": "#5c626e", "cell-absent": "#8d3f3f", "cell-denied": "#b3202c",
    "state-exact": "#1d6f2b", "state-normalized": "#1d6f2b", "state-ambiguous": "bold #9a5200",
    "state-stale": "bold #9a5200", "state-missing": "bold #b3202c",
    "heat-0": "#858b96", "heat-1": "#24272e on #eaf0f8", "heat-2": "#14171c on #d0e0f4",
    "heat-3": "bold #101216 on #a9c8ee",
    "heat-4": "bold #000000 on #7fade4",
    "date": "#4c525e", "disputed": "#9a5200", "place": "#5c626e", "gap": "#24272e", "filter": "#765c10",
    "heading-rule": "#b9bcc3", "heading-number": "#5c626e", "heading-count": "#5c626e", "topic": "bold #14171c",
    "topic-rule": "#dfe1e5", "mark-note": "#5c626e", "pair": "bold #24272e", "prose": "#24272e",
    "who": "italic #4c525e",
    "source": "#626874", "silent": "italic #5c626e", "unread": "italic #626874", "lead": "#1556a8",
    "conflict": "#b3202c", "question": "#9a5200", "settled": "#1d6f2b", "note": "#5c626e", "citation": "#5c626e",
    "translation": "italic #4c525e",
    "mark": "bold #1556a8", "name": "bold #14171c", "id": "#626874", "point": "#4c525e",
}  # fmt: skip

ANSI: Inks = {
    "text": "ansi_default", "quiet": "dim", "faint": "dim", "off": "dim", "heading": "bold", "rule": "dim",
    "title": "bold",
    "left": "bold ansi_cyan", "right": "bold ansi_yellow", "label": "bold", "key": "bold ansi_cyan",
    "accent": "bold ansi_cyan", "good": "ansi_green", "bad": "bold ansi_red", "warn": "ansi_yellow",
    "quote": "ansi_default", "cite": "dim", "found": "reverse", "cited": "ansi_yellow", "highlight": "bold underline",
    "near": "ansi_default", "far": "dim", "cursor": "bold", "beside": "", "bar": "bold ansi_cyan", "input": "underline",
    "standing-signed": "bold ansi_green", "standing-joint": "bold ansi_green", "standing-announced": "ansi_cyan",
    "standing-pledged": "ansi_cyan", "standing-claimed": "ansi_yellow", "standing-reported": "ansi_default",
    "standing-signalled": "ansi_magenta", "standing-assessed": "italic ansi_magenta",
    "standing-speculated": "italic dim", "standing-planned": "ansi_blue", "standing-unresolved": "bold ansi_yellow",
    "standing-denied": "bold ansi_red", "standing-absent": "ansi_red",
    "mark-both": "bold", "mark-left": "bold ansi_cyan", "mark-right": "bold ansi_yellow", "mark-shared": "dim",
    "mark-conflict": "bold ansi_red", "mark-question": "bold ansi_yellow",
    "cell-silent": "dim italic", "cell-unread": "dim", "cell-absent": "ansi_red", "cell-denied": "ansi_red",
    "state-exact": "ansi_green", "state-normalized": "ansi_green", "state-ambiguous": "bold ansi_yellow",
    "state-stale": "bold ansi_yellow", "state-missing": "bold ansi_red",
    "heat-0": "dim", "heat-1": "ansi_default", "heat-2": "ansi_cyan", "heat-3": "bold ansi_cyan",
    "heat-4": "bold underline",
    "date": "ansi_default", "disputed": "ansi_yellow", "place": "dim", "gap": "ansi_default", "filter": "ansi_yellow",
    "heading-rule": "dim", "heading-number": "dim", "heading-count": "dim", "topic": "bold", "topic-rule": "dim",
    "mark-note": "dim", "pair": "bold", "prose": "ansi_default", "who": "italic", "source": "dim",
    "silent": "italic dim", "unread": "italic dim", "lead": "ansi_cyan", "conflict": "ansi_red",
    "question": "ansi_yellow", "settled": "ansi_green", "note": "dim", "citation": "dim", "translation": "italic",
    "mark": "bold ansi_cyan", "name": "bold", "id": "dim", "point": "ansi_default",
}  # fmt: skip

CONTRAST: Inks = {
    **DARK,
    "text": "#ffffff", "quiet": "#d0d0d0", "faint": "#c0c0c0", "off": "#a0a0a0", "rule": "#ffffff", "cite": "#d0d0d0",
    "left": "bold #8ae2ff", "right": "bold #ffc857", "key": "bold #ffff00", "accent": "bold #ffff00",
    "quote": "#ffffff", "near": "#ffffff", "far": "#d0d0d0", "cell-silent": "italic #d0d0d0", "cell-unread": "#d0d0d0",
    "highlight": "bold #000000 on #ffff00", "found": "bold #000000 on #ffff00", "cited": "bold #ffff00",
    "cursor": "on #10244a", "beside": "on #101010", "bar": "bold #ffff00",
    "heat-0": "#b8b8b8", "heat-1": "#ffffff on #162a45", "heat-2": "#ffffff on #1c3a60",
    "heat-3": "bold #ffffff on #24466f", "heat-4": "bold #ffffff on #2a4f80",
    "good": "#a5e8aa", "bad": "bold #ffb0b8", "warn": "#ffc27d",
    "standing-signed": "bold #a5e8aa", "standing-joint": "bold #8ce8d8", "standing-announced": "#9bdcff",
    "standing-pledged": "#b9ceff", "standing-claimed": "#ffe08a", "standing-reported": "#ffffff",
    "standing-signalled": "#e0c4ff", "standing-assessed": "italic #e8d8ff", "standing-speculated": "italic #d8d0e8",
    "standing-planned": "#b4d0ff", "standing-unresolved": "bold #ffc27d", "standing-denied": "bold #ffb0b8",
    "standing-absent": "#ffc0c0", "cell-absent": "#ffc0c0", "cell-denied": "#ffb0b8",
    "mark-both": "#ffffff", "mark-left": "bold #8ae2ff", "mark-right": "bold #ffc857", "mark-shared": "#ffffff",
    "mark-conflict": "bold #ffb0b8", "mark-question": "bold #ffc27d", "mark-note": "#d0d0d0",
    "state-exact": "#a5e8aa", "state-normalized": "#a5e8aa", "state-ambiguous": "bold #ffc27d",
    "state-stale": "bold #ffc27d", "state-missing": "bold #ffb0b8",
    "date": "#ffffff", "disputed": "#ffc27d", "place": "#d0d0d0", "gap": "#ffffff", "filter": "#ffe08a",
    "heading-rule": "#ffffff", "heading-number": "#d0d0d0", "heading-count": "#d0d0d0", "topic": "bold #ffffff",
    "topic-rule": "#808080", "who": "italic #ffffff", "prose": "#ffffff",
    "source": "#d0d0d0", "silent": "italic #d0d0d0", "unread": "italic #d0d0d0", "lead": "#8ae2ff",
    "conflict": "#ffb0b8", "question": "#ffc27d", "settled": "#a5e8aa", "note": "#d0d0d0", "citation": "#d0d0d0",
    "translation": "italic #ffffff", "mark": "bold #8ae2ff", "id": "#d0d0d0", "point": "#ffffff",
}  # fmt: skip

BY_THEME: Mapping[str, Inks] = {"dark": DARK, "light": LIGHT, "ansi-16": ANSI, "high-contrast": CONTRAST}
NAMES: tuple[str, ...] = tuple(BY_THEME)
GROUNDS: Mapping[str, tuple[str, str]] = {
    "dark": ("#15181e", "#1a1e26"),
    "light": ("#fbfaf7", "#f3f3f0"),
    "high-contrast": ("#000000", "#000000"),
}
"""The background of the page, and of what stands beside it."""
SPARED = frozenset(("topic.rule", "heading.rule"))
"""Inks whose long runs a terminal far away does without: not worth their bytes."""
LONG = 4
"""Cells that are no long run yet."""
QUIETENED = ("who", "source", "rule", "heading-rule", "faint", "citation")
"""Inks that are quiet on a terminal far away: what stands beside them is, and one ink takes fewer bytes than two."""


def seen_afar(text: str, ink: str) -> str:
    """A piece of text as a terminal far away shows it."""
    return " " * len(text) if ink in SPARED and len(text) > LONG else text


def choose_theme(wanted: str, environ: Mapping[str, str]) -> str:
    """The theme to start with: the wanted one, and what this terminal can show where `auto` is wanted."""
    if "NO_COLOR" in environ or environ.get("TERM", "") in ("linux", "vt100", "vt220", "ansi"):
        return "ansi-16"
    if wanted in NAMES:
        return wanted
    return "light" if _is_light(environ.get("COLORFGBG", "")) else "dark"


def _is_light(colours: str) -> bool:
    """Whether a terminal says by `COLORFGBG` that its background is light."""
    background = colours.rpartition(";")[2]
    return background in ("7", "15")
