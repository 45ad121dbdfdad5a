"""Search: what is found, in which order, and what is said about it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Index, QueryError, open_index
from profiles.model import Topic
from profiles.workspace import load_workspace

VIENNA = Path(__file__).parent / "vienna"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The index of the small workspace, in a cache of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        with open_index(load_workspace(VIENNA)) as opened:
            yield opened


def texts(index: Index, query: str, **options: object) -> list[str]:
    """The first words of each hit."""
    return [hit.text[:24] for hit in index.search(query, **options).hits]  # type: ignore[arg-type]


def marked(index: Index, query: str) -> list[str]:
    """The marked words of the first hit."""
    hit = index.search(query, kinds="passages").hits[0]
    return [hit.text[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ("hotline fishing", "When the fisheries minis"),
        ("harbor inspection", "Ships will be inspected "),
        ('"went home"', None),
        ('"come home"', None),
        ('"are home"', "After eleven rounds of p"),
        ("$14 bushel", "On Sunday in Vienna, 21 "),
        ("1.9 per cent", "On Sunday in Vienna, 21 "),
        ("communique", "The communiqué says noth"),
        ("粮食走廊", "2031年6月7日"),
        ("领导人通电话讨论", "2031年6月7日"),
        ("粮", "2031年6月7日"),
        ("糧食走廊", "2031年6月7日"),
        ("糧", "2031年6月7日"),
        ("“兩國領導人”", "2031年6月7日"),
        ("nutzlich Sprecher", "Der Sprecher des Südens "),
        ("prisoners -Sunday", "After eleven rounds of p"),
        ("inspect* AND NOT visa", "Ships will be inspected "),
        ("comuniqué~", "The communiqué says noth"),
        ("North NEAR/3 promised", "When the fisheries minis"),
        ("North NEAR/2 summer", None),
    ],
)
def test_the_best_passage_comes_first(index: Index, query: str, begins: str | None) -> None:
    """What an analyst types finds the passage that says it, or nothing."""
    found = texts(index, query, kinds="passages")

    assert (found[0] if found else None) == begins or (begins and found and found[0].startswith(begins))


def test_passages_with_all_words_come_before_those_with_most(index: Index) -> None:
    """Both are shown, told apart."""
    hits = index.search("prisoners home Sunday", kinds="passages").hits

    assert [hit.complete for hit in hits] == [True, False]


def test_a_word_that_stands_nowhere_is_corrected(index: Index) -> None:
    """The hits are for the corrected query, and that is said."""
    results = index.search("fishries hotlien")

    assert (results.corrected, results.suggestion) == (True, "fisheries hotline")
    assert results.missing == ("fishries", "hotlien")
    assert results.hits


@pytest.mark.parametrize("query", ["Hotlane", "groin", "parts", "submarine"])
def test_another_word_is_no_slip(index: Index, query: str) -> None:
    """A word with another letter in it stands nowhere; that is said, with the nearest words, and nothing is shown."""
    results = index.search(query)

    assert (results.hits, results.missing) == ((), (query,))
    assert f"nothing mentions “{query}”" in results.understood


def test_a_quoted_phrase_is_never_corrected(index: Index) -> None:
    """What is in quotation marks is taken literally: no stem, no correction."""
    results = index.search('"fisheries minister"')

    assert (results.total, results.corrected) == (0, False)


def test_nothing_found_says_so_with_the_nearest_words(index: Index) -> None:
    """There are no hits, and the suggestion is made of words that there are."""
    results = index.search("prisonhouse")

    assert (results.hits, results.total) == ((), 0)
    assert "prisoners" in (results.suggestion or "")


def test_nothing_to_search_for(index: Index) -> None:
    """Odd input is said to be no query."""

    assert index.search(" -- ").understood == "nothing to search for"


def test_marks_lie_on_whole_words_and_whole_phrases(index: Index) -> None:
    """A phrase is one mark; words are never cut; loose words of a phrase are not marked."""

    assert marked(index, '"corridor for grain" ports') == ["corridor for grain", "ports"]
    assert marked(index, "signing") == ["signed"]


def test_a_passage_and_its_statement_are_one_answer(index: Index) -> None:
    """The passage carries the statements that quote it; neither is listed twice."""
    results = index.search("hotline fishing authorities")
    first = results.hits[0]

    assert first.kind == "passage"
    assert "geneva-2031-03/hotline" in first.statements
    assert first.meetings[0] == "geneva-2031-03"
    assert "geneva-2031-03/hotline" not in [hit.id for hit in results.hits]


def test_a_statement_hit_carries_its_evidence(index: Index) -> None:
    """Asked for statements only, each brings its quotation."""
    hit = index.search("hotline", kinds="statements").hits[0]

    assert (hit.kind, hit.id) == ("statement", "geneva-2031-03/hotline")
    assert "hotline between the two fishing" in hit.evidence[0].quote


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("standing:pledged", ["geneva-2031-03/ports"]),
        ("meeting:geneva-2031-03 standing:announced", ["geneva-2031-03/hotline"]),
        ("account:north", ["geneva-2031-03/ports"]),
        ("topic:fisheries", ["geneva-2031-03/hotline"]),
        ("dimension:agenda", ["call-2031-06/corridor"]),
        ("date:2031-06", ["call-2031-06/corridor"]),
        ("date:2031-06 -source:gazette", []),
        ("date:2031-03..2031-06 standing:claimed,pledged", ["call-2031-06/corridor", "geneva-2031-03/ports"]),
    ],
)
def test_filters_leave_the_statements_they_name(index: Index, query: str, ids: list[str]) -> None:
    """Fields of statements, alone and together."""

    assert [hit.id for hit in index.search(query, kinds="statements").hits] == ids


def test_a_passage_has_the_fields_of_the_statements_that_quote_it(index: Index) -> None:
    """`standing:` and its like hold for passages through one and the same statement."""

    assert texts(index, "standing:pledged", kinds="passages") == ["When the fisheries minis"]
    assert texts(index, "standing:claimed source:dispatch", kinds="passages") == []


@pytest.mark.parametrize(
    ("query", "wrong", "says"),
    [
        ("grain source:curier", "curier", "source:courier"),
        ("standing:signd", "signd", "standing:signed"),
        ("meeting:viena-2031-09", "viena-2031-09", "meeting:vienna-2031-09"),
        ("topic:grian x", "grian", "topic:grain"),
        ("date:2031-13", "2031-13", "13"),
        ("source:courier,dispach", "dispach", "source:dispatch"),
    ],
)
def test_a_wrong_value_is_pointed_at_with_the_nearest_right_one(
    index: Index, query: str, wrong: str, says: str
) -> None:
    """The error lies on the value, not on the query."""
    with pytest.raises(QueryError) as caught:
        index.search(query)

    assert query[caught.value.start : caught.value.end] == wrong
    assert says in caught.value.message


def test_uncited_passages_are_those_that_no_statement_quotes(index: Index) -> None:
    """`uncited` leaves out what a statement quotes."""
    every = {hit.id for hit in index.search("the", kinds="passages").hits}
    left = index.search("the", uncited=True).hits

    assert left
    assert {hit.id for hit in left} < every
    assert all(not hit.statements for hit in left)


def test_counting_for_a_silence(index: Index) -> None:
    """All words as typed, in the sources named; other names and corrections do not count."""

    assert index.count("fisheries OR fishing", ["dispatch"]) == 1
    assert index.count("fisheries OR fishing", ["courier", "gazette"]) == 0
    assert index.count("fishries", ["dispatch"]) == 0
    assert index.count("prisoners Sunday", ["courier", "dispatch"]) == 1


def test_leads_are_passages_about_a_topic_in_some_sources(index: Index) -> None:
    """By label or by another name, best first, no heading."""
    leads = index.leads(Topic("grain", "Grain", ("wheat",)), ("dispatch",))

    assert [lead.text[:9] for lead in leads] == ["On Sunday"]


def test_more_like_a_passage(index: Index) -> None:
    """What shares its telling words, without itself."""
    hit = index.search("prisoners Sunday", kinds="passages").hits[0]

    like = index.more_like(hit.id)

    assert hit.id not in [other.id for other in like]
    assert like[0].text.startswith("After eleven rounds")


def test_words_that_begin_so(index: Index) -> None:
    """Completion of words, the most frequent first."""

    assert index.words("fish")[:2] == ("fisheries", "fishing")


def test_what_was_understood_is_said_in_words(index: Index) -> None:
    """Also the other names that were looked for."""

    understood = index.search('grain "no word" -iran source:courier').understood

    assert understood.startswith("grain; exactly “no word”; not iran; source courier")


def test_while_typing_the_last_word_may_be_unfinished(index: Index) -> None:
    """Words that begin so are found, and nothing is corrected before it is typed."""
    while_typing = index.search("hotline fishi", typing=True)

    assert while_typing.hits[0].text.startswith("When the fisheries")
    assert while_typing.corrected is False
    assert index.search("hotl", typing=True).total == 1


def test_while_typing_a_word_of_grammar_changes_nothing(index: Index) -> None:
    """On the way from “hotline” to “hotline of fishing” the answers do not flicker."""
    finished = index.search("hotline of ", typing=True)

    assert [hit.id for hit in index.search("hotline of", typing=True).hits] == [hit.id for hit in finished.hits]
