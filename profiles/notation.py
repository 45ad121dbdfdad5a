"""Notation: JSON, read and written by the parts of `json` that are written in C, without loading the rest.

`json` itself loads `re`, which takes half as long as the interpreter. Whatever is no JSON is given to it all the same:
it says what is wrong, and where.
"""

from __future__ import annotations

from profiles.lean import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class _Plain:
    """How `json` reads as it comes."""

    strict, memo = True, dict[str, str]()
    object_hook = object_pairs_hook = None
    parse_float, parse_int = float, int

    @staticmethod
    def parse_constant(name: str) -> float:
        return float(name.replace("Infinity", "inf"))


try:
    from _json import make_scanner

    _scan: Callable[[str, int], tuple[Any, int]] | None = make_scanner(_Plain)  # type: ignore[arg-type]
except (ImportError, TypeError, AttributeError):
    _scan = None


def loads(text: str) -> Any:
    """The value of a text; `ValueError` where it is no JSON."""
    if _scan is not None:
        try:
            value, end = _scan(text, 0)
        except (StopIteration, SystemError, ValueError, TypeError):
            end = -1
        if end == len(text):
            return value
    import json

    return json.loads(text)


@lru_cache(maxsize=4)
def writer(ascii_only: bool = True, between: str = ",", after: str = ":") -> Callable[[Any], str]:
    """What writes values on one line, with these signs between them and after their names."""
    try:
        from _json import encode_basestring, encode_basestring_ascii, make_encoder

        text = encode_basestring_ascii if ascii_only else encode_basestring
        parts = make_encoder(None, _none, text, None, after, between, False, False, True)
    except (ImportError, TypeError):
        import json

        return json.JSONEncoder(ensure_ascii=ascii_only, separators=(between, after), check_circular=False).encode
    return lambda value: "".join(parts(value, 0))


def _none(value: object) -> Any:
    raise TypeError(f"{type(value).__name__} has no place in JSON")
