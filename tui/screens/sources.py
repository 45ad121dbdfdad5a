"""Sources: the documents, and how much of each is cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.worker import get_current_worker

from profiles.model import Place as FilePlace
from profiles.model import Source
from profiles.quoting.coverage import Coverage, coverages
from profiles.visible import visible
from tui.carrying import signs_of
from tui.cells import cells, clip, pad, wrap
from tui.layout import Pieces
from tui.layout.lines import Piece
from tui.layout.when import say_when
from tui.meeting_lines import bar
from tui.screens.listing import Listing
from tui.screens.place import bindings_of
from tui.screens.writing import Writes
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title

BARS = ((150, 40), (100, 24), (0, 16))
"""From which width the bar for all of a document has how many cells."""
TITLED_FROM = 110
"""From this width title and publisher both stand in the list."""
AT_ONCE = 100
"""Documents whose coverage is told in one message."""


NO_DOCUMENTS = """\
There is no document yet.

`visavis add FILE…` takes documents in, and asks what is known of them; they show up here by themselves."""


@dataclass
class Covered(Message):
    """How much of some documents is cited."""

    found: dict[str, Coverage]


class SourcesScreen(Writes, Listing):
    """Each document with a bar for the share of its passages that statements cite; Enter reads it."""

    place = "sources"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("sources")]

    def __init__(self) -> None:
        super().__init__()
        self._covered: dict[str, Coverage] = {}

    def compose(self) -> ComposeResult:
        """A title, the list, what is known of the document under the cursor."""
        count = len(self.desk.workspace.sources)
        yield Title(
            (("Sources", "title"), ("  how much of each is cited", "quiet")),
            ((f"{count} document{'' if count == 1 else 's'}", "quiet"),),
        )
        yield Lines(self._items, id="list")
        yield EvidenceStrip()
        yield self.hints()

    def on_mount(self) -> None:
        """List them; their coverage comes as it is reckoned."""
        self.query_one(EvidenceStrip).styles.height = 6
        self.list.focus()
        self.reckon()

    def workspace_changed(self) -> None:
        """Reckon again."""
        self.list.show(self._items)
        self.reckon()

    @work(thread=True, exclusive=True, group="coverage", exit_on_error=False)
    def reckon(self) -> None:
        """The coverage of each document, some at a time."""
        worker, workspace = get_current_worker(), self.desk.workspace
        files = list(workspace.sources)
        for first in range(0, len(files), AT_ONCE):
            if worker.is_cancelled:
                return
            found = coverages(workspace, files[first : first + AT_ONCE])
            self.post_message(Covered({one.file: one for one in found}))

    @on(Covered)
    def show_coverage(self, message: Covered) -> None:
        """Draw the bars; nothing moves."""
        self._covered |= message.found
        self.list.show(self._items)

    def _items(self, width: int) -> Sequence[Item]:
        items = [Item(file, (self._line(one, width),)) for file, one in self.desk.workspace.sources.items()]
        return items or self.advice(NO_DOCUMENTS, width)

    def _line(self, source: Source, width: int) -> tuple[Piece, ...]:
        """`courant  American Courant · 20 May 2026  ━━━━━━━  82 %`."""
        covered, signs = self._covered.get(source.file), signs_of(self.desk.ascii_only)
        name = pad(clip(visible(source.name or source.file, keep=""), 15), 16)
        whole = next(cells for least, cells in BARS if width >= least)
        told = (source.title, source.publisher) if width >= TITLED_FROM else (source.publisher or source.title,)
        about = f" {signs.dot} ".join(part for part in (*told, say_when(source.date)) if part)
        room = width - 16 - whole - 7
        words = pad(clip(visible(about, keep=""), room - 2, signs.ellipsis), room)
        share = covered.share_of_characters if covered else 0.0
        drawn = bar(round(share * 100), 100, signs, whole).rstrip()
        rest = signs.fine * (whole - len(drawn))
        said = f"{round(share * 100):>4} %" if covered else "   …  "
        return ((name, "label"), (words, "near"), (drawn, "accent"), (rest, "rule"), (said, "quiet"))

    def item_shown(self, key: str) -> None:
        """Show what is known of the document."""
        source = self.desk.workspace.sources.get(key)
        strip = self.query_one(EvidenceStrip)
        if source is None:
            strip.show((), lambda width: ())
            return
        strip.show(((source.title or source.name or key, "label"),), lambda width: self._about(source, width))

    def _about(self, source: Source, width: int) -> list[Pieces]:
        covered = self._covered.get(source.file)
        known = [source.publisher, ", ".join(source.authors), say_when(source.date), source.kind, source.language]
        said = [" · ".join(part for part in known if part)]
        if source.origins:
            said.append(f"repeats {', '.join(source.origins)}")
        if covered:
            uncited = len(covered.uncited)
            among = f"of {len(covered.counted)} passages"
            leads = f"{uncited} {among} {'is' if uncited == 1 else 'are'} cited by no statement: Enter, then n"
            quoted = f"statements quote {round(covered.share_of_characters * 100)} % of its text"
            said.append(f"{quoted}; {leads if uncited else f'every one {among} is cited'}")
        said.append(f"{source.file}{f' — {source.note}' if source.note else ''}")
        return [((part, "near"),) for text in said for part in wrap(visible(text, keep=""), width) if cells(text)]

    def open_item(self, key: str) -> None:
        """Read the document; `n` and `N` lead through the passages that no statement cites."""
        from tui.reading import Target
        from tui.screens.source import SourceScreen

        covered = self._covered.get(key)
        uncited = covered.uncited if covered else ()
        first = Target(key, None, None)
        self.app.push_screen(SourceScreen([first, *(Target(key, one.start, one.end, one.id) for one in uncited)]))

    def action_edit(self) -> None:
        """Open the document in the editor."""
        if self.list.key:
            self.edit(FilePlace(f"seeds/{self.list.key}", 1))
