"""Filters: `source:`, `meeting:`, `date:` and their like, from what was typed to the documents that they leave."""

from __future__ import annotations

from index.evaluate import Face
from index.lexer import nearest
from index.members import common, union
from index.query import And, Filter, Node, Not, Place, QueryError, Together
from index.store import Store
from index.stored import StoredStatement
from index.tokens import tokens
from profiles.lean import get_args

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence, Set

    from index.dated import Asked
    from profiles.workspace import Workspace

OF_STATEMENTS = frozenset(("meeting", "dimension", "topic", "standing", "account", "speaker"))
"""Fields that a statement has; a passage has those of the statements that quote it."""

ABOUT = OF_STATEMENTS - {"meeting"}
"""Fields that tell one statement from another of its meeting."""


def is_about_statements(node: Node) -> bool:
    """Whether a query names no word, but asks for what only statements have."""
    parts = node.nodes if isinstance(node, And | Together) else (node,)
    plain = [part.node if isinstance(part, Not) else part for part in parts]
    filters = [part for part in plain if isinstance(part, Filter)]
    return len(filters) == len(parts) and any(filter.name in OF_STATEMENTS for filter in filters)


class Filters:
    """The filters of one workspace over one store."""

    def __init__(self, workspace: Workspace, store: Store) -> None:
        self.workspace = workspace
        self.store = store
        self._cited: dict[int, tuple[int, ...]] = {}
        self._all_cited: set[int] | None = None

    def documents(self, filters: Sequence[Filter], face: Face) -> Set[int]:
        """The passages or statements that all the filters leave; a passage meets those of statements by one of them."""
        if face.key == "s":
            return common(self._statements(filter) for filter in filters)
        return self._passages(filters)

    def _passages(self, filters: Sequence[Filter]) -> Set[int]:
        theirs = [filter for filter in filters if filter.name in OF_STATEMENTS]
        statements = common(map(self._statements, theirs)) if theirs else None
        parts: list[Set[int]] = [self.cited(statements)] if statements is not None else []
        for filter in filters:
            if filter.name == "date":
                parts.append(self._dated(filter, statements))
            elif filter not in theirs:
                parts.append(self._held(filter))
        return common(parts)

    def _dated(self, filter: Filter, statements: Set[int] | None) -> Set[int]:
        """Passages of the sources of that time, and those quoted about meetings of that time."""
        about = self._by("meeting", self._meetings_in(filter))
        cited = self.cited(about if statements is None else about & statements)
        return union([self._by("source", self._sources_in(filter)), cited])

    def at(self, asked: Asked, face: Face) -> Set[int]:
        """Passages and statements of sources of a time, or about meetings of it."""
        from index.dated import days

        sources = self._by("source", (s.file for s in self.workspace.sources.values() if asked.holds(*days(s.date))))
        meetings = (id for id in self.workspace.profiles if asked.holds(*days(self.workspace.meeting(id).date)))
        about = self._by("meeting", meetings)
        own = sources & self._by("face", [face.key])
        return union([own, about if face.key == "s" else self.cited(about)])

    def _statements(self, filter: Filter) -> Set[int]:
        if filter.name == "date":
            return union([self._by("meeting", self._meetings_in(filter)), self._by("source", self._sources_in(filter))])
        return self._held(filter)

    def on_topics(self, sayings: Iterable[str]) -> Set[int]:
        """The statements on the topics that words name."""
        return self._by("topic", {id for words in sayings for id in self._topic(words)})

    def _held(self, filter: Filter) -> Set[int]:
        field, values = self.values(filter)
        return self._by(field, values)

    def _by(self, field: str, values: Iterable[str]) -> Set[int]:
        return union(self.store.members(field, value.casefold()) for value in values)

    def cited(self, statements: Iterable[int]) -> set[int]:
        """The passages that statements quote."""
        return {passage for statement in statements for passage in self.quoted(statement)}

    def quoted(self, statement: int) -> tuple[int, ...]:
        """The passages that one statement quotes, as documents of the store."""
        if statement not in self._cited:
            ids = StoredStatement(*self.store.stored(statement)).cited
            self._cited[statement] = tuple(n for id in ids for n in self.store.postings("key", id.casefold()))
        return self._cited[statement]

    def all_cited(self) -> set[int]:
        """Every passage that any statement quotes."""
        if self._all_cited is None:
            self._all_cited = self.cited(self.store.members("face", "s"))
        return self._all_cited

    def values(self, filter: Filter) -> tuple[str, list[str]]:
        """The field and the values of it that a filter means. Raises `QueryError` where it can mean none."""
        find: Callable[[str], list[str]] = getattr(self, "_" + filter.name)
        found: list[str] = []
        at = filter.place.start
        for value in filter.values:
            here = Place(at, min(at + len(value), filter.place.end)) if len(filter.values) > 1 else filter.place
            meant = find(value)
            if not meant:
                raise _unknown(filter.name, value, self._choices(filter.name), here)
            found.extend(meant)
            at += len(value) + 1
        field = "source" if filter.name == "kind" and set(found) <= set(self.workspace.sources) else filter.name
        return field, list(dict.fromkeys(found))

    def _source(self, value: str) -> list[str]:
        known = self.workspace.source(value)
        if known is not None:
            return [known.file]
        wanted = _stems(value)
        every = self.workspace.sources.values()
        begins = [s.file for s in every if s.file.casefold().startswith(value.casefold())]
        return begins or [s.file for s in every if wanted and wanted <= _stems(f"{s.name} {s.title} {s.publisher}")]

    def _meeting(self, value: str) -> list[str]:
        from profiles.workspace import resolve

        return [meeting.id for meeting in resolve(self.workspace, value)]

    def _dimension(self, value: str) -> list[str]:
        return _named(value, ((d.id, (d.label,)) for d in self.workspace.dimensions))

    def _topic(self, value: str) -> list[str]:
        return _named(value, ((t.id, (t.label, *t.names)) for t in self.workspace.topics))

    def _standing(self, value: str) -> list[str]:
        from profiles.model import STANDINGS

        return [standing for standing in STANDINGS if standing == value.casefold()]

    def _account(self, value: str) -> list[str]:
        known = self._known("account")
        return [name for name in known if name == value.casefold()] or _containing(value, known)

    def _speaker(self, value: str) -> list[str]:
        return _containing(value, self._known("speaker"))

    def _kind(self, value: str) -> list[str]:
        from profiles.model import PassageKind, SourceKind

        value = value.casefold()
        if value == "passage":
            return list(get_args(PassageKind))
        if value == "statement":
            return [value]
        if value in get_args(SourceKind):
            return [s.file for s in self.workspace.sources.values() if s.kind == value] or ["-"]
        return [value] if value in get_args(PassageKind) else []

    def _lang(self, value: str) -> list[str]:
        value = value.casefold()
        return [value] if value in self._known("lang") else []

    def _known(self, field: str) -> list[str]:
        return sorted(term for term, _ in self.store.terms(field))

    def _sources_in(self, filter: Filter) -> list[str]:
        from index.dated import is_within

        spans = [_span(value, filter.place) for value in filter.values]
        return [s.file for s in self.workspace.sources.values() if is_within(s.date, spans)]

    def _meetings_in(self, filter: Filter) -> list[str]:
        from index.dated import is_within

        spans = [_span(value, filter.place) for value in filter.values]
        return [id for id in self.workspace.profiles if is_within(self.workspace.meeting(id).date, spans)]

    def _choices(self, name: str) -> list[str]:
        from profiles.model import STANDINGS, PassageKind, SourceKind

        match name:
            case "source":
                return [s.name or s.file for s in self.workspace.sources.values()]
            case "meeting":
                ids = list(self.workspace.profiles)
                return ids + [alias for id in ids for alias in self.workspace.meeting(id).aliases]
            case "dimension":
                return [d.id for d in self.workspace.dimensions]
            case "topic":
                return [t.id for t in self.workspace.topics]
            case "standing":
                return list(STANDINGS)
            case "kind":
                return list(dict.fromkeys(["passage", "statement", *get_args(PassageKind), *get_args(SourceKind)]))
        return self._known(name)


