"""Who stands opposite whom: best overall, nobody forced."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import said

from profiles.comparing.pairing import THRESHOLD, Likeness, assign, bag, pair, stem

scores = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(scores)
def test_assignment_is_the_best_of_all(table: list[list[int]]) -> None:
    """No other way to give each a partner has a greater sum."""
    wide = table if len(table) <= len(table[0]) else [list(column) for column in zip(*table, strict=True)]
    ways = permutations(range(len(wide[0])), len(wide))

    best = max(sum(wide[row][column] for row, column in enumerate(way)) for way in ways)

    assert best == sum(table[row][column] for row, column in assign(table))


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(0, 10), max_size=9))
def test_pairing_is_the_best_above_the_threshold(tenths: dict[tuple[int, int], int]) -> None:
    """Of all sets of pairs above the threshold with nobody twice, one with the greatest sum is chosen."""
    allowed = [found for found, score in tenths.items() if score >= 3]
    fits = (
        some
        for size in range(len(allowed) + 1)
        for some in combinations(allowed, size)
        if len({left for left, _ in some}) == len(some) == len({right for _, right in some})
    )

    best = max(sum(tenths[found] for found in some) for some in fits)
    chosen = pair({found: score / 10 for found, score in tenths.items()}, threshold=0.3)

    assert best == sum(tenths[found] for found in chosen)
    assert len({left for left, _ in chosen}) == len(chosen) == len({right for _, right in chosen})
    assert all(found in allowed for found in chosen)


def test_no_one_is_paired_below_the_threshold() -> None:
    """What has no counterpart is left unpaired rather than forced."""

    assert pair({(0, 0): THRESHOLD - 0.01}) == []


@pytest.mark.parametrize(("lefts", "rights"), [(120, 120), (20, 3000)])
def test_a_huge_group_is_paired_greedily_with_nobody_twice(lefts: int, rights: int) -> None:
    """A row of hundreds costs no cube."""
    table = {(left, right): 1 - abs(left - right) / 9000 for left in range(lefts) for right in range(rights)}

    assert [(at, at) for at in range(lefts)] == pair(table)


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("China will buy 200 Boeing aircraft.", "Trump says that Boeing gets an order of 200 jets.", True),
        ("Both extend visa-free travel through 2027.", "Visa-free travel is extended until the end of 2027.", True),
        ("Xi calls Taiwan the most important issue.", "The leaders agree to meet again in autumn.", False),
        ("The sides discuss energy.", "The sides discuss education.", False),
        ("Стороны обсудили поставки газа.", "Лидеры говорили о поставках газа.", True),
        ("双方讨论台湾问题和农产品采购", "中方承诺扩大农产品采购", True),
    ],
)
def test_the_same_thing_in_other_words_is_alike_and_another_is_not(left: str, right: str, alike: bool) -> None:
    """Numbers and names tell most; the verbs of diplomacy tell nothing."""
    background = [said(str(at), f"The sides discuss {word} and agree to talk.") for at, word in enumerate("abcdefgh")]
    one, other = said("one", left, quote=""), said("other", right, quote="")

    measure = Likeness([one, other, *background])

    assert alike == (measure(one, other) >= THRESHOLD)
    assert measure(one, other) == measure(other, one)


def test_what_the_row_is_about_does_not_make_two_statements_alike() -> None:
    """All statements of a row on Taiwan say Taiwan."""
    one, other = said("one", "Taiwan: arms sales"), said("other", "Taiwan: elections")
    rest = [said(str(at), "x") for at in range(9)]

    measure = Likeness([one, other, *rest])

    assert measure(one, other) > measure(one, other, "Taiwan") == 0


def test_a_crowded_row_proposes_pairs_by_rare_words() -> None:
    """Every pair that shares a word few others hold is still found."""
    lefts = [said(f"l{at}", f"agreement number{at} alpha{at}", quote="") for at in range(120)]
    rights = [said(f"r{at}", f"agreement alpha{at} other{at}", quote="") for at in range(120)]

    found = Likeness([*lefts, *rights]).candidates(lefts, rights, "")

    assert {(at, at) for at in range(120)} == set(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and US buy $244.8 billion", {"us": 1.5, "buy": 1.0, "244.8": 2.0, "billion": 1.0}),
        ("14,000 tonnes", {"14000": 2.0, "tonn": 1.0}),
        ("Boeing and more Boeing", {"boe": 1.5}),
        ("Boeing", {"boe": 1.0}),
        ("台湾问题", {"台湾": 1.0, "湾问": 1.0, "问题": 1.0}),
        ("한국어 단어", {"한국어": 1.0, "단어": 1.0}),
        ("", {}),
    ],
)
def test_a_bag_holds_what_tells(text: str, expected: dict[str, float]) -> None:
    """Acronyms with points, numbers with separators, Han by pairs; names and numbers tell more, *and* nothing."""

    assert expected == bag(text)


def test_a_stem_matches_forms_of_one_word() -> None:
    """Endings are dropped, short words and numbers kept."""

    assert {"agre"} == {stem(word) for word in ("agreed", "agreement", "agreements", "agrees", "agree")} - {"agree"}
    assert stem("US") == "us"
