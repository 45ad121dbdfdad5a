"""Two meetings become sections, rows and cells: nothing lost, nothing twice."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import MadeUp, day, profile, record, said

from profiles.alignment import arrange, attach_leads, compare, compare_sides, most_telling_pair, sides_of
from profiles.comparison import Comparison, Hit, Row, Turn
from profiles.model import (
    STANDINGS,
    Conflict,
    ConflictNature,
    Evidence,
    Member,
    Move,
    Question,
    Relation,
    Silence,
    Standing,
    Statement,
    Topic,
)  # fmt: skip
from profiles.selection import ALL, Selection, only, standing

names = st.lists(st.tuples(st.sampled_from(["left", "right", "third"]), st.booleans()), max_size=14)
keys = st.sampled_from(
    ["agenda grain", "agenda fisheries", "formal-outcomes grain", "gone lost", "unresolved prisoners"]
)
statements = st.builds(
    lambda key, standing, text, aspect: (key, standing, text, aspect),
    keys,
    st.sampled_from(STANDINGS),
    st.sampled_from(["a corridor of 200 ships", "200 ships in a corridor", "prisoners", "a hotline", "ports open"]),
    st.sampled_from([None, None, "corridor"]),
)
also = st.sets(st.sampled_from(["left", "right", "third"]))
worlds = st.lists(st.tuples(st.sampled_from(["left", "right", "third"]), statements, also), max_size=16)


def _world(drawn: list[tuple[str, tuple[str, Standing, str, str | None], set[str]]]) -> MadeUp:
    own: dict[str, list[Statement]] = {"left": [], "right": [], "third": []}
    for at, (meeting, (key, firm, text, aspect), others) in enumerate(drawn):
        shared = tuple(sorted(others - {meeting}))
        own[meeting].append(said(f"s{at}", text, on=key, standing=firm, aspect=aspect, also=shared))
    return record(*(profile(id, *found) for id, found in own.items()))


def rows(comparison: Comparison) -> list[Row]:
    return [row for section in comparison.sections for row in section.rows]


@settings(max_examples=60, deadline=None)
@given(worlds, st.sampled_from(["dimension", "topic"]))
def test_every_statement_stands_on_each_side_it_belongs_to_once(drawn: list, turn: Turn) -> None:  # type: ignore[type-arg]
    """None lost, none twice, none on a side that it does not concern."""
    world = _world(drawn)

    found = rows(compare(world, "left", "right", turn=turn))
    left = [one.id for row in found for one in row.left.present]
    right = [one.id for row in found for one in row.right.present]

    assert sorted(left) == sorted(one.id for one in world.statements_of("left"))
    assert sorted(right) == sorted(one.id for one in world.statements_of("right"))


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_a_shared_statement_stands_opposite_itself_and_is_marked(drawn: list) -> None:  # type: ignore[type-arg]
    """At the same position in both cells, never as a contrast; and both cells are equally long."""
    for row in rows(compare(_world(drawn), "left", "right")):
        pairs = list(zip(row.left.statements, row.right.statements, strict=True))
        shared = [left for left, right in pairs if left and {"left", "right"} <= set(left.meetings)]

        assert all(left == right for left, right in pairs if left in shared or right in shared)
        assert bool(shared) == ("shared" in row.marks)
        assert (None, None) not in pairs


@settings(max_examples=40, deadline=None)
@given(worlds)
def test_sides_swap_as_a_mirror(drawn: list) -> None:  # type: ignore[type-arg]
    """Left and right are but names."""
    world = _world(drawn)
    mirrored = {"left": "right", "right": "left"}

    one, other = rows(compare(world, "left", "right")), rows(compare(world, "right", "left"))

    assert [(row.dimension, row.topic) for row in one] == [(row.dimension, row.topic) for row in other]
    assert [row.marks for row in one] == [tuple(mirrored.get(mark, mark) for mark in row.marks) for row in other]
    assert [row.difference for row in one] == [row.difference for row in other]
    assert [row.left.state for row in one] == [row.right.state for row in other]


@settings(max_examples=40, deadline=None)
@given(worlds)
def test_a_meeting_beside_itself_shares_everything_and_differs_in_nothing(drawn: list) -> None:  # type: ignore[type-arg]
    """No row is a contrast."""
    found = rows(compare(_world(drawn), "left", "left"))

    assert {("shared",)} >= {row.marks for row in found}
    assert not any(row.difference for row in found)
    assert all(row.left == row.right for row in found)


def test_a_meeting_beside_an_empty_one_is_all_on_one_side() -> None:
    """The other cells are unread: nobody looked."""
    world = record(profile("left", said("one")), profile("right"))

    (row,) = rows(compare(world, "left", "right"))

    assert (row.marks, row.right.state, row.right.statements) == (("left",), "unread", (None,))
    assert row.difference


def test_two_empty_meetings_have_no_rows() -> None:
    """And that is no error."""

    assert compare(record(profile("left"), profile("right")), "left", "right").sections == ()


def test_a_visit_and_the_talks_within_it_share_what_concerns_both() -> None:
    """A part's statement that concerns the whole is shared; the rest is the part's own."""
    whole = profile("visit", said("arrival", on="agenda fisheries"), date=day("2031-03-03", "2031-03-04"))
    part = profile(
        "talks", said("corridor", also=("visit",)), said("hotline", on="agenda prisoners"),
        date=day("2031-03-03"), relations=[Relation("part-of", "visit")],
    )  # fmt: skip

    comparison = compare(record(whole, part), "visit", "talks")

    assert [(row.topic, row.marks) for row in rows(comparison)] == [
        ("grain", ("shared",)), ("fisheries", ("left",)), ("prisoners", ("right",)),
    ]  # fmt: skip
    assert (comparison.gap.min_days, comparison.gap.max_days) == (0, 0)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (["signed"], ["signed"], ("stated", "stated", False)),
        (["signed", "reported"], ["announced", "signed"], ("stated", "stated", False)),
        (["signed"], ["announced"], ("stated", "stated", True)),
        (["denied"], ["reported", "denied"], ("denied", "stated", True)),
        (["absent"], ["absent"], ("absent", "absent", False)),
        (["absent", "denied"], ["planned"], ("denied", "stated", True)),
        ([], ["unresolved"], ("unread", "stated", True)),
    ],
)
def test_cells_say_the_most_that_their_statements_say(
    left: list[Standing], right: list[Standing], expected: tuple[str, str, bool]
) -> None:
    """A row on both sides differs where the strongest standings do."""
    world = record(
        profile("left", *(said(f"l{at}", standing=one) for at, one in enumerate(left))),
        profile("right", *(said(f"r{at}", standing=one) for at, one in enumerate(right))),
    )

    (row,) = rows(compare(world, "left", "right"))

    assert expected == (row.left.state, row.right.state, row.difference)


def test_a_checked_silence_is_a_cell_and_can_be_a_row() -> None:
    """Silent where somebody looked, unread where nobody did; a statement outweighs a silence."""
    silence = Silence("", "agenda", "fisheries", "fisheries OR fishing", ("a.txt",), "2031-10-02")
    world = record(
        profile("left", said("one"), silences=[silence]),
        profile("right", silences=[replace(silence, topic="grain"), replace(silence, topic="prisoners")]),
        profile("third", said("hotline", on="agenda fisheries"), silences=[silence]),
    )

    cells = {row.topic: (row.left.state, row.right.state, row.marks) for row in rows(compare(world, "left", "right"))}
    spoken = next(row for row in rows(compare(world, "third", "left")) if row.topic == "fisheries")

    assert cells == {
        "grain": ("stated", "silent", ("left",)),
        "fisheries": ("silent", "unread", ()),
        "prisoners": ("unread", "silent", ()),
    }
    assert (spoken.left.state, spoken.left.silence, spoken.right.silence) == (
        "stated",
        None,
        replace(silence, meeting="left"),
    )


def test_rows_keep_the_order_of_the_files_with_what_both_share_first() -> None:
    """Dimensions as in dimensions.yaml; in each: both sides, one side, none; unknown names last."""
    world = record(
        profile("left", said("a", on="gone lost"), said("b", on="agenda prisoners"), said("c", on="agenda grain"),
                said("d", on="agenda mystery")),
        profile("right", said("e", on="agenda prisoners"), said("f", on="formal-outcomes fisheries"),
                said("g", on="agenda fisheries")),
    )  # fmt: skip

    found = [f"{row.dimension} {row.topic}" for row in rows(compare(world, "left", "right"))]

    assert found == [
        "agenda prisoners", "agenda grain", "agenda fisheries", "agenda mystery", "formal-outcomes fisheries",
        "gone lost",
    ]  # fmt: skip


def test_turned_the_sections_are_topics_and_the_rows_dimensions() -> None:
    """One subject from agenda to open question."""
    world = record(
        profile("left", said("a", on="unresolved grain"), said("b", on="agenda grain")),
        profile("right", said("c", on="agenda prisoners"), said("d", on="agenda grain")),
    )

    turned = compare(world, "left", "right", turn="topic")

    assert [(section.id, section.label, [row.label for row in section.rows]) for section in turned.sections] == [
        ("grain", "Grain", ["Agenda", "Open questions"]),
        ("prisoners", "Prisoners", ["Agenda"]),
    ]


def test_statements_about_the_same_thing_stand_on_one_line() -> None:
    """Equal aspects first, the alike next; what has no counterpart stands alone, ours before theirs."""
    left = profile(
        "left",
        said("nothing", "Nothing was said about pensions."),
        said("ports", "Three ports reopen by summer.", aspect="ports"),
        said("jets", "The North buys 200 Boeing jets."),
    )
    right = profile(
        "right",
        said("planes", "An order of 200 jets for Boeing is confirmed."),
        said("harbour", "Ships may call again.", aspect="ports"),
        said("ships", "Three ports reopen by summer, says the South."),
    )

    (row,) = rows(compare(record(left, right), "left", "right"))
    lines = [
        (left and left.id, right and right.id)
        for left, right in zip(row.left.statements, row.right.statements, strict=True)
    ]

    assert lines == [
        ("left/nothing", None), ("left/ports", "right/harbour"), ("left/jets", "right/planes"), (None, "right/ships"),
    ]  # fmt: skip


NINETY = Evidence("b.txt", "about ninety")


def _conflict(nature: ConflictNature, *members: str | Evidence, meetings: tuple[str, ...] = ()) -> Conflict:
    made = (Member((), one) if isinstance(one, str) else Member((one,)) for one in members)
    return Conflict("c", "figures", "number", nature, "open", tuple(made), meetings)


@pytest.mark.parametrize(
    ("conflict", "expected"),
    [
        (_conflict("contradiction", "left/one", "right/two"), [("both", "conflict")]),
        (_conflict("wording", "left/one", "left/one-more"), [("both", "conflict")]),
        (_conflict("change", "left/one", "right/two"), [("both",)]),
        (_conflict("tension", "left/one", "third/three"), [("both",)]),
        (_conflict("tension", "left/one", NINETY, meetings=("right",)), [("both", "conflict")]),
        (_conflict("tension", "left/one", NINETY, meetings=("third",)), [("both",)]),
        (_conflict("within-source", Evidence("a.txt", "one"), Evidence("a.txt", "x"), meetings=("left",)),
         [("both", "conflict")]),
        (_conflict("tension", Evidence("a.txt", "one more", start=0, end=9), NINETY, meetings=("left",)),
         [("both", "conflict")]),
        (_conflict("tension", Evidence("a.txt", "n", start=2, end=3), NINETY, meetings=("left",)), [("both",)]),
        (_conflict("contradiction", "right/gone", "left/one"), [("both",)]),
    ],
)  # fmt: skip
def test_a_row_is_marked_by_a_conflict_whose_other_side_concerns_one_of_the_two(
    conflict: Conflict, expected: list[tuple[str, ...]]
) -> None:
    """Change and scope are notes; a quarrel with a third meeting is not ours."""
    world = record(
        profile("left", said("one"), said("one-more")), profile("right", said("two")), profile("third", said("three")),
        conflicts=[conflict],
    )  # fmt: skip

    found = rows(compare(world, "left", "right"))

    assert expected == [row.marks for row in found]
    assert all(("conflict" in row.marks) <= row.difference for row in found)


def test_a_note_of_change_is_on_the_row_without_a_mark() -> None:
    """The screen shows it as a note."""
    world = record(
        profile("left", said("one")), profile("right", said("two")),
        conflicts=[_conflict("change", "left/one", "right/two")],
    )  # fmt: skip

    (row,) = rows(compare(world, "left", "right"))

    assert (row.conflicts, row.difference) == (("c",), False)


def test_an_open_question_is_marked_where_it_is_raised_and_where_it_moves() -> None:
    """Shown from both ends."""
    asked = Question("left/renewal", "left", "Is it renewed?", ("left/one",), (Move("right/renewed", "settled"),))
    world = record(
        profile("left", said("one"), questions=[asked]),
        profile("right", said("renewed", on="formal-outcomes grain"), said("two", on="agenda fisheries")),
    )

    found = {row.topic + " " + row.dimension: row.questions for row in rows(compare(world, "left", "right"))}

    assert found == {
        "grain agenda": ("left/renewal",),
        "grain formal-outcomes": ("left/renewal",),
        "fisheries agenda": (),
    }


def test_leads_are_looked_for_in_unread_cells_only() -> None:
    """For the row's topic, in the sources of that side's meeting."""
    asked: list[tuple[str, tuple[str, ...]]] = []

    def find(topic: Topic, sources: tuple[str, ...]) -> tuple[Hit, ...]:
        asked.append((topic.label, sources))
        return (Hit("passage", "a#1", "a.txt", 0, 3, "lead"),)

    silence = Silence("", "agenda", "prisoners", "prisoners", ("a.txt",), "2031-10-02")
    world = record(
        profile("left", said("one"), said("two", on="agenda fisheries"), sources=("a.txt",)),
        profile("right", said("three", on="agenda fisheries"), silences=[silence], sources=("b.txt",)),
    )

    led = attach_leads(compare(world, "left", "right"), find)

    assert asked == [("Grain", ("b.txt",)), ("Prisoners", ("a.txt",))]
    assert [(len(row.left.leads), len(row.right.leads)) for row in rows(led)] == [(0, 0), (0, 1), (1, 0)]


def test_sides_of_one_meeting_stand_opposite_each_other() -> None:
    """China's account against the United States'; what both signed is shared; nobody else's is there."""
    world = record(
        profile(
            "talks",
            said("ours", "They buy 200 jets.", side="North"),
            said("theirs", "We look at 200 jets.", side="South"),
            said("treaty", on="formal-outcomes grain", standing="signed"),
            said("rumour", on="agenda prisoners"),
            parties=(("South", ()), ("North", ())),
        )
    )

    comparison = compare_sides(world, "talks", "North", "South")

    assert [(row.dimension, row.marks, row.difference) for row in rows(comparison)] == [
        ("agenda", ("both",), False), ("formal-outcomes", ("shared",), False),
    ]  # fmt: skip
    assert (comparison.sides, comparison.left, comparison.right.id) == (("North", "South"), comparison.right, "talks")
    assert sides_of(world, "talks") == ("South", "North", "press")


