"""Nothing in a workspace is executed: what is planted beside the documents is never imported."""

import os
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
