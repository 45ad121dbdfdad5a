"""Sending: what Textual has drawn goes to the terminal as the cells that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.color import Color, ColorSystem
from rich.console import RenderableType
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Offset
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.cells import is_simple
from tui.in_turn import InTurn
from tui.lined import straight
from tui.thrift import PLAIN, Look, Row, Shadow, cells_of, erases_in_colour, put

if TYPE_CHECKING:
    from tui.first_frame import Painted

SMALL = 512
"""Bytes that reach the terminal at once anyway, without saying that they belong together."""
Run = tuple[int, int, Strip]
"""A row, a column, and what stands there."""


def changes(shadow: Shadow, runs: Iterable[Run], system: ColorSystem | None) -> str:
    """What some runs change of what the terminal shows."""
    fresh: dict[int, Row] = {}
    for y, x, strip in runs:
        if 0 <= y < shadow.height:
            row = fresh.get(y)
            if row is None:
                row = fresh[y] = list(shadow.rows[y])
            _put(row, x, strip, system)
    return shadow.change(fresh)


def runs_of(update: LayoutUpdate | ChopsUpdate) -> Iterator[Run]:
    """The strips of an update, each with its place."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
        return
    for y, first, last in update.spans:
        chops: Mapping[int, Strip | None] = update.chops[y]
        for end, (x, chop) in zip(update.chop_ends[y], chops.items(), strict=False):
            if chop is None or x > last or end <= first:
                continue
            yield y, x, chop if last > x >= first and end <= last else chop.crop(0, min(end, last) - x)


def _put(row: Row, x: int, strip: Strip, system: ColorSystem | None) -> None:
    width = len(row)
    for text, style, control in strip:
        if control or not text:
            continue
        look = look_of(style, system) if style else PLAIN
        if is_simple(text):
            size = min(len(text), width - x)
            if size > 0:
                row[x : x + size] = map(cells_of(look).__getitem__, text[:size])
            x += len(text)
            continue
        total, widths = cell_len(text), [cell_len(character) for character in text]
        if sum(widths) == total:
            x = put(row, x, text, look, widths)
            continue
        for at in range(x, min(x + total, width)):
            row[at] = ("" if at > x else text, look)
        x += total


@lru_cache(4096)
def look_of(style: Style, system: ColorSystem | None) -> Look:
    """The codes of a style on a terminal's colours."""
    if system is None:
        return PLAIN
    words = Style(
        bold=style.bold, dim=style.dim, italic=style.italic, underline=style.underline, blink=style.blink,
        reverse=style.reverse, strike=style.strike, underline2=style.underline2, conceal=style.conceal,
        overline=style.overline,
    )  # fmt: skip
    return words._make_ansi_codes(system), _colour(style.color, system, True), _colour(style.bgcolor, system, False)


def _colour(colour: Color | None, system: ColorSystem, front: bool) -> str:
    """The codes of a colour; none of the terminal's own."""
    codes = ";".join(colour.downgrade(system).get_ansi_codes(foreground=front)) if colour else ""
    return "" if codes in ("39", "49") else codes


class SparingApp(InTurn):
    """An app that sends a terminal what changed, and no more."""

    shadow: Shadow | None = None
    """What the terminal shows; `None` where everything is sent."""
    colours: ColorSystem | None = None
    """The colours to send, where fewer are wanted than the terminal has."""
    painted: Painted | None = None
    """The first frame, while it stands on the alternate screen."""

    def send_sparingly(self, term: str, far: bool = False, painted: Painted | None = None) -> None:
        """Send only what changed, from now on; to a terminal that is far away, in colours that take fewer bytes."""
        if issubclass(self.driver_class, LinuxDriver):
            self.shadow = painted.shadow if painted else Shadow(erases_in_colour(term))
            self.driver_class, self.painted = SparingDriver, painted
            system = self.console._color_system
            self.colours = ColorSystem.EIGHT_BIT if far and system is ColorSystem.TRUECOLOR else None

    def forsake(self) -> None:
        """The terminal is gone: send nothing any more."""
        if isinstance(self._driver, SparingDriver):
            self._driver.gone = True

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send what an update changes; nothing where it changes nothing."""
        shadow = self.shadow
        drawn = isinstance(renderable, LayoutUpdate | ChopsUpdate)
        if shadow is None or not drawn or not self._can_send:
            if shadow is not None and renderable is not None and not drawn:
                shadow.forget()
            super()._display(screen, renderable)
            return
        assert isinstance(renderable, LayoutUpdate | ChopsUpdate)
        self._send(shadow, runs_of(renderable))

    @property
    def _can_send(self) -> bool:
        """Whether there is a terminal that takes something now."""
        running = self._driver is not None and self._running and not self._closed
        return running and not self.is_headless and not self._batch_count

    def _send(self, shadow: Shadow, runs: Iterable[Run]) -> None:
        """Send what some runs change; nothing where they change nothing."""
        driver = self._driver
        assert driver is not None
        shadow.fit(*self.size)
        text = changes(shadow, runs, self.colours or self.console._color_system) + self._cursor_moved()
        if text:
            whole = len(text) > SMALL
            self._begin_update() if whole else None
            driver.write(text)
            self._end_update() if whole else None
            driver.flush()
        self.post_display_hook()

    def send_straight(self, screen: Screen[Any]) -> bool:
        """Send the lines of a screen that are to be drawn again; whether it takes no more than that."""
        if self.shadow is None or screen is not self.screen or not self._can_send:
            return False
        runs = straight(screen)
        if runs is None:
            return False
        screen._compositor._dirty_regions.clear()
        screen._dirty_widgets.clear()
        self._send(self.shadow, runs)
        self._update_mouse_over(screen)
        return True

    def paint_now(self) -> None:
        """Draw what a key changed at once, not at the next beat of the screen's clock."""
        screen, found = self.screen, set[Widget]()
        for widget in screen._compositor.visible_widgets:
            if widget._layout_required or widget._scroll_required or widget._refresh_styles_required:
                return
            if widget._repaint_required:
                found.add(widget)
        for widget in found:
            widget._repaint_required = False
        screen._dirty_widgets |= found
        screen._on_timer_update()

    def _cursor_moved(self) -> str:
        """Where the terminal's own cursor goes: input methods stand there."""
        x, y = self.screen.outer_size.clamp_offset(self.cursor_position)
        self._previous_cursor_position = Offset(x, y)
        return f"\x1b[{y + 1};{x + 1}H" if (x, y) != (0, 0) else ""


class SparingDriver(LinuxDriver):
    """A driver that knows when the terminal is blank, and when the first frame is on it already."""

    gone = False
    """Whether the terminal is there no more: nothing is sent, and nobody is waited for."""
    _painted = False

    def start_application_mode(self) -> None:
        """Take the terminal over; what it shows is known only where the first frame was painted."""
        app, painted = self._app, None
        if isinstance(app, SparingApp):
            painted, app.painted = app.painted, None
            if app.shadow is not None and painted is None:
                app.shadow.forget()
        self._painted = painted is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if painted is not None:
            painted.is_taken, self.attrs_before = True, painted.before

    def write(self, data: str) -> None:
        """Send; the alternate screen is not entered, and so blanked, where the reader sees it already."""
        if self.gone:
            return
        if self._painted and data == "\x1b[?1049h":
            self._painted = False
            return
        super().write(data)

    def close(self) -> None:
        """Let what was sent arrive, if there is anywhere to arrive."""
        if not self.gone:
            super().close()
