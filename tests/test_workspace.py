"""The workspace: found, loaded whatever its files are like, every reference in it leading somewhere."""

import os
from pathlib import Path

import pytest

from profiles.finding import Found, NoWorkspace, find_workspace
from profiles.problems import say
from profiles.workspace import Workspace, load_workspace, resolve

HOUSE = Path(__file__).parent.parent
ROOT = os.geteuid() == 0


def problems(root: Path) -> list[str]:
    return [say(problem) for problem in load_workspace(root).problems]


def meeting(root: Path, id: str, *lines: str) -> None:
    path = root / "profiles/meetings" / f"{id}.yaml"
    path.write_text("\n".join((f"meeting: {id}", f"title: {id}", *lines, "")), "utf-8")


# --- found


def test_a_workspace_is_found_upwards(workspace: Path) -> None:
    """From any folder inside it, as git finds a repository."""
    inside = workspace / "seeds" / "deep" / "deeper"
    inside.mkdir(parents=True)

    assert Found(str(workspace)) == find_workspace(inside, None, {})


def test_an_option_beats_the_environment(workspace: Path, tmp_path: Path) -> None:
    """And both beat the place where one stands."""
    other = tmp_path / "other"
    for folder in ("seeds", "profiles"):
        (other / folder).mkdir(parents=True)

    assert Found(str(other)) == find_workspace(workspace, str(other), {"VISAVIS_WORKSPACE": str(workspace)})
    assert Found(str(other)) == find_workspace(workspace, None, {"VISAVIS_WORKSPACE": str(other)})


def test_outside_of_any_the_bundled_one_is_opened(tmp_path: Path) -> None:
    """The folder that holds the program's own seeds and profiles, to be read only."""
    found = find_workspace(tmp_path, None, {})

    assert Found(str(HOUSE), bundled=True) == found
    assert load_workspace(found.root, found.bundled).read_only


