"""What refers across files: checked when all are read, and left out where it leads to nothing or in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from profiles.files.circles import Edges, circles
from profiles.files.conflicts import ConflictFile
from profiles.files.context import Reference
from profiles.model import Conflict, Member, Place, Problem, Profile, Question, Statement
from profiles.problems import MOST_HINTS, did_you_mean, quoted
from profiles.reader import ProfileFile
from profiles.value import dataclass, replace

DIRECTED = ("part-of", "precedes", "prepares", "realises", "result-of")
"""Relations that may not lead back to where they started."""


@dataclass(frozen=True, slots=True)
class Linked:
    """All profiles and conflicts, every reference in them leading somewhere."""

    profiles: dict[str, Profile]
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]


def link(files: Sequence[ProfileFile], conflicts: ConflictFile) -> Linked:
    """Everything that was read, joined: clashes, references to nothing and circles reported and left out."""
    problems: list[Problem] = []
    chosen = _by_id(files, problems)
    profiles = {id: file.profile for id, file in chosen.items() if file.profile}
    unread = _unread(files, profiles)
    known = _Known(profiles, files, unread, problems)
    references = [r for file in chosen.values() for r in file.references]
    bad = {(r.owner, r.field, r.target) for r in (*references, *conflicts.references) if not known.holds(r)}
    profiles = {id: _without(profile, bad) for id, profile in profiles.items()}
    profiles = _without_circles(profiles, problems)
    _check_aliases(profiles, references, problems)
    _check_order(profiles, problems)
    kept = tuple(_conflicts(conflicts.conflicts, bad, known.statements, problems))
    return Linked(profiles, kept, tuple(problems))


def _by_id(files: Sequence[ProfileFile], problems: list[Problem]) -> dict[str, ProfileFile]:
    """The files by id; where two claim one (also but for case), the file of that name has it."""
    found: dict[str, ProfileFile] = {}
    own_first = sorted(
        files, key=lambda r: (not r.profile or r.profile.meeting.id != PurePosixPath(r.path).stem, r.path)
    )
    for file in own_first:
        if file.profile is None:
            continue
        meeting = file.profile.meeting
        first = found.setdefault(meeting.id.casefold(), file)
        if first is not file:
            message = f"the id {quoted(meeting.id)} is taken by {first.path}; ids differ, also but for case; rename one"
            problems.append(_problem(meeting.place, "meeting", message))
    return {file.profile.meeting.id: file for _, file in sorted(found.items()) if file.profile}


def _unread(files: Iterable[ProfileFile], profiles: Mapping[str, Profile]) -> frozenset[str]:
    """The meetings whose files cannot be read, or whose id another has: what refers to them is not blamed."""
    named = (file.profile.meeting.id if file.profile else PurePosixPath(file.path).stem for file in files)
    return frozenset(named) - frozenset(profiles)


class _Known:
    """Which meetings and statements there are; what leads to none is reported."""

    def __init__(
        self,
        profiles: dict[str, Profile],
        files: Sequence[ProfileFile],
        unread: frozenset[str],
        problems: list[Problem],
    ) -> None:
        self.meetings, self.problems = profiles, problems
        self.statements = {s.id: s for profile in profiles.values() for s in profile.statements}
        self.unread = unread
        self.dropped = frozenset().union(*(file.dropped for file in files))

    def holds(self, reference: Reference) -> bool:
        """Whether a reference leads somewhere; reported where it does not, unless that is reported already."""
        target = reference.target
        if reference.field == "aliases":
            return True
        statement = reference.field in ("by", "raised_by", "statement")
        if target in (self.statements if statement else self.meetings):
            return self._own(reference) if not statement else True
        if target not in self.dropped and target.partition("/")[0] not in self.unread:
            self.problems.append(_problem(reference.place, reference.where, self._say(target, statement)))
        return False

    def _own(self, reference: Reference) -> bool:
        if reference.field not in (*DIRECTED, "same-day") or reference.owner != reference.target:
            return True
        message = f"a meeting cannot stand in `{reference.field}` to itself; name another"
        self.problems.append(_problem(reference.place, reference.where, message))
        return False

    def _say(self, target: str, statement: bool) -> str:
        if not statement:
            made = " Write its profile with `visavis new`, or name one that is there."
            return f"there is no meeting {quoted(target)}.{self._hint(target, self.meetings) or made}"
        meeting, _, name = target.partition("/")
        if meeting not in self.meetings:
            return f"there is no meeting {quoted(meeting)}.{self._hint(meeting, self.meetings)}"
        names = (statement.id.partition("/")[2] for statement in self.meetings[meeting].statements)
        hint = self._hint(name, names) or " Give the statement that is meant this `id`."
        return f"there is no statement {quoted(target)}.{hint}"

    def _hint(self, word: str, choices: Iterable[str]) -> str:
        return did_you_mean(word, choices) if len(self.problems) < MOST_HINTS else ""


Bad = set[tuple[str, str, str]]


def _without(profile: Profile, bad: Bad) -> Profile:
    """A profile without its references to nothing."""
    id = profile.meeting.id
    if not bad:
        return profile
    relations = tuple(r for r in profile.meeting.relations if (id, r.kind, r.to) not in bad)
    return replace(
        profile,
        meeting=replace(profile.meeting, relations=relations),
        statements=tuple(_statement(s, bad) for s in profile.statements),
        questions=tuple(_question(q, bad) for q in profile.questions),
    )


def _statement(statement: Statement, bad: Bad) -> Statement:
    also = tuple(id for id in statement.also if (statement.id, "also", id) not in bad)
    return statement if also == statement.also else replace(statement, also=also)


def _question(question: Question, bad: Bad) -> Question:
    raised = tuple(id for id in question.raised_by if (question.id, "raised_by", id) not in bad)
    moves = tuple(move for move in question.moves if (question.id, "by", move.by) not in bad)
    return replace(question, raised_by=raised, moves=moves)


def _without_circles(profiles: dict[str, Profile], problems: list[Problem]) -> dict[str, Profile]:
    """The profiles without relations and moves that lead back to where they started."""
    cut: Bad = set()
    for kind in DIRECTED:
        edges = {
            id: [(r.to, r.place) for r in profile.meeting.relations if r.kind == kind]
            for id, profile in profiles.items()
        }
        for start, to, place, way in circles(edges):
            cut.add((start, kind, to))
            problems.append(_problem(place, f"relations.{kind}", _say_circle(kind, way)))
    settling, moved_by = _settling(profiles)
    for start, to, place, way in circles(settling):
        cut |= {(start, "by", id) for id in moved_by[start, to]}
        problems.append(_problem(place, "questions.moves", _say_circle("settled by", way)))
    return {id: _without(profile, cut) for id, profile in profiles.items()}


def _say_circle(kind: str, way: Sequence[str]) -> str:
    shown = way if len(way) <= 6 else [*way[:5], "…", way[-1]]
    return f"leads in a circle ({f' {kind} '.join(shown)}); take one of them out"


def _settling(profiles: Mapping[str, Profile]) -> tuple[Edges, dict[tuple[str, str], set[str]]]:
    """From each question to the questions raised by the statements that are to have settled it; and by which."""
    raised: dict[str, list[str]] = {}
    edges: dict[str, list[tuple[str, Place]]] = {}
    moved_by: dict[tuple[str, str], set[str]] = {}
    questions = [q for profile in profiles.values() for q in profile.questions]
    for question in questions:
        for id in question.raised_by:
            raised.setdefault(id, []).append(question.id)
    for question in questions:
        moves = [move for move in question.moves if move.how in ("settled", "superseded")]
        edges[question.id] = [(to, move.place) for move in moves for to in raised.get(move.by, ())]
        for by in {move.by for move in moves}:
            for to in raised.get(by, ()):
                moved_by.setdefault((question.id, to), set()).add(by)
    return edges, moved_by


def _check_aliases(ids: Iterable[str], references: Iterable[Reference], problems: list[Problem]) -> None:
    """Aliases are unique over all meetings, and none is another's id."""
    taken = {id.casefold(): id for id in ids}
    for reference in (reference for reference in references if reference.field == "aliases"):
        owner = taken.setdefault(reference.target.casefold(), reference.owner)
        if owner != reference.owner:
            message = f"{quoted(reference.target)} is a name of {owner}, too; give each meeting names of its own"
            problems.append(_problem(reference.place, reference.where, message))


