"""The evidence under the comparison: of the statement, of the cell, or all about the meeting; a few lines, or all."""

from __future__ import annotations

from typing import Literal

from profiles.comparing.origins import origins
from profiles.model import Statement
from profiles.visible import visible
from tui.carrying import empty_cell, in_few_lines, say_origins, whole
from tui.layout import Pieces
from tui.layout.frame import evidence_height
from tui.screens.comparing.base import Comparing

Scope = Literal["statement", "cell", "meeting"]
NEXT: dict[Scope, Scope] = {"statement": "cell", "cell": "meeting", "meeting": "statement"}


class Carrying(Comparing):
    """The scope and the height of the evidence strip, and what it shows."""

    _scope: Scope = "statement"
    _grown = False
    _laid: tuple[tuple[int, tuple[Statement, ...]], list[list[Pieces]]] | None = None

    def action_scope(self) -> None:
        """This statement, this cell, all about this meeting."""
        self._scope = NEXT[self._scope]
        self.set_evidence_height()
        self.show_evidence()

    def action_grow(self) -> None:
        """Let the evidence grow to all of it, show the next page of it, shrink again."""
        strip = self.evidence_strip()
        more = len(strip.lines) - strip.first - (strip.size.height - 1)
        if (self._grown or self._scope != "statement") and more > 0:
            strip.scroll_lines(max(strip.size.height - 2, 1))
            return
        self._grown = not self._grown and self._scope == "statement"
        self._scope = "statement"
        self.set_evidence_height()
        self.show_evidence()

    def least_height(self) -> int:
        """Lines of the evidence while it is not grown, the rule included."""
        return evidence_height(self.size.height, self.desk.is_remote)

    def set_evidence_height(self) -> None:
        """A few lines, or as many as it needs up to half of the screen."""
        strip, most = self.evidence_strip(), self.size.height // 2
        if self._scope == "meeting":
            strip.styles.height = most
        elif self._grown or self._scope == "cell":
            needed = len(self._lines(self.size.width - 4)) + 1
            strip.styles.height = max(min(needed, most), self.least_height())
        else:
            strip.styles.height = self.least_height()

    def show_evidence(self) -> None:
        """Show what carries the statement under the cursor, or what is known of the empty cell."""
        evidence = [one for statement in self._in_scope() for one in statement.evidence]
        said = say_origins(evidence, origins(self.desk.workspace, evidence))
        head: Pieces = ((self._heading(), "label"), *((("  " + said, "quiet"),) if said else ()))
        self.evidence_strip().show(head, self._lines, self._first_line)

    def _heading(self) -> str:
        cell = self.grid.cell
        if self._scope == "meeting" and self.meeting_id:
            return visible(f"all about {self.desk.workspace.meeting(self.meeting_id).title}", keep="")
        if self._scope == "cell" and cell:
            return "this cell"
        if self.statement or not cell:
            return "evidence" if self.statement else "folded" if self.grid.section else ""
        return "hidden" if cell.hidden else cell.state

    def _in_scope(self) -> tuple[Statement, ...]:
        one, cell = self.statement, self.grid.cell
        if self._scope == "meeting" and self.meeting_id:
            return self.desk.workspace.statements_of(self.meeting_id)
        if self._scope == "cell" and cell:
            return cell.present
        return (one,) if one else ()

    def _lines(self, width: int) -> list[Pieces]:
        """The lines of the evidence for a width."""
        statements, cell = self._in_scope(), self.grid.cell
        if not statements:
            return empty_cell(cell, width, self.context, self.signs) if cell else self._folded()
        if self._scope == "statement" and not self._grown:
            height = self.least_height() - 1
            return in_few_lines(statements[0], width, height, self.context, self.signs, self.desk.is_remote)
        return [line for lines in self._whole(statements, width) for line in lines]

    def _folded(self) -> list[Pieces]:
        """What to do on the heading of a folded section."""
        section = self.grid.section
        rows = f"{len(section.rows)} row{'' if len(section.rows) == 1 else 's'}" if section else ""
        return [((f"{rows}; Enter or z unfolds, Z all dimensions", "quiet"),)] if section else []

    def _whole(self, statements: tuple[Statement, ...], width: int) -> list[list[Pieces]]:
        """The lines of each statement in scope; laid out once as long as the scope stays."""
        if self._laid is None or self._laid[0] != (width, statements):
            self._laid = (width, statements), whole(statements, width, self.context, self.signs)
        return self._laid[1]

    def _first_line(self, width: int) -> int:
        """Where in the lines of a wider scope the statement under the cursor begins."""
        statements, before = self._in_scope(), 0
        if self._scope == "statement" or not self.statement:
            return 0
        for one, lines in zip(statements, self._whole(statements, width), strict=True):
            if one.id == self.statement.id:
                return before
            before += len(lines)
        return 0
