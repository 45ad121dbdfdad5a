"""The commands of the screen, each declared once: bindings, footer, help, palette and remapping follow from here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from profiles.value import dataclass, replace

CommandGroup = Literal[
    "Moving", "Reading", "Choosing what is shown", "Finding", "Citing", "Writing", "Places", "Program"
]

LISTS = ("find", "meetings", "timeline", "questions", "conflicts", "problems", "ladder", "sources", "help")
"""Screens that are a list with a cursor."""
PLACES = ("comparison", "source", "matrix", *LISTS)
"""Every screen that the reader can stand in."""
COMPARISON = ("comparison",)
SOURCE = ("source",)
BELOW = ("source", "find", "meetings", "timeline", "questions", "ladder", "sources", "matrix")
"""Screens with more about the line under the cursor below it, or beside it."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that the analyst can do."""

    id: str
    """Name in the user's config, e.g. `row-next`."""
    keys: tuple[str, ...]
    """As Textual names them; the first is the one shown."""
    action: str
    """Textual action, run on the screen or else on the app."""
    label: str
    """A word or two, for the footer."""
    help: str
    """What it does, for help and palette."""
    group: CommandGroup
    screens: tuple[str, ...]
    """Where it holds."""
    footer: int = 0
    """Rank in the footer, 1 first; 0 stands in help and palette only."""
    shown: str = ""
    """The keys as shown, where they are not the first key."""
    palette: bool = True
    """Whether the palette offers it."""
    typing: str = ""
    """What it is called while one types, where that differs."""


MOVING = (
    Command("row-next", ("j", "down"), "next_row", "row", "Next row, or next statement in it", "Moving",
            PLACES, 1, "j/k", palette=False),
    Command("row-previous", ("k", "up"), "previous_row", "row", "Previous row, or previous statement in it", "Moving",
            PLACES, palette=False),
    Command("dimension-next", ("J",), "next_section", "dimension", "Next dimension", "Moving", COMPARISON, 8, "J/K"),
    Command("dimension-previous", ("K",), "previous_section", "dimension", "Previous dimension", "Moving", COMPARISON),
    Command("difference-next", ("]", "full_stop"), "next_difference", "difference", "Next difference", "Moving",
            COMPARISON, 9, "]/["),
    Command("difference-previous", ("[", "comma"), "previous_difference", "difference", "Previous difference",
            "Moving", COMPARISON),
    Command("cited-next", ("]", "full_stop"), "next_cited", "cited", "Next cited passage", "Moving", SOURCE, 2, "]/["),
    Command("cited-previous", ("[", "comma"), "previous_cited", "cited", "Previous cited passage", "Moving", SOURCE),
    Command("side-left", ("h", "left"), "side('left')", "side", "The left side", "Moving",
            ("comparison", "matrix", "conflicts"), 8, "h/l", palette=False),
    Command("side-right", ("l", "right"), "side('right')", "side", "The right side", "Moving",
            ("comparison", "matrix", "conflicts"), palette=False),
    Command("side-other", ("tab", "shift+tab"), "other_side", "other side", "The other side", "Moving",
            ("comparison", "find"), palette=False),
    Command("first", ("g", "home"), "first", "first", "First row", "Moving", PLACES, palette=False),
    Command("last", ("G", "end"), "last", "last", "Last row", "Moving", PLACES, palette=False),
    Command("page-next", ("ctrl+d", "pagedown", "space"), "page(1)", "page", "A page down", "Moving", PLACES,
            palette=False),
    Command("page-previous", ("ctrl+u", "pageup"), "page(-1)", "page", "A page up", "Moving", PLACES, palette=False),
    *(Command(f"dimension-{n}", (str(n),), f"section({n})", "dimension", f"Dimension number {n}", "Moving", COMPARISON,
              0, "1–9" if n == 1 else "", palette=False) for n in range(1, 10)),
    Command("dimension-named", ("0", "asterisk"), "named_section", "go to", "Go to a dimension by its name", "Moving",
            COMPARISON),
)  # fmt: skip

READING = (
    Command("read", ("enter",), "read", "read", "Read the evidence in its source", "Reading",
            ("comparison", "find", "questions", "conflicts"), 4, "Enter", typing="hits"),
    Command("open", ("enter",), "read", "open", "Open what is under the cursor", "Reading",
            ("meetings", "timeline", "matrix", "problems", "ladder", "sources", "help"), 4, "Enter"),
    Command("quote", ("+",), "scope", "evidence", "Evidence of this statement, of this cell, of the whole meeting",
            "Reading", COMPARISON, 12),
    Command("grow", ("equals_sign",), "grow", "whole quote", "Let the evidence grow to the whole quotation, or shrink",
            "Reading", COMPARISON),
    Command("more-lines", ("equals_sign",), "more_lines", "more lines", "The next lines of what is shown below",
            "Reading", BELOW),
    Command("back", ("escape", "backspace", "q"), "back", "back", "Back to where you came from", "Reading",
            PLACES[1:], 5, "Esc"),
    Command("return", ("escape", "backspace"), "return", "back", "Back to the view from which you came here",
            "Reading", COMPARISON),
)  # fmt: skip

