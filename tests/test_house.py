"""The walls of the house: who may import whom."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {"profiles": {"profiles"}, "index": {"profiles", "index"}, "tui": {"profiles", "index", "tui"}}
HOME = {"yaml": "profiles", "whoosh": "index", "textual": "tui", "rich": "tui"}
MODULES = [p for package in ALLOWED for p in sorted((ROOT / package).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """The top-level names that a module imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    """profiles ← index ← tui, and each library has one home."""
    package = path.relative_to(ROOT).parts[0]

    names = imported(path)

    assert not (names & set(ALLOWED)) - ALLOWED[package]
    assert not {name for name, home in HOME.items() if home != package} & names
