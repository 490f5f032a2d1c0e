"""Layouts of certificates: those of the office, which kind takes which, and the way into the designer."""

from __future__ import annotations

import tkinter
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk
from PIL import ImageTk

from db import layouts
from db.domain.choices import label_of
from db.domain.errors import DeskError, NotFound
from db.domain.layout_files import layout_file, read_layout_file
from db.domain.layout_forms import COLUMNS
from db.domain.layout_samples import Sample
from db.domain.layouts import KeptLayout, title_of
from db.domain.training import CertificateKind
from db.domain.words import N_
from ui import dialogs, layout_exchange, layout_trials, theme
from ui.flow import Flow, fill_width
from ui.language import _, follow_language
from ui.menu_button import Choice, MenuButton
from ui.record_commands import RecordCommands, put_into_bin
from ui.rows import Row, few_rows
from ui.screen import Screen
from ui.screens.layout_designer import Designer
from ui.screens.layout_trying import Trying
from ui.table import Table
from ui.theme import Space
from ui.toolbar import PageHead, Tool

if TYPE_CHECKING:
    from ui.desk import Desk

COMMANDS: Final = RecordCommands(layouts.layout_of, layouts.save_layout, layouts.delete_layout, layouts.restore_layout)
CHANGE: Final = N_("Change")
POINTS_A_MM: Final = 72 / 25.4


