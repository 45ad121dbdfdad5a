"""Exports: the same words in every format, and nothing in a file that a reader's program would obey."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import MadeUp, day, profile, record, said

from profiles.alignment import attach_leads, compare, compare_sides
from profiles.comparison import Comparison, Gap, Hit
from profiles.export import FORMATS, SUFFIXES, show_markdown
from profiles.export.escaping import cell
from profiles.export.wording import Entry, worded
from profiles.model import Conflict, Member, Move, Question, Silence, Source
from profiles.selection import only, standing
from profiles.visible import visible
from profiles.workspace import load_workspace

HOSTILE = (
    '=HYPERLINK("x") \x1b]52;c;A\x07 \x9b \u202e <script>alert(1)</script> [click](x) | ![i](j) `c` **b** $5 "q" '
    "'r' & ;,\n\n# h"
)
texts = st.one_of(
    st.just(HOSTILE), st.text(st.sampled_from("ab =+-@\t\n,;\"'<>&|`*_[](){}#$\\:\x1b\u202e\u200b中"), max_size=24)
)
Line = tuple[str, str]


def world(text: str = "A hotline.", name: str = "Spring") -> MadeUp:
    silence = Silence("", "agenda", "prisoners", text, ("a.txt",), "2031-10-02")
    asked = Question("left/renewal", "left", text, ("left/shared",), (Move("right/ours", "settled"),))
    conflict = Conflict(
        "c", text, "number", "contradiction", "open",
        (Member((), "left/figure", text), Member((), "right/ours", "90")), note=text,
    )  # fmt: skip
    left = profile(
        "left", said("shared", text, also=("right",)), said("figure", text, side=name, speaker=text, quote=text),
        said("lone", text, on="agenda fisheries"),
        date=day("2031-03-03"), silences=[silence], questions=[asked], sources=("a.txt",),
    )  # fmt: skip
    right = profile("right", said("ours", "Nothing alike.", quote=text), said("p", "x", on="agenda prisoners"),
                    date=day("2031-09-20"), sources=("a.txt",))  # fmt: skip
    made = record(left, right, conflicts=[conflict], sources=[Source("a.txt", title=text, publisher=text)])
    meetings = {
        id: replace(one, meeting=replace(one.meeting, title=f"{name} {text}")) for id, one in made.profiles.items()
    }
    return replace(made, profiles=meetings)


def compared(made: MadeUp) -> Comparison:
    return attach_leads(
        compare(made, "left", "right"), lambda topic, files: (Hit("passage", "a#1", "a.txt", 0, 1, "…"),)
    )


def entries(made: MadeUp, comparison: Comparison) -> list[list[Line]]:
    """What every format must hold: for each line of each row, (standing, words) left and right."""
    return [
        [_line(left), _line(right)]
        for section in worded(made, comparison).sections
        for row in section.rows
        for left, right in row.lines
    ]


def _line(entry: Entry | None) -> Line:
    return (entry.label, entry.text) if entry else ("", "")


def _shown(line: Line, keep: str = "") -> Line:
    text = line[1] if keep else " ".join(line[1].split("\n")).replace("\t", " ")
    return line[0], visible(text, keep=keep)


class Page(HTMLParser):
    """Reads the cells of an exported page back."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: list[list[str]] = []
        self.joined: list[bool] = []
        self.tags: set[str] = set()
        self.kind = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given_ = dict(attrs)
        assert not any(name.startswith("on") for name in given_)
        if tag == "td" and given_.get("class") != "remark":
            self.cells.append(["", ""])
            self.joined.append("colspan" in given_)
        self.kind = {"standing": "label", "": "text"}.get(given_.get("class") or "", "") if tag == "span" else ""

    def handle_endtag(self, tag: str) -> None:
        self.kind = ""

    def handle_data(self, data: str) -> None:
        if self.kind and self.cells:
            self.cells[-1][self.kind == "text"] += data


def _from_html(text: str) -> list[list[Line]]:
    """A cell that spans both columns stands on both sides."""
    page = Page(text)
    cells = [
        (label, words)
        for (label, words), joined in zip(page.cells, page.joined, strict=True)
        for _ in range(1 + joined)
    ]
    return [list(pair) for pair in zip(cells[::2], cells[1::2], strict=True)]


def _from_csv(text: str) -> list[list[Line]]:
    lines: dict[tuple[str, ...], list[Line]] = {}
    for one in csv.DictReader(io.StringIO(text, newline="")):
        at = lines.setdefault((one["section"], one["row"], one["line"]), [("", ""), ("", "")])
        at[one["cell"] == "right"] = (one["standing"], one["text"].removeprefix("'"))
    return list(lines.values())


def _from_markdown(text: str) -> list[list[Line]]:
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [re.split(r"(?<!\\) \| ", line[2:-2]) for line in rows if not line.startswith(("| --- ", "|  |  | Spring"))]
    return [
        [_markdown_cell(left), _markdown_cell(left if right == "\\= the same" else right)]
        for _, _, left, right in cells
    ]


def _markdown_cell(text: str) -> Line:
    found = re.fullmatch(r"\*(\w+)\*(?: \(shared\))?(?: (.*?))?(?: — .*?)?((?:\[\^\d+\])*)", text.strip())
    if not found:
        assert text.strip() == ""
        return "", ""
    return found[1], re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", found[2] or "")


def _from_json(text: str) -> list[list[Line]]:
    document = json.loads(text)
    found = []
    for row in (row for section in document["dimensions"] for row in section["rows"]):
        for at in range(len(row["left"]["statements"])):
            found.append([_json_cell(row[side], at) for side in ("left", "right")])
    return found


def _json_cell(given_: dict[str, list[dict[str, str] | None]], at: int) -> Line:
    one = given_["statements"][at]
    return (one["standing"], one["text"]) if one else ("", "")


