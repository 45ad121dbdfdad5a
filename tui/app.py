"""The app: a doorway with the theme, the keys and the first screen."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType

from tui.config import load_config
from tui.desk import Desk
from tui.going import Going
from tui.layout import Context
from tui.leaving import ending
from tui.screens.comparison import ComparisonScreen
from tui.screens.place import Place
from tui.themes import THEMES, choose_theme

if TYPE_CHECKING:
    from profiles.workspace import Workspace
    from tui.first_frame import Painted


class Visavis(Going):
    """Two meetings side by side, and all that leads from there."""

    TITLE = "visavis"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "visavis.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk, left: str = "", right: str = "", at: str = "") -> None:
        colourless = "NO_COLOR" in desk.environ
        super().__init__(ComparisonScreen(left, right, at), desk, ansi_color=True if colourless else None)
        self.ascii_only, self.is_far = desk.ascii_only, desk.is_remote
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
        self.push_screen(self.comparison)
        self.comparison.call_after_refresh(self._stands)

    def _stands(self) -> None:
        """Collect garbage from now on; what was loaded to come here stays anyway."""
        gc.freeze()
        gc.enable()

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
            name = mistake.path.rpartition("/")[2]
            self.screen.note(
                f"{name}:{mistake.line} has a mistake; what you see is as it was, p tells more. {mistake.message}",
                "bad",
            )
        elif isinstance(self.screen, Place) and not self.screen.warns and (others := self.desk.others()):
            self.screen.note(f"{others} changed meanwhile; you see it as it is now.", "quiet")

    def write_to_terminal(self, sequence: str) -> None:
        """Send a sequence of our own making to the terminal, beside what is drawn."""
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    def action_redraw(self) -> None:
        """Draw everything again: something else may have written on the terminal."""
        if self.shadow is not None:
            self.shadow.forget()
        self.screen.refresh(layout=True)

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
    painted: Painted | None = None,
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
    if environ.get("VISAVIS_SPARING") != "off":
        app.send_sparingly(environ.get("TERM", ""), desk.is_remote, painted)
    try:
        with ending(app):
            code = App.run(app, mouse=config.mouse if mouse is None else mouse)
    finally:
        desk.close()
    if app.crash:
        raise app.crash
    return code or 0
