"""The user's own settings: `visavis/config.toml` in the config home, read and never written."""

from __future__ import annotations

import os
import sys

from profiles.model import Problem
from profiles.value import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

THEMES = ("auto", "dark", "light", "ansi-16", "high-contrast")
SWITCHES = ("auto", "on", "off")
ENOUGH = 1_000_000
"""Bytes; a larger file is no settings file."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the user set; what is wrong with it stands in `problems`, and the rest holds."""

    theme: str = "auto"
    style: str = "plain"
    """The style of citations."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """The user's own styles of citation, by name."""
    queries: Mapping[str, str] = field(default_factory=dict)
    """Saved searches by name."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The user's own keys by command."""
    mouse: bool = True
    animation: str = "auto"
    """`off` also over SSH when `auto`."""
    first_frame: bool = True
    """Whether the first picture is painted before the screen is loaded."""
    editor: str = ""
    """A command line, before `$VISUAL` and `$EDITOR`."""
    problems: tuple[Problem, ...] = ()


def config_path() -> Path:
    """Where the settings lie, whether they are there or not."""
    from pathlib import Path

    return Path(_place())


def _place() -> str:
    """The same as text: on Linux as platformdirs has it, without importing that, for most users have set nothing."""
    if sys.platform.startswith("linux"):
        stated = os.environ.get("XDG_CONFIG_HOME", "")
        return f"{stated if stated.startswith('/') else os.path.expanduser('~/.config')}/visavis/config.toml"
    from platformdirs import user_config_dir

    return f"{user_config_dir('visavis', appauthor=False)}/config.toml"


def _is_none(path: str) -> bool:
    """Whether there is surely no such file."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def load_config(path: Path | None = None) -> Config:
    """The settings of a file; those of the program where there is none."""
    if path is None and _is_none(_place()):
        return Config()
    path = path or config_path()
    try:
        if not path.is_file() or path.stat().st_size > ENOUGH:
            return Config() if not path.is_file() else _unread(path, "it is larger than any settings could be")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return _unread(path, f"it cannot be read: {error.strerror}; the program's own settings are used")
    except UnicodeDecodeError:
        return _unread(path, "it is not UTF-8; save it as UTF-8")
    return _parse(path, text)


def _unread(path: Path, message: str, line: int = 1, column: int = 1) -> Config:
    return Config(problems=(Problem(str(path), line, column, "config", message),))


def _parse(path: Path, text: str) -> Config:
    import tomllib

    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line, column = _position(str(error))
        return _unread(path, f"this is not TOML: {error}", line, column)
    return _Reading(path, text).config(table)


def _position(message: str) -> tuple[int, int]:
    """The line and column that tomllib names in its message."""
    import re

    found = re.search(r"line (\d+), column (\d+)", message)
    return (int(found[1]), int(found[2])) if found else (1, 1)


class _Reading:
    """One file being read: what it says, and what is wrong with it."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.lines, self.problems = path, text.splitlines(), list[Problem]()

    def config(self, table: dict[str, object]) -> Config:
        """The settings in a parsed file."""
        cite, editor = self._table(table, "cite"), self._text(table, "editor", "")
        templates = self._texts(self._table(cite, "templates"), "cite.templates")
        values = Config(
            theme=self._one_of(table, "theme", THEMES),
            style=self._text(cite, "style", "plain", "cite."),
            templates=templates,
            queries=self._texts(self._table(table, "queries"), "queries"),
            keys=self._keys(self._table(table, "keys")),
            mouse=self._switch(table, "mouse"),
            animation=self._one_of(table, "animation", SWITCHES),
            first_frame=self._switch(table, "first_frame"),
            editor=editor,
        )
        self._unknown(table, {"theme", "cite", "queries", "keys", "mouse", "animation", "first_frame", "editor"})
        self._unknown(cite, {"style", "templates"}, "cite.")
        return _with(values, tuple(sorted(self.problems)))

    def _wrong(self, where: str, message: str) -> None:
        """Note what is wrong, at the line on which the last part of the key stands."""
        key = where.split(".", 1)[-1] if where.startswith(("keys.", "cite.", "queries.")) else where
        for number, line in enumerate(self.lines, 1):
            name = line.split("=")[0].strip().strip("\"'[] ")
            if name in (key, where):
                self.problems.append(Problem(str(self.path), number, line.find(line.strip()[:1]) + 1, where, message))
                return
        self.problems.append(Problem(str(self.path), 1, 1, where, message))

    def _table(self, table: dict[str, object], key: str) -> dict[str, object]:
        value = table.get(key, {})
        if isinstance(value, dict):
            return value
        self._wrong(key, f"write [{key}] and its settings below it")
        return {}

    def _text(self, table: dict[str, object], key: str, default: str, before: str = "") -> str:
        value = table.get(key, default)
        if isinstance(value, str):
            return value
        self._wrong(before + key, "write text in quotation marks")
        return default

    def _texts(self, table: dict[str, object], where: str) -> dict[str, str]:
        for key, value in table.items():
            if not isinstance(value, str):
                self._wrong(f"{where}.{key}", "write text in quotation marks")
        return {key: value for key, value in table.items() if isinstance(value, str)}

    def _one_of(self, table: dict[str, object], key: str, allowed: tuple[str, ...]) -> str:
        value = table.get(key, allowed[0])
        if isinstance(value, bool) and allowed is SWITCHES:
            return "on" if value else "off"
        if value in allowed:
            return str(value)
        self._wrong(key, f"“{value}” is none of {', '.join(allowed)}")
        return allowed[0]

    def _switch(self, table: dict[str, object], key: str) -> bool:
        value = table.get(key, True)
        if isinstance(value, bool):
            return value
        self._wrong(key, "write true or false")
        return True

    def _keys(self, table: dict[str, object]) -> dict[str, tuple[str, ...]]:
        if not table:
            return {}
        from tui.keymap import read_keys

        keys, wrong = read_keys(table)
        for name, message in wrong:
            self._wrong(f"keys.{name}", message)
        return keys

    def _unknown(self, table: dict[str, object], known: set[str], before: str = "") -> None:
        from difflib import get_close_matches

        for key in table.keys() - known:
            near = get_close_matches(key, known, 1)
            self._wrong(before + key, "there is no such setting" + (f"; did you mean {near[0]}?" if near else ""))


def _with(config: Config, problems: tuple[Problem, ...]) -> Config:
    from dataclasses import replace

    return replace(config, problems=problems)
