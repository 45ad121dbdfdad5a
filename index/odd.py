"""Odd: an index that is not what this program wrote. It is disposable, and built anew."""

from __future__ import annotations

from functools import wraps

from profiles.lean import ParamSpec, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


class Odd(Exception):
    """What is wrong with an index, in words that follow “The index is built anew:”."""


def reads(function: Callable[P, T]) -> Callable[P, T]:
    """A function that reads what Whoosh wrote: whatever goes wrong in it, the index is odd.

    Damaged files make Whoosh, pickle, zlib and struct raise nearly anything, a plain `Exception` among it.
    """

    @wraps(function)
    def reading(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except (Odd, OSError):
            raise
        except Exception as fault:
            raise Odd(f"it cannot be read ({type(fault).__name__})") from fault

    return reading
