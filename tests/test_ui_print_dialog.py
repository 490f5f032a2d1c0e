"""Ctrl+P, Enter, and it prints as last time; what was chosen is kept by kind of paper; printers come and go."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from db.domain.errors import Cancelled, Progress
from printing import printer
from printing.printer_choices import Orientation, PrintChoices, Printer, Tray
from printing.printer_errors import OUT_OF_PAPER, NotOpened, not_printed
from printing.printer_job import Printed
from tests.at_desk import texts_of
from tests.in_sight import cut_off
from tests.keyboard import press, take_keyboard, write
from tests.training_desk import certificates_issued, certificates_looked_at, rewrite
from ui import preferences
from ui.certificate_actions import print_register
from ui.forms import FormView
from ui.language import set_language
from ui.preview import Preview
from ui.print_dialog import OWN_TRAY, Machine, PrintDialog, first_printer, kept_choices

CANON, HP = Printer("Canon G3010"), Printer("HP LaserJet ชั้น 2", is_default=True)
TRAYS = {HP.name: (Tray("15", "Auto"), Tray("257", "ถาดล่าง")), CANON.name: (Tray("4", "Rear"),)}


@dataclass
class Printers:
    """The printers of this computer, and what was printed and opened."""

    there: tuple[Printer, ...] = (CANON, HP)
    printed: list[tuple[Path, tuple[int, ...], PrintChoices]] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    fails: BaseException | None = None
    told: Printed | None = None

    def print_file(self, path: Path, pages: tuple[int, ...], choices: PrintChoices, progress: Progress) -> Printed:
        progress(0, len(pages))
        if self.fails is not None:
            raise self.fails
        assert path.is_file()
        self.printed.append((path, pages, choices))
        return self.told or Printed(len(pages) * choices.copies)


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> Printers:
    made = Printers()
    monkeypatch.setattr(printer, "installed_printers", lambda: made.there)
    monkeypatch.setattr(printer, "trays_of", lambda name: TRAYS.get(name, ()))
    monkeypatch.setattr(printer, "print_file", made.print_file)
    monkeypatch.setattr(printer, "open_file", made.opened.append)
    return made


@pytest.fixture
def desk(window: Any, office: Any, printers: Printers) -> Iterator[Any]:
    with certificates_issued(window, office) as made:
        yield made


@pytest.fixture
def preview(window: Any, desk: Any) -> Preview:
    """Five certificates looked at."""
    made: Preview = certificates_looked_at(window, desk)
    return made


def form_in(dialog: Any) -> FormView[PrintChoices]:
    return next(child for child in dialog.body.winfo_children() if isinstance(child, FormView))


def filled(**texts: str) -> Callable[[Any], None]:
    """Fills the dialog as a user's hand would, then presses Ctrl+P in it."""

    def fill(dialog: Any) -> None:
        view = form_in(dialog)
        for name, text in texts.items():
            widget = view.rows[name].widget
            if name in ("printer", "tray", "orientation"):
                widget._choose(widget._values.index(text))
            else:
                take_keyboard(dialog, widget.focus_target())
                rewrite(dialog, text)
        dialog.update()
        press(dialog, "Control-p")

    return fill


def enter(dialog: Any) -> None:
    press(dialog, "Return")


def test_control_p_and_enter_print_all_of_it_on_the_usual_printer(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any
) -> None:
    in_dialog(enter)
    press(window, "Control-p")
    assert printers.printed == [(preview.path, (1, 2, 3, 4, 5), PrintChoices(printer=HP.name))]


def test_all_that_was_chosen_is_done(window: Any, preview: Preview, printers: Printers, in_dialog: Any) -> None:
    in_dialog(filled(printer=CANON.name, tray="4", pages="๑-๓,5", copies="๒", orientation="landscape"))
    press(window, "Control-p")
    ((_path, pages, choices),) = printers.printed
    assert pages == (1, 2, 3, 5)
    assert choices == PrintChoices(
        printer=CANON.name, tray="4", pages="๑-๓,5", copies=2, orientation=Orientation.LANDSCAPE
    )
    assert type(choices.printer) is str and type(choices.tray) is str, "the driver takes plain text"


