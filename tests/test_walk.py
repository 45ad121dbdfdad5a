"""The cursor's way over a sheet."""

from pathlib import Path

import pytest

from profiles.alignment import compare
from profiles.comparison import Comparison
from profiles.workspace import load_workspace
from tui.layout import lay_out
from tui.walk import Standpoint, Walk


@pytest.fixture
def comparison(workspace: Path) -> Comparison:
    """The two summits of the small workspace."""
    return compare(load_workspace(workspace), "geneva-2031-03", "vienna-2031-09")


def everything(comparison: Comparison, *sides: str) -> set[str]:
    rows = [row for section in comparison.sections for row in section.rows]
    return {one.id for row in rows for side in sides for one in getattr(row, side).present}


def passed(walk: Walk, by: int) -> list[str | None]:
    """The statements that steps in one direction pass, until they lead nowhere else."""
    found, before = [walk.stop.statement], None
    while walk.stop != before:
        before = walk.stop
        walk.step(by)
        found.append(walk.stop.statement)
    return found


@pytest.mark.parametrize("width", [80, 120, 160])
@pytest.mark.parametrize("side", ["left", "right"])
def test_steps_pass_every_statement_of_a_side(comparison: Comparison, width: int, side: str) -> None:
    """In columns, `j` goes through every statement of its side."""
    walk = Walk(lay_out(comparison, width), Standpoint(side=side))  # type: ignore[arg-type]
    expected = everything(comparison, side)

    actual = {one for one in passed(walk, 1) if one}

    assert expected == actual


def test_steps_pass_every_statement_where_the_sides_are_stacked(comparison: Comparison) -> None:
    """Stacked, `j` goes through both sides."""
    walk = Walk(lay_out(comparison, 60))
    expected = everything(comparison, "left", "right")

    actual = {one for one in passed(walk, 1) if one}

    assert expected == actual


@pytest.mark.parametrize("width", [60, 100])
def test_the_way_back_is_the_way_there(comparison: Comparison, width: int) -> None:
    """`k` passes what `j` passed, in reverse."""
    walk = Walk(lay_out(comparison, width))
    there = passed(walk, 1)

    back = passed(walk, -1)

    assert there[:-1] == back[-2::-1]


def test_it_stands_on_a_statement_of_either_side(comparison: Comparison) -> None:
    """A statement is found on whichever side it stands."""
    walk = Walk(lay_out(comparison, 100))
    expected = "vienna-2031-09/corridor"

    walk.stand(Standpoint(side="left", statement=expected))

    assert expected == walk.stop.statement
    assert walk.stop.side == "right"


def test_folded_sections_are_stood_on_by_their_heading(comparison: Comparison) -> None:
    """Where every section is folded, steps go from heading to heading."""
    folded = frozenset(section.id for section in comparison.sections)
    walk = Walk(lay_out(comparison, 100, folded=folded))

    sections = [section.id for section in comparison.sections]
    met = []
    for _ in sections:
        met.append(walk.standpoint().dimension)
        walk.step(1)

    assert sections == met


def test_differences_are_met_in_order(comparison: Comparison) -> None:
    """`]` meets every row that is a difference, once, after the one it stands on."""
    walk = Walk(lay_out(comparison, 100))
    rows = [row for section in comparison.sections for row in section.rows]
    expected = [row.topic for row in rows[1:] if row.difference]

    met = []
    while walk.next_difference(1):
        assert walk.row is not None
        met.append(walk.row.topic)

    assert expected == met
