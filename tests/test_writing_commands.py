"""Commands that write: documents taken in, statements reviewed; nothing else is touched."""

import os
import pty
import pwd
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.cli import main

Said = Callable[..., tuple[int, str, str]]
PATIENCE = 120
"""Seconds to wait for a question: a busy machine is no mistake."""
RUN = "import sys; from tui.cli import main; sys.exit(main())"


@pytest.fixture
def said(workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Exit code, stdout and stderr of a command in the small workspace."""
    monkeypatch.chdir(workspace)

    def say(*words: str) -> tuple[int, str, str]:
        code = main(words)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return say


def typed(keys: str, *words: str) -> str:
    """What the program shows on a terminal while somebody types these keys, each after its question."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-c", RUN, *words]
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=dict(os.environ))
    os.close(follower)
    shown, waiting = b"", keys.split("|") if keys else []
    while select.select([leader], [], [], PATIENCE)[0]:
        try:
            shown += os.read(leader, 65536)
        except OSError:
            break
        if waiting and shown.endswith((b"): ", b"note: ", b"stop: ", "▸ ".encode())):
            os.write(leader, waiting.pop(0).encode())
    process.kill()
    process.wait(PATIENCE)
    os.close(leader)
    assert not waiting, f"never asked for {waiting}: {shown.decode()}"
    return shown.decode()


def test_a_document_is_taken_in_as_it_is(workspace: Path, tmp_path: Path, said: Said) -> None:
    """Byte for byte, with what the options say of it; the rest of the list stays as it was."""
    document = tmp_path / "Bulletin 7.txt"
    document.write_bytes("The bulletin.\r\n\r\nGrain “moves”.\n".encode())
    before = (workspace / "seeds" / "sources.yaml").read_text()

    code, out, _ = said(
        "add", str(document), "--name", "bulletin", "--date", "2031-10", "--authors", "A. B., C. D.", "--no-ask"
    )
    after = (workspace / "seeds" / "sources.yaml").read_text()

    assert (0, "seeds/Bulletin 7.txt\n") == (code, out)
    assert document.read_bytes() == (workspace / "seeds" / "Bulletin 7.txt").read_bytes()
    assert after.startswith(before)
    assert "    name: bulletin\n" in after and "authors: [A. B., C. D.]" in after
    assert 0 == said("check")[0]
    assert said("search", "bulletin")[1].startswith("seeds/Bulletin 7.txt:1:")


