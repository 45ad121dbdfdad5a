"""What the commands print: laid out for a width, and line by line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cells import cells
from tui.cli import main


@pytest.fixture
def said(workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """What a command prints in the small workspace."""
    monkeypatch.chdir(workspace)

    def say(words: str) -> str:
        main(words.split())
        return capsys.readouterr().out

    return say


def test_meetings_stand_in_order_of_date(said) -> None:  # type: ignore[no-untyped-def]
    """Date, number of statements, the name to type, and what it was."""
    expected = """\
3–4 Mar 2031         3  spring          Spring talks in Geneva · Geneva · talks
7 Jun 2031           1  call-2031-06    Call of June · phone call
20 or 21 Sep 2031    6  vienna          Autumn summit in Vienna · Vienna · summit
Dec 2031             1  geneva-2031-12  Winter meeting in Geneva · Geneva · planned

4 meetings, 11 statements (shared ones at each)
"""

    assert expected == said("meetings --width 100")


def test_a_comparison_goes_line_by_line_where_no_terminal_is(said) -> None:  # type: ignore[no-untyped-def]
    """Each line tells its side, standing and source by itself."""
    expected = """\
left: Spring talks in Geneva; 3–4 Mar 2031; Geneva; talks; ministers (geneva-2031-03)
right: Autumn summit in Vienna; 20 or 21 Sep 2031 (disputed); Vienna; summit; heads of state (vienna-2031-09)
gap: 200 to 201 days apart
between: Call of June
shown: dimension Outcomes · formal; rows hidden: 2

== Outcomes · formal
-- Grain (both, question)
left: pledged: The North would reopen two ports by summer. — North [dispatch]
right: signed: A one-year corridor for grain through three ports. [courier]
right: joint: Ships are inspected in a third country’s harbour, to be named within a month. [courier]
question: Is the corridor renewed after a year? — open; touched by Winter meeting in Geneva: A meeting is likely.
-- Fisheries (left)
left: announced: A hotline between the two fishing authorities was announced. [dispatch]
right: silent: 1 source read for “fisheries OR fishing”; no mention
-- Prisoners (right, conflict)
left: unread
right: claimed: The South says that 120 prisoners are home. — South, Mara Quist [courier]
right: reported: About ninety prisoners came home. — Red Crescent [dispatch]
conflict: number · contradiction · open — how many prisoners came home: 120 / about ninety
"""

    assert expected == said("compare spring autumn --dimension formal-outcomes --no-leads")


def test_a_comparison_is_laid_out_for_a_width(said) -> None:  # type: ignore[no-untyped-def]
    """The very lines of the screen."""
    printed = said("compare spring autumn --width 80 --no-leads --topic prisoners")

    assert "   unread                                ┃ ! claimed  The South says that 120\n" in printed
    assert all(len(line) <= 80 for line in printed.splitlines())


def test_a_profile_shows_shared_statements_as_such(said) -> None:  # type: ignore[no-untyped-def]
    """With the id of each statement, for `visavis cite`."""
    printed = said("show autumn --width 80")

    assert "=  reported     The same working group prepared the spring talks and the autumn\n" in printed
    assert "geneva-2031-03/group = Spring talks in Geneva\n" in printed
    assert "says:      20 Sep 2031, stated [courier]" in printed


def test_the_timeline_is_a_line_to_scale(said) -> None:  # type: ignore[no-untyped-def]
    """The chosen ones set off and the line between them strong, the planned one hollow."""
    lines = said("timeline spring autumn --width 60").splitlines()

    assert "◆━━━━━━━━━━━━━━━━━●━━━━━━━━━━━━━━━━━━━◆─────────────○" == lines[1].strip()
    assert lines[0].split() == ["1", "2", "3", "4"]
    assert lines[2].split() == ["‹", "2031", "›"]
    assert "     │   95 days" in lines


@pytest.mark.parametrize(
    "name", ["meetings", "timeline", "matrix", "questions", "conflicts", "sources", "dimensions", "topics"]
)
@pytest.mark.parametrize("printed", ["json", "csv", "markdown", "text"])
def test_every_look_up_has_every_format(name: str, printed: str, said) -> None:  # type: ignore[no-untyped-def]
    """JSON under the command's name, a header in the tables, and each meeting, topic … once or more."""
    out = said(f"{name} --format {printed}")

    assert out.endswith("\n")
    if printed == "json":
        assert {"format_version", name} <= set(json.loads(out))
    elif printed == "markdown":
        assert out.splitlines()[1].startswith("| --- |")


