"""The app: a doorway with the theme, the keys and the first screen."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType

from tui.config import load_config
from tui.desk import Desk
from tui.layout import Context
from tui.painting import PaintedApp
from tui.screens.comparison import ComparisonScreen
from tui.screens.place import Place
from tui.themes import THEMES, choose_theme

if TYPE_CHECKING:
    from profiles.model import Passage, Statement
    from profiles.workspace import Workspace

PLACES = {
    "timeline": "TimelineScreen", "matrix": "MatrixScreen", "questions": "QuestionsScreen",
    "conflicts": "ConflictsScreen", "problems": "ProblemsScreen", "help": "HelpScreen", "find": "FindScreen",
}  # fmt: skip
"""The screens that can be gone to by name; each is loaded when it is first seen."""


class Visavis(PaintedApp):
    """Two meetings side by side, and all that leads from there."""

    TITLE = "visavis"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "visavis.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk, left: str = "", right: str = "", at: str = "") -> None:
        colourless = "NO_COLOR" in desk.environ
        super().__init__(ansi_color=True if colourless else None)
        self.desk, self.ascii_only = desk, desk.ascii_only
        self._first = ComparisonScreen(left, right, at)
        self.crash: BaseException | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = choose_theme(desk.state.theme or desk.config.theme, desk.environ)
        if desk.config.animation != "on":
            self.animation_level = "none"
        self.set_class(self.ascii_only, "plain")
        self.set_keymap({name: ",".join(keys) for name, keys in desk.config.keys.items() if keys})

    def on_mount(self) -> None:
        """Open the comparison."""
        self.push_screen(self._first)

    @property
    def comparison(self) -> ComparisonScreen:
        """The first screen, which always lies beneath the others."""
        return self._first

    def go(self, place: str) -> None:
        """To a screen by its name; back to it where the reader comes from there."""
        if any(isinstance(screen, Place) and screen.place == place for screen in self.screen_stack):
            while isinstance(self.screen, Place) and self.screen.place != place:
                self.pop_screen()
        else:
            self.push_screen(getattr(import_module(f"tui.screens.{place}"), PLACES[place])())

    def go_back(self) -> None:
        """Back to the screen beneath."""
        if len(self.screen_stack) > 2:
            self.pop_screen()

    def back_to_comparison(self) -> None:
        """Back to the first screen from wherever the reader is."""
        while self.screen is not self._first and len(self.screen_stack) > 2:
            self.pop_screen()

    def find(self, query: str = "") -> None:
        """To the search, with a query if there is one."""
        from tui.screens.find import FindScreen

        self.push_screen(FindScreen(query))

    def find_like(self, passage: Passage) -> None:
        """To the passages that are like one."""
        from tui.screens.find import FindScreen

        self.push_screen(FindScreen(like=passage))

    def go_to_statement(self, statement: Statement) -> None:
        """To the comparison, the cursor on a statement."""
        self.back_to_comparison()
        self._first.stand_on(statement)

    def choose_statement(self, statements: Sequence[Statement]) -> None:
        """To the comparison at one of several statements, asking which."""
        from tui.screens.palette import Choice, PaletteScreen

        known = {one.id: one for one in statements}
        titles = self.desk.workspace.profiles
        choices = [
            Choice(one.id, one.text, about=f"{one.standing} · {titles[one.meeting].meeting.title}")
            for one in statements
        ]

        def chosen(name: str | None) -> None:
            if name:
                self.go_to_statement(known[name])

        if len(statements) == 1:
            self.go_to_statement(statements[0])
        elif statements:
            self.push_screen(PaletteScreen(choices, "Which statement?"), chosen)

    def context(self) -> Context:
        """The words of the workspace, for layouts."""
        return self.desk.context()

    def take_up(self, workspace: Workspace) -> None:
        """Work on a workspace that was read again, unless a mistake came into it; tell every screen."""
        mistake = self.desk.take_up(workspace)
        for screen in self.screen_stack:
            if isinstance(screen, Place):
                screen.workspace_changed()
        if mistake and isinstance(self.screen, Place):
            self.screen.note(f"{mistake.path}:{mistake.line}: {mistake.message} (What you see is as it was.)", "bad")

    def write_to_terminal(self, sequence: str) -> None:
        """Send a sequence of our own making to the terminal, beside what is drawn."""
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    def choose_theme(self, name: str) -> None:
        """Change the colours, and keep them for the next start."""
        self.theme = name
        self.desk.remember(theme=name)

    def _handle_exception(self, error: Exception) -> None:
        """Keep the error for `run`, which raises it when the terminal is as it was."""
        self.crash = self.crash or error
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        """Say nothing here: the command line says in words what happened."""
        self._exit_renderables.clear()


def run(
    workspace: Workspace,
    left: str | None = None,
    right: str | None = None,
    at: str | None = None,
    *,
    mouse: bool | None = None,
    theme: str | None = None,
    environ: Mapping[str, str] = os.environ,
) -> int:
    """Open the screen on two meetings, with the cursor on a statement; the exit code.

    Without meetings it opens on the last two used, else on the most telling pair of the workspace. An error of the
    program itself is raised when the terminal is as it was, for the command line to report.
    """
    config = load_config()
    desk = Desk(workspace, config, dict(environ))
    desk.recall()
    if theme:
        desk.remember(theme=theme)
    app = Visavis(desk, left or "", right or "", at or "")
    try:
        code = App.run(app, mouse=config.mouse if mouse is None else mouse)
    finally:
        desk.close()
    if app.crash:
        raise app.crash
    return code or 0
