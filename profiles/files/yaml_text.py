"""Writes texts as YAML: so that each is read back to the letter, in the form that a person would have chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Field = str | Sequence[str] | Sequence[Mapping[str, str]]
"""What stands under a key: a text, several, or mappings of texts."""

WIDTH = 100
PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<]|-(?=[^\s\-])")
"""What a text without quotes may begin with."""
OTHER_TYPES = re.compile(
    r"[-+]?(0[xob]?)?[0-9_]+(\.[0-9_]*)?([eE][-+]?[0-9]+)?|[-+]?\.[0-9]+.*|[-+]?\.(inf|nan)|null|true|false|yes|no|on|off"
    r"|y|n|[0-9:]+(\.[0-9]*)?",
    re.IGNORECASE,
)
"""Texts that some reader of YAML would take for something else."""
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
"""What is written as an escape."""
ESCAPES = {"\0": "\\0", "\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r",
           "\x1b": "\\e", '"': '\\"', "\\": "\\\\"}  # fmt: skip


class NotWritable(ValueError):
    """A text that no YAML file can hold."""


def entry(key: str, value: Field, indent: int) -> list[str]:
    """The lines of a key and its value, at an indentation."""
    pad = " " * indent
    if isinstance(value, str):
        first, *rest = scalar(value, indent + 2, len(pad) + len(key) + 2)
        return [f"{pad}{key}: {first}", *rest]
    if all(isinstance(item, str) for item in value):
        return [f"{pad}{key}: [{', '.join(_in_flow(str(item)) for item in value)}]"]
    lines = [f"{pad}{key}:"]
    for item in value:
        lines += item_lines(item, indent + 2) if isinstance(item, Mapping) else []
    return lines


def item_lines(fields: Mapping[str, Field], indent: int, dash: str = "- ") -> list[str]:
    """The lines of a list's item with some keys."""
    lines = [line for key, value in fields.items() for line in entry(key, value, indent + len(dash))]
    return [" " * indent + dash + lines[0].lstrip(" "), *lines[1:]] if lines else [" " * indent + dash + "{}"]


def scalar(text: str, indent: int, taken: int) -> list[str]:
    """A text as it stands after `key: `; its further lines at an indentation. `taken` cells of the line are."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise NotWritable("holds half a character (a surrogate), which no file can hold; copy it again")
    if UNSEEN.search(text) or "\r" in text or (text and not text.strip("\n\t ")):
        return [_double(text)]
    if "\n" in text or len(text) + taken > WIDTH:
        return _block(text, indent)
    return [_line(text)]


def _line(text: str) -> str:
    return text if _is_plain(text) else _quoted(text)


def _quoted(text: str) -> str:
    return _double(text) if "\t" in text else "'" + text.replace("'", "''") + "'"


def _is_plain(text: str) -> bool:
    """Whether a line may stand without quotes, and still be a text to every reader."""
    if not PLAIN.match(text) or text != text.strip() or "\t" in text or "\n" in text:
        return False
    return not (": " in text or " #" in text or text.endswith(":") or OTHER_TYPES.fullmatch(text))


def _in_flow(text: str) -> str:
    """A text between brackets, where more characters mean something."""
    if UNSEEN.search(text) or "\n" in text:
        return _double(text)
    return text if _is_plain(text) and not re.search(r"[,\[\]{}:?]|^-", text) else _quoted(text)


def _double(text: str) -> str:
    """Between double quotes, with escapes: any text can be written so."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    if not UNSEEN.match(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _block(text: str, indent: int) -> list[str]:
    """Folded where its words are parted by single spaces, else to the letter, else in double quotes."""
    pad = " " * indent
    if "\n" not in text and text == " ".join(text.split(" ")) and not re.search(r"^ | $|  |\t", text):
        return [">-", *(pad + line for line in _wrapped(text, max(WIDTH - indent, 40)))]
    lines = text.split("\n")
    if text.startswith((" ", "\t", "\n")) or any(line != line.rstrip() for line in lines) or text.endswith("\n"):
        return [_double(text)]
    return ["|-", *(pad + line if line else "" for line in lines)]


def _wrapped(text: str, width: int) -> list[str]:
    """Words joined to lines by single spaces; `textwrap` would break at hyphens and drop what it calls white."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
