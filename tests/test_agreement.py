"""The fast path finds what Whoosh's own evaluator finds over the same files, and scores as a plain reference does.

AGREEMENT=1000 asks a thousand queries of every kind instead of some.
"""

import os
import random
from collections.abc import Iterator
from itertools import pairwise, product
from math import isclose, log
from pathlib import Path
from typing import Any

import pytest

from index import members, open_index
from index.asking import Found, ask
from index.cache import index_folder
from index.catalogue import read_catalogue
from index.evaluate import PASSAGES, Evaluator
from index.grammar import LIGHT
from index.marks import marks
from index.parser import parse
from index.query import And, Near, Node, Not, Or, Phrase, Prefix, Together, Word
from index.ranking import HEADING, Ranking
from index.schema import schema
from index.search import Index
from index.segment import LENGTHS
from index.sorts import Sorts
from index.tokens import tokens
from index.wants import Slot, phrase_slots, wants_of
from index.whoosh_door import whoosh
from index.worth import K1, B
from profiles.workspace import load_workspace

ASKED = int(os.environ.get("AGREEMENT", "160"))


@pytest.fixture(params=["few", "many"])
def index(workspace: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    """A workspace that was written several times: several segments, deletions, a merge.

    Once as it is, and once with every word taken for one that stands in very many documents.
    """
    if request.param == "many":
        monkeypatch.setattr(members, "BITS_FROM", 0)
        monkeypatch.setattr(members, "SHARE", 1 << 40)
    document = workspace / "seeds" / "dispatch.txt"
    text = document.read_text("utf-8")
    with open_index(load_workspace(workspace)) as index:
        for word in ("wombat", "quokka", "numbat", "bilby", "quoll", "possum", "dingo", "emu", "kiwi"):
            document.write_text(f"{text}\n\nThe {word} of the hotline was seen twice, said the hotline.\n", "utf-8")
            index.refresh(load_workspace(workspace))
        yield index


@pytest.fixture
def searcher(index: Index, workspace: Path) -> Iterator[Any]:
    """Whoosh's own searcher over the files of the index."""
    catalogue = read_catalogue(index_folder(workspace))
    assert catalogue is not None
    storage = whoosh("filedb.filestore").FileStorage(str(Path(index_folder(workspace)) / catalogue.folder))
    with whoosh("index").FileIndex(storage, schema()).searcher() as searcher:
        yield searcher


def in_whoosh(node: Node, evaluator: Evaluator) -> Any:
    """A tree as a query of Whoosh's; NEAR as several, of which one must match: Whoosh has no spans of alternatives."""
    queries, spans = whoosh("query"), whoosh("query.spans")
    match node:
        case Word():
            terms = [
                queries.Term("stem", text)
                for want in wants_of([node])
                for reading in evaluator.live(want)
                for _, text in reading.slots[0]
            ]
            return queries.Or(terms)
        case Phrase():
            return queries.Phrase("exact", [slot[0][1] for slot in phrase_slots(node.text)])
        case Prefix():
            return queries.Prefix("exact", node.text)
        case Near():
            sides = [[queries.Term("stem", text) for _, text in slot_of(side)] for side in (node.left, node.right)]
            return [spans.SpanNear(*pair, slop=node.distance, ordered=False) for pair in product(*sides)]
        case Not():
            return queries.Not(in_whoosh(node.node, evaluator))
        case Or():
            return queries.Or([in_whoosh(each, evaluator) for each in node.nodes])
        case And() | Together():
            return queries.And([in_whoosh(each, evaluator) for each in node.nodes])
    raise AssertionError(node)


def slot_of(node: Node) -> Slot:
    """The terms of a plain word."""
    assert isinstance(node, Word)
    return wants_of([node])[0].readings[0].slots[0]


def asked(words: list[str], beside: list[tuple[str, str]], count: int) -> Iterator[str]:
    """Queries of every kind, the same each time."""
    chance = random.Random(7)
    for number in range(count):
        a, b, c = chance.sample(words, 3)
        left, right = chance.choice(beside)
        kinds = (
            a, f"{a} {b}", f"{a} AND {b}", f"{a} OR {b}", f"({a} OR {b}) AND {c}", f"{a} AND NOT {b}",
            f'"{left} {right}"', f'"{a} {b}"', f"{left} NEAR/3 {right}", f"{a[:3]}*", f'{c} OR "{left} {right}"',
        )  # fmt: skip
        yield kinds[number % len(kinds)]


def vocabulary(index: Index) -> tuple[list[str], list[tuple[str, str]]]:
    """The plain words of the sources but for those of grammar, and words that stand side by side."""
    texts = [index.workspace.document(file).text for file in index.workspace.sources]
    rows = [line.split() for text in texts for line in text.splitlines()]
    plain = [[word for word in row if word.isascii() and word.isalpha() and word.islower()] for row in rows]
    pairs = {
        (a, b)
        for row in rows
        for a, b in pairwise(row)
        if (a + b).isascii() and (a + b).isalpha() and (a + b).islower()
    }
    return sorted({word for row in plain for word in row if len(word) > 3} - LIGHT), sorted(pairs)


def passages(index: Index) -> Evaluator:
    return Evaluator(index._open(), PASSAGES, lambda _: set())


def found(index: Index, node: Node) -> Found:
    """What the passages answer, by no other name of anything."""
    return ask(node, PASSAGES, index._open(), index._filters, None, index._sorts(), index._number_of("p"), 10_000)


def test_the_same_passages_are_found(index: Index, searcher: Any) -> None:
    """Words, phrases, prefixes, NEAR, AND, OR and NOT, over several segments with deletions; as many are counted."""
    different = []
    every = set(searcher.docs_for_query(whoosh("query").Term("face", "p")))
    for query in asked(*vocabulary(index), ASKED):
        node, evaluator = parse(query), passages(index)
        assert node is not None
        whole = in_whoosh(node, evaluator)
        parts = whole if isinstance(whole, list) else [whole]
        theirs = {number for part in parts for number in searcher.docs_for_query(part)} & every
        ours = evaluator.matching(node, None)
        if ours != theirs or complete(found(index, node)) != len(with_headings(node, evaluator, searcher) or theirs):
            different.append((query, ours ^ theirs))

    assert different == []


def complete(answer: Found) -> int:
    """How many hold all that was asked for, listed or only counted."""
    return sum(each.complete for each in answer.order.best) + len(answer.order.whole)


def with_headings(node: Node, evaluator: Evaluator, searcher: Any) -> set[int]:
    """For words side by side: what holds each of them itself or in its heading, and one of them itself."""
    if not isinstance(node, Together):
        return set()
    queries = whoosh("query")
    own = [in_whoosh(each, evaluator) for each in node.nodes]
    headed = [queries.Or([query, *(queries.Term("section", term.text) for term in query.subqueries)]) for query in own]
    return set(searcher.docs_for_query(queries.And([*headed, queries.Or(own)])))


def test_the_same_words_are_marked(index: Index, searcher: Any) -> None:
    """What Whoosh's matchers say of where each word, phrase and prefix stands in the best passages of each query.

    Its highlighter is no measure: it marks the loose words of a phrase, and cuts words.
    """
    different = []
    for query in asked(*vocabulary(index), ASKED):
        node, evaluator = parse(query), passages(index)
        assert node is not None
        answer = found(index, node)
        for each in answer.order.best[:5]:
            text = index._open().stored(each.number).text
            expected = [tuple(span) for span in marked(node, evaluator, searcher, each.number, text)]
            if list(marks(text, answer.ladders)) != expected:
                different.append((query, each.number, marks(text, answer.ladders), expected))

    assert different == []


def marked(node: Node, evaluator: Evaluator, searcher: Any, number: int, text: str) -> list[list[int]]:
    """The spans of a text where Whoosh's matchers see what must be there, those that overlap as one."""
    wanted = list(leaves(node))
    plain = [leaf for leaf in wanted if not isinstance(leaf, Word) or leaf.text not in LIGHT] or wanted
    starts, ends = dict[int, int](), dict[int, int]()
    for token in sorted(tokens(text), key=lambda token: token.span):
        starts.setdefault(token.position, token.start)
        ends.setdefault(token.position, token.end)
    places = {span for leaf in plain for span in spans_at(in_whoosh(leaf, evaluator), searcher, number)}
    merged: list[list[int]] = []
    for start, end in sorted((starts[first], ends[last]) for first, last in places):
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    return merged


def leaves(node: Node) -> Iterator[Node]:
    """What is looked for in the texts."""
    match node:
        case Near():
            yield from (node.left, node.right)
        case And() | Or() | Together():
            for each in node.nodes:
                yield from leaves(each)
        case Not():
            return
        case _:
            yield node


def spans_at(query: Any, searcher: Any, number: int) -> set[tuple[int, int]]:
    """Where a query of Whoosh's matches in a document: the first and the last position of each match."""
    queries = whoosh("query")
    if isinstance(query, queries.Prefix):
        words = searcher.reader().expand_prefix(query.fieldname, query.text)
        query = queries.Or([queries.Term(query.fieldname, word) for word in words])
    if isinstance(query, queries.Or):
        return {span for each in query.subqueries for span in spans_at(each, searcher, number)}
    found = set()
    for leaf, offset in searcher.leaf_searchers():
        matcher = query.matcher(leaf)
        if matcher.is_active() and number >= offset:
            matcher.skip_to(number - offset)
        if matcher.is_active() and matcher.id() == number - offset:
            found |= {(span.start, span.end) for span in matcher.spans()}
    return found


def test_the_same_scores_are_given(index: Index, searcher: Any) -> None:
    """BM25F with Lucene's idf, worked out posting by posting from what Whoosh reads."""
    different = []
    documents = index._number_of("p")
    for query in asked(*vocabulary(index), ASKED):
        words = [node for node in (parse(word) for word in query.split() if word.islower()) if isinstance(node, Word)]
        wants = [want for want in wants_of(words) if len(want.readings) == 1 and len(want.readings[0].slots[0]) == 1]
        if not wants:
            continue
        ranking = Ranking(passages(index), wants, Sorts(), documents)
        numbers = sorted(ranking.own)
        expected = [reference(ranking, searcher.reader(), number, documents) for number in numbers]
        actual = ranking._scores(numbers)
        if not all(isclose(a, b) for a, b in zip(expected, actual, strict=True)):
            different.append(query)

    assert different == []


def reference(ranking: Ranking, reader: Any, number: int, documents: int) -> float:
    """The score of one passage, the slow way."""
    average = reader.field_length("stem") / documents
    length = LENGTHS[ranking.lengths[number]]
    score = 0.0
    for want in ranking.distinct:
        text = want.readings[0].slots[0][0][1]
        held = {field: postings(reader, field, text) for field in ("stem", "section")}
        count = held["stem"].get(number, 0.0) + (0.0 if want.light else HEADING * held["section"].get(number, 0.0))
        frequency = len(held["stem"])
        idf = log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
        times = ranking.repeats[want.readings[0].slots]
        score += times * idf * (K1 + 1) * count / (count + K1 * (1 - B + B * length / max(average, 1.0)))
    return score


def postings(reader: Any, field: str, text: str) -> dict[int, float]:
    """What Whoosh reads of a term."""
    if (field, text) not in reader:
        return {}
    return dict(zip(*zip(*((m[0], m[1]) for m in matched(reader.postings(field, text))), strict=True), strict=True))


def matched(matcher: Any) -> Iterator[tuple[int, float]]:
    while matcher.is_active():
        yield matcher.id(), matcher.weight()
        matcher.next()