SHOWING = (
    Command("differences", ("d",), "differences", "differences", "Show differences only, or all again",
            "Choosing what is shown", COMPARISON, 8),
    Command("filters", ("f",), "filters", "filter", "Filter by mark, standing, account, side, topic, dimension",
            "Choosing what is shown", COMPARISON, 9),
    Command("filters-clear", ("F",), "clear_filters", "show all", "Take away every filter",
            "Choosing what is shown", COMPARISON),
    Command("turn", ("v",), "turn", "turn", "Turn: topics within dimensions, or dimensions within topics",
            "Choosing what is shown", COMPARISON, 10),
    Command("all-dimensions", ("v",), "turn", "everything", "The outcomes only, or every dimension",
            "Choosing what is shown", ("ladder",), 6),
    Command("fold", ("z",), "fold", "fold", "Fold or unfold this dimension", "Choosing what is shown", COMPARISON, 13),
    Command("fold-all", ("Z",), "fold_all", "fold all", "Fold or unfold every dimension", "Choosing what is shown",
            COMPARISON),
    Command("stack", ("|",), "stack", "stack", "Both sides beside each other, or one above the other",
            "Choosing what is shown", COMPARISON),
    Command("rail", ("b",), "rail", "rail", "The dimensions beside the comparison, or not", "Choosing what is shown",
            COMPARISON),
    Command("meeting-left", ("H",), "choose('left')", "meetings", "Choose the left meeting", "Choosing what is shown",
            ("comparison", "find", "timeline", "questions"), 7, "H/L"),
    Command("meeting-right", ("L",), "choose('right')", "right", "Choose the right meeting", "Choosing what is shown",
            ("comparison", "find", "timeline", "questions")),
    Command("meeting-and-other", ("tab",), "open_and_other", "and the other side",
            "Put the meeting on its side, and choose for the other side", "Choosing what is shown", ("meetings",), 2),
    Command("swap", ("x",), "swap", "swap", "Swap left and right", "Choosing what is shown",
            ("comparison", "meetings", "timeline"), 14),
)  # fmt: skip

FINDING = (
    Command("find", ("/",), "find", "find", "Find in all sources and profiles", "Finding",
            tuple(place for place in PLACES if place not in ("source", "find", "help")), 5),
    Command("find-input", ("/",), "find", "find", "Type another query", "Finding", ("find",), 3),
    Command("find-here", ("/",), "find_here", "find here", "Find in this document", "Finding", SOURCE, 4),
    Command("hit-next", ("n",), "next_hit", "next hit", "Next hit", "Finding",
            ("comparison", "source", "find"), 0, "n/N"),
    Command("hit-previous", ("N",), "previous_hit", "previous hit", "Previous hit", "Finding",
            ("comparison", "source", "find")),
    Command("citing", ("s",), "citing", "who cites it", "The statements that cite this passage", "Finding",
            ("find", "source"), 6),
    Command("more-like", ("r",), "more_like", "more like this", "More passages like this one", "Finding",
            ("find", "source"), 9),
)  # fmt: skip

CITING = (
    Command("cite", ("y",), "cite", "cite", "Copy the quotation with its citation", "Citing",
            ("comparison", "source", "find", "questions", "conflicts"), 5),
    Command("cite-row", ("Y",), "cite_row", "copy row", "Copy the row: both sides, with their quotations", "Citing",
            COMPARISON),
    Command("cite-style", ("C",), "cite_style", "cite as", "Copy in another style of citation", "Citing",
            ("comparison", "source", "find")),
    Command("export", ("w",), "export", "export", "Write what is shown into a file", "Citing", COMPARISON, 15),
)  # fmt: skip

WRITING = (
    Command("take", ("a",), "take", "take", "Take a span of this passage into a profile", "Writing",
            ("comparison", "source", "find"), 8),
    Command("edit", ("e",), "edit", "edit", "Open in your editor at the line", "Writing",
            tuple(place for place in PLACES if place not in ("help", "ladder")), 11),
    Command("undo", ("u",), "undo", "undo", "Take back what was last written into a profile", "Writing",
            ("comparison", "source")),
)  # fmt: skip

