"""The user's settings: read, checked, reported by name, never in the way."""

from pathlib import Path

import pytest

from tui.config import Config, config_path, load_config


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Reads a text as the settings file."""

    def _read(text: str) -> Config:
        path = tmp_path / "config.toml"
        path.write_text(text, "utf-8")
        return load_config(path)

    return _read


def test_it_lies_in_the_config_home(home: Path) -> None:
    """Settings lie where the user's other settings lie."""
    expected = home / "config" / "visavis" / "config.toml"

    actual = config_path()

    assert expected == actual


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    """No file is no problem."""
    actual = load_config(tmp_path / "none.toml")

    assert Config() == actual


def test_all_of_it_is_read(read) -> None:  # type: ignore[no-untyped-def]
    """Theme, citations, saved searches, keys, mouse, animation."""
    config = read(
        'theme = "light"\nmouse = false\nanimation = "off"\neditor = "vim -R"\n'
        '[cite]\nstyle = "mine"\n[cite.templates]\nmine = "{quote}"\n'
        '[queries]\narms = "standing:signed arms"\n'
        '[keys]\ndifferences = "D"\nrow-next = ["n", "Down"]\nhit-next = "Ctrl+n"\n'
    )

    expected = Config(
        theme="light",
        style="mine",
        templates={"mine": "{quote}"},
        queries={"arms": "standing:signed arms"},
        keys={"differences": ("D",), "row-next": ("n", "down"), "hit-next": ("ctrl+n",)},
        mouse=False,
        animation="off",
        editor="vim -R",
    )
    assert expected == config


@pytest.mark.parametrize(
    ("text", "line", "where", "said"),
    [
        ('theme = "drak"', 1, "theme", "none of auto, dark"),
        ("mouse = 3", 1, "mouse", "true or false"),
        ('them = "dark"', 1, "them", "did you mean theme?"),
        ('[keys]\n\ndiferences = "D"', 3, "keys.diferences", "did you mean differences?"),
        ('[keys]\nturn = "Strg+v"', 2, "keys.turn", "is no key"),
        ('[keys]\nturn = "d"', 2, "keys.turn", "already the key of differences"),
        ('[keys]\nturn = ["d", "V"]\ndifferences = "D"', 0, "", ""),
        ("[keys]\nquit = []", 2, "keys.quit", "must keep a key"),
        ("[keys]\nturn = 5", 2, "keys.turn", "as text"),
        ('[cite]\nstyel = "plain"', 2, "cite.styel", "did you mean style?"),
        ("[cite]\nstyle = 5", 2, "cite.style", "quotation marks"),
        ("theme = ", 1, "config", "not TOML"),
        ('a = "x\ny = 2', 1, "config", "not TOML"),
    ],
)
def test_what_is_wrong_is_said_by_name(read, text: str, line: int, where: str, said: str) -> None:  # type: ignore[no-untyped-def]
    """A problem has its line and key, and says what to do; nothing else is lost."""
    config = read(text)

    found = [(one.line, one.where) for one in config.problems]
    assert ([(line, where)] if where else []) == found
    assert all(said in one.message for one in config.problems)


def test_a_broken_setting_takes_nothing_with_it(read) -> None:  # type: ignore[no-untyped-def]
    """One wrong key, and the others hold."""
    config = read('theme = "light"\n[keys]\nturn = "nonsense"\nfold = "Z"\nfold-all = "z"\n')

    assert config.theme == "light"
    assert config.keys == {"fold": ("Z",), "fold-all": ("z",)}


def test_what_is_no_text_is_said(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are a problem, not a crash."""
    path = tmp_path / "config.toml"
    path.write_bytes(b"theme = '\xff\xfe'")

    config = load_config(path)

    assert "UTF-8" in config.problems[0].message
