"""How everything looks: one calm light theme, one accent colour, spacing declared once."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import dpi, editing, fonts, glyphs, language, own_events, taskbar
from ui.followers import Followers

NAME: Final = "maesariang"
ACCENT: Final = "#0f7f74"  # the theme paints solids one step darker


_text_size: Final = Followers()
_looks: Final = Followers()


class Distance:
    """Declared in pixels at 96 dpi, read in pixels of the screen."""

    def __init__(self, usual: int) -> None:
        self.usual = usual

    def __get__(self, _instance: object, _owner: type) -> int:
        return dpi.px(self.usual)


class Space:
    """Distances: from things that belong together to things that do not."""

    HAIR = Distance(2)
    TIGHT = Distance(4)
    SMALL = Distance(8)
    MEDIUM = Distance(12)
    LARGE = Distance(16)
    HUGE = Distance(24)


LEAST: Final = (900, 560)
"""Pixels at 96 dpi in which every page can be worked with."""
AROUND: Final = (16, 80)
"""Pixels at 96 dpi of a small screen that the window does not have: its frame, its title and the taskbar."""

FIELDS: Final = ("TEntry", "TCombobox", "TSpinbox")
STRIPE: Final = "#f4f8f7"
CHOSEN: Final = "#cfe8e4"
CHOSEN_TEXT: Final = "#10312d"
QUIET_TEXT: Final = "#5b6b69"
ERROR_TEXT: Final = "#b42318"
NOTICE_TEXT: Final = "#8a5a00"
LINE: Final = "#cfd9d7"
GOOD_TEXT: Final = "#2a7a45"

QUIET: Final = "Quiet.TLabel"
ERROR: Final = "Error.TLabel"
NOTICE: Final = "Notice.TLabel"
GOOD: Final = "Good.TLabel"
TITLE: Final = "Title.TLabel"
SECTION: Final = "Section.TLabel"
CARD: Final = "Card.TFrame"


def declare(name: str = NAME) -> str:
    """Register our theme (before or after the window is made); gives back the name to use."""
    ttk.Theme(
        name=name,
        primary=ACCENT,
        success="#2f8f4e",
        info="#2f7f9e",
        warning="#e0a100",
        danger="#cf3c30",
        neutral="#a3afad",
        light={"background": "#ffffff", "foreground": "#1e2b29"},
    ).register()
    return f"{name}-light"


def make_window(title: str = "") -> ttk.App:
    """The one window of the program, dressed; hidden things (size, menus, screens) are the caller's."""
    dpi.make_aware()
    window = ttk.App(title=title, theme=declare(), iconphoto=None, high_dpi=False, className=taskbar.CLASS)
    own_events.spare(window)
    own_events.spare_all(window)
    dpi.measure(window)
    set_least_size(window)
    taskbar.mark(window)
    dress(window)
    return window


def set_least_size(window: tkinter.Tk) -> None:
    """Not smaller than one can work in; on a small screen with large scaling, than there is."""
    screen = window.winfo_screenwidth(), window.winfo_screenheight()
    window.minsize(
        *(min(dpi.px(least), room - dpi.px(rest)) for least, room, rest in zip(LEAST, screen, AROUND, strict=True))
    )


def dress(window: ttk.App, percent: int = fonts.SMALLEST) -> None:
    """Give a window our theme, fonts, styles and words; a second time only the text size is set."""
    if fonts.are_installed(window):
        set_text_size(window, percent)
        return
    if window.style.theme_use() != f"{NAME}-light":
        if f"{NAME}-light" not in window.style.theme_names():
            declare()
        window.style.theme_use(f"{NAME}-light")
    fonts.install(window)
    _declare_styles(window.style)
    window.option_add("*TCombobox*Listbox.font", "TkTextFont")
    set_text_size(window, percent)
    _press_buttons_with_space(window)
    editing.install(window)
    language.follow_language(window, language.teach_toolkit)


