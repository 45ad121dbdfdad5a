"""Lines that are sent straight are those that the composed screen shows."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from rich.color import ColorSystem
from screens import opened

from tui.lined import straight
from tui.sending import changes, runs_of
from tui.thrift import Row, Shadow

KEYS = [*"jjjkJKlhzzvvddGg][||xxZZ", "plus", "equals_sign", "pagedown", "pageup"]


def shown(screen: Any, runs: Any) -> list[Row]:
    shadow = Shadow()
    shadow.fit(*screen.size)
    changes(shadow, runs, ColorSystem.TRUECOLOR)
    return shadow.rows


@pytest.mark.parametrize(
    ("size", "environ"), [((120, 40), {}), ((80, 24), {"NO_COLOR": "1"}), ((160, 50), {"TERM": "linux"})]
)
async def test_lines_sent_straight_are_those_of_the_screen(
    workspace: Path, size: tuple[int, int], environ: dict[str, str]
) -> None:
    """Wherever the keys lead in the comparison, cell for cell and colour for colour."""
    dice, differing = Random(7), []
    async with opened(workspace, size=size, environ=environ) as pilot:
        for key in ["j", *dice.choices(KEYS, k=20)]:
            await pilot.press(key)
            await pilot.pause()
            screen = pilot.app.screen
            screen._compositor._dirty_regions.add(screen.size.region)
            runs = straight(screen)
            assert runs is not None
            if shown(screen, runs) != shown(screen, runs_of(screen._compositor.render_full_update())):
                differing.append(key)

    assert [] == differing
