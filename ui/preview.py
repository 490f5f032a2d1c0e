"""A paper before it is printed: its pages in the window, zoom, save, open, print, and offsets for printed stock."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import safe_files
from db.domain.errors import DeskError, Progress
from db.domain.file_names import file_name as named
from ui import dialogs, papers, theme
from ui.language import _, follow_language
from ui.preview_pages import ZOOM_STEP, PageView
from ui.preview_stock import StockPanel
from ui.print_paper import PaperPrinter
from ui.shortcuts import bind_shortcut
from ui.theme import Space

if TYPE_CHECKING:
    from printing.paper import Paper
    from ui.desk import Desk

Make = Callable[[Path, "Paper", Progress], object]
"""Writes the paper to a file."""

FOLDER: Final = "papers"


def show_paper(
    screen: tkinter.Misc,
    desk: Desk,
    title: str,
    file_name: str,
    make: Make,
    *,
    kind: str = "paper",
    for_stock: bool = False,
) -> None:
    """Make the paper with progress, then lay its preview over `screen`. `file_name` is proposed when saving; how
    it is printed is remembered by `kind`; `for_stock` offers text only with offsets, for stock that is printed
    already."""
    path = _place_for(desk.office.folder / FOLDER, file_name)
    paper = papers.paper_for(desk.office, desk.office.who)

    def done(_made: object) -> None:
        Preview(screen, desk, title, path, make, kind=kind, for_stock=for_stock)

    desk.jobs.start(lambda progress: make(path, paper, progress), done, title=title)


def _place_for(folder: Path, file_name: str) -> Path:
    """Where the paper lies while it is looked at; those looked at before are cleared away, as they hold names."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.pdf"):
        try:
            old.unlink()
        except OSError:  # still open in a PDF program: it goes next time
            continue
    path = folder / named(file_name, ".pdf", "paper")
    return path if not path.exists() else path.with_stem(f"{path.stem}-{len(list(folder.iterdir()))}")


