"""Search: find passages and statements."""

from __future__ import annotations

from tui.call import Call
from tui.output import ExitCode, Misuse, say
from tui.parsing import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from index import QueryError, Results
    from profiles.comparison import Hit
    from tui.printing.hits import Seen

EXAMPLES = (
    'visavis search "Power of Siberia 2"',
    "visavis search soybeans --in statements meeting:trump",
    "visavis search sanction* source:courant --context 1",
    "visavis search Taiwan --ids -0 | xargs -0 visavis cite --style markdown",
)
FILES = ("-o", "--output")
"""Options after which a file is named."""
FORMATS = {"search": ("text", "json", "jsonl", "csv", "markdown")}


NOTHING_ASKED = "nothing to search for"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The query and how to answer it."""
    parser.add_argument(
        "query", metavar="QUERY", nargs="*",
        help="words, “phrases”, sanction*, AND OR NOT NEAR/5, source: meeting: topic: standing: speaker: date: …",
    )  # fmt: skip
    parser.add_argument(
        "--in", dest="kinds", choices=("passages", "statements", "all"), default="all",
        help="where to look; all, the default: a statement shows with the passage it quotes, as one hit",
    )  # fmt: skip
    parser.add_argument("--limit", type=count, default=20, metavar="N", help="so many hits at most (20)")
    parser.add_argument(
        "--context", type=count, default=0, metavar="N", help="so many passages before and after each hit"
    )
    parser.add_argument("--whole", action="store_true", help="whole passages, not excerpts")
    parser.add_argument("--uncited", action="store_true", help="only passages that no statement cites")
    parser.add_argument("--like", metavar="PASSAGE", help="passages that are most like this one")
    parser.add_argument("--ids", action="store_true", help="ids alone, one a line, for `visavis cite`")
    parser.add_argument(
        "-0", dest="null", action="store_true", help="end each hit with NUL in place of a newline, for xargs -0"
    )
    parser.add_argument("--explain", action="store_true", help="say how the query was understood")
    parser.add_argument("--open", action="store_true", help="open the first hit in $VISUAL or $EDITOR, at its line")


def words_of(words: Sequence[str]) -> list[str]:
    """The words after `search`: a minus before a word means that it must not be there, and is no option.

    >>> words_of(["Taiwan", "-Iran", "-o", "-x.txt", "--limit", "3"])
    ['Taiwan', ' -Iran', '-o', '-x.txt', '--limit', '3']
    """
    taken = ["", *words]
    return [
        f" {word}" if before not in FILES and _is_minus(word) else word
        for before, word in zip(taken, words, strict=False)
    ]


def _is_minus(word: str) -> bool:
    """Whether an argument is a word with a minus; `-oFILE` is one only where it cannot be a file."""
    return len(word) > 2 and word[0] == "-" and word[1] not in "-0" and not (word[1] == "o" and {".", "/"} & set(word))


def run(call: Call) -> int:
    """Find, print, and tell on stderr what a reader should know."""
    options = call.options
    query = " ".join(options.query)
    if not query and not options.like:
        raise Misuse("visavis search: what for? Name words, or --like PASSAGE.")
    results = _results(call, query)
    _tell(results, options.explain)
    if results.hits and not results.hits[0].complete and not options.like:
        say(f"Nothing holds all of {query!r}; what follows holds a part of it.")
    if options.open and results.hits:
        return _open(call, results.hits[0])
    PRINTERS[options.format if not (options.ids or options.null) else "lines"](call, results)
    return ExitCode.DONE if results.hits else ExitCode.FOUND_NOTHING


def _results(call: Call, query: str) -> Results:
    """What the index finds."""
    from index import QueryError, Results

    options = call.options
    try:
        if options.like:
            hits = call.index.more_like(options.like, options.limit)
            if not hits:
                _tell_of_none_like(call, options.like)
            return Results(query, f"passages like {options.like}", len(hits), hits)
        return call.index.search(query, kinds=options.kinds, limit=options.limit, uncited=options.uncited)
    except QueryError as error:
        raise Misuse(_pointed(query, error)) from error


def _tell_of_none_like(call: Call, id: str) -> None:
    """Why nothing is like a passage: because there is no such passage, or none resembles it."""
    from profiles.citation import UnknownId, citations

    try:
        found = "#" in id and citations(call.workspace, id)
    except UnknownId:
        found = False
    if not found:
        raise Misuse(f"visavis search: there is no passage `{id}`. `visavis search WORDS --ids` lists ids of passages.")
    say(f"Nothing is like `{id}`.")


def _pointed(query: str, error: QueryError) -> str:
    """The query with what is wrong in it underlined."""
    from tui.cells import cells

    lead, size = cells(query[: error.start]), max(cells(query[error.start : error.end]), 1)
    return f"visavis search: {error}\n  {query}\n  {' ' * lead}{'^' * size}"


def _tell(results: Results, explain: bool) -> None:
    """Talk: how it was understood, what was corrected, how many there are."""
    if explain:
        say(f"understood: {results.understood}")
    if results.missing:
        say(f"Nothing mentions {' or '.join(f'“{word}”' for word in results.missing)}.")
    if results.corrected:
        say(f"Nothing for {results.query!r}; showing results for {results.suggestion!r}.")
    elif not results.hits and results.understood == NOTHING_ASKED:
        say(f"There is nothing to search for in {results.query!r}; give a word, a figure or a phrase.")
    elif not results.hits and results.query:
        near = f" Near it: {results.suggestion}" if results.suggestion else ""
        say(f"Nothing found for {results.query!r}.{near}")
    if results.total > len(results.hits) > 0:
        say(f"{len(results.hits)} of {results.total} hits{_behind(results)}; --limit {results.total} shows all.")


def _behind(results: Results) -> str:
    """How many statements stand behind the passages shown."""
    count = len({id for hit in results.hits if hit.kind == "passage" for id in hit.statements})
    return f", {count} {'statement' if count == 1 else 'statements'} behind those shown" if count else ""


def _text(call: Call, results: Results) -> None:
    """Entries with excerpts on a terminal, `file:line: text` elsewhere; each a link to its place."""
    from tui.printing.hits import hit_lines

    page = call.page
    for line, one in hit_lines(_seen(call, results), call.workspace, page, call.options.whole):
        call.out.line(line, call.link(*one.place) if line else "")


def _seen(call: Call, results: Results) -> list[Seen]:
    from tui.printing.hits import seen

    return [seen(call.workspace, hit, call.options.context) for hit in results.hits]


def _json(call: Call, results: Results) -> None:
    from profiles.export.documents import dumps, search_json

    document = search_json(
        results.query, results.understood, results.total, results.hits, results.suggestion,
        corrected=results.corrected, complete=results.complete, missing=results.missing,
    )  # fmt: skip
    call.out.write(dumps(document) + "\n")


def _json_lines(call: Call, results: Results) -> None:
    from profiles.export.documents import dumps, hit_json

    for hit in results.hits:
        call.out.write(dumps(hit_json(hit), indent=None) + "\n")


def _lines(call: Call, results: Results) -> None:
    """One record a hit: its id, or its place and text."""
    from profiles.visible import visible
    from tui.printing.hits import marked

    end = "\0" if call.options.null else "\n"
    for one in _seen(call, results):
        path, line = one.place
        record = one.hit.id if call.options.ids else f"{path}:{line}: {marked(one.hit)}"
        call.out.stream.write(visible(record, keep="") + end)


def _table(call: Call, results: Results) -> None:
    from tui.printing.rows import hit_rows

    call.table(hit_rows(results.hits))


PRINTERS = {"text": _text, "json": _json, "jsonl": _json_lines, "lines": _lines, "csv": _table, "markdown": _table}


def _open(call: Call, hit: Hit) -> int:
    """The editor at the hit's line."""
    from tui.printing.hits import seen

    path, line = seen(call.workspace, hit).place
    return call.edit(path, line)