class LayoutsScreen(Screen):
    """The few layouts at the left, the chosen one as a picture at the right; Enter opens the designer over both."""

    subjects = ("layouts", "settings", "signatories")

    def __init__(self, parent: tkinter.Misc, desk: Desk) -> None:
        super().__init__(parent, desk)
        self.designer: Designer | None = None
        self._photo: ImageTk.PhotoImage | None = None
        self.trying = Trying(self, desk.jobs, self._ask, self._tried)
        self.top = PageHead(
            self,
            (
                Tool(CHANGE, "pencil", self.change, "Enter", "primary"),
                Tool(N_("Copy"), "plus-lg", self.on_new, "Ctrl+N"),
                Tool(N_("Import from a file …"), "box-arrow-in-down", self.take_in),
                Tool(N_("Settings"), "arrow-left", lambda: self.desk.go("settings")),
            ),
        )
        self.top.pack(fill="x")
        self.note = ttk.Label(self, style=theme.QUIET, justify="left")
        self.note.pack(anchor="w", fill="x", pady=(Space.SMALL, Space.MEDIUM))
        fill_width(self.note)
        body = ttk.Frame(self)
        body.pack(fill="both", expand=True)
        body.columnconfigure((0, 1), weight=1, uniform="halves")
        body.rowconfigure(0, weight=1)
        self.table = Table(
            body, COLUMNS, on_choose=lambda _key: self._show_chosen(), on_open=lambda _key: self.change()
        )
        self.table.grid(row=0, column=0, sticky="nsew", padx=(0, Space.HUGE))
        self.picture = tkinter.Canvas(body, highlightthickness=0, width=1, height=1, background="#ffffff")
        self.picture.grid(row=0, column=1, sticky="nsew")
        self.picture.bind("<Configure>", lambda _event: self.trying.soon(), add=True)
        self.foot = Flow(self)
        self.foot.pack(fill="x", pady=(Space.SMALL, 0))
        self.use_button = MenuButton(self.foot, self._uses)
        self.export_button = ttk.Button(
            self.foot, text=" ", icon="box-arrow-up", bootstyle="outline", command=self.export
        )
        self.reset_button = ttk.Button(
            self.foot, text=" ", icon="arrow-counterclockwise", bootstyle="outline", command=self.reset
        )
        self.delete_button = ttk.Button(self.foot, text=" ", icon="trash3", bootstyle="outline", command=self.on_delete)
        follow_language(self, self._relabel)

    def _relabel(self) -> None:
        self.top.relabel(N_("Certificate layouts"))
        self.note.configure(
            text=_("How certificates look. Changing a layout never changes a certificate that was issued already.")
        )
        self.use_button.label(_("Use for"))
        self.export_button.configure(text=_("Export to a file …"))
        self.reset_button.configure(text=_("As it came with the program"))
        self.delete_button.configure(text=_("Delete"))
        self.foot.arrange()
        self.refresh()

    # --- showing -------------------------------------------------------------------------------

    def show(self, record_id: int | None = None) -> None:
        self.refresh()
        if record_id is not None and self.designer is None:
            self.table.choose(record_id)
        if self.designer is None:
            self.table.focus_rows()

    def refresh(self) -> None:
        kept = layouts.layouts(self.desk.office)
        self.table.show(few_rows([_row(each) for each in kept]))
        self._show_chosen()

    @property
    def record_in_sight(self) -> int | None:
        return self.table.chosen

    def _chosen(self) -> KeptLayout | None:
        if self.table.chosen is None:
            return None
        try:
            return layouts.layout_of(self.desk.office, self.table.chosen)
        except NotFound:
            return None

    def _show_chosen(self) -> None:
        kept = self._chosen()
        self.use_button.configure(state="disabled" if kept is None else "normal")
        self.export_button.configure(state="disabled" if kept is None else "normal")
        can_reset = kept is not None and bool(kept.origin) and kept.is_changed
        self.reset_button.configure(state="normal" if can_reset else "disabled")
        self.delete_button.configure(state="disabled" if kept is None or kept.origin else "normal")
        self.trying.soon()

    def _uses(self) -> list[Choice]:
        kept = self._chosen()
        taken = kept.is_for if kept is not None else ()
        return [
            Choice(("✓ " if kind in taken else "    ") + _(label_of(kind)), partial(self.use_for, kind))
            for kind in CertificateKind
        ]

    def _ask(self) -> layout_trials.Ask | None:
        kept = self._chosen()
        if kept is None or self.designer is not None:
            return None
        across, down = (side * POINTS_A_MM for side in kept.layout.sheet_mm)
        scale = min(self.picture.winfo_width() / across, self.picture.winfo_height() / down)
        around = layout_trials.surroundings_of(self.desk.office, kept)
        return layout_trials.Ask(kept.layout, Sample.USUAL, max(0.1, scale), around)

    def _tried(self, trial: layout_trials.Trial) -> None:
        self.picture.delete("all")
        if trial.picture is not None:
            self._photo = ImageTk.PhotoImage(trial.picture, master=self)
            self.picture.create_image(0, 0, anchor="nw", image=self._photo)

    # --- what can be done ----------------------------------------------------------------------

    def change(self) -> None:
        """The chosen layout in the designer."""
        kept = self._chosen()
        if kept is not None and self.designer is None:
            self._open(kept)

    def on_new(self, about: int | None = None) -> None:
        """A copy of the chosen layout, in the designer; nothing is kept before it is saved."""
        kept = self._chosen()
        if kept is None or self.designer is not None:
            return
        self._open(kept)
        if self.designer is not None:
            self.designer.tools.copy()

    def _open(self, kept: KeptLayout) -> None:
        self.designer = Designer(self, self.desk, kept, on_left=self._on_left, on_saved=self._on_saved)

    def _on_saved(self, kept: KeptLayout) -> None:
        self.refresh()
        self.table.choose(kept.id)

    def _on_left(self) -> None:
        self.designer = None
        self.show()

    def take_in(self) -> None:
        kept = layout_exchange.take_in(self, self.desk)
        if kept is not None:
            self._on_saved(kept)

    def export(self) -> None:
        kept = self._chosen()
        if kept is not None:
            layout_exchange.export(self, self.desk, title_of(kept, _), kept.layout)

    def use_for(self, kind: CertificateKind) -> None:
        """Certificates of the kind take the chosen layout from now on."""
        kept = self._chosen()
        if kept is not None:
            layouts.choose_layout(self.desk.office, kind, kept.id)
            text = _("New certificates “{kind}” look like {name}.")
            self.desk.say(text.format(kind=_(kind.label), name=title_of(kept, _)))

    def reset(self) -> None:
        """A built-in layout as it came; Ctrl+Z brings the office's own back."""
        kept = self._chosen()
        if kept is None:
            return
        office = self.desk.office
        try:
            now = layouts.reset_layout(office, kept.id, kept.revision)
        except DeskError as error:
            dialogs.show_error(self, error.text(_))
            return
        again = kept.__class__(**{**vars(kept), "revision": now.revision})
        self.desk.undo.push(
            _("putting back {what}").format(what=title_of(kept, _)), lambda: layouts.save_layout(office, again)
        )
        self.desk.say(_("{what} is as it came. Ctrl+Z brings yours back.").format(what=title_of(kept, _)))

    def on_delete(self) -> None:
        """Into the bin, to be undone; in the designer the chosen element goes."""
        if self.designer is not None:
            self.designer.elements.remove()
            return
        kept = self._chosen()
        if kept is None:
            return
        put_into_bin(self, self.desk, COMMANDS, kept.id, kept.name)

    # --- what the window asks ------------------------------------------------------------------

    def unsaved(self) -> tuple[int | None, Mapping[str, str]] | None:
        designer = self.designer
        if designer is None or not designer.saving.is_changed(designer.steps.now):
            return None
        name, layout = designer.tools.name.get(), designer.steps.now
        return designer.saving.kept.id or None, {"name": name, "layout": layout_file(name, layout)}

    def unsaved_words(self) -> Mapping[str, str]:
        """The layout as it stands in a file, from which it can be brought in again."""
        _record_id, texts = self.unsaved() or (None, {})
        return {_("Name"): texts["name"], _("Layout"): texts["layout"]} if texts else {}

    def take_up(self, record_id: int | None, texts: Mapping[str, str]) -> None:
        _name, layout = read_layout_file(texts["layout"].encode("utf-8"))
        self.table.choose(record_id or layouts.layouts(self.desk.office)[0].id)
        self.on_new() if record_id is None else self.change()
        if self.designer is not None:
            self.designer.take(layout)
            if record_id is None:
                self.designer.tools.show_name(texts["name"], fixed=False)

    def on_save(self) -> None:
        if self.designer is not None:
            self.designer.save()

    def on_escape(self) -> bool:
        if self.designer is None:
            return False
        self.designer.leave()
        return True

    def may_leave(self) -> bool:
        if self.designer is None:
            return True
        if not self.designer.may_leave():
            return False
        self.designer.close()
        return True


def _row(kept: KeptLayout) -> Row:
    kinds = ", ".join(_(kind.label) for kind in kept.is_for)
    state = _("as it came") if not kept.is_changed else _("changed") if kept.origin else _("the office's own")
    return Row(kept.id, (title_of(kept, _), kinds, state))
