"""A walk through the whole window: every page, record, form, step of a class, paper and dialog, one after another."""

import tkinter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from db import training
from db.domain.figure_list import FIGURES
from db.domain.training import ClassState
from db.volunteer_life import volunteer_life
from db.volunteers import VolunteerFilter, volunteer_listing
from tests.keyboard import press, take_keyboard
from tests.training_desk import preview_of
from ui import certificate_actions, dialogs
from ui.pages import PAGES
from ui.screens.class_desk import STEPS
from ui.screens.duplicates import MERGED
from ui.screens.round_desk import STEPS as ROUND_STEPS
from ui.screens.settings import PARTS
from ui.volunteering_lists import LISTS as VOLUNTEERING
from ui.window import DeskWindow

Visit = Callable[[str, tkinter.Misc], object]
"""Told where the walk is and which window to look at."""
Script = Callable[..., None]
"""Takes steps for the dialogs to come, as the fixture `in_dialog` does."""
SEVERAL_WARNINGS = (
    ("id_check", "เลขประจำตัวประชาชนไม่ถูกต้องตามหลักตรวจสอบ"),
    ("possible_duplicate", "มีผู้ที่ชื่อและวันเกิดเดียวกันอยู่แล้ว: นางสาวกนกวรรณ ใจดีศรีสวัสดิ์วัฒนา บ้านเลขที่ 306/8 ชุมชนริมยวม"),
)
LISTS = (
    "residents", "households", "communities", "elders", "volunteers", "courses", "partners", "rounds", "activities",
    "services", "goals", "visits", "breaches",
)  # fmt: skip


def number_of(figure: str) -> int:
    """The row of a figure on the page of results."""
    return [each.name for each in FIGURES].index(figure) + 1