@pytest.mark.parametrize(
    ("data", "said_of_it"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"", "is empty"),
        (b"\xff\xfea\0b\0", "is UTF-16"),
        (b"caf\xe9 au lait", "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said_of_it: str, workspace: Path, tmp_path: Path, said: Said) -> None:
    """With what it is, and what to do; nothing is written."""
    (tmp_path / "odd.txt").write_bytes(data)
    before = sorted(path.name for path in (workspace / "seeds").iterdir())

    code, _, err = said("add", str(tmp_path / "odd.txt"), "--no-ask")

    assert 2 == code and said_of_it in err
    assert before == sorted(path.name for path in (workspace / "seeds").iterdir())


def test_no_document_is_written_over(workspace: Path, tmp_path: Path, said: Said) -> None:
    """A name that is taken gets a number, or the one that --as gives, unless that is taken, too."""
    (tmp_path / "courier.txt").write_text("Another courier.\n")
    (tmp_path / "third.txt").write_text("A third courier.\n")
    before = (workspace / "seeds" / "courier.txt").read_bytes()

    assert (0, "seeds/courier-2.txt\n") == said("add", str(tmp_path / "courier.txt"), "--no-ask")[:2]
    assert 2 == said("add", str(tmp_path / "third.txt"), "--as", "courier.txt", "--no-ask")[0]
    assert (0, "seeds/c.txt\n") == said("add", str(tmp_path / "third.txt"), "--as", "c", "--no-ask")[:2]
    assert before == (workspace / "seeds" / "courier.txt").read_bytes()


def test_the_same_document_is_not_added_twice(workspace: Path, tmp_path: Path, said: Said) -> None:
    """It is told under which name it is there."""
    (tmp_path / "other.txt").write_bytes((workspace / "seeds" / "courier.txt").read_bytes())

    code, out, err = said("add", str(tmp_path / "other.txt"), "--no-ask")

    assert (0, "seeds/courier.txt\n") == (code, out)
    assert "is there already, as seeds/courier.txt" in err


def test_metadata_is_asked_for_or_left_out(workspace: Path, tmp_path: Path, said: Said) -> None:
    """On a terminal each key is a question; Enter leaves it out, a wrong date is asked again."""
    document = tmp_path / "note.txt"
    document.write_text("A note.\n")

    shown = typed("note\n|\n|\n|\n|2031-13\n|2031-10\n|implied\n|its footer\n|en\n|\n|\n|\n|\n", "add", str(document))
    listed = (workspace / "seeds" / "sources.yaml").read_text()

    assert "is not a date" in shown or "no month" in shown or "2031-13" in shown
    assert listed.endswith(
        "  - file: note.txt\n    name: note\n    date: 2031-10\n"
        "    date_basis: implied\n    date_note: its footer\n    language: en\n"
    )


def test_a_review_is_kept_in_the_profile(workspace: Path, said: Said) -> None:
    """Who and when, in lines of their own below the statement; every other line stays."""
    profile = workspace / "profiles" / "meetings" / "vienna-2031-09.yaml"
    before = profile.read_text().splitlines()

    code, out, _ = said("review", "autumn/corridor", "--accept", "--reviewer", "ab")
    after = profile.read_text().splitlines()

    assert (0, "vienna-2031-09/corridor\n") == (code, out)
    assert ["        reviewer: ab"] == [line for line in after if line not in before and "reviewed" not in line]
    assert before == [line for line in after if "reviewe" not in line]
    assert "9 statements" not in said("review", "autumn", "--list")[1]
    assert "autumn/corridor" not in said("review", "autumn", "--list")[1]


def test_a_review_reads_each_statement(said: Said) -> None:
    """A whole meeting is not accepted unread."""
    code, _, err = said("review", "autumn", "--accept", "--reviewer", "ab")

    assert 2 == code and "a review reads each one" in err


def test_reviewing_goes_by_keys(workspace: Path, said: Said) -> None:
    """Accept, note, undo, back, quit: the statement stands there with its quotation in its passage."""
    profile = workspace / "profiles" / "meetings" / "geneva-2031-03.yaml"
    before = profile.read_text()

    shown = typed("a|n|is it so?\n|u|q", "review", "spring", "--reviewer", "mq", "--no-color")
    after = profile.read_text()

    assert "1 of 3" in shown and "│ When the fisheries ministers met" in shown
    assert 1 == after.count("reviewer: mq") and "is it so?" not in after
    assert before == "".join(line for line in after.splitlines(keepends=True) if "review" not in line)


SIGNED = "signed a corridor for grain through three ports"


@pytest.mark.parametrize("keys", ["\n|\n", "q\n", "2\n|\n|\n"], ids=["none", "stop", "no such place"])
def test_fixing_writes_only_what_a_person_confirms(workspace: Path, said: Said, keys: str) -> None:
    """Neither doubtful quotations that nobody chose a place for, nor new ones, nor those that moved."""
    courier, pins = workspace / "seeds" / "courier.txt", workspace / "profiles" / "anchors.json"
    said("check", "--pin")
    courier.write_text(
        "By our correspondent.\n\n" + courier.read_text().replace(SIGNED, SIGNED[:7] + "at noon " + SIGNED[7:])
    )
    before = pins.read_bytes()

    shown = typed(keys, "check", "--fix", "--no-silences")

    assert "stale in courier" in shown and "signed at noon" in " ".join(shown.split())
    assert before == pins.read_bytes()


def test_fixing_pins_the_one_that_a_person_chose(workspace: Path, said: Said) -> None:
    """At its place; every other pin stays as it was."""
    courier, pins = workspace / "seeds" / "courier.txt", workspace / "profiles" / "anchors.json"
    said("check", "--pin")
    courier.write_text(courier.read_text().replace(SIGNED, SIGNED[:7] + "at noon " + SIGNED[7:]))
    before = pins.read_text().splitlines()

    typed("\n|1\n", "check", "--fix", "--no-silences")
    after = pins.read_text().splitlines()

    changed = [line for line in after if line not in before]
    assert 1 == len(changed) and "a corridor for grain" in changed[0] and "signed at noon" in changed[0]
    assert len(before) == len(after)
    assert "a corridor for grain" not in said("check", "--no-silences")[1]


def test_a_negation_cannot_be_confirmed(workspace: Path, said: Said) -> None:
    """What only resembles the quotation is shown, and no number leads to it."""
    courier, pins = workspace / "seeds" / "courier.txt", workspace / "profiles" / "anchors.json"
    said("check", "--pin")
    courier.write_text(courier.read_text().replace("a corridor for grain through", "no corridor for grain through"))
    before = pins.read_bytes()

    shown = typed("\n", "check", "--fix", "--no-silences")

    assert "2 of 2" in shown and "resembles it" in shown
    assert 1 == shown.count("which one?"), "only the other quotation, whose neighbours changed, stands there still"
    assert before == pins.read_bytes()


def test_a_new_meeting_has_an_id_in_small_letters(said: Said) -> None:
    """As the format says; the right spelling is offered."""
    code, out, err = said("new", "Genève 2032")

    assert (2, "") == (code, out)
    assert "`Genève 2032` is no id" in err and "`geneve-2032`" in err


def test_an_id_in_capitals_is_reported(workspace: Path, said: Said) -> None:
    """By `check`, with the right spelling."""
    (workspace / "profiles" / "meetings" / "Bern.yaml").write_text("meeting: Bern\ntitle: Bern\n")

    assert "`Bern` is no id" in (out := said("check", "--no-silences")[1]) and "`bern`" in out


def test_without_a_user_in_the_environment_the_login_name_reviews(
    said: Said, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system knows it."""
    for name in ("USER", "VISAVIS_REVIEWER"):
        monkeypatch.delenv(name, raising=False)
    code = said("review", "vienna-2031-09/corridor", "--accept")[0]

    assert 0 == code
    name = pwd.getpwuid(os.getuid()).pw_name
    assert f"reviewer: {name}" in (workspace / "profiles" / "meetings" / "vienna-2031-09.yaml").read_text()


def test_interrupted_adding_tells_what_was_taken_in(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a line of its own."""
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"The {name}.\n")
    answers = iter([*["", *[""] * 20]])
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        if sum("name (" in one for one in asked) > 1:
            raise KeyboardInterrupt
        return next(answers)

    monkeypatch.setattr("tui.asking.is_there", lambda: True)
    monkeypatch.setattr("tui.asking.line", answer)
    code, out, err = said("add", str(tmp_path / "one.txt"), str(tmp_path / "two.txt"))

    assert 130 == code and "seeds/one.txt\n" == out
    assert "e.g. courier" in asked[0]
    assert f"\nvisavis add: {tmp_path / 'one.txt'} taken in; {tmp_path / 'two.txt'} not.\n" in err
