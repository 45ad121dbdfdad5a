"""A quotation with its citation: the place survives in every style, what is unknown is left out, nothing is obeyed."""

import json
import re
from dataclasses import replace
from pathlib import Path

import bibtexparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profiles.citation import Citation, UnknownId, citations, cite
from profiles.dates import parse_date
from profiles.model import DateAccount, Source, When
from profiles.styles import STYLES, UnknownStyle, render
from profiles.styles.biblatex import edtf
from profiles.styles.csl_json import TYPES, issued
from profiles.styles.parts import american_date, date_words
from profiles.styles.template import FIELDS, BadTemplate, check
from profiles.visible import visible
from profiles.workspace import Workspace, load_workspace


def implied(text: str) -> When:
    return replace(parse_date(text), accounts=(DateAccount(text, "implied"),))


SOURCE = Source(
    "c7.txt", "courier", "Vienna, at last", "The Courier", ("N. N.", "Ada Brand"), parse_date("2031-09-22"), "en",
    "article", url="https://example.org/a_b?c=1&d=%7B#e",
)  # fmt: skip
ONE = Citation("vienna/corridor", "a corridor for grain", SOURCE, 4, 812, 874, "c7#1")
BARE = Citation("x#1", "a corridor", Source("c7.txt"), None, None, None)


@pytest.fixture
def vienna(workspace: Path) -> Workspace:
    return load_workspace(workspace)


def test_a_statement_is_cited_as_the_source_shows_it(vienna: Workspace) -> None:
    """Link markup is no part of a quotation; paragraph and characters say where it stands."""

    assert cite(vienna, "vienna-2031-09/inspection") == (
        "“the sides agreed jointly to name it within a month” — The Courier, “Vienna, at last”, [c. 22 Sep 2031], "
        "courier.txt, ¶ 3, characters {}–{}"
    ).format(*_span(vienna, "the sides [agreed", "within a month"))


def _span(vienna: Workspace, first: str, last: str) -> tuple[int, int]:
    text = vienna.document("courier.txt").text
    return text.index(first), text.index(last) + len(last)


def test_a_passage_is_cited_whole(vienna: Workspace) -> None:
    """By the id that a search shows."""
    passage = vienna.document("courier.txt").passages[-1]

    assert cite(vienna, passage.id).startswith("“The communiqué says nothing about visas. A meeting in Geneva")


def test_what_the_metadata_lack_is_left_out(vienna: Workspace) -> None:
    """No *n.d.*, no *anonymous*: only what is known."""

    assert re.fullmatch(
        r"“讨论了粮食走廊问题” — gazette\.txt, ¶ 2, characters \d+–\d+", cite(vienna, "call-2031-06/corridor")
    )


@pytest.mark.parametrize("id", ["vienna-2031-09/gone", "gone/gone", "courier#00000000", "", "vienna-2031-09"])
def test_an_id_that_is_none_is_answered_in_words(vienna: Workspace, id: str) -> None:
    """And says how to find one."""
    with pytest.raises(UnknownId, match=r"There is no .*visavis search"):
        citations(vienna, id)


def test_a_style_that_is_none_is_answered_with_those_there_are() -> None:
    """The user's own among them."""
    with pytest.raises(UnknownStyle, match=r"there is no style `apa`\. There are plain, .*csl-json and mine\."):
        render([ONE], "apa", {"mine": "{quote}"})


EXPECTED = {
    "plain": "“a corridor for grain” — N. N. and Ada Brand, The Courier, “Vienna, at last”, 22 Sep 2031, c7.txt, ¶ 4, "
    "characters 812–874",
    "markdown": "“a corridor for grain”[^courier-812-874]\n\n[^courier-812-874]: N. N. and Ada Brand, The Courier, "
    "“Vienna, at last”, 22 Sep 2031, c7.txt, ¶ 4, characters 812–874.",
    "org": "“a corridor for grain”[fn:courier-812-874]\n\n[fn:courier-812-874] N. N. and Ada Brand, The Courier, "
    "“Vienna, at last”, 22 Sep 2031, c7.txt, ¶ 4, characters 812–874.",
    "latex": r"\blockquote[{\cite[{\P~4, characters 812--874, file c7.txt}]{courier}}]{a corridor for grain}",
    "chicago": "N. N. and Ada Brand, “Vienna, at last,” The Courier, September 22, 2031, para. 4 (c7.txt, "
    "characters 812–874): “a corridor for grain.”",
    "bibtex": "@misc{courier,\n  author = {{N. N.} and {Ada Brand}},\n  title = {{Vienna, at last}},\n"
    "  howpublished = {The Courier},\n  year = {2031},\n  month = sep,\n"
    "  url = {https://example.org/a_b?c=1&d=%7B#e},\n  language = {en},\n"
    "  note = {para. 4, characters 812–874, c7.txt},\n  annote = {“a corridor for grain”},\n}",
    "biblatex": "@online{courier,\n  author = {{N. N.} and {Ada Brand}},\n  title = {{Vienna, at last}},\n"
    "  organization = {The Courier},\n  date = {2031-09-22},\n"
    "  url = {https://example.org/a_b?c=1&d=%7B#e},\n  language = {en},\n"
    "  note = {para. 4, characters 812–874, c7.txt},\n  annotation = {“a corridor for grain”},\n}",
}