def _check_order(profiles: Mapping[str, Profile], problems: list[Problem]) -> None:
    """What precedes is not later, by its dates."""
    for profile in profiles.values():
        for relation in profile.meeting.relations:
            other = profiles.get(relation.to)
            if relation.kind == "precedes" and other and _is_later(profile, other):
                dates = f"{profile.meeting.date.edtf} and {other.meeting.date.edtf}"
                message = f"it is to precede {relation.to}, but is later by its date ({dates}); mend one of them"
                problems.append(_problem(relation.place, "relations.precedes", message))


def _is_later(profile: Profile, other: Profile) -> bool:
    start, end = profile.meeting.date.start.earliest, other.meeting.date.end.latest
    return bool(start and end and start > end)


def _conflicts(
    conflicts: Iterable[Conflict], bad: Bad, statements: Mapping[str, Statement], problems: list[Problem]
) -> Iterator[Conflict]:
    """The conflicts with their statements' evidence and meetings; those of fewer than two members are left out."""
    for conflict in conflicts:
        members = tuple(
            _member(member, statements)
            for member in conflict.members
            if member.statement is None or (conflict.id, "statement", member.statement) not in bad
        )
        if len(members) < 2:
            message = "is left out: fewer than two of its members can be found; mend them"
            problems.append(_problem(conflict.place, f"conflicts.{conflict.id}", message))
            continue
        own = [id for id in conflict.meetings if (conflict.id, "meetings", id) not in bad]
        told = [id for m in members if m.statement for id in statements[m.statement].meetings]
        yield replace(conflict, members=members, meetings=tuple(dict.fromkeys((*own, *told))))


def _member(member: Member, statements: Mapping[str, Statement]) -> Member:
    return replace(member, evidence=statements[member.statement].evidence) if member.statement else member


def _problem(place: Place, where: str, message: str) -> Problem:
    return Problem(place.path, place.line, place.column, where, message)
