"""Align: two meetings, or two sides of one, become a comparison. Pure: leads are attached by the caller.

A row is a topic within a dimension. Order: dimensions as in dimensions.yaml; within one, rows that both sides share
first, then those on one side, then those that hold only silences; within each of these as in topics.yaml. (So the
first page of a screen holds what can be compared.) What is not in those files comes last, by id.

A filter hides statements and rows. It changes no mark, and never turns a stated cell into a silent one: `Cell.hidden`
says how many statements it hides there.
"""

from __future__ import annotations

from profiles.comparing.gaps import gap
from profiles.comparing.rows import add_silences, rows_of, slots_of
from profiles.comparison import Cell, Comparison, Gap, Hit, Row, Section, Turn
from profiles.lean import Callable
from profiles.model import Dimension, Silence, Statement, Topic
from profiles.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiles.record import Record
    from profiles.selection import Selection

FindLeads = Callable[[Topic, tuple[str, ...]], tuple[Hit, ...]]
"""What the index says of a topic in some sources (file names)."""


def compare(
    record: Record, left: str, right: str, selection: Selection | None = None, turn: Turn = "dimension"
) -> Comparison:
    """Two meetings side by side. Raises `KeyError` for an id that is none."""
    ours, theirs = record.meeting(left), record.meeting(right)
    slots = slots_of(record.statements_of(left), record.statements_of(right))
    add_silences(slots, _silences(record, left), _silences(record, right))
    rows = rows_of(record, slots, (left, right))
    whole = Comparison(
        ours, theirs, gap(ours, theirs, record), _by_dimension(record, rows), topics=_topics(record, rows)
    )
    return arrange(record, whole, selection, turn)


def compare_sides(
    record: Record, meeting: str, left: str, right: str, selection: Selection | None = None, turn: Turn = "dimension"
) -> Comparison:
    """One meeting's accounts side by side: the left and the right side's.

    A side is a party, or an account (`press`, `author`, `third-party`). What both put their name to, signed or joint
    and no single side's, is shared. Both meetings of the comparison are the same; `Comparison.sides` tells them apart.
    """
    statements, whole = record.statements_of(meeting), record.meeting(meeting)
    slots = slots_of(
        [one for one in statements if is_account_of(one, left)],
        [one for one in statements if is_account_of(one, right)],
    )
    rows = rows_of(record, slots, (meeting, meeting), differ=left != right)
    sections, topics = _by_dimension(record, rows), _topics(record, rows)
    return arrange(
        record, Comparison(whole, whole, Gap(0, 0), sections, topics=topics, sides=(left, right)), selection, turn
    )


def _silences(record: Record, meeting: str) -> tuple[Silence, ...]:
    """What was checked and not mentioned."""
    profile = record.profiles.get(meeting)
    return profile.silences if profile else ()


def is_account_of(statement: Statement, side: str) -> bool:
    """Whether a statement is a side's account, or one that all sides signed or made jointly."""
    joint = statement.side is None and statement.standing in {"signed", "joint"}
    own = (statement.side or "").casefold() == side.casefold()
    return own or joint or (statement.side is None and statement.account == side)


def sides_of(record: Record, meeting: str) -> tuple[str, ...]:
    """The sides that speak in a meeting's statements: its parties first, then others, then kinds of account."""
    statements = record.statements_of(meeting)
    parties = [name for name, _ in record.meeting(meeting).parties]
    spoken = dict.fromkeys(one.side for one in statements if one.side)
    kinds = dict.fromkeys(one.account for one in statements if one.account != "party")
    return (*(name for name in parties if name in spoken), *(name for name in spoken if name not in parties), *kinds)


def arrange(
    record: Record, whole: Comparison, selection: Selection | None = None, turn: Turn = "dimension"
) -> Comparison:
    """A whole comparison (by dimension, nothing hidden) as filters and turn have it; leads that it holds stay.

    What `compare` does last, for whoever filters and turns often: nothing is aligned again.
    """
    if not selection and turn == "dimension":
        return whole
    rows = [row for section in whole.sections for row in section.rows]
    shown = [kept for row in rows if (kept := _select(row, selection)) is not None] if selection else rows
    sections = _by_dimension(record, shown) if turn == "dimension" else _by_topic(record, shown)
    numbers = {one.id: one.number for one in whole.sections}
    if turn == "topic":
        numbers = {one.id: number for number, one in enumerate(_topics(record, rows), 1)}
    sections = tuple(replace(one, number=numbers[one.id]) for one in sections)
    says = selection.says(labels_of(record)) if selection else ""
    hidden, topics = len(rows) - len(shown), _topics(record, shown)
    return replace(whole, sections=sections, turn=turn, shown=says, hidden=hidden, topics=topics)


