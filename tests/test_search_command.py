"""Searching and checking from the command line: hits for people, editors, pipes and programs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.cli import main

Said = Callable[[str], tuple[int, str, str]]


@pytest.fixture
def said(workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Exit code, stdout and stderr of a command in the small workspace."""
    monkeypatch.chdir(workspace)

    def say(words: str) -> tuple[int, str, str]:
        code = main(words.split(" "))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return say


def test_hits_stand_as_grep_has_them_where_no_terminal_is(said: Said) -> None:
    """`file:line: text`, the words found between « and », the id for `visavis cite`."""
    code, out, _ = said("search hotline --in passages")

    assert 0 == code
    assert out.startswith("seeds/dispatch.txt:3: When the fisheries ministers met in Geneva")
    assert "A «hotline» between the two fishing authorities" in out
    assert "{dispatch#" in out


def test_hits_are_laid_out_for_a_width(said: Said) -> None:
    """With an excerpt, and the statements that cite the passage."""
    out = said("search hotline --in passages --width 80")[1]

    assert out.startswith(" 1  dispatch ¶2 · 23 Sep 2031 · The Dispatch")
    assert "↳ announced  A hotline between the two fishing authorities was announced." in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_nothing_found_is_told_with_a_code_of_its_own(said: Said) -> None:
    """1, as grep has it; stdout stays empty."""
    code, out, err = said("search submarine")

    assert (1, "") == (code, out)
    assert "Nothing found for 'submarine'." in err


def test_a_misspelt_word_is_corrected_aloud(said: Said) -> None:
    """The hits are for what was meant, and stderr says so."""
    code, out, err = said("search corridr")

    assert 0 == code and "«corridor»" in out
    assert "showing results for 'corridor'" in err


def test_a_query_that_is_wrong_is_shown_with_the_place(said: Said) -> None:
    """The word that is wrong is underlined."""
    code, _, err = said("search standing:sined grain")

    assert 2 == code
    assert "  standing:sined grain\n           ^^^^^" in err or "\n  standing:sined grain\n" in err


def test_hits_come_as_json_and_as_json_lines(said: Said) -> None:
    """One document, or one hit a line."""
    document = json.loads(said("search grain --format json")[1])
    lines = [json.loads(line) for line in said("search grain --format jsonl")[1].splitlines()]

    assert document["hits"] == lines
    assert {"format_version", "query", "understood", "total", "hits", "suggestion"} <= set(document)


def test_ids_end_with_nul_for_xargs(said: Said) -> None:
    """`visavis search … --ids -0 | xargs -0 visavis cite`."""
    ids = said("search corridor --ids -0")[1].split("\0")

    assert "" == ids.pop()
    assert ids and all(0 == said(f"cite {id} --style plain")[0] for id in ids)


def test_neighbours_are_shown_on_request(said: Said) -> None:
    """`--context 1`: the passage before and the one after."""
    out = said("search hotline --in passages --context 1")[1]

    assert ["seeds/dispatch.txt-1-", "seeds/dispatch.txt:3:", "seeds/dispatch.txt-5-"] == [
        line.split()[0] for line in out.splitlines()
    ]


def test_uncited_passages_are_found(said: Said) -> None:
    """What is in the sources and in no statement."""
    out = said("search Gespräch --uncited")[1]

    assert out.startswith("seeds/gazette.txt:5: ")


def test_unread_cells_have_their_leads(said: Said) -> None:
    """What the index finds for the topic in that side's sources."""
    document = json.loads(said("compare geneva-2031-12 autumn --format json")[1])
    rows = {row["topic"]: row["left"] for section in document["dimensions"] for row in section["rows"]}
    printed = said("compare geneva-2031-12 autumn --width 80")[1]

    assert "unread" == rows["visas"]["state"]
    assert ["courier.txt"] == [hit["source"] for hit in rows["visas"]["leads"]]
    assert "unread  1 passage mentions it" in printed


def test_a_chinese_phrase_is_found_where_the_sentence_goes_on(said: Said) -> None:
    """In quotation marks, and as a lead by a topic's Chinese name."""
    document = json.loads(said("compare call-2031-06 autumn --format json")[1])
    rows = {row["topic"]: row["left"] for section in document["dimensions"] for row in section["rows"]}

    assert said('search "粮食走廊" --in passages')[1].startswith("seeds/gazette.txt:3: ")
    assert ["gazette.txt"] == [hit["source"] for hit in rows["grain"]["leads"]]


