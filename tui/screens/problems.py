"""Problems: everything wrong in the workspace's files, each with its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from profiles.model import Place as FilePlace
from profiles.model import Problem
from profiles.problems import causes_first
from profiles.visible import visible
from tui.cells import wrap
from tui.painting import Piece
from tui.screens.listing import Listing
from tui.screens.place import bindings_of
from tui.screens.writing import Writes
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title


@dataclass
class Checked(Message):
    """The whole workspace was checked."""

    problems: tuple[Problem, ...]


class ProblemsScreen(Writes, Listing):
    """What `visavis check` finds, and what is wrong with the user's settings; `e` opens the file at the line."""

    place = "problems"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("problems")]

    def __init__(self) -> None:
        super().__init__()
        self._problems: tuple[Problem, ...] = ()

    def compose(self) -> ComposeResult:
        """A title and the list."""
        yield Title((("Problems", "title"),), (("checking every quotation …", "quiet"),))
        yield Lines(lambda width: [Item("", ((("Reading …", "quiet"),),))], id="list")
        yield self.hints()

    def on_mount(self) -> None:
        """Check everything, in a worker."""
        self.list.focus()
        self.check_workspace()

    def workspace_changed(self) -> None:
        """Check again."""
        self.check_workspace()

    @work(thread=True, exclusive=True, group="check", exit_on_error=False)
    def check_workspace(self) -> None:
        """Everything wrong in the workspace as last read, and in the user's settings."""
        self.post_message(Checked(tuple(causes_first((*self.desk.config.problems, *self.desk.latest.problems)))))

    @on(Checked)
    def show_problems(self, message: Checked) -> None:
        """Show them; the cursor stays where it is."""
        self._problems = message.problems
        errors = sum(one.level == "error" for one in message.problems)
        warnings = len(message.problems) - errors
        said = f"{errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}"
        self.query_one(Title).say((("Problems", "title"),), ((said, "bad" if errors else "quiet"),))
        self.list.show(self._items)

    def _items(self, width: int) -> list[Item]:
        items: list[Item] = []
        path = ""
        for number, problem in enumerate(self._problems):
            if problem.path != path:
                path = problem.path
                blank: list[tuple[Piece, ...]] = [()] if items else []
                items.append(Item("", (*blank, ((visible(path, keep=""), "heading"),))))
            items.append(Item(str(number), _lines(problem, width)))
        return items or [Item("", ((("Nothing is wrong: every file is read, every quotation stands.", "good"),),))]

    def open_item(self, key: str) -> None:
        """Open the file at the line."""
        problem = self._problems[int(key)]
        self.edit(FilePlace(problem.path, problem.line, problem.column))

    def action_edit(self) -> None:
        """Open the file at the line."""
        self.action_read()


def _lines(problem: Problem, width: int) -> tuple[tuple[Piece, ...], ...]:
    """`12:5  error  where`, and the sentence below it."""
    ink = "bad" if problem.level == "error" else "warn"
    place = f"{problem.line}:{problem.column}"
    first: tuple[Piece, ...] = (
        (f"{place:<9}", "quiet"),
        (f"{problem.level:<9}", ink),
        (visible(problem.where, keep=""), "label"),
    )
    return (first, *(((" " * 9, ""), (part, "")) for part in wrap(visible(problem.message, keep=""), width - 9)))
