"""A workspace of values made up in a test: what `profiles.record.Record` asks, from memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from profiles.model import (
    Conflict,
    Dimension,
    Evidence,
    Meeting,
    Profile,
    Question,
    Relation,
    Silence,
    Source,
    Span,
    Standing,
    Statement,
    Topic,
    When,
)  # fmt: skip
from profiles.sources import Document

DIMENSIONS = (
    Dimension("agenda", "Agenda", "topics"),
    Dimension("formal-outcomes", "Outcomes · formal", "outcomes"),
    Dimension("unresolved", "Open questions", "open questions"),
)
TOPICS = (
    Topic("grain", "Grain", ("wheat",)),
    Topic("fisheries", "Fisheries"),
    Topic("prisoners", "Prisoners"),
)


@dataclass(frozen=True)
class MadeUp:
    """A record from memory."""

    profiles: Mapping[str, Profile]
    conflicts: tuple[Conflict, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    dimensions: tuple[Dimension, ...] = DIMENSIONS
    topics: tuple[Topic, ...] = TOPICS

    def meeting(self, id: str, /) -> Meeting:
        return self.profiles[id].meeting

    def document(self, file: str, /) -> Document:
        return Document(self.sources[file], "", ())

    def meetings(self) -> tuple[Meeting, ...]:
        return tuple(one.meeting for one in self.profiles.values())

    def all_statements(self) -> dict[str, Statement]:
        return {one.id: one for profile in self.profiles.values() for one in profile.statements}

    def statement_count(self, meeting_id: str, /) -> int:
        return len(self.statements_of(meeting_id))

    def statements_of(self, meeting_id: str, /) -> tuple[Statement, ...]:
        own = self.profiles[meeting_id].statements
        others = (one for one in self.all_statements().values() if one.meeting != meeting_id)
        return (*own, *(one for one in others if meeting_id in one.also))

    def as_written(self, meeting_id: str, /) -> tuple[Statement, ...]:
        return self.statements_of(meeting_id)

    def silences_of(self, meeting_id: str, /) -> tuple[Silence, ...]:
        return self.profiles[meeting_id].silences

    def statement(self, id: str, /) -> Statement:
        return self.all_statements()[id]

    def questions(self) -> tuple[Question, ...]:
        return tuple(one for profile in self.profiles.values() for one in profile.questions)

    def questions_of(self, meeting_id: str, /) -> tuple[Question, ...]:
        here = {one.id for one in self.statements_of(meeting_id)}
        return tuple(
            one
            for one in self.questions()
            if one.meeting == meeting_id or here & {*one.raised_by, *(move.by for move in one.moves)}
        )

    def conflicts_of(self, meeting_id: str, /) -> tuple[Conflict, ...]:
        here = {one.id for one in self.statements_of(meeting_id)}
        return tuple(
            one
            for one in self.conflicts
            if meeting_id in one.meetings or here & {member.statement for member in one.members}
        )


def record(*profiles: Profile, conflicts: Iterable[Conflict] = (), sources: Iterable[Source] = ()) -> MadeUp:
    """A record of some profiles."""
    return MadeUp({one.meeting.id: one for one in profiles}, tuple(conflicts), {one.file: one for one in sources})


def profile(
    id: str,
    *statements: Statement,
    date: When | None = None,
    silences: Iterable[Silence] = (),
    questions: Iterable[Question] = (),
    relations: Iterable[Relation] = (),
    status: str = "held",
    **more: object,
) -> Profile:
    """A profile of statements written without their meeting."""
    meeting = Meeting(id, f"Talks of {id}", status, date=date or When(), relations=tuple(relations), **more)  # type: ignore[arg-type]
    owned = tuple(replace(one, id=f"{id}/{one.id}", meeting=id) for one in statements)
    return Profile(meeting, owned, tuple(replace(one, meeting=id) for one in silences), tuple(questions))


def said(
    name: str,
    text: str = "",
    *,
    on: str = "agenda grain",
    standing: Standing = "reported",
    quote: str | None = None,
    source: str = "a.txt",
    **more: object,
) -> Statement:
    """A statement on `DIMENSION TOPIC…`."""
    dimension, *topics = on.split()
    evidence = (Evidence(source, name if quote is None else quote, "exact", 0, 5, "a#1"),)
    account = "party" if "side" in more else "press"
    return Statement(
        name,
        "",
        dimension,
        tuple(topics),
        text or name,
        **{"account": account, **more},
        standing=standing,
        evidence=evidence,
    )  # type: ignore[arg-type]


def day(first: str, last: str = "") -> When:
    """A day, or the days from one to another."""
    last = last or first
    return When(f"{first}/{last}" if last != first else first, Span(first, first), Span(last, last), "day")