def test_an_unknown_meeting_is_a_key_error() -> None:
    """Names are resolved before."""
    with pytest.raises(KeyError):
        compare(record(profile("left")), "left", "gone")


def test_the_most_telling_pair_has_most_in_common() -> None:
    """Among held meetings, by date; a part does not count beside its whole."""
    world = record(
        profile("late", said("a"), said("b", on="agenda fisheries"), date=day("2031-09-20")),
        profile("early", said("c"), said("d", on="agenda fisheries"), date=day("2031-03-03")),
        profile("part", said("e"), said("f", on="agenda fisheries"), said("g", on="agenda prisoners"),
                date=day("2031-09-20"), relations=[Relation("part-of", "late")]),
        profile("plan", said("h"), said("i", on="agenda fisheries"), said("j", on="agenda prisoners"),
                status="planned"),
    )  # fmt: skip

    assert most_telling_pair(world) == ("early", "part")


@pytest.mark.parametrize(("ids", "expected"), [(["a"], ("a", "a")), (["a", "b"], ("a", "b"))])
def test_the_most_telling_pair_of_few_meetings_is_what_there_is(ids: list[str], expected: tuple[str, str]) -> None:
    """Never an empty page while there is a meeting."""

    assert expected == most_telling_pair(record(*(profile(id) for id in ids)))