def test_questions_show_both_ends(said) -> None:  # type: ignore[no-untyped-def]
    """Who raised it, and what touched it, in order."""
    expected = """\
━━ Open ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 1 ━━
?  Is the corridor renewed after a year?
   vienna-2031-09/renewal
   raised     Autumn summit in Vienna, 20 or 21 Sep 2031
              signed  A one-year corridor for grain through three ports.
              [courier]
   touched    Winter meeting in Geneva, Dec 2031
              speculated  A meeting in Geneva in December was likely. [courier]
              A meeting is likely.
"""

    assert expected == said("questions --width 80")
    assert "" == said("questions --state settled")


def test_conflicts_show_both_quotations_side_by_side(said) -> None:  # type: ignore[no-untyped-def]
    """What each holds, its quotation, and where it stands."""
    printed = said("conflicts --width 80")

    assert "   120                                   ┃ about ninety\n" in printed
    assert "┃ “about ninety prisoners came home”\n" in printed


def test_coverage_is_drawn_as_bars(said) -> None:  # type: ignore[no-untyped-def]
    """And what no statement cites is quoted."""
    lines = said("sources --coverage gazette --width 80").splitlines()

    assert lines[0] == "gazette       ██░░░░░░░░░░░░░░░░  1 of 2 passages, 10% of their characters cited"
    assert "         ¶3   Der Sprecher des Südens nannte das Gespräch „nützlich“." == lines[1]


def test_check_finds_nothing_in_a_sound_workspace(said) -> None:  # type: ignore[no-untyped-def]
    """Every quotation of the small workspace stands in its source."""
    assert "" == said("check --no-silences")


def test_check_names_file_line_and_column(workspace: Path, said) -> None:  # type: ignore[no-untyped-def]
    """As compilers do, so that editors jump there."""
    profile = workspace / "profiles" / "meetings" / "call-2031-06.yaml"
    profile.write_text(profile.read_text().replace("standing: claimed", "standing: claimd"))

    assert said("check --no-silences").startswith("profiles/meetings/call-2031-06.yaml:16:19: ")


def test_pinning_writes_the_selectors_once(workspace: Path, said) -> None:  # type: ignore[no-untyped-def]
    """A second run changes nothing."""
    said("check --pin --no-silences")
    first = (workspace / "profiles" / "anchors.json").read_bytes()
    said("check --pin --no-silences")

    assert first == (workspace / "profiles" / "anchors.json").read_bytes()
    assert b"courier" in first


def test_a_citation_is_ready_to_paste(said) -> None:  # type: ignore[no-untyped-def]
    """By the statement's id, its meeting named by an alias."""
    assert said("cite autumn/corridor --style plain").startswith(
        "“a corridor for grain through three ports, valid for one year” — The Courier, “Vienna, at last”, "
    )


def test_a_new_workspace_opens_and_takes_a_meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said) -> None:  # type: ignore[no-untyped-def]
    """`init`, `new`, and `check` tells that the title is missing."""
    monkeypatch.chdir(tmp_path)
    said("init desk")
    monkeypatch.chdir(tmp_path / "desk")
    path = said("new vienna-2032-01").strip()

    assert Path(path).is_file()
    assert "title" in said("check --no-silences")


def test_completion_gives_harmless_names_only(workspace: Path, said) -> None:  # type: ignore[no-untyped-def]
    """A shell may run what it is given: an alias with `$(…)` in it is not offered."""
    profile = workspace / "profiles" / "meetings" / "call-2031-06.yaml"
    profile.write_text(profile.read_text().replace("status: held", 'aliases: ["$(reboot)", june]\nstatus: held', 1))

    names = said("complete meetings").split()

    assert "june" in names and "autumn" in names
    assert not [name for name in names if "reboot" in name]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_files_ask_the_program(shell: str, said) -> None:  # type: ignore[no-untyped-def]
    """For the names of the workspace."""
    printed = said(f"completion {shell}")

    assert "visavis complete meetings" in printed
    assert "--workspace" in printed or "-l workspace" in printed


