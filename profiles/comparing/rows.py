"""Rows: the statements of two sides by topic within dimension, aligned, stated, marked.

Marks tell what a row *is*, whatever a filter hides: a row of statements about both is `shared`; with statements of one
side or of both beside them `both`, `shared`; otherwise `both`, `left` or `right`; a row of silences has none of these.
"""

from __future__ import annotations

from itertools import product

from profiles.comparing.links import Links, links_of
from profiles.comparison import Cell, CellState, Mark, Row
from profiles.lean import defaultdict
from profiles.model import STANDINGS, Conflict, Silence, Statement, Topic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profiles.comparing.pairing import Likeness
    from profiles.record import Record

Key = tuple[str, str]
"""Dimension and topic."""
Line = tuple[Statement | None, Statement | None]
"""What stands opposite each other; twice the same statement is a shared one."""

_NAMED = 1000.0
"""What an aspect named by the analyst counts beside a likeness of at most 1: more than any row can hold."""
_MANY = 10_000
"""Pairs of one aspect that are weighed against each other."""
_FIRMNESS = {standing: rank for rank, standing in enumerate(STANDINGS)}


class Slot:
    """What belongs into one row, before it is aligned. (No dataclass: making one costs a look-up a millisecond.)"""

    __slots__ = ("left", "left_silence", "right", "right_silence", "shared")

    def __init__(self) -> None:
        self.left: list[Statement] = []
        self.right: list[Statement] = []
        self.shared: list[Statement] = []
        self.left_silence: Silence | None = None
        self.right_silence: Silence | None = None

    @property
    def rank(self) -> int:
        """0 on both sides, 1 on one, 2 on none."""
        if self.shared or (self.left and self.right):
            return 0
        return 1 if self.left or self.right else 2


def slots_of(lefts: Iterable[Statement], rights: Iterable[Statement]) -> dict[Key, Slot]:
    """Statements by row; one that stands on both sides is shared, once."""
    slots: dict[Key, Slot] = {}
    theirs = {one.id: one for one in rights}
    ours: set[str] = set()
    for one in lefts:
        if one.id not in ours:
            ours.add(one.id)
            slot = slots.setdefault(_key(one), Slot())
            (slot.shared if one.id in theirs else slot.left).append(one)
    for one in theirs.values():
        if one.id not in ours:
            slots.setdefault(_key(one), Slot()).right.append(one)
    return slots


def _key(one: Statement) -> Key:
    """The row of a statement: its leading topic within its dimension."""
    return (one.dimension, one.topics[0] if one.topics else "")


def add_silences(slots: dict[Key, Slot], lefts: Iterable[Silence], rights: Iterable[Silence]) -> None:
    """Silences into their rows; the first of a row stands for it."""
    for one in lefts:
        slot = slots.setdefault((one.dimension, one.topic), Slot())
        slot.left_silence = slot.left_silence or one
    for one in rights:
        slot = slots.setdefault((one.dimension, one.topic), Slot())
        slot.right_silence = slot.right_silence or one


def rows_of(record: Record, slots: dict[Key, Slot], meetings: tuple[str, str], differ: bool | None = None) -> list[Row]:
    """All rows in order, aligned and marked."""
    order, links = _order(record, slots), links_of(record, meetings)
    topics = {one.id: one for one in record.topics}
    can_differ = meetings[0] != meetings[1] if differ is None else differ
    alike = _likeness(slots)
    return [_row(key, slots[key], topics.get(key[1]), links, alike, can_differ) for key in order]


def _order(record: Record, slots: dict[Key, Slot]) -> list[Key]:
    """Rows in the order that the head of this module states."""
    dimensions = {one.id: at for at, one in enumerate(record.dimensions)}
    topics = {one.id: at for at, one in enumerate(record.topics)}

    def place(key: Key) -> tuple[int, str, int, int, str]:
        dimension, topic = key
        known = dimensions.get(dimension, len(dimensions))
        return (known, dimension, slots[key].rank, topics.get(topic, len(topics)), topic)

    return sorted(slots, key=place)


def _likeness(slots: dict[Key, Slot]) -> Likeness | None:
    """How alike statements are; `None` where no row has statements on both sides to pair."""
    rows = [slot for slot in slots.values() if slot.left and slot.right]
    if not rows:
        return None
    from profiles.comparing.pairing import Likeness

    return Likeness(one for slot in rows for one in (*slot.left, *slot.right))