def test_the_formats_agree_cell_for_cell() -> None:
    """Left and right, line by line, in the same order with the same words."""
    made = world()
    comparison = compared(made)
    expected = entries(made, comparison)

    found = {name: FORMATS[name](made, comparison) for name in FORMATS}

    assert len(expected) == 5
    assert expected == _from_csv(found["csv"])
    assert expected == _from_html(found["html"])
    assert expected == _from_markdown(found["markdown"])
    spoken = {"", "silent", "unread"}
    assert [[one if one[0] not in spoken else ("", "") for one in line] for line in expected] == _from_json(
        found["json"]
    )


@settings(max_examples=40, deadline=None)
@given(texts)
def test_hostile_text_arrives_as_text_in_html_and_csv(hostile: str) -> None:
    """Escaped, so that it reads back; controls spelt out; no element, no formula of its own."""
    made = world(hostile)
    comparison = compared(made)
    page, sheet = FORMATS["html"](made, comparison), FORMATS["csv"](made, comparison)
    expected = entries(made, comparison)

    assert [[_shown(one, "\n\t") for one in line] for line in expected] == _from_html(page)
    assert [[_shown(one, "\n") for one in line] for line in expected] == _unprefixed(_from_csv(sheet), expected)
    assert "script" not in Page(page).tags
    for row in csv.reader(io.StringIO(sheet, newline="")):
        assert not any(re.match(r"\s*[=+\-@\t]", value) for value in row)


def _unprefixed(found: list[list[Line]], expected: list[list[Line]]) -> list[list[Line]]:
    """`_from_csv` takes one `'` off; where the text itself begins with one it is put back."""
    return [
        [
            (label, f"'{text}" if was.startswith("'") else text)
            for (label, text), (_, was) in zip(line, then, strict=True)
        ]
        for line, then in zip(found, expected, strict=True)
    ]


@settings(max_examples=40, deadline=None)
@given(texts, st.sampled_from(sorted(FORMATS)))
def test_no_export_speaks_to_the_terminal(hostile: str, name: str) -> None:
    """Whatever a file holds, whatever the format."""
    made = world(hostile)

    text = FORMATS[name](made, compared(made)).replace("\u200b", "" if name == "org" else "\u200b")

    assert text == visible(text, keep="\n\t" if name == "html" else "\n")


@settings(max_examples=40, deadline=None)
@given(texts)
def test_markdown_keeps_its_tables_whatever_they_hold(hostile: str) -> None:
    """Every row has four cells; no heading, item or note comes from a file."""
    made = world(hostile)
    text = FORMATS["markdown"](made, compared(made))

    rows = [line for line in text.splitlines() if line.startswith("|")]

    assert {5} == {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in rows}
    assert text.count("\n# ") == 0
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## Agenda"]
    assert len(re.findall(r"^\[\^\d+\]: ", text, re.MULTILINE)) == len(worded(made, compared(made)).notes)
    assert show_markdown(made, "left").count("\n# ") == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\t=x", "␉=x"), (" =x", "' =x"),
        ("＝1", "'＝1"), ("a=1", "a=1"), ("", ""), ("'x", "'x"), ("\r=x", "␍=x"), ("\n=x", "'\n=x"),
    ],
)  # fmt: skip
def test_a_formula_is_defused(text: str, expected: str) -> None:
    """Spreadsheets run what begins like one, also after white space and in full width."""

    assert expected == cell(text)


def test_a_page_needs_nothing_and_runs_nothing() -> None:
    """No script, no address, a policy that forbids both."""
    text = FORMATS["html"](world(), compared(world()))

    assert "default-src 'none'" in text
    assert not re.search(r"https?://|<script|<img|<link|@import|url\(", text)
    assert set(re.findall(r'<li id="(\w+)"', text)) == set(re.findall(r'href="#(\w+)"', text))


def test_filters_and_sides_are_said_in_words(workspace: Path) -> None:
    """What is hidden, and whose account stands where."""
    vienna = load_workspace(workspace)

    filtered = worded(vienna, compare(vienna, "geneva-2031-03", "vienna-2031-09", only("left") & standing("announced")))
    sides = worded(vienna, compare_sides(vienna, "vienna-2031-09", "North", "South"))

    assert filtered.shown == "left only · standing announced · 4 rows hidden"
    assert (sides.left, sides.right, sides.gap) == (
        "Autumn summit in Vienna: North",
        "Autumn summit in Vienna: South",
        "",
    )


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (Gap(30, 30), "30 days apart"), (Gap(1, 1), "1 day apart"), (Gap(0, 2), "0 to 2 days apart"),
        (Gap(0, 0), "on the same day"), (Gap(3, None), "at least 3 days apart"),
        (Gap(None, 9), "up to 9 days apart"), (Gap(), "time between them unknown"),
    ],
)  # fmt: skip
def test_a_gap_is_said_as_far_as_it_is_known(gap: Gap, expected: str) -> None:
    """No false precision."""

    assert expected == gap.says()


def test_every_format_names_its_files() -> None:
    """A new format is a new row in both."""

    assert set(FORMATS) == set(SUFFIXES)


def test_a_profile_is_told_dimension_by_dimension(workspace: Path) -> None:
    """With what was checked, left open and contested."""
    text = show_markdown(load_workspace(workspace), "vienna-2031-09")

    assert re.findall(r"^#+ .*", text, re.MULTILINE) == [
        "# Autumn summit in Vienna", "## Timing", "## Outcomes · formal", "## Left out",
        "## Checked, and not mentioned", "## Open questions", "## Conflicts",
    ]  # fmt: skip
    assert "- Outcomes · formal, Fisheries: 1 source read for “fisheries OR fishing”, 2031-10-02; no mention" in text
