"""Export: what is shown, written into a file of a format that its name tells."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from profiles.comparison import Comparison
from profiles.visible import visible
from tui.widgets.title import Title
from tui.widgets.typing_line import TypingLine

if TYPE_CHECKING:
    from profiles.workspace import Workspace

Writer = Callable[["Workspace", Comparison], str]


class ExportScreen(ModalScreen[str | None]):
    """A line for the file's name; Enter writes it, and says so."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    ExportScreen { align: center middle; background: transparent; }
    #export { width: 72; max-width: 96%; height: auto; border: round $border; background: $surface; padding: 0 1; }
    #export Title { background: $surface; }
    """

    def __init__(self, comparison: Comparison, workspace: Workspace) -> None:
        super().__init__()
        self._comparison, self._workspace = comparison, workspace
        export = import_module("profiles.export")
        self._formats: Mapping[str, Writer] = export.FORMATS
        self._suffixes: Mapping[str, str] = export.SUFFIXES
        self._agreed = ""

    def compose(self) -> ComposeResult:
        """A title, the line, what can be written."""
        name = f"{self._comparison.left.id}--{self._comparison.right.id}.md"
        with Vertical(id="export"):
            yield Title((("Write what is shown into a file", "title"),), (("Enter writes · Esc leaves", "quiet"),))
            yield TypingLine("", name)
            yield Title(((f"The name tells the format: {' '.join(self._suffixes.values())}", "quiet"),))

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(TypingLine).focus()

    def _say(self, text: str) -> None:
        self.query(Title).last().say(((text, "warn"),))

    @on(TypingLine.Submitted)
    def write(self, message: TypingLine.Submitted) -> None:
        """Write the file, after asking where there is one already."""
        path = Path(os.path.expanduser(message.value.strip()))  # noqa: PTH111 - where there is no such user, as typed
        name = next((name for name, suffix in self._suffixes.items() if suffix == path.suffix.lower()), None)
        if name is None:
            self._say(f"No format ends in “{visible(path.suffix, keep='')}”; take {' '.join(self._suffixes.values())}")
        elif os.path.lexists(path) and self._agreed != message.value:
            self._agreed = message.value
            there = f"It is a link to {path.resolve()}" if path.is_symlink() else "There is such a file"
            self._say(visible(f"{there}; Enter again writes over it.", keep=""))
        else:
            self._write(path, self._formats[name])

    def _write(self, path: Path, writer: Writer) -> None:
        from profiles.files.writing import NotWritten, replace_file

        try:
            replace_file(path, writer(self._workspace, self._comparison).encode("utf-8", "backslashreplace"))
        except NotWritten as error:
            self._say(str(error))
            return
        self.dismiss(f"Written: {path}")

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
