"""Look-ups over the real seeds, as an analyst types them while writing, with the passage that must be found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Index, open_index
from profiles.comparison import Hit
from profiles.workspace import load_workspace

ROOT = Path(__file__).parent.parent

LOOKUPS = [
    # whole sentences and questions, half of whose words carry no matter
    ("china does not want to choose sides", 10, "Rather than choosing between Moscow"),
    ("why did the pipeline deal not get signed?", 3, "did not come together"),
    ("nobody knows what strategic stability means", 3, "no clear definition of that concept"),
    ("no big breakthrough from lavrov's trip", 3, "more significant for agenda-setting"),
    ("weapons for taiwan halted", 3, "Taiwan arms package"),
    ("who needs whom more, china or russia?", 3, "need Beijing more than"),
    # names, with either dash, none, or in the wrong order
    ("xi-trump boeing", 3, "finalising trade in Boeing"),
    ("Xi–Trump head of state", 3, "head-of-state meeting accompanied by a large delegation"),
    ("xi trump phone call", 3, "the February 4 phone call"),
    ("trump xi call february 4", 3, "the February 4 phone call"),
    ("xi putin video call", 3, "video call with Russian President"),
    ("lavrov wang yi talks", 3, "over four hours of talks"),
    ("Denisov", 3, "Andrey Denisov"),
    ("Peskov pipeline", 3, "spokesperson Dmitry Peskov"),
    ("ma youjun", 3, "Ma Youjun"),
    ("Chinese ambassador to Russia", 3, "Zhang Hanhui"),
    # acronyms
    ("U.S. soybeans", 3, "imports of U.S. soybeans"),
    ("US soybeans oil", 3, "imports of U.S. soybeans"),
    ("ai semiconductors", 3, "AI, semiconductors, the Iran war"),
    ("artificial intelligence cooperation", 3, "artificial intelligence cooperation"),
    ("AI cooperation", 10, "nuclear energy, AI, and education"),
    ("BRICS SCO", 3, "BRICS, and the SCO"),
    ("UN authorisation", 3, "without UN authorisation"),
    ("PoS-2", 3, "Power of Siberia 2 natural gas pipeline"),
    ("Power of Siberia 2", 3, "Power of Siberia 2 natural gas pipeline"),
    ("power of siberia mongolia", 3, "through Mongolia"),
    ("CEOs Tesla Micron", 3, "16 CEOs"),
    # numbers, money, dates
    ("$14 billion", 3, "worth $14 billion"),
    ("\\$14 billion taiwan arms", 3, "worth $14 billion"),
    ("$14bn arms pause", 3, "$14 billion Taiwan arms package"),
    ("golden dome $175 billion", 3, "planned $175 billion"),
    ("47-page declaration", 3, "with a 47-page joint declaration"),
    ("47 page joint statement", 3, "The 47-page joint statement"),
    ("1.9%", 3, "1.9% increase"),
    ("$244.8 billion", 3, "$244.8 billion in 2024"),
    ("trade 2025 $228 billion", 3, "$228 billion in 2025"),
    ("over 40 times", 3, "meet over 40 times"),
    ("over forty times", 3, "meet over 40 times"),
    ("40 agreements", 3, "40 cooperation agreements"),
    ("20 bilateral agreements", 3, "signed 20 bilateral agreements"),
    ("25th visit to China", 3, "for his 25th visit to China"),
    ("May 7 to 10", 3, "from May 7 to 10, 2025"),
    ("14-15 April", 3, "from 14 to 15 April"),
    ("visit in June 2019", 3, "visit to Moscow in June 2019"),
    ("16 ceos", 3, "16 CEOs"),
    ("visa free 2027", 3, "visa-free travel"),
    ("five-year plan 2027–2031", 3, "five-year plan 2027"),
    ("virtual meeting early 2025", 3, "In early 2025"),
    ("four-day gap", 3, "The four-day gap"),
    ("30th anniversary", 3, "30th anniversary"),
    ("xi third term", 3, "last year of Xi's third term"),
    # phrases
    ('"no clear timeline"', 3, "“no clear timeline” for construction"),
    ("“root causes”", 3, "root causes of the Ukrainian crisis"),
    ('"under control"', 3, "under control"),
    ('"constructive China-US relationship of strategic stability"', 3, "overshadowed the results of their summit"),
    ('"had been paused"', 3, "had been paused"),
    ('"the situation is similar"', 3, "situation is similar"),
    ('"long-time good friend"', 3, "long-time good friend"),
    ('"law of the jungle"', 3, "law of the jungle"),
    # words in other forms and spellings
    ("Taiwan arms pause", 3, "had been paused"),
    ("law of the jungle", 3, "law of the jungle"),
    ("china holds the cards", 3, "China holds the cards"),
    ("missile defence", 3, "missile defense system"),
    ("small cliques", 3, "small cliques"),
    ("prioritize risk management", 3, "pragmatic risk management"),
    ("behavior unpredictability tariffs", 10, "expectations of unpredictability"),
    ("formalised through diplomatic channels", 3, "formalized through diplomatic channels"),
    ("dual-use goods biden", 3, "Biden administration repeatedly pressed"),
    ("soybeans", 3, "imports of U.S. soybeans"),
    ("Hormuz shortages", 3, "disruptions in the Strait of Hormuz"),
    ("cuba regime change", 3, "crisis in Cuba"),
    ("russian oil exception licence", 3, "exception license"),
    ("midterm elections", 3, "midterm election"),
    ("consultation plan foreign ministries", 3, "2026 consultation plan"),
    ("saudi arabia oil supplier", 3, "displaced Saudi Arabia"),
    ("ceasefire framework ukraine", 3, "specific Ukraine ceasefire framework"),
    ("taiwan red lines", 3, "sovereign red lines"),
    ("peaceful coexistence", 3, "peaceful coexistence"),
    ("victory day celebrations moscow", 3, "80th-anniversary celebrations"),
    ("multipolar world joint statement", 3, "a multipolar world and a new type"),
    ("arms sales prudence", 3, "with “prudence.”"),
    ("first trip abroad after re-election", 3, "first trip abroad"),
    ("reelection putin 2024", 3, "re-election in May 2024"),
    # what names and amounts mean together
    ("power of siberia 2 impasse", 3, "The Power of Siberia 2 impasse"),
    ("Siberia pipeline timeline", 3, "no clear timeline"),
    ("golden doom", 3, "Golden Dome"),
    ("Lawrow visit", 3, "Lavrov"),
    ("North Korea", 3, "Korean Peninsula"),
    ("USD 14 billion", 3, "worth $14 billion"),
    ("1,9%", 3, "1.9% increase"),
    ("MAY 7", 3, "May 7 to 10"),
    ("may 14", 3, "from 14 to 15 May"),
    ("may 20 putin beijing", 3, "arrived in Beijing on Wednesday"),
    ("20 May 2026 golden dome", 3, "planned $175 billion"),
    ("feb 4 soybeans", 3, "imports of U.S. soybeans"),
    ("april 2026 lavrov", 3, "visit to China on 14–15 April 2026"),
    ("summit in may", 3, "Xi-Trump summit from 14 to 15 May"),
    ("'basic understanding' peskov", 3, "a basic understanding"),
    ("‘small cliques’", 3, "small cliques"),
    ("kind:statement taiwan arms", 3, "arms"),
    ("ICBM", 3, "intercontinental ballistic missile"),
    ("Peking", 10, "Beijing"),
    # questions, half remembered
    ("who said record high", 3, "a “record high”"),
    ("when did Trump post about the arms sale", 3, "Trump posted that the arms deal sale"),
    ("how long did Lavrov and Wang talk", 3, "over four hours of talks"),
    ("what did the declaration say about Ukraine", 3, "first coordinated written position"),
    ("why is the pipeline stuck price european contracts", 3, "The sticking point is pricing"),
    ("Putin remains in Beijing until Thursday", 3, "scheduled to remain in Beijing through Thursday"),
    ("Trump does not support Taiwan independence", 3, "declaration of Taiwan"),
    # one word of two that the text has otherwise
    ("pipeline deadlock", 3, "pipeline"),
    ("Hormuz blockade", 3, "Strait of Hormuz"),
    ("Cuba embargo", 3, "crisis in Cuba"),
    ("virtual summit", 3, "convened a virtual meeting"),
    ("good neighbourly", 3, "Treaty of Good-Neighbourliness"),
    ("theatre of diplomacy", 3, "diplomatic theater"),
    ("imports", 3, "expand imports"),
    ("sanctioned", 3, "most sanctioned major power"),
    # mistyped
    ("Siberai pipeline", 3, "Power of Siberia 2 natural gas pipeline"),
    ("semiconducters", 3, "AI, semiconductors, the Iran war"),
    ("goldendome", 3, "planned $175 billion"),
    ("soyabeans", 3, "imports of U.S. soybeans"),
    ("lavorv beijing", 10, "Lavrov"),
    # glued in the source list
    ("xinhua", 3, "XinhuaprimaryXinhua"),
    ("nikkei asia", 3, "Nikkei Asia"),
    # precise
    ("Taiwan NEAR/5 arms", 3, "$14 billion Taiwan arms package"),
    ("sanction* oil", 3, "exception license"),
    ("siberai~ mongolia", 3, "through Mongolia"),
    ("taiwan source:courant", 3, "less precise on Taiwan and Iran"),
    ("Taiwan -Iran", 3, "Taiwan question"),
    ("pipeline OR hormuz", 3, "Strait of Hormuz"),
    # a sentence pasted from a draft
    (
        "Lavrov suggested that Moscow could help offset Chinese resource shortages linked to disruptions in the Strait "
        "of Hormuz, while discussions on Power of Siberia 2 reflected broader efforts",
        1,
        "help offset Chinese resource shortages",
    ),
    (
        "The Chinese official tone was restrained and focused on mutual trust, without endorsing the economic "
        "commitments that the American side advanced.",
        1,
        "The Chinese official tone was restrained",
    ),
    (
        "russia views china as an economic lifeline while china wants stability that shields its periphery",
        1,
        "security and economic lifeline",
    ),
    ("Putin described Xi’s communication style as respectful, friendly, open", 1, "communication style"),
]

NOWHERE = [
    "$15 billion", "48-page", "2.9%", "26th visit", "PoS-1", "Power of Siberia 3", "rare earths", "NATO expansion",
    "Gazprom contract", "panda diplomacy", "climate change", "grain corridor", "Nord Stream", "café", "Modi",
    "“small clique”", '"highest levels in history"', "quad summit hanoi",
]  # fmt: skip
"""What is nowhere, so that a word or a figure of it that stands somewhere answers nothing."""

NOTHING = [
    "macron",
    "iraq",
    "Zelensky",
    "Scholz Davos",
    "“no clear timelines”",
    '"peace treaty"',
    "Gazprom",
    "xylophone",
    "Kim Jong Un",
]
"""What the seeds do not hold."""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The index of the project's own workspace, in a cache of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        with open_index(load_workspace(ROOT)) as opened:
            yield opened


def texts(index: Index, hit: Hit) -> list[str]:
    """The passages that a hit leads to: itself, or those behind the statement."""
    if hit.kind == "passage":
        return [hit.text]
    passages = [p for piece in hit.evidence for p in index.workspace.document(piece.source).passages]
    return [passage.text for passage in passages if passage.id in {piece.passage for piece in hit.evidence}]


@pytest.mark.parametrize(("query", "within", "passage"), LOOKUPS, ids=[query[:40] for query, _, _ in LOOKUPS])
def test_the_passage_is_among_the_first(index: Index, query: str, within: int, passage: str) -> None:
    """What the analyst means stands among the first hits, by itself or behind its statement."""
    hits = index.search(query, limit=within).hits

    assert [passage in text for hit in hits for text in texts(index, hit)].count(True) >= 1


@pytest.mark.parametrize("query", NOTHING)
def test_where_there_is_nothing_nothing_is_shown_as_an_answer(index: Index, query: str) -> None:
    """No hit claims to hold all the words."""

    assert not [hit for hit in index.search(query).hits if hit.complete]


@pytest.mark.parametrize("query", NOWHERE)
def test_a_part_of_a_name_or_an_amount_is_no_answer(index: Index, query: str) -> None:
    """Rare earths are not found where something is rare, nor $15 billion where another sum is named."""

    assert () == index.search(query).hits


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("PoS-2", {"Power of Siberia 2"}),
        ("power of siberia 2", {"Power of Siberia 2"}),
        ("$14 billion", {"$14 billion"}),
        ("May 7", {"May 7"}),
        ("ai semiconductors", {"AI", "semiconductors"}),
        ("xi trump phone call", {"phone call", "Trump", "Xi"}),
    ],
)
def test_what_is_marked_is_what_was_asked(index: Index, query: str, marked: set[str]) -> None:
    """Names and amounts as a whole, no stray “two” and no “power”; what is merely akin only where they are not."""
    hit = index.search(query, kinds="passages", limit=1).hits[0]

    assert marked == {hit.text[start:end] for start, end in hit.marks}


@pytest.mark.parametrize("query", ["unresolved pipeline", "xi trump summit", "personal diplomacy", "declaration says"])
def test_prose_comes_before_the_heading_that_names_it(index: Index, query: str) -> None:
    """Headings are found, but after the passages that say it."""
    hits = index.search(query, kinds="passages").hits
    kinds = {passage.id: passage.kind for file in index.workspace.sources for passage in _passages(index, file)}

    assert kinds[hits[0].id] == "prose"


def _passages(index: Index, file: str):  # type: ignore[no-untyped-def]
    return index.workspace.document(file).passages