@pytest.mark.parametrize("style", EXPECTED)
def test_each_style_writes_as_its_readers_expect(style: str) -> None:
    """Ready to paste, no newline at the end."""

    assert EXPECTED[style] == render([ONE], style)


@pytest.mark.parametrize("style", STYLES)
def test_the_place_survives_in_every_style(style: str) -> None:
    """Paragraph, characters, file."""
    text = render([ONE], style)

    assert all(part in text for part in ("4", "812", "874", "c7.txt"))


@pytest.mark.parametrize("style", STYLES)
def test_a_bare_file_is_cited_in_every_style_without_invention(style: str) -> None:
    """Neither empty brackets nor empty fields, no `None`, no doubled comma."""
    text = render([BARE], style)

    assert "a corridor" in text
    assert "c7" in text
    assert not re.search(r"None|, ,|,,|\(\)|“”|\{\},|= ,|: null|\[\]\[", text)


@pytest.mark.parametrize("state", ["stale", "missing", "ambiguous"])
@pytest.mark.parametrize("style", STYLES)
def test_a_quotation_that_is_not_confirmed_says_so(style: str, state: str) -> None:
    """Nobody pastes a stale one unknowingly."""
    doubtful = replace(ONE, state=state)  # type: ignore[arg-type]

    assert doubtful.caveat in render([doubtful], style)


@pytest.mark.parametrize(
    ("when", "plain", "american", "edtf_date", "csl"),
    [
        (parse_date("2026-05-20"), "20 May 2026", "May 20, 2026", "2026-05-20", {"date-parts": [[2026, 5, 20]]}),
        (implied("2026-05-20"), "[c. 20 May 2026]", "[ca. May 20, 2026]", "2026-05-20~",
         {"date-parts": [[2026, 5, 20]], "circa": True}),
        (implied("[2026-05-16..2026-12-31]"), "[between 16 May and 31 Dec 2026]", "[between 16 May and 31 Dec 2026]",
         "2026-05-16~/2026-12-31~", {"literal": "[between 16 May and 31 Dec 2026]"}),
        (implied("[..2025-05-07]"), "[on or before 7 May 2025]", "[on or before 7 May 2025]", "../2025-05-07~",
         {"literal": "[on or before 7 May 2025]"}),
        (parse_date("2026-05-14/2026-05-15"), "14–15 May 2026", "14–15 May 2026", "2026-05-14/2026-05-15",
         {"date-parts": [[2026, 5, 14], [2026, 5, 15]]}),
        (parse_date("2026-05"), "May 2026", "May 2026", "2026-05", {"date-parts": [[2026, 5]]}),
        (When(), "", "", "", {}),
    ],
)  # fmt: skip
def test_a_date_is_as_firm_as_it_is_known(
    when: When, plain: str, american: str, edtf_date: str, csl: dict[str, object]
) -> None:
    """Implied dates are shown as such in each style's way."""

    assert (plain, american, edtf_date, csl) == (date_words(when), american_date(when), edtf(when), issued(when))


def test_quotations_of_one_source_are_one_entry() -> None:
    """A bibliography names a source once, with all the places."""
    other = replace(ONE, quote="valid for one year", paragraph=5, start=900, end=918)

    text = render([ONE, other], "bibtex")

    assert text.count("@misc") == 1
    assert "para. 4, characters 812–874, c7.txt; para. 5, characters 900–918, c7.txt" in text


HOSTILE = (
    '$14 {b}% & co_op #1 ^~ \\LaTeX “in ‘in’ quotes” "straight" [1, 2] <b> |x| *y* }{ @z :smile: https://e.org\x1b'
)
texts = st.one_of(
    st.just(HOSTILE), st.text(st.sampled_from("ab c$%&_#{}[]\\^~\"'“”‘’@|<>*/=+-.:\n\x1b\u202e中"), max_size=30)
)
WORDS = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~", r"\textless{}": "<", r"\textgreater{}": ">", r"\textbar{}": "|",
    r"\$": "$", r"\&": "&", r"\#": "#", r"\%": "%", r"\_": "_",
}  # fmt: skip


def _from_latex(text: str) -> str:
    pattern = "|".join(re.escape(word) for word in WORDS)
    return re.sub(pattern, lambda found: WORDS[found[0]], text)


def _shown(text: str) -> str:
    return visible(" ".join(text.split("\n")).replace("\t", " "), keep="")


