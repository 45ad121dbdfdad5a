"""Empty: what to do next, where there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from profiles.visible import visible
from tui.named_keys import Keys

if TYPE_CHECKING:
    from profiles.comparison import Comparison
    from profiles.workspace import Workspace

NO_MEETINGS = """\
This workspace has no meetings yet.

{first}
{second}
3  come back here: what you write shows up by itself

{key[problems]} shows what is wrong with the files · {key[help]} every key · {key[quit-first]} leaves"""

NO_DOCUMENTS = "1  visavis add FILE…       take documents into {root}"
DOCUMENTS = "1  {count} here: {key[sources]} lists and reads them, {key[find]} finds in them"
NEW = "2  visavis new MEETING     begin a profile: every key is explained in it"
BROKEN = "2  {path}: {key[problems]} says what is still blank or wrong"

NO_ROWS = """\
Nothing is on record about {these} yet.

{key[find]}  find a passage; {key[take]} there takes a span of it into a profile
{key[edit]}  write in the profile itself; what you write shows up by itself
{key[meeting-left]} {key[meeting-right]}  choose other meetings"""

ALL_HIDDEN = """\
The filters let nothing through ({shown}).

{key[filters]} changes them · {key[filters-clear]} shows all again · {key[differences]} switches “differences only”"""


class Empty(Static):
    """A few lines of advice in the middle of the place."""

    DEFAULT_CSS = """
    Empty { height: 1fr; padding: 2 4; color: $foreground; display: none; }
    """

    def __init__(self) -> None:
        super().__init__("", id="empty", markup=False)

    def show_for(self, workspace: Workspace, comparison: Comparison | None, key: Keys) -> None:
        """Say what to do next in this workspace."""
        if comparison is None:
            first, second = _steps(workspace, key)
            self.say(NO_MEETINGS.format(first=first, second=second, key=key))
        else:
            text = ALL_HIDDEN if comparison.hidden else NO_ROWS
            alone = comparison.left.id == comparison.right.id
            these = "this meeting" if alone else "these two meetings"
            self.say(text.format(shown=comparison.shown, these=these, key=key))

    def say(self, text: str) -> None:
        """Say something else."""
        self.update(Text(visible(text)))


def _steps(workspace: Workspace, key: Keys) -> tuple[str, str]:
    """The first two steps of a new workspace: still to be done, or done."""
    count = len(workspace.sources)
    documents = DOCUMENTS.format(count=f"{count} document{' is' if count == 1 else 's are'}", key=key)
    begun = next((one.path for one in workspace.file_problems if one.path.startswith("profiles/meetings/")), "")
    return (
        documents if count else NO_DOCUMENTS.format(root=workspace.root / "seeds"),
        BROKEN.format(path=begun, key=key) if begun else NEW,
    )
