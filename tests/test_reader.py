"""Reading profiles: everything wrong is reported in one run, at its line, and the rest is read."""

import textwrap

import pytest

from profiles.files.conflicts import read_conflicts
from profiles.files.vocabulary import Vocabulary, read_dimensions, read_names, read_sources, read_topics
from profiles.model import Dimension, Topic
from profiles.problems import say
from profiles.reader import ProfileFile, read_meeting

WORDS = Vocabulary(
    {id: Dimension(id, id, "outcomes") for id in ("formal-outcomes", "agenda")},
    {id: Topic(id, id) for id in ("grain", "ports")},
    {"courier": "courier.txt", "courier.txt": "courier.txt", "dispatch": "d.txt", "d.txt": "d.txt"},
)
HEAD = "meeting: m\ntitle: M\nparties: {North: [Ada], South: }\n"
GOOD = """\
statements:
  formal-outcomes:
    grain:
      - id: one
        text: Something was signed.
        standing: signed
        account: press
        source: courier
        quote: signed
"""


def read(text: str) -> ProfileFile:
    return read_meeting("m.yaml", textwrap.dedent(text), WORDS)


def said(text: str) -> list[str]:
    return [say(problem).removeprefix("m.yaml:") for problem in read(text).problems]


def test_a_good_profile_has_no_problem() -> None:
    """The least that a statement needs."""
    file = read(HEAD + GOOD)

    assert () == file.problems
    assert file.profile is not None
    assert ["m/one"] == [statement.id for statement in file.profile.statements]


KEYS = [
    ("titel: X", "4:1: titel: `titel` is no key of a meeting. Did you mean `title`?"),
    ("status: hold", "4:9: status: `hold` is none of held, under-way, planned, cancelled, series. Did"),
    ("date: 2026-02-30", "4:7: date: `2026-02-30` does not exist: Feb 2026 has 28 days"),
    ("coded: 2026-02", "4:8: coded: `2026-02` is not a day; write it like 2026-05-14"),
    ("place:", "4:7: place: `place` is blank; write it, or take the line out"),
    ("place: ~", "4:8: place: `place` is blank; write it, or take the line out"),
    ("place: [a]", "4:8: place: must be a text, not a list; put the text into quotes"),
    ("place:\n  - a", "5:3: place: must be a text, not a list"),
    ("aliases: x", "4:10: aliases: must be a list, not a text; write [x]"),
    ("aliases: [x, [y]]", "4:14: aliases[1]: must be a text, not a list"),
    ("sources: [corier]", "4:11: sources: there is no source `corier`. Did you mean `courier`?"),
    ("title: again", "4:1: title: stands here a second time, first on line 2; keep one, or join them"),
    ("relations: [{precede: x}]", "4:14: relations[0].precede: `precede` is no key of a relation. Did you mean"),
    ("relations: [{precedes: a, part-of: b}]", "4:27: relations[0]: has more than one of `part-of` or `precedes` or"),
    ("relations: [precedes]", "4:13: relations[0]: must be a mapping with keys, not `precedes`"),
    ("date_accounts: [{text: May}]", "4:17: date_accounts[0].basis: `basis` is missing; write it (whether"),
    ("silences: [{dimension: agenda}]", "4:12: silences[0].topic: `topic` is missing; write it (the topic"),
    ("questions: [{id: q, text: Q, raised_by: []}]", "4:41: questions[0].raised_by: is empty; it needs at least 1"),
    ("statements: {agenda: {ports: {}}}", "4:30: statements.agenda.ports: must be a list of statements; begin"),
    ("statements: {agneda: {ports: []}}", "4:14: statements.agneda: there is no dimension `agneda`. Did you"),
    ("statements: {agenda: {pots: []}}", "4:23: statements.agenda.pots: there is no topic `pots`. Did you mean"),
    ("statements: {agenda: {ports: [x]}}", "4:31: statements.agenda.ports[0]: must be a statement with `text`"),
    ("statements: {agenda: []}", "4:22: statements.agenda: must be a mapping of topics; write `topic:`"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "message"), KEYS, ids=[line for line, _ in KEYS])
def test_a_wrong_key_is_named_at_its_line(line: str, message: str) -> None:
    """With the column, the key, what is wrong and the nearest right spelling."""
    problems = said(HEAD + line + "\n")

    assert any(problem.startswith(message) for problem in problems), problems