def test_the_next_time_enter_prints_the_same_again(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any, desk: Any
) -> None:
    in_dialog(filled(printer=CANON.name, tray="4", copies="3"), enter)
    press(window, "Control-p")
    press(window, "Control-p")
    assert printers.printed[0] == printers.printed[1]
    kept = preferences.load(desk.desk.office.folder).printing["certificate"]
    assert (kept["printer"], kept["tray"], kept["copies"]) == (CANON.name, "4", "3")


def test_each_kind_of_paper_has_its_own_choices(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any, desk: Any
) -> None:
    in_dialog(filled(printer=CANON.name, tray="4"), enter, enter)
    press(window, "Control-p")
    assert preview.stock is not None
    preview.stock.box.invoke()
    window.update()
    take_keyboard(window, preview.canvas)
    press(window, "Control-p")
    press(window, "Escape")
    print_register(desk.screen, desk.desk, 2569)
    window.update()
    press(window, "Control-p")
    assert [choices.printer for _path, _pages, choices in printers.printed] == [CANON.name, HP.name, HP.name]


def test_pages_kept_from_last_time_are_said_and_enter_does_not_print_them_unseen(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any
) -> None:
    seen: list[Any] = []

    def look(dialog: Any) -> None:
        seen.append("\n".join(texts_of(dialog)))
        seen.append(dialog.focus_get() is form_in(dialog).rows["pages"].widget.focus_target())
        press(dialog, "Return")
        seen.append(bool(dialog.winfo_exists()))
        press(dialog, "Control-p")

    in_dialog(filled(pages="2"), look)
    press(window, "Control-p", "Control-p")
    assert "เฉพาะหน้า 2" in seen[0] and seen[1:] == [True, True]
    assert [pages for _path, pages, _choices in printers.printed] == [(2,), (2,)]


def test_a_range_that_is_not_in_the_paper_is_told_and_nothing_printed(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any
) -> None:
    def fill(dialog: Any) -> None:
        filled(pages="1-9")(dialog)
        assert "หน้า 1 ถึง 5" in form_in(dialog).rows["pages"].note.cget("text")
        press(dialog, "Escape")

    in_dialog(fill)
    press(window, "Control-p")
    assert not printers.printed


@pytest.mark.parametrize("copies", ["0", "100", "x", ""])
def test_copies_that_can_not_be_are_told(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any, copies: str
) -> None:
    def fill(dialog: Any) -> None:
        filled(copies=copies)(dialog)
        assert form_in(dialog).rows["copies"].error is not None
        press(dialog, "Escape")

    in_dialog(fill)
    press(window, "Control-p")
    assert not printers.printed


def test_a_printer_that_is_gone_gives_way_to_the_usual_one_and_it_is_said(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any
) -> None:
    seen: list[str] = []

    def look(dialog: Any) -> None:
        seen.extend(texts_of(dialog))
        press(dialog, "Return")

    in_dialog(filled(printer=CANON.name, tray="4"), look)
    press(window, "Control-p")
    printers.there = (HP,)
    press(window, "Control-p")
    assert f"ไม่พบเครื่องพิมพ์ {CANON.name} แล้ว จึงเลือก {HP.name} แทน" in seen
    assert printers.printed[1][2] == PrintChoices(printer=HP.name)


