"""Place: what every screen has in common — its commands, its hints, the way back, the ways to the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.actions import parse
from textual.binding import Binding
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from tui.commands import BY_ID, Command, commands_of, first_key, in_footer
from tui.keymap import repeats
from tui.messages import Run
from tui.named_keys import Keys
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.hints import Hints, Tone

if TYPE_CHECKING:
    from tui.app import Visavis
    from tui.desk import Desk


EXPLAINED = frozenset(("cite", "take", "undo"))
"""Commands that say why they have nothing to do, when their key is pressed all the same."""


def bindings_of(place: str) -> list[Binding]:
    """The bindings of a screen, from the table of commands."""
    return [
        Binding(",".join(command.keys), command.action, command.label, id=command.id, show=False)
        for command in commands_of(place)
        if command.keys
    ]


def _parsed(action: str) -> tuple[str, tuple[object, ...]]:
    """The name of an action and its parameters, without what it runs on."""
    _, name, parameters = parse(action)
    return name, parameters


class Place(Screen[None]):
    """A screen that the reader can stand in."""

    place: ClassVar[str] = ""
    """Its name in the table of commands."""
    AUTO_FOCUS = ""

    @property
    def visavis(self) -> Visavis:
        """The program."""
        return cast("Visavis", self.app)

    @property
    def desk(self) -> Desk:
        """What all screens work on."""
        return self.visavis.desk

    @property
    def key(self) -> Keys:
        """The keys of commands, for sentences."""
        return Keys(self.desk.config.keys)

    def hints(self) -> Hints:
        """The last line, made when the screen is composed."""
        return Hints(in_footer(commands_of(self.place)), self.desk.config.keys, self.can)

    def can(self, command: Command) -> bool:
        """Whether a command has something to do now; the footer greys those that have not."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey what cannot be done now; some commands say themselves why not."""
        for command in commands_of(self.place):
            if _parsed(command.action) == (action, parameters):
                return True if command.id in EXPLAINED or self.can(command) else None
        return True

    def _compositor_refresh(self) -> None:
        """Draw again what changed: where that is a few lines, without composing the screen.

        While the app is being set up nothing would be sent, so nothing is drawn: it is when the app is there.
        """
        if self.app._batch_count and not self.app._dom_ready:
            self.app.call_later(self._compositor_refresh)
        elif not self.visavis.send_straight(self):
            super()._compositor_refresh()

    def note(self, text: str, tone: Tone = "good") -> None:
        """Say something in the last line, until the next key."""
        self.query_one(Hints).note(text, tone)

    @property
    def warns(self) -> bool:
        """Whether the last line says what went wrong: nothing lesser takes its place."""
        return self.query_one(Hints).warns

    def refresh_hints(self) -> None:
        """Draw the last line again, as other commands may have something to do."""
        for hints in self.query(Hints):
            hints.refresh()

    @on(events.DescendantFocus)
    def focus_moved(self) -> None:
        """Other keys hold while one types."""
        self.refresh_hints()

    def on_key(self) -> None:
        """A key takes away what was said."""
        hints = self.query_one(Hints)
        if hints.noted:
            hints.note("")

    @on(Run)
    async def run_command(self, message: Run) -> None:
        """Do what was asked for by mouse or by name."""
        await self.run_action(BY_ID[message.command].action)

    def action_back(self) -> None:
        """Back to where the reader came from."""
        self.visavis.go_back()

    def action_go(self, place: str) -> None:
        """To another screen."""
        self.visavis.go(place)

    def action_find(self) -> None:
        """To the search."""
        self.visavis.find()

    def action_palette(self) -> None:
        """Every command of this screen by name, and the places that can be gone to."""
        from tui.screens.palette import Choice, PaletteScreen

        keys = self.desk.config.keys
        choices = [
            Choice(one.id, one.help, first_key(one, keys), name=one.id, can=self.can(one), typed=not one.palette)
            for one in commands_of(self.place)
            if not repeats(one)
        ]
        choices += [Choice(f"named {key}", name, about=about, typed=True) for key, name, about in self.named()]

        def chosen(name: str | None) -> None:
            if name and name.startswith("named "):
                self.go_to_named(name.removeprefix("named "))
            elif name:
                self.call_later(self.do, BY_ID[name])

        self.app.push_screen(PaletteScreen(choices), chosen)

    async def do(self, command: Command) -> None:
        """Do what was asked for by its name, or say that it has nothing to do."""
        if command.id in EXPLAINED or self.can(command):
            await self.run_action(command.action)
        else:
            self.note(f"{command.id} has nothing to do here now.", "quiet")

    def named(self) -> Iterable[tuple[str, str, str]]:
        """What else can be gone to by its name: a key for it, the name, and what it is."""
        return ()

    def go_to_named(self, key: str) -> None:
        """To what was chosen of these."""

    def action_more_lines(self) -> None:
        """The next lines of what is shown below; after the last the first again."""
        for strip in self.query(EvidenceStrip):
            strip.turn_page()

    def action_theme(self) -> None:
        """Choose the colours."""
        from tui.screens.palette import PaletteScreen
        from tui.themes import NAMES

        def chosen(name: str | None) -> None:
            if name:
                self.visavis.choose_theme(name)

        self.app.push_screen(PaletteScreen.of([(name, name) for name in NAMES], "Colours"), chosen)

    def action_reload(self) -> None:
        """Read the workspace again now."""
        self.visavis.comparison.read_again()

    def workspace_changed(self) -> None:
        """The workspace was read again: show it without moving anything under the reader."""

    def returned(self) -> None:
        """The reader is back from the comparison: show what changed there, and stand where the cursor stood."""
        self.workspace_changed()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what work in the background could not do; the screen goes on."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            self.note(f"That could not be done: {error or 'an error'} ({type(error).__name__}).", "bad")
