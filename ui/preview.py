"""A paper before it is printed: its pages in the window, zoom, search, save, open, print, and offsets for stock."""

from __future__ import annotations

import tkinter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db import safe_files
from db.domain.audit import Event
from db.domain.errors import DeskError
from db.domain.file_names import file_name as named
from ui import dialogs, last_folders, papers
from ui.flow import Flow
from ui.language import _, follow_language
from ui.last_folders import Errand
from ui.own_keys import OwnKeys
from ui.preview_finder import Finder
from ui.preview_foot import MakingFoot
from ui.preview_looks import LookChoice, Looks
from ui.preview_making import Begin, Make, PaperMaker, State
from ui.preview_pages import PageView, key_of
from ui.preview_stock import StockPanel
from ui.preview_thumbs import Thumbnails
from ui.preview_tools import PreviewTools
from ui.preview_top import PreviewTop
from ui.preview_work import Beside
from ui.print_paper import PaperPrinter
from ui.theme import Space

if TYPE_CHECKING:
    from printing.preview import Pages
    from ui.desk import Desk

FOLDER: Final = "papers"


def show_paper(
    screen: tkinter.Misc,
    desk: Desk,
    title: str,
    file_name: str,
    make: Make,
    *,
    kind: str,
    for_stock: bool = False,
    begin: Begin | None = None,
    looks: Looks | None = None,
) -> None:
    """Lay a preview of the paper over `screen`: with `begin` its first page as soon as that is made, while `make`
    makes all of it, else when it is made. `file_name` is proposed when saving; how it is printed is remembered by
    `kind`; `for_stock` offers text only with offsets, for stock that is printed already, and `looks` other looks."""
    try:
        desk.office.require_no_copy()
        place = _place_for(desk.office.folder / FOLDER, file_name)
    except DeskError as refusal:
        dialogs.show_error(screen, refusal.text(_))
        return
    maker = PaperMaker(desk, place, title, make, begin)

    def show(pages: Pages) -> None:
        Preview(screen, desk, title, maker, pages, kind=kind, for_stock=for_stock, begun=begin is not None, looks=looks)

    maker.on_pages = show
    maker.start(papers.paper_for(desk.office, desk.office.who))