class Walk:
    """`visit` is called at every place; `script` lets the walk answer the dialogs it opens."""

    def __init__(self, desk: DeskWindow, window: Any, visit: Visit, script: Script) -> None:
        self.desk, self.window, self.visit, self.script = desk, window, visit, script

    def see(self, name: str) -> None:
        """Let everything be drawn, then look."""
        for _time in range(5):
            self.window.update()
        self.visit(name, self.window)

    def dialog(self, name: str, open_it: Callable[[], object]) -> None:
        """Open a dialog, look at it, leave it by Esc."""

        def look(dialog: Any) -> None:
            dialog.update()
            self.visit(name, dialog)
            if dialog.winfo_exists():
                dialog.cancel()

        self.script(look)
        open_it()
        self.window.update()

    def go(self, page: str) -> Any:
        assert self.desk.go(page)
        self.window.update()
        return self.desk.screen

    # --- the parts of the way ------------------------------------------------------------------

    def pages(self) -> None:
        for page in PAGES:
            self.go(page.name)
            self.see(page.name)
            self.dialog(f"{page.name}-help", self.desk.show_help)

    def records(self) -> None:
        """Card, form, form with errors, a new record, of every list."""
        for page in LISTS:
            screen = self.go(page)
            press(self.window, "Home", "Down")
            self.see(f"{page}-card")
            press(self.window, "F2")
            self.see(f"{page}-form")
            press(self.window, "Escape", "Control-n")
            screen.on_save()
            self.see(f"{page}-errors")
            screen.editor.view.focus_first()
            press(self.window, "Escape")
            assert not screen._editing, page

    def calendar(self) -> None:
        screen = self.go("volunteers")
        press(self.window, "Home", "F2")
        field = screen.editor.view.field("started")
        take_keyboard(self.window, field.focus_target())
        press(self.window, "F4")
        self.see("calendar")
        press(self.window, "Escape", "Escape")

    def search(self) -> None:
        self.go("home")
        self.desk.search.text.set("สม")
        take_keyboard(self.window, self.desk.search.entry)
        self.see("search")
        press(self.window, "Escape")

    def people(self) -> None:
        screen = self.go("residents")
        press(self.window, "Home", "Down")
        self.dialog("residents-moved", screen._move)
        self.dialog("residents-died", screen._tell_of_death)
        self.dialog("roster-ask", screen.on_print)
        self.script(lambda dialog: press(dialog, "Control-s"))
        screen.on_print()
        self.see("roster-preview")
        preview_of(self.desk).close()

    def places(self) -> None:
        """A house with its people, a community with its staff, and what is asked beside them."""
        screen = self.go("households")
        press(self.window, "Home", "Down")
        self.see("household-card")
        for name, open_it in (
            ("household-relations", screen._write_relations), ("household-birth", screen._write_down_birth),
            ("household-move", screen._change_household), ("household-labels", screen.print_labels),
        ):  # fmt: skip
            self.dialog(name, open_it)
        screen = self.go("communities")
        press(self.window, "Home", "Down")
        self.see("community-card")
        self.dialog("community-staff", screen._add_staff)

    def care(self) -> None:
        """An elder with a history, and what is asked beside it."""
        screen = self.go("elders")
        screen.sort = ("adl", False)
        screen.reload()
        press(self.window, "Home", "Down")
        self.see("elder-card")
        actions = screen.card.actions
        for name, open_it in (
            ("elder-note", actions["Health note"].invoke), ("elder-carer", actions["Carer"].invoke),
            ("elder-rules", screen.edit_rules), ("elder-roster", screen.on_print),
        ):  # fmt: skip
            self.dialog(name, open_it)

    def volunteering(self) -> None:
        """Who invited whom, every list of hours and ages, and what is asked beside them."""
        screen = self.go("volunteers")
        press(self.window, "Home", "Down")
        self.dialog("award", screen.give_award)
        self.dialog("badges-ask", screen.print_badges)
        self.script(lambda dialog: press(dialog, "Control-s"))
        screen.print_badges()
        self.see("badges-preview")
        preview_of(self.desk).close()
        screen = self.go("referrals")
        screen.words.put("สม")
        self.see("tree-found")
        screen.on_print()
        self.see("tree-preview")
        preview_of(self.desk).close()
        screen = self.go("volunteering")
        for each in VOLUNTEERING:
            screen.go(each.name)
            self.see(f"volunteering-{each.name}")
        self.dialog("volunteering-rules", screen.edit_rules)

    def visits(self) -> None:
        """Visits to do, what is asked when they are done or planned; who is proposed for an elder; who had nothing."""
        screen = self.go("visits")
        press(self.window, "Home")
        for name, open_it in (
            ("visit-done", screen.on_done), ("visits-several", screen.on_several), ("visits-plan", screen.on_plan),
        ):  # fmt: skip
            self.dialog(name, open_it)
        screen = self.go("matching")
        press(self.window, "Home")
        self.see("matching-elder")
        self.dialog("match", screen.on_new)
        screen.on_print()
        self.see("matches-paper")
        preview_of(self.desk).close()
        self.go("reach")
        press(self.window, "Home", "Down", "Return")
        self.see("elders-nothing")

    def rounds(self) -> None:
        """Every step of a round, the form of a household, and both papers."""
        self.go("rounds")
        press(self.window, "Home")
        self.see("round-card")
        press(self.window, "Return")
        screen = self.desk.screen
        for name, *_rest in ROUND_STEPS:
            screen.work.go(name)
            self.see(f"round-{name}")
        screen.work.go("sharing")
        self.dialog("round-staff", screen.work.step.on_new)
        for name in ("results", "needs"):
            screen.work.go(name)
            step = screen.work.step
            self.dialog(f"round-{name}-form", partial(step.write_form, step.table.chosen))
            step.on_print()
            self.see(f"round-{name}-paper")
            preview_of(self.desk).close()
        press(self.window, "Escape")

    def results(self) -> None:
        """Figures with one chosen, its meaning, the report's texts and the report."""
        screen = self.go("results")
        screen.table.choose(number_of("elders_not_reached"))
        self.see("results-figure")
        self.dialog("results-meaning", lambda: press(self.window, "Shift-F10"))
        self.dialog("results-texts", screen.on_texts)
        screen.on_print()
        self.see("results-report")
        preview_of(self.desk).close()

    def classes(self) -> None:
        """A class of every state, each in all its steps, and a new one."""
        today = self.desk.desk.today()
        found: dict[ClassState, int] = {}
        for line in training.class_lines(self.desk.office):
            found.setdefault(line.state(today), line.id)
        for state, class_id in found.items():
            for place, (step, *_rest) in enumerate(STEPS):
                self.desk.go("training", class_id)
                self.desk.screen.work.go_to_place(place)
                self.see(f"class-{state.name.lower()}-{step}")
        self.closed(found[ClassState.CLOSED])
        self.desk.go("training", found[ClassState.PLANNED])
        self.desk.screen.work.go("people")
        self.dialog("class-outside", self.desk.screen.work.step.on_new)
        screen = self.go("training")
        screen.on_back()
        screen.on_new()
        self.see("class-new")
        screen.on_save()
        self.see("class-new-errors")
        screen.on_escape()

    def closed(self, class_id: int) -> None:
        """What hangs on the certificates of a closed class."""
        self.desk.go("training", class_id)
        step = self.desk.screen.work.step
        step.table.focus_rows()
        self.see("class-certificate")
        fresh = next(each for each in step.issued if each.handed_over_on is None)
        self.dialog("certificate-correct", partial(certificate_actions.correct, step, self.desk.desk, fresh))
        self.dialog("certificate-reissue", partial(certificate_actions.reissue, step, self.desk.desk, fresh))
        self.dialog("certificate-revoke", partial(certificate_actions.revoke, step, self.desk.desk, fresh))
        for name, show in (("certificates", step.on_print), ("hand-over", step.print_hand_over)):
            show()
            self.see(f"preview-{name}")
            preview_of(self.desk).close()

    def register(self) -> None:
        screen = self.go("certificates")
        press(self.window, "Home", "Down")
        self.see("certificates-card")
        waiting = next(each for each in screen.rows()._listing.page(0, 500) if each.handed_over_on is None)
        self.dialog("certificate-hand-over", lambda: certificate_actions.hand_over(screen, self.desk.desk, [waiting]))
        screen.print_register()
        self.see("preview-register")
        preview_of(self.desk).close()

    def lists_in(self, files: dict[str, Path]) -> None:
        """By kind of list the file to be shown row by row."""
        screen = self.go("imports")
        for kind, file in files.items():
            screen.kind.choose(next(value for value in screen.kind._values if value.value == kind))
            screen.open_file(file)
            self.see(f"import-{kind}")
        self.dialog("export", screen.export_list)

    def settings(self) -> None:
        for name in (part.name for part in PARTS):
            screen = self.go("settings")
            screen.go(name)
            self.see(f"settings-{name}")
            if name == "numbers":
                self.dialog("settings-next", screen.part.change)
            if name == "signatories":
                screen.part.table.focus_rows()
                press(self.window, "Return")
                self.see("settings-signatory")
                screen.on_escape()
        screen.go("office")

    def backups(self) -> None:
        screen = self.go("backup")
        self.dialog("backup-made", screen.on_new)
        self.see("backup-one")
        self.dialog("backup-restore", lambda: screen._restore_row(0))

    def bin(self) -> None:
        office = self.desk.office
        everyone = volunteer_listing(office, VolunteerFilter(active=None)).ids()
        lives = (volunteer_life(office, volunteer_id) for volunteer_id in everyone)
        idle = next(life.volunteer.id for life in lives if not life.ever.visits and not life.elders)
        self.desk.go("volunteers", idle)
        self.desk.screen.on_delete()
        self.go("bin")
        self.see("bin-one")
        self.desk.undo()

    def mending(self) -> None:
        """Two records side by side, a merger, records behind a line of data quality, any list taken out."""
        screen = self.go("duplicates")
        press(self.window, "Home")
        self.see("duplicates-pair")
        self.dialog("duplicates-compare", screen.on_new)
        self.dialog("duplicates-merge", screen.merge)
        screen.filters["shows"].choose(MERGED)
        screen.table.choose(screen.table.rows.keys()[0])
        self.see("duplicates-merged")
        screen.filters["shows"].choose(None)
        screen = self.go("quality")
        for row in screen.table.rows.page(0, screen.table.rows.total):
            screen.table.choose(row.key)
            self.see(f"quality-{row.key}")
        self.dialog("list-taken-out", screen.take_out)
        screen.on_print()
        self.see("preview-list")
        preview_of(self.desk).close()

    def questions(self) -> None:
        """Dialogs that are hard to come by."""
        window = self.window
        self.dialog("ask-reasons", lambda: dialogs.ask_reasons(window, SEVERAL_WARNINGS))
        self.dialog("ask-unsaved", lambda: dialogs.ask_save_discard_cancel(window))
        self.dialog("error", lambda: dialogs.show_error(window, "ผิดพลาด: " + "ข้อความยาว " * 30, "Traceback\n" * 30))

    def all(self, files: dict[str, Path]) -> None:
        """The whole way."""
        for part in (
            self.pages,
            self.search,
            self.records,
            self.calendar,
            self.people,
            self.places,
            self.care,
            self.visits,
            self.rounds,
            self.volunteering,
            self.mending,
            self.results,
            self.classes,
            self.register,
        ):
            part()
        self.lists_in(files)
        for part in (self.settings, self.backups, self.bin, self.questions):
            part()
