"""Filters are values that add up and say what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import day, profile, record, said

from profiles.alignment import compare, labels_of
from profiles.model import Conflict, Member
from profiles.selection import (
    ALL,
    Selection,
    account,
    dimension,
    from_pairs,
    only,
    side,
    speaker,
    standing,
    topic,
)  # fmt: skip

SOME = [
    only("differences"), only("both"), dimension("agenda"), topic("grain", "prisoners"), standing("signed"),
    account("party"), side("China"), speaker("Wang"), ALL,
]  # fmt: skip
selections = st.lists(st.sampled_from(SOME), max_size=4).map(lambda some: _joined(some))


def _joined(some: list[Selection]) -> Selection:
    joined = ALL
    for one in some:
        joined &= one
    return joined


@given(selections, selections)
def test_order_and_repetition_make_no_difference(one: Selection, other: Selection) -> None:
    """`&` is commutative and idempotent, and `ALL` changes nothing."""

    assert one & other == other & one
    assert one & one == one == one & ALL


@given(selections)
def test_a_selection_survives_a_state_file(selection: Selection) -> None:
    """What `pairs` gives, `from_pairs` reads."""

    assert selection == from_pairs(selection.pairs())


def test_what_no_filter_understands_is_passed_over() -> None:
    """A state file of another version hides nothing by accident."""

    assert from_pairs([("colour", ["red"]), ("only", ["nonsense"]), ("side", ["China"])]) == side("China")


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (ALL, ""),
        (only("conflicts", "both"), "conflicts or on both sides only"),
        (only("differences") & standing("joint", "signed") & side("China"),
         "differences only · standing signed or joint · China’s account"),
        (side("United States", "Russia"), "United States’ or Russia’s account"),
        (dimension("formal-outcomes") & topic("grain"), "dimension Outcomes · formal · topic Grain"),
        (account("press", "author", "third-party"),
         "the press’s accounts, authors’ readings or third parties’ accounts"),
        (speaker("Wang Yi"), "said by Wang Yi"),
    ],
)  # fmt: skip
def test_a_selection_says_what_it_lets_through(selection: Selection, expected: str) -> None:
    """The sentence is the screen's sub-title."""

    assert expected == selection.says(labels_of(record(profile("a"))))


def _two() -> tuple[object, ...]:
    left = profile(
        "left",
        said("both-left", on="agenda grain", standing="signed"),
        said("only-left", on="agenda fisheries", side="North", speaker="Ada Brand", standing="claimed"),
        said("same-left", on="unresolved grain"),
        date=day("2031-03-03"),
    )
    right = profile(
        "right",
        said("both-right", on="agenda grain prisoners", standing="announced"),
        said("only-right", on="formal-outcomes prisoners", standing="denied"),
        said("same-right", on="unresolved grain"),
        date=day("2031-09-20"),
    )
    conflict = Conflict(
        "c", "", "number", "contradiction", "open",
        (Member((), "left/same-left"), Member((), "right/same-right")),
    )  # fmt: skip
    return left, right, conflict


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (ALL, ["agenda grain", "agenda fisheries", "formal-outcomes prisoners", "unresolved grain"]),
        (only("both"), ["agenda grain", "unresolved grain"]),
        (only("left"), ["agenda fisheries"]),
        (only("right"), ["formal-outcomes prisoners"]),
        (only("left", "right"), ["agenda fisheries", "formal-outcomes prisoners"]),
        (only("conflicts"), ["unresolved grain"]),
        (only("questions"), []),
        (only("differences"),
         ["agenda grain", "agenda fisheries", "formal-outcomes prisoners", "unresolved grain"]),
        (dimension("agenda"), ["agenda grain", "agenda fisheries"]),
        (topic("prisoners"), ["agenda grain", "formal-outcomes prisoners"]),
        (standing("signed"), ["agenda grain"]),
        (side("north"), ["agenda fisheries"]),
        (speaker("brand"), ["agenda fisheries"]),
        (account("press") & dimension("agenda"), ["agenda grain"]),
        (only("both") & standing("denied"), []),
    ],
)  # fmt: skip
def test_filters_let_through_what_they_name(selection: Selection, expected: list[str]) -> None:
    """By row where they speak of rows, by statement where they speak of statements."""
    left, right, conflict = _two()

    comparison = compare(record(left, right, conflicts=[conflict]), "left", "right", selection)  # type: ignore[arg-type]
    rows = [f"{row.dimension} {row.topic}" for section in comparison.sections for row in section.rows]

    assert expected == rows
    assert comparison.hidden == 4 - len(rows)


def test_a_hidden_statement_does_not_make_its_cell_silent() -> None:
    """A filter hides; it makes no claim about the record."""
    left, right, _ = _two()

    comparison = compare(record(left, right), "left", "right", standing("signed"))  # type: ignore[arg-type]
    row = comparison.sections[0].rows[0]

    assert [one.id for one in row.left.present] == ["left/both-left"]
    assert (row.right.state, row.right.present, row.right.hidden) == ("stated", (), 1)
    assert row.marks == ("both",)
    assert comparison.shown == "standing signed"
