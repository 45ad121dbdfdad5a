"""What the YAML parser says of a mistake, as a sentence that says what to do."""

from __future__ import annotations

from typing import Any

from profiles.problems import quoted

SENTENCES = {
    "mapping values are not allowed": "a colon stands where none can; put the text into quotes or mend the indentation",
    "could not find expected ':'": "a key without its colon; write `key: value`",
    "did not find expected key": "no key stands where one must; mend the indentation, or close the quotes above",
    "did not find expected '-' indicator": "no `- ` stands where one must; mend the indentation",
    "unknown escape character": "an escape that YAML does not know; use single quotes, or none, instead of double ones",
    "unexpected end of stream": "a quotation mark is opened here and never closed; close it",
    "expected ',' or ']'": "a bracket is opened here and not closed; close it, or put the text into quotes",
    "expected ',' or '}'": "a brace is opened here and not closed; close it, or put the text into quotes",
    "cannot start any token": "no text can start with this character; put the text into quotes",
}
"""What a person can do about the parser's errors, by a piece of its message."""
OPENED = ("unexpected end of stream", "expected ',' or ")
"""Errors whose cause is where something was opened, not where the parser gave up."""


def explain(error: Any, text: str) -> tuple[Any, str]:
    """The mark at which a person should look (`None` is unknown), and the sentence."""
    what = str(getattr(error, "problem", None) or error)
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if any(sign in what for sign in OPENED):
        marks.reverse()
    mark = next((mark for mark in marks if mark), None)
    if mark and text[mark.index : mark.index + 1] == "\t":
        return mark, "a tab stands where spaces must; indent with spaces"
    known = next((sentence for sign, sentence in SENTENCES.items() if sign in what), None)
    return mark, known or f"is not YAML: {quoted(what).strip('`')}"
