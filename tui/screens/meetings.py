"""Meetings: the list from which the left or the right one is chosen."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from profiles.model import Meeting
from profiles.text.folding import fold_case
from tui.carrying import signs_of
from tui.commands import Command
from tui.fuzzy import best
from tui.meeting_lines import meeting_line
from tui.screens.about import about_meeting
from tui.screens.listing import Listing
from tui.screens.place import bindings_of
from tui.screens.writing import Writes
from tui.walk import Side
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title
from tui.widgets.typing_line import TypingLine


class MeetingsScreen(Writes, Listing):
    """Every meeting by date; typing narrows the list, Enter puts one on its side."""

    place = "meetings"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("meetings")]

    def __init__(self, side: Side = "left") -> None:
        super().__init__()
        self.side: Side = side

    def compose(self) -> ComposeResult:
        """A line to type in, the list, what is known of the meeting under the cursor."""
        yield Title()
        yield TypingLine("Type a part of a title, place, person, year …", blink=not self.desk.is_remote)
        yield Lines(id="list", classes="steady")
        yield EvidenceStrip()
        yield self.hints()

    def on_mount(self) -> None:
        """Stand on the meeting that is there now."""
        self._title()
        self._statements = {
            one.id: self.desk.workspace.statement_count(one.id) for one in self.desk.workspace.meetings()
        }
        self._show("", at=self._pair()[0 if self.side == "left" else 1], centred=True)
        self.query_one(EvidenceStrip).styles.height = 6
        self.query_one(TypingLine).focus()

    def _title(self) -> None:
        ink = "left" if self.side == "left" else "right"
        count = len(self.desk.workspace.meetings())
        several = ((f"{count} meeting{'' if count == 1 else 's'} · statements on record", "quiet"),)
        self.query_one(Title).say((("Choose the ", "quiet"), (f"{self.side} meeting", ink)), several)

    def _pair(self) -> tuple[str, str]:
        view = self.visavis.comparison.view
        return (view.left, view.right) if view else ("", "")

    def _show(self, typed: str, at: str | None = None, centred: bool = False) -> None:
        meetings = self._fitting(typed)
        most, pair = max(self._statements.values(), default=0), self._pair()
        signs = signs_of(self.desk.ascii_only)

        def build(width: int) -> list[Item]:
            return [
                Item(one.id, (meeting_line(one, self._statements[one.id], most, pair, width, signs),))
                for one in meetings
            ] or [Item("", ((("No meeting fits what is typed.", "quiet"),),))]

        if typed:
            self.list.cursor = 0
        self.list.show(build, at="" if typed else at, centred=centred)

    def _fitting(self, typed: str) -> list[Meeting]:
        """The meetings that fit what is typed: one that is called so first, then those with an alias that begins so."""
        every, wanted = self.desk.workspace.meetings(), fold_case(typed).strip()
        if not wanted:
            return list(every)
        found = best(typed, ((one, _searched(one)) for one in every))
        called = {one.id for one in found if wanted in map(fold_case, (one.id, *one.aliases, one.title))}
        begun = {one.id for one in found if any(fold_case(name).startswith(wanted) for name in one.aliases)}

        def rank(one: Meeting) -> tuple[bool, bool, bool, int]:
            return one.id not in called, one.id not in begun, one.status != "held", -self._statements[one.id]

        return sorted(found, key=rank)

    @on(TypingLine.Changed)
    def filter(self, message: TypingLine.Changed) -> None:
        """Narrow the list."""
        self._show(message.value)

    @on(TypingLine.Submitted)
    def choose_typed(self) -> None:
        """Choose what is under the cursor."""
        self.action_read()

    def item_shown(self, key: str) -> None:
        """Show what is known of the meeting under the cursor."""
        strip = self.query_one(EvidenceStrip)
        if not key:
            strip.show((), lambda width: ())
            return
        about_meeting(self, strip, key)

    def open_item(self, key: str) -> None:
        """Put the meeting on its side."""
        self.visavis.back_to_comparison()
        self.visavis.comparison.put(self.side, key)

    def action_open_and_other(self) -> None:
        """Put the meeting on its side, and go on to that of the other side."""
        if not self.list.key:
            return
        self.visavis.comparison.put(self.side, self.list.key)
        self.action_swap()
        line = self.query_one(TypingLine)
        line.value = ""
        self._show("", at=self._pair()[0 if self.side == "left" else 1])
        line.focus()

    def can(self, command: Command) -> bool:
        """Whether a command has something to do now."""
        return command.id not in ("open", "edit", "meeting-and-other") or bool(self.list.key)

    def action_swap(self) -> None:
        """Choose for the other side."""
        self.side = "right" if self.side == "left" else "left"
        self._title()

    def action_find(self) -> None:
        """Type in the line above."""
        self.query_one(TypingLine).focus()

    def action_edit(self) -> None:
        """Open the profile in the editor."""
        if self.list.key:
            self.edit(self.desk.workspace.meeting(self.list.key).place)


def _searched(meeting: Meeting) -> str:
    """The words by which a meeting is found."""
    people = " ".join(f"{party} {' '.join(names)}" for party, names in meeting.parties)
    words = (meeting.title, *meeting.aliases, meeting.id, meeting.where, meeting.format, meeting.level, people)
    return " ".join((*words, meeting.date.edtf, meeting.status))
