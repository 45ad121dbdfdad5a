"""A screen under test: opened on a workspace, and read as text."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from textual.worker import WorkerError

from profiles.workspace import load_workspace
from tui.app import Visavis
from tui.config import Config
from tui.desk import Desk


@asynccontextmanager
async def opened(
    root: Path,
    left: str = "",
    right: str = "",
    at: str = "",
    size: tuple[int, int] = (80, 24),
    environ: Mapping[str, str] = {},
    config: Config | None = None,
) -> AsyncIterator[Any]:
    """The screen on a workspace, with a pilot to press its keys; what it remembers is kept at the end."""
    desk = Desk(load_workspace(root), config or Config(), dict(environ))
    desk.recall()
    app = Visavis(desk, left, right, at)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot
        for worker in list(app.workers):
            with suppress(WorkerError):
                await worker.wait()
    desk.close()


def seen(pilot: Any) -> str:
    """The text on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def typed(pilot: Any, text: str) -> None:
    """Type into the line."""
    await pilot.press(*("space" if sign == " " else sign for sign in text))


async def settled(pilot: Any) -> str:
    """What is seen when the work in the background is done."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return seen(pilot)
