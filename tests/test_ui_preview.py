"""The preview of a paper: pages, zoom, saving, opening, printing, and text only with offsets."""

import errno
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import certificates
from printing import printer
from printing.output import NotWritten
from printing.preview import Pages
from tests.keyboard import press, take_keyboard
from tests.training_desk import certificates_issued, certificates_looked_at, rewrite, tab_to, texts
from ui import fonts
from ui.certificate_actions import print_certificates
from ui.preview import Preview, _place_for, show_paper
from ui.preview_stock import millimetres


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    with certificates_issued(window, office) as made:
        yield made


@pytest.fixture
def preview(window: Any, desk: Any) -> Preview:
    """Five certificates looked at."""
    made: Preview = certificates_looked_at(window, desk)
    return made


def place_of(preview: Preview) -> tuple[str, str]:
    """Which page the tools say, and of how many."""
    number = preview.tools.number
    return number.typed.get(), number.of.cget("text")


def test_keys_turn_the_pages_and_stop_at_the_ends(window: Any, preview: Preview) -> None:
    press(window, "Prior")
    assert preview.view.page == 0 and place_of(preview) == ("1", "จาก 5")
    press(window, "Next", "Next")
    assert preview.view.page == 2
    press(window, "End", "Next")
    assert preview.view.page == 4 and place_of(preview) == ("5", "จาก 5")
    press(window, "Home")
    assert preview.view.page == 0


def test_a_page_fits_the_window_and_zooms_by_keys(window: Any, preview: Preview) -> None:
    fitted = preview.view._photo
    assert fitted is not None
    assert fitted.width() <= preview.canvas.winfo_width() and fitted.height() <= preview.canvas.winfo_height()
    press(window, "plus", "plus")
    assert preview.view._photo is not None and preview.view._photo.width() > 1.5 * fitted.width()
    assert preview.view.down.winfo_ismapped()
    press(window, "0")
    assert preview.view._photo.width() == fitted.width() and not preview.view.down.winfo_ismapped()


