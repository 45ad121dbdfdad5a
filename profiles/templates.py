"""Makes what a person then fills in: a workspace that opens, and a profile with every key explained."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from profiles.files.mappings import ID, no_id
from profiles.files.shapes import (
    DATE_ACCOUNT,
    EVIDENCE,
    MEETING,
    MOVE,
    QUESTION,
    RELATION,
    SILENCE,
    STATEMENT,
    Shape,
)
from profiles.files.writing import ABSENT, NotWritten, replace_file
from profiles.schema import SCHEMAS, schema_text

if TYPE_CHECKING:
    from profiles.workspace import Workspace

MARGIN = 44
"""The column at which explanations begin, where the line is not longer."""
SHAPES: Mapping[str, Shape] = {
    shape.name: shape for shape in (MEETING, STATEMENT, EVIDENCE, DATE_ACCOUNT, RELATION, SILENCE, QUESTION, MOVE)
}


class NotMade(Exception):
    """Nothing was made; the message says why, then what to do."""


def init_workspace(folder: Path) -> tuple[Path, ...]:
    """Make a folder a workspace that opens; the files made. Nothing that is there is touched."""
    files = dict(_workspace_files())
    there = [name for name in (*files, "seeds", "profiles") if os.path.lexists(folder / name)]
    if there:
        raise NotMade(f"{folder / there[0]} is there already; choose another folder, or go on with this one")
    done: list[Path] = []
    try:
        for place in _missing(folder):
            place.mkdir()
            done.append(place)
        for name, text in files.items():
            with (folder / name).open("x", encoding="utf-8") as stream:
                done.append(folder / name)
                stream.write(text)
    except OSError as error:
        _take_away(done)
        raise NotMade(f"{folder} could not be made: {error.strerror}; choose another folder") from error
    return tuple(folder / name for name in files)


def _missing(folder: Path) -> list[Path]:
    """The folders to make for a workspace, the outer ones first."""
    above = [place for place in (*reversed(folder.absolute().parents), folder) if not os.path.lexists(place)]
    return above + [folder / name for name in ("seeds", "profiles", "profiles/meetings")]


def _take_away(made: list[Path]) -> None:
    """Half a workspace would be in the way of the next try: what was made of it goes; it was not there before."""
    for place in reversed(made):
        with suppress(OSError):
            place.rmdir() if place.is_dir() else place.unlink()


def new_meeting(workspace: Workspace, id: str) -> Path:
    """Write a profile to fill in, every key explained in a comment; its path."""
    if workspace.read_only:
        raise NotMade(f"{workspace.root} may only be read; make a workspace of your own with `visavis init DIR`")
    if not ID.fullmatch(id):
        raise NotMade(no_id(id))
    folder = workspace.root / "profiles" / "meetings"
    taken = {path.stem.casefold(): path for path in folder.glob("*.y*ml")} if os.path.isdir(folder) else {}  # noqa: PTH112 - never raises
    if id.casefold() in taken:
        raise NotMade(f"{taken[id.casefold()]} is there already; open it, or choose another id")
    path = folder / f"{id}.yaml"
    try:
        folder.mkdir(exist_ok=True)
        replace_file(path, meeting_text(id).encode(), ABSENT, workspace.root)
    except (OSError, NotWritten) as error:
        raise NotMade(str(error).removesuffix(".")) from error
    return path


def meeting_text(id: str) -> str:
    """The text of a new profile: right as soon as its title is written."""
    return "".join(_explained(line.replace("ID", id)) for line in MEETING_LINES.strip("\n").split("\n"))


def _explained(line: str) -> str:
    """A line of the template with what the key named behind its bar is about."""
    left, bar, key = line.partition("|")
    if not bar:
        return line + "\n"
    shape, _, name = key.partition(".")
    found = SHAPES[shape].key(name)
    about = found.about if found else ""
    choices = f" ({', '.join(found.choices)})" if found and 0 < len(found.choices) <= 5 else ""
    return f"{left.rstrip():<{MARGIN}} # {about}{choices}\n".replace("#  #", "#")


MEETING_LINES = """
# yaml-language-server: $schema=../meeting.schema.json
## One meeting, as the sources put it on record. What is unknown is left out, not guessed.
## To use a line that begins with `# `, take these two characters away; `visavis check` tells what is wrong.

meeting: ID|meeting.meeting
title:|meeting.title
# aliases: [short-name]|meeting.aliases
status: held|meeting.status
# format: summit|meeting.format
# level: heads of state|meeting.level
# place: Vienna|meeting.place
# date: "[2031-09-20,2031-09-21]"|meeting.date
## Dates: 2031-09-20, 2031-09, 2031-09-20/2031-09-21, one of several [2031-09-20,2031-09-21],
## one within a range [2031-09-01..2031-09-30], open ends 2013/.., uncertain 2031-09?
# date_accounts:|meeting.date_accounts
#   - text: 2031-09-20|date_account.text
#     basis: stated|date_account.basis
#     source: courier|date_account.source
#     quote: The presidents met on Saturday|date_account.quote
#     note: Saturday was the 20th.|date_account.note
# parties:|meeting.parties
#   North: [Ada Brand]
#   South: [Ivo Lind, Mara Quist]
# relations:|meeting.relations
#   - part-of: the-visit|relation.part-of
#   - precedes: the-next|relation.precedes
#   - same-day: the-other|relation.same-day
#   - prepares: the-summit|relation.prepares
#   - realises: the-plan|relation.realises
#   - result-of: the-call|relation.result-of
#     note: As the communiqué says.|relation.note
# sources: [courier, dispatch]|meeting.sources
# note: Only the opening was public.|meeting.note
# coder: mq|meeting.coder
# coded: 2031-10-02|meeting.coded
# reviewer: ab|meeting.reviewer
# reviewed: 2031-10-05|meeting.reviewed