def _row(key: Key, slot: Slot, topic: Topic | None, links: Links, alike: Likeness | None, can_differ: bool) -> Row:
    """One row, aligned and marked."""
    label = topic.label if topic else key[1]
    about = " ".join((label, *topic.names)) if topic else label
    lines: list[tuple[Statement | None, Statement | None]] = [(one, one) for one in slot.shared]
    lines += _paired(slot.left, slot.right, about, alike)
    left = _cell([one for one, _ in lines], slot.left_silence)
    right = _cell([one for _, one in lines], slot.right_silence)
    conflicts, questions = _linked(lines, links)
    marks = _marks(slot, any(one.marks for one in conflicts), bool(questions))
    differs = can_differ and _differs(marks, left, right)
    ids = tuple(one.id for one in conflicts)
    return Row(key[0], key[1], label, marks, left, right, ids, questions, differs)


def _paired(
    lefts: Sequence[Statement], rights: Sequence[Statement], about: str, alike: Likeness | None
) -> list[tuple[Statement | None, Statement | None]]:
    """Lines in the order of the left side, then what only the right side has: equal aspects first, then the alike."""
    if not lefts or not rights or alike is None:
        return [*((one, None) for one in lefts), *((None, one) for one in rights)]
    from profiles.comparing.pairing import pair

    scores = alike.candidates(lefts, rights, about)
    for found in _same_aspects(lefts, rights):
        scores[found] = scores.get(found, 0.0) + _NAMED
    partner = dict(pair(scores))
    taken = set(partner.values())
    lines: list[tuple[Statement | None, Statement | None]] = [
        (one, rights[partner[at]] if at in partner else None) for at, one in enumerate(lefts)
    ]
    return lines + [(None, one) for at, one in enumerate(rights) if at not in taken]


def _same_aspects(lefts: Sequence[Statement], rights: Sequence[Statement]) -> list[tuple[int, int]]:
    """Positions of statements of which the analyst says that both are about the same thing.

    Any of them may stand opposite any other; where there are hundreds of one aspect, in the order written.
    """
    found: list[tuple[int, int]] = []
    theirs = _by_aspect(rights)
    for aspect, ours in _by_aspect(lefts).items():
        many = len(ours) * len(theirs.get(aspect, ())) > _MANY
        found += zip(ours, theirs[aspect], strict=False) if many else product(ours, theirs.get(aspect, ()))
    return found


def _by_aspect(statements: Sequence[Statement]) -> dict[str, list[int]]:
    """Positions of the statements that have an aspect, by it."""
    named: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(statements):
        if one.aspect:
            named[one.aspect].append(at)
    return named


def _cell(statements: Sequence[Statement | None], silence: Silence | None) -> Cell:
    """One side of a row."""
    present = [one for one in statements if one is not None]
    return Cell(state_of(present, silence is not None), tuple(statements), None if present else silence)


def state_of(statements: Iterable[Statement], silent: bool) -> CellState:
    """What a cell says as a whole: the most that any of its statements says."""
    standings = {one.standing for one in statements}
    if standings - {"denied", "absent"}:
        return "stated"
    if standings:
        return "denied" if "denied" in standings else "absent"
    return "silent" if silent else "unread"


def _marks(slot: Slot, conflict: bool, question: bool) -> tuple[Mark, ...]:
    """The marks of a row, in the order in which they are shown."""
    marks: list[Mark] = []
    if (slot.left and slot.right) or (slot.shared and (slot.left or slot.right)):
        marks.append("both")
    elif slot.left:
        marks.append("left")
    elif slot.right:
        marks.append("right")
    if slot.shared:
        marks.append("shared")
    if conflict:
        marks.append("conflict")
    if question:
        marks.append("question")
    return tuple(marks)


def _differs(marks: Sequence[Mark], left: Cell, right: Cell) -> bool:
    """On one side only, with a conflict, or with different strongest standings."""
    if {"left", "right", "conflict"} & set(marks):
        return True
    return bool(left.present and right.present) and strongest(left.present) != strongest(right.present)


def strongest(statements: Iterable[Statement]) -> str | None:
    """The firmest standing among statements: up the ladder, then planned, unresolved, denied, absent."""
    return min((one.standing for one in statements), key=_FIRMNESS.__getitem__, default=None)


def _linked(
    lines: Iterable[tuple[Statement | None, Statement | None]], links: Links
) -> tuple[tuple[Conflict, ...], tuple[str, ...]]:
    """The conflicts and the open questions that the statements of a row take part in, each once."""
    ids = dict.fromkeys(one.id for line in lines for one in line if one is not None)
    conflicts = {one.id: one for id in ids for one in links.conflicts.get(id, {}).values()}
    questions = dict.fromkeys(one for id in ids for one in links.questions.get(id, ()))
    return tuple(conflicts.values()), tuple(questions)