@pytest.mark.parametrize(
    ("kind", "word", "offered"),
    [
        ("query", "standing:sig", ["standing:signed", "standing:signalled"]),
        ("query", "standing:signed,jo", ["standing:signed,joint"]),
        ("query", "(-dim", ["(-dimension:"]),
        ("query", "meeting:spr", ["meeting:spring"]),
        ("query", "N", ["NOT", "NEAR/5"]),
        ("query", "date:2031-09", ["date:2031-09"]),
        ("ids", "geneva-2031-03/h", ["geneva-2031-03/hotline"]),
        ("ids", "dispatch#11", ["dispatch#11177f41"]),
    ],
)
def test_a_word_is_completed_as_far_as_it_is_typed(kind: str, word: str, offered: list[str], said) -> None:  # type: ignore[no-untyped-def]
    """Fields, their values and operators in a query, keeping what stands before; statements and passages."""

    assert offered == said(f"complete {kind} {word}").splitlines()


def test_bash_completes_meetings_and_topics(tmp_path: Path, workspace: Path, said) -> None:  # type: ignore[no-untyped-def]
    """In a real bash: names of meetings come first or after a command, topics after their option."""
    stub = tmp_path / "visavis"
    stub.write_text(f"#!{sys.executable}\nimport sys\nfrom tui.cli import main\nsys.exit(main())\n")
    stub.chmod(0o755)
    (tmp_path / "words.bash").write_text(said("completion bash"))
    ask = (
        'source words.bash; cd "$1"; t() { COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE="$*";'
        ' COMP_POINT=${#COMP_LINE}; COMPREPLY=(); _visavis; echo "${COMPREPLY[*]}"; };'
        " t visavis aut; t visavis show spr; t visavis compare --topic gra; t visavis cite x --style chi;"
        ' t visavis search standing:sign; t visavis cite dispatch#11; t visavis search "\'ports topic:gr"'
    )
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}

    done = subprocess.run(
        ["bash", "-c", ask, "bash", str(workspace)],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.stdout.splitlines() == [
        "autumn", "spring", "grain", "chicago", "signed signalled", "dispatch#11177f41", "ports topic:grain",
    ]  # fmt: skip


def test_the_matrix_names_its_columns_where_there_is_room(said) -> None:  # type: ignore[no-untyped-def]
    """Numbers with a key below on a narrow page, names above on a wide one."""
    narrow, wide = said("matrix --width 60").splitlines(), said("matrix --width 100").splitlines()

    assert narrow[0].split() == ["1", "2", "3", "4"]
    assert "  1 Timing  setting" in narrow
    assert "Timing        Agenda        formal        Left out" == wide[1].strip()
    assert "Autumn summit in Vienna" in wide[5] and "4▇" in wide[5]


def test_sides_can_be_stacked_on_request(said) -> None:  # type: ignore[no-untyped-def]
    """On a wide page, too."""
    lines = said("compare spring autumn --no-leads --width 100 --stacked").splitlines()

    assert "‹  pledged      The North would reopen two ports by summer." in "\n".join(lines)
    assert not any("┃" in line for line in lines)


def test_two_sides_of_one_meeting_are_compared(said) -> None:  # type: ignore[no-untyped-def]
    """What one says against what the other says, and what neither does alone."""
    out = said("compare autumn --sides South press --plain")

    assert out.startswith("left: South; Autumn summit in Vienna")
    assert "gap: two accounts of one meeting" in out
    assert "left: claimed: The South says that 120 prisoners are home." in out


@pytest.mark.parametrize("words", ["matrix", "topics", "questions", "show trump", "sources --coverage", "conflicts"])
def test_what_is_laid_out_keeps_to_its_width(said, words: str) -> None:  # type: ignore[no-untyped-def]
    """On the least terminal, with the seeds' long titles and many names."""
    lines = said(f"{words} --width 80 --workspace {Path(__file__).parent.parent}").splitlines()

    assert [] == [line for line in lines if cells(line) > 80]


def test_a_side_that_nobody_speaks_for_is_no_filter(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told, with the nearest there is, rather than printing nothing."""
    code = main(["compare", "spring", "autumn", "--side", "Suoth", "--workspace", str(workspace)])

    assert 2 == code
    assert "there is no side `Suoth`. Did you mean `South`?" in capsys.readouterr().err
