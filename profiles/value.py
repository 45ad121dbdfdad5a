"""Value: slotted dataclasses, frozen or not, made in a tenth of the time that `dataclasses` takes.

`dataclasses` imports `inspect` and compiles six methods a class: with thirty classes that is longer than a whole
look-up may take. Here the methods are shared, and `__init__` is compiled when a class is first called. Equality,
order, hash, `repr`, copying, pickling and `match` are those of `dataclasses`, and so is what `dataclasses.fields`,
`asdict` and `replace` make of a value. Only `slots=True`, and only classes without a base.
"""

from __future__ import annotations

from _operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    _MISSING = object()

    class _Field:
        """A default made anew for each value, or a field that comparing leaves out."""

        __slots__ = ("compare", "default", "factory")

        def __init__(self, default, factory, compare):
            self.default, self.factory, self.compare = default, factory, compare

    def field(*, default=_MISSING, default_factory=_MISSING, compare=True):
        """What is said of a field beyond its type."""
        return _Field(default, default_factory, compare)

    def dataclass(*, slots, frozen=False, order=False):
        """Make a class of annotated fields a slotted value."""
        if not slots:
            raise TypeError("a value is slotted")
        return lambda cls: _made(cls, frozen, order)

    def replace(value, /, **changes):
        """The value with some fields changed."""
        cls = type(value)
        if "__slot_setters__" not in vars(cls):
            import dataclasses

            return dataclasses.replace(value, **changes)
        made = object.__new__(cls)
        for name, slot in cls.__slot_setters__.items():
            slot(made, changes.pop(name) if name in changes else getattr(value, name))
        if changes:
            raise TypeError(f"{cls.__name__} has no field {', '.join(changes)}")
        return made

    def _made(cls, frozen, order):
        """The class again, with slots and the methods of a value."""
        if cls.__bases__ != (object,):
            raise TypeError(f"{cls.__name__} is a value and has no base")
        space = {name: thing for name, thing in vars(cls).items() if name not in ("__dict__", "__weakref__")}
        names = tuple(space.get("__annotations__", ()))
        said = {name: space.pop(name) for name in names if name in space}
        said = {name: one if isinstance(one, _Field) else _Field(one, _MISSING, True) for name, one in said.items()}
        compared = [name for name in names if name not in said or said[name].compare]
        space |= {"__slots__": names, "__match_args__": names, "__field_specs__": said, **_methods(compared, order)}
        space |= _FROZEN if frozen else {"__hash__": None}
        made = type(cls)(cls.__name__, (), space)
        made.__qualname__ = cls.__qualname__
        made.__slot_setters__ = {name: getattr(made, name).__set__ for name in names}
        return made

    def _methods(compared, order):
        """What all values have, around how one is told from another."""
        several = attrgetter(*compared) if compared else lambda self: ()
        key = several if len(compared) != 1 else lambda self: (several(self),)

        def __eq__(self, other):
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self):
            return hash(key(self))

        def __lt__(self, other):
            return key(self) < key(other) if other.__class__ is self.__class__ else NotImplemented

        def __le__(self, other):
            return key(self) <= key(other) if other.__class__ is self.__class__ else NotImplemented

        def __gt__(self, other):
            return key(self) > key(other) if other.__class__ is self.__class__ else NotImplemented

        def __ge__(self, other):
            return key(self) >= key(other) if other.__class__ is self.__class__ else NotImplemented

        found = _SHARED | {"__eq__": __eq__, "__hash__": __hash__}
        return found | {"__lt__": __lt__, "__le__": __le__, "__gt__": __gt__, "__ge__": __ge__} if order else found

    def __init__(self, *args, **kwargs):
        cls = type(self)
        cls.__init__ = _compiled(cls)
        cls.__init__(self, *args, **kwargs)

    def _compiled(cls):
        """The `__init__` of a class."""
        words, lines, space = [], [], {"_anew": _MISSING}
        for at, name in enumerate(cls.__slots__):
            space[f"_set{at}"] = cls.__slot_setters__[name]
            one, value = cls.__field_specs__.get(name), name
            if one is None:
                words.append(name)
            elif one.factory is not _MISSING:
                space[f"_factory{at}"] = one.factory
                words.append(f"{name}=_anew")
                value = f"_factory{at}() if {name} is _anew else {name}"
            elif one.default is not _MISSING:
                space[f"_default{at}"] = one.default
                words.append(f"{name}=_default{at}")
            else:
                words.append(name)
            lines.append(f" _set{at}(self, {value})")
        exec(f"def __init__({', '.join(['self', *words])}):\n" + ("\n".join(lines) or " pass"), space)
        space["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
        return space["__init__"]

    def __repr__(self):
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"

    def __setattr__(self, name, value):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __getstate__(self):
        return [getattr(self, name) for name in self.__slots__]

    def __setstate__(self, state):
        for slot, value in zip(type(self).__slot_setters__.values(), state, strict=True):
            slot(self, value)

    class _Fields:
        """`__dataclass_fields__`, made when it is first asked for."""

        def __get__(self, value, cls):
            import dataclasses

            made = {}
            for name, hint in cls.__annotations__.items():
                one = cls.__field_specs__.get(name, _Field(_MISSING, _MISSING, True))
                told = {"default": one.default, "default_factory": one.factory}
                told = {word: thing for word, thing in told.items() if thing is not _MISSING}
                made[name] = dataclasses.field(compare=one.compare, **told)
                made[name].name, made[name].type = name, hint
                made[name]._field_type = dataclasses._FIELD
            cls.__dataclass_fields__ = made
            return made

    _SHARED = {
        "__init__": __init__, "__repr__": __repr__, "__getstate__": __getstate__, "__setstate__": __setstate__,
        "__dataclass_fields__": _Fields(),
    }  # fmt: skip
    _FROZEN = {"__setattr__": __setattr__, "__delattr__": __delattr__}

__all__ = ["dataclass", "field", "replace"]
