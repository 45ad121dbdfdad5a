"""The keys of every file, once: the reader checks by them, the JSON Schemas and the templates follow from them."""

from __future__ import annotations

from profiles.lean import Literal, get_args
from profiles.model import (
    STANDINGS,
    Account,
    Basis,
    ConflictKind,
    ConflictNature,
    ConflictState,
    Group,
    MoveKind,
    RelationKind,
    SourceKind,
    Status,
)
from profiles.value import dataclass

Kind = Literal[
    "text", "texts", "id", "ids", "choice", "date", "day", "flag", "file",
    "records", "parties", "grouped",
]  # fmt: skip
"""What stands under a key: a text or several, a name of our own or several, one of a few words, an EDTF date,
a single day, true or false, the name of a file, mappings by a shape, parties with their people, and
statements by dimension and topic."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping with known keys."""

    name: str
    keys: tuple[Key, ...]
    one_of: tuple[tuple[str, ...], ...] = ()
    """Groups of keys of which exactly one must be there, complete."""
    any_of: tuple[str, ...] = ()
    """Keys of which at least one must be there."""
    needs: tuple[tuple[str, str], ...] = ()
    """Pairs: the first makes no sense without the second."""

    def key(self, name: str) -> Key | None:
        """The key with a name."""
        return next((key for key in self.keys if key.name == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its keys."""
        return tuple(key.name for key in self.keys)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a shape."""

    name: str
    kind: Kind
    about: str
    """What it says, for editors and templates."""
    required: bool = False
    choices: tuple[str, ...] = ()
    shape: Shape | None = None
    least: int = 0
    """Members that a list has at least."""


def _choice(name: str, about: str, choices: tuple[str, ...], required: bool = False) -> Key:
    return Key(name, "choice", about, required, choices)


NOTE = Key("note", "text", "Whatever else a reader must know.")
CODER = Key("coder", "text", "Who coded it.")
CODED = Key("coded", "day", "When, YYYY-MM-DD.")
REVIEWER = Key("reviewer", "text", "Who read it against its quotation.")
REVIEWED = Key("reviewed", "day", "When, YYYY-MM-DD.")
SOURCE = Key("source", "text", "The name of a source in seeds/sources.yaml, or its file name.")
QUOTE = Key("quote", "text", "Verbatim, the shortest span that carries the statement; … for what was left out.")
BEFORE = Key("before", "text", "A word of context before the quote, where it stands twice.")
AFTER = Key("after", "text", "A word of context after the quote, where it stands twice.")
TRANSLATION = Key("translation", "text", "The quotation in the language of the profile.")
QUOTING = (SOURCE, QUOTE, BEFORE, AFTER, TRANSLATION)
QUOTE_NEEDS = (
    ("source", "quote"),
    ("quote", "source"),
    ("before", "quote"),
    ("after", "quote"),
    ("translation", "quote"),
)

EVIDENCE = Shape(
    "evidence",
    (
        Key("source", "text", SOURCE.about, required=True),
        Key("quote", "text", QUOTE.about, required=True),
        BEFORE,
        AFTER,
        TRANSLATION,
        NOTE,
    ),
)
EVIDENCE_KEY = Key("evidence", "records", "Several quotations, or one with a note.", shape=EVIDENCE, least=1)

STATEMENT = Shape(
    "statement",
    (
        Key("id", "id", "Its name in this file; needed where something refers to it."),
        Key("text", "text", "What is on record, one thing, in your words.", required=True),
        _choice("standing", "How firm it is.", STANDINGS, required=True),
        _choice("account", "Whose it is; a side makes it a party's.", get_args(Account)),
        Key("side", "text", "The party whose account it is."),
        Key("speaker", "text", "Who said it, by name or office."),
        *QUOTING,
        EVIDENCE_KEY,
        Key("aspect", "text", "What it is about; equal aspects stand on the same line."),
        Key("topics", "ids", "Further topics."),
        Key("also", "ids", "Other meetings that it concerns."),
        Key("states_gap", "flag", "It says how far apart the meetings are that it concerns."),
        NOTE,
        CODER,
        CODED,
        REVIEWER,
        REVIEWED,
    ),
    one_of=(("source", "quote"), ("evidence",)),
    any_of=("account", "side"),
    needs=QUOTE_NEEDS,
)
DATE_ACCOUNT = Shape(
    "date_account",
    (
        Key("text", "text", "The date that it gives, in EDTF, or in words.", required=True),
        _choice("basis", "Whether it is stated or implied.", get_args(Basis), required=True),
        *QUOTING,
        EVIDENCE_KEY,
        Key("note", "text", "Implied by what, and whatever else a reader must know."),
    ),
    needs=QUOTE_NEEDS,
)
RELATION = Shape(
    "relation",
    (
        Key("part-of", "id", "The meeting of which this one is a part."),
        Key("precedes", "id", "The meeting before which this one comes."),
        Key("same-day", "id", "A meeting on the same day."),
        Key("prepares", "id", "The meeting that this one prepares."),
        Key("realises", "id", "The planned meeting that came true in this one."),
        Key("result-of", "id", "The meeting from which this one results."),
        NOTE,
    ),
    one_of=tuple((kind,) for kind in get_args(RelationKind)),
)
SILENCE = Shape(
    "silence",
    (
        Key("dimension", "id", "The dimension of the cell.", required=True),
        Key("topic", "id", "The topic of the cell.", required=True),
        Key("query", "text", "The query that found nothing.", required=True),
        Key("sources", "texts", "The sources that were read.", required=True, least=1),
        Key("date", "day", "When it was checked, YYYY-MM-DD.", required=True),
        NOTE,
    ),
)
MOVE = Shape(
    "move",
    (
        Key("by", "text", "The statement, here or `meeting/statement`.", required=True),
        _choice("how", "What it did to the question.", get_args(MoveKind), required=True),
        NOTE,
    ),
)
QUESTION = Shape(
    "question",
    (
        Key("id", "id", "Its name in this file.", required=True),
        Key("text", "text", "The question.", required=True),
        Key("raised_by", "texts", "Statements, here or `meeting/statement`.", required=True, least=1),
        Key("moves", "records", "What later statements did to it.", shape=MOVE),
        NOTE,
    ),
)
MEETING = Shape(
    "meeting",
    (
        Key("meeting", "id", "The id; the file is ID.yaml.", required=True),
        Key("title", "text", "What it is called.", required=True),
        Key("aliases", "texts", "Other names, each unique over all meetings."),
        _choice("status", "Whether it took place.", get_args(Status)),
        Key("format", "text", "A few words: summit, visit, talks, phone call …"),
        Key("level", "text", "A few words: heads of state, foreign ministers …"),
        Key("place", "text", "Where, in words."),
        Key("date", "date", "When, in EDTF: what the sources allow."),
        Key("date_accounts", "records", "Each source's word on the date.", shape=DATE_ACCOUNT),
        Key("parties", "parties", "The sides, each with the people who spoke for it."),
        Key("relations", "records", "How it is related to other meetings.", shape=RELATION),
        Key("sources", "texts", "Sources read for it; those that are quoted count by themselves."),
        NOTE,
        Key("coder", "text", "Who coded it; holds for every statement that names no other."),
        Key("coded", "day", "When, YYYY-MM-DD."),
        REVIEWER,
        REVIEWED,
        Key("statements", "grouped", "What is on record, by dimension and topic.", shape=STATEMENT),
        Key("silences", "records", "Checked, and not mentioned.", shape=SILENCE),
        Key("questions", "records", "What the meeting leaves open.", shape=QUESTION),
    ),
)
MEMBER = Shape(
    "member",
    (
        Key("says", "text", "In a few words, what it holds."),
        Key("statement", "text", "A statement, `meeting/statement`."),
        *QUOTING,
        EVIDENCE_KEY,
    ),
    one_of=(("statement",), ("source", "quote"), ("evidence",)),
    needs=QUOTE_NEEDS,
)
CONFLICT = Shape(
    "conflict",
    (
        Key("id", "id", "Its name.", required=True),
        Key("about", "text", "What it is about.", required=True),
        _choice("kind", "On what the members differ.", get_args(ConflictKind), required=True),
        _choice("nature", "How they differ; `change` and `scope` are notes.", get_args(ConflictNature), required=True),
        _choice("state", "Whether it is explained or settled.", get_args(ConflictState), required=True),
        Key("members", "records", "What does not sit together.", True, shape=MEMBER, least=2),
        Key("meetings", "ids", "Meetings that it concerns, beside those of its statements."),
        Key("note", "text", "The explanation, where the texts allow one."),
    ),
)
CONFLICTS = Shape("conflicts", (Key("conflicts", "records", "The conflicts.", True, shape=CONFLICT),))
DIMENSION = Shape(
    "dimension",
    (
        Key("id", "id", "Its name.", required=True),
        Key("label", "text", "What the screen calls it.", required=True),
        Key("short", "text", "The label where there is little room for it: at most nine letters."),
        _choice("group", "The group that it stands in.", get_args(Group), required=True),
        Key("about", "text", "What belongs there."),
    ),
)
DIMENSIONS = Shape("dimensions", (Key("dimensions", "records", "In display order.", True, shape=DIMENSION),))
TOPIC = Shape(
    "topic",
    (
        Key("id", "id", "Its name.", required=True),
        Key("label", "text", "What the screen calls it.", required=True),
        Key("names", "texts", "Other names, for finding and for leads."),
        Key("about", "text", "What belongs there."),
    ),
)
TOPICS = Shape("topics", (Key("topics", "records", "The subjects.", True, shape=TOPIC),))
NAME = Shape(
    "name",
    (
        Key("label", "text", "The usual name.", required=True),
        Key("names", "texts", "Other names."),
    ),
)
NAMES = Shape(
    "names",
    (
        Key("people", "records", "People.", shape=NAME),
        Key("parties", "records", "States and organisations.", shape=NAME),
        Key("terms", "records", "Things.", shape=NAME),
    ),
)
SOURCE_RECORD = Shape(
    "source",
    (
        Key("file", "file", "The name of a file in seeds/.", required=True),
        Key("name", "text", "A short handle for profiles and queries."),
        Key("title", "text", "Its title."),
        Key("publisher", "text", "Who published it."),
        Key("authors", "texts", "Who wrote it."),
        Key("date", "date", "When it was published, in EDTF."),
        _choice("date_basis", "Whether the date is stated or implied.", get_args(Basis)),
        Key("date_note", "text", "Implied by what."),
        Key("language", "text", "BCP 47, e.g. en."),
        _choice("kind", "What it is.", get_args(SourceKind)),
        Key("side", "text", "The party whose document it is, if a party's."),
        Key("origins", "texts", "The agencies or readouts that it repeats."),
        Key("url", "text", "Where it was published."),
        NOTE,
    ),
    needs=(("date_basis", "date"), ("date_note", "date")),
)
SOURCES = Shape("sources", (Key("sources", "records", "The documents.", True, shape=SOURCE_RECORD),))
