"""The words of the project as frozen values: what stands in the files, read and checked.

Nothing here reads, searches, prints or saves. Offsets are code points of a file decoded as UTF-8
without newline translation, a BOM counted, end exclusive.
"""

from __future__ import annotations

from profiles.lean import Literal, get_args
from profiles.value import dataclass, field

Status = Literal["held", "under-way", "planned", "cancelled", "series"]
"""Whether a meeting took place; a *series* stands for many (“over forty times”)."""

RelationKind = Literal["part-of", "precedes", "same-day", "prepares", "realises", "result-of"]
"""How one meeting is related to another: `A part-of B`, `A prepares B`, `A realises B` (B was the plan)."""

Account = Literal["party", "third-party", "press", "author"]
"""Whose statement it is."""

Standing = Literal[
    "signed", "joint", "announced", "pledged", "claimed", "reported", "signalled", "assessed", "speculated",
    "planned", "unresolved", "denied", "absent",
]  # fmt: skip
"""How firm a statement is: nine rungs of one ladder, and four beside it."""

STANDINGS: tuple[Standing, ...] = get_args(Standing)
LADDER: tuple[Standing, ...] = STANDINGS[:9]
"""The rungs, firmest first."""

EvidenceState = Literal["exact", "normalized", "ambiguous", "missing", "stale"]
Basis = Literal["stated", "implied"]
Group = Literal["setting", "topics", "outcomes", "open questions", "reading"]
MoveKind = Literal["touched", "settled", "superseded", "taken-up"]
QuestionState = Literal["open", "settled", "superseded"]
ConflictKind = Literal["date", "number", "existence", "agenda", "attribution", "wording"]
ConflictNature = Literal["contradiction", "within-source", "tension", "wording", "change", "scope"]
ConflictState = Literal["open", "explained", "settled"]
PassageKind = Literal["prose", "heading", "list", "sources", "debris"]
"""What a passage is on the page: prose, a heading, a list item, an entry of a source list, page debris."""

SourceKind = Literal["article", "briefing", "commentary", "readout", "statement", "transcript", "report", "other"]
Level = Literal["error", "warning"]

MARKING: frozenset[ConflictNature] = frozenset({"contradiction", "within-source", "tension", "wording"})
"""The natures of conflict that earn a row the mark `!`; the others are notes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something was read."""

    path: str
    """Path relative to the workspace, with forward slashes."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in code points."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong with a file, as data."""

    path: str
    line: int
    column: int
    where: str
    """The key or the thing it concerns, e.g. `statements.taiwan[2].standing`."""
    message: str
    """A sentence: what is wrong, then what to do; with the nearest right spelling where there is one."""
    level: Level = "error"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quotation in a source: the W3C Web Annotation selectors and what checking them gave."""

    source: str
    """File name of the source, e.g. `003_d8b002aab001f159.txt`."""
    quote: str
    """As the analyst wrote it; may hold an ellipsis (`…` or `[...]`) between fragments."""
    state: EvidenceState = "missing"
    start: int | None = None
    """First code point of the quotation in the file; `None` where it was not found."""
    end: int | None = None
    """One past the last code point."""
    passage: str | None = None
    """Id of the passage in which it starts."""
    before: str = ""
    """A word of context before it, where the quote stands twice."""
    after: str = ""
    """A word of context after it."""
    translation: str = ""
    note: str = ""
    candidates: tuple[tuple[int, int], ...] = ()
    """Raw spans that a person may choose from when the state is `ambiguous`, `missing` or `stale`."""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Pin:
    """Where a quotation stood when it was last seen to be right: its selectors, and the file as it was."""

    source: str
    """File name of the source."""
    exact: str
    """The quotation as it stands in the file, markup included."""
    prefix: str
    """The 32 characters before it, as a reader sees them; fewer at the beginning of the file."""
    suffix: str
    start: int
    end: int
    sha256: str
    """Of the file's bytes."""
    of: int = 1
    """How many times the quotation stood in the file then; more than one where a person chose."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is on record about a meeting, in the analyst's words, carried by evidence."""

    id: str
    """`meeting/name`, unique in the workspace."""
    meeting: str
    dimension: str
    topics: tuple[str, ...]
    """At least one; the first leads and names the row."""
    text: str
    account: Account
    standing: Standing
    evidence: tuple[Evidence, ...]
    also: tuple[str, ...] = ()
    """Other meetings that it concerns; there it is shown as shared."""
    side: str | None = None
    """The party whose account it is."""
    speaker: str | None = None
    """By name or office."""
    aspect: str | None = None
    """What it is about inside its row: equal aspects stand on the same line."""
    states_gap: bool = False
    """Whether it says how far apart the meetings are that it concerns."""
    note: str = ""
    coder: str = ""
    coded: str = ""
    """Date, `YYYY-MM-DD`."""
    reviewer: str = ""
    reviewed: str = ""
    place: Place = field(default=Place(""), compare=False)

    @property
    def meetings(self) -> tuple[str, ...]:
        """Every meeting that it concerns, its own first."""
        return (self.meeting, *self.also)

    @property
    def path(self) -> str:
        """The file it was read from."""
        return self.place.path

    @property
    def line(self) -> int:
        """The line it was read from."""
        return self.place.line


