"""The colours: four themes, and the ink of every word of the domain as theme variables.

A variable such as `ink-standing-signed` holds words (bold, dim, italic, underline, reverse), a colour, and after
`on` a background. No state is told by colour alone, so a theme may say as little as it likes.
"""

from __future__ import annotations

from textual.theme import Theme

from tui.inks import ANSI, CONTRAST, DARK, LIGHT, NAMES, Inks, choose_theme

__all__ = ["NAMES", "THEMES", "choose_theme"]


def _variables(inks: Inks, **more: str) -> dict[str, str]:
    """The inks as theme variables, beside those that Textual's own widgets look up."""
    return {f"ink-{name}": value for name, value in inks.items() if value} | {
        name.replace("_", "-"): value for name, value in more.items()
    }


THEMES: tuple[Theme, ...] = (
    Theme(
        "dark", primary="#84b9ff", secondary="#f4b57c", accent="#e8c56a", foreground="#d9dce3", background="#15181e",
        surface="#1a1e26", panel="#222834", success="#8fd694", warning="#f0a860", error="#ff7b85", dark=True,
        variables=_variables(DARK, scrollbar="#39414f", scrollbar_background="#15181e", scrollbar_hover="#4b5364",
                             scrollbar_active="#84b9ff", border="#39414f", border_blurred="#39414f"),
    ),
    Theme(
        "light", primary="#1556a8", secondary="#a04e00", accent="#765c10", foreground="#24272e", background="#fbfaf7",
        surface="#f3f3f0", panel="#eceef1", success="#1d6f2b", warning="#9a5200", error="#b3202c", dark=False,
        variables=_variables(LIGHT, scrollbar="#c6c9cf", scrollbar_background="#fbfaf7", scrollbar_hover="#a9adb5",
                             scrollbar_active="#1556a8", border="#c6c9cf", border_blurred="#c6c9cf"),
    ),
    Theme(
        "ansi-16", primary="ansi_cyan", secondary="ansi_yellow", accent="ansi_cyan", foreground="ansi_default",
        background="ansi_default", surface="ansi_default", panel="ansi_default", boost="ansi_default",
        success="ansi_green", warning="ansi_yellow", error="ansi_red", dark=True, ansi=True,
        variables=_variables(ANSI, scrollbar="ansi_default", scrollbar_background="ansi_default",
                             scrollbar_hover="ansi_default", scrollbar_active="ansi_cyan", border="ansi_default",
                             border_blurred="ansi_default", input_cursor_text_style="reverse",
                             ansi_background="ansi_default", ansi_foreground="ansi_default"),
    ),
    Theme(
        "high-contrast", primary="#ffff00", secondary="#66d9ff", accent="#ffff00", foreground="#ffffff",
        background="#000000", surface="#000000", panel="#101010", success="#8fd694", warning="#ffc857",
        error="#ff9aa2", dark=True,
        variables=_variables(CONTRAST, scrollbar="#a0a0a0", scrollbar_background="#000000", scrollbar_hover="#ffffff",
                             scrollbar_active="#ffff00", border="#ffffff", border_blurred="#a0a0a0"),
    ),
)  # fmt: skip
