"""Threads: open questions from both ends — who raised them, and what touched or settled them."""

from __future__ import annotations

from profiles.comparing.threads import Thread
from profiles.model import Meeting, Statement
from profiles.visible import visible
from tui.layout.lines import Pieces
from tui.layout.statement import says, source_names
from tui.layout.when import say_when
from tui.printing.page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HOW = {"taken-up": "taken up"}


def thread_lines(threads: Sequence[Thread], page: Page) -> Iterator[Pieces]:
    """The open ones first, then those that were settled or superseded."""
    states = dict.fromkeys(one.question.state for one in threads)
    for at, state in enumerate(states):
        ours = [one for one in threads if one.question.state == state]
        if at:
            yield ()
        title = state.capitalize()
        yield (
            ((f"== {title} ({len(ours)})", "heading"),)
            if page.is_plain
            else page.rule(title, ((str(len(ours)), "heading.count"),))
        )
        for thread in ours:
            yield from _thread(thread, page)


def _thread(thread: Thread, page: Page) -> Iterator[Pieces]:
    """The question and its way through the meetings."""
    question = thread.question
    lead: Pieces = (("question: " if page.is_plain else "?  ", "mark.question"),)
    yield from page.prose(question.text, "topic", 3, lead)
    if not page.is_plain:
        yield (("   ", ""), (visible(question.id, keep=""), "id"))
    for one in thread.raised:
        yield from _step("raised", one, "", page)
    for move, one in thread.moves:
        yield from _step(_HOW.get(move.how, move.how), one, move.note, page)
    if question.note:
        yield from page.prose(question.note, "quiet", 3, (("note: ", "quiet"),) if page.is_plain else ())
    later = [one for one in thread.later if _is_apart(one, question.meeting)]
    if question.state == "open" and not thread.moves and later:
        others = f" and {len(later) - 3} more" if len(later) > 3 else ""
        words = f"nothing on record since; later: {'; '.join(one.title for one in later[:3])}{others}"
        yield from page.prose(words, "quiet", 3, (("since: " if page.is_plain else "   ", "quiet"),))


def _is_apart(meeting: Meeting, other: str) -> bool:
    """Whether a meeting is no part of another one."""
    return all(relation.to != other or relation.kind != "part-of" for relation in meeting.relations)


def _step(how: str, one: Statement, note: str, page: Page) -> Iterator[Pieces]:
    """What was done to the question, where and when, in whose words."""
    meeting = page.context.meetings.get(one.meeting)
    where = f"{meeting.title}, {say_when(meeting.date) or 'undated'}" if meeting else one.meeting
    if page.is_plain:
        who = says(one)
        tail = f"{f' {page.signs.dash} {who}' if who else ''} [{', '.join(source_names(one, page.context))}]"
        yield (
            (f"{how}: ", "quiet"),
            (f"{where}: {one.standing}: {one.text}{tail}{f' ({note})' if note else ''} {{{one.id}}}", ""),
        )
        return
    lead: Pieces = ((f"   {how:<11}", "mark.question" if how == "raised" else "mark"),)
    yield from page.prose(where, "date", 14, lead)
    lead = ((" " * 14, ""), (f"{one.standing}  ", f"standing.{one.standing}"))
    yield from page.prose(f"{one.text} [{', '.join(source_names(one, page.context))}]", "", 14, lead)
    if note:
        yield from page.prose(note, "quiet", 14)