@settings(max_examples=60, deadline=None)
@given(texts, texts, st.sampled_from(["bibtex", "biblatex"]))
def test_a_bibtex_parser_reads_back_what_was_cited(quote: str, title: str, style: str) -> None:
    """Dollar, percent, quotes in quotes, brackets, unbalanced braces: all survive."""
    given_ = replace(ONE, quote=quote, source=replace(SOURCE, title=title, authors=(title,), publisher=quote))

    library = bibtexparser.parse_string(render([given_], style))
    (entry,) = library.entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}

    assert library.failed_blocks == []
    assert entry.key == "courier"
    assert f"“{_shown(quote)}”" == _from_latex(fields["annote" if style == "bibtex" else "annotation"])
    assert "characters 812–874" in fields["note"]
    if title:
        assert _shown(title) == _from_latex(fields["title"][1:-1]) == _from_latex(fields["author"][1:-1])


@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_csl_json_reads_back_as_it_was(quote: str, title: str) -> None:
    """Every value a JSON value of the type that the schema names; nothing a terminal would obey."""
    text = render([replace(ONE, quote=quote, source=replace(SOURCE, title=title))], "csl-json")
    (item,) = json.loads(text)

    assert text == visible(text)
    assert item["annote"] == f"“{quote}”"
    assert item["title" if title else "container-title"] == (title or "The Courier")
    assert set(item) <= {
        "id",
        "type",
        "title",
        "author",
        "container-title",
        "issued",
        "language",
        "URL",
        "note",
        "annote",
    }
    assert item["type"] in TYPES.values()
    assert item["issued"] == {"date-parts": [[2031, 9, 22]]}
    assert item["author"] == [{"literal": "N. N."}, {"literal": "Ada Brand"}]


@settings(max_examples=60, deadline=None)
@given(texts, st.sampled_from(sorted(STYLES)))
def test_no_style_lets_a_document_speak_to_the_terminal(hostile: str, style: str) -> None:
    """Controls and overrides are spelt out in every one; the hostile text stays on its line."""
    source = Source("c7.txt", hostile, hostile, hostile, (hostile,), language=hostile, url=f"https://e.org/{hostile}")

    text = render([Citation("a/b", hostile, source, 1, 2, 3, translation=hostile)], style)

    assert text == visible(text) or (
        style == "org" and text.replace("\u200b", "") == visible(text.replace("\u200b", ""))
    )


MARKDOWN_SIGNS = re.compile(r"(?<!\\)(?:\\\\)*[`*_\[\]{}<>|~$&#@^=]")


@given(texts)
def test_markdown_stays_markdown(hostile: str) -> None:
    """No sign with a meaning stands unescaped, no line begins a list."""
    from profiles.export.escaping import markdown

    text = markdown(hostile)

    assert not MARKDOWN_SIGNS.search(text)
    assert not re.match(r"\s*([-+]|\d+[.)])", text)
    assert "\n" not in text


@given(texts)
def test_a_latex_quotation_keeps_its_arguments_together(hostile: str) -> None:
    """Braces balance, so no bracket of a quotation ends an argument."""
    text = render([replace(ONE, quote=hostile)], "latex")
    depths = [0]
    for sign in text:
        depths.append(depths[-1] + {"{": 1, "}": -1}.get(sign, 0))

    assert (depths[-1], min(depths)) == (0, 0)
    assert text.startswith(r"\blockquote[{\cite[{\P~4")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{quote} ({publisher?, }{year}, ¶{paragraph})", "a corridor for grain (The Courier, 2031, ¶4)"),
        ("{{{key}}} {start}–{end} {date}", "{courier} 812–874 22 Sep 2031"),
        ("{translation?: }{title:html}", "Vienna, at last"),
        ("\\footcite[{file:latex}]{{{key}}}", "\\footcite[c7.txt]{courier}"),
    ],
)
def test_a_template_is_filled_in(template: str, expected: str) -> None:
    """Values from a fixed list; what is unknown takes the text after it along."""

    assert expected == render([ONE], "mine", {"mine": template})


def test_a_template_runs_nothing() -> None:
    """A value that looks like a field stays a value; attributes and indices are no fields."""
    sly = replace(ONE, quote="{title} {0.__class__}")

    assert render([sly], "mine", {"mine": "{quote}"}) == "{title} {0.__class__}"
    for template in ("{quote.__class__}", "{0}", "{quote!r}", "{source[file]}", "{quote:>99999999}"):
        with pytest.raises(BadTemplate, match="Column 1"):
            check(template)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("a {qoute}", r"Column 3: there is no field 'qoute'; did you mean 'quote'\."),
        ("{zzz}", r"Column 1: there is no field 'zzz'; there are quote, .*caveat\."),
        ("{quote:latx}", r"Column 1: there is no escape 'latx'; did you mean 'latex'\."),
        ("{quote", r"Column 1: '\{' stands alone; write '\{\{' for a brace\."),
    ],
)
def test_a_bad_template_says_what_is_wrong_and_where(template: str, message: str) -> None:
    """With the nearest right spelling."""
    with pytest.raises(BadTemplate, match=message):
        check(template)


def test_every_field_has_a_value_for_a_bare_file() -> None:
    """A template never fails for want of metadata."""

    assert all(isinstance(value(BARE), str) for value in FIELDS.values())