def _place_for(folder: Path, file_name: str) -> Path:
    """Where the paper lies while it is looked at; those looked at before are cleared away, as they hold names. Raises
    DeskError where the disk has no room even for the folder."""
    with safe_files.disk_errors_told(folder):
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
        maker: PaperMaker,
        pages: Pages,
        *,
        kind: str,
        for_stock: bool,
        begun: bool,
        looks: Looks | None,
    ) -> None:
        super().__init__(screen, padding=(Space.LARGE, Space.SMALL))
        self.desk, self.path, self._maker = desk, maker.path, maker
        self._before = screen.focus_get()
        self._kind, self._printer = kind, PaperPrinter(self, desk, maker.path)
        self._wish: Callable[[], object] | None = None
        self.top = PreviewTop(self, title, self.close, self.open, self.save, self.print)
        self.top.pack(fill="x", pady=(0, Space.SMALL))
        self._build_pages(pages, looks, for_stock=for_stock, begun=begun)
        self._own_keys()
        maker.on_pages, maker.on_state = self._show_pages, self._on_state
        self.place(relx=0, rely=0, relwidth=1, relheight=1)
        self.lift()
        follow_language(self, self._relabel)
        self._settle()
        self.canvas.focus_set()

    # --- building ------------------------------------------------------------------------------

    def _build_pages(self, pages: Pages, looks: Looks | None, *, for_stock: bool, begun: bool) -> None:
        beside, middle = Beside(self), ttk.Frame(self)
        self.view = PageView(middle, pages, self._show_place)
        self.canvas = self.view.canvas
        self.tools = PreviewTools(self, self.view, self._switch_thumbs)
        self.tools.pack(fill="x", pady=(0, Space.SMALL))
        self.finder = Finder(self.tools, self.view, beside)
        wishes = Flow(self)
        self.stock = StockPanel(wishes, self._make_again) if for_stock else None
        self.looks = None if looks is None else LookChoice(wishes, looks, self._make_again)
        if wishes.winfo_children():
            wishes.pack(fill="x", pady=(0, Space.SMALL))
        self.foot = MakingFoot(self, self._maker, begun=begun)
        self.foot.pack(side="bottom", fill="x", pady=(Space.TIGHT, 0))
        self.thumbs = Thumbnails(middle, pages, beside, self.view.go, self.canvas.focus_set)
        if begun or pages.count > 1:
            self.thumbs.pack(side="left", fill="y", padx=(0, Space.SMALL))
        middle.pack(fill="both", expand=True)
        self.thumbs.lower()  # Tab goes by what lies lower: tools, small pages, page
        middle.lift()

    def _own_keys(self) -> None:
        """Keys that the window gives another meaning are this preview's while the keyboard is in it."""
        letters = {"s": self.save, "p": self.print, "o": self.open, "n": lambda: None,
                   "f": self.finder.start, "g": self.tools.number.start}  # fmt: skip
        keys = OwnKeys(self, letters, self.top.back, self.canvas)
        keys.bind("<Escape>", lambda event: self._on_escape(event))
        keys.bind("<F3>", lambda _event: self.finder.step(1))
        keys.bind("<Shift-F3>", lambda _event: self.finder.step(-1))
        keys.adopt(self)
        for canvas in (self.canvas, self.thumbs.canvas):
            canvas.bind("<Key>", self._on_key, add=True)

    def _on_key(self, event: tkinter.Event) -> None:
        if key_of(event) == "t":
            self._switch_thumbs()

    def _on_escape(self, event: tkinter.Event) -> str | None:
        """From a field back to the page, from there to the screen."""
        if event.widget in (self.finder.entry, self.tools.number.entry):
            return None
        self.close()
        return "break"

    def _switch_thumbs(self) -> None:
        if not self.thumbs.winfo_manager():
            self.thumbs.pack(side="left", fill="y", padx=(0, Space.SMALL), before=self.view)
            return
        if self.focus_get() is self.thumbs.canvas:
            self.canvas.focus_set()
        self.thumbs.pack_forget()

    def _settle(self) -> None:
        """Everything in its place before the page is drawn, which is done now: it must not be drawn twice, nor move
        once it is seen, nor wait for the rest to be made. It gets its room last, for as soon as it has some it is
        drawn as large as that."""
        self.update_idletasks()
        self.top.place_title()
        self.tools.arrange()
        self.update_idletasks()
        self.view.pack(side="left", fill="both", expand=True)
        self.update_idletasks()
        self.view.draw()
        self.update_idletasks()

    def _relabel(self) -> None:
        self.top.relabel()
        self.view.draw()

    # --- what can be done ----------------------------------------------------------------------

    def _when_whole(self, act: Callable[[], object]) -> None:
        """Half a paper must not be taken for all of it: what is asked while it is made is done once it is whole."""
        if self._maker.state is State.WHOLE:
            act()
            return
        self._wish = act
        self._maker.finish()
        self._on_state()

    def save(self) -> None:
        """Keep the paper where the user says."""
        self._when_whole(self._save)

    def _save(self) -> None:
        kinds = [(_("PDF files"), "*.pdf")]
        target = last_folders.choose_save_file(self, Errand.PAPER, _("Save as …"), kinds, self.path.name)
        if target is None:
            return
        try:
            self.desk.office.record(Event.SAVE_PAPER.value, "papers", None, self._kind)
            safe_files.write_whole(target, self.path.read_bytes(), safe_files.MOMENT)
        except (DeskError, OSError) as error:
            told = error if isinstance(error, DeskError) else safe_files.told(error, self.path)
            dialogs.show_error(self, told.text(_))
            return
        self.desk.say(_("Saved as {file}.").format(file=target.name))

    def print(self) -> None:
        """Ask how, then send the paper to the printer. Stock lies in a tray of its own, so it is remembered apart."""
        on_stock = self.stock is not None and self.stock.text_only
        kind = f"{self._kind} on stock" if on_stock else self._kind
        self._when_whole(lambda: self._printer.print(kind, self.view.pages.count))

    def open(self) -> None:
        """Show the paper in the computer's own PDF program."""
        self._when_whole(lambda: self._printer.open(self._kind))

    def close(self) -> None:
        """Back to the screen."""
        self.destroy()
        if self._before is not None and self._before.winfo_exists():
            self._before.focus_set()

    def destroy(self) -> None:
        """What is still being made nobody waits for."""
        self._maker.drop()
        super().destroy()

    # --- pages that come -----------------------------------------------------------------------

    def _make_again(self) -> None:
        """With the look that is chosen now, and the offsets as they are typed."""
        stock = (self.stock.offset_mm, self.stock.text_only) if self.stock is not None else ((0.0, 0.0), False)
        self._maker.start(papers.paper_for(self.desk.office, self.desk.office.who, *stock))

    def _show_pages(self, pages: Pages) -> None:
        self.view.show(pages)
        self.thumbs.show(pages)
        self.finder.again()

    def _on_state(self) -> None:
        state = self._maker.state
        if state is not State.MAKING:
            wish, self._wish = self._wish, None
            if wish is not None and state is State.WHOLE:
                self.desk.window.after_idle(lambda: wish() if self.winfo_exists() else None)
        self.foot.awaited = self._wish is not None
        self.foot.tell()
        self.view.draw()

    def _show_place(self, page: int, count: int, scale: float) -> None:
        self.tools.show(page, count if self._maker.state is State.WHOLE else None, scale)
        self.thumbs.mark(page)
