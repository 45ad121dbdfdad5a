"""Meetings × dimensions, and open questions from both ends."""

from made_up import day, profile, record, said

from profiles.comparing.matrix import Square, matrix
from profiles.comparing.threads import threads
from profiles.model import Move, Question, Silence


def test_a_square_says_how_much_and_how_firm() -> None:
    """Shared statements count on both; a silence and an absence are states of their own."""
    silence = Silence("", "formal-outcomes", "grain", "grain", ("a.txt",), "2031-10-02")
    world = record(
        profile("left", said("one", standing="claimed", also=("right",)),
                said("two", on="agenda fisheries", standing="signed")),
        profile("right", said("no", on="unresolved grain", standing="absent"), silences=[silence]),
    )  # fmt: skip

    found = matrix(world)

    assert [one.id for one in found.meetings] == ["left", "right"]
    assert found.squares == (
        (Square(2, "stated", "signed", 2), Square(0, "unread", None, 0), Square(0, "unread", None, 0)),
        (Square(1, "stated", "claimed", 1), Square(0, "silent", None, 1), Square(1, "absent", "absent", 1)),
    )
    assert found.most == 2
    assert matrix(world, ["right"]).squares == found.squares[1:]


def test_threads_show_questions_from_both_ends() -> None:
    """Open ones first; what is not there is passed over; later meetings are where to look."""
    settled = Question("early/a", "early", "Settled?", ("early/one",), (Move("late/two", "settled"),))
    still = Question("early/b", "early", "Open?", ("early/one", "early/gone"), (Move("late/gone", "touched"),))
    world = record(
        profile("late", said("two"), date=day("2031-09-20")),
        profile("early", said("one"), questions=[settled, still], date=day("2031-03-03")),
        profile("first", date=day("2031-01-01")),
    )

    first, second = threads(world)

    assert (first.question.id, first.moves, [one.id for one in first.raised]) == ("early/b", (), ["early/one"])
    assert [(move.how, by.id) for move, by in second.moves] == [("settled", "late/two")]
    assert [one.id for one in first.later] == ["late"]
