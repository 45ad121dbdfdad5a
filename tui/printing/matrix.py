"""Matrix: meetings down, dimensions across; how much is on record in each, in numbers and bars."""

from __future__ import annotations

from profiles.comparing.matrix import Matrix, Square
from profiles.visible import visible
from tui.cells import clip, pad, wrap
from tui.layout.frame import ASCII
from tui.layout.lines import Pieces
from tui.printing.page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

BARS = "▁▂▃▄▅▆▇█"
_STATES = {"unread": "·", "silent": "–", "absent": "×", "denied": "×"}
_ASCII_STATES = {"unread": ".", "silent": "-", "absent": "x", "denied": "x"}

SQUARE, LEAST = 5, 4
"""Cells of a square: a number, a bar, a space; on a narrow page without the space."""
NAMED = 9
"""From so many cells a square there is room for the names of the dimensions above them."""
WIDE = 14
NARROWEST = 12
"""Cells that a meeting has at least."""
HEAD = 3
"""Lines of a name above the squares."""
_KEY = (("unread", "unread"), ("silent", "silent"), ("absent", "absent or denied"))


def matrix_lines(found: Matrix, page: Page) -> Iterator[Pieces]:
    """The heat map with a key to its columns, or a line a meeting."""
    if page.is_plain:
        yield from _linear(found)
        return
    columns = max(len(found.dimensions), 1)
    square = min(max((page.width - 40) // columns, SQUARE), WIDE)
    square = square if square >= NAMED else SQUARE if page.width - SQUARE * columns > NARROWEST else LEAST
    name = max(min(page.width - square * columns - 1, 44), NARROWEST)
    yield from _named(found, name, square, page) if square >= NAMED else _head(found, name, square, page)
    for meeting, squares in zip(found.meetings, found.squares, strict=True):
        label = meeting.aliases[0] if meeting.aliases and name < 24 else meeting.title
        title = pad(clip(visible(label, keep=""), name, page.signs.ellipsis), name + 1)
        yield (
            (title, "topic" if any(one.count for one in squares) else "quiet"),
            *(_square(one, found.most, square, page) for one in squares),
        )
    yield ()
    for number, dimension in enumerate(found.dimensions if square < NAMED else (), 1):
        yield (
            (f"{number:>3} ", "heading.number"),
            (visible(dimension.label, keep=""), "name"),
            (f"  {dimension.group}", "quiet"),
        )
    states = _ASCII_STATES if page.signs is ASCII else _STATES
    key = "   ".join(f"{states[state]} {word}" for state, word in _KEY)
    yield ((f"{key}   numbers are statements", "quiet"),)


def _named(found: Matrix, name: int, square: int, page: Page) -> Iterator[Pieces]:
    """The dimensions by name, each in as many lines as it takes up to three, standing on the rule."""
    labels = [one.label if square >= WIDE else one.short or one.label for one in found.dimensions]
    words = [[clip(word, square - 1) for word in visible(label, keep="").split()] for label in labels]
    heads = [wrap(" ".join(each), square - 1)[:HEAD] for each in words]
    height = max(map(len, heads), default=0)
    for line in range(height):
        parts = [head[line - height + len(head)] if line >= height - len(head) else "" for head in heads]
        text = "".join(pad(clip(word, square - 1, page.signs.ellipsis), square) for word in parts)
        yield ((" " * (name + 1), ""), (text.rstrip(), "name"))
    yield ((page.signs.fine * (name + 1 + square * len(heads)), "topic.rule"),)


def _head(found: Matrix, name: int, square: int, page: Page) -> Iterator[Pieces]:
    """Numbers of the dimensions, explained below."""
    numbers = "".join(f"{number:>{SQUARE - 2}}".ljust(square) for number in range(1, len(found.dimensions) + 1))
    yield ((" " * (name + 1), ""), (numbers.rstrip(), "heading.number"))
    yield ((page.signs.fine * (name + 1 + square * len(found.dimensions)), "topic.rule"),)


def _square(one: Square, most: int, width: int, page: Page) -> tuple[str, str]:
    """A number and a bar for it, or the sign of a state."""
    if not one.count:
        states = _ASCII_STATES if page.signs is ASCII else _STATES
        return (
            f"{states.get(one.state, ' '):>{SQUARE - 2}}".ljust(width),
            one.state if one.state in {"silent", "unread"} else f"standing.{one.state}",
        )
    bar = " " if page.signs is ASCII else BARS[min(one.count * len(BARS) // (most + 1), len(BARS) - 1)]
    return (f"{one.count:>{SQUARE - 2}}{bar}".ljust(width), f"standing.{one.strongest}")


def _linear(found: Matrix) -> Iterator[Pieces]:
    """Each meeting with its dimensions, in words."""
    for meeting, squares in zip(found.meetings, found.squares, strict=True):
        words = [
            f"{dimension.label} {f'{one.count} ({one.strongest})' if one.count else one.state}"
            for dimension, one in zip(found.dimensions, squares, strict=True)
            if one.count or one.state != "unread"
        ]
        yield ((f"{meeting.title} ({meeting.id}): ", "title"), ("; ".join(words) or "nothing on record", ""))
