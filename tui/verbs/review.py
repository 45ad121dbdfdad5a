"""Review: statement by statement with its quotation; what a person accepts or notes is kept in the profile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from profiles.value import replace
from tui import asking
from tui.call import Call
from tui.output import ExitCode, Misuse, say

if TYPE_CHECKING:
    import argparse

    from profiles.files.taking import Taken
    from profiles.model import Statement

FORMATS = {"review": ("text", "json", "csv", "markdown")}
KEYS = "a accept · n note · s skip · b back · e edit · u undo · q quit ▸ "


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which statements, by whom, and what to do without keys."""
    parser.add_argument("ids", metavar="ID", nargs="*", help="a meeting or statements; else every meeting")
    parser.add_argument("--reviewer", metavar="NAME", help="who reviews (else VISAVIS_REVIEWER, else the login name)")
    parser.add_argument("--all", action="store_true", help="those that somebody reviewed already, too")
    parser.add_argument("--accept", action="store_true", help="accept the statements named, without asking")
    parser.add_argument("--note", metavar="TEXT", default="", help="add a note to the statements named, without asking")
    parser.add_argument("--list", action="store_true", help="only list what is to be reviewed")


def run(call: Call) -> int:
    """Go through the statements on a terminal, do as told without one, or list what there is to do."""
    options = call.options
    chosen = _chosen(call)
    if options.accept or options.note:
        return _as_told(call, chosen)
    if options.list or options.format != "text" or not asking.is_there():
        return _listed(call, chosen)
    if call.workspace.read_only:
        raise Misuse("visavis review: this workspace is read-only; nothing can be kept in it.")
    _Walk(call, chosen).go()
    return ExitCode.DONE


def _chosen(call: Call) -> list[Statement]:
    """The statements that are meant, those reviewed already left out unless asked for."""
    workspace, options = call.workspace, call.options
    found: list[Statement] = []
    for words in options.ids or workspace.profiles:
        meeting, slash, name = words.partition("/")
        id = call.meeting(meeting).id
        own = workspace.profiles[id].statements
        named = [one for one in own if one.id == f"{id}/{name}"] if slash else list(own)
        if not named and slash:
            raise Misuse(f"visavis review: there is no statement `{words}`; `visavis show {meeting}` lists them.")
        found += named
    return [one for one in found if options.all or options.accept or options.note or not one.reviewer]


def _reviewer(call: Call) -> str:
    """Who reviews."""
    name = call.options.reviewer or call.environ.get("VISAVIS_REVIEWER") or call.environ.get("USER") or _login()
    if not name.strip():
        raise Misuse("visavis review: who reviews? Say --reviewer NAME.")
    return str(name).strip()


def _login() -> str:
    """The login name of whoever runs the program, as the system knows it; "" where it knows none."""
    import os
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return ""


def _as_told(call: Call, chosen: Sequence[Statement]) -> int:
    """Accept or note the statements that are named; a whole meeting only by its statements."""
    if not call.options.ids or any("/" not in words for words in call.options.ids):
        raise Misuse("visavis review: --accept and --note want statements by their ids: a review reads each one.")
    walk = _Walk(call, chosen)
    for one in chosen:
        walk.keep(one, call.options.note)
        call.out.write(f"{one.id}\n")
    return ExitCode.DONE


def _listed(call: Call, chosen: Sequence[Statement]) -> int:
    """What is to be reviewed, with the quotations."""
    if call.options.format == "json":
        from profiles.export.documents import document, dumps, statement_json

        call.out.write(dumps(document(statements=[statement_json(one) for one in chosen])) + "\n")
        return ExitCode.DONE
    if call.options.format in {"csv", "markdown"}:
        from tui.printing.rows import statement_rows

        call.table(statement_rows(chosen))
        return ExitCode.DONE
    from tui.printing.reviewing import statement_paper

    for number, one in enumerate(chosen):
        if number:
            call.out.line()
        call.out.lines(statement_paper(one, call.workspace, call.page))
    say(f"{len(chosen)} {'statement' if len(chosen) == 1 else 'statements'} listed; {_counted(call)}")
    return ExitCode.DONE


