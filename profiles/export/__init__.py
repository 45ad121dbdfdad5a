"""Export: what the program knows, as data and as documents that leave it; formats are a table."""

from __future__ import annotations

from profiles.comparison import Comparison
from profiles.lean import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiles.record import Library

Writer = Callable[["Library", Comparison], str]


def _written_by(module: str) -> Writer:
    """A writer whose module is imported when it writes."""

    def write(library: Library, comparison: Comparison) -> str:
        writer: Writer = __import__(f"profiles.export.{module}", fromlist=("write",)).write
        return writer(library, comparison)

    return write


FORMATS: dict[str, Writer] = {name: _written_by(name) for name in ("json", "markdown", "csv", "html", "org")}
"""Each format of a comparison with what writes it; a new one is a new row and a module of that name."""

SUFFIXES: dict[str, str] = {"json": ".json", "markdown": ".md", "csv": ".csv", "html": ".html", "org": ".org"}
"""What the name of an exported file ends in."""


def show_markdown(library: Library, meeting: str) -> str:
    """One profile as Markdown."""
    from profiles.export import profile

    return profile.show_markdown(library, meeting)