@pytest.mark.parametrize("name", ["nowhere", "empty", "file"])
def test_a_folder_that_is_no_workspace_is_refused(tmp_path: Path, name: str) -> None:
    """With the way to make one."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")

    with pytest.raises(NoWorkspace, match="visavis init"):
        find_workspace(tmp_path, str(tmp_path / name), {})


def test_an_empty_workspace_opens(tmp_path: Path) -> None:
    """Two folders are enough; the dimensions are then those of the program."""
    for folder in ("seeds", "profiles"):
        (tmp_path / folder).mkdir()
    opened = load_workspace(tmp_path)

    assert () == opened.problems
    assert () == opened.meetings()
    assert "formal-outcomes" in {dimension.id for dimension in opened.dimensions}


# --- loaded


def test_the_small_workspace_has_no_problem(workspace: Path) -> None:
    """Everything in it is right."""
    assert [] == problems(workspace)


def test_the_projects_own_workspace_has_no_problem() -> None:
    """Every file right, every quotation found."""
    assert [] == problems(HOUSE)


def test_every_dimension_of_the_project_has_a_short_label() -> None:
    """Of nine letters at most, and no two alike: a column has no more room."""
    short = [one.short for one in load_workspace(HOUSE).dimensions]

    assert all(0 < len(one) <= 9 for one in short)
    assert sorted(set(short)) == sorted(short)


def test_a_broken_profile_hides_no_other(workspace: Path) -> None:
    """One broken in syntax, one in its bytes, one by a wrong word: three reports, and the rest opens."""
    meetings = workspace / "profiles/meetings"
    with (meetings / "vienna-2031-09.yaml").open("a") as file:
        file.write("\tbroken: [\n")
    (meetings / "call-2031-06.yaml").write_bytes(b"meeting: call-2031-06\ntitle: caf\xe9\n")
    (meetings / "geneva-2031-12.yaml").write_text("meeting: geneva-2031-12\ntitle: G\nstatus: hold\n")
    opened = load_workspace(workspace)
    told = [say(problem) for problem in opened.problems if "meetings/" in problem.path]

    assert [
        "profiles/meetings/call-2031-06.yaml:2:11: is not UTF-8 (byte 0xe9); save it as UTF-8",
        "profiles/meetings/geneva-2031-12.yaml:3:9: status: `hold` is none of held, under-way, planned, cancelled,"
        " series. Did you mean `held`?",
    ] == told[:2]
    assert told[2].startswith("profiles/meetings/vienna-2031-09.yaml:")
    assert {"geneva-2031-03", "geneva-2031-12"} == set(opened.profiles)
    assert 3 == len(told)


def test_what_refers_to_an_unread_profile_is_not_blamed(workspace: Path) -> None:
    """One mistake is one problem."""
    (workspace / "profiles/meetings/geneva-2031-12.yaml").write_text("a: [")

    assert ["profiles/meetings/geneva-2031-12.yaml"] == [p.path for p in load_workspace(workspace).problems]


@pytest.mark.parametrize("name", ["profiles/topics.yaml", "profiles/dimensions.yaml", "seeds/sources.yaml"])
@pytest.mark.parametrize("damage", ["\n  - [", "\n\tx: y", '\n  - id: "\\$"', "\n&a x: *a\n"])
def test_a_broken_vocabulary_takes_no_statement_with_it(workspace: Path, name: str, damage: str) -> None:
    """One problem, at its line, and all the statements that there were."""
    before = load_workspace(workspace)
    with (workspace / name).open("a") as file:
        file.write(damage)
    after = load_workspace(workspace)

    assert {name} == {problem.path for problem in after.problems}
    assert before.profiles == after.profiles


HOSTILE = [
    (b"", "is empty"),
    (b"\xff\xfem\x00e\x00", "is UTF-16; save it as UTF-8"),
    (b"meeting: m\x00", "holds a NUL byte"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "holds a NUL byte"),
    (b"\xc3\x28", "is not UTF-8 (byte 0xc3)"),
    (b"meeting: " + b"m" * 5_000_000, "is larger than 4 MB"),
    (b"[" * 50_000, "is nested more than 40 levels deep"),
    (b"meeting: m\x1b[2J\n", "holds the control character U+001B"),
]


@pytest.mark.parametrize(("data", "message"), HOSTILE, ids=[message for _, message in HOSTILE])
@pytest.mark.parametrize("name", ["meetings/m.yaml", "topics.yaml", "dimensions.yaml", "names.yaml", "conflicts.yaml"])
def test_any_bytes_are_a_problem_at_most(workspace: Path, name: str, data: bytes, message: str) -> None:
    """In every file of the profiles."""
    (workspace / "profiles" / name).write_bytes(data)
    told = [say(problem) for problem in load_workspace(workspace).file_problems if problem.path.endswith(name)]

    assert message in told[0]


@pytest.mark.parametrize(
    "name", ["profiles/meetings/m.yaml", "profiles/topics.yaml", "seeds/sources.yaml", "seeds/m.txt"]
)
@pytest.mark.parametrize("kind", ["folder", "fifo", "dangling", "loop", "outside"])
def test_what_is_no_file_is_a_problem_at_most(workspace: Path, tmp_path: Path, name: str, kind: str) -> None:
    """Never a hang, never a look outside the workspace."""
    path = workspace / name
    path.unlink(missing_ok=True)
    (tmp_path / "secret").write_text("meeting: m\ntitle: secret\n")
    if kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    else:
        path.symlink_to({"dangling": "nowhere", "loop": path.name, "outside": tmp_path / "secret"}[kind])
    opened = load_workspace(workspace)

    assert name in {problem.path for problem in opened.problems}
    assert "m" not in opened.profiles
    assert "secret" not in opened.document("m.txt").text if "m.txt" in opened.sources else True


def test_a_link_inside_the_workspace_is_followed(workspace: Path) -> None:
    """A profile may lie elsewhere in it."""
    meetings = workspace / "profiles/meetings"
    (workspace / "attic").mkdir()
    (meetings / "call-2031-06.yaml").rename(workspace / "attic/call.yaml")
    (meetings / "call-2031-06.yaml").symlink_to("../../attic/call.yaml")

    assert [] == problems(workspace)


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(workspace: Path) -> None:
    """The others are read."""
    (workspace / "profiles/meetings/call-2031-06.yaml").chmod(0)

    assert "may not be read" in "".join(problems(workspace))


@pytest.mark.parametrize("name", [b"a\xff.txt", b"a\nb.txt", b"a\x1b[2J.txt", "a\u202eb.txt".encode()])
def test_a_name_that_no_terminal_should_see_is_a_problem(workspace: Path, name: bytes) -> None:
    """Its bytes are spelt out; the document is left out."""
    Path(os.fsdecode(bytes(workspace) + b"/seeds/" + name)).write_bytes(b"text")
    opened = load_workspace(workspace)

    assert ["has a name with control characters or bytes that are no UTF-8; rename it"] == [
        problem.message for problem in opened.problems
    ]
    assert 3 == len(opened.sources)
    assert all(problem.path.isprintable() for problem in opened.problems)


def test_a_document_that_nobody_described_is_a_source(workspace: Path) -> None:
    """Named by its file; hidden files and other kinds are none."""
    (workspace / "seeds/new one.md").write_text("A text that was dropped in.\n")
    (workspace / "seeds/.hidden.txt").write_text("x")
    (workspace / "seeds/picture.png").write_bytes(b"\x89PNG")
    opened = load_workspace(workspace)

    assert [] == [say(problem) for problem in opened.problems]
    assert "new one.md" == opened.sources["new one.md"].name
    assert 4 == len(opened.sources)


# --- joined


def test_references_to_nothing_are_reported_and_left_out(workspace: Path) -> None:
    """Meetings, statements, in profiles and in conflicts."""
    meeting(workspace, "m", "relations:", "  - precedes: vienna-2031", "questions:", "  - id: q", "    text: Q?",
            "    raised_by: [nothing, vienna-2031-09/coridor]")  # fmt: skip
    with (workspace / "profiles/conflicts.yaml").open("a") as file:
        file.write("  - {id: c, about: x, kind: date, nature: scope, state: open, meetings: [nope],\n")
        file.write("     members: [{statement: vienna-2031-09/corridor}, {statement: m/gone}]}\n")
    opened = load_workspace(workspace)

    assert [
        "profiles/conflicts.yaml:26:5: conflicts.c: is left out: fewer than two of its members can be found; mend them",
        "profiles/conflicts.yaml:26:74: conflicts[2].meetings: there is no meeting `nope`. Write its profile with"
        " `visavis new`, or name one that is there.",
        "profiles/conflicts.yaml:27:66: conflicts[2].members[1].statement: there is no statement `m/gone`. Give the"
        " statement that is meant this `id`.",
        "profiles/meetings/m.yaml:4:15: relations[0].precedes: there is no meeting `vienna-2031`. Did you mean"
        " `vienna-2031-09`?",
        "profiles/meetings/m.yaml:8:17: questions[0].raised_by: there is no statement `m/nothing`. Give the statement"
        " that is meant this `id`.",
        "profiles/meetings/m.yaml:8:26: questions[0].raised_by: there is no statement `vienna-2031-09/coridor`. Did"
        " you mean `corridor`?",
    ] == [say(problem) for problem in opened.problems]
    assert () == opened.meeting("m").relations
    assert () == opened.question("m/q").raised_by


@pytest.mark.parametrize("kind", ["part-of", "precedes", "prepares", "realises", "result-of"])
def test_a_circle_of_meetings_is_cut(workspace: Path, kind: str) -> None:
    """Reported once, with the way round."""
    for a, b in (("a", "b"), ("b", "c"), ("c", "a")):
        meeting(workspace, a, f"relations: [{{{kind}: {b}}}]")
    opened = load_workspace(workspace)

    assert [f"leads in a circle (a {kind} b {kind} c {kind} a); take one of them out"] == [
        problem.message for problem in opened.problems
    ]
    assert [1, 1, 0] == [len(opened.meeting(id).relations) for id in "abc"]


def test_a_meeting_does_not_precede_itself(workspace: Path) -> None:
    """Nor is it a part of itself."""
    meeting(workspace, "a", "relations: [{precedes: a}, {same-day: a}]")

    assert [
        "a meeting cannot stand in `precedes` to itself; name another",
        "a meeting cannot stand in `same-day` to itself; name another",
    ] == [problem.message for problem in load_workspace(workspace).problems]


def test_questions_do_not_settle_each_other_in_a_circle(workspace: Path) -> None:
    """A statement that raises a question cannot have settled it, not even by way of another."""

    def statement(id: str) -> str:
        return f"{{id: {id}, text: X, standing: joint, account: press, source: courier, quote: visas}}"

    for a, b in (("a", "b"), ("b", "a")):
        meeting(
            workspace, a, f"statements: {{agenda: {{grain: [{statement('s')}]}}}}",
            f"questions: [{{id: q, text: Q?, raised_by: [s], moves: [{{by: {b}/s, how: settled}}]}}]",
        )  # fmt: skip
    opened = load_workspace(workspace)

    assert ["leads in a circle (a/q settled by b/q settled by a/q); take one of them out"] == [
        problem.message for problem in opened.problems
    ]
    assert ["settled", "open"] == [opened.question(id).state for id in ("a/q", "b/q")]


def test_a_meeting_that_precedes_is_not_later(workspace: Path) -> None:
    """By the dates of both."""
    meeting(workspace, "a", "date: 2032-01-01", "relations: [{precedes: b}]")
    meeting(workspace, "b", "date: 2031-01-01")

    assert ["it is to precede b, but is later by its date (2032-01-01 and 2031-01-01); mend one of them"] == [
        problem.message for problem in load_workspace(workspace).problems
    ]


def test_names_of_meetings_are_unique(workspace: Path) -> None:
    """An id differs from another not by its case alone, aliases are unique over all meetings."""
    meeting(workspace, "Call-2031-06")
    meeting(workspace, "other", "aliases: [VIENNA, geneva-2031-12]")
    opened = load_workspace(workspace)

    assert [
        "`Call-2031-06` is no id; use letters a–z, digits, - and _, beginning with a letter or digit: `call-2031-06`",
        "`geneva-2031-12` is a name of geneva-2031-12, too; give each meeting names of its own",
        "`vienna` is a name of other, too; give each meeting names of its own",
    ] == [problem.message for problem in opened.problems]


# --- asked


@pytest.fixture
def opened(workspace: Path) -> Workspace:
    return load_workspace(workspace)


def test_meetings_stand_in_order_of_date(opened: Workspace) -> None:
    """Those without a date come last."""
    assert ["geneva-2031-03", "call-2031-06", "vienna-2031-09", "geneva-2031-12"] == [
        meeting.id for meeting in opened.meetings()
    ]


def test_a_quotation_is_where_it_says(opened: Workspace) -> None:
    """`text[start:end]` of the file is the quotation."""
    evidence = opened.statement("vienna-2031-09/released").evidence[0]
    text = (opened.root / "seeds/courier.txt").read_text("utf-8")

    assert "exact" == evidence.state
    assert "“120 are home,” said Mara Quist" == text[evidence.start : evidence.end]
    assert opened.statement("vienna-2031-09/released") in opened.citing(evidence.passage or "")


def test_a_quotation_that_does_not_stand_there_is_told_with_the_nearest(workspace: Path) -> None:
    """For a person to judge: nothing near is accepted."""
    path = workspace / "profiles/meetings/vienna-2031-09.yaml"
    path.write_text(path.read_text("utf-8").replace("“120 are home,”", "“130 are home,”"), "utf-8")
    opened = load_workspace(workspace)

    assert "missing" == opened.statement("vienna-2031-09/released").evidence[0].state
    assert "The nearest is `“120 are home,” said Mara Quist` on line" in opened.problems[0].message
    assert () == opened.file_problems


def test_questions_and_conflicts_are_found_from_both_ends(opened: Workspace) -> None:
    """From the meeting that leaves them open, and from the one that moves them."""
    for id in ("vienna-2031-09", "geneva-2031-12"):
        assert ["vienna-2031-09/renewal"] == [question.id for question in opened.questions_of(id)]
    assert ["released", "vienna-day"] == [conflict.id for conflict in opened.conflicts_of("vienna-2031-09")]
    assert () == opened.conflicts_of("call-2031-06")


def test_the_fingerprint_tells_a_change(workspace: Path, opened: Workspace) -> None:
    """Of any file that counts, and of no other."""
    before = opened.fingerprint()
    (workspace / "notes.txt").write_text("x")
    same = opened.fingerprint()
    (workspace / "seeds/new.txt").write_text("x")

    assert before == same
    assert before != opened.fingerprint()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("vienna-2031-09", ["vienna-2031-09"]),
        ("vienna", ["vienna-2031-09"]),
        ("Vienna", ["vienna-2031-09"]),
        ("call", ["call-2031-06"]),
        ("geneva-2031-03", ["geneva-2031-03"]),
        ("autumn summit", ["vienna-2031-09"]),
        ("paris", []),
        ("", []),
        ("  ", []),
    ],
)
def test_a_meeting_is_resolved(opened: Workspace, words: str, expected: list[str]) -> None:
    """Exact id, exact alias, unique prefix, words."""
    assert expected == [meeting.id for meeting in resolve(opened, words)]


def test_a_whole_beats_its_parts_and_held_beats_planned(workspace: Path) -> None:
    """Within a step; what is left over is listed."""
    meeting(workspace, "oslo-visit", "status: held")
    meeting(workspace, "oslo-talks", "relations: [{part-of: oslo-visit}]")
    meeting(workspace, "oslo-plan", "status: planned")
    meeting(workspace, "bern-a")
    meeting(workspace, "bern-b")
    opened = load_workspace(workspace)

    assert ["oslo-visit"] == [meeting.id for meeting in resolve(opened, "oslo")]
    assert ["bern-a", "bern-b"] == [meeting.id for meeting in resolve(opened, "bern")]
