"""Help: every command with its keys, from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, get_args

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.cells import cells, pad, wrap
from tui.commands import BY_ID, COMMANDS, Command, CommandGroup, keys_of, say_key
from tui.keymap import repeats
from tui.painting import Piece
from tui.screens.listing import Listing
from tui.screens.place import Place, bindings_of
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title

KEYS = 25
"""Cells of the column of keys."""
WIDEST = 116
"""Lines are no longer than this: names stay near what they name."""
SIGNS: tuple[tuple[str, str, str], ...] = (
    ("‹›", "mark.both", "on record for both meetings"),
    ("‹", "mark.left", "for the left one only"),
    ("›", "mark.right", "for the right one only"),
    ("=", "mark.shared", "one statement about both"),
    ("!", "mark.conflict", "sources that do not sit together"),
    ("?", "mark.question", "an open question"),
    ("~", "mark.note", "a change over time, or a difference of scope: it sits together"),
    ("╋", "pair", "joins two statements about the same thing"),
    ("▸▸", "heading.rule", "folded; Enter or z unfolds"),
    ("silent", "silent", "checked, and not mentioned"),
    ("unread", "unread", "nobody has looked yet; Enter shows what the index finds"),
    ("·", "cited", "in a source: another meeting cites the passage"),
    ("dim", "faint", "in a source: what is further from the cursor, its list of sources, remains of its page"),
)
PLAIN = {"‹›": "<>", "‹": "<", "›": ">", "╋": "+", "▸▸": "++", "·": "-"}
"""The signs as a poor console draws them."""


class HelpScreen(Listing):
    """The keys, those of the screen that one comes from first."""

    place = "help"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("help")]

    def compose(self) -> ComposeResult:
        """A title and the list."""
        yield Title((("Every key", "title"),), (("Enter does it · config.toml remaps it by its name", "quiet"),))
        yield Lines(self._items, id="list")
        yield self.hints()

    def on_mount(self) -> None:
        """Read at once."""
        self.list.focus()

    def _came_from(self) -> str:
        below = [screen.place for screen in self.app.screen_stack if isinstance(screen, Place) and screen is not self]
        return below[-1] if below else "comparison"

    def _items(self, width: int) -> list[Item]:
        here, width = self._came_from(), min(width, WIDEST)
        return [*self._groups(width, here), *self._signs(width), *self._elsewhere(width, here)]

    def _groups(self, width: int, here: str) -> Iterator[Item]:
        for group in get_args(CommandGroup):
            shown = [one for one in COMMANDS if one.group == group and here in one.screens and not repeats(one)]
            if shown:
                yield _head(group)
                yield from (self._item(one, width) for one in shown)

    def _elsewhere(self, width: int, here: str) -> Iterator[Item]:
        shown = [one for one in COMMANDS if here not in one.screens and not repeats(one)]
        if shown:
            yield _head("On other screens")
            yield from (self._item(one, width) for one in shown)

    def _item(self, command: Command, width: int) -> Item:
        keys = keys_of(command, self.desk.config.keys)
        shown = command.shown if command.shown and command.id == "dimension-1" else "  ".join(map(say_key, keys))
        room = max(width - KEYS - cells(command.id) - 2, 20)
        first, *more = wrap(command.help if command.id != "dimension-1" else "A dimension by its number", room)
        lines: list[tuple[Piece, ...]] = [
            ((pad(shown or f":{command.id}", KEYS), "key"), (pad(first, room), ""), ("  ", ""), (command.id, "faint"))
        ]
        lines += [((" " * KEYS, ""), (part, "")) for part in more]
        return Item(command.id, tuple(lines))

    def _signs(self, width: int) -> Iterator[Item]:
        """What the signs on the screens mean, as this terminal draws them."""
        yield _head("Signs")
        for sign, ink, words in SIGNS:
            first, *more = wrap(words, width - KEYS)
            head = ((pad(PLAIN.get(sign, sign) if self.desk.ascii_only else sign, KEYS), ink), (first, ""))
            yield Item("", (head, *(((" " * KEYS, ""), (part, "")) for part in more)))

    def open_item(self, key: str) -> None:
        """Go back, and do it there."""
        self.visavis.go_back()
        screen = self.app.screen
        if isinstance(screen, Place) and screen.place in BY_ID[key].screens:
            self.app.call_later(screen.run_action, BY_ID[key].action)


def _head(text: str) -> Item:
    return Item("", ((), ((text, "heading"),)))
