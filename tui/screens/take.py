"""Take: a span of a passage becomes a statement of a profile."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from profiles.files.insertion import NotInserted
from profiles.files.taking import Taken, take_statement
from profiles.files.writing import NotWritten
from profiles.model import STANDINGS, Passage
from profiles.visible import visible
from tui.cells import wrap
from tui.desk import Desk
from tui.draft import ACCOUNTS, Draft, sentence_at, sentence_with
from tui.layout import Pieces
from tui.messages import Chosen
from tui.page import Marked, marked_lines
from tui.screens.palette import Choice, PaletteScreen
from tui.widgets.drawing import Drawing
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title
from tui.widgets.typing_line import TypingLine

TYPED = ("speaker", "text")
NAMES = {"account": "whose account", "text": "statement"}
COLUMN = 15
"""Cells of the names of the fields."""


class TakeScreen(ModalScreen[Taken | None]):
    """The passage with the span that is taken, and below it what the profile must know."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("enter", "fill", show=False),
        Binding("right,l", "span(0, 1)", show=False),
        Binding("left,h", "span(0, -1)", show=False),
        Binding("L,shift+right", "span(1, 0)", show=False),
        Binding("H,shift+left", "span(-1, 0)", show=False),
        Binding("s", "sentence(1)", show=False),
        Binding("S", "sentence(-1)", show=False),
        Binding("ctrl+s,w", "write", show=False),
    ]
    DEFAULT_CSS = """
    TakeScreen { align: center middle; background: $background 60%; }
    TakeScreen:ansi { background: transparent; }
    #take { width: 84; max-width: 98%; height: auto; max-height: 96%; border: round $border; background: $surface; }
    #take Drawing { max-height: 12; margin: 1 1; }
    #take Lines { height: 9; background: $surface; }
    """

    def __init__(self, desk: Desk, passage: Passage, meeting: str, dimension: str, topic: str, at: int) -> None:
        super().__init__()
        self._desk, self._sentence = desk, sentence_with(passage, at)
        draft = Draft(passage, meeting=meeting, dimension=dimension, topic=topic)
        self.draft = draft.moved(*sentence_at(passage, self._sentence))

    def compose(self) -> ComposeResult:
        """The passage, the fields, a line to type in, what is wrong."""
        with Vertical(id="take"):
            yield Title((("Take into a profile", "title"),), (("h l end · H L beginning · s sentence", "quiet"),))
            yield Drawing(self._passage)
            yield Lines(self._items, id="list", classes="steady")
            line = TypingLine("", blink=not self._desk.is_remote)
            line.display = False
            yield line
            yield Title()

    def on_mount(self) -> None:
        """Choose the span first."""
        self.query_one(Lines).focus()
        self._show()

    # Showing

    def _passage(self, width: int) -> list[Pieces]:
        marks = [Marked(*self.draft.span, "highlight")]
        lines = list(marked_lines(self.draft.passage.text, width, marks, "near"))
        at = next((n for n, pieces in enumerate(lines) if any("highlight" in ink for _, ink in pieces)), 0)
        return lines[max(min(at - 2, len(lines) - 12), 0) :][:12]

    def _items(self, width: int) -> list[Item]:
        items = [self._item(name, width) for name in ("meeting", "dimension", "topic", "standing", "account", *TYPED)]
        missing = list(self.draft.missing())
        words = f"still missing: {', '.join(missing)}" if missing else "write it into the profile"
        return [*items, Item("write", (((f"{'':<{COLUMN}}", ""), (words, "quiet" if missing else "key")),))]

    def _item(self, name: str, width: int) -> Item:
        value, ink = self._said(name), "label"
        if name == "standing":
            ink = f"standing.{self.draft.standing}"
        first, *more = wrap(visible(value, keep="") or "…", width - COLUMN)
        lines = [((f"{NAMES.get(name, name):<{COLUMN}}", "quiet"), (first, ink if value else "faint"))]
        return Item(name, (lines[0], *(((" " * COLUMN, ""), (part, ink)) for part in more[:2])))

    def _said(self, name: str) -> str:
        """A field as a reader would call it."""
        workspace, value = self._desk.workspace, str(getattr(self.draft, name))
        labels = {
            "meeting": {id: one.meeting.title for id, one in workspace.profiles.items()},
            "dimension": {one.id: one.label for one in workspace.dimensions},
            "topic": {one.id: one.label for one in workspace.topics},
        }
        return labels.get(name, {}).get(value, value)

    def _show(self, wrong: str = "") -> None:
        self.query_one(Drawing).show(self._passage)
        self.query_one(Lines).show(self._items)
        state = self.draft.state(self._desk.workspace)
        said: Pieces = (("quotation ", "quiet"), (state, f"state.{state}"))
        keys: Pieces = (("Enter fills · w writes · Esc leaves", "quiet"),)
        self.query(Title).last().say(((wrong, "bad"),) if wrong else said, keys)

    # The span

    def action_span(self, first: int, last: int) -> None:
        """Move the beginning or the end of the span by words."""
        self.draft = self.draft.moved(self.draft.first + first, self.draft.last + last)
        self._show()

    def action_sentence(self, by: int) -> None:
        """To the next or previous sentence."""
        self._sentence = max(self._sentence + by, 0)
        self.draft = self.draft.moved(*sentence_at(self.draft.passage, self._sentence))
        self._show()

    # The fields

    def action_move(self, by: int) -> None:
        """Move between the fields."""
        self.query_one(Lines).move(by)

    @on(Chosen)
    def clicked(self, message: Chosen) -> None:
        """Fill the field that is clicked."""
        message.stop()
        self.action_fill()

    def action_fill(self) -> None:
        """Choose or type the field under the cursor; write where nothing is missing."""
        name = self.query_one(Lines).key
        if name == "write":
            self.action_write()
        elif name in TYPED:
            line = self.query_one(TypingLine)
            line.display, line.value = True, str(getattr(self.draft, name))
            line.placeholder = "Who says it, by name or office" if name == "speaker" else "In your own words"
            line.focus()
        elif name:
            choices = self._choices(name)
            self.app.push_screen(PaletteScreen(choices, NAMES.get(name, name)), lambda key: self._fill(name, key))

    def _choices(self, name: str) -> list[Choice]:
        workspace = self._desk.workspace
        if name == "meeting":
            return [Choice(one.id, one.title, about=one.date.edtf) for one in workspace.meetings()]
        if name == "dimension":
            return [Choice(one.id, one.label, about=one.about) for one in workspace.dimensions]
        if name == "topic":
            return [Choice(one.id, one.label, about=", ".join(one.names)) for one in workspace.topics]
        if name == "standing":
            return [Choice(one, one) for one in STANDINGS]
        parties = workspace.meeting(self.draft.meeting).parties if self.draft.meeting else ()
        sides = dict.fromkeys([party for party, _ in parties] + [one.label for one in workspace.parties])
        return [*(Choice(one, one, about="a party's own") for one in sides), *(Choice(one, one) for one in ACCOUNTS)]

    def _fill(self, name: str, value: str | None) -> None:
        if value is not None:
            self.draft = self.draft.filled(name, value)
        self._show()

    @on(TypingLine.Submitted)
    def typed(self, message: TypingLine.Submitted) -> None:
        """Keep what is typed; on to the next field."""
        name = self.query_one(Lines).key
        self._stop_typing()
        self._fill(name, message.value)
        self.query_one(Lines).move(1)

    def _stop_typing(self) -> None:
        self.query_one(TypingLine).display = False
        self.query_one(Lines).focus()

    def action_leave(self) -> None:
        """Stop typing, else take nothing."""
        if self.query_one(TypingLine).display:
            self._stop_typing()
        else:
            self.dismiss(None)

    def action_write(self) -> None:
        """Write it into the profile, every other byte left as it was."""
        draft, workspace = self.draft, self._desk.workspace
        missing = list(draft.missing())
        if missing:
            self._show(f"Still missing: {', '.join(missing)}.")
            return
        try:
            taken = take_statement(workspace, draft.meeting, draft.dimension, draft.topic, draft.fields(workspace))
        except (NotInserted, NotWritten) as error:
            self._show(str(error))
            return
        self.dismiss(taken)