def test_check_runs_silences_again(workspace: Path, said: Said) -> None:
    """A source that now speaks of it breaks the silence: a warning, and exit code 1."""
    assert (0, "") == said("check")[:2]

    source = workspace / "seeds" / "courier.txt"
    source.write_text(source.read_text() + "\nFishing rights were touched upon.\n")
    code, out, _ = said("check")

    assert 1 == code
    assert (
        "warning: silences.formal-outcomes.fisheries: `fisheries OR fishing` now finds 1 passage in its sources" in out
    )


def test_a_hit_opens_in_the_editor_at_its_line(workspace: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--open` runs the user's editor, without a shell."""
    editor = workspace / "vim"
    editor.write_text('#!/bin/sh\necho "$@" > "$(dirname "$0")/opened"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))

    code = said("search hotline --in passages --open")[0]

    assert 0 == code
    assert f"+3 {workspace}/seeds/dispatch.txt\n" == (workspace / "opened").read_text()


def test_a_minus_needs_no_quotes_from_the_shell(said: Said) -> None:
    """`hotline -fish` is a query, and `-oil` no file to write to."""
    expected = said("search hotline NOT fish NOT oil")[:2]

    assert expected == said("search hotline -fish -oil")[:2]


def test_a_part_is_told_from_the_whole(said: Said) -> None:
    """Where no hit holds all the words, stderr says so."""
    _, out, err = said("search prisoners unheard")

    assert "" != out
    assert "Nothing holds all of 'prisoners unheard'" in err


def test_a_passage_that_is_none_has_nothing_like_it(said: Said) -> None:
    """It is named, and where ids are found."""
    code, out, err = said("search --like bogus")

    assert (2, "") == (code, out)
    assert "there is no passage `bogus`" in err and "Nothing found" not in err


def test_a_passage_answers_for_the_statement_that_was_asked_for(said: Said) -> None:
    """Cited for something else by a statement of that speaker, it is no answer; on the words or their topic it is."""
    assert 0 == said("search prisoners speaker:quist --in passages")[0]
    assert 0 == said("search corridor standing:signed --in passages")[0]
    assert "presidents" in said("search presidents --in passages")[1]
    assert 1 == said("search presidents speaker:quist --in passages")[0]


def test_a_kind_that_is_none_is_answered_with_each_kind_once(said: Said) -> None:
    """A statement is a hit and a kind of source; it is listed once."""
    assert 1 == said("search kind:xxxx")[2].count("statement,")


def test_the_help_of_a_search_says_what_all_is(said: Said) -> None:
    """A statement and the passage that it quotes are one hit."""
    assert "with the passage it quotes" in " ".join(said("search --help")[1].split())


def test_hits_left_out_are_counted_with_the_statements_behind(said: Said) -> None:
    """A passage stands for the statements that cite it."""
    assert "behind those shown; --limit" in said("search ports OR prisoners --in passages --limit 1")[2]


def test_a_style_that_is_none_is_told_as_other_names_are(said: Said) -> None:
    """With the nearest."""
    err = said("cite vienna-2031-09/corridor --style chicag")[2]

    assert err.startswith("visavis: there is no style `chicag`. Did you mean `chicago`? There are plain, ")


def test_a_printed_comparison_names_no_key(said: Said) -> None:
    """Only on the screen does one lead on to the passages that mention a topic."""
    out = said("compare geneva-2031-12 vienna-2031-09 --width 80")[1]

    assert "mention" in out and "↵" not in out


def test_a_newspaper_holds_its_article(said: Said) -> None:
    """In CSL the paper is the container; the year that is sure is plain, though the day is only inferred."""
    (item,) = json.loads(said("cite vienna-2031-09/corridor --style csl-json")[1])
    bibtex = said("cite vienna-2031-09/corridor --style bibtex")[1]

    assert "The Courier" == item["container-title"] and "publisher" not in item
    assert "year = {2031}" in bibtex and "by inference" in bibtex


def test_a_word_that_only_ends_alike_is_not_offered(said: Said) -> None:
    """What begins as the word does is."""
    assert "Near it" not in said("search stickets")[2]
    assert "Near it: prisoners" in said("search prisonhouse")[2]