# statements:|meeting.statements
#   formal-outcomes:                         # a dimension (visavis dimensions)
#     grain:                                 # a topic (visavis topics): it leads, and names the row
#       - id: corridor|statement.id
#         text: A one-year corridor for grain through three ports.|statement.text
## The ladder: signed › joint › announced › pledged › claimed › reported › signalled › assessed › speculated;
## beside it planned, unresolved, denied, absent (a source says that it is not there).
#         standing: signed|statement.standing
#         account: press|statement.account
#         source: courier|statement.source
#         quote: a corridor for grain|statement.quote
#         before: signed|statement.before
#         after: through three ports|statement.after
#         translation: In other words.|statement.translation
#         aspect: corridor|statement.aspect
#         topics: [ports]|statement.topics
#         also: [the-next]|statement.also
#         states_gap: false|statement.states_gap
#         note: Compare the other figure.|statement.note
#         coder: mq|statement.coder
#         coded: 2031-10-02|statement.coded
#         reviewer: ab|statement.reviewer
#         reviewed: 2031-10-05|statement.reviewed
#       - text: The South says that 120 prisoners were released.
#         standing: claimed
#         side: South|statement.side
#         speaker: Mara Quist|statement.speaker
#         evidence:|statement.evidence
#           - source: courier|evidence.source
#             quote: “120 are home,” said Ms Quist|evidence.quote
#           - source: dispatch
#             quote: 120 … are home
#             before: that|evidence.before
#             after: said|evidence.after
#             translation: In other words.|evidence.translation
#             note: It repeats an agency.|evidence.note

# silences:|meeting.silences
#   - dimension: formal-outcomes|silence.dimension
#     topic: fisheries|silence.topic
#     query: fisheries OR fishing|silence.query
#     sources: [courier, dispatch]|silence.sources
#     date: 2031-10-02|silence.date
#     note: The annex was not at hand.|silence.note

# questions:|meeting.questions
#   - id: renewal|question.id
#     text: Is the corridor renewed after a year?|question.text
#     raised_by: [corridor]|question.raised_by
#     moves:|question.moves
#       - by: the-next/renewed|move.by
#         how: settled|move.how
#         note: For six months.|move.note
#     note: Both sides left it open.|question.note
"""


def _workspace_files() -> Iterator[tuple[str, str]]:
    """Name and text of every file of a new workspace."""
    yield "seeds/sources.yaml", SOURCES_TEXT
    dimensions = (Path(__file__).parent / "dimensions.yaml").read_text("utf-8")
    yield "profiles/dimensions.yaml", _with_schema("dimensions", dimensions)
    yield "profiles/topics.yaml", TOPICS_TEXT
    yield "profiles/names.yaml", NAMES_TEXT
    yield "profiles/conflicts.yaml", CONFLICTS_TEXT
    for name in SCHEMAS:
        yield f"profiles/{name}", schema_text(name)


def _with_schema(name: str, text: str) -> str:
    first = f"# yaml-language-server: $schema={name}.schema.json\n"
    return text if text.startswith("# yaml-language-server") else first + text


SOURCES_TEXT = """\
# yaml-language-server: $schema=../profiles/sources.schema.json
# A visavis workspace. This folder holds the documents as published (*.txt, *.md); nothing here is edited.
#   visavis add FILE…      takes documents in
#   visavis new MEETING    begins a profile in ../profiles/meetings/
#   visavis check          tells what is missing or wrong
#   visavis                opens the comparison
# What is known of each document is written below; what is unknown is left out, not guessed. For example:
#   - file: courier.txt
#     name: courier                # a short handle for profiles and queries
#     title: Vienna, at last
#     publisher: The Courier
#     date: 2031-09-22
#     date_basis: implied          # stated or implied
#     date_note: Its source list names 22 September.
#     language: en
#     kind: article                # article, briefing, commentary, readout, statement, transcript, report, other
#     origins: [AFP]               # the agencies or readouts that it repeats
sources: []
"""
TOPICS_TEXT = """\
# yaml-language-server: $schema=topics.schema.json
# The subjects, with their other names. For example:
#   - id: grain
#     label: Grain
#     names: [grain corridor, wheat]
topics: []
"""
NAMES_TEXT = """\
# yaml-language-server: $schema=names.schema.json
# People, parties and terms with their other names, for finding. For example:
#   - label: Mara Quist
#     names: [Quist, Madam Quist]
people: []
parties: []
terms: []
"""
CONFLICTS_TEXT = """\
# yaml-language-server: $schema=conflicts.schema.json
# What does not sit together, within a meeting or across meetings. For example:
#   - id: vienna-day
#     about: the day of the Vienna summit
#     kind: date                   # date, number, existence, agenda, attribution, wording
#     nature: contradiction        # contradiction, within-source, tension, wording; notes: change, scope
#     state: open                  # open, explained, settled
#     members:
#       - says: 20 September
#         source: courier
#         quote: The presidents met on Saturday
#       - says: 21 September
#         statement: vienna-2031-09/day
conflicts: []
"""
