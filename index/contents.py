"""What is indexed of a document and of a profile: one entry for each passage and each statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from index import schema
from index.schema import Entry
from index.scripts import language_of
from index.stored import PASSAGE, STATEMENT, StoredPassage, StoredStatement
from index.tokens import Token, tokens
from profiles.value import replace

if TYPE_CHECKING:
    from profiles.model import Profile, Statement
    from profiles.sources import Document

_APART = 100
"""Positions between the parts of a statement, so that no phrase runs from one into the next."""


def passages_of(document: Document) -> Iterator[Entry]:
    """The entries of a document's passages in reading order; a heading lends its words to what stands under it."""
    heading: list[Token] = []
    for passage in document.passages:
        words = tokens(passage.text)
        file = document.source.file
        stem, exact, length = schema.texts(words)
        fields: dict[str, schema.Words] = {
            "key": schema.keys([passage.id]),
            "file": schema.keys(["seeds/" + file]),
            "face": schema.keys([PASSAGE]),
            "source": schema.keys([file]),
            "kind": schema.keys([passage.kind]),
            "lang": schema.keys([language_of(passage.text, document.source.language)]),
            "stem": stem,
            "exact": exact,
        }
        if passage.kind == "heading":
            heading = words
        elif heading and passage.kind in ("prose", "list"):
            fields["section"] = schema.frequencies(heading)
        stored = StoredPassage(PASSAGE, passage.id, file, passage.start, passage.end, passage.kind, passage.text)
        yield Entry(fields, {"stem": length}, stored)


def statements_of(profile: Profile, languages: dict[str, str]) -> Iterator[Entry]:
    """The entries of a profile's statements. `languages` are those of the sources, by file."""
    path = "profiles/" + profile.meeting.id
    for statement in profile.statements:
        stem, exact, length = schema.texts(_words(statement))
        sources = list(dict.fromkeys(piece.source for piece in statement.evidence))
        cited = list(dict.fromkeys(piece.passage for piece in statement.evidence if piece.passage))
        fields = {
            "key": schema.keys([statement.id]),
            "file": schema.keys([path]),
            "face": schema.keys([STATEMENT]),
            "source": schema.keys(sources),
            "kind": schema.keys(["statement"]),
            "lang": schema.keys(languages.get(source) for source in sources),
            "meeting": schema.keys(statement.meetings),
            "dimension": schema.keys([statement.dimension]),
            "topic": schema.keys(statement.topics),
            "standing": schema.keys([statement.standing]),
            "account": schema.keys([statement.account, statement.side]),
            "speaker": schema.keys([statement.speaker]),
            "cites": schema.keys(cited),
            "said": stem,
            "said_exact": exact,
        }
        stored = StoredStatement(STATEMENT, statement.id, statement.meetings, statement.text, tuple(cited))
        yield Entry(fields, {"said": length}, stored)


def _words(statement: Statement) -> list[Token]:
    """The words by which a statement is found: its own, those of its quotations, who says it."""
    parts = [statement.text, *(piece.quote for piece in statement.evidence)]
    parts.append(" ".join(name for name in (statement.speaker, statement.side) if name))
    return list(_in_a_row(parts))


def _in_a_row(parts: Iterable[str]) -> Iterator[Token]:
    base = 0
    for part in parts:
        found = tokens(part)
        yield from (replace(token, position=token.position + base) for token in found)
        base += (found[-1].position if found else 0) + _APART