def _topics(record: Record, rows: Iterable[Row]) -> tuple[Topic, ...]:
    """The topics of some rows, in the order of topics.yaml; one that is not there stands for itself."""
    used = dict.fromkeys(row.topic for row in rows)
    known = [one for one in record.topics if one.id in used]
    strange = used.keys() - {one.id for one in known}
    return (*known, *(Topic(id, id) for id in sorted(strange)))


def labels_of(record: Record) -> dict[str, str]:
    """What a reader calls dimensions and topics, for `Selection.says`."""
    dimensions = {f"dimension {one.id}": one.label for one in record.dimensions}
    return dimensions | {f"topic {one.id}": one.label for one in record.topics}


def _select(row: Row, selection: Selection) -> Row | None:
    """The row with the statements that are shown, or `None` if it is hidden."""
    if not selection.passes_row(row):
        return None
    lines = list(zip(row.left.statements, row.right.statements, strict=True))
    kept = [(_shown(left, selection), _shown(right, selection)) for left, right in lines]
    kept = [line for line in kept if line != (None, None)]
    if kept == lines:
        return row
    left = _narrowed(row.left, [one for one, _ in kept])
    return replace(row, left=left, right=_narrowed(row.right, [one for _, one in kept])) if kept else None


def _shown(statement: Statement | None, selection: Selection) -> Statement | None:
    """The statement, if it is shown."""
    return statement if statement and selection.passes(statement) else None


def _narrowed(cell: Cell, kept: list[Statement | None]) -> Cell:
    """A cell with what is left of its statements."""
    hidden = len(cell.present) - sum(one is not None for one in kept)
    return replace(cell, statements=tuple(kept), hidden=hidden)


def _by_dimension(record: Record, rows: Iterable[Row]) -> tuple[Section, ...]:
    """Rows in sections by dimension."""
    named = {one.id: one for one in record.dimensions}
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.dimension, []).append(row)
    numbers = {one.id: number for number, one in enumerate(record.dimensions, 1)}
    for id in grouped:
        numbers.setdefault(id, len(numbers) + 1)
    return tuple(_section(id, named.get(id), found, numbers[id]) for id, found in grouped.items())


def _section(id: str, dimension: Dimension | None, rows: list[Row], number: int) -> Section:
    """One dimension's section."""
    label, group = (dimension.label, dimension.group) if dimension else (id, "")
    return Section(id, label, group, tuple(rows), number)


def _by_topic(record: Record, rows: Iterable[Row]) -> tuple[Section, ...]:
    """Rows turned: topics in the order of topics.yaml, in each the dimensions in theirs."""
    places = {one.id: at for at, one in enumerate(record.topics)}
    labels = {one.id: one.label for one in record.dimensions}
    grouped: dict[str, list[Row]] = {}
    heads: dict[str, str] = {}
    for row in rows:
        heads[row.topic] = row.label
        grouped.setdefault(row.topic, []).append(replace(row, label=labels.get(row.dimension, row.dimension)))
    ordered = sorted(grouped, key=lambda id: (places.get(id, len(places)), id))
    return tuple(Section(id, heads[id], "", tuple(grouped[id])) for id in ordered)


def attach_leads(comparison: Comparison, find: FindLeads) -> Comparison:
    """The comparison of two meetings with what the index finds for each unread cell in its side's sources."""
    if comparison.sides:
        return comparison
    topics = {one.id: one for one in comparison.topics}
    sections = tuple(
        replace(section, rows=tuple(_with_leads(row, comparison, topics, find) for row in section.rows))
        for section in comparison.sections
    )
    return replace(comparison, sections=sections)


def _with_leads(row: Row, comparison: Comparison, topics: dict[str, Topic], find: FindLeads) -> Row:
    """A row whose unread cells have their leads."""
    sources = (comparison.left.sources, comparison.right.sources)
    if "unread" not in (row.left.state, row.right.state):
        return row
    left, right = (
        replace(cell, leads=find(topics[row.topic], files)) if cell.state == "unread" and files else cell
        for cell, files in zip((row.left, row.right), sources, strict=True)
    )
    return replace(row, left=left, right=right)


def most_telling_pair(record: Record) -> tuple[str, str]:
    """The two meetings to open with when nobody chose; `LookupError` where there is none."""
    from profiles.comparing import telling

    known: tuple[str, str] | None = getattr(record, "telling", None)
    return known or telling.most_telling_pair(record)
