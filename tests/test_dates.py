"""Dates: what EDTF may mean, and how it is said."""

import pytest

from profiles.dates import parse_date, parse_day, say_date
from profiles.model import Span, When

SAID = [
    ("2026-05-14", "14 May 2026", "14 May"),
    ("2026-05-14/2026-05-15", "14–15 May 2026", "14–15 May"),
    ("2026-04-29/2026-05-02", "29 Apr – 2 May 2026", "29 Apr – 2 May"),
    ("2025-12-30/2026-01-02", "30 Dec 2025 – 2 Jan 2026", "30 Dec 2025 – 2 Jan"),
    ("2026-05", "May 2026", "May"),
    ("2026-04/2026-05", "Apr–May 2026", "Apr–May"),
    ("2026", "2026", "2026"),
    ("2013/2020", "2013–2020", "2013–2020"),
    ("2013/..", "since 2013", "since 2013"),
    ("2013/", "2013–?", "2013–?"),
    ("../2020", "until 2020", "until 2020"),
    ("/2020", "?–2020", "?–2020"),
    ("2026-22", "summer 2026", "summer"),
    ("201X", "2010s", "2010s"),
    ("2026-05-XX", "May 2026", "May"),
    ("[2026-05-19,2026-05-20]", "19 or 20 May 2026", "19 or 20 May"),
    ("[2026-05-19,2026-05-20,2026-05-21]", "19, 20 or 21 May 2026", "19, 20 or 21 May"),
    ("[2026-05-30,2026-06-02]", "30 May or 2 Jun 2026", "30 May or 2 Jun"),
    ("[2026-05-19,2026-05-20]/2026-05-21", "19 or 20 – 21 May 2026", "19 or 20 – 21 May"),
    ("[2026-04-29,2026-04-30]/2026-05-02", "29 or 30 Apr – 2 May 2026", "29 or 30 Apr – 2 May"),
    ("[2025-12-30,2025-12-31]/2026-01-02", "30 or 31 Dec 2025 – 2 Jan 2026", "30 or 31 Dec 2025 – 2 Jan"),
    ("[2026-04-16..2026-12-31]", "between 16 Apr and 31 Dec 2026", "between 16 Apr and 31 Dec"),
    ("[..2025-05-07]", "on or before 7 May 2025", "on or before 7 May"),
    ("[2026-05-16..]", "on or after 16 May 2026", "on or after 16 May"),
    ("2026-05-14?", "14 May 2026?", "14 May?"),
    ("2026-05~", "about May 2026", "about May"),
]


@pytest.mark.parametrize(("edtf", "words", "short"), SAID)
def test_a_date_is_said_in_words(edtf: str, words: str, short: str) -> None:
    """Headers say dates as a person would."""
    when = parse_date(edtf)

    assert words == say_date(when)
    assert short == say_date(when, short=True)


MEANT = [
    ("2026-05-14", ("2026-05-14", "2026-05-14"), ("2026-05-14", "2026-05-14"), "day"),
    ("2026-05-14/2026-05-15", ("2026-05-14", "2026-05-14"), ("2026-05-15", "2026-05-15"), "interval"),
    ("2024-02", ("2024-02-01", "2024-02-29"), ("2024-02-01", "2024-02-29"), "month"),
    ("2026-24", ("2026-12-01", "2027-02-28"), ("2026-12-01", "2027-02-28"), "season"),
    ("2013/..", ("2013-01-01", "2013-12-31"), ("2013-01-01", None), "interval"),
    ("[..2025-05-07]", (None, "2025-05-07"), (None, "2025-05-07"), "range"),
    (
        "[2026-05-19,2026-05-20]/2026-05-21",
        ("2026-05-19", "2026-05-20"),
        ("2026-05-21", "2026-05-21"),
        "disputed",
    ),
    ("2026-05/2026-05-03", ("2026-05-01", "2026-05-03"), ("2026-05-03", "2026-05-03"), "interval"),
]


@pytest.mark.parametrize(("edtf", "start", "end", "precision"), MEANT)
def test_a_date_means_the_days_that_it_may_mean(
    edtf: str, start: tuple[str | None, str | None], end: tuple[str | None, str | None], precision: str
) -> None:
    """Earliest and latest, for the start and for the end."""
    when = parse_date(edtf)

    assert Span(*start) == when.start
    assert Span(*end) == when.end
    assert precision == when.precision


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2026-02-30", "Feb 2026 has 28 days"),
        ("2026-13", "months run from 01 to 12"),
        ("2026-05-00", "May 2026 has 31 days"),
        ("0000", "no year 0"),
        ("2026-05-15/2026-05-14", "ends before it starts"),
        ("[2026-05-15..2026-05-14]", "ends before it starts"),
        ("next week", "is not a date"),
        ("", "is not a date"),
        ("/", "names no date"),
        ("[..]", "names no date"),
        ("{2026,2027}", "braces"),
        ("2026-05-14/2026-05-15/2026-05-16", "is not a date"),
        ("٢٠٢٦", "is not a date"),
        ("2026-5-14", "is not a date"),
    ],
)
def test_a_date_that_does_not_exist_is_refused(edtf: str, said: str) -> None:
    """With a sentence that says why."""
    with pytest.raises(ValueError, match=said):
        parse_date(edtf)


def test_a_day_is_a_whole_day() -> None:
    """When something was coded is a day, not a month."""
    assert "2026-05-14" == parse_day("2026-05-14")
    for text in ("2026-05", "2026-05-14?", "[2026-05-14]", "201X-05-14", "2026-02-29"):
        with pytest.raises(ValueError, match=r"day|exist|date"):
            parse_day(text)


def test_an_unknown_date_says_so() -> None:
    """Nothing is guessed."""
    assert "date unknown" == say_date(When())
