"""A workspace: the sources and the profiles of a folder, loaded; its documents are read when they are asked for."""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from profiles.finding import Found, NoWorkspace, find_workspace
from profiles.loading import Loaded, document_files, load_files, profile_files
from profiles.model import (
    Conflict,
    Dimension,
    Evidence,
    Meeting,
    Member,
    Name,
    Problem,
    Profile,
    Question,
    Source,
    Statement,
    Topic,
)
from profiles.resolving import resolve

__all__ = ["Found", "NoWorkspace", "Workspace", "find_workspace", "load_workspace", "resolve"]


def load_workspace(root: Path, bundled: bool = False) -> Workspace:
    """The workspace in a folder; never raises for bad files: everything wrong is in its `problems`."""
    return Workspace(root, load_files(root), bundled)


class Workspace:
    """All that the files of a workspace say, every reference in it leading somewhere."""

    def __init__(self, root: Path, loaded: Loaded, bundled: bool = False) -> None:
        self.root = root
        self.bundled = bundled
        self.read_only = bundled or not os.access(root / "profiles", os.W_OK)
        self.sources: Mapping[str, Source] = loaded.sources
        self.dimensions: tuple[Dimension, ...] = loaded.dimensions
        self.topics: tuple[Topic, ...] = loaded.topics
        self.people: tuple[Name, ...] = loaded.names.people
        self.parties: tuple[Name, ...] = loaded.names.parties
        self.terms: tuple[Name, ...] = loaded.names.terms
        self.profiles: Mapping[str, Profile] = Profiles(loaded.linked.profiles, self)
        """By meeting id. The quotations of a profile are looked up when it is first asked for."""
        self.file_problems: tuple[Problem, ...] = loaded.problems
        """What is wrong with the YAML: known without reading a document."""
        self._profiles = loaded.linked.profiles
        self._conflicts = loaded.linked.conflicts
        self._document = lru_cache(maxsize=256)(self._read)
        self._bad_documents: dict[str, Problem] = {}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong: reads every document and looks up every quotation."""
        return tuple(sorted({*self.file_problems, *self._document_problems(), *self._quotation_problems()}))

    def document(self, file: str) -> Any:
        """A source with its text and passages; empty where its file cannot be read, which `problems` says."""
        return self._document(file)
