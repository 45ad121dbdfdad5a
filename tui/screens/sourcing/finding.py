"""Finding in a document: what is typed, and the quotations that one came for."""

from __future__ import annotations

from textual import on

from tui.reading import occurrences
from tui.screens.sourcing.base import Sourcing
from tui.widgets.typing_line import TypingLine


class FindingHere(Sourcing):
    """`/` and `n N` in one document."""

    def action_next_hit(self) -> None:
        """To the next place found, else to the next quotation."""
        self._hit(1)

    def action_previous_hit(self) -> None:
        """To the previous place found, else to the previous quotation."""
        self._hit(-1)

    def _hit(self, by: int) -> None:
        if not self.found:
            if len(self.targets) > 1:
                self.open_target((self.number + by) % len(self.targets))
            return
        numbers = sorted({number for number, _, _ in self.found})
        beyond = [n for n in numbers if (n > self.page.cursor if by > 0 else n < self.page.cursor)]
        self.page.stand((beyond or numbers)[0 if by > 0 else -1])

    def action_find_here(self) -> None:
        """Type what to find in this document."""
        line = self.query_one(TypingLine)
        line.display = True
        line.focus()

    @on(TypingLine.Changed)
    def find_typed(self, message: TypingLine.Changed) -> None:
        """Mark what is found as it is typed, and go to the first of it."""
        self.found = occurrences(message.value, self.passages)
        below = [number for number, _, _ in self.found if number >= self.page.cursor]
        found = below or [number for number, _, _ in self.found]
        self.page.show(self.sheet(), found[0] if found else None)
        if message.value.strip():
            self.note(f"{len(self.found)} found" if self.found else "Nothing found here.", "quiet")

    @on(TypingLine.Submitted)
    def stop_typing(self) -> None:
        """Read on; `n` and `N` go through what is found."""
        self.query_one(TypingLine).display = False
        self.page.focus()

    def action_back(self) -> None:
        """Stop finding; then back to where one came from."""
        line = self.query_one(TypingLine)
        if line.display or self.found:
            line.display, line.value, self.found = False, "", []
            self.page.show(self.sheet())
            self.page.focus()
        else:
            self.visavis.go_back()