def test_the_page_is_drawn_once_in_the_room_it_gets(window: Any, desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[float] = []
    picture = Pages.picture

    def noted(pages: Pages, page: int, scale: float) -> Any:
        if threading.current_thread() is threading.main_thread():  # small pages are drawn beside it
            drawn.append(scale)
        return picture(pages, page, scale)

    monkeypatch.setattr(Pages, "picture", noted)
    preview = certificates_looked_at(window, desk)
    window.update()
    assert preview.view._photo is not None and len(drawn) == 1


def test_the_title_goes_below_where_its_buttons_widen(window: Any, preview: Preview) -> None:
    top = preview.top
    window.update()
    assert top.title.grid_info()["row"] == 0

    room = top.print_button.winfo_rootx() - top.title.winfo_rootx()
    top.save_button.configure(text="ก" * (room // fonts.text_width(top, "ก")))
    window.update()

    assert top.title.grid_info()["row"] == 1
    assert top.title.winfo_width() >= top.title.winfo_reqwidth()


def test_down_walks_through_a_zoomed_page_and_on_to_the_next(window: Any, preview: Preview) -> None:
    press(window, *["plus"] * 3)
    for _press in range(60):
        if preview.view.page:
            break
        press(window, "Down")
    assert preview.view.page == 1
    assert preview.canvas.yview()[0] == 0


def test_a_saved_paper_is_the_one_looked_at(
    window: Any, preview: Preview, desk: Any, answers: Any, tmp_path: Path
) -> None:
    target = tmp_path / "เกียรติบัตร รุ่น 1.pdf"
    asked = answers(choose_save_file=target)
    press(window, "Control-s")
    assert target.read_bytes() == preview.path.read_bytes()
    assert asked.calls[0][1][3] == "เกียรติบัตร 1-5-2569.pdf"
    assert desk.desk.preferences.folders == {"paper": str(tmp_path)}


def test_not_saving_after_all_changes_nothing(window: Any, preview: Preview, answers: Any) -> None:
    answers(choose_save_file=None)
    press(window, "Control-s")
    assert preview.winfo_exists()


def test_a_place_that_can_not_be_written_is_told(window: Any, preview: Preview, answers: Any, tmp_path: Path) -> None:
    asked = answers(choose_save_file=tmp_path / "ไม่มี" / "x.pdf", show_error=None)
    press(window, "Control-s")
    assert [call[0] for call in asked.calls] == ["choose_save_file", "show_error"]


def test_opening_hands_over_the_file(window: Any, preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[Path] = []
    monkeypatch.setattr(printer, "open_file", handed.append)
    press(window, "Control-o")
    assert handed == [preview.path]


def test_escape_gives_the_keyboard_back_to_the_page(window: Any, desk: Any, preview: Preview) -> None:
    press(window, "Escape")
    assert not preview.winfo_exists()
    assert window.focus_get() is desk.screen.table.tree


@pytest.mark.parametrize("key", ["Tab", "Shift-Tab"])
def test_the_keyboard_never_goes_behind_the_preview(window: Any, preview: Preview, key: str) -> None:
    seen = set()
    for _press in range(20):
        press(window, key)
        seen.add(str(window.focus_get()))
    assert all(name.startswith(str(preview)) for name in seen)
    assert {str(preview.top.back), str(preview.top.print_button), str(preview.canvas)} <= seen
    kinds = {window.nametowidget(name).winfo_class() for name in seen}
    assert kinds == {"TButton", "TEntry", "TCheckbutton", "TCombobox", "Canvas"}


def test_text_only_leaves_frame_seal_and_signatures_to_the_stock(window: Any, preview: Preview) -> None:
    whole = preview.path.read_bytes()
    assert preview.stock is not None
    tab_to(window, preview.stock.box)
    press(window, "space")
    bare = preview.path.read_bytes()
    assert len(bare) < len(whole)
    assert "นางกวินใจดี" in texts(preview.path)[0]


def test_offsets_in_millimetres_move_the_page(window: Any, preview: Preview) -> None:
    before = preview.view.pages.picture(0, 1.0)
    assert preview.stock is not None
    take_keyboard(window, preview.stock.entries[0])
    rewrite(window, "๒.๕")
    press(window, "Return")
    assert preview.stock.offset_mm == (2.5, 0.0)
    assert preview.view.pages.picture(0, 1.0).tobytes() != before.tobytes()


def test_an_offset_that_is_no_number_is_marked_and_moves_nothing(window: Any, preview: Preview) -> None:
    before = preview.path.read_bytes()
    assert preview.stock is not None
    take_keyboard(window, preview.stock.entries[1])
    rewrite(window, "สอง")
    press(window, "Return")
    assert preview.stock.entries[1].instate(["invalid"])
    assert preview.path.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "value"), [("", 0.0), ("-2.5", -2.5), ("๓", 3.0), ("1,5", 1.5), ("51", None), ("x", None), ("nan", None)]
)
def test_millimetres_are_read_as_people_write_them(typed: str, value: float | None) -> None:
    assert millimetres(typed) == value


def test_a_paper_that_can_not_be_made_opens_no_preview(desk: Any, answers: Any) -> None:
    def fail(path: Path, paper: Any, progress: Any) -> None:
        raise NotWritten("{file} can not be written: {reason}.", file=path.name, reason="-")

    asked = answers(show_error=None)
    show_paper(desk.screen, desk.desk, "x", "x", fail, kind="x")
    assert len(asked.calls) == 1
    assert not [child for child in desk.screen.winfo_children() if isinstance(child, Preview)]


def test_a_disk_without_room_even_for_the_folder_is_told(
    desk: Any, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: Any, **_more: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    told = answers(show_error=None)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", full)
        show_paper(desk.screen, desk.desk, "", "", lambda *_args: None, kind="roster")
    assert len(told.calls) == 1 and "เต็ม" in told.calls[0][1][1]


def test_a_paper_gets_a_name_that_every_computer_takes(tmp_path: Path) -> None:
    names = [_place_for(tmp_path, name).name for name in ("CON", "รุ่น 1/2569", "a" * 500, "...")]
    assert names[:2] == ["_CON.pdf", "รุ่น 1-2569.pdf"]
    assert len(names[2]) <= 200 and names[3] == "paper.pdf"


def test_papers_looked_at_before_are_cleared_away(window: Any, office: Any, desk: Any, preview: Preview) -> None:
    first = preview.path
    preview.close()
    print_certificates(desk.screen, desk.desk, certificates.register(office, 2569)[:1])
    assert not first.exists()
    assert [path.parent for path in (office.folder / "papers").iterdir()] == [office.folder / "papers"]
