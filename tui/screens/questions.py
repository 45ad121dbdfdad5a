"""Open questions: where each was raised, what touched or settled it, and which later passages may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.worker import get_current_worker

from profiles.comparing.threads import Thread, threads
from profiles.comparison import Hit
from profiles.model import Statement
from profiles.visible import visible
from tui.carrying import in_few_lines, signs_of
from tui.cells import clip, wrap
from tui.commands import Command
from tui.layout import Pieces
from tui.layout.lines import Piece
from tui.layout.statement import says
from tui.layout.when import say_when
from tui.screens.citing import Cites
from tui.screens.listing import Listing
from tui.screens.place import bindings_of
from tui.screens.writing import Writes
from tui.walk import Side
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title

HOW = {"taken-up": "taken up"}
STEP = 11
"""Cells of the word for what was done to a question."""
LEAD = 5
"""Cells before it: the thread with a point for each step."""
MEASURE = 110
"""Longer lines are hard to read."""


NO_QUESTIONS = """\
No meeting leaves a question open yet.

A profile lists what its meeting leaves unsettled under `questions`: the statements that raise it, and later ones that
touch or settle it. {key[timeline]} shows the meetings; {key[edit]} there opens a profile."""


@dataclass
class LaterFound(Message):
    """The index was asked for later passages that may touch a question."""

    question: str
    hits: tuple[Hit, ...]


class QuestionsScreen(Cites, Writes, Listing):
    """Every question as a thread: raised, touched, settled; open ones first."""

    place = "questions"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("questions")]

    def __init__(self) -> None:
        super().__init__()
        self._threads: tuple[Thread, ...] = ()
        self._later: dict[str, tuple[Hit, ...]] = {}

    def compose(self) -> ComposeResult:
        """A title, the threads, the evidence of the step under the cursor."""
        yield Title()
        yield Lines(id="list")
        yield EvidenceStrip()
        yield self.hints()

    def on_mount(self) -> None:
        """Read them."""
        self.query_one(EvidenceStrip).styles.height = 4 if self.size.height < 32 else 6
        self.list.focus()
        self.workspace_changed()

    def workspace_changed(self) -> None:
        """Read them again; the cursor stays."""
        self._threads = threads(self.desk.workspace)
        self.words = self.visavis.context()
        still = sum(one.question.state == "open" for one in self._threads)
        ended = len(self._threads) - still
        said = f"{still} open, {ended} settled or superseded{' at the end (G)' if still and ended else ''}"
        self.query_one(Title).say((("Open questions", "title"),), ((said if self._threads else "", "quiet"),))
        self.list.show(self._items)

    # Showing

    def _items(self, width: int) -> Sequence[Item]:
        items: list[Item] = []
        state = ""
        states = [one.question.state for one in self._threads]
        for number, thread in enumerate(self._threads):
            if thread.question.state != state:
                state, count = thread.question.state, states.count(thread.question.state)
                items.append(self.section_head(f"{state.capitalize()} ({count})", width))
            items += self._thread(number, thread, width)
        return items or self.advice(NO_QUESTIONS, width)

    def _thread(self, number: int, thread: Thread, width: int) -> Iterator[Item]:
        """The question, then its steps, each an item of its own."""
        sign = "?" if thread.question.state == "open" else "·" if not self.desk.ascii_only else "-"
        words = wrap(visible(thread.question.text), width - 3)
        lines = [((f"{sign if not at else ' '}  ", "mark.question"), (word, "topic")) for at, word in enumerate(words)]
        yield Item(f"{number} question", tuple(lines))
        steps = [("raised", one, "") for one in thread.raised]
        steps += [(HOW.get(move.how, move.how), one, move.note) for move, one in thread.moves]
        later = thread.question.state == "open" and bool(thread.later)
        before = ""
        for at, (how, one, note) in enumerate(steps, 1):
            again = before == one.meeting
            step = self._step(how, one, note, again, later or at < len(steps), min(width, MEASURE))
            yield Item(f"{number} {one.id}", step)
            before = one.meeting
        if later:
            yield Item(f"{number} later", (self._later_line(thread, width),))
        yield Item("", ((),))

    def _step(
        self, how: str, one: Statement, note: str, again: bool, goes_on: bool, width: int
    ) -> tuple[tuple[Piece, ...], ...]:
        """What was done, in which meeting unless that was just said, in whose words, along the thread."""
        meeting, plain = self.desk.workspace.meeting(one.meeting), self.desk.ascii_only
        when = say_when(meeting.date) or "undated"
        head = clip(visible(f"{meeting.title}, {when}", keep=""), width - STEP - LEAD - 1)
        ink = "mark.question" if how == "raised" else "settled" if how in ("settled", "superseded") else "mark"
        who = says(one)
        text = f"{one.text}{f' — {who}' if who else ''}{f' ({note})' if note else ''}"
        first, *more = wrap(visible(text), width - STEP - LEAD, len(one.standing) + 2)
        said: list[Pieces] = [((one.standing, f"standing.{one.standing}"), ("  ", ""), (first, "prose"))]
        said += [((part, "prose"),) for part in more]
        if not again:
            said.insert(0, ((head, "date"),))
        point: Pieces = (("   ", ""), ("* " if plain else "● ", ink), (f"{how:<{STEP}}", ink))
        wall = ("|" if plain else "│") if goes_on else " "
        space: Pieces = (("   ", ""), (f"{wall} ", "rule"), (" " * STEP, ""))
        return tuple((*(space if at else point), *pieces) for at, pieces in enumerate(said))

    def _later_line(self, thread: Thread, width: int) -> tuple[Piece, ...]:
        """The way to the later passages that may touch it."""
        count, enter = len(thread.later), signs_of(self.desk.ascii_only).enter
        words = f"passages of {count} later meeting{'' if count == 1 else 's'} that may touch it "
        words = clip(words, width - STEP - LEAD - 2)
        point = "o " if self.desk.ascii_only else "○ "
        return (("   ", ""), (point, "quiet"), (f"{'later':<{STEP}}", "quiet"), (words, "quiet"), (enter, "lead"))

    # Under the cursor

    def _under_cursor(self) -> tuple[Thread | None, Statement | None, bool]:
        """The thread, the statement of its step, and whether it is the way to later passages."""
        number, _, what = self.list.key.partition(" ")
        if not number:
            return None, None, False
        thread = self._threads[int(number)]
        steps = [*thread.raised, *(one for _, one in thread.moves)]
        if what == "question":
            return thread, steps[0] if steps else None, False
        return thread, next((one for one in steps if one.id == what), None), what == "later"

    def item_shown(self, key: str) -> None:
        """Show the evidence of the step, or the later passages."""
        thread, statement, later = self._under_cursor()
        strip, signs = self.query_one(EvidenceStrip), signs_of(self.desk.ascii_only)
        if statement:
            height, one = strip.styles.height, statement
            room = int(height.value) - 1 if height else 3
            strip.show((("evidence", "label"),), lambda width: in_few_lines(one, width, room, self.words, signs))
        elif thread and later:
            self._show_later(thread)
            if thread.question.id not in self._later:
                self.look_for_later(thread)
        else:
            strip.show((), lambda width: ())

    def _show_later(self, thread: Thread) -> None:
        hits = self._later.get(thread.question.id)

        def build(width: int) -> list[Pieces]:
            if not hits:
                return [(("Looking …" if hits is None else "Nothing is found on its topics.", "quiet"),)]
            return [self._later_hit(hit, width) for hit in hits]

        self.query_one(EvidenceStrip).show((("later passages that may touch it", "label"),), build)

    def _later_hit(self, hit: Hit, width: int) -> Pieces:
        name = f"[{self.words.source_name(hit.source or '')}] "
        return ((name, "source"), (clip(" ".join(visible(hit.text).split()), width - len(name)), "near"))

    @work(thread=True, exclusive=True, group="later", exit_on_error=False)
    def look_for_later(self, thread: Thread) -> None:
        """Ask the index for passages on the question's topics in the sources of later meetings."""
        worker, workspace = get_current_worker(), self.desk.workspace
        files = tuple(dict.fromkeys(file for one in thread.later for file in one.sources))
        topics = {topic for one in thread.raised for topic in one.topics}
        known = [one for one in workspace.topics if one.id in topics]
        index = self.desk.index()
        hits = {hit.id: hit for topic in known for hit in index.leads(topic, files)} if files else {}
        if not worker.is_cancelled:
            self.post_message(LaterFound(thread.question.id, tuple(hits.values())))

    @on(LaterFound)
    def keep_later(self, message: LaterFound) -> None:
        """Show what was found, if the cursor is still there."""
        self._later[message.question] = message.hits
        thread, _, later = self._under_cursor()
        if thread and later and thread.question.id == message.question:
            self._show_later(thread)

    # Doing

    def can(self, command: Command) -> bool:
        """Whether a command has something to do now."""
        of_a_step = command.id in ("cite", "meeting-left", "meeting-right")
        return super().can(command) and not (of_a_step and self._under_cursor()[1] is None)

    def open_item(self, key: str) -> None:
        """Read the step's evidence in its source, or the later passages."""
        from tui.screens.source import SourceScreen

        thread, statement, later = self._under_cursor()
        if statement and statement.evidence:
            self.app.push_screen(SourceScreen.of_statement(statement))
        elif thread and later and self._later.get(thread.question.id):
            self.app.push_screen(SourceScreen.of_hits(self._later[thread.question.id]))

    def action_cite(self) -> None:
        """Copy the step's quotation with its citation."""
        statement = self._under_cursor()[1]
        if statement:
            self.copy_citation(statement.evidence, statement.id)

    def action_choose(self, side: Side) -> None:
        """Put the step's meeting on a side of the comparison, and go there."""
        statement = self._under_cursor()[1]
        if statement:
            self.visavis.visit_comparison()
            self.visavis.comparison.put(side, statement.meeting)

    def action_edit(self) -> None:
        """Open the profile at the question, or at the step's statement."""
        thread, statement, _ = self._under_cursor()
        if statement and not self.list.key.endswith(" question"):
            self.edit(statement.place)
        elif thread:
            self.edit(thread.question.place)
