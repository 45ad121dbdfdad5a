"""What tests stand on: a home of their own, and a small workspace about two states that never were."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("whatever the load", deadline=None)
settings.load_profile("whatever the load")
VIENNA = Path(__file__).parent / "vienna"
_TELLING = (
    "VISAVIS_",
    "XDG_",
    "NO_COLOR",
    "CLICOLOR",
    "TMUX",
    "STY",
    "SSH_",
    "EDITOR",
    "VISUAL",
    "COLUMNS",
    "LINES",
    "TERM",
)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with its XDG folders inside; nothing of the developer's reaches a test."""
    place = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith(_TELLING)]:
        monkeypatch.delenv(name)
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(place / name.lower()))
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the small workspace: four meetings, three sources, a conflict, a question, a silence."""
    return Path(shutil.copytree(VIENNA, tmp_path / "vienna"))
