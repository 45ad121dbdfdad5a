"""A workspace: the sources and the profiles of a folder, loaded; its documents are read when they are asked for."""

from __future__ import annotations

import os

from profiles.finding import Found, NoWorkspace, find_workspace
from profiles.lean import Mapping, TypeVar, cached_property, lru_cache
from profiles.model import (
    Conflict,
    Dimension,
    Evidence,
    Meeting,
    Member,
    Name,
    Pin,
    Problem,
    Profile,
    Question,
    Silence,
    Source,
    Statement,
    Topic,
)
from profiles.resolving import resolve
from profiles.stamps import fingerprint
from profiles.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from profiles.document import Document
    from profiles.loading import Loaded

Named = TypeVar("Named", Statement, Question)
KEPT = 256
"""Documents that are kept once they are read."""

__all__ = ["Found", "NoWorkspace", "Workspace", "find_workspace", "load_workspace", "resolve"]


def load_workspace(root: Path | str, bundled: bool = False) -> Workspace:
    """The workspace in a folder; never raises for bad files: everything wrong is in its `problems`."""
    from pathlib import Path

    from profiles.loading import load_files

    return Workspace(root, load_files(Path(root)), bundled)


class Workspace:
    """All that the files of a workspace say, every reference in it leading somewhere."""

    def __init__(self, root: Path | str, loaded: Loaded, bundled: bool = False) -> None:
        self._settle(root, bundled)
        self.sources: Mapping[str, Source] = loaded.sources
        self.dimensions: tuple[Dimension, ...] = loaded.dimensions
        self.topics: tuple[Topic, ...] = loaded.topics
        self.people: tuple[Name, ...] = loaded.names.people
        self.parties: tuple[Name, ...] = loaded.names.parties
        self.terms: tuple[Name, ...] = loaded.names.terms
        self.profiles: Mapping[str, Profile] = Profiles(loaded.linked.profiles, self)
        """By meeting id. The quotations of a profile are looked up when it is first asked for."""
        self.file_problems: tuple[Problem, ...] = loaded.problems
        """What is wrong with the YAML: known without reading a document."""
        self._profiles = loaded.linked.profiles
        self._conflicts = loaded.linked.conflicts
        self._meetings: dict[str, Meeting] = {}

    def _settle(self, root: Path | str, bundled: bool) -> None:
        """Take a folder."""
        self.folder = os.fspath(root)
        """Its path as text."""
        self.bundled = bundled
        self.read_only = bundled or not os.access(f"{self.folder}/profiles", os.W_OK)
        self.as_read: tuple[str, list[tuple[str, str]]] | None = None
        """What the files looked like before they were read, where that is worth keeping."""
        self.state = ""
        """The stamp of its files, where that tells every change: none of them is so fresh that its times may lie."""
        self.looked = ""
        """The stamp of its files as they were before they were read; "" where nobody looked."""
        self.generation = ""
        """Names the compiled form of this very state, where there is one."""
        self.document = lru_cache(maxsize=KEPT)(self._document)
        """`document(file)`: a source with its text and passages; empty where its file cannot be read."""
        self._numbered = lru_cache(maxsize=KEPT)(self._numbers_in)

    @cached_property
    def root(self) -> Path:
        """Its path."""
        from pathlib import Path

        return Path(self.folder)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong: reads every document and looks up every quotation."""
        from profiles.quoting.checking import quotation_problems

        return tuple(
            sorted({*self.file_problems, *self._anchors[1], *self._document_problems(), *quotation_problems(self)})
        )

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All conflicts, their quotations looked up."""
        return tuple(self._conflict(conflict) for conflict in self._conflicts)

    def meeting(self, id: str) -> Meeting:
        """The meeting with an id; `KeyError` where there is none."""
        if id not in self._meetings:
            meeting = self._profiles[id].meeting
            accounts = tuple(replace(a, evidence=self.located(a.evidence)) for a in meeting.date.accounts)
            self._meetings[id] = replace(meeting, date=replace(meeting.date, accounts=accounts))
        return self._meetings[id]

    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings by date; those without one come last."""
        return tuple(sorted((self.meeting(id) for id in self.profiles), key=_by_date))

    def statements_of(self, meeting: str) -> tuple[Statement, ...]:
        """The statements of a meeting's own profile, then those of others that concern it, too."""
        own = self.profiles[meeting].statements
        return own + tuple(s for id in self.sharing.get(meeting, ()) for s in self._shared_from(id, meeting))

    def as_written(self, meeting: str) -> tuple[Statement, ...]:
        """The same, their quotations not looked up: for counting, no document is read."""
        shared = (one for id in self.sharing.get(meeting, ()) for one in self._profiles[id].statements)
        return self._profiles[meeting].statements + tuple(one for one in shared if meeting in one.also)

    def silences_of(self, meeting: str) -> tuple[Silence, ...]:
        """The silences of a meeting."""
        return self._profiles[meeting].silences

    def statement_count(self, meeting: str) -> int:
        """How many statements concern a meeting."""
        return len(self.as_written(meeting))

    def statement(self, id: str) -> Statement:
        """The statement with an id; `KeyError` where there is none."""
        return _with_id(self.profiles[id.partition("/")[0]].statements, id)

    def question(self, id: str) -> Question:
        """The question with an id; `KeyError` where there is none."""
        return _with_id(self._profiles[id.partition("/")[0]].questions, id)

    def questions(self) -> tuple[Question, ...]:
        """All questions, by the date of the meeting that leaves them open."""
        ordered = sorted((profile.meeting for profile in self._profiles.values()), key=_by_date)
        return tuple(question for meeting in ordered for question in self._profiles[meeting.id].questions)

    def questions_of(self, meeting: str) -> tuple[Question, ...]:
        """The questions that a meeting leaves open, and those that its statements raise or move."""
        return tuple(q for q in self.questions() if meeting in self.concerned(q))

    def conflicts_of(self, meeting: str) -> tuple[Conflict, ...]:
        """The conflicts that concern a meeting."""
        return tuple(self._conflict(conflict) for conflict in self._conflicts if meeting in conflict.meetings)

    def number(self, passage: str) -> int | None:
        """The ¶ of a passage; may read the document."""
        likely = f"{passage.rpartition('#')[0]}.txt"
        files = [likely] if likely in self.sources else self.sources
        return next((found for file in files if (found := self._numbered(file).get(passage))), None)

    def citing(self, passage: str) -> tuple[Statement, ...]:
        """The statements that quote a passage."""
        return self._citing.get(passage, ())

    def dimension(self, id: str) -> Dimension:
        """The dimension with an id; `KeyError` where there is none."""
        return self._dimensions[id]

    def topic(self, id: str) -> Topic:
        """The topic with an id; `KeyError` where there is none."""
        return self._topics[id]

    def source(self, name: str) -> Source | None:
        """The source with a name or file name."""
        return self.sources.get(name) or self._handles.get(name)

    def fingerprint(self) -> str:
        """Changes when a file of the workspace does: cheap enough to ask often."""
        return fingerprint(self.root)

    def located(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Evidence with what looking it up in its source gives."""
        return tuple(self._located(piece) for piece in evidence)

    def _located(self, evidence: Evidence) -> Evidence:
        from profiles.quoting.anchors import pin_key
        from profiles.quoting.quotations import locate

        document, pins = self.document(evidence.source), self.pins
        pin = pins.get(pin_key(evidence)) if pins else None
        return locate(evidence, document.text, document.passages, pin)

    @property
    def pins(self) -> Mapping[str, Pin]:
        """The pinned selectors, by `pin_key` of the evidence."""
        return self._anchors[0]

    @cached_property
    def _anchors(self) -> tuple[dict[str, Pin], tuple[Problem, ...]]:
        from profiles.quoting.anchors import FILE, read_anchors

        return read_anchors(self.root / FILE)

    def _document(self, file: str) -> Document:
        from profiles.sources import document_or_empty

        return document_or_empty(self.root, self.sources[file])

    def _numbers_in(self, file: str) -> dict[str, int]:
        return {passage.id: passage.number for passage in self.document(file).passages}

    def _conflict(self, conflict: Conflict) -> Conflict:
        return replace(conflict, members=tuple(self._member(member) for member in conflict.members))

    def _member(self, member: Member) -> Member:
        return replace(member, evidence=self.located(member.evidence))

    def concerned(self, question: Question) -> frozenset[str]:
        """The meetings that a question concerns."""
        ids = (*question.raised_by, *(move.by for move in question.moves))
        told = (_with_id(self._profiles[id.partition("/")[0]].statements, id) for id in ids)
        return frozenset({question.meeting, *(meeting for statement in told for meeting in statement.meetings)})

    def _shared_from(self, id: str, meeting: str) -> Iterator[Statement]:
        return (statement for statement in self.profiles[id].statements if meeting in statement.also)

    @cached_property
    def sharing(self) -> dict[str, list[str]]:
        """For each meeting, the profiles with statements that concern it, too."""
        found: dict[str, dict[str, None]] = {}
        for id, profile in self._profiles.items():
            for other in (other for statement in profile.statements for other in statement.also):
                found.setdefault(other, {})[id] = None
        return {meeting: list(ids) for meeting, ids in found.items()}

    @property
    def cited_passages(self) -> tuple[str, ...]:
        """The passages that statements quote."""
        return tuple(self._citing)

    @cached_property
    def _citing(self) -> dict[str, tuple[Statement, ...]]:
        found: dict[str, dict[str, Statement]] = {}
        for statement in (s for id in self.profiles for s in self.profiles[id].statements):
            for passage in (e.passage for e in statement.evidence if e.passage):
                found.setdefault(passage, {})[statement.id] = statement
        return {passage: tuple(statements.values()) for passage, statements in found.items()}

    @cached_property
    def _dimensions(self) -> dict[str, Dimension]:
        return {dimension.id: dimension for dimension in self.dimensions}

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def _handles(self) -> dict[str, Source]:
        return {source.name: source for source in self.sources.values()}

    def _document_problems(self) -> Iterator[Problem]:
        from profiles.sources import read_document

        documents = (read_document(self.root, source) for source in self.sources.values())
        return (found for found in documents if isinstance(found, Problem))


class Profiles(Mapping[str, Profile]):
    """The profiles by meeting id; the quotations of one are looked up when it is first asked for."""

    def __init__(self, read: Mapping[str, Profile], workspace: Workspace) -> None:
        self._read, self._workspace = read, workspace
        self._located: dict[str, Profile] = {}

    def __getitem__(self, id: str) -> Profile:
        if id not in self._located:
            self._located[id] = self._locate(self._read[id])
        return self._located[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    def __contains__(self, id: object) -> bool:
        return id in self._read

    def _locate(self, profile: Profile) -> Profile:
        found = self._workspace.located
        statements = tuple(replace(s, evidence=found(s.evidence)) for s in profile.statements)
        return replace(profile, meeting=self._workspace.meeting(profile.meeting.id), statements=statements)


def _by_date(meeting: Meeting) -> tuple[str, str, str]:
    start, end = meeting.date.start, meeting.date.end
    return start.earliest or start.latest or "9999", end.latest or end.earliest or "9999", meeting.id


def _with_id(values: Iterable[Named], id: str) -> Named:
    for value in values:
        if value.id == id:
            return value
    raise KeyError(id)
