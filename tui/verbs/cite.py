"""Cite: the quotation of a statement or a passage with its citation, ready to paste."""

from __future__ import annotations

from tui.call import Call
from tui.output import ExitCode, Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from profiles.citation import Citation

EXAMPLES = (
    "visavis cite MEETING/STATEMENT --style chicago",
    ":r !visavis cite MEETING/STATEMENT --style org    (in vim)",
)
FORMATS: dict[str, tuple[str, ...]] = {}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to cite, and how."""
    parser.add_argument(
        "ids", metavar="ID", nargs="*", help="statements or passages, as `visavis search --ids` lists them"
    )
    parser.add_argument(
        "--style",
        metavar="STYLE",
        help="plain, markdown, org, latex, chicago, bibtex, biblatex, csl-json, or one of your own",
    )
    parser.add_argument("--styles", action="store_true", help="list the styles")


def run(call: Call) -> int:
    """Print each citation, a blank line between them."""
    from profiles.citation import UnknownId, citations
    from profiles.styles import STYLES, UnknownStyle, render

    options = call.options
    if options.styles:
        return _styles(call)
    if not options.ids:
        raise Misuse("visavis cite: which statement or passage? `visavis search WORDS --ids` lists them.")
    try:
        found = [one for id in options.ids for one in citations(call.workspace, _full(call, id))]
        text = render(found, options.style) if options.style in STYLES else _in_own_style(call, found)
    except (UnknownId, UnknownStyle) as error:
        command = "visavis" if isinstance(error, UnknownStyle) else "visavis cite"
        raise Misuse(f"{command}: {error}{_near(call, error)}") from error
    except ValueError as error:
        raise Misuse(f"visavis cite: {error}") from error
    call.out.write(text + "\n", keep="\n\t\u200b" if options.style == "org" else "\n\t")
    return ExitCode.DONE


def _in_own_style(call: Call, found: Sequence[Citation]) -> str:
    """In the style that the user's settings name, or a template of theirs."""
    from profiles.styles import render

    return render(found, call.options.style or call.config.style, call.config.templates)


def _full(call: Call, id: str) -> str:
    """The id of a statement whose meeting may be named by an alias."""
    meeting, slash, name = id.partition("/")
    if not slash or "#" in id or meeting in call.workspace.profiles:
        return id
    return f"{call.meeting(meeting).id}/{name}"


def _near(call: Call, error: LookupError) -> str:
    """The statement that was meant, if one is near."""
    from profiles.citation import UnknownId
    from profiles.problems import did_you_mean

    if not isinstance(error, UnknownId):
        return ""
    ids = [one.id for profile in call.workspace.profiles.values() for one in profile.statements]
    return next((found for id in call.options.ids if id not in ids and (found := did_you_mean(id, ids))), "")


def _styles(call: Call) -> int:
    """The styles there are, the user's own after them."""
    from profiles.styles import STYLES

    for name, about in (STYLES | dict.fromkeys(call.config.templates, "your own")).items():
        call.out.line(((f"{name:<12}", "name"), (about, "")))
    return ExitCode.DONE
