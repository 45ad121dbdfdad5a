"""Meetings in order, and the days between them as far as the sources know."""

import pytest
from made_up import day, profile, record, said

from profiles.comparison import Gap
from profiles.model import Relation, Span, When
from profiles.timeline import gap, timeline
from tui.printing.timeline import gap_words


def _when(*edges: str | None) -> When:
    return When("", Span(edges[0], edges[1]), Span(edges[2], edges[3]), "range")


MARCH = day("2031-03-03", "2031-03-04")
VIENNA = _when("2031-09-20", "2031-09-21", "2031-09-20", "2031-09-21")
YEAR = _when("2031-01-01", "2031-12-31", "2031-01-01", "2031-12-31")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (MARCH, day("2031-03-08"), (4, 4)),
        (MARCH, day("2031-03-05"), (1, 1)),
        (MARCH, day("2031-03-04"), (0, 0)),
        (MARCH, day("2031-03-03", "2031-03-09"), (0, 0)),
        (MARCH, VIENNA, (200, 201)),
        (MARCH, YEAR, (0, 302)),
        (MARCH, When(), (None, None)),
        (When(), When(), (None, None)),
        (MARCH, _when("2031-05-01", None, None, None), (58, None)),
        (_when(None, "2031-01-31", None, "2031-01-31"), MARCH, (31, None)),
        (day("2031-13-45"), MARCH, (None, None)),
    ],
)
def test_a_gap_is_the_least_and_the_most_days_that_may_lie_between(
    one: When, other: When, expected: tuple[int | None, int | None]
) -> None:
    """From the end of the earlier to the start of the later; what may overlap is 0; what nobody knows is unknown."""
    a, b = profile("a", date=one).meeting, profile("b", date=other).meeting

    assert expected == (gap(a, b).min_days, gap(a, b).max_days)
    assert gap(a, b) == gap(b, a)


def test_between_lies_what_surely_began_after_and_ended_before() -> None:
    """By date; no parts of the two, no series, nothing that may have been later."""
    world = record(
        profile("first", date=MARCH, relations=[]),
        profile("inner", date=day("2031-03-04"), relations=[Relation("part-of", "first")]),
        profile("june", date=day("2031-06-01")),
        profile("april", date=day("2031-04-01")),
        profile("some", date=YEAR),
        profile("often", date=day("2031-05-01"), status="series"),
        profile("eve", date=day("2031-09-20")),
        profile("last", said("days", states_gap=True, also=("first",)), said("more", also=("first",)), date=VIENNA),
    )

    found = gap(world.meeting("first"), world.meeting("last"), world)

    assert found.between == ("april", "june")
    assert found.stated == ("last/days",)


def test_the_timeline_is_by_date_with_parts_below_their_whole() -> None:
    """Gaps run from whole to whole; what has no date stands last."""
    world = record(
        profile("vague"),
        profile("vienna", date=VIENNA),
        profile("walk", date=day("2031-03-04"), relations=[Relation("part-of", "talks")]),
        profile("talks", date=day("2031-03-04"), relations=[Relation("part-of", "visit")]),
        profile("visit", date=MARCH),
    )

    entries = [(one.meeting.id, one.whole, one.gap and (one.gap.min_days, one.gap.max_days)) for one in timeline(world)]

    assert entries == [
        ("visit", None, None),
        ("talks", "visit", None),
        ("walk", "talks", None),
        ("vienna", None, (200, 201)),
        ("vague", None, None),
    ]


def test_parts_in_a_circle_lose_no_meeting() -> None:
    """`check` says what is wrong; the timeline still shows all."""
    world = record(
        profile("a", relations=[Relation("part-of", "b")]),
        profile("b", relations=[Relation("part-of", "a")]),
        profile("c", relations=[Relation("part-of", "a")]),
    )

    assert sorted(one.meeting.id for one in timeline(world)) == ["a", "b", "c"]


def test_vague_planned_and_repeated_meetings_are_no_measure() -> None:
    """A gap counts from what was held, on days that are known; a plan has one, nothing counts from it."""
    world = record(
        profile("first", date=MARCH),
        profile("some", date=YEAR),
        profile("month", date=_when("2031-03-05", "2031-03-31", "2031-03-05", "2031-03-31")),
        profile("often", date=day("2031-03-05"), status="series"),
        profile("plan", date=day("2031-03-14"), status="planned"),
        profile("last", date=day("2031-03-24")),
    )

    found = {one.meeting.id: one.gap and (one.gap.min_days, one.since) for one in timeline(world)}

    assert found == {
        "some": None,
        "first": None,
        "month": None,
        "often": None,
        "plan": (10, "first"),
        "last": (20, "first"),
    }


def test_of_vague_dates_time_is_told_where_far_more_lies_between_than_is_in_doubt() -> None:
    """From a year to a month years later; not from what may have been any time in between."""
    world = record(
        profile("early", date=_when("2013-01-01", "2013-12-31", "2013-01-01", "2013-12-31")),
        profile("june", date=_when("2019-06-01", "2019-06-30", "2019-06-01", "2019-06-30")),
        profile("any", date=_when("2019-06-01", "2031-02-28", "2019-06-01", "2031-02-28")),
        profile("last", date=MARCH),
    )

    found = {one.meeting.id: one.since for one in timeline(world)}

    assert found == {"early": None, "june": "early", "any": None, "last": None}


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Gap(0, 0), "same day"),
        (Gap(1, 1), "1 day"),
        (Gap(4, 5), "4–5 days"),
        (Gap(249, 399), "8–13 months"),
        (Gap(1978, 2371), "5–6 years"),
        (Gap(2000, 2100), "5–6 years"),
        (Gap(300, 370), "10–12 months"),
        (Gap(58, None), "at least 58 days"),
        (Gap(None, None), "some time"),
    ],
)
def test_a_gap_is_told_no_finer_than_it_is_known(gap: Gap, words: str) -> None:
    """Days where days are known, else months or years."""
    assert words == gap_words(gap)
