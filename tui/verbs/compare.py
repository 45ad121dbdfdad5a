"""Compare: two meetings side by side, or two sides' accounts of one."""

from __future__ import annotations

from profiles.comparison import Only
from profiles.lean import get_args
from profiles.model import STANDINGS, Account
from tui.call import Call
from tui.output import ExitCode, Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from profiles.comparison import Comparison
    from profiles.selection import Selection

EXAMPLES = (
    "visavis compare lavrov trump --only differences",
    "visavis compare trump putin --topic taiwan --by topic",
    "visavis compare trump --sides China 'United States'",
    "visavis compare trump putin --format markdown -o trump-putin.md",
)
FORMATS = {"compare": ("text", "json", "markdown", "csv", "html", "org")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """LEFT RIGHT and the filters."""
    parser.add_argument("left", metavar="LEFT", help="a meeting: id, alias, or words of its title")
    parser.add_argument("right", metavar="RIGHT", nargs="?", help="another (not with --sides)")
    _add_filters(parser)
    parser.add_argument(
        "--by", choices=("dimension", "topic"), default="dimension", help="sections by dimension, or turned: by topic"
    )
    parser.add_argument(
        "--sides",
        nargs=2,
        metavar=("PARTY", "PARTY"),
        help="within one meeting: one side’s account against the other’s",
    )
    parser.add_argument("--stacked", action="store_true", help="one side below the other")
    parser.add_argument("--no-leads", action="store_true", help="do not ask the index about unread cells")


def _add_filters(parser: argparse.ArgumentParser) -> None:
    """What narrows it; each may be said again."""
    parser.add_argument(
        "--dimension", metavar="D", action="append", default=[], help="only this dimension (may be repeated)"
    )
    parser.add_argument("--topic", metavar="T", action="append", default=[], help="only this topic (may be repeated)")
    parser.add_argument(
        "--only", choices=get_args(Only), action="append", default=[], help="only rows of this kind (may be repeated)"
    )
    parser.add_argument(
        "--standing",
        choices=STANDINGS,
        metavar="S",
        action="append",
        default=[],
        help=f"only statements as firm as this: {', '.join(STANDINGS)} (may be repeated)",
    )
    parser.add_argument(
        "--account",
        choices=get_args(Account),
        metavar="A",
        action="append",
        default=[],
        help="only party, third-party, press or author (may be repeated)",
    )
    parser.add_argument(
        "--side", metavar="PARTY", action="append", default=[], help="only this party’s account (may be repeated)"
    )


def run(call: Call) -> int:
    """Compare and print in the format asked for."""
    comparison = _compared(call)
    printed = call.options.format
    if printed == "text":
        from tui.printing.comparing import comparison_lines

        call.out.lines(comparison_lines(comparison, call.page, call.options.stacked))
    elif printed == "json":
        from profiles.export.documents import comparison_json, dumps

        call.out.write(dumps(comparison_json(call.workspace, comparison, call.holds)) + "\n")
    else:
        from profiles.export import FORMATS as WRITERS

        call.out.write(WRITERS[printed](call.workspace, comparison), keep="\n\t\u200b" if printed == "org" else "\n\t")
    return ExitCode.DONE


def _compared(call: Call) -> Comparison:
    """The comparison that the options ask for, its leads attached."""
    from profiles.alignment import attach_leads, compare, compare_sides

    options = call.options
    left = call.meeting(options.left).id
    if options.sides:
        if options.right:
            raise Misuse("visavis compare: --sides compares within one meeting; leave the second one out.")
        return compare_sides(call.workspace, left, *_sides(call, left), selection(call, left), options.by)
    if not options.right:
        more = f"(or `visavis compare {options.left} --sides PARTY PARTY`)"
        raise Misuse(f"visavis compare: with which other meeting? `visavis meetings` lists them {more}.")
    right = call.meeting(options.right).id
    found = compare(call.workspace, left, right, selection(call, left, right), options.by)
    return found if options.no_leads or not _has_unread(found) else attach_leads(found, call.leads)


def _has_unread(comparison: Comparison) -> bool:
    return any("unread" in (row.left.state, row.right.state) for section in comparison.sections for row in section.rows)


def _sides(call: Call, meeting: str) -> tuple[str, str]:
    """The two sides as the meeting's statements spell them."""
    from profiles.alignment import sides_of

    known = {side: side for side in sides_of(call.workspace, meeting)}
    one, other = (call.one_of(side, "side", known) for side in call.options.sides)
    return one, other


def _parties(call: Call, meetings: Sequence[str]) -> list[str]:
    """The parties of `--side`, as the meetings' statements spell them."""
    from profiles.alignment import sides_of

    spoken = (side for meeting in meetings for side in sides_of(call.workspace, meeting))
    known = {side: side for side in spoken if side not in get_args(Account)}
    return [call.one_of(side, "side", known) for side in call.options.side]


def selection(call: Call, *meetings: str) -> Selection:
    """The filters of the options as one value."""
    from profiles import selection as choose

    options, workspace = call.options, call.workspace
    dimensions = {one.id: one.label for one in workspace.dimensions} if options.dimension else {}
    topics = {one.id: one.label for one in workspace.topics} if options.topic else {}
    return (
        choose.only(*options.only)
        & choose.dimension(*(call.one_of(words, "dimension", dimensions) for words in options.dimension))
        & choose.topic(*(call.one_of(words, "topic", topics) for words in options.topic))
        & choose.standing(*options.standing)
        & choose.account(*options.account)
        & choose.side(*(_parties(call, meetings) if options.side else ()))
    )
