"""What can be typed of a layout: the list of its elements, and the form of the chosen one, checked while typing."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import ttkbootstrap as ttk

from db.domain.errors import FieldError, FormErrors
from db.domain.forms import Form
from db.domain.layout_forms import FORMS, PAGE_FORM
from db.domain.layout_wording import PLACEHOLDERS
from db.domain.layouts import CODE, PAGE, SEAL, SIGNATURES, SINGLE, Box, Layout, Line
from db.domain.words import N_
from ui import fonts, theme
from ui.flow import Flow, fill_width
from ui.forms import FormView
from ui.language import _
from ui.menu_button import Choice
from ui.theme import Space

if TYPE_CHECKING:
    from datetime import date

    from db.domain.layouts import LayoutProblem

ROWS: Final = 4
NAMES: Final = {
    PAGE: N_("Paper and frame"),
    SEAL: N_("Seal"),
    SIGNATURES: N_("Signatures"),
    CODE: N_("QR code"),
}
"""Elements that are there once; lines are called by their wording."""
LONGEST_NAME: Final = 40
WRONG, DOUBTFUL = "wrong", "doubtful"


class LayoutPanel(ttk.Frame):
    """`on_choose(key)`; `on_change(key, record, what)` with the new element (or layout for PAGE) and the names of the
    fields that changed; `on_wrong()` when what can not be read changed; `on_made(view)` after each form is built;
    `tools` are the buttons under the list."""

    def __init__(
        self,
        parent: tkinter.Misc,
        today: date,
        *,
        on_choose: Callable[[str], object],
        on_change: Callable[[str, Any, str], object],
        on_wrong: Callable[[], object],
        on_made: Callable[[tkinter.Misc], object],
    ) -> None:
        super().__init__(parent)
        self.on_choose, self.on_change, self.on_wrong = on_choose, on_change, on_wrong
        self.on_made, self._today = on_made, today
        self.key = ""
        self.record: Any = None
        self.typed_errors: Mapping[str, FieldError] = {}
        self._problems: Sequence[LayoutProblem] = ()
        self._views: dict[int, FormView[Any]] = {}
        self._view: FormView[Any] | None = None
        self._filling = False
        self.list = ttk.Treeview(self, show="tree", selectmode="browse", height=ROWS)
        self.list.tag_configure(WRONG, foreground=theme.ERROR_TEXT)
        self.list.tag_configure(DOUBTFUL, foreground=theme.NOTICE_TEXT)
        self.list.bind("<<TreeviewSelect>>", lambda _event: self._on_select(), add=True)
        self.list.bind("<Configure>", lambda _event: self._see_chosen(), add=True)
        self.list.bind("<Return>", lambda _event: self.focus_form(), add=True)
        self.bar = ttk.Scrollbar(self, orient="vertical", command=self.list.yview)
        self.list.configure(yscrollcommand=self.bar.set)
        self.list.grid(row=0, column=0, sticky="nsew")
        self.bar.grid(row=0, column=1, sticky="ns")
        self.tools = Flow(self, gap=Space.TIGHT)
        self.tools.grid(row=1, column=0, columnspan=2, sticky="ew", pady=Space.TIGHT)
        self.note = ttk.Label(self, style=theme.NOTICE, justify="left")
        self.note.grid(row=2, column=0, columnspan=2, sticky="ew")
        fill_width(self.note)
        self.place_for_form = ttk.Frame(self)
        self.place_for_form.grid(row=3, column=0, columnspan=2, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1, minsize=3 * fonts.line_height(self))
        self.rowconfigure(3, weight=3, minsize=6 * fonts.line_height(self))

    # --- showing -------------------------------------------------------------------------------

    def show(self, layout: Layout, key: str) -> None:
        """The elements of the layout, and the form of the one with the key."""
        self._filling = True
        wanted = [PAGE, *(each for each, _box in layout.elements())]
        if list(self.list.get_children()) != wanted:
            self.list.delete(*self.list.get_children())
            for each in wanted:
                self.list.insert("", "end", iid=each)
        for each in wanted:
            self.list.item(each, text=name_of(each, layout.element(each)))
        self.list.selection_set(key)
        self.list.focus(key)
        self.list.see(key)
        self._filling = False
        self._show_form(key, layout if key == PAGE else layout.element(key))

    def _show_form(self, key: str, record: Any) -> None:
        form: Form[Any] = PAGE_FORM if key == PAGE else FORMS[type(record)]
        is_same = key == self.key and record == self.record
        view = self._view_of(form)
        if view is not self._view:
            if self._view is not None:
                self._view.pack_forget()
            view.pack(fill="both", expand=True)
            self._view = view
        if not is_same:
            self.typed_errors = {}
            view.set(record)
        self.key, self.record = key, record
        self._show_problems()

    def _view_of(self, form: Form[Any]) -> FormView[Any]:
        if id(form) not in self._views:
            view: FormView[Any] = FormView(self.place_for_form, form, self._today, on_change=self._on_typed)
            self._views[id(form)] = view
            self.on_made(view)
        return self._views[id(form)]

    @property
    def view(self) -> FormView[Any]:
        """The form in sight."""
        assert self._view is not None
        return self._view

    def show_problems(self, problems: Sequence[LayoutProblem]) -> None:
        """Mark what is wrong in the list, beside the fields, and in words above them."""
        self._problems = problems
        marks = {problem.key: problem.is_error for problem in reversed(problems)}
        for key in self.list.get_children():
            tags = () if key not in marks else (WRONG,) if marks[key] else (DOUBTFUL,)
            self.list.item(key, tags=tags)
        self._show_problems()

    def _show_problems(self) -> None:
        mine = [problem for problem in self._problems if problem.key == self.key]
        beside = {problem.field: problem.error for problem in mine if problem.is_error} | dict(self.typed_errors)
        for name, row in self.view.rows.items():
            row.show_error(beside.get(name))
        texts = dict.fromkeys(problem.error.text(_) for problem in mine)
        is_wrong = any(problem.is_error for problem in mine)
        self.note.configure(text="\n".join(texts), style=theme.ERROR if is_wrong else theme.NOTICE)
        if texts:
            self.note.grid()
        else:
            self.note.grid_remove()

    def forget_typed(self) -> None:
        """Take back what was typed and could not be read."""
        self.typed_errors = {}
        self.view.set(self.record)
        self._show_problems()

    def focus_form(self) -> str:
        """The keyboard into the first field."""
        self.view.focus_first()
        return "break"

    def insert(self, placeholder: str) -> None:
        """Put a placeholder where the cursor stands in the wording."""
        if isinstance(self.record, Line):
            text = self.view.field("wording").text
            text.insert("insert", "{" + placeholder + "}")
            text.focus_set()

    def _see_chosen(self) -> None:
        if self.key and self.list.exists(self.key):
            self.list.see(self.key)

    # --- handlers ------------------------------------------------------------------------------

    def _on_select(self) -> None:
        chosen = self.list.selection()
        if chosen and not self._filling and chosen[0] != self.key:
            self.on_choose(chosen[0])

    def _on_typed(self) -> None:
        """Each field on its own: what can be read goes into the layout, what can not is told beside it."""
        form, texts = self.view.form, self.view.texts()
        kept = form.texts(self.record)
        errors: dict[str, FieldError] = {}
        changed = {}
        for name, text in texts.items():
            if text == kept[name]:
                continue
            try:
                changed[name] = getattr(form.parse({name: text}, self._today, self.record), name)
            except FormErrors as found:
                errors |= found.errors
        was_wrong, self.typed_errors = self.typed_errors, errors
        self._show_problems()
        record = form.parse({}, self._today, self.record)
        for name in changed:
            record = form.parse({name: texts[name]}, self._today, record)
        if record != self.record:
            self.record = record
            self.on_change(self.key, record, ",".join(changed))
        elif errors.keys() != was_wrong.keys():
            self.on_wrong()


def name_of(key: str, box: Box | None) -> str:
    """How an element is called in the list."""
    if isinstance(box, Line):
        words = " ".join(box.wording.split())
        return words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME] + "…"
    if key.startswith(SINGLE):
        return _("Signature {number}").format(number=int(key.removeprefix(SINGLE)) + 1)
    return _(NAMES[key])


def placeholder_choices(insert: Callable[[str], object]) -> list[Choice]:
    """Every placeholder with what it stands for, in the language in use."""
    return [Choice(f"{{{name}}}   {_(label)}", partial(insert, name)) for name, label in PLACEHOLDERS.items()]