def test_without_a_meeting_there_is_no_pair() -> None:
    """The caller says so in words."""
    with pytest.raises(LookupError):
        most_telling_pair(record())


@settings(max_examples=30, deadline=None)
@given(
    worlds, st.sampled_from([ALL, only("both"), standing("signed", "joint")]), st.sampled_from(["dimension", "topic"])
)
def test_a_whole_comparison_can_be_filtered_and_turned_later(drawn: list, selection: Selection, turn: Turn) -> None:  # type: ignore[type-arg]
    """Without aligning anything again, and with the same result."""
    world = _world(drawn)

    later = arrange(world, compare(world, "left", "right"), selection, turn)

    assert later == compare(world, "left", "right", selection, turn)


@pytest.mark.parametrize("aspect", ["figures", None])
def test_a_row_of_thousands_keeps_every_statement_and_ends(aspect: str | None) -> None:
    """Hostile sizes are bounded: no pairing of all with all."""
    texts = ["The South buys 200 Boeing jets.", "Three ports reopen.", "Nothing was said."]
    left, right = (
        profile(side, *(said(f"{side}{at}", texts[at % 3], aspect=aspect) for at in range(1500)))
        for side in ("left", "right")
    )

    (row,) = rows(compare(record(left, right), "left", "right"))

    assert (len(row.left.present), len(row.right.present)) == (1500, 1500)
    assert len(row.left.statements) == 1500 or aspect is None
