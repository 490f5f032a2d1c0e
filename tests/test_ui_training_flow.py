"""The whole training flow by keyboard through the real window: from a new class to printed and handed-over papers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db import certificates, training
from db.domain.certificates import CertificateStatus
from db.domain.training import Half
from printing import printer
from printing.printer_choices import Printer
from printing.printer_job import Printed
from tests.at_desk import opened
from tests.keyboard import press, write
from tests.training_desk import VOLUNTEERS, filled, office_with_volunteers, preview_of, rewrite, tab_to, texts
from ui.pages import PAGES

TRAINING = [page.name for page in PAGES].index("training") + 1
COURSE = "ผู้ดูแลผู้สูงอายุเบื้องต้น"


def saved(window: Any, answers: Any, path: Path) -> list[str]:
    """Ctrl+S in the preview, then Esc; the text of the pages."""
    answers(choose_save_file=path)
    press(window, "Control-s", "Escape")
    return texts(path)


def test_a_class_goes_from_its_form_to_certificates_in_everyones_hand(
    window: Any,
    office: Any,
    answers: Any,
    in_dialog: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office_with_volunteers(office)
    printed: list[list[str]] = []
    monkeypatch.setattr(printer, "installed_printers", lambda: (Printer("Canon"),))
    monkeypatch.setattr(printer, "trays_of", lambda _name: ())

    def print_file(path: Path, pages: tuple[int, ...], _choices: object, _progress: object) -> Printed:
        printed.append([texts(path)[page - 1] for page in pages])
        return Printed(len(pages))

    monkeypatch.setattr(printer, "print_file", print_file)
    with opened(window, office) as desk:
        press(window, f"Control-Key-{TRAINING}", "Control-n")
        work = desk.screen.work  # type: ignore[attr-defined]

        # A class, its course made there and then, days as people write them, one half-day shorter.
        write(window, COURSE)
        in_dialog(filled({"hours": "14"}))
        press(window, "F4")
        details = work.step
        assert details.editor.view.field("course_id").typed.get() == COURSE
        tab_to(window, details.editor.view.field("run").focus_target())
        write(window, "1")
        tab_to(window, details.editor.view.field("place").focus_target())
        write(window, "หอประชุมเทศบาล")
        tab_to(window, details.editor.sessions.entry)
        write(window, "16-17 พ.ย. 2569")
        press(window, "Return", *["Tab"] * 5)
        rewrite(window, "3")
        press(window, "Control-s")
        (kept,) = training.class_lines(office)
        sessions = training.class_of(office, kept.id).sessions
        assert (kept.course, kept.run, kept.place, kept.half_days) == (COURSE, 1, "หอประชุมเทศบาล", 4)
        assert [session.hours for session in sessions] == [3.5, 3.5, 3.5, 3.0]
        assert [session.day for session in sessions[::2]] == [date(2026, 11, 16), date(2026, 11, 17)]

        # Many volunteers at once, a resident found by typing, someone from outside.
        assert work.here == "people"
        press(window, "Down", "space", "Down", "space", "Down", "space", "Down", "space", "Return")
        assert {line.given for line in training.enrolment_lines(office, kept.id)} == set(VOLUNTEERS)
        work.step.picker.who.choose(None)
        write(window, "สมหมาย")
        press(window, "Return", "Return")
        in_dialog(filled({"title": "นาย", "given": "สมชาย", "family": "แดนไกล", "organisation": "รพ.สต."}))
        press(window, "Control-n")
        people = training.enrolment_lines(office, kept.id)
        assert [line.given for line in people] == ["กนกวรรณ", "กมล", "แก้วตา", "ขวัญ", "สมชาย", "สมหมาย"]

        # The register to be signed, a page a day.
        press(window, "Control-p")
        pages = saved(window, answers, tmp_path / "ใบลงเวลา.pdf")
        assert len(pages) == 2
        assert all("นายสมชายแดนไกล" in page and "รพ.สต." in page for page in pages)

        # Attendance: everybody on the first half-day, all days for the first three, then one more tick.
        press(window, "Alt-Key-3", "Control-space", "Shift-space")
        press(window, "Down", "Shift-space", "Down", "Shift-space", "Down", "Right", "space", "Right", "space")
        hours = [line.hours for line in training.enrolment_lines(office, kept.id)]
        assert hours == [13.5, 13.5, 13.5, 10.5, 3.5, 3.5]

        # Three have passed, of the others the page says what is missing; the class is closed.
        press(window, "Alt-Key-4")
        rows = [work.step.table.tree.item(item, "values") for item in work.step.table.tree.get_children()]
        assert [row[0] for row in rows[:3]] == ["นางขวัญ ใจดี", "นายสมชาย แดนไกล", "นางสมหมาย ใจดี"]
        assert "0.7" in rows[0][3] and "7.7" in rows[1][3]
        press(window, "space")
        assert training.class_line(office, kept.id).closed_on == date(2026, 11, 22)

        # Certificates with the next numbers, told beforehand, on a day typed in B.E.
        assert work.here == "certificates"
        assert "1-3/2569" in work.step.panel.text.cget("text")
        rewrite(window, "20/11/2569")
        press(window, "Return")
        issued = certificates.certificates_of_class(office, kept.id)
        assert [(one.label, one.given, one.issued_on) for one in issued] == [
            ("1/2569", "กนกวรรณ", date(2026, 11, 20)),
            ("2/2569", "กมล", date(2026, 11, 20)),
            ("3/2569", "แก้วตา", date(2026, 11, 20)),
        ]

        # All printed in one go: looked at, sent to the printer, saved.
        press(window, "Control-p")
        assert preview_of(desk).view.pages.count == 3
        in_dialog(lambda dialog: press(dialog, "Return"))
        press(window, "Next", "Control-p")
        assert len(printed[0]) == 3
        pages = saved(window, answers, tmp_path / "เกียรติบัตร.pdf")
        assert [f"นาง{given}ใจดี" in page for given, page in zip(VOLUNTEERS, pages, strict=False)] == [True] * 3
        assert all(COURSE in page and "๒๐เดือนพฤศจิกายนพุทธศักราช๒๕๖๙" in page for page in pages)
        assert "เลขที่๑/๒๕๖๙" in pages[0]

        # A misspelt name is put right under its number.
        in_dialog(filled({"given": "กนกวรรน", "reason": "สะกดผิด"}))
        press(window, "Home", "F2")
        first = certificates.certificates_of_class(office, kept.id)[0]
        assert (first.label, first.given, len(first.corrections)) == ("1/2569", "กนกวรรน", 1)

        # They are handed over; afterwards the same mistake needs a reissue under the next number.
        in_dialog(filled({"on": "21/11/2569"}))
        tab_to(window, work.step.handed_button)
        press(window, "space")
        assert all(one.handed_over_on == date(2026, 11, 21) for one in certificates.register(office, 2569))
        tab_to(window, work.step.table.tree)
        answers(ask_yes_no=True)
        in_dialog(filled({"given": "แก้วตาฤทัย", "reason": "ชื่อไม่ครบ"}))
        press(window, "End", "F2")
        old, new = certificates.register(office, 2569)[2:]
        assert (old.status, old.replaced_by) == (CertificateStatus.REISSUED, "4/2569")
        assert (new.label, new.given, new.replaces) == ("4/2569", "แก้วตาฤทัย", "3/2569")

        # One is revoked with a reason; its number stays.
        in_dialog(filled({"reason": "ออกซ้ำ"}))
        press(window, "Home", "Down", "Control-Delete")
        assert certificates.register(office, 2569)[1].status is CertificateStatus.REVOKED

        # Paper again: what is in force, and the list to sign.
        press(window, "Control-p")
        pages = saved(window, answers, tmp_path / "ใบแก้ไขและใบแทน.pdf")
        assert len(pages) == 2
        assert "นางกนกวรรนใจดี" in pages[0] and "เลขที่๑/๒๕๖๙" in pages[0]
        assert "นางแก้วตาฤทัยใจดี" in pages[1] and "เลขที่๔/๒๕๖๙" in pages[1]
        tab_to(window, work.step.list_button)
        press(window, "space")
        (page,) = saved(window, answers, tmp_path / "บัญชีลงนามรับ.pdf")
        assert "นางกนกวรรนใจดี" in page and "๔/๒๕๖๙" in page and "นางกมลใจดี" not in page

        # Back to the list by Esc, where the class stands with its figures.
        press(window, "Escape")
        row = desk.screen.table.tree.item(desk.screen.table.tree.selection()[0], "values")  # type: ignore[attr-defined]
        assert row[0] == COURSE and tuple(map(str, row[4:6])) == ("6", "3")
    assert [session.half for session in sessions] == [Half.MORNING, Half.AFTERNOON] * 2
