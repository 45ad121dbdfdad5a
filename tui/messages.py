"""What crosses widgets and screens, as dataclass messages."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Run(Message):
    """A command is asked for by mouse or by name."""

    command: str
    """Its id."""


@dataclass
class Moved(Message):
    """The cursor of a list stands on another item."""

    source: str
    """Id of the widget."""
    key: str


@dataclass
class Chosen(Message):
    """An item of a list is chosen, by Enter or a click on the cursor."""

    source: str
    key: str


@dataclass
class ReadEvidence(Message):
    """The reader wants to read the evidence under the cursor (a click on it)."""


@dataclass
class Reloaded(Message):
    """The workspace was read again, because its files changed."""


@dataclass
class Progress(Message):
    """Long work goes on."""

    text: str
    """What is being done, in words; empty when it is done."""