def test_another_printer_offers_its_own_trays(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any
) -> None:
    offered: list[tuple[str, ...]] = []

    def look(dialog: Any) -> None:
        view = form_in(dialog)
        widget = view.rows["printer"].widget
        tray: Any = view.rows["tray"].widget
        offered.append(tray.box.cget("values"))
        tray._choose(2)
        widget._choose(widget._values.index(CANON.name))
        dialog.update()
        offered.append(tray.box.cget("values"))
        assert tray.get() == OWN_TRAY, "a tray of the other printer means nothing here"
        press(dialog, "Escape")

    in_dialog(look)
    press(window, "Control-p")
    assert offered == [("ตามที่ตั้งไว้ในเครื่องพิมพ์", "Auto", "ถาดล่าง"), ("ตามที่ตั้งไว้ในเครื่องพิมพ์", "Rear")]


def test_escape_prints_nothing_and_keeps_nothing(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any, desk: Any
) -> None:
    in_dialog(lambda dialog: press(dialog, "Escape"))
    press(window, "Control-p")
    assert not printers.printed and not desk.desk.preferences.printing
    assert window.focus_get() is preview.canvas


def test_everything_is_reached_by_tab(window: Any, preview: Preview, printers: Printers, in_dialog: Any) -> None:
    reached: set[str] = set()

    def walk(dialog: Any) -> None:
        for _press in range(12):
            press(dialog, "Tab")
            reached.add(str(dialog.focus_get()))
        view = form_in(dialog)
        assert {str(row.widget.focus_target()) for row in view.rows.values()} <= reached
        press(dialog, "Escape")

    in_dialog(walk)
    press(window, "Control-p")


def test_who_rather_opens_the_pdf_program_gets_it(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any
) -> None:
    in_dialog(lambda dialog: press(dialog, "Right", "Return"))
    press(window, "Control-p")
    assert printers.opened == [preview.path] and not printers.printed


def test_a_printer_that_refuses_offers_the_pdf_program_and_keeps_the_file(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any, answers: Any
) -> None:
    printers.fails = not_printed(preview.path, 1801)
    asked = answers(ask_yes_no=True)
    in_dialog(enter)
    press(window, "Control-p")
    question = asked.calls[0][1][1]
    assert "ไม่พบเครื่องพิมพ์นี้แล้ว" in question and preview.path.name in question
    assert printers.opened == [preview.path] and preview.path.is_file() and preview.winfo_exists()


def test_a_computer_without_printers_offers_the_pdf_program(
    window: Any, preview: Preview, printers: Printers, answers: Any
) -> None:
    printers.there = ()
    asked = answers(ask_yes_no=False)
    press(window, "Control-p")
    assert "ยังไม่ได้ติดตั้งเครื่องพิมพ์" in asked.calls[0][1][1]
    assert not printers.opened


