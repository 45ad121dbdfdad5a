"""An index whose builder is killed: the next look-up works and finds everything. TORTURE=100 kills a hundred times."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from index import open_index
from profiles.workspace import load_workspace

BUILD = """
import sys
from pathlib import Path
from index import crew, open_index
from profiles.workspace import load_workspace
crew.hands = lambda _: int(sys.argv[2])
with open_index(load_workspace(Path(sys.argv[1]))) as index:
    for _ in range(3):
        index.refresh(rebuild=True)
"""


def test_killed_at_any_instant_the_next_look_up_finds_everything(workspace: Path) -> None:
    """kill -9 while building (by one process or several), committing and refreshing, at random instants."""
    start = time.monotonic()
    subprocess.run([sys.executable, "-c", BUILD, str(workspace), "2"], check=True, timeout=60)
    lasts = time.monotonic() - start
    document = workspace / "seeds" / "dispatch.txt"
    text, lost = document.read_text("utf-8"), []
    for kill in range(int(os.environ.get("TORTURE", "3"))):
        document.write_text(f"{text}\n\nThe word of round {kill} is wombat{kill}.\n", "utf-8")
        build = [sys.executable, "-c", BUILD, str(workspace), str(1 + kill % 2)]
        process = subprocess.Popen(build, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=random.uniform(0.2, 1.0) * lasts)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

        with open_index(load_workspace(workspace)) as index:
            found = (index.count(f"wombat{kill}", ["dispatch"]), index.search("hotline fishing").total)
        if found != (1, 1):
            lost.append((kill, found))

    assert lost == []
