"""Plain words are read as argparse reads them; whatever is not plain is left to it."""

from importlib import import_module

import pytest

from tui.cli import COMMANDS, SCREEN
from tui.output import Misuse
from tui.parser import parser_for
from tui.parsing import NotPlain, Plain

LINES = [
    ("meetings", ""),
    ("meetings", "--format json --workspace x"),
    ("meetings", "--format=csv -o out --no-color"),
    ("meetings", "--format nonsense"),
    ("meetings", "one too many"),
    ("meetings", "--version"),
    ("meetings", "--help"),
    ("meetings", "--form json"),
    ("show", "lavrov"),
    ("show", ""),
    ("show", "lavrov --width 90 --plain"),
    ("show", "lavrov --width 9"),
    ("compare", "lavrov trump"),
    ("compare", "lavrov trump --dimension a --dimension b --only both --by topic"),
    ("compare", "--topic a lavrov trump --format json"),
    ("compare", "lavrov --topic a trump"),
    ("compare", "lavrov --sides China Russia"),
    ("compare", "lavrov --sides China"),
    ("compare", "lavrov trump putin"),
    ("compare", "lavrov trump --only nothing"),
    ("compare", "lavrov -- trump"),
    ("cite", "a b c --style org"),
    ("cite", "--styles"),
    ("search", "a few words --in passages --limit 3 -0"),
    ("search", "words --limit 0"),
    ("search", "words -minus"),
    ("search", "a --limit 3 b"),
    ("search", "--like a#b --ids --explain"),
    ("", "lavrov trump --at x/y --no-mouse"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "line"), LINES)
def test_plain_words_are_read_as_argparse_reads_them(name: str, line: str) -> None:
    """Value for value; and no mistake is read."""
    command = COMMANDS.get(name, SCREEN)
    verb = import_module(f"tui.verbs.{command.module}")
    parser, plain = parser_for(name, "", verb.FORMATS.get(name, ())), Plain(name, verb.FORMATS.get(name, ()))
    verb.add_arguments(parser)
    try:
        verb.add_arguments(plain)
        ours = plain.read(line.split())
    except NotPlain:
        ours = None
    try:
        theirs = vars(parser.parse_args(line.split()))
    except (Misuse, SystemExit):
        theirs = None

    assert ours is None or theirs == vars(ours)


def test_what_is_typed_most_is_plain() -> None:
    """So that it costs nothing to read."""
    plain = Plain("compare", ("text", "json"))
    import_module("tui.verbs.compare").add_arguments(plain)

    options = plain.read(["lavrov", "trump", "--format", "json"])

    assert options is not None
    assert ("lavrov", "trump", "json") == (options.left, options.right, options.format)
