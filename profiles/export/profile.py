"""Profile: all that is on record about one meeting, as Markdown with its quotations as footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profiles.export.escaping import markdown as escaped
from profiles.export.markdown import entry, footnotes
from profiles.export.quotations import references
from profiles.export.wording import Entry, Notes, details, say_conflict, say_question, say_silence, who
from profiles.model import Meeting, Statement

if TYPE_CHECKING:
    from profiles.record import Library


def show_markdown(library: Library, meeting: str) -> str:
    """One profile, dimension by dimension, topic by topic."""
    notes, about = Notes(), library.meeting(meeting)
    parts = [f"# {escaped(about.title)}\n\n{escaped(details(about))}", *_parties(about)]
    parts += _dimensions(library, meeting, notes)
    parts += _list("Checked, and not mentioned", _silences(library, meeting))
    parts += _list("Open questions", [say_question(one, library) for one in library.questions_of(meeting)])
    parts += _list("Conflicts", [say_conflict(one) for one in library.conflicts_of(meeting)])
    return "\n\n".join([*parts, *footnotes(references(library, notes.evidence))]) + "\n"


def _parties(meeting: Meeting) -> list[str]:
    """Who met."""
    lines = [
        f"- {escaped(party)}{escaped(': ' + ', '.join(people)) if people else ''}" for party, people in meeting.parties
    ]
    return ["\n".join(lines)] if lines else []


def _list(head: str, items: list[str]) -> list[str]:
    """A heading with a list, if there is anything in it."""
    return [f"## {head}\n\n" + "\n".join(f"- {escaped(one)}" for one in items)] if items else []


def _silences(library: Library, meeting: str) -> list[str]:
    """What was looked for in vain, by dimension and topic."""
    profile = library.profiles.get(meeting)
    dimensions = {one.id: one.label for one in library.dimensions}
    topics = {one.id: one.label for one in library.topics}
    return [
        f"{dimensions.get(one.dimension, one.dimension)}, {topics.get(one.topic, one.topic)}: {say_silence(one)}"
        for one in (profile.silences if profile else ())
    ]


def _dimensions(library: Library, meeting: str, notes: Notes) -> list[str]:
    """A section a dimension, in display order; what is in none comes last."""
    labels = {one.id: one.label for one in library.dimensions}
    found: dict[str, list[Statement]] = {id: [] for id in labels}
    for one in library.statements_of(meeting):
        found.setdefault(one.dimension, []).append(one)
    return [_dimension(library, labels.get(id, id), some, notes) for id, some in found.items() if some]


def _dimension(library: Library, label: str, statements: list[Statement], notes: Notes) -> str:
    """The statements of a dimension by leading topic."""
    topics = {one.id: one.label for one in library.topics}
    grouped: dict[str, list[str]] = {}
    for one in statements:
        leading = one.topics[0] if one.topics else ""
        numbers = tuple(dict.fromkeys(notes.number(on) for on in one.evidence))
        words = entry(Entry(one.standing, one.text, who(one), bool(one.also), numbers, one.id))
        grouped.setdefault(topics.get(leading, leading), []).append(f"- {words}")
    blocks = [f"**{escaped(topic)}**\n\n" + "\n".join(lines) for topic, lines in grouped.items()]
    return "\n\n".join([f"## {escaped(label)}", *blocks])
