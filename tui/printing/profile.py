"""Profile: one meeting on paper — what is known of it, then its statements dimension by dimension."""

from __future__ import annotations

from profiles.comparing.disputed import is_disputed
from profiles.model import Meeting, Silence, Statement
from profiles.visible import visible
from tui.layout.lines import Piece, Pieces, wrapped
from tui.layout.notes import conflict_pieces, question_pieces
from tui.layout.statement import statement_lines
from tui.layout.when import say_when
from tui.printing.comparing import meeting_words, statement_pieces
from tui.printing.page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profiles.workspace import Workspace

_RELATIONS = {"part-of": "part of", "same-day": "same day as", "realises": "realises", "result-of": "result of"}


def profile_lines(
    workspace: Workspace, meeting: Meeting, statements: Sequence[Statement], page: Page
) -> Iterator[Pieces]:
    """The whole profile."""
    yield from _head(meeting, page)
    profile = workspace.profiles.get(meeting.id)
    silences = profile.silences if profile else ()
    for number, dimension in enumerate(workspace.dimensions, 1):
        ours = [one for one in statements if one.dimension == dimension.id]
        silent = [one for one in silences if one.dimension == dimension.id]
        if ours or silent:
            yield ()
            yield _heading(dimension.label, number, len(ours), page)
            yield from _topics(workspace, meeting, ours, silent, page)
    yield from _left_open(workspace, meeting, page)


def _head(meeting: Meeting, page: Page) -> Iterator[Pieces]:
    """Title and what is known of it, a line each."""
    if page.is_plain:
        yield ((meeting_words(meeting), "title"),)
    else:
        yield ((visible(meeting.title, keep=""), "title"),)
    for name, words, style in _facts(meeting, page):
        indent = 0 if page.is_plain else 11
        first: Pieces = ((f"{name + ': ':<{indent}}", "quiet"),)
        yield from page.prose(words, style, indent, first)


def _facts(meeting: Meeting, page: Page) -> Iterator[tuple[str, str, str]]:
    """Name, words and style of each thing known."""
    disputed = is_disputed(meeting.date)
    date = say_when(meeting.date) or "unknown"
    yield "date", f"{date} (disputed)" if disputed else date, "disputed" if disputed else "date"
    for account in meeting.date.accounts:
        names = ", ".join(page.context.source_name(one.source) for one in account.evidence)
        note = f": {account.note}" if account.note else ""
        yield "says", f"{_days(account.text)}, {account.basis}{note}{f' [{names}]' if names else ''}", "quiet"
    dot = f" {page.signs.dot} "
    about = dot.join(part for part in (meeting.format, meeting.level, meeting.where, meeting.status) if part)
    yield "what", about, ""
    for party, people in meeting.parties:
        yield "party", f"{party}: {', '.join(people)}" if people else party, ""
    for relation in meeting.relations:
        words = (
            f"{_RELATIONS.get(relation.kind, relation.kind)} {page.context.meeting_title(relation.to)} ({relation.to})"
        )
        yield "relation", f"{words}: {relation.note}" if relation.note else words, ""
    if meeting.sources:
        yield "sources", ", ".join(page.context.source_name(file) for file in meeting.sources), "source"
    if meeting.aliases:
        yield "aliases", ", ".join(meeting.aliases), "quiet"
    if meeting.note:
        yield "note", meeting.note, "quiet"


def _days(text: str) -> str:
    """An account's date in words."""
    from profiles.dates import parse_date, say_date

    try:
        return say_date(parse_date(text))
    except ValueError:
        return text


def _heading(label: str, number: int, count: int, page: Page) -> Pieces:
    words = "1 statement" if count == 1 else f"{count} statements"
    if page.is_plain:
        return ((f"== {label} ", "heading"), (f"({words})", "quiet"))
    return page.rule(label, ((words, "heading.count"),), f"{number} ")


def _topics(
    workspace: Workspace, meeting: Meeting, statements: list[Statement], silences: list[Silence], page: Page
) -> Iterator[Pieces]:
    """Statements under their leading topics, silences under theirs."""
    labels = {one.id: one.label for one in workspace.topics}
    order = {one.id: at for at, one in enumerate(workspace.topics)}
    used = dict.fromkeys([one.topics[0] for one in statements] + [one.topic for one in silences])
    for topic in sorted(used, key=lambda id: order.get(id, len(order))):
        yield ((f"{'-- ' if page.is_plain else '   '}{visible(labels.get(topic, topic), keep='')}", "topic"),)
        for one in statements:
            if one.topics[0] == topic:
                yield from _statement(one, meeting, page)
        for silence in silences:
            if silence.topic == topic:
                yield from _silence(silence, page)


def _statement(one: Statement, meeting: Meeting, page: Page) -> Iterator[Pieces]:
    """A statement; one that belongs to another profile or concerns others says so."""
    others = [id for id in one.meetings if id != meeting.id]
    if page.is_plain:
        yield (
            *statement_pieces(one, page),
            (f" {{{one.id}}}", "id"),
            (f" = {', '.join(others)}" if others else "", "mark.shared"),
        )
        return
    indent: Piece = ("   ", "") if not others else ("=  ", "mark.shared")
    for number, line in enumerate(statement_lines(one, page.frame.left, page.frame, page.context, False)):
        yield (indent if not number else ("   ", ""), *line)
    shared = f" = {', '.join(page.context.meeting_title(id) for id in others)}" if others else ""
    named: Pieces = ((visible(one.id, keep=""), "id"), (visible(shared, keep=""), "mark.shared"))
    yield from (((" " * 16, ""), *line) for line in wrapped(named, page.measure - 16))


def _silence(silence: Silence, page: Page) -> Iterator[Pieces]:
    """What was looked for in vain, where and when."""
    names = ", ".join(page.context.source_name(file) for file in silence.sources)
    words = f"nothing for {page.signs.open_quote}{silence.query}{page.signs.close_quote} in {names} ({silence.date})"
    yield from page.prose(
        words, "quiet", 16, (("silent: ", "silent"),) if page.is_plain else (("   silent       ", "silent"),)
    )


def _left_open(workspace: Workspace, meeting: Meeting, page: Page) -> Iterator[Pieces]:
    """Open questions and conflicts that concern the meeting."""
    questions, conflicts = workspace.questions_of(meeting.id), workspace.conflicts_of(meeting.id)
    if questions or conflicts:
        yield ()
        yield (("== Questions and conflicts", "heading"),) if page.is_plain else page.rule("Questions and conflicts")
    for question in questions:
        yield from _noted("?", "question", question_pieces(question, page.frame, page.context), page)
    for conflict in conflicts:
        sign, word = ("!", "conflict") if conflict.marks else ("~", "note")
        yield from _noted(sign, word, conflict_pieces(conflict, page.frame), page)


def _noted(sign: str, word: str, pieces: Pieces, page: Page) -> Iterator[Pieces]:
    """A sign, or line by line a word, and what it tells."""
    if page.is_plain:
        yield ((f"{word}: ", f"mark.{word}"), *pieces)
        return
    for number, line in enumerate(wrapped(pieces, page.measure - 3)):
        yield (("   ", "") if number else (f"{sign}  ", f"mark.{word}"), *line)
