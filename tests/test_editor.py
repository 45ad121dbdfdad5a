"""The reader's editor, opened at the line."""

from pathlib import Path

import pytest

from tui.editor import NoEditor, arguments, edit, editor_command

FILE = Path("/w/profiles/a b.yaml")


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("vim", ["vim", "+12", "/w/profiles/a b.yaml"]),
        ("nvim -R", ["nvim", "-R", "+12", "/w/profiles/a b.yaml"]),
        ("/usr/bin/vi", ["/usr/bin/vi", "+12", "/w/profiles/a b.yaml"]),
        ("emacs -nw", ["emacs", "-nw", "+12:5", "/w/profiles/a b.yaml"]),
        ("emacsclient -t", ["emacsclient", "-t", "+12:5", "/w/profiles/a b.yaml"]),
        ("nano", ["nano", "+12,5", "/w/profiles/a b.yaml"]),
        ("micro", ["micro", "+12:5", "/w/profiles/a b.yaml"]),
        ("hx", ["hx", "/w/profiles/a b.yaml:12:5"]),
        ("helix", ["helix", "/w/profiles/a b.yaml:12:5"]),
        ("code", ["code", "--wait", "--goto", "/w/profiles/a b.yaml:12:5"]),
        ("code -w", ["code", "-w", "--goto", "/w/profiles/a b.yaml:12:5"]),
        ("/opt/bin/my-editor", ["/opt/bin/my-editor", "+12", "/w/profiles/a b.yaml"]),
        ("ed", ["ed", "/w/profiles/a b.yaml"]),
    ],
)
def test_each_editor_gets_the_line_in_its_own_words(command: str, expected: list[str]) -> None:
    """vim, emacs, nano, micro, helix and VS Code want different arguments."""
    actual = arguments(editor_command(environ={"VISUAL": command}), FILE, 12, 5)

    assert expected == actual


def test_visual_comes_before_editor_and_the_setting_before_both() -> None:
    """The setting, then VISUAL, then EDITOR."""
    environ = {"VISUAL": "nano", "EDITOR": "ed"}

    assert editor_command("hx", environ) == ["hx"]
    assert editor_command("", environ) == ["nano"]
    assert editor_command("", {"EDITOR": "ed"}) == ["ed"]


def test_without_an_editor_it_says_what_to_set() -> None:
    """No editor is a sentence, not a crash."""
    with pytest.raises(NoEditor, match="set VISUAL or EDITOR"):
        editor_command("", {"PATH": ""})


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    """What a shell would obey is an argument, as it stands."""
    program = tmp_path / "ed"
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{tmp_path}/args"\n')
    program.chmod(0o755)
    target = tmp_path / "$(touch x); y.yaml"
    target.write_text("")

    code = edit(target, 3, 1, "", {"EDITOR": f"{program} '; touch z'", "PATH": "/bin:/usr/bin"})

    assert code == 0
    assert (tmp_path / "args").read_text() == f"; touch z|{target}|"
    assert not (tmp_path / "z").exists()


def test_an_editor_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A wrong name is said."""
    with pytest.raises(NoEditor, match="could not be started"):
        edit(tmp_path / "a", 1, 1, "", {"EDITOR": "/nowhere/ed"})
