"""Picture: draw the comparison for the README from the real program, into docs/comparison.svg."""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAIR = ("xi-trump-beijing-2026-05", "xi-putin-beijing-2026-05")
SIZE = (132, 40)
FONTS = "ui-monospace, Menlo, Consolas, DejaVu Sans Mono"


async def draw() -> str:
    """The first screen on two meetings of the seeds, the cursor on an outcome."""
    from profiles.workspace import load_workspace
    from tui.app import Visavis
    from tui.config import load_config
    from tui.desk import Desk

    app = Visavis(Desk(load_workspace(ROOT), load_config(), dict(os.environ)), *PAIR)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("8", "j", "j")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="visavis trump putin")


def main() -> None:
    """Write the picture, without addresses of fonts: it shows with whatever monospace font there is."""
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {f"XDG_{name}_HOME": home for name in ("CACHE", "CONFIG", "STATE", "DATA")}
        svg = asyncio.run(draw())
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", FONTS)
    (ROOT / "docs" / "comparison.svg").write_text("\n".join(line.rstrip() for line in svg.split("\n")), "utf-8")


if __name__ == "__main__":
    main()
