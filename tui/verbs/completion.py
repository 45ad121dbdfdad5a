"""Completion: a file that teaches the shell the commands, their options and the names of the workspace."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

from tui.call import Call
from tui.output import ExitCode

FORMATS: dict[str, tuple[str, ...]] = {}

ASKED = {
    "meeting": "meetings", "meetings": "meetings", "left": "meetings", "right": "meetings", "style": "styles",
    "at": "statements", "topic": "topics", "dimension": "dimensions", "source": "sources",
}  # fmt: skip
"""For which arguments the shell asks the program for names of the workspace."""
IDS, QUERY = frozenset({"ids", "like"}), "query"
"""What is asked for with the word as far as it is typed: statements and passages, and what a query goes on with."""
PLACES = {
    "bash": "~/.local/share/bash-completion/completions/visavis",
    "zsh": "_visavis in a folder of $fpath",
    "fish": "~/.config/fish/completions/visavis.fish",
}

OWN = {
    "bash": r"""
_visavis_meetings() {
  compgen -W "$(visavis complete meetings 2>/dev/null)" -- "$1"
}
_visavis_nothing() { :; }
_shtab_visavis_pos_0_COMPGEN=_visavis_meetings

# ids and queries: the program is given the word as it is typed, in quotes or with a colon in it
_visavis_ask() {
  local typed=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} cut= found
  if [[ ${word:0:1} == \" || ${word:0:1} == \' ]]; then
    word=${word:1}
  else
    word=${typed##*[[:space:]]}
    [[ $word == *:* && $COMP_WORDBREAKS == *:* ]] && cut=${word%"${word##*:}"}
  fi
  while IFS= read -r found; do
    COMPREPLY+=("${found#"$cut"}")
  done < <(visavis complete "$1" -- "$word" 2>/dev/null)
  [[ ${COMPREPLY[*]} == *: ]] && compopt -o nospace 2>/dev/null
}
_visavis() {
  local last=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  case ${COMP_WORDS[1]}:$before in
    *:--whole | *:--uncited | *:--ids | *:-0 | *:--explain | *:--open | *:--plain | *:--no-color) before=word ;;
  esac
  case ${COMP_WORDS[1]}:$before:$last in
    *:*:-*) _shtab_visavis ;;
    search:--like:* | cite:[!-]*:*) _visavis_ask ids ;;
    search:[!-]*:*) _visavis_ask query ;;
    *) _shtab_visavis ;;
  esac
}
complete -o bashdefault -F _visavis visavis
""",
    "zsh": r"""
_visavis_ask() {
  local -a found fields
  found=(${(f)"$(visavis complete $1 -- "${(Q)PREFIX}" 2>/dev/null)"})
  fields=(${(M)found:#*:})
  found=(${found:#*:})
  (( $#fields )) && compadd -S '' -- $fields
  (( $#found )) && compadd -- $found
}
_visavis_ids() { _visavis_ask ids }
_visavis_query() { _visavis_ask query }
""",
    "fish": r"""
function _visavis_ask
  visavis complete $argv[1] -- (commandline -ct | string trim -l -c "'\"") 2>/dev/null
end
complete -c visavis -n "__fish_use_subcommand" -f -a "(visavis complete meetings 2>/dev/null)"
""",
}
"""Meetings may come first as commands may, for `visavis LEFT RIGHT`; ids and queries are asked for as typed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The shell."""
    places = "; ".join(f"{shell}: {place}" for shell, place in PLACES.items())
    parser.add_argument("shell", choices=tuple(PLACES), help=f"where to put it: {places}")


def run(call: Call) -> int:
    """Print the completion file."""
    import shtab

    shell = call.options.shell
    first, rest = shtab.complete(whole_parser(), shell).rstrip().split("\n", 1)
    own = OWN[shell].strip("\n")
    parts = (first, own, rest) if shell == "zsh" else (first, rest, own)
    call.out.stream.write("\n".join(parts) + "\n")
    return ExitCode.DONE


def whole_parser() -> argparse.ArgumentParser:
    """Every command with its options, in one parser."""
    from tui.cli import COMMANDS, HIDDEN
    from tui.parser import add_all as add_common

    parser = argparse.ArgumentParser("visavis")
    add_common(parser)
    commands: Any = parser.add_subparsers(dest="command")
    for name, command in COMMANDS.items():
        if name in HIDDEN:
            continue
        verb = import_module(f"tui.verbs.{command.module}")
        one = commands.add_parser(name, help=command.about)
        add_common(one, verb.FORMATS.get(name, ()))
        verb.add_arguments(one)
        _ask(one)
    return parser


def _ask(parser: argparse.ArgumentParser) -> None:
    """Let the shell ask for names where an argument takes them, and offer files and folders where it takes these."""
    import shtab

    action: Any
    for action in parser._actions:
        if (action.dest in IDS and action.nargs != 0) or action.dest == QUERY:
            action.complete = _as_typed("ids" if action.dest in IDS else QUERY)
        elif action.dest in ASKED:
            action.complete = _names(ASKED[action.dest])
        elif action.dest in {"output", "files"}:
            action.complete = shtab.FILE
        elif action.dest in {"workspace", "folder"}:
            action.complete = shtab.DIRECTORY


def _names(kind: str) -> Any:
    import shtab

    return shtab.cmd(f"visavis complete {kind} 2>/dev/null")


def _as_typed(kind: str) -> Any:
    """Names for which the program looks at what is typed; bash has a function of its own for them."""
    return {"bash": "_visavis_nothing", "zsh": f"_visavis_{kind}", "fish": f"(_visavis_ask {kind})"}
