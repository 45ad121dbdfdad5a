"""Palette: something chosen by typing a part of its name — a command, a dimension, a style."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from profiles.value import dataclass
from profiles.visible import visible
from tui.cells import cells, clip
from tui.fuzzy import best, called
from tui.messages import Chosen
from tui.painting import Piece
from tui.widgets.lines import Item, Lines
from tui.widgets.typing_line import TypingLine


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    key: str
    label: str
    hint: str = ""
    """At the right edge: its keys."""
    about: str = ""
    name: str = ""
    """What it is called for short, at the right; a beginning of it is found first."""
    can: bool = True
    """Whether it has something to do now; where not, it is found by its name only, and greyed."""
    typed: bool = False
    """Whether it shows only when something is typed."""


class PaletteScreen(ModalScreen[str | None]):
    """Type, Enter; the key of what was chosen, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]
    DEFAULT_CSS = """
    PaletteScreen { align: center top; background: $background 60%; }
    PaletteScreen:ansi { background: transparent; }
    #palette { width: 76; max-width: 96%; height: auto; max-height: 80%; margin-top: 2; background: $surface;
               border: round $border; }
    #palette Lines { height: auto; max-height: 18; background: $surface; }
    """

    def __init__(
        self, choices: Sequence[Choice], title: str = "", blink: bool = False, *, typed: str = "", at: str = ""
    ) -> None:
        super().__init__()
        self._choices, self._title, self._blink = choices, title, blink
        self._typed, self._at = typed, at

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]], title: str) -> PaletteScreen:
        """A palette of keys with their labels."""
        return cls([Choice(key, label) for key, label in pairs], title)

    def compose(self) -> ComposeResult:
        """A line to type in, and what fits below it."""
        with Vertical(id="palette"):
            line = TypingLine(self._title or "Type a part of a command's name", self._typed, blink=self._blink)
            line.select_on_focus = False
            yield line
            yield Lines(lambda width: self._items(self._typed, width), id="list", classes="steady")

    def on_mount(self) -> None:
        """Type at once; the cursor on what is chosen already."""
        self.query_one(TypingLine).focus()
        if self._at and not self._typed:
            self.query_one(Lines).show(lambda width: self._items("", width), at=self._at)

    @on(TypingLine.Changed)
    def filter(self, message: TypingLine.Changed) -> None:
        """Show what fits."""
        typed = message.value
        if typed == self._typed:
            return
        self._typed = typed
        shown = self.query_one(Lines)
        shown.cursor = 0
        shown.show(lambda width: self._items(typed, width), at="")

    def _items(self, typed: str, width: int) -> list[Item]:
        asked = bool(typed.strip())
        shown = [choice for choice in self._choices if choice.can and (asked or not choice.typed)]
        found = best(typed, ((choice, f"{choice.label} {choice.about} {choice.name}") for choice in shown))
        found = called(typed, ((choice, choice.name) for choice in self._choices), found) if asked else found
        if not found:
            return [Item("", ((("nothing is called so", "quiet"),),))]
        return [Item(choice.key, (_line(choice, width),)) for choice in found]

    @on(TypingLine.Submitted)
    def take(self) -> None:
        """Choose what is under the cursor; where nothing fits, what is typed can be mended."""
        if self.query_one(Lines).key:
            self.dismiss(self.query_one(Lines).key)

    @on(Chosen)
    def clicked(self, message: Chosen) -> None:
        """Choose what is clicked."""
        self.dismiss(message.key)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(Lines).move(by)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def _line(choice: Choice, width: int) -> tuple[Piece, ...]:
    """`label  what it does …  name  keys`."""
    name = f"  {visible(choice.name, keep='')}" if choice.name else ""
    room = width - max(cells(choice.hint), 9 if name else 0) - cells(name) - 2
    label = clip(visible(choice.label, keep=""), room)
    about = clip(visible(choice.about, keep=""), room - cells(label) - 2) if choice.about else ""
    gap = room - cells(label) - cells(about) - (2 if about else 0)
    after = width - room - cells(name) - cells(choice.hint) - 1
    ink, faint, key = ("", "quiet", "key") if choice.can else ("off", "off", "off")
    return ((label, ink), ("  " if about else "", ""), (about, faint), (" " * gap, ""), (name, faint),
            (" " * after, ""), (choice.hint, key))  # fmt: skip