def _declare_styles(style: ttk.Style) -> None:
    style.configure(QUIET, foreground=QUIET_TEXT, font=fonts.SMALL)
    style.configure(ERROR, foreground=ERROR_TEXT, font=fonts.SMALL)
    style.configure(NOTICE, foreground=NOTICE_TEXT, font=fonts.SMALL)
    style.configure(GOOD, foreground=GOOD_TEXT, font=fonts.SMALL)
    style.configure(TITLE, font=fonts.TITLE)
    style.configure(SECTION, font=fonts.SECTION)
    style.configure(
        CARD, relief="solid", borderwidth=1, bordercolor=LINE, lightcolor=LINE, darkcolor=LINE, background="#ffffff"
    )
    style.configure("TButton", padding=(dpi.px(14), dpi.px(7)))
    # The first box is measured while its style is still the bare one of Tk, which then reports an error of its
    # own (unknown color name ""); to build the whole style here would cost the start 10 ms.
    box = (Space.HAIR, Space.TIGHT)
    style.tk.call("ttk::style", "configure", "TCheckbutton", "-focuscolor", QUIET_TEXT, "-padding", box)
    style.configure("Treeview.Heading", font="TkHeadingFont", padding=(Space.SMALL, dpi.px(7)))
    for part in ("Treeview.Cell", "Treeview.Item"):  # as the headings
        style.tk.call("ttk::style", "configure", part, "-padding", (Space.SMALL, 0))
    style.map("Treeview", background=[("selected", CHOSEN)], foreground=[("selected", CHOSEN_TEXT)])


def _press_buttons_with_space(window: tkinter.Misc) -> None:
    """ttkbootstrap takes the space bar away from buttons; whoever works by keyboard expects it."""
    window.bind_class("TButton", "<Key-space>", lambda event: window.tk.call(event.widget, "invoke"))


def set_text_size(window: ttk.App, percent: int) -> None:
    """Text at 100 to 200 per cent; rows of tables and lists that drop down follow."""
    fonts.resize(window, percent)
    _let_rows_follow(window)
    window.after_idle(lambda: _centre_texts(window))


def _centre_texts(window: ttk.App) -> None:
    """Fields in sight become lower with smaller letters, but Tk leaves their words where they stood."""
    window.update_idletasks()
    call, waiting = window.tk.call, [str(window)]
    while waiting:
        widget = waiting.pop()
        waiting += map(str, window.tk.splitlist(call("winfo", "children", widget)))
        if call("winfo", "class", widget) in FIELDS:
            call(widget, "configure", "-width", call(widget, "cget", "-width"))


def _let_rows_follow(window: ttk.App) -> None:
    white = 0.4 / fonts.enlargement(window)  # of a line: only letters grow, of which large ones have few rows to spare
    row_height = round(fonts.line_height(window) * (1 + white))
    window.style.configure("Treeview", rowheight=row_height)
    _text_size.tell()


def redress(window: ttk.App) -> None:
    """Draw letters, pictures and styles anew for the dpi that `dpi.adopt` took over. ttkbootstrap draws the parts of
    a theme once, so for each dpi there is a theme of its own."""
    name = NAME if dpi.Screen.factor == 1 else f"{NAME}-{round(dpi.Screen.factor * 100)}"
    if f"{name}-light" not in window.style.theme_names():
        declare(name)
    fonts.redraw(window)
    _declare_styles(window.style)  # before the theme: what is configured is kept for the next one
    window.style.theme_use(f"{name}-light")
    _declare_styles(window.style)
    glyphs.draw_anew(window)
    set_least_size(window)
    _looks.tell()
    _let_rows_follow(window)


def follow_looks(widget: tkinter.Misc, callback: Callable[[], None]) -> None:
    """Call `callback` when styles have to be declared anew, for as long as `widget` lives: the screen is another."""
    _looks.follow_while_alive(widget, callback)


def follow_text_size(widget: tkinter.Misc, callback: Callable[[], None]) -> None:
    """Call `callback` after each change of the text size for as long as `widget` lives."""
    _text_size.follow_while_alive(widget, callback)
