"""The first step of a class: what it is, where, when, by whom and from which money."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from db import settings, training
from db.domain.errors import FormErrors
from db.domain.training import CLASS_FORM, COURSE_FORM, Course, TrainingClass
from ui import links, theme
from ui.form_dialog import ask_form
from ui.language import _, follow_language
from ui.record_editor import RecordEditor
from ui.screens.class_sessions import SessionsPart
from ui.screens.class_step import ClassStep
from ui.theme import Space

if TYPE_CHECKING:
    from ui.desk import Desk


SESSIONS = "sessions"
"""Under which its days are kept beside the texts of its fields."""
COURSE_FIELDS = ("name", "hours", "pass_percent", "certificate_kind", "wording")


class ClassEditor(RecordEditor[TrainingClass]):
    """The class's form with its days beside it; F4 in the course makes a new course there and then."""

    def __init__(
        self,
        parent: tkinter.Misc,
        desk: Desk,
        on_saved: Callable[[TrainingClass], object],
        on_left: Callable[[], object],
    ) -> None:
        super().__init__(
            parent,
            desk,
            CLASS_FORM,
            save=lambda record: training.save_class(desk.office, record),
            on_saved=on_saved,
            on_left=on_left,
            links={"course_id": links.all_courses(desk.office)},
        )
        self.heading.pack_forget()
        self.view.pack_forget()
        sides = ttk.Frame(self)
        sides.pack(fill="both", expand=True)
        sides.columnconfigure((0, 1), weight=1, uniform="sides")
        sides.rowconfigure(0, weight=1)
        self.view.grid(in_=sides, row=0, column=0, sticky="nsew")
        self.view.lift()
        self.sessions = SessionsPart(self, desk.today(), lambda: None)
        self.sessions.grid(in_=sides, row=0, column=1, sticky="nsew", padx=(Space.HUGE, 0))
        course = self.view.field("course_id")
        self.new_course_button = ttk.Button(
            course, icon="plus-lg", bootstyle="ghost", text=" ", takefocus=False, command=self.new_course
        )
        self.new_course_button.grid(row=1, column=0, sticky="w")
        course.entry.bind("<F4>", lambda _event: self.new_course(), add=True)
        follow_language(self, self._relabel_course)

    def _relabel_course(self) -> None:
        self.new_course_button.configure(text=f"{_('New course')}  F4")

    @property
    def is_changed(self) -> bool:
        return super().is_changed or self.sessions.is_changed

    def show(self, record: TrainingClass) -> None:
        super().show(record)
        self.sessions.show(record.sessions)

    def read(self) -> TrainingClass | None:
        sessions = self.sessions.read()
        record = super().read()
        if record is None or sessions is None:
            return None
        return replace(record, sessions=sessions)

    def show_errors(self, errors: FormErrors) -> None:
        super().show_errors(errors)
        if "sessions" in errors.errors:
            self.sessions.show_error(errors.errors["sessions"])

    def new_course(self) -> str:
        """A course that is not there yet, named as it was typed."""
        field = self.view.field("course_id")
        percent = settings.settings_of(self.desk.office).pass_percent
        named = "" if field.get() else field.typed.get().strip()
        kept: list[Course] = []
        ask_form(
            self,
            _("New course"),
            COURSE_FORM,
            Course(name=named, pass_percent=percent),
            self.desk.today(),
            lambda course: kept.append(training.save_course(self.desk.office, course)),
            yes=_("Save"),
            only=COURSE_FIELDS,
        )
        if kept:
            self.view.put({"course_id": str(kept[-1].id)})
            field.focus_target().focus_set()
        return "break"


class DetailsStep(ClassStep):
    """The form of the class, ready to be changed."""

    def build(self) -> None:
        self.warning = ttk.Label(self, style=theme.NOTICE)
        self.warning.pack(side="bottom", anchor="w")
        self.editor = ClassEditor(self, self.desk, self._on_saved, self._on_left)
        self.editor.pack(fill="both", expand=True)

    def open(self, class_id: int) -> None:
        self.class_id = class_id
        self._show()
        self.editor.view.focus_first()

    def refresh(self) -> None:
        if not self.editor.is_changed:
            self._show()

    def relabel(self) -> None:
        self._show_warning()

    def _show(self) -> None:
        self.editor.show(self.training_class() if self.class_id else TrainingClass())
        self._show_warning()

    def _show_warning(self) -> None:
        text = ""
        if self.class_id:
            training_class = self.training_class()
            course = training.course_of(self.desk.office, training_class.course_id or 0)
            if training_class.sessions and training_class.hours < (course.hours or 0):
                text = _("This class has {hours} hours, its course {course_hours}.").format(
                    hours=f"{training_class.hours:g}", course_hours=f"{course.hours:g}"
                )
        self.warning.configure(text=text)

    def unsaved(self) -> Mapping[str, str]:
        sessions = self.editor.sessions
        return {**self.editor.view.changes(), **({SESSIONS: sessions.unsaved()} if sessions.is_changed else {})}

    def unsaved_words(self) -> Mapping[str, str]:
        sessions = self.editor.sessions
        return {**self.editor.view.in_words(), **({_("Days"): sessions.in_words()} if sessions.is_changed else {})}

    def take_up(self, texts: Mapping[str, str]) -> None:
        self.editor.view.put_again(texts)
        if SESSIONS in texts:
            self.editor.sessions.put_again(texts[SESSIONS])

    def may_leave(self) -> bool:
        if not self.editor.may_leave():
            return False
        if self.editor.is_changed:
            self._show()
        return True

    def on_save(self) -> None:
        self.editor.save()

    def _on_saved(self, record: TrainingClass) -> None:
        self.class_id = record.id
        self._show_warning()
        self.on_done()

    def _on_left(self) -> None:
        if self.class_id:
            self._show()
        self.on_left()

    def on_left(self) -> None:
        """Set by who shows the step: Cancel was pressed."""
