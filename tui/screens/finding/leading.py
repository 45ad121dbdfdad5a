"""Leading: what leads on from a hit — its source, its meetings, who cites it, more like it, its citation."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from profiles.comparison import Hit
from profiles.model import Evidence, Passage, Statement
from profiles.model import Place as FilePlace
from tui.commands import Command
from tui.hit_lines import source_of
from tui.screens.citing import Cites
from tui.screens.listing import Listing
from tui.screens.writing import Writes
from tui.walk import Side
from tui.widgets.typing_line import TypingLine

OF_A_HIT = frozenset(
    ("read", "cite", "cite-style", "citing", "more-like", "take", "edit", "meeting-left", "meeting-right")
)


class Leading(Cites, Writes, Listing):
    """Hits, one of them under the cursor."""

    place = "find"
    hits: Sequence[Hit] = ()

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        key = self.list.key
        return self.hits[int(key)] if key.isdigit() and int(key) < len(self.hits) else None

    def statements_of(self, hit: Hit) -> Sequence[Statement]:
        """The statements that cite a passage, or the statement itself."""
        return [self.desk.workspace.statement(id) for id in hit.statements]

    def passage_of(self, hit: Hit) -> Passage | None:
        """The passage of a hit, for a statement that of its first quotation."""
        wanted = hit.id if hit.kind == "passage" else (hit.evidence[0].passage if hit.evidence else None)
        file = source_of(hit)
        if file not in self.desk.workspace.sources:
            return None
        return next((one for one in self.desk.workspace.document(file).passages if one.id == wanted), None)

    def can(self, command: Command) -> bool:
        """Whether a command has something to do now."""
        hit = self.hit
        if command.id in OF_A_HIT and hit is None:
            return False
        if command.id == "citing":
            return bool(hit and hit.statements)
        if command.id in ("meeting-left", "meeting-right"):
            return bool(hit and hit.meetings)
        return not (command.id == "take" and self.desk.workspace.read_only)

    @on(TypingLine.Submitted)
    def leave_line(self) -> None:
        """To the hits, where all keys hold."""
        self.list.focus()

    def action_find(self) -> None:
        """Type another query."""
        self.query_one(TypingLine).focus()

    def action_other_side(self) -> None:
        """Between the line and the hits."""
        line = self.query_one(TypingLine)
        (self.list if line.has_focus else line).focus()

    def action_next_row(self) -> None:
        """From the line to the hits, then to the next."""
        if self.query_one(TypingLine).has_focus:
            self.list.focus()
        else:
            self.list.move(1)

    def action_previous_row(self) -> None:
        """To the previous hit."""
        self.list.move(-1)

    def action_next_hit(self) -> None:
        """To the next hit."""
        self.list.move(1)

    def action_previous_hit(self) -> None:
        """To the previous hit."""
        self.list.move(-1)

    def open_item(self, key: str) -> None:
        """Open the hit in its source, or take up a piece of advice."""
        from tui.screens.source import SourceScreen

        if key.startswith("type "):
            line = self.query_one(TypingLine)
            line.value = key.removeprefix("type ")
            line.focus()
            return
        hit = self.hit
        if hit and hit.kind == "statement":
            self.app.push_screen(SourceScreen.of_statement(self.desk.workspace.statement(hit.id)))
        elif hit:
            found = [one for one in self.hits if one.kind == "passage"]
            self.app.push_screen(SourceScreen.of_hits(found, found.index(hit)))

    def action_choose(self, side: Side) -> None:
        """Put the hit's meeting on a side of the comparison."""
        from tui.screens.palette import PaletteScreen

        hit = self.hit
        if hit is None:
            return
        known = self.desk.workspace.profiles
        meetings = [(id, known[id].meeting.title) for id in hit.meetings if id in known]

        def chosen(meeting: str | None) -> None:
            if meeting:
                self.visavis.visit_comparison()
                self.visavis.comparison.put(side, meeting)

        if len(meetings) == 1:
            chosen(meetings[0][0])
        elif meetings:
            self.app.push_screen(PaletteScreen.of(meetings, f"Which meeting on the {side}?"), chosen)

    def action_citing(self) -> None:
        """To a statement that cites the hit."""
        if self.hit:
            self.visavis.choose_statement(self.statements_of(self.hit))

    def action_more_like(self) -> None:
        """More passages like the hit."""
        passage = self.passage_of(self.hit) if self.hit else None
        if passage:
            self.visavis.find_like(passage)

    def _evidence(self) -> Sequence[Evidence]:
        hit = self.hit
        if hit is None:
            return ()
        if hit.kind == "statement":
            return hit.evidence
        return (Evidence(source_of(hit), hit.text, "exact", hit.start, hit.end, hit.id),)

    def action_cite(self) -> None:
        """Copy the hit with its citation."""
        if self.hit:
            self.copy_citation(self._evidence(), self.hit.id)

    def action_cite_style(self) -> None:
        """Copy it in another style."""
        if self.hit:
            self.choose_style(self._evidence(), self.hit.id)

    def action_take(self) -> None:
        """Take a span of the hit's passage into a profile."""
        passage = self.passage_of(self.hit) if self.hit else None
        if passage:
            self.take(passage)

    def action_edit(self) -> None:
        """Open the profile, or the source, at the line."""
        hit = self.hit
        passage = self.passage_of(hit) if hit else None
        if hit and hit.kind == "statement":
            self.edit(self.desk.workspace.statement(hit.id).place)
        elif passage:
            self.edit(FilePlace(f"seeds/{passage.source}", passage.line))
