"""Selections: filters as values, joined with `&`, that can say in words what they let through."""

from __future__ import annotations

from profiles.comparison import Only, Row
from profiles.lean import Literal, get_args
from profiles.model import STANDINGS, Account, Standing, Statement
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Kind = Literal["only", "dimension", "topic", "standing", "account", "side", "speaker"]
"""What a filter looks at, in the order in which a selection says it."""
KINDS: tuple[Kind, ...] = get_args(Kind)

_ONLY: dict[str, str] = {
    "both": "on both sides only",
    "left": "left only",
    "right": "right only",
    "differences": "differences only",
    "conflicts": "conflicts only",
    "questions": "open questions only",
}
_ACCOUNTS: dict[str, str] = {
    "party": "the parties’ accounts",
    "third-party": "third parties’ accounts",
    "press": "the press’s accounts",
    "author": "authors’ readings",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition: any of its values will do."""

    kind: Kind
    values: tuple[str, ...]

    def passes(self, statement: Statement) -> bool:
        """Whether it shows the statement, as far as a statement can tell."""
        match self.kind:
            case "topic":
                return any(topic in self.values for topic in statement.topics)
            case "dimension":
                return statement.dimension in self.values
            case "standing":
                return statement.standing in self.values
            case "account":
                return statement.account in self.values
            case "side":
                return (statement.side or "").casefold() in map(str.casefold, self.values)
            case "speaker":
                return any(value.casefold() in (statement.speaker or "").casefold() for value in self.values)
        return True

    def passes_row(self, row: Row) -> bool:
        """Whether it shows the row, as far as a row without regard to its statements can tell."""
        match self.kind:
            case "only":
                return any(_is(row, value) for value in self.values)
            case "dimension":
                return row.dimension in self.values
        return True

    def passes_empty(self, row: Row) -> bool:
        """Whether it shows a row that holds no statement, only silences."""
        return row.topic in self.values if self.kind == "topic" else self.kind in {"only", "dimension"}

    def says(self, labels: Mapping[str, str]) -> str:
        """It in words, with the labels of dimensions and topics where they are known."""
        named = [labels.get(f"{self.kind} {value}", value) for value in self.values]
        match self.kind:
            case "only":
                *firsts, last = [_ONLY[value] for value in self.values]
                return _either([*(words.removesuffix(" only") for words in firsts), last])
            case "account":
                return _either([_ACCOUNTS.get(value, value) for value in self.values])
            case "side":
                return f"{_either([_possessive(value) for value in self.values])} account"
            case "speaker":
                return f"said by {_either(named)}"
        return f"{self.kind} {_either(named)}"


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters that all must pass. `ALL` has none; `&` joins two; in any order and however often, it is the same."""

    filters: tuple[Filter, ...] = ()

    def __and__(self, other: Selection) -> Selection:
        return _selection((*self.filters, *other.filters))

    def __bool__(self) -> bool:
        """Whether it hides anything."""
        return bool(self.filters)

    def passes(self, statement: Statement) -> bool:
        """Whether the statement is shown."""
        return all(one.passes(statement) for one in self.filters)

    def passes_row(self, row: Row) -> bool:
        """Whether the row is shown, provided that a statement in it is (or that it holds none)."""
        if not all(one.passes_row(row) for one in self.filters):
            return False
        return bool(row.left.present or row.right.present) or all(one.passes_empty(row) for one in self.filters)

    def says(self, labels: Mapping[str, str] | None = None) -> str:
        """It in words, e.g. `differences only · standing signed or joint · China’s account`; "" when all is shown.

        `labels` maps `dimension ID` and `topic ID` to what a reader calls them.
        """
        return " · ".join(one.says(labels or {}) for one in self.filters)

    def without(self, kind: Kind) -> Selection:
        """The same without its filters of a kind."""
        return Selection(tuple(one for one in self.filters if one.kind != kind))

    def values(self, kind: Kind) -> tuple[str, ...]:
        """What its filters of a kind let through, in order."""
        return tuple(value for one in self.filters if one.kind == kind for value in one.values)

    def pairs(self) -> list[tuple[Kind, tuple[str, ...]]]:
        """It as plain values that a state file can keep; `from_pairs` reads them."""
        return [(one.kind, one.values) for one in self.filters]


ALL = Selection()
"""Everything is shown."""


def from_pairs(pairs: Iterable[tuple[str, Iterable[str]]]) -> Selection:
    """The selection that gave these pairs; what no filter understands is passed over."""
    known = [(kind, tuple(values)) for kind, values in pairs if kind in KINDS]
    allowed = {"only": get_args(Only), "standing": STANDINGS, "account": get_args(Account)}
    return _selection(
        Filter(kind, kept)
        for kind, values in known
        if (kept := tuple(value for value in values if value in allowed.get(kind, values)))
    )


def only(*marks: Only) -> Selection:
    """Rows of these kinds: `both`, `left`, `right`, `differences`, `conflicts`, `questions`."""
    return _one("only", marks)


def dimension(*ids: str) -> Selection:
    """Rows in these dimensions."""
    return _one("dimension", ids)


def topic(*ids: str) -> Selection:
    """Statements on these topics, leading or further."""
    return _one("topic", ids)


def standing(*standings: Standing) -> Selection:
    """Statements as firm as these."""
    return _one("standing", sorted(standings, key=STANDINGS.index))


def account(*accounts: Account) -> Selection:
    """Statements of these accounts."""
    return _one("account", accounts)


def side(*parties: str) -> Selection:
    """Statements that are these parties' accounts."""
    return _one("side", parties)


def speaker(*names: str) -> Selection:
    """Statements by these speakers; a part of a name will do."""
    return _one("speaker", names)


def _one(kind: Kind, values: Iterable[str]) -> Selection:
    """A selection of one filter; without values it hides nothing."""
    kept = tuple(dict.fromkeys(values))
    return Selection((Filter(kind, kept),)) if kept else ALL


def _selection(filters: Iterable[Filter]) -> Selection:
    """Filters in one order, each once."""
    return Selection(tuple(sorted(dict.fromkeys(filters), key=lambda one: (KINDS.index(one.kind), one.values))))


def _is(row: Row, value: str) -> bool:
    """Whether a row is one of those that `only` names."""
    match value:
        case "differences":
            return row.difference
        case "conflicts":
            return "conflict" in row.marks
        case "questions":
            return "question" in row.marks
        case "both":
            return bool({"both", "shared"} & set(row.marks))
    return value in row.marks


def _either(words: Iterable[str]) -> str:
    """Words with `or` between them."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _possessive(name: str) -> str:
    """`China’s`, `United States’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"