def test_a_pdf_program_that_is_not_there_is_told(
    window: Any, preview: Preview, printers: Printers, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise NotOpened("No program on this computer opens {file}. The file is kept.", file=path.name)

    monkeypatch.setattr(printer, "open_file", refuse)
    asked = answers(show_error=None)
    press(window, "Control-o")
    assert preview.path.name in asked.calls[0][1][1]


def test_what_the_printer_reports_and_what_was_cut_off_is_shown(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any, answers: Any
) -> None:
    printers.told = Printed(5, cut_off=(3,), trouble=OUT_OF_PAPER)
    asked = answers(show_message=None)
    in_dialog(enter)
    press(window, "Control-p")
    told = asked.calls[0][1][1]
    assert "กระดาษในเครื่องพิมพ์หมด" in told and "หน้า 3" in told


def test_stopping_is_said_and_asks_nothing(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(desk.desk, "say", said.append)
    printers.fails = Cancelled()
    in_dialog(enter)
    press(window, "Control-p")
    assert said and "หยุดพิมพ์แล้ว" in said[0]


def test_how_many_sheets_went_where_is_said(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(desk.desk, "say", said.append)
    in_dialog(filled(copies="2"))
    press(window, "Control-p")
    assert said == [f"ส่งไปที่ {HP.name} แล้ว 10 แผ่น"]


def test_letters_choose_a_printer(window: Any, preview: Preview, printers: Printers, in_dialog: Any) -> None:
    def choose(dialog: Any) -> None:
        take_keyboard(dialog, form_in(dialog).rows["printer"].widget.focus_target())
        write(dialog, "c")
        press(dialog, "Control-p")

    in_dialog(choose)
    press(window, "Control-p")
    assert printers.printed[0][2].printer == CANON.name


# --- what is kept, without a window


def test_the_first_printer_is_the_last_used_then_the_usual_then_any() -> None:
    assert first_printer((CANON, HP), CANON.name) is CANON
    assert first_printer((CANON, HP), "gone") is HP
    assert first_printer((CANON,), "gone") is CANON
    assert first_printer((), "gone") is None


@pytest.mark.parametrize(
    "kept",
    [
        {"copies": "x", "tray": "999", "orientation": "sideways", "pages": "7-9", "nonsense": "1"},
        {"copies": "", "tray": "", "orientation": "", "pages": "-"},
        {"copies": "100"},
    ],
)
def test_damaged_choices_give_way_one_by_one(kept: dict[str, str], today: Any) -> None:
    begun, _remarks = kept_choices({"printer": HP.name, **kept}, Machine((HP,), TRAYS[HP.name]), 5, today)
    assert begun == PrintChoices(printer=HP.name, tray=OWN_TRAY)


def test_a_tray_that_is_gone_is_said(today: Any) -> None:
    kept = {"printer": HP.name, "tray": "999"}
    _begun, remarks = kept_choices(kept, Machine((HP,), TRAYS[HP.name]), 5, today)
    assert remarks == ["ไม่พบถาดกระดาษที่ใช้ครั้งก่อนแล้ว เครื่องพิมพ์จะเลือกถาดเอง"]


@pytest.mark.parametrize("damage", ["x", [1], {"certificate": 3}, {"certificate": {"copies": 2}}])
def test_damaged_preferences_have_no_choices(tmp_path: Path, damage: object) -> None:
    import json

    (tmp_path / "preferences.json").write_text(json.dumps({"printing": damage}), encoding="utf-8")
    assert not any(preferences.load(tmp_path).printing.values())


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_question_is_whole_and_no_larger_than_its_fields(
    window: Any, preview: Preview, printers: Printers, in_dialog: Any, language: str
) -> None:
    def look(dialog: Any) -> None:
        dialog.update()
        view = form_in(dialog)
        last = view.rows["orientation"].widget
        assert not cut_off(dialog)
        below = view.winfo_rooty() + view.winfo_height() - last.winfo_rooty() - last.winfo_height()
        assert 0 <= below < last.winfo_height(), "measured with its labels beside its fields, as they are shown"
        press(dialog, "Escape")

    set_language(language)
    window.update()
    in_dialog(look)
    press(window, "Control-p")


def test_until_a_printer_answers_only_its_own_setting_is_offered_and_a_late_answer_harms_nothing(
    window: Any, preview: Preview, in_dialog: Any, today: Any
) -> None:
    asked: list[tuple[str, Any]] = []
    offered: list[int] = []
    machine = Machine((CANON, HP), TRAYS[HP.name])
    question = PrintDialog(preview, machine, {}, 5, today, lambda name, give: asked.append((name, give)))

    def look(dialog: Any) -> None:
        view = form_in(dialog)
        chosen, tray = view.rows["printer"].widget, view.rows["tray"].widget
        for name in (CANON.name, HP.name):
            chosen._choose(chosen._values.index(name))
            offered.append(len(tray._values))
        asked[0][1](TRAYS[CANON.name])  # of a printer that is no longer chosen
        offered.append(len(tray._values))
        asked[1][1](TRAYS[HP.name])
        offered.append(len(tray._values))
        press(dialog, "Escape")

    in_dialog(look)
    assert question.ask() is None
    asked[1][1](TRAYS[HP.name])
    assert [name for name, _give in asked] == [CANON.name, HP.name]
    assert offered == [1, 1, 1, 3]
