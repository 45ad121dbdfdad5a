"""Find: hits as one types, grouped by source, with a preview that follows."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.worker import get_current_worker

from profiles.comparison import Hit
from profiles.model import Passage
from tui.carrying import signs_of
from tui.cells import wrap
from tui.finder import Found, going_on
from tui.hit_lines import grouped, hit_lines, preview, source_line, source_of
from tui.layout import Pieces
from tui.layout.lines import Piece
from tui.messages import Progress
from tui.screens.finding.leading import Leading
from tui.screens.place import bindings_of
from tui.screens.progress import Reporter
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title
from tui.widgets.typing_line import TypingLine

LIMIT = 60
"""Hits that are shown."""
BESIDE = 100
"""Screens of this width and more have the preview beside the hits."""
ADVICE = (
    ("Power of Siberia 2", "words, in any order; the passages with all of them come first"),
    ("“basic understanding”", "a phrase, taken literally"),
    ("standing:signed", "what is signed; also dimension: topic: meeting: side: account: speaker: source: kind: lang:"),
    ("sanction* NOT energy", "beginnings of words; AND OR NOT, a leading minus, NEAR/5, siberai~"),
    ("date:2026-04..2026-05", "a source's or a meeting's date"),
)


@dataclass
class Answered(Message):
    """The index answered, or said what is wrong with the query."""

    query: str
    found: Found | None
    like: tuple[Hit, ...] = ()
    wrong: str = ""
    span: tuple[int, int] = (0, 0)


class FindScreen(Leading):
    """A line to type in, the hits, the preview; ↓ or Enter leaves the line for the hits."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("find")]

    def __init__(self, query: str = "", like: Passage | None = None) -> None:
        super().__init__()
        self._query, self._like = query, like
        self._turn = Lock()

    def compose(self) -> ComposeResult:
        """The line to type in, what was understood, the hits and the preview."""
        yield TypingLine("Find in all sources and profiles", self._query, blink=not self.desk.is_remote)
        yield Title()
        with Container(id="found"):
            yield Lines(id="list", classes="steady")
            yield EvidenceStrip()
        yield self.hints()

    def on_mount(self) -> None:
        """Type at once, or see at once what was asked for."""
        self._place_preview()
        if self._like:
            self.query_one(TypingLine).display = False
            self.query_one(Title).say((("More like ", "quiet"), (self._like.text, "near")))
            self.list.focus()
            self.ask_for_like(self._like.id)
        elif self._query:
            self.list.focus()
        else:
            self.query_one(TypingLine).focus()
            self._show_advice()

    def on_resize(self) -> None:
        """The preview beside the hits, or below."""
        self._place_preview()

    def _place_preview(self) -> None:
        beside = self.size.width >= BESIDE
        strip, hits = self.query_one(EvidenceStrip), self.list
        self.query_one("#found").styles.layout = "horizontal" if beside else "vertical"
        strip.styles.height = "1fr" if beside else max(self.size.height // 3, 5)
        strip.styles.width, hits.styles.width = ("1fr", "1fr") if beside else ("100%", "100%")
        hits.styles.height = "1fr"

    # Asking

    @on(TypingLine.Changed)
    def typed(self, message: TypingLine.Changed) -> None:
        """Ask as one types."""
        if message.value.strip():
            self.ask(message.value)
        else:
            self._show_advice()

    @work(thread=True, exclusive=True, group="ask", exit_on_error=False)
    def ask(self, query: str) -> None:
        """Ask the index, one question at a time: those that were overtaken while they waited are not asked."""
        worker = get_current_worker()
        try:
            with self._turn:
                if worker.is_cancelled:
                    return
                index = self.desk.index(Reporter(self))
                answer = Answered(query, index.search(going_on(query, index), limit=LIMIT))
        except (ValueError, OSError) as error:
            answer = Answered(query, None, (), str(error), (getattr(error, "start", 0), getattr(error, "end", 0)))
        if not worker.is_cancelled:
            self.post_message(answer)

    @work(thread=True, exclusive=True, group="ask", exit_on_error=False)
    def ask_for_like(self, passage: str) -> None:
        """Ask for passages like one."""
        self.post_message(Answered("", None, self.desk.index(Reporter(self)).more_like(passage)))

    @on(Progress)
    def show_progress(self, message: Progress) -> None:
        """Say how far the index is."""
        self.note(message.text, "quiet")

    @on(Answered)
    def show_answer(self, message: Answered) -> None:
        """Show the hits, the cursor on the best."""
        if message.query and message.query != self.query_one(TypingLine).value:
            return
        self.hits = message.found.hits if message.found else message.like
        if not self._like:
            self.query_one(Title).say(*self._said(message))
        found = frozenset(id for hit in self.hits for id in hit.statements)
        self.desk.last_search = (message.found.query if message.found else message.query, found)
        self.list.cursor = 0
        self.list.show(self._items, at="")
        self.refresh_hints()

    def _said(self, message: Answered) -> tuple[Pieces, Pieces]:
        found, (start, end) = message.found, message.span
        if found is None:
            query = message.query
            asked: Pieces = ((query[:start], "quiet"), (query[start:end], "bad"), (query[end:], "quiet"))
            return ((*asked, ("  ", ""), (message.wrong, "bad")), ())
        absent: Pieces = ()
        if found.missing:
            absent = ((f"Nothing mentions {' or '.join(f'“{word}”' for word in found.missing)}. ", "bad"),)
        count = f"{found.total} hit{'' if found.total == 1 else 's'}"
        if found.suggestion:
            said = "showing results for " if found.total else "did you mean "
            return ((*absent, (said, "quiet"), (found.suggestion, "label")), ((count, "quiet"),))
        if not found.total:
            return ((*absent, ("Nothing says that.", "label"), ("  Fewer or other words may.", "quiet")), ())
        return ((absent or ((found.understood, "quiet"),)), ((count, "quiet"),))

    # Showing

    def _show_advice(self) -> None:
        self.hits = ()
        self.query_one(Title).say((("What one can type", "quiet"),))
        saved = [(f"query:{name}", query) for name, query in self.desk.config.queries.items()]

        def build(width: int) -> list[Item]:
            return [
                Item(
                    f"type {query}",
                    (((query, "label"),), *((("  ", ""), (one, "quiet")) for one in wrap(about, width - 2))),
                )
                for query, about in (*ADVICE, *saved)
            ]

        self.list.show(build)

    def _items(self, width: int) -> list[Item]:
        sources, items = self.desk.workspace.sources, list[Item]()
        numbers = {id(hit): number for number, hit in enumerate(self.hits)}
        for file, hits in grouped(self.hits):
            line = source_line(file, len(hits), sources, width)
            items.append(Item("", ((), line) if items else (line,)))
            items += [Item(str(numbers[id(hit)]), hit_lines(hit, self._label(hit), width)) for hit in hits]
        return items

    def _label(self, hit: Hit) -> Piece:
        """How firm a statement is, or where a passage stands."""
        if hit.kind == "statement":
            standing = self.desk.workspace.statement(hit.id).standing
            return (standing, f"standing.{standing}")
        passage = self.passage_of(hit)
        return (f"{signs_of(self.desk.ascii_only).para}{passage.number if passage else ''}", "quiet")

    def item_shown(self, key: str) -> None:
        """The preview follows the cursor."""
        hit, strip = self.hit, self.query_one(EvidenceStrip)
        strip.display = hit is not None
        if hit is None:
            return
        statements = self.statements_of(hit)
        titles = {id: one.meeting.title for id, one in self.desk.workspace.profiles.items()}
        source = self.desk.workspace.sources.get(source_of(hit))
        name = (source.title or source.name) if source else source_of(hit)
        strip.show(((name, "label"),), lambda width: preview(hit, statements, titles, width))
