"""Values behave as dataclasses do, to the letter."""

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from profiles import value


def points(module: Any) -> Any:
    """The same class, made by either module."""

    @module.dataclass(frozen=True, slots=True, order=True)
    class Point:
        """A point."""

        x: int
        y: int = 2
        names: list[str] = module.field(default_factory=list)
        place: str = module.field(default="", compare=False)

    return Point


@value.dataclass(frozen=True, slots=True)
class Kept:
    """Found by its name, as pickling asks."""

    x: int
    y: tuple[int, ...] = ()


OURS, THEIRS = points(value), points(dataclasses)


@pytest.mark.parametrize(
    "ask",
    [
        repr,
        lambda one: one(1) == one(1, place="elsewhere"),
        lambda one: one(1) == (1, 2, [], ""),
        lambda one: one(1) < one(2) <= one(2) > one(1) >= one(1, 2),
        lambda one: repr(one(1, names=["a"])),
        lambda one: one(1).names is one(1).names,
        lambda one: [field.name for field in dataclasses.fields(one)],
        lambda one: dataclasses.asdict(one(3)),
        lambda one: dataclasses.replace(one(3), y=5).y,
        lambda one: value.replace(one(3), y=5, place="there").place,
        lambda one: dataclasses.is_dataclass(one),
        lambda one: copy.deepcopy(one(1, names=["a"])).names,
        lambda one: (one.__match_args__, one.__slots__, one.__doc__),
    ],
)
def test_a_value_is_what_a_dataclass_is(ask: Any) -> None:
    """Both answer alike."""

    def answer(one: Any) -> Any:
        return one.__doc__ if ask is repr else ask(one)

    assert answer(THEIRS) == answer(OURS)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda one: one(),
        lambda one: one(1, 2, [], "", 5),
        lambda one: one(1, z=2),
        lambda one: setattr(one(1), "x", 2),
        lambda one: delattr(one(1), "x"),
        lambda one: value.replace(one(1), z=1),
        lambda one: hash(one(1)),
        lambda one: one(1) < 5,
    ],
)
def test_what_a_dataclass_refuses_a_value_refuses(wrong: Any) -> None:
    """With the same kind of error."""
    with pytest.raises(Exception) as theirs:
        wrong(THEIRS)
    with pytest.raises(Exception) as ours:
        wrong(OURS)

    assert theirs.type is ours.type


def test_a_value_survives_a_pickle_and_serves_as_a_key() -> None:
    """Equal values are one key."""
    one = Kept(1, (2,))

    again = pickle.loads(pickle.dumps(one))

    assert {one: "kept"} == {again: "kept"}


def test_only_what_a_value_can_be_is_made_one() -> None:
    """Without slots, or with a base, a class is refused."""
    with pytest.raises(TypeError):
        value.dataclass(frozen=True, slots=False)(type("Bare", (), {}))
    with pytest.raises(TypeError):
        value.dataclass(frozen=True, slots=True)(type("Child", (Kept,), {}))