MOST_SHOWN = 16
LISTED = frozenset(("source", "meeting", "dimension", "topic"))
"""What has a command that lists it."""


def _unknown(name: str, value: str, choices: list[str], place: Place) -> QueryError:
    near = nearest(value.casefold(), choices)
    if near:
        hint = f"did you mean {name}:{near}?"
    elif not choices:
        hint = "this workspace has none yet."
    elif len(choices) > MOST_SHOWN and name in LISTED:
        hint = f"“visavis {name}s” lists them."
    else:
        more = " …" if len(choices) > MOST_SHOWN else "."
        hint = (
            f"there is only {choices[0]}."
            if len(choices) == 1
            else f"there are {', '.join(choices[:MOST_SHOWN])}{more}"
        )
    return QueryError(f"There is no {name} “{value}”; {hint}", place.start, place.end)


def _named(value: str, things: Iterable[tuple[str, tuple[str, ...]]]) -> list[str]:
    """Ids by id, else by a name, else by all words of a name."""
    every, said = list(things), value.casefold()
    wanted = _stems(value)
    exact = [id for id, _ in every if id.casefold() == said]
    named = [id for id, names in every if said in (name.casefold() for name in names)]
    return exact or named or [id for id, names in every if wanted and any(wanted <= _stems(f"{id} {n}") for n in names)]


def _containing(value: str, known: Iterable[str]) -> list[str]:
    wanted = _stems(value.casefold())
    return [name for name in known if wanted and wanted <= _stems(name.casefold())]


def _stems(text: str) -> set[str]:
    return {token.stem.casefold() for token in tokens(text) if not token.span}


def _span(value: str, place: Place) -> tuple[str, str]:
    """The first and last day of `2026-04..2026-05`, `2026-05`, `2026-04..`, `..2026`."""
    from index.dated import days
    from profiles.dates import parse_date

    first, dots, last = value.replace("/", "..").partition("..") if value[:1] != "[" else (value, "", "")
    try:
        start = parse_date(first) if first else None
        end = (parse_date(last) if last else None) if dots else start
    except ValueError as fault:
        raise QueryError(str(fault), place.start, place.end) from None
    begins = days(start)[0] if start else ""
    return begins or "0000", (days(end)[1] if end else "") or "9999-99-99"