class Preview(ttk.Frame):
    """Lies over its screen until Esc; the keyboard stands on the page."""

    def __init__(
        self,
        screen: tkinter.Misc,
        desk: Desk,
        title: str,
        path: Path,
        make: Make,
        *,
        kind: str = "paper",
        for_stock: bool = False,
    ) -> None:
        super().__init__(screen, padding=(Space.LARGE, Space.MEDIUM))
        self.desk, self.path = desk, path
        self._make, self._before = make, screen.focus_get()
        self._kind, self._printer = kind, PaperPrinter(self, desk, path)
        self._build(title, for_stock)
        self._own_keys()
        self.place(relx=0, rely=0, relwidth=1, relheight=1)
        self.lift()
        follow_language(self, self._relabel)
        self.canvas.focus_set()

    # --- building ------------------------------------------------------------------------------

    def _build(self, title: str, for_stock: bool) -> None:
        from printing.preview import Pages

        top = ttk.Frame(self)
        top.pack(fill="x", pady=(0, Space.SMALL))
        self.back = ttk.Button(top, icon="arrow-left", bootstyle="outline", text=" ", command=self.close)
        self.back.pack(side="left", padx=(0, Space.MEDIUM))
        self.print_button = self._button(top, "printer", self.print, "primary")
        self.save_button = self._button(top, "download", self.save)
        self.open_button = self._button(top, "box-arrow-up-right", self.open)
        self.title = ttk.Label(self, text=title, style=theme.SECTION)
        self.title.pack(anchor="w", pady=(0, Space.TIGHT))
        self.bind("<Configure>", lambda event: self._wrap(event.width), add=True)
        second = ttk.Frame(self)
        second.pack(fill="x", pady=(0, Space.SMALL))
        self._small(second, "chevron-left", lambda: self.view.turn(-1))
        self.count = ttk.Label(second, width=16, anchor="center")
        self.count.pack(side="left")
        self._small(second, "chevron-right", lambda: self.view.turn(1))
        ttk.Frame(second, width=Space.HUGE).pack(side="left")
        self._small(second, "zoom-out", lambda: self.view.zoom(1 / ZOOM_STEP))
        self.percent = ttk.Label(second, width=7, anchor="center")
        self.percent.pack(side="left")
        self._small(second, "zoom-in", lambda: self.view.zoom(ZOOM_STEP))
        self._small(second, "arrows-angle-contract", lambda: self.view.fit())
        self.stock = StockPanel(self, self._make_again) if for_stock else None
        if self.stock is not None:
            self.stock.pack(anchor="w", pady=(0, Space.SMALL))
        self.view = PageView(self, Pages(self.path), self._show_place)
        self.view.pack(fill="both", expand=True)
        self.canvas = self.view.canvas

    def _button(
        self, parent: tkinter.Misc, icon: str, act: Callable[[], object], style: str = "outline"
    ) -> ttk.Button:
        button = ttk.Button(parent, text=" ", icon=icon, bootstyle=style, command=act)
        button.pack(side="right", padx=(Space.SMALL, 0))
        return button

    def _small(self, parent: tkinter.Misc, icon: str, act: Callable[[], object]) -> None:
        ttk.Button(parent, icon=icon, icon_only=True, bootstyle="ghost", takefocus=False, command=act).pack(side="left")

    def _own_keys(self) -> None:
        """Keys that the window gives another meaning are this preview's while the keyboard is in it."""
        tag = f"Preview{self}"
        self.bind_class(tag, "<Escape>", lambda _event: self._closed())
        self.bind_class(tag, "<Tab>", lambda event: self._step_focus(event.widget.tk_focusNext(), self.back))
        back_tabs = ["<Shift-Tab>"]
        if self.tk.call("tk", "windowingsystem") == "x11":
            back_tabs.append("<ISO_Left_Tab>")
        for key in back_tabs:
            self.bind_class(tag, key, lambda event: self._step_focus(event.widget.tk_focusPrev(), self.canvas))
        waiting: list[tkinter.Misc] = [self]
        while waiting:
            widget = waiting.pop()
            widget.bindtags((tag, *widget.bindtags()))
            waiting += widget.winfo_children()
            for letter, act in (("s", self.save), ("p", self.print), ("o", self.open), ("n", lambda: None)):
                bind_shortcut(widget, letter, act)

    def _step_focus(self, following: tkinter.Misc | None, end: tkinter.Misc) -> str:
        """Tab stays within the preview: what lies behind it can not be seen."""
        inside = following is not None and str(following).startswith(f"{self}.")
        (following if following is not None and inside else end).focus_set()
        return "break"

    def _wrap(self, width: int) -> None:
        self.title.configure(wraplength=max(1, width - 2 * Space.LARGE))

    def _relabel(self) -> None:
        self.back.configure(text=_("Back") + "  Esc")
        self.print_button.configure(text=_("Print") + "  Ctrl+P")
        self.save_button.configure(text=_("Save as …") + "  Ctrl+S")
        self.open_button.configure(text=_("Open") + "  Ctrl+O")
        self.view.draw()

    # --- what can be done ----------------------------------------------------------------------

    def save(self) -> Path | None:
        """Keep the paper where the user says."""
        folder = Path(self.desk.preferences.folder) if self.desk.preferences.folder else None
        target = dialogs.choose_save_file(self, _("Save as …"), [(_("PDF files"), "*.pdf")], self.path.name, folder)
        if target is None:
            return None
        try:
            safe_files.write_whole(target, self.path.read_bytes(), safe_files.MOMENT)
        except (DeskError, OSError) as error:
            told = error if isinstance(error, DeskError) else safe_files.told(error, self.path)
            dialogs.show_error(self, told.text(_))
            return None
        self.desk.remember(folder=str(target.parent))
        self.desk.say(_("Saved as {file}.").format(file=target.name))
        return target

    def print(self) -> None:
        """Ask how, then send the paper to the printer. Stock lies in a tray of its own, so it is remembered apart."""
        on_stock = self.stock is not None and self.stock.text_only
        self._printer.print(f"{self._kind} on stock" if on_stock else self._kind, self.view.pages.count)

    def open(self) -> None:
        """Show the paper in the computer's own PDF program."""
        self._printer.open()

    def _make_again(self) -> None:
        """With the offsets as they are typed now."""
        assert self.stock is not None
        paper = papers.paper_for(
            self.desk.office, self.desk.office.who, self.stock.offset_mm, text_only=self.stock.text_only
        )
        self.desk.jobs.start(
            lambda progress: self._make(self.path, paper, progress), lambda _made: self._show_again()
        )

    def _show_again(self) -> None:
        from printing.preview import Pages

        self.view.show(Pages(self.path))

    def _closed(self) -> str:
        self.close()
        return "break"

    def close(self) -> None:
        """Back to the screen."""
        self.destroy()
        if self._before is not None and self._before.winfo_exists():
            self._before.focus_set()

    def _show_place(self, page: int, count: int, scale: float) -> None:
        self.count.configure(text=_("Page {page} of {count}").format(page=page + 1, count=count))
        self.percent.configure(text=f"{scale * 72 / 96 * 100:.0f} %")
