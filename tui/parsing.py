"""Parsing: what the words after `visavis` may be, and what they are where they are plain."""

from __future__ import annotations

from itertools import pairwise

from profiles.lean import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence


def nearest(word: str, choices: Iterable[str]) -> str:
    """` Did you mean …?` with what is spelled most alike, else what there is if that is little."""
    from difflib import get_close_matches

    known = list(dict.fromkeys(choices))
    found = get_close_matches(word, known, 1, 0.65)
    if found:
        return f" Did you mean `{found[0]}`?"
    return f" There is {', '.join(known)}." if 0 < len(known) <= 12 else ""


def add_common(parser: argparse.ArgumentParser, formats: Sequence[str] = (), version: Any = "version") -> None:
    """Options that every command takes, before or after its name."""
    common = parser.add_argument_group("common")
    common.add_argument(
        "--workspace",
        metavar="DIR",
        help="the folder with seeds/ and profiles/ (else VISAVIS_WORKSPACE, else the nearest upwards)",
    )
    if formats:
        common.add_argument("--format", choices=formats, default="text", help="text as it comes")
        common.add_argument("--plain", action="store_true", help="text line by line, not laid out")
        common.add_argument("--width", type=_width, metavar="N", help="lay the text out for N columns, also in a pipe")
    common.add_argument("-o", "--output", metavar="FILE", help="write to a file, whole or not at all")
    common.add_argument("--no-color", action="store_true", help="no styles (NO_COLOR, CLICOLOR=0)")
    common.add_argument("--version", action=version, nargs=0, help="the version")
    parser.set_defaults(**{} if formats else {"format": "text", "plain": False, "width": None})


def _width(text: str) -> int:
    """A width in columns."""
    if not text.isdecimal() or not 10 <= int(text) <= 10_000:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"`{text}` is no width; give columns from 10 to 10000")
    return int(text)


def count(text: str) -> int:
    """A number from 1 on."""
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"`{text}` is no number from 1 on")
    return int(text)


VALUED = frozenset({"--workspace", "--format", "-o", "--output", "--width", "--at", "--theme", "--sides"})
"""Options that may stand before the command and take a value."""


def split_command(words: Sequence[str], commands: Iterable[str]) -> tuple[str, list[str]]:
    """The command among the words and the others; "" where the first bare word is none."""
    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] not in {"-", "--"}:
        at += 2 if words[at] in VALUED else 1
    if at < len(words) and words[at] in set(commands):
        return words[at], [*words[:at], *words[at + 1 :]]
    return "", list(words)


Options = Any
"""What a parser made of the words: an `argparse.Namespace`, each command knows its own fields."""


class Plain:
    """Takes the place of a parser where the words are plain: each option known and whole, each name in its place.

    What it makes of them is what argparse makes of them, which takes as long to load as the rest of a look-up. Anything
    else, a mistake above all, is left to argparse.
    """

    def __init__(self, name: str, formats: Sequence[str]) -> None:
        self._options: dict[str, dict[str, Any]] = {}
        self._names: list[dict[str, Any]] = []
        self._set: dict[str, Any] = {}
        add_common(self, formats)  # type: ignore[arg-type]

    def add_argument(self, *flags: str, **said: Any) -> None:
        """An option, or a name."""
        long = next((flag for flag in flags if flag.startswith("--")), flags[0])
        said["dest"] = said.get("dest") or long.lstrip("-").replace("-", "_")
        if flags[0].startswith("-"):
            self._options |= dict.fromkeys(flags, said)
        else:
            self._names.append(said)

    def add_argument_group(self, *_: object) -> Plain:
        """Groups matter to the help only."""
        return self

    def __getattr__(self, name: str) -> Any:
        raise NotPlain(name)

    def set_defaults(self, **values: Any) -> None:
        """Values that no option gives."""
        self._set |= values

    def read(self, words: Sequence[str]) -> Options | None:
        """The options, or `None` where argparse must look at the words."""
        if any(said.get("required") for said in self._options.values()):
            return None
        found = {said["dest"]: _default(said) for said in (*self._names, *self._options.values())} | self._set
        try:
            places, names = self._take(list(words), found)
            if any(one + 1 != other for one, other in pairwise(places)):
                return None
            self._place(names, found)
        except (NotPlain, IndexError):
            return None
        return Said(found)

    def _take(self, words: list[str], found: dict[str, Any]) -> tuple[list[int], list[str]]:
        """Take the options; where the names stand, and the names."""
        at, places, names = 0, [], []
        while at < len(words):
            word, at = words[at], at + 1
            if not word.startswith("-"):
                places.append(at)
                names.append(word)
                continue
            flag, given, value = word.partition("=")
            said = self._options.get(flag)
            if said is None or (given and not flag.startswith("--")):
                raise NotPlain
            count = _count(said)
            values = [value] if given else words[at : at + count]
            at += 0 if given else count
            if len(values) != count or any(one.startswith("-") or not one for one in values):
                raise NotPlain
            taken = [_value(said, one) for one in values]
            if said.get("action") == "append":
                found[said["dest"]] = [*found[said["dest"]], *taken]
            else:
                found[said["dest"]] = True if not count else taken if "nargs" in said else taken[0]
        return places, names

    def _place(self, names: list[str], found: dict[str, Any]) -> None:
        """Give the names to what asks for them."""
        for said in self._names:
            kind = said.get("nargs")
            if kind == "*":
                found[said["dest"]] = [_value(said, one) for one in names]
                names = []
            elif kind == "?":
                found[said["dest"]], names = (_value(said, names[0]) if names else found[said["dest"]]), names[1:]
            elif kind is None:
                found[said["dest"]], names = _value(said, names[0]), names[1:]
            else:
                raise NotPlain
        if names:
            raise NotPlain


class Said:
    """What the words said, as an `argparse.Namespace` has it."""

    def __init__(self, found: dict[str, Any]) -> None:
        self.__dict__ = found

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


class NotPlain(Exception):
    """The words need a parser."""


def _count(said: dict[str, Any]) -> int:
    """How many values an option takes."""
    wanted = said.get("nargs", 1)
    per = {"store_true": 0, "store": 1, "append": 1}.get(str(said.get("action", "store")))
    if per is None or not isinstance(wanted, int):
        raise NotPlain
    return per * wanted


def _default(said: dict[str, Any]) -> Any:
    return said.get("default", False if said.get("action") == "store_true" else None)


def _value(said: dict[str, Any], text: str) -> Any:
    """One value, of its type and among its choices."""
    make: Callable[[str], Any] = said.get("type", str)
    try:
        value = make(text)
    except Exception as error:
        raise NotPlain from error
    if said.get("choices") is not None and value not in said["choices"]:
        raise NotPlain
    return value