GOING = (
    Command("timeline", ("t",), "go('timeline')", "views", "All meetings in order, and the time between them",
            "Places", PLACES, 7, "t m o c p s"),
    Command("matrix", ("m",), "go('matrix')", "matrix", "Meetings by dimensions: how much is on record where",
            "Places", PLACES),
    Command("questions", ("o",), "go('questions')", "questions", "What is open, and what touched or settled it",
            "Places", PLACES),
    Command("conflicts", ("c",), "go('conflicts')", "conflicts", "What does not sit together",
            "Places", PLACES),
    Command("ladder", ("s",), "go('ladder')", "ladder", "How firm it is: signed, announced, claimed, reported …",
            "Places", tuple(place for place in PLACES if place not in ("find", "source"))),
    Command("sources", ("S",), "go('sources')", "sources", "The documents, and how much of each is cited",
            "Places", PLACES),
    Command("problems", ("p",), "go('problems')", "problems", "What is wrong in the workspace's files",
            "Places", PLACES),
)  # fmt: skip

PROGRAM = (
    Command("help", ("?", "f1"), "go('help')", "help", "Every key", "Program", PLACES, 17),
    Command("palette", ("ctrl+p", ":"), "palette", "commands", "Every command by name", "Program", PLACES, 18, ":",
            palette=False),
    Command("theme", (), "theme", "theme", "Change the colours", "Program", PLACES),
    Command("redraw", ("ctrl+l",), "app.redraw", "draw again", "Draw the whole screen again", "Program", PLACES),
    Command("reload", ("ctrl+r",), "reload", "read again", "Read the workspace's files again", "Program", PLACES),
    Command("quit-first", ("q",), "app.quit", "quit", "Leave the program", "Program", COMPARISON, 19, palette=False),
    Command("quit", ("ctrl+q",), "app.quit", "quit", "Leave the program from anywhere", "Program", PLACES),
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (*MOVING, *READING, *SHOWING, *FINDING, *CITING, *WRITING, *GOING, *PROGRAM)
BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def commands_of(screen: str) -> tuple[Command, ...]:
    """The commands that hold on a screen."""
    return tuple(command for command in COMMANDS if screen in command.screens)


def keys_of(command: Command, remapped: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The keys of a command, the user's own before the program's."""
    return remapped.get(command.id, command.keys)


def in_footer(commands: Iterable[Command]) -> tuple[Command, ...]:
    """Those that the footer shows, the most needed first; of the ways to other places, those that hold here."""
    here = tuple(commands)
    ways = {key for one in here if one.action.startswith("go(") for key in one.keys}
    shown = (replace(one, shown=_kept(one.shown, ways)) if " " in one.shown else one for one in here if one.footer)
    return tuple(sorted(shown, key=lambda one: one.footer))


def _kept(shown: str, ways: Collection[str]) -> str:
    """`t m o c p s` without the keys that mean something else."""
    return " ".join(key for key in shown.split() if key in ways)


NAMES = {
    "full_stop": ".", "comma": ",", "plus": "+", "equals_sign": "=", "asterisk": "*", "vertical_line": "|",
    "question_mark": "?", "colon": ":", "slash": "/", "escape": "Esc", "enter": "Enter", "space": "Space",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PageUp", "pagedown": "PageDown", "tab": "Tab",
    "backspace": "Backspace", "home": "Home", "end": "End", "f1": "F1", "delete": "Del", "insert": "Ins",
}  # fmt: skip


def say_key(key: str) -> str:
    """A key as a person would write it: `ctrl+d` is Ctrl+D, `question_mark` is ?."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    named = NAMES.get(name, name.upper() if modifiers else name)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), named])


def first_key(command: Command, remapped: Mapping[str, tuple[str, ...]]) -> str:
    """The key of a command that the palette names."""
    keys = keys_of(command, remapped)
    return say_key(keys[0]) if keys else ""


TYPED = frozenset(("full_stop", "comma", "plus", "equals_sign", "asterisk", "vertical_line", "question_mark", "colon",
                   "slash", "space", "backspace", "home", "end", "left", "right", "delete", "ctrl+d", "ctrl+u",
                   "ctrl+l"))  # fmt: skip
"""Keys with longer names that mean something to the line in which one types."""


def key_while_typing(command: Command, remapped: Mapping[str, tuple[str, ...]]) -> str:
    """The key of a command that holds while one types; empty where there is none."""
    return next((say_key(key) for key in keys_of(command, remapped) if len(key) > 1 and key not in TYPED), "")


def say_keys(command: Command, remapped: Mapping[str, tuple[str, ...]]) -> str:
    """The keys of a command as the footer shows them."""
    if command.shown and command.id not in remapped:
        return command.shown
    return first_key(command, remapped)