STATEMENTS = [
    ("standing: signed", "standing: sined", "`sined` is none of signed,"),
    ("standing: signed", "standing: sined", "Did you mean `signed`?"),
    ("account: press", "note: x", "needs `account` or `side`; write one"),
    (
        "account: press",
        "account: party",
        "a party's account names its `side`, that of several together their `speaker`",
    ),
    ("account: press", "account: press\n        side: North", "a side makes the account a party's"),
    ("account: press", "side: Nort", "`Nort` is no party of this meeting. Did you mean `North`?"),
    ("text: Something was signed.", "text:", "`text` is blank"),
    ("text: Something was signed.", "note: x", "`text` is missing"),
    ("source: courier", "source: corier", "there is no source `corier`. Did you mean `courier`?"),
    ("source: courier", "before: a", "`quote` makes no sense without `source`; write both"),
    ("quote: signed", "evidence: []", "has more than one of `source` with `quote` or `evidence`; keep one"),
    ("id: one", "id: one two", "`one two` is no id; use letters a–z, digits, - and _"),
    ("id: one", "id: $(rm)", "is no id"),
    ("quote: signed", "quote: signed\n        states_gap: yes", "must be true or false, not `yes`"),
    ("quote: signed", "quote: signed\n        also: [m]", "is this very meeting; name others only"),
    ("quote: signed", "quote: signed\n        topics: [prots]", "there is no topic `prots`. Did you mean `ports`?"),
    ("quote: signed", "quote: Article #5", "what follows ` #` is a comment"),
]


@pytest.mark.parametrize(("old", "new", "message"), STATEMENTS, ids=[new for _, new, _ in STATEMENTS])
def test_a_wrong_statement_is_explained(old: str, new: str, message: str) -> None:
    """Each in a sentence, where it stands."""
    problems = said(HEAD + GOOD.replace(old, new))

    assert any(message in problem for problem in problems), problems


def test_several_parties_speak_together() -> None:
    """What all sides say at once names no side, but who speaks."""
    file = read(HEAD + GOOD.replace("account: press", "account: party\n        speaker: North and South"))

    assert file.profile is not None
    assert () == tuple(file.problems)
    statement = file.profile.statements[0]
    assert ("party", None, "North and South") == (statement.account, statement.side, statement.speaker)


def test_a_broken_statement_leaves_the_others() -> None:
    """What is wrong with one is no reason to lose the next."""
    more = (
        GOOD
        + """\
      - id: two
        text: Another.
        standing: sined
        account: press
        source: courier
        quote: signed
      - id: three
        text: A third.
        standing: joint
        account: press
        source: courier
        quote: signed
"""
    )
    file = read(HEAD + more)

    assert file.profile is not None
    assert ["m/one", "m/three"] == [statement.id for statement in file.profile.statements]
    assert {"m/two"} == file.dropped
    assert [15] == [problem.line for problem in file.problems]


def test_everything_is_reported_in_one_run() -> None:
    """In a file with mistakes of five kinds there are five problems, in the order of its lines."""
    problems = said("""\
        meeting: m
        titel: M
        status: hold
        statements:
          agenda:
            grain:
              - text: X
                standing: signed
                account: press
                source: corier
                quote: y
                quoute: z
        date: 2026-13
    """)

    assert ["1:1", "2:1", "3:9", "10:17", "12:9", "13:7"] == sorted(
        (":".join(problem.split(":")[:2]) for problem in problems), key=lambda at: int(at.split(":")[0])
    )


def test_every_scalar_is_text_as_written() -> None:
    """YAML's own ideas of no, times, octal numbers and dates are not ours."""
    file = read(HEAD + "place: NO\nlevel: 12:30\nformat: 010\nnote: 2026-05\n")

    assert file.profile is not None
    meeting = file.profile.meeting
    assert ("NO", "12:30", "010", "2026-05") == (meeting.where, meeting.level, meeting.format, meeting.note)
    assert () == file.problems


