"""Lean: the few things that a look-up wants of `typing`, `functools` and `contextlib`, without loading them.

Those three, with `enum`, `collections` and `re` behind them, take as long to load as the interpreter itself. A type
checker sees the originals. What only annotations name is imported under `if TYPE_CHECKING:`, a plain `False` here.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import suppress
    from functools import cached_property, lru_cache
    from typing import Any, Literal, NamedTuple, ParamSpec, Protocol, TypeVar, get_args
else:
    from _collections import _tuplegetter, defaultdict
    from _collections_abc import Callable, Mapping, Sequence

    Any = object

    try:
        from _functools import _lru_cache_wrapper
    except ImportError:
        from functools import lru_cache
    else:

        def lru_cache(maxsize):
            """Keep the last answers of a function."""
            return lambda function: _lru_cache_wrapper(function, maxsize, False, _Seen)

    class _Seen(tuple):
        """Hits, misses, most and size of a cache."""

    class Literal:
        """Words, one of which a value is."""

        def __class_getitem__(cls, words):
            made = object.__new__(cls)
            made.__args__ = words if isinstance(words, tuple) else (words,)
            return made

        def __or__(self, other):
            return self

    def get_args(words):
        """The words of a `Literal`."""
        return words.__args__

    def TypeVar(name, *kinds, **said):
        """Any type."""
        return Any

    ParamSpec = TypeVar

    class Protocol:
        """What something must have."""

        def __class_getitem__(cls, kinds):
            return cls

    class cached_property:
        """A property that is worked out once."""

        def __init__(self, make):
            self.make, self.__doc__ = make, make.__doc__

        def __set_name__(self, owner, name):
            self.name = name

        def __get__(self, value, owner=None):
            if value is None:
                return self
            made = value.__dict__[self.name] = self.make(value)
            return made

    class suppress:
        """Passes over errors of some kinds."""

        def __init__(self, *kinds):
            self.kinds = kinds

        def __enter__(self):
            return None

        def __exit__(self, kind, error, trace):
            return kind is not None and issubclass(kind, self.kinds)

    class NamedTuple(tuple):
        """A tuple whose places have names."""

        __slots__ = ()

        def __init_subclass__(cls):
            cls._fields = cls.__match_args__ = tuple(cls.__annotations__)
            given = {name: vars(cls)[name] for name in cls._fields if name in vars(cls)}
            words = [f"{name}=_{name}" if name in given else name for name in cls._fields]
            space = {"_make": tuple.__new__, **{f"_{name}": value for name, value in given.items()}}
            exec(f"def __new__(cls, {', '.join(words)}):\n return _make(cls, ({', '.join(cls._fields)},))", space)
            cls.__new__ = space["__new__"]
            for at, name in enumerate(cls._fields):
                setattr(cls, name, _tuplegetter(at, ""))

        @classmethod
        def _make(cls, values):
            return tuple.__new__(cls, values)

        def _replace(self, **changes):
            values = [changes.pop(name, held) for name, held in zip(self._fields, self, strict=True)]
            return type(self)(*values, **changes)

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(map('{}={!r}'.format, self._fields, self))})"


__all__ = [
    "Any", "Callable", "Literal", "Mapping", "NamedTuple", "ParamSpec", "Protocol", "Sequence", "TypeVar",
    "cached_property", "defaultdict", "get_args", "lru_cache", "suppress",
]  # fmt: skip
