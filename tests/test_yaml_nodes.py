"""The guard before YAML: what is refused is refused quickly, with its line; the rest is read as written."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from profiles.files.yaml_nodes import ListNode, MapNode, Node, TextNode, read_nodes
from profiles.problems import Report, say


def plain(node: Node | None) -> object:
    """A node as lists, texts and pairs."""
    if isinstance(node, MapNode):
        return [(key.text, plain(value)) for key, value in node.entries]
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return None if node is None else node.text


def read(text: str) -> tuple[Node | None, list[str]]:
    report = Report("x.yaml")
    return read_nodes(text, report), [say(problem).removeprefix("x.yaml:") for problem in report.problems]


LAUGHS = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
REFUSED = [
    ("", "1:1: is empty; write its first key, or take the file away"),
    ("[" * 50_000, "1:41: is nested more than 40 levels deep; write it flatter"),
    ("{a: " * 50_000, "1:161: is nested more than 40 levels deep; write it flatter"),
    ("- " * 50_000, "1:81: is nested more than 40 levels deep; write it flatter"),
    ("a: 1\n---\nb: 2\n", "2:1: a second document starts here; keep one document a file"),
    ("a: &x 1\n", "1:4: `&x` names a place to repeat; take it away and write the text out"),
    ("a: *x\n", "1:4: `*x` repeats another place; write the text out instead"),
    ("a: !!python/object/apply:os.system [ls]\n", "1:4: `tag:yaml.org,2002:python/object/apply:os.system` is a tag;"),
    ("a: !x 1\n", "1:4: `!x` is a tag; take it away, everything here is plain text"),
    (LAUGHS, "1:4: `&a` names a place to repeat; take it away and write the text out"),
    ("a:\n\tb: 1\n", "2:1: a tab stands where spaces must; indent with spaces"),
    ('a: "\\$14"\n', "1:5: an escape that YAML does not know; use single quotes"),
    ("a: 'x\nb: c\n", "1:4: a quotation mark is opened here and never closed; close it"),
    ("a: [x\nb: c\n", "1:4: a bracket is opened here and not closed; close it"),
    ("a: b: c\n", "1:5: a colon stands where none can; put the text into quotes or mend the indentation"),
    ("a:\n  - b\n  c: d\n", "3:3: no `- ` stands where one must; mend the indentation"),
    ("a: @x\n", "1:4: no text can start with this character; put the text into quotes"),
    ("a: 1\nb: x\x1b]52;c;eA==\x07\n", "2:5: holds the control character U+001B; take it away"),
    ("a: \ud800\n", "1:4: holds the control character U+D800; take it away"),
    ("? [a]\n: b\n", "1:3: a key must be plain text; write `key: value`"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_what_is_refused_is_told_at_its_line(text: str, message: str) -> None:
    """Bombs, tags, broken indentation: no hang, no crash, one sentence each."""
    node, problems = read(text)

    assert node is None
    assert problems[0].startswith(message), problems


def test_not_every_refusal_of_a_flood_is_collected() -> None:
    """Twenty say it."""
    _, problems = read("".join(f"k{i}: &a{i} x\n" for i in range(10_000)))

    assert 20 == len(problems)


def test_equal_keys_are_reported_and_all_kept() -> None:
    """Where YAML lets the second win silently."""
    node, problems = read("a: 1\nb: 2\na: 3\n")

    assert [("a", "1"), ("b", "2"), ("a", "3")] == plain(node)
    assert ["3:1: a: stands here a second time, first on line 1; keep one, or join them"] == problems


def test_marks_are_those_of_the_file() -> None:
    """Line and column as an editor counts, start and end as offsets into the text, a BOM counted."""
    text = "\ufeffa: 1\r\nü: [x, ‘ö’]\r\n"
    node, _ = read(text)

    assert isinstance(node, MapNode)
    key, value = node.entries[1]
    assert isinstance(value, ListNode)
    inner = value.items[1]
    assert (2, 1, "ü") == (key.line, key.column, text[key.start : key.end])
    assert (2, 8, "‘ö’") == (inner.line, inner.column, text[inner.start : inner.end])


def test_lines_are_counted_as_editors_do() -> None:
    """U+2028 and U+0085 break lines for YAML only."""
    node, _ = read("a: x\u2028\nb: y\n")

    assert isinstance(node, MapNode)
    assert [1, 2] == [key.line for key, _ in node.entries]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)
TREES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=20
)


def strings(tree: object) -> object:
    """A tree as `plain` gives it."""
    if isinstance(tree, dict):
        return [(key, strings(value)) for key, value in tree.items()]
    return [strings(item) for item in tree] if isinstance(tree, list) else tree


class Plain(yaml.SafeDumper):
    """Writes what stands twice twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@given(TREES)
def test_what_is_written_is_read(tree: object) -> None:
    """Any tree of texts comes back as it was."""
    node, problems = read(yaml.dump(tree, Dumper=Plain, allow_unicode=True, default_style='"', sort_keys=False))

    assert [] == problems
    assert strings(tree) == plain(node)


@given(st.text(st.sampled_from(list("ab:-?[]{},&*!|>'\"%@`#~ \t\n\r\\0\ufeff\u2028é")), max_size=60))
def test_no_text_gets_past_the_guard_with_more_than_problems(text: str) -> None:
    """Whatever is typed: nodes or problems, and every problem stands inside the text."""
    node, problems = read(text)

    assert (node is not None) or problems
    for problem in problems:
        line, column = (int(part) for part in problem.split(":")[:2])
        lines = text.split("\n")
        assert 1 <= line <= len(lines) + 1
        assert 1 <= column <= max(len(part) for part in lines) + 2


@given(st.text(st.sampled_from(list("ab:-[]{},'\"# \n")), max_size=40))
def test_both_parsers_agree(text: str) -> None:
    """Where PyYAML comes without libyaml, its own parser reads the same."""
    fast = read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader")
        slow = read(text)

    if fast[0] is not None and slow[0] is not None:
        assert plain(fast[0]) == plain(slow[0])


def test_a_leaf_knows_how_it_was_written() -> None:
    """A blank is not an empty quotation."""
    node, _ = read("a:\nb: ''\nc: ~\nd: '~'\n")

    assert isinstance(node, MapNode)
    assert [True, False, True, False] == [value.blank for _, value in node.entries if isinstance(value, TextNode)]
