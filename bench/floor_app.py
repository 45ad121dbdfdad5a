"""The floor of a screen: a bare Textual app with two panes of text, or one list of 200 rows."""

import sys

if sys.argv[1:] == ["list"]:
    from textual.app import App
    from textual.widgets import OptionList

    class Bare(App[None]):
        def compose(self):  # type: ignore[no-untyped-def]
            yield OptionList(*(f"Row {at}: some words about a thing that was said there and then" for at in range(200)))
else:
    from textual.app import App
    from textual.containers import Horizontal
    from textual.widgets import Static

    class Bare(App[None]):
        CSS = "Static { width: 1fr; }"

        def compose(self):  # type: ignore[no-untyped-def]
            with Horizontal():
                yield Static("left side\n" * 20)
                yield Static("right side\n" * 20)


Bare().run()
