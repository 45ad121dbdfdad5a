"""Going: the ways between the screens; the comparison always lies beneath the others."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from tui.desk import Desk
from tui.painting import PaintedApp
from tui.screens.comparison import ComparisonScreen
from tui.screens.place import Place

if TYPE_CHECKING:
    from profiles.model import Passage, Statement

PLACES = {
    "timeline": "TimelineScreen", "matrix": "MatrixScreen", "questions": "QuestionsScreen",
    "conflicts": "ConflictsScreen", "ladder": "LadderScreen", "sources": "SourcesScreen",
    "problems": "ProblemsScreen", "help": "HelpScreen", "find": "FindScreen",
}  # fmt: skip
"""The screens that can be gone to by name; each is loaded when it is first seen."""


class Going(PaintedApp):
    """An app whose screens lead to each other and back."""

    def __init__(self, comparison: ComparisonScreen, desk: Desk, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.comparison = comparison
        """The first screen."""
        self.desk = desk
        """What all screens work on."""
        self.trail: list[Place] = []
        """The screens from which the reader came into the comparison, as they were left; Esc leads back to them."""

    def go(self, place: str) -> None:
        """To a screen by its name; back to it where the reader comes from there."""
        if any(isinstance(screen, Place) and screen.place == place for screen in self.screen_stack):
            while isinstance(self.screen, Place) and self.screen.place != place:
                self.pop_screen()
        else:
            self._forget_trail()
            self.push_screen(getattr(import_module(f"tui.screens.{place}"), PLACES[place])())

    def go_back(self) -> None:
        """Back to the screen beneath."""
        if len(self.screen_stack) > 2:
            self.pop_screen()

    def back_to_comparison(self) -> None:
        """Back to the first screen from wherever the reader is."""
        while self.screen is not self.comparison and len(self.screen_stack) > 2:
            self.pop_screen()

    def visit_comparison(self) -> None:
        """To the comparison, from where Esc leads back to the very place that the reader leaves now."""
        left = [screen for screen in self.screen_stack[2:] if isinstance(screen, Place)]
        self._forget_trail()
        for number, screen in enumerate(left):
            self.install_screen(screen, f"trail-{number}")
        self.trail = left
        self.back_to_comparison()
        if left:
            self.comparison.say_way_back(left[-1].place)

    def return_from_comparison(self) -> None:
        """Back to the screens from which the reader came, each as it was left."""
        left, self.trail = self.trail, []
        for screen in left:
            self.uninstall_screen(screen)
            self.push_screen(screen)
            screen.returned()

    def _forget_trail(self) -> None:
        """Let go of the screens from which the reader came."""
        left, self.trail = self.trail, []
        for screen in left:
            self.uninstall_screen(screen)
            screen.remove()

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
        self.visit_comparison()
        self.comparison.stand_on(statement)

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