def _counted(call: Call) -> str:
    """How far the whole workspace is."""
    every = [one for profile in call.workspace.profiles.values() for one in profile.statements]
    reviewed = sum(bool(one.reviewer) for one in every)
    return f"in the whole workspace {reviewed} of {len(every)} statements are reviewed."


class _Walk:
    """One person going through statements, forwards and back."""

    def __init__(self, call: Call, statements: Sequence[Statement]) -> None:
        self.call = call
        self.statements = list(statements)
        self.reviewer = _reviewer(call)
        self.day = date.today().isoformat()
        self.at = 0
        self.taken: list[tuple[int, Taken]] = []
        self.done = 0

    def go(self) -> None:
        """Until the last statement or `q`."""
        if not self.statements:
            say("Every statement here is reviewed; --all goes through them again.")
        while self.at < len(self.statements):
            self._show()
            pressed = asking.key(KEYS)
            if pressed in {"q", "", "\x1b", "\x04"}:
                break
            self._obey(pressed)
        if self.statements:
            gone = f"{self.done} of the {len(self.statements)} statements gone through here"
            say(f"{gone} reviewed now; {_counted(self.call)}")

    def _obey(self, pressed: str) -> None:
        """What a key does."""
        one = self.statements[self.at]
        match pressed:
            case "a" | "\n" | "\r" | "y":
                self._try(one, "")
            case "n":
                words = asking.line("note: ")
                if words:
                    self._try(one, words)
            case "s" | " " | "j":
                self.at += 1
            case "b" | "k":
                self.at = max(self.at - 1, 0)
            case "e":
                self.call.edit(one.path, one.line)
                self._read_again()
            case "u":
                self._undo()

    def _try(self, one: Statement, note: str) -> None:
        """Keep a review and go on; where that cannot be, say why and show the statement as it is now."""
        try:
            self.keep(one, note)
        except Misuse as error:
            say(str(error))
            self._read_again()
            return
        self.at += 1
        self.done += 1

    def keep(self, one: Statement, note: str) -> None:
        """Write the review into the profile."""
        from profiles.files.insertion import NotInserted
        from profiles.files.taking import take_review
        from profiles.files.writing import NotWritten

        try:
            taken = take_review(self.call.workspace, one, self.reviewer, self.day, note)
        except (NotInserted, NotWritten) as error:
            raise Misuse(f"visavis review: {error}.".replace("..", ".")) from error
        self.taken.append((self.at, taken))
        self._moved(one, taken.after.count(b"\n") - taken.before.count(b"\n"))

    def _moved(self, one: Statement, lines: int) -> None:
        """The statements further down in the file stand so many lines lower."""
        self.statements = [
            replace(other, place=replace(other.place, line=other.line + lines))
            if other.path == one.path and other.line > one.line
            else other
            for other in self.statements
        ]

    def _undo(self) -> None:
        """Take the last review back and show its statement."""
        from profiles.files.taking import undo
        from profiles.files.writing import NotWritten

        if not self.taken:
            say("Nothing to undo.")
            return
        at, taken = self.taken.pop()
        try:
            undo(self.call.workspace, taken)
        except NotWritten as error:
            say(f"visavis review: {error}")
            return
        one = self.statements[at]
        self._moved(one, taken.before.count(b"\n") - taken.after.count(b"\n"))
        self.at, self.done = at, max(self.done - 1, 0)

    def _read_again(self) -> None:
        """The files were edited: take up what they say now."""
        self.call.reload()
        fresh = {one.id: one for profile in self.call.workspace.profiles.values() for one in profile.statements}
        self.statements = [fresh.get(one.id, one) for one in self.statements]
        self.taken.clear()

    def _show(self) -> None:
        """The statement with its quotation in its passage."""
        from tui.printing.reviewing import statement_paper

        one = self.statements[self.at]
        self.call.out.line()
        number = f"{self.at + 1} of {len(self.statements)}"
        self.call.out.lines(statement_paper(one, self.call.workspace, self.call.page, number))
        self.call.out.stream.flush()
