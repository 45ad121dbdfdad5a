"""Following: leads from the index, and changes of the files, as they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from profiles.alignment import attach_leads
from profiles.comparison import Comparison, Hit
from profiles.model import Topic
from tui.messages import Progress
from tui.screens.comparing.base import Comparing
from tui.screens.progress import Reporter

if TYPE_CHECKING:
    from profiles.workspace import Workspace

EVERY = 2.0
"""Seconds between two looks at the files."""


Leads = dict[tuple[str, tuple[str, ...]], tuple[Hit, ...]]
"""What was found, by topic and sources."""


@dataclass
class LeadsFound(Message):
    """The index was asked about the unread cells of a comparison."""

    asked: Comparison
    leads: Leads


@dataclass
class FilesChanged(Message):
    """The workspace was read again because its files changed."""

    workspace: Workspace
    fingerprint: str


class Following(Comparing):
    """What arrives by itself, without moving anything under the reader."""

    _fingerprint = ""

    def __init__(self) -> None:
        super().__init__()
        self._leads: Leads = {}

    def follow(self) -> None:
        """Look at the files every now and then, from how they were when they were read."""
        self._fingerprint = self.desk.workspace.looked
        self.desk.look()
        self.set_interval(EVERY, self.look_at_files)

    def look_for_leads(self) -> None:
        """Ask the index about the unread cells, when these are seen."""
        self.call_after_refresh(self._ask_for_leads)

    @work(thread=True, exclusive=True, group="leads", exit_on_error=False)
    def _ask_for_leads(self) -> None:
        """In a worker: the index is opened, and brought up to date, on the way."""
        asked, worker = self.comparison, get_current_worker()
        if asked is None:
            return
        wanted = self._cells_to_ask(asked) - self._leads.keys()
        if not wanted:
            return
        index, topics, found = self.desk.index(Reporter(self)), {one.id: one for one in asked.topics}, Leads()
        for topic, sources in wanted:
            if worker.is_cancelled:
                return
            found[topic, sources] = index.leads(topics[topic], sources)
        self.post_message(LeadsFound(asked, found))

    def _cells_to_ask(self, comparison: Comparison) -> set[tuple[str, tuple[str, ...]]]:
        """The topics and sources that the index must be asked about."""
        asked: set[tuple[str, tuple[str, ...]]] = set()

        def note(topic: Topic, sources: tuple[str, ...]) -> tuple[Hit, ...]:
            asked.add((topic.id, sources))
            return ()

        attach_leads(comparison, note)
        return asked

    def with_known_leads(self, comparison: Comparison) -> Comparison:
        """A comparison with the leads that were found before."""
        return attach_leads(comparison, lambda topic, sources: self._leads.get((topic.id, sources), ()))

    @on(LeadsFound)
    def show_leads(self, message: LeadsFound) -> None:
        """Keep the leads, and show them; nothing moves."""
        self._leads |= message.leads
        if self.comparison is not None:
            self.show_comparison(self.with_known_leads(self.comparison))

    @on(Progress)
    def show_progress(self, message: Progress) -> None:
        """Say how far long work is."""
        self.note(message.text, "quiet")

    @work(thread=True, exclusive=True, group="files", exit_on_error=False)
    def look_at_files(self) -> None:
        """Read the workspace again if its files changed."""
        from profiles.compiled import open_workspace
        from profiles.compiling import keep

        keep(self.desk.workspace)
        self.desk.look()
        now = self.desk.workspace.fingerprint()
        before, self._fingerprint = self._fingerprint, now
        if before and now != before:
            workspace = self.desk.workspace
            self.post_message(FilesChanged(open_workspace(workspace.root, workspace.bundled), now))

    @on(FilesChanged)
    def take_up(self, message: FilesChanged) -> None:
        """Work on what was read."""
        self.visavis.take_up(message.workspace)

    def workspace_changed(self) -> None:
        """Show the comparison again, the cursor where it stood."""
        self._leads = {}
        if (
            self.view
            and self.view.left in self.desk.workspace.profiles
            and self.view.right in self.desk.workspace.profiles
        ):
            self.show(self.view)
        else:
            self.open(at=self.grid.standpoint if self.view else None)

    def read_again(self) -> None:
        """Read the workspace again now."""
        self._fingerprint = "unknown"
        self.look_at_files()
