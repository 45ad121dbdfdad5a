"""Search: the calls that the rest of the program makes on an index."""

from __future__ import annotations

from _thread import RLock

from index.asking import Found, Kinds, ask, faces
from index.catalogue import Catalogue
from index.correcting import corrected, missing, nearest
from index.evaluate import PASSAGES, STATEMENTS, Evaluator
from index.filters import Filters, is_about_statements
from index.hits import grouped, hit
from index.members import union
from index.names import Names
from index.opening import BROKEN, Opener, Say
from index.parser import parse
from index.query import Filter, Node, Or, Phrase, Place, QueryError, Together
from index.ranking import LOOKED_AT
from index.results import Results
from index.sorts import Sorts
from index.store import Store
from index.stored import StoredPassage
from index.understood import say as in_words
from index.vocabulary import beginning
from profiles.comparison import Hit
from profiles.lean import TypeVar
from profiles.value import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence, Set

    from index.build import Progress
    from profiles.model import Topic
    from profiles.workspace import Workspace

T = TypeVar("T")
_NOT_A_LEAD = frozenset(("heading", "sources", "debris"))


def open_index(
    workspace: Workspace,
    *,
    progress: Progress | None = None,
    say: Say | None = None,
    saved: Mapping[str, str] | None = None,
) -> Index:
    """The index of a workspace, brought up to date. `say` hears what a user should know; `saved` are the `query:`s."""
    index = Index(workspace, Opener(progress, say), saved or {})
    index.refresh()
    return index


