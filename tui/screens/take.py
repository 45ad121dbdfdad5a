"""Take: a span of a passage becomes a statement of a profile."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from profiles.files.insertion import NotInserted
from profiles.files.taking import Taken, take_statement
from profiles.files.writing import NotWritten
from profiles.model import Passage
from tui.desk import Desk
from tui.draft import Draft, sentence_at, sentence_with
from tui.layout import Pieces
from tui.messages import Chosen
from tui.page import Marked, marked_lines
from tui.screens.palette import PaletteScreen
from tui.screens.taking.fields import CHOSEN, TYPED, choices, named, said, stated
from tui.widgets.drawing import Stand
from tui.widgets.field import Field
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title
from tui.widgets.typing_line import TypingLine

ORDER = ("quotation", *CHOSEN, *TYPED, "write")
"""The way of Tab and Enter through the form."""
HINTS = {
    "quotation": "← → end · Shift+← → beginning · Space next sentence",
    "text": "Enter goes on",
    "speaker": "Enter goes on",
    "write": "Enter writes",
}
CHOOSE = "type to choose, Space shows all · Enter goes on"
PLACEHOLDERS = {"speaker": "by name or office, or nobody", "text": "in your own words"}
AROUND = 18
"""Lines of the form beside those of the passage."""


class TakeScreen(ModalScreen[Taken | None]):
    """The passage with the span that is taken, and below it what the profile must know.

    What is typed is never a command: on a field that is chosen it filters the choices, elsewhere it is the statement.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("tab,down", "go(1)", show=False),
        Binding("shift+tab,up", "go(-1)", show=False),
        Binding("enter", "enter", show=False),
        Binding("right", "span(0, 1)", show=False),
        Binding("left,backspace", "span(0, -1)", show=False),
        Binding("shift+right,delete", "span(1, 0)", show=False),
        Binding("shift+left,insert", "span(-1, 0)", show=False),
        Binding("ctrl+s", "write", show=False),
    ]
    DEFAULT_CSS = """
    TakeScreen { align: center middle; background: $background 60%; }
    TakeScreen:ansi { background: transparent; }
    #take { width: 84; max-width: 98%; height: auto; max-height: 100%; border: round $border; background: $surface; }
    #take #quotation { margin: 1 0; }
    #take #write { margin: 1 0 1 0; }
    #take Lines { height: 5; background: $surface; scrollbar-size-vertical: 0; scrollbar-gutter: auto; }
    """

    def __init__(self, desk: Desk, passage: Passage, meeting: str, dimension: str, topic: str, at: int) -> None:
        super().__init__()
        self._desk, self._sentence, self._left = desk, sentence_with(passage, at), False
        self._shown = ""
        draft = Draft(passage, meeting=meeting, dimension=dimension, topic=topic)
        self.draft = draft.moved(*sentence_at(passage, self._sentence))

    def compose(self) -> ComposeResult:
        """The passage, what is chosen, what is typed, the last word, what is wrong."""
        with Vertical(id="take"):
            yield Title((("Take into a profile", "title"),), (("Tab next · Ctrl+S writes · Esc leaves", "quiet"),))
            yield Stand(self._passage, id="quotation")
            yield Lines(self._items, id="list")
            for name in TYPED:
                yield Field(name, named(name), PLACEHOLDERS[name], blink=not self._desk.is_remote)
            yield Stand(self._last_word, id="write")
            yield Title()

    def on_mount(self) -> None:
        """Choose the span first."""
        self.stand("quotation")

    # Where one stands

    @property
    def here(self) -> str:
        """The field with the keys."""
        focused = self.focused
        if isinstance(focused, Lines):
            return focused.key or CHOSEN[0]
        return (focused.id if focused else "") or "quotation"

    def stand(self, name: str) -> None:
        """Go to a field."""
        lines = self.query_one(Lines)
        lines.move_to(CHOSEN.index(name) if name in CHOSEN else -1)
        self.set_focus(lines if name in CHOSEN else self.query_one(f"#{name}"))
        self._show()

    def action_go(self, by: int) -> None:
        """To the next or the previous field."""
        self.stand(ORDER[(ORDER.index(self.here) + by) % len(ORDER)])

    def action_enter(self) -> None:
        """Go on; an empty choice is made first, and at the end it is written."""
        if self.here == "write":
            self.action_write()
        elif self.here in CHOSEN and not getattr(self.draft, self.here):
            self._choose("")
        else:
            self.action_go(1)

    @on(TypingLine.Submitted)
    def line_entered(self) -> None:
        """Go on."""
        self.action_go(1)

    @on(events.DescendantFocus)
    def focus_moved(self) -> None:
        """A click goes to a field as well."""
        if self.here != self._shown:
            self._show()

    def on_key(self, event: events.Key) -> None:
        """What is typed chooses, or is the statement; Space on the quotation takes the next sentence."""
        if not event.is_printable or not event.character or self.here in TYPED:
            return
        event.stop()
        if self.here == "quotation" and event.character == " ":
            self._next_sentence()
        elif self.here in CHOSEN:
            self._choose(event.character.strip())
        else:
            line = self.query_one("#text", TypingLine)
            line.value += event.character
            self.stand("text")

    # Showing

    def _passage(self, width: int) -> list[Pieces]:
        most = max(min(self.size.height - AROUND, 20), 2)
        lines = list(marked_lines(self.draft.passage.text, width, [Marked(*self.draft.span, "highlight")], "near"))
        at = next((n for n, pieces in enumerate(lines) if any("highlight" in ink for _, ink in pieces)), 0)
        first = max(min(at - most // 3, len(lines) - most), 0)
        return lines[first : first + most]

    def _items(self, width: int) -> list[Item]:
        return [Item(name, (said(self.draft, name, self._desk.workspace, width),)) for name in CHOSEN]

    def _last_word(self, width: int) -> list[Pieces]:
        missing = list(self.draft.missing())
        if missing:
            return [((f"still missing: {', '.join(missing)}", "quiet"),), (), ()]
        return [
            (("Write it into the profile:", "key" if self.here == "write" else "label"),),
            *stated(self.draft, width),
        ]

    def _show(self, wrong: str = "") -> None:
        """Draw the form again; at its foot what is wrong, or how the quotation is found, and the keys that hold."""
        self._shown = self.here
        for drawing in self.query(Stand):
            drawing.refresh(layout=True)
        self.query_one(Lines).show(self._items)
        if self.here not in CHOSEN:
            self.query_one(Lines).move_to(-1)
        state = self.draft.state(self._desk.workspace)
        quoted: Pieces = (("quotation ", "quiet"), (state, f"state.{state}"))
        keys = "" if wrong else HINTS.get(self.here, CHOOSE)
        self.query(Title).last().say(((wrong, "bad"),) if wrong else quoted, ((keys, "quiet"),))

    # The span

    def action_span(self, first: int, last: int) -> None:
        """Move the beginning or the end of the quotation by a word."""
        if self.here == "quotation":
            self.draft = self.draft.moved(self.draft.first + first, self.draft.last + last)
            self._show()

    def _next_sentence(self) -> None:
        """To the next sentence; after the last the first again."""
        before = self.draft.span
        self._sentence += 1
        self.draft = self.draft.moved(*sentence_at(self.draft.passage, self._sentence))
        if self.draft.span == before:
            self._sentence = 0
            self.draft = self.draft.moved(*sentence_at(self.draft.passage, 0))
        self._show()

    # The fields

    def _choose(self, typed: str) -> None:
        """Choose what the field holds, by a part of its name."""
        name = self.here
        palette = PaletteScreen(
            choices(self.draft, name, self._desk.workspace), named(name), typed=typed, at=getattr(self.draft, name)
        )
        self.app.push_screen(palette, lambda key: self._fill(name, key))

    def _fill(self, name: str, value: str | None) -> None:
        if value is not None:
            self.draft = self.draft.filled(name, value)
            self.stand(ORDER[ORDER.index(name) + 1])

    @on(Chosen)
    def clicked(self, message: Chosen) -> None:
        """Fill the field that is clicked, or write."""
        message.stop()
        if message.source == "list":
            self._choose("")
        elif message.source == "write":
            self.action_write()

    @on(TypingLine.Changed)
    def typed(self, message: TypingLine.Changed) -> None:
        """Keep what is typed."""
        self.draft = self.draft.filled(message.input.id or "text", message.value)
        self._left = False
        self.query_one("#write", Stand).refresh()

    def action_leave(self) -> None:
        """Take nothing; what has been typed is not thrown away by one key."""
        if self.draft.text.strip() and not self._left:
            self._left = True
            self._show("Nothing is written yet: Esc again leaves, Ctrl+S writes.")
        else:
            self.dismiss(None)

    def action_write(self) -> None:
        """Write it into the profile, every other byte left as it was."""
        draft, workspace = self.draft, self._desk.workspace
        missing = list(draft.missing())
        if missing:
            self.stand("text" if missing[0] == "statement" else missing[0])
            self._show(f"Still missing: {', '.join(missing)}.")
            return
        self._desk.look()
        try:
            taken = take_statement(workspace, draft.meeting, draft.dimension, draft.topic, draft.fields(workspace))
        except (NotInserted, NotWritten) as error:
            self._show(str(error))
            return
        self.dismiss(taken)