@dataclass(frozen=True, slots=True)
class Span:
    """The days between which something lies: `earliest` and `latest`, `YYYY-MM-DD`; `None` is unknown."""

    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class DateAccount:
    """What one source allows to be said of a date."""

    text: str
    """EDTF, or words where it is not a date."""
    basis: Basis
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    """Implied by what, and whatever else a reader must know."""


@dataclass(frozen=True, slots=True)
class When:
    """A date as the sources allow it."""

    edtf: str = ""
    """As written, e.g. `2026-05-14/2026-05-15`, `2026-04`, `[2026-05-19,2026-05-20]/2026-05-21`; "" is unknown."""
    start: Span = Span()
    end: Span = Span()
    precision: Literal["day", "interval", "month", "season", "year", "range", "disputed", "unknown"] = "unknown"
    accounts: tuple[DateAccount, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """One meeting's relation to another."""

    kind: RelationKind
    to: str
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something that took place or was planned between people."""

    id: str
    title: str
    status: Status = "held"
    aliases: tuple[str, ...] = ()
    format: str = ""
    """A few words: summit, visit, talks, phone call, video call …"""
    level: str = ""
    """A few words: heads of state, foreign ministers …"""
    where: str = ""
    """The place, in words; JSON calls it `place`."""
    date: When = When()
    parties: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """`(party, (people who spoke for it, …))` in the order written."""
    relations: tuple[Relation, ...] = ()
    sources: tuple[str, ...] = ()
    """File names of the sources that speak of it: those its profile lists and those its evidence cites."""
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Silence:
    """Checked, and not mentioned."""

    meeting: str
    dimension: str
    topic: str
    query: str
    sources: tuple[str, ...]
    date: str
    """When it was checked, `YYYY-MM-DD`."""
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Move:
    """What a later statement did to an open question."""

    by: str
    """Id of the statement."""
    how: MoveKind
    note: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Question:
    """What a meeting leaves unsettled."""

    id: str
    """`meeting/name`."""
    meeting: str
    text: str
    raised_by: tuple[str, ...]
    """Ids of statements."""
    moves: tuple[Move, ...] = ()
    note: str = ""
    place: Place = field(default=Place(""), compare=False)

    @property
    def state(self) -> QuestionState:
        """`settled` or `superseded` by its last such move, else `open`."""
        for move in reversed(self.moves):
            if move.how == "settled" or move.how == "superseded":
                return move.how
        return "open"


@dataclass(frozen=True, slots=True)
class Member:
    """One side of a conflict: a statement, or evidence of its own."""

    evidence: tuple[Evidence, ...]
    """The statement's, or its own."""
    statement: str | None = None
    says: str = ""
    """In a few words, what this member holds."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Evidence on one matter that does not sit together."""

    id: str
    about: str
    kind: ConflictKind
    nature: ConflictNature
    state: ConflictState
    members: tuple[Member, ...]
    meetings: tuple[str, ...] = ()
    note: str = ""
    """The explanation, where the texts allow one."""
    place: Place = field(default=Place(""), compare=False)

    @property
    def marks(self) -> bool:
        """Whether its rows carry `!`."""
        return self.nature in MARKING


@dataclass(frozen=True, slots=True)
class Dimension:
    """An aspect along which meetings are compared."""

    id: str
    label: str
    group: Group
    about: str = ""
    place: Place = field(default=Place(""), compare=False)
    short: str = ""
    """The label where there is no room for it: in a column, on a rail."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject, with its other names."""

    id: str
    label: str
    names: tuple[str, ...] = ()
    about: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A person, party or thing with its other names, for finding."""

    label: str
    names: tuple[str, ...] = ()
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a source as a reader would see it, with a map back to the file."""

    id: str
    """`stem-of-file#hash`: survives edits elsewhere in the file."""
    source: str
    number: int
    """¶ from 1, in reading order."""
    kind: PassageKind
    text: str
    start: int
    """Raw offset of the first code point."""
    end: int
    runs: tuple[tuple[int, int, int], ...] = ()
    """The map: `(position in text, raw offset, length)`; a run of length 0 is text that the file has not."""
    line: int = 1
    """Line of the file on which it starts."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document in `seeds/`, and what is known of it. Unknown is empty."""

    file: str
    name: str = ""
    """A short handle for profiles and queries (`source:courant`)."""
    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    date: When = When()
    language: str = ""
    """BCP 47, e.g. `en`."""
    kind: SourceKind = "other"
    side: str | None = None
    """The party whose document it is, if a party's."""
    origins: tuple[str, ...] = ()
    """The agencies or readouts that it repeats."""
    url: str = ""
    note: str = ""
    size: int = 0
    """Bytes."""
    sha256: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Profile:
    """One meeting's file: all that the sources put on record about it."""

    meeting: Meeting
    statements: tuple[Statement, ...] = ()
    silences: tuple[Silence, ...] = ()
    questions: tuple[Question, ...] = ()
