"""Queries: the parser, and errors that point at the word that is wrong."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parser import parse
from index.query import And, Filter, Fuzzy, Near, Node, Not, Or, Phrase, Place, Prefix, QueryError, Together, Word

SOMEWHERE = Place(0, 0)


def word(text: str) -> Word:
    return Word(text, SOMEWHERE)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("Taiwan", word("Taiwan")),
        ("Taiwan -Iran", Together((word("Taiwan"), Not(word("Iran"))))),
        ("China-Russia", word("China-Russia")),
        ("14-15 April", Together((word("14-15"), word("April")))),
        ("Taiwan – Iran", Together((word("Taiwan"), word("Iran")))),
        ('"no clear timeline"', Phrase("no clear timeline", SOMEWHERE)),
        ("“no clear timeline”", Phrase("no clear timeline", SOMEWHERE)),
        ('"still typing', Phrase("still typing", SOMEWHERE)),
        ("sanction*", Prefix("sanction", SOMEWHERE)),
        ("siberai~", Fuzzy("siberai", 2, SOMEWHERE)),
        ("oils~1", Fuzzy("oils", 1, SOMEWHERE)),
        ("Taiwan NEAR/5 arms", Near(word("Taiwan"), word("arms"), 5)),
        ("a AND b OR c", Or((And((word("a"), word("b"))), word("c")))),
        ("fisheries OR fishing boats", Or((word("fisheries"), Together((word("fishing"), word("boats")))))),
        ("(a OR b) c", Together((Or((word("a"), word("b"))), word("c")))),
        ("NOT a", Not(word("a"))),
        ("source:courant,arrival x", Together((Filter("source", ("courant", "arrival"), SOMEWHERE), word("x")))),
        ('speaker:"Wang Yi"', Filter("speaker", ("Wang Yi",), SOMEWHERE)),
        ("Source: Xinhua", Together((word("Source:"), word("Xinhua")))),
        ("**tariff**", word("tariff")),
        ("1) Xi said", Together((word("1"), word("Xi"), word("said")))),
        ("https://example.org/a", word("https://example.org/a")),
    ],
)
def test_a_query_is_read_as_it_is_meant(query: str, tree: Node) -> None:
    """Operators, fields and quotes are what they look like; dashes inside words and pasted text are not."""

    assert parse(query) == tree


@pytest.mark.parametrize("query", ["", "  ", "---", "()", '""', "?!", "*", "\x00\x1b", "“ ”"])
def test_odd_input_is_nothing_to_search_for(query: str) -> None:
    """What holds no word asks for nothing, without an error."""

    assert parse(query) is None


@pytest.mark.parametrize(
    ("query", "wrong", "says"),
    [
        ("taiwan *a*", "*a*", "only at the end"),
        ("c* taiwan", "c*", "too broad"),
        ("oil a~3", "a~3", "at most 2"),
        ("abc~", "abc~", "too short"),
        ("sorce:courant oil", "sorce:", "source:"),
        ("oil OR", "OR", "on one side"),
        ("AND oil", "AND", "on one side"),
        ("oil NEAR", "NEAR", "either side"),
        ("oil NEAR/0 gas", "NEAR/0", "from 1 to"),
        ("oil NOT", "NOT", "before nothing"),
        ("source:", "source:", "without a value"),
        ("query:mornin", "mornin", "morning"),
        ("x query:loop", "loop", "asks for itself"),
    ],
)
def test_an_error_points_at_the_word_that_is_wrong(query: str, wrong: str, says: str) -> None:
    """The message says what to do, its place is the very word."""
    with pytest.raises(QueryError) as caught:
        parse(query, {"morning": "taiwan", "loop": "a query:loop"})

    assert query[caught.value.start : caught.value.end] == wrong
    assert says in caught.value.message


def test_a_saved_query_stands_for_its_tree() -> None:
    """`query:name` is the query of that name, in brackets."""

    assert parse("query:gas NOT oil", {"gas": "pipeline OR lng"}) == Together(
        (Or((word("pipeline"), word("lng"))), Not(word("oil")))
    )


@given(st.text(alphabet=st.sampled_from('ab *~-"“():ANDORTNE/5.é中,\n'), max_size=40))
def test_any_input_is_a_tree_nothing_or_an_error_in_place(query: str) -> None:
    """No query breaks the parser, and an error lies within the query."""
    try:
        parse(query)
    except QueryError as fault:
        assert 0 <= fault.start <= fault.end <= len(query)


plain = st.sampled_from(["oil", "China-Russia", "U.S.", "Käse", "2"])
leaves = st.one_of(
    plain.map(word),
    st.tuples(plain, plain).map(lambda two: Phrase(" ".join(two), SOMEWHERE)),
    st.just(Prefix("sanction", SOMEWHERE)),
    st.builds(lambda edits: Fuzzy("siberai", edits, SOMEWHERE), st.sampled_from([1, 2])),
    st.builds(Near, plain.map(word), plain.map(word), st.integers(1, 9)),
    st.just(Filter("source", ("courant", "arrival"), SOMEWHERE)),
)


def several(kind: type, least: int = 2) -> Callable[[st.SearchStrategy[Node]], st.SearchStrategy[Node]]:
    return lambda nodes: st.lists(nodes, min_size=least, max_size=3).map(
        lambda found: kind(tuple(one for one in found if not isinstance(one, kind)) or (word("a"), word("b")))
    )


trees = st.recursive(leaves, lambda nodes: st.one_of(*(several(kind)(nodes) for kind in (And, Or)), nodes.map(Not)))


def typed(node: Node) -> str:
    """A tree as somebody would type it, with every bracket."""
    match node:
        case Word(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text, edits):
            return f"{text}~{edits}"
        case Filter(name, values):
            return f"{name}:{','.join(values)}"
        case Near(left, right, distance):
            return f"{typed(left)} NEAR/{distance} {typed(right)}"
        case Not(inside):
            return f"NOT ({typed(inside)})"
        case And(nodes) | Or(nodes):
            return f" {'AND' if isinstance(node, And) else 'OR'} ".join(f"({typed(one)})" for one in nodes)
    raise AssertionError(node)


def simple(node: Node) -> Node:
    """A tree without joints of one."""
    if isinstance(node, And | Or):
        return simple(node.nodes[0]) if len(node.nodes) == 1 else type(node)(tuple(map(simple, node.nodes)))
    return Not(simple(node.node)) if isinstance(node, Not) else node


@given(trees)
def test_what_is_typed_is_what_is_meant(tree: Node) -> None:
    """Any tree, written out and read, is that tree again."""
    assert simple(tree) == parse(typed(tree))