class Index:
    """Passages and statements, found by words. Safe to ask from several threads."""

    def __init__(self, workspace: Workspace, opener: Opener, saved: Mapping[str, str]) -> None:
        self.workspace = workspace
        self.saved = saved
        self._opener = opener
        self._lock = RLock()
        self._store: Store | None = None
        self._catalogue = Catalogue("")

    def refresh(self, workspace: Workspace | None = None, *, rebuild: bool = False) -> None:
        """Takes in what changed in the files; with `workspace`, that one is indexed from now on."""
        with self._lock:
            self.workspace = workspace or self.workspace
            store, catalogue = self._opener.open(self.workspace, rebuild)
            self._take(store, catalogue)

    def _take(self, store: Store, catalogue: Catalogue) -> None:
        self.close()
        self._store, self._catalogue = store, catalogue
        self._names = Names.kept(self.workspace)
        self._filters = Filters(self.workspace, store)
        self._kinds: Sorts | None = None
        self._documents: dict[str, int] = {}

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the files of the index."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def search(
        self, query: str, *, kinds: Kinds = "all", limit: int = 20, uncited: bool = False, typing: bool = False
    ) -> Results:
        """The passages and statements that answer a query. Raises `QueryError` where it cannot be answered.

        `uncited` leaves those passages that no statement quotes; while `typing`, the last word may be unfinished.
        """
        node = parse(query, self.saved, typing=typing)
        if node is None:
            return Results(query, in_words(None))
        return self._sound(lambda: self._search(query, node, kinds, limit, uncited))

    def count(self, query: str, sources: Sequence[str]) -> int:
        """In how many passages of some sources all words of a query stand, as typed: no other names, no correction.

        Headings, lists and source lists count; only the debris of web pages does not.
        """
        node = parse(query, self.saved)
        return 0 if node is None else self._sound(lambda: self._count(node, sources))

    def leads(self, topic: Topic, sources: Sequence[str], limit: int = 3) -> tuple[Hit, ...]:
        """The passages of some sources that a topic's label or another name of it stands in, best first."""
        nobody = Place(0, 0)
        phrases = tuple(Phrase(name, nobody, literal=False) for name in (topic.label, *topic.names))
        node = Together((_either(phrases), Filter("source", tuple(sources), nobody))) if sources else None
        return self._sound(lambda: self._leads(node, limit)) if node else ()

    def more_like(self, passage_id: str, limit: int = 10) -> tuple[Hit, ...]:
        """The passages that share most with a passage, best first, without itself."""
        return self._sound(lambda: self._more_like(passage_id, limit))

    def ranking(self, query: str, *, kinds: Kinds = "passages", limit: int = 1000) -> tuple[str, ...]:
        """The ids that answer a query, best first, uncorrected and without their texts: what a measurement needs."""
        node = parse(query, self.saved)
        return () if node is None else self._sound(lambda: self._ranking(node, kinds, limit))

    def words(self, prefix: str, limit: int = 20) -> tuple[str, ...]:
        """Words of the passages that begin so, the most frequent first."""
        return self._sound(lambda: tuple(w for w, _ in beginning(self._open(), "exact", prefix)[:limit]))

    def _sound(self, answer: Callable[[], T]) -> T:
        """An answer from a sound index: a damaged or vanished one is replaced, once."""
        with self._lock:
            try:
                return answer()
            except QueryError:
                raise
            except BROKEN:
                self.refresh(rebuild=False)
            try:
                return answer()
            except QueryError:
                raise
            except BROKEN as fault:
                self._opener.say(f"The index is built anew: {fault}.")
                self.refresh(rebuild=True)
            return answer()

    def _open(self) -> Store:
        if self._store is None:
            self.refresh()
        assert self._store is not None
        return self._store

    def _search(self, query: str, node: Node, kinds: Kinds, limit: int, uncited: bool) -> Results:
        found = self._ask(node, kinds, limit, uncited)
        absent = missing(node, self._open(), self._names)
        better = corrected(query, node, self._open(), self._names) if absent else None
        if better is not None:
            other = parse(better, self.saved)
            again = self._ask(other, kinds, limit, uncited) if other else []
            if any(each.order.best for each in again) and other is not None:
                results = self._results(query, other, again, limit)
                return _lacking(replace(results, suggestion=better, corrected=True), absent)
        if not any(each.order.best for each in found):
            near = nearest(node, self._open(), self._names)
            return _lacking(Results(query, in_words(node, self._names), suggestion=near), absent)
        return _lacking(self._results(query, node, found, limit), absent)

    def _ask(self, node: Node, kinds: Kinds, limit: int, uncited: bool = False, *, fill: bool = False) -> list[Found]:
        store = self._open()
        asked = (PASSAGES,) if uncited else faces(kinds)
        cited = self._filters.all_cited() if uncited else set()
        more = len(cited)
        found: list[Found] = []
        kept: Set[int] = frozenset()
        for face in reversed(asked):
            depth = max(limit, LOOKED_AT) + more if face is PASSAGES else store.documents
            one = ask(
                node,
                face,
                store,
                self._filters,
                self._names,
                self._sorts(),
                self._number_of(face.key),
                depth,
                kept,
                fill=fill,
            )
            found.insert(0, one)
            if face is STATEMENTS:
                kept = self._filters.cited(each.number for each in one.order.best)
        if uncited:
            found = [replace(f, order=f.order.without(cited)) for f in found]
        return found

    def _results(self, query: str, node: Node, found: list[Found], limit: int) -> Results:
        answers = grouped(found, self._filters, statements_first=is_about_statements(node))
        hits = tuple(hit(self._open(), self.workspace, ranked, each) for ranked, each in answers.best[:limit])
        return Results(query, in_words(node, self._names), answers.total, hits, complete=answers.complete)

    def _sorts(self) -> Sorts:
        """The passages that are no prose, with what they are."""
        if self._kinds is None:
            self._kinds = Sorts(self._open())
        return self._kinds

    def _number_of(self, face: str) -> int:
        if face not in self._documents:
            self._documents[face] = self._open().frequency("face", face)
        return self._documents[face]

    def _count(self, node: Node, sources: Sequence[str]) -> int:
        store, filters = self._open(), self._filters
        evaluator = Evaluator(store, PASSAGES, lambda group: filters.documents(group, PASSAGES))
        within = union(store.members("source", self._file(source).casefold()) for source in sources)
        found = evaluator.matching(node, None) & within & evaluator.everything()
        return len(found - store.members("kind", "debris"))

    def _file(self, source: str) -> str:
        known = self.workspace.source(source)
        return known.file if known else source

    def _ranking(self, node: Node, kinds: Kinds, limit: int) -> tuple[str, ...]:
        answers = grouped(self._ask(node, kinds, limit, fill=True), self._filters)
        return tuple(str(self._open().stored(each.number)[1]) for each, _ in answers.best[:limit])

    def _leads(self, node: Node, limit: int) -> tuple[Hit, ...]:
        found = self._ask(node, "passages", limit)[0]
        sorts = self._sorts()
        best = [each for each in found.order.best if sorts.get(each.number) not in _NOT_A_LEAD]
        return tuple(hit(self._open(), self.workspace, each, found) for each in best[:limit])

    def _more_like(self, passage_id: str, limit: int) -> tuple[Hit, ...]:
        from index.likeness import telling_words

        store = self._open()
        numbers = list(store.postings("key", passage_id.casefold()))
        if not numbers:
            return ()
        words = telling_words(store, StoredPassage(*store.stored(numbers[0])).text, self._number_of("p"))
        if not words:
            return ()
        found = self._ask(Together(tuple(words)), "passages", limit)[0]
        sorts = self._sorts()
        others = [each for each in found.order.best if each.number != numbers[0] and not sorts.get(each.number)]
        return tuple(hit(self._open(), self.workspace, each, found) for each in others[:limit])


def _lacking(results: Results, absent: tuple[str, ...]) -> Results:
    """The results, with the words that stand nowhere told in what was understood."""
    if not absent:
        return results
    said = f"nothing mentions {' or '.join(f'“{word}”' for word in absent)}"
    return replace(results, missing=absent, understood=f"{said}; {results.understood}")


def _either(phrases: tuple[Phrase, ...]) -> Node:
    return phrases[0] if len(phrases) == 1 else Or(phrases)
