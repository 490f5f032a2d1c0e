"""How everything looks: one calm light theme, one accent colour, spacing declared once."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from typing import Final

import ttkbootstrap as ttk

from ui import editing, fonts, language
from ui.followers import Followers

NAME: Final = "maesariang"
ACCENT: Final = "#0f7f74"  # the theme paints solids one step darker


_text_size: Final = Followers()


class Space:
    """Distances in pixels at 96 dpi: from things that belong together to things that do not."""

    HAIR: Final = 2
    TIGHT: Final = 4
    SMALL: Final = 8
    MEDIUM: Final = 12
    LARGE: Final = 16
    HUGE: Final = 24


ICON: Final = 14
"""How large an icon beside a text is; ttkbootstrap draws its own as large."""

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


def declare() -> str:
    """Register our theme (before or after the window is made); gives back the name to use."""
    ttk.Theme(
        name=NAME,
        primary=ACCENT,
        success="#2f8f4e",
        info="#2f7f9e",
        warning="#e0a100",
        danger="#cf3c30",
        neutral="#a3afad",
        light={"background": "#ffffff", "foreground": "#1e2b29"},
    ).register()
    return f"{NAME}-light"


def make_window(title: str = "") -> ttk.App:
    """The one window of the program, dressed; hidden things (size, menus, screens) are the caller's."""
    window = ttk.App(title=title, theme=declare(), minsize=(900, 560), iconphoto=None)
    window.tk.call("wm", "iconphoto", window, "-default", ttk.Icon("people-fill", size=48, color=ACCENT))
    dress(window)
    return window


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
    style.configure("TButton", padding=(14, 7))
    # The first box is measured while its style is still the bare one of Tk, which then reports an error of its
    # own (unknown color name ""); to build the whole style here would cost the start 10 ms.
    style.tk.call("ttk::style", "configure", "TCheckbutton", "-focuscolor", QUIET_TEXT, "-padding", "2 4")
    style.configure("Treeview.Heading", font="TkHeadingFont", padding=(8, 7))
    style.tk.call("ttk::style", "configure", "Treeview.Cell", "-padding", "8 0")  # as the headings
    style.tk.call("ttk::style", "configure", "Treeview.Item", "-padding", "8 0")
    style.map("Treeview", background=[("selected", CHOSEN)], foreground=[("selected", CHOSEN_TEXT)])


def _press_buttons_with_space(window: tkinter.Misc) -> None:
    """ttkbootstrap takes the space bar away from buttons; whoever works by keyboard expects it."""
    window.bind_class("TButton", "<Key-space>", lambda event: window.tk.call(event.widget, "invoke"))


def put_icon(widget: ttk.Button | ttk.Label, name: str) -> None:
    """An icon before the text, in the text's colour at rest. `icon=` would make a style of its own for each widget
    and a picture for each state of it, which took a third of the time until the window stood."""
    style = str(widget.cget("style")) or widget.winfo_class()
    colour = str(widget.tk.call("ttk::style", "lookup", style, "-foreground"))
    widget.tk.call(widget, "configure", "-compound", "left", "-image", ttk.Icon(name, ICON, colour or None))


def set_text_size(window: ttk.App, percent: int) -> None:
    """Text at 100 to 200 per cent; rows of tables and lists that drop down follow."""
    fonts.resize(window, percent)
    row_height = round(fonts.line_height(window) * 1.4)
    window.style.configure("Treeview", rowheight=row_height)
    _text_size.tell()


def follow_text_size(widget: tkinter.Misc, callback: Callable[[], None]) -> None:
    """Call `callback` after each change of the text size for as long as `widget` lives."""
    _text_size.follow_while_alive(widget, callback)
