"""Nothing in a workspace is executed: what is planted beside the documents is never imported."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PLANTED = ("tui.py", "index.py", "profiles.py", "yaml.py", "textual.py", "whoosh.py", "sitecustomize.py",
           "profiles/__init__.py", "profiles/workspace.py", "index/__init__.py", "tui/cli.py", "seeds/__init__.py",
           "profiles/meetings/__init__.py", "conftest.py")  # fmt: skip
VISAVIS = Path(sys.executable).parent / "visavis"


@pytest.mark.skipif(not VISAVIS.exists(), reason="visavis is not installed beside this Python")
@pytest.mark.parametrize("words", [["meetings"], ["check"], ["compare", "vienna", "geneva-2031-12"], ["--version"]])
def test_what_is_planted_in_a_workspace_is_not_imported(workspace: Path, words: list[str]) -> None:
    """By the `visavis` script, standing in the workspace."""
    spoor = workspace / "spoor"
    for name in PLANTED:
        path = workspace / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"open({str(spoor)!r}, 'a').write({name!r})\nraise SystemExit('planted')\n")
    done = subprocess.run(
        [VISAVIS, *words], cwd=workspace, env=dict(os.environ), capture_output=True, text=True, timeout=60, check=False
    )

    assert not spoor.exists()
    assert "planted" not in done.stderr
    assert 0 == done.returncode, done.stderr


PROJECT = Path(__file__).parent.parent
PARTS = ("Makefile", "pyproject.toml", "README.md", "LICENSE", "tui", "index", "profiles", "seeds")


@pytest.mark.torture
@pytest.mark.parametrize("here", [True, False], ids=["in the program's own folder", "in a workspace"])
def test_what_is_planted_is_not_imported_by_make_run(workspace: Path, tmp_path: Path, here: bool) -> None:
    """An environment made anew, then one that is there already; it needs the package index."""
    program = tmp_path / "program"
    program.mkdir()
    for part in PARTS:
        (shutil.copytree if (PROJECT / part).is_dir() else shutil.copy)(PROJECT / part, program / part)
    spoor, folder = tmp_path / "spoor", program if here else workspace
    for name in (*PLANTED, "re.py", "venv.py", "pip.py"):
        path = folder / name
        if path.parent.is_dir() and not path.exists():
            path.write_text(f"open({str(spoor)!r}, 'a').write({name + ' '!r})\n")
    command = ["make", "-C", str(program), "run", f"ARGS=compare vienna winter --workspace {workspace}"]
    for _ in range(2):
        done = subprocess.run(command, cwd=folder, env=dict(os.environ), capture_output=True, text=True, check=False)
        if "No matching distribution" in done.stderr or "Temporary failure" in done.stderr:
            pytest.skip("no package index here")
        (program / "pyproject.toml").touch()

        assert 0 == done.returncode, done.stderr
        assert "Autumn summit" in done.stdout
        assert not spoor.exists(), spoor.read_text()
