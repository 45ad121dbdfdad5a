"""Tokens: how texts and queries are cut into words."""

from pathlib import Path

import pytest

from index.scripts import language_of
from index.spelling import APART, FORMS
from index.stems import stem
from index.tokens import tokens

ROOT = Path(__file__).parent.parent


def stems(text: str) -> set[str]:
    """Everything by which a text can be found."""
    return {token.stem for token in tokens(text)}


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("the U.S. side", "US"),
        ("the USA said", "US"),
        ("16 CEOs of US companies", "CEO"),
        ("The Xi–Trump summit", "xi"),
        ("The Xi-Trump summit", "trump"),
        ("after his re-election", "reelection"),
        ("worth \\$14 billion", "14"),
        ("worth $14bn", "billion"),
        ("a 1.9% increase", "1.9"),
        ("1.9 percent", "%"),
        ("1.9 per cent", "%"),
        ("1,250 soldiers", "1250"),
        ("the 47-page declaration", "47"),
        ("Chinese GovernmentMay 20, 2026", "government"),
        ("Chinese GovernmentMay 20, 2026", "May"),
        ("XinhuaprimaryXinhua", "xinhua"),
        ("Xi’s visit", "xi"),
        ("O’Brien said", "obrien"),
        ("the G20 and the G-20", "g20"),
        ("his 25th visit", "25"),
        ("Viktor Orbán", "orban"),
        ("２０２６年5月20日", "2026"),
    ],
)
def test_what_is_written_is_found_as_it_is_asked_for(written: str, asked: str) -> None:
    """Typography, acronyms, glued words and numbers do not stand between a word and its query."""

    assert stem(asked) in stems(written) or asked in stems(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("favours", "favored"),
        ("defence", "defense"),
        ("programmes", "program"),
        ("centres", "center"),
        ("prioritises", "prioritize"),
        ("travelled", "traveling"),
        ("met", "meeting"),
        ("sanctions", "sanctioned"),
        ("визита", "визитом"),
        ("уровень", "уровня"),
        ("рынок", "рынков"),
        ("посол", "послами"),
        ("Лаврова", "Лавров"),
        ("партнёрства", "партнерством"),
        ("переговоров", "переговорами"),
    ],
)
def test_forms_and_spellings_of_a_word_are_one(one: str, other: str) -> None:
    """British and American spelling, plurals, verb forms and Russian cases meet at one stem."""

    assert stems(one) & stems(other)


@pytest.mark.parametrize(("text", "never"), [("use and used by us", "US"), ("said again", "AI"), ("it is", "IT")])
def test_an_acronym_is_no_word_and_no_stem(text: str, never: str) -> None:
    """`US` is neither the pronoun nor the stem of *use*."""

    assert never not in stems(text)


def test_a_chinese_phrase_runs_through_clause_marks_but_not_sentences() -> None:
    """Pairs of characters go on through a comma and a broken line, not through a full stop."""
    found = [token.exact for token in tokens("主席，同\n普京。俄") if not token.span]

    assert found == ["主席", "席同", "同普", "普京", "俄"]


def test_offsets_are_those_of_the_text() -> None:
    """Every token says where it stands, also in parts of a word."""
    text = "naïve Xi–Trump “GovernmentMay”"

    found = [text[token.start : token.end] for token in tokens(text) if not token.span]

    assert found == ["naïve", "Xi", "Trump", "Government", "May"]


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        ("Министр прибыл в Пекин", "en", "ru"),
        ("Міністр прибув", "uk", "uk"),
        ("外长会晤", "", "zh"),
        ("外相はモスクワで", "", "ja"),
        ("The minister arrived", "", "en"),
        ("Le ministre est arrivé", "fr-FR", "fr"),
    ],
)
def test_a_text_is_in_the_language_of_its_script(text: str, stated: str, language: str) -> None:
    """The source's language holds where its script agrees."""

    assert language_of(text, stated) == language


def test_the_short_way_cuts_as_the_long_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written in letters of Europe is cut by a smaller expression, to the same tokens."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    texts += ["U.S. and re-election’s 1,200bn €14.5m", "naïve Orbán_2 v1.2.3 a.b. .x O'Neill's 20%", "“Xi–Trump”‘s"]
    short = [tokens(text) for text in texts]

    monkeypatch.setattr("index.tokens.is_latin", lambda text: False)

    assert [tokens(text) for text in texts] == short


def test_a_stem_begins_as_its_word_does() -> None:
    """So that marking asks for no stem that begins otherwise; of irregular forms every stem is asked for."""
    words = {token.exact for path in (ROOT / "seeds").glob("*.txt") for token in tokens(path.read_text("utf-8"))}
    words |= {*APART, "визиты", "foetus", "oestrus", "aesthetic", "youth", "paediatric", "archaeology", "yet"}

    assert {word for word in words - FORMS.keys() if stem(word)[:1] != word[:1]} == set()


def test_only_stems_that_begin_as_asked_are_told() -> None:
    """The others stand for themselves."""
    told = tokens("They met ministers about sanctions", frozenset("sm"))

    assert ["they", "meet", "minist", "about", "sanction"] == [token.stem for token in told]
