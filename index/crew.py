"""The crew: several processes that cut documents into words and write segments of them, for a build of many documents.

Each is a Python of its own, told what to read on its standard input, one line of JSON for each batch; none shares
anything with the screen or the threads that started it. Nothing that they write counts before the one that builds
the index says so; when that one ends, however it ends, they read the end of their input, and end.
"""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
from collections import deque
from contextlib import suppress
from pathlib import Path

from index.codec import open_writer, segment_of
from index.contents import passages_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from profiles.workspace import Workspace

LEAST = 300
"""Documents from which several processes are worth their start."""
BATCH = 40
"""Documents that one reads before it says so."""
MOST = 4
"""Processes, however many processors there are: the disk and memory are shared."""
_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from index.crew import work; work(sys.argv[2:])"


class Failed(Exception):
    """A process of the crew could not do its part."""


def hands(documents: int) -> int:
    """How many processes so many documents are worth; 1 is none but this one."""
    free = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(free, MOST) if documents >= LEAST and sys.executable else 1


def segments_of(
    files: Sequence[str],
    workspace: Workspace,
    folder: Path,
    memory: int,
    said: Callable[[dict[str, str]], None],
) -> list[Any]:
    """Writes the passages of documents into a new index; gives the segments, to be made the index with others.

    `said` is told the digests of documents as they are done. Raises `Failed` where a process did not do its part.
    """
    count, crew = hands(len(files)), list[subprocess.Popen[bytes]]()
    told = [(file, workspace.sources[file].language) for file in files]
    todo = deque(told[at : at + BATCH] for at in range(0, len(told), BATCH))
    try:
        for _ in range(count):
            crew.append(_start(workspace, folder, memory // count))
        return list(_led(crew, todo, said))
    except OSError as fault:
        raise Failed(str(fault)) from fault
    finally:
        for process in crew:
            process.kill()
            process.communicate()


def _start(workspace: Workspace, folder: Path, memory: int) -> subprocess.Popen[bytes]:
    """A Python that finds what this one finds, whatever lies in the current folder."""
    path = json.dumps([str(Path(part).absolute()) for part in sys.path if part])
    argv = [sys.executable, "-I", "-c", _START, path, str(workspace.root), str(folder), str(memory)]
    return subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _led(
    crew: Sequence[subprocess.Popen[bytes]],
    todo: deque[list[tuple[str, str]]],
    said: Callable[[dict[str, str]], None],
) -> Iterator[Any]:
    """Hands a batch to whoever is free, until all are done and each has said what it wrote."""
    with selectors.DefaultSelector() as waiting:
        for process in crew:
            assert process.stdout is not None
            waiting.register(process.stdout, selectors.EVENT_READ, process)
            _tell(process, todo)
        while waiting.get_map():
            for key, _ in waiting.select():
                process = key.data
                line = process.stdout.readline()
                if not line:
                    raise Failed("a process that reads documents ended")
                answer = json.loads(line)
                if "read" in answer:
                    said(answer["read"])
                    _tell(process, todo)
                else:
                    waiting.unregister(process.stdout)
                    yield from (segment_of(*each) for each in answer["segments"])


def _tell(process: subprocess.Popen[bytes], todo: deque[list[tuple[str, str]]]) -> None:
    """The next batch; an empty one says that there is no more."""
    assert process.stdin is not None
    process.stdin.write(json.dumps(todo.popleft() if todo else []).encode() + b"\n")
    process.stdin.flush()


def work(told: Sequence[str]) -> None:
    """What a process of the crew does: reads batches, and says what it did of each and, at the end, what it wrote."""
    root, folder, memory = told
    writer = open_writer(Path(folder), int(memory), new=False, alone=False)
    with suppress(BrokenPipeError):
        for line in sys.stdin:
            batch = json.loads(line)
            if not batch:
                writer.cut()
                segments = [(s.segid, s.doc_count_all(), dict(s._fieldlengths)) for s in writer.written]
                _say({"segments": segments})
                return
            _say({"read": dict(_taken(Path(root), batch, writer.take))})


def _taken(root: Path, batch: Sequence[tuple[str, str]], take: Callable[[Any], None]) -> Iterator[tuple[str, str]]:
    """Takes documents in; gives the digest of each as it was read."""
    from profiles.model import Source
    from profiles.sources import document_or_empty

    for file, language in batch:
        document = document_or_empty(root, Source(file, language=language))
        for entry in passages_of(document):
            take(entry)
        yield file, document.source.sha256


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