def test_equal_keys_lose_nothing() -> None:
    """A dimension that stands twice is reported, and both its statements are kept."""
    twice = GOOD + GOOD.replace("statements:\n", "").replace("id: one", "id: two")
    file = read(HEAD + twice)

    assert file.profile is not None
    assert ["m/one", "m/two"] == [statement.id for statement in file.profile.statements]
    assert ["stands here a second time, first on line 5; keep one, or join them"] == [p.message for p in file.problems]


def test_a_statement_without_an_id_gets_one_that_lasts() -> None:
    """Made of its topic and its text: it survives what is written around it, and two alike still differ."""
    bare = GOOD.replace("id: one\n        ", "")
    again = bare + bare.split("grain:\n")[1]
    first, second = (read(HEAD + text).profile for text in (bare, again))

    assert first is not None
    assert second is not None
    assert first.statements[0].id == second.statements[0].id
    assert first.statements[0].id.startswith("m/grain-")
    assert f"{first.statements[0].id}-2" == second.statements[1].id


def test_one_id_is_no_name_for_two() -> None:
    """The second is reported with the line of the first."""
    twice = GOOD + GOOD.split("grain:\n")[1].replace("id: one", "id: one")

    assert ["13:13: statements.formal-outcomes.grain[1].id: `one` is taken on line 7"] == [
        problem.partition(";")[0] for problem in said(HEAD + twice)
    ]


def test_the_coder_of_the_file_holds_for_every_statement() -> None:
    """Unless a statement names its own."""
    file = read(HEAD + "coder: mq\ncoded: 2031-10-02\n" + GOOD + "        reviewer: ab\n        reviewed: 2031-10-05\n")

    assert file.profile is not None
    statement = file.profile.statements[0]
    assert ("mq", "2031-10-02", "ab", "2031-10-05") == (
        statement.coder, statement.coded, statement.reviewer, statement.reviewed,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: is empty; write its first key, or take the file away"),
        ("# only a comment\n", "1:1: is empty; write its first key, or take the file away"),
        ("- a\n", "1:1: must begin with a key such as `meeting:`, not with a list"),
        ("just text\n", "1:1: must begin with a key such as `meeting:`, not with `just text`"),
        ("title: x\n", "1:1: meeting: `meeting` is missing; write it (the id; the file is ID.yaml)"),
    ],
)
def test_what_is_no_profile_is_told(text: str, message: str) -> None:
    """An empty file, a list, a text, a mapping without the id."""
    assert [message] == said(text)
    assert read(text).profile is None


def test_an_id_is_the_name_of_its_file() -> None:
    """The sentence offers both ways to mend it."""
    file = read_meeting("profiles/meetings/n.yaml", HEAD, WORDS)

    assert [
        "profiles/meetings/n.yaml:1:10: meeting: the id `m` and the file name `n.yaml` disagree; "
        "name the file m.yaml, or write `meeting: n`"
    ] == [say(problem) for problem in file.problems]


def test_a_conflict_has_at_least_two_members() -> None:
    """One thing alone does not fail to sit together."""
    text = """\
conflicts:
  - id: c
    about: x
    kind: date
    nature: contradiction
    state: open
    members:
      - source: courier
        quote: y
"""
    file = read_conflicts("c.yaml", text, WORDS)

    assert () == file.conflicts
    assert ["c.yaml:8:7: conflicts[0].members: has 1 member; it needs at least 2"] == [say(p) for p in file.problems]


def test_the_vocabulary_reports_its_mistakes_too() -> None:
    """Dimensions, topics, names and sources are read by the same rules."""
    _, dimensions = read_dimensions("d.yaml", "dimensions:\n  - id: a\n    label: A\n    group: setings\n")
    topics, clash = read_topics("t.yaml", "topics:\n  - {id: a, label: A}\n  - {id: a, label: B}\n")
    _, names = read_names("n.yaml", "people:\n  - Ada\n")
    sources, files = read_sources("s.yaml", "sources:\n  - file: ../b.txt\n  - file: b.tx\n", ["b.txt"])

    assert "Did you mean `setting`?" in dimensions[0].message
    assert ["a"] == [topic.id for topic in topics]
    assert "first as `a`" in clash[0].message
    assert "must be a mapping with keys" in names[0].message
    assert {} == sources
    assert ["is no name of a file in seeds/", "is not in seeds/. Did you mean `b.txt`?"] == [
        problem.message.split("` ", 1)[1].partition(";")[0] for problem in files
    ]
