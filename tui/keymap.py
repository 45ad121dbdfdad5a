"""The user's own keys: which command they belong to, and what is wrong with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from tui.commands import BY_ID, COMMANDS, Command, keys_of, say_key

Keys = Mapping[str, tuple[str, ...]]
"""The keys of commands by id."""

MODIFIERS = ("ctrl", "alt", "shift")
NAMED = frozenset(
    (
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "tab",
        "enter",
        "escape",
        "backspace",
        "delete",
        "insert",
        "space",
        *(f"f{number}" for number in range(1, 25)),
    )
)  # fmt: skip
SPELLINGS = {"esc": "escape", "return": "enter", "del": "delete", "pgup": "pageup", "pgdn": "pagedown", "page_up":
             "pageup", "page_down": "pagedown", "control": "ctrl", "meta": "alt", "option": "alt"}  # fmt: skip
REPLACED = {"solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
            "plus_sign": "plus", "low_line": "underscore"}  # fmt: skip
ESSENTIAL = ("quit", "palette")
"""Commands that must keep a key: nobody is locked in."""


def read_key(text: str) -> str:
    """A key as people write it (`Ctrl+d`, `?`, `PgDn`), as Textual names it; `ValueError` where it is none."""
    if len(text) == 1:
        return _character(text)
    *modifiers, name = (text.replace("-", "+") if "+" not in text else text).split("+")
    modifiers = [SPELLINGS.get(m.lower(), m.lower()) for m in modifiers]
    lowered = SPELLINGS.get(name.lower(), name.lower())
    key = lowered if lowered in NAMED else (_character(name) if len(name) == 1 else "")
    if not key or any(m not in MODIFIERS for m in modifiers):
        near = get_close_matches(lowered, sorted(NAMED), 1)
        raise ValueError(f"“{text}” is no key" + (f"; did you mean {near[0]}?" if near else ""))
    return "+".join([*modifiers, key.lower() if modifiers else key])


def _character(character: str) -> str:
    """One typed character as Textual names it: a letter or digit stands for itself."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    if not name or not character.isprintable():
        raise ValueError("a key must be a character that can be typed")
    return REPLACED.get(name, name)


def read_keys(written: Mapping[str, object]) -> tuple[dict[str, tuple[str, ...]], list[tuple[str, str]]]:
    """The keys as written under `[keys]`, and `(command, what is wrong)` for those that cannot be used."""
    keys: dict[str, tuple[str, ...]] = {}
    wrong: list[tuple[str, str]] = []
    for name, value in written.items():
        try:
            keys[name] = _entry(name, value)
        except ValueError as error:
            wrong.append((name, str(error)))
    for name, message in [*clashes(keys), *_locked(keys)]:
        if keys.pop(name, None) is not None:
            wrong.append((name, message))
    return keys, wrong


def _entry(name: str, value: object) -> tuple[str, ...]:
    if name not in BY_ID:
        near = get_close_matches(name, BY_ID, 1)
        raise ValueError("there is no such command" + (f"; did you mean {near[0]}?" if near else "; see help"))
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) and text for text in texts):
        raise ValueError("write a key, or a list of keys, as text")
    return tuple(read_key(text) for text in texts)


def clashes(keys: Keys) -> Iterator[tuple[str, str]]:
    """The user's commands whose key another command of the same screen has, with a sentence on it."""
    for name, own in keys.items():
        for key in own:
            other = _other(BY_ID[name], key, keys)
            if other:
                shared = ", ".join(s for s in BY_ID[name].screens if s in other.screens)
                yield name, f"{say_key(key)} is already the key of {other.id} ({shared}); give one of them another"
                break


def _other(command: Command, key: str, keys: Keys) -> Command | None:
    """Another command that has this key on a screen of the first."""
    normal = canonical(key)
    for other in COMMANDS:
        if other is command or not set(other.screens) & set(command.screens):
            continue
        if normal in {canonical(k) for k in keys_of(other, keys)}:
            return other
    return None


def canonical(key: str) -> str:
    """A key as declared or as read, in one spelling."""
    return _character(key) if len(key) == 1 else key


def _locked(keys: Keys) -> Iterator[tuple[str, str]]:
    for name in ESSENTIAL:
        if name in keys and not keys[name]:
            yield name, "it must keep a key, so that nobody is locked in"


def repeats(command: Command) -> bool:
    """Whether it is one of a row that help names once: a dimension by its number."""
    return command.id.startswith("dimension-") and command.id[-1] in "23456789"
