"""Search in the text of a paper, its small pages, and the page that is typed: by keyboard, beside the window."""

import io
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest

from printing.certificates import CertificatePage, write_certificates
from printing.preview import Pages
from tests.at_desk import opened
from tests.keyboard import press, write
from tests.papers import OFFICE
from tests.training_desk import preview_of, rewrite, tab_to
from ui.preview import Preview, show_paper
from ui.preview_pages import key_of
from ui.shortcuts import CONTROL

NAMES = ("กนกวรรณ", "กมล", "แก้วตา", "ขวัญ", "จันทร์ฉาย")
PATIENCE = 20


def until(window: Any, happened: Callable[[], object]) -> None:
    """Let the thread beside the window come to it."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it never happened"
        window.update()
        time.sleep(0.002)


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    with opened(window, office) as made:
        yield made


def looked_at(window: Any, desk: Any, write_paper: Callable[[Any, Any], object]) -> Preview:
    def make(path: Path, paper: Any, _progress: Any) -> None:
        write_paper(path, paper)

    show_paper(desk.screen, desk.desk, "เอกสาร", "เอกสาร", make, kind="x")
    window.update()
    made: Preview = preview_of(desk)
    return made


@pytest.fixture
def preview(window: Any, desk: Any) -> Preview:
    """Five certificates, ๑/๒๕๖๙ to ๕/๒๕๖๙, in Thai digits."""
    pages = [
        CertificatePage(
            number=number, year=2569, organisation=OFFICE, heading="วุฒิบัตร", title="นาง", given=given, family="ใจดี",
            statement="ได้ผ่านการอบรม", course="ผู้ดูแลผู้สูงอายุ", hours=70, issued_on=desk.desk.today(),
        )
        for number, given in enumerate(NAMES, start=1)
    ]  # fmt: skip
    return looked_at(window, desk, lambda path, paper: write_certificates(pages, path, paper))


def write_blank(path: Path, count: int) -> None:
    document = pypdfium2.PdfDocument.new()
    for _page in range(count):
        document.new_page(200, 280)
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    path.write_bytes(stream.getvalue())


def found(window: Any, preview: Preview, typed: str) -> str:
    """Type it after Ctrl+F; what the preview says once all pages were read."""
    press(window, "Control-f")
    write(window, typed)
    until(window, lambda: not preview.finder._left)
    return str(preview.finder.told.cget("text"))


# --- search -----------------------------------------------------------------------------------------


def test_a_name_is_gone_to_as_it_is_typed(window: Any, preview: Preview) -> None:
    assert found(window, preview, "แก้วตา") == "1 จาก 1"
    assert preview.view.page == 2
    assert window.focus_get() is preview.finder.entry, "one goes on typing"


@pytest.mark.parametrize("typed", ["4/2569", "๔/๒๕๖๙"])
def test_either_kind_of_digits_finds_the_number(window: Any, preview: Preview, typed: str) -> None:
    assert found(window, preview, typed) == "1 จาก 1"
    assert preview.view.page == 3


def test_enter_and_f3_go_on_and_round_and_with_shift_back(window: Any, preview: Preview) -> None:
    assert found(window, preview, "ใจดี") == "1 จาก 5"
    pages = []
    for key in ("Return", "F3", "F3", "F3", "F3", "Shift-F3", "Shift-Return"):
        press(window, key)
        pages.append(preview.view.page)
    assert pages == [1, 2, 3, 4, 0, 4, 3]
    assert preview.finder.told.cget("text") == "4 จาก 5"


def test_the_search_begins_with_the_page_in_sight(window: Any, preview: Preview) -> None:
    press(window, "Next", "Next")
    assert found(window, preview, "ใจดี") == "3 จาก 5"
    assert preview.view.page == 2


def test_what_is_found_is_marked_where_it_stands_and_the_ink_stays(window: Any, preview: Preview) -> None:
    plain = preview.view.pages.picture(0, preview.view._scale())
    found(window, preview, "กนกวรรณ")
    (box,) = preview.canvas.find_withtag("found")
    left, top = preview.view._corner
    place = tuple(round(each) for each in preview.canvas.coords(box))
    inside = place[0] - left + 3, place[1] - top + 3
    picture = preview.view._marked(preview.view.marks(0), preview.view._scale())
    assert plain.getpixel(inside) == (255, 255, 255)
    assert picture.getpixel(inside) == (255, 190, 92)
    assert picture.getpixel((place[0] - left - 3, inside[1])) != (255, 190, 92)
    letters = (*inside, place[2] - left - 3, place[3] - top - 3)
    darkest = plain.crop(letters).convert("L").getextrema()[0]
    assert darkest < 100 and picture.crop(letters).convert("L").getextrema()[0] <= darkest


def test_a_hit_out_of_sight_is_brought_into_sight(window: Any, preview: Preview) -> None:
    press(window, *["plus"] * 5)
    assert preview.canvas.yview()[0] == 0
    found(window, preview, "๕/๒๕๖๙")
    press(window, "Escape", "w", *["plus"] * 4)
    found(window, preview, "ขวัญ")
    (box,) = preview.canvas.find_withtag("found")
    left, top, right, bottom = preview.canvas.coords(box)
    assert preview.canvas.canvasx(0) <= left and right <= preview.canvas.canvasx(preview.canvas.winfo_width())
    assert preview.canvas.canvasy(0) <= top and bottom <= preview.canvas.canvasy(preview.canvas.winfo_height())


def test_what_is_nowhere_is_said_and_moves_nothing(window: Any, preview: Preview) -> None:
    press(window, "Next")
    assert found(window, preview, "ไม่มีใคร") == "ไม่พบ"
    press(window, "Return")
    assert preview.view.page == 1 and not preview.canvas.find_withtag("found")


def test_escape_goes_from_the_search_to_the_page_and_then_back(window: Any, preview: Preview) -> None:
    found(window, preview, "ใจดี")
    press(window, "Escape")
    assert window.focus_get() is preview.canvas and not preview.view.marks(0)
    press(window, "Escape")
    assert not preview.winfo_exists()


# --- the page that is typed, and zoom -----------------------------------------------------------------


@pytest.mark.parametrize("typed", ["4", "๔"])
def test_a_page_number_goes_there_and_gives_the_keyboard_to_the_page(window: Any, preview: Preview, typed: str) -> None:
    press(window, "Control-g")
    rewrite(window, typed)
    press(window, "Return")
    assert preview.view.page == 3 and window.focus_get() is preview.canvas


@pytest.mark.parametrize("typed", ["0", "6", "x", ""])
def test_a_page_that_is_not_there_is_marked_and_escape_leaves_all_as_it_was(
    window: Any, preview: Preview, typed: str
) -> None:
    press(window, "Control-g")
    rewrite(window, typed)
    press(window, "Return")
    number = preview.tools.number
    assert number.entry.instate(["invalid"]) and preview.view.page == 0
    press(window, "Escape")
    assert number.typed.get() == "1" and not number.entry.instate(["invalid"])
    assert window.focus_get() is preview.canvas


def test_w_makes_the_page_as_wide_as_there_is_room(window: Any, preview: Preview) -> None:
    press(window, "w")
    assert preview.view._photo is not None
    room = preview.canvas.winfo_width() - preview.view._photo.width()
    assert 0 <= room < 60
    press(window, "0")
    assert preview.view._photo.height() <= preview.canvas.winfo_height()


@pytest.mark.parametrize(
    ("char", "key"), [("ช", "="), ("ข", "-"), ("จ", "0"), ("ไ", "w"), ("ะ", "t"), ("๐", "0"), ("W", "w")]
)
def test_keys_mean_the_same_on_the_thai_layout(char: str, key: str) -> None:
    event: Any = SimpleNamespace(char=char, state=0, keysym="??")
    assert key_of(event) == key


def test_keys_with_control_are_the_windows() -> None:
    event: Any = SimpleNamespace(char="+", state=CONTROL, keysym="plus")
    assert key_of(event) == ""


# --- small pages --------------------------------------------------------------------------------------


def test_only_small_pages_in_sight_are_drawn_and_not_by_the_window(
    window: Any, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[int, bool]] = []
    real = Pages.picture

    def noted(self: Pages, page: int, scale: float) -> Any:
        drawn.append((page, threading.current_thread() is threading.main_thread()))
        return real(self, page, scale)

    monkeypatch.setattr(Pages, "picture", noted)
    preview = looked_at(window, desk, lambda path, _paper: write_blank(path, 500))
    until(window, lambda: set(preview.thumbs.in_sight()) <= set(preview.thumbs.photos))
    sight = len(preview.thumbs.in_sight())
    assert 1 < sight < 20
    assert {page for page, is_window in drawn if not is_window} == set(preview.thumbs.in_sight())
    assert [page for page, is_window in drawn if is_window] == [0], "the large one alone, once"
    press(window, "End")
    until(window, lambda: set(preview.thumbs.in_sight()) <= set(preview.thumbs.photos))
    assert 499 in preview.thumbs.in_sight()
    assert len({page for page, is_window in drawn if not is_window}) < 3 * sight


def test_small_pages_are_chosen_by_keys_and_enter_goes_to_the_page(window: Any, desk: Any) -> None:
    preview = looked_at(window, desk, lambda path, _paper: write_blank(path, 60))
    tab_to(window, preview.thumbs.canvas)
    pages = []
    for key in ("Down", "Down", "Up", "End", "Home", "Next"):
        press(window, key)
        pages.append(preview.view.page)
        assert preview.view.page in preview.thumbs.in_sight()
    assert pages[:5] == [1, 2, 1, 59, 0] and pages[5] == preview.thumbs._fitting()
    press(window, "Return")
    assert window.focus_get() is preview.canvas


def test_t_hides_the_small_pages_and_shows_them_again(window: Any, preview: Preview) -> None:
    assert preview.thumbs.winfo_ismapped()
    tab_to(window, preview.thumbs.canvas)
    press(window, "t")
    assert not preview.thumbs.winfo_ismapped() and window.focus_get() is preview.canvas
    press(window, "t")
    assert preview.thumbs.winfo_ismapped()


def test_closing_while_small_pages_are_drawn_is_quiet(window: Any, desk: Any) -> None:
    preview = looked_at(window, desk, lambda path, _paper: write_blank(path, 300))
    press(window, "Control-f")
    write(window, "ก")
    window.focus_force()
    preview.close()
    window.update()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("desk-preview")]


def test_letters_that_are_everywhere_open_each_page_in_sight_once(
    window: Any, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    real = Pages.boxes

    def noted(self: Pages, page: int, spans: Any) -> Any:
        opened.append(page)
        return real(self, page, spans)

    monkeypatch.setattr(Pages, "boxes", noted)
    found(window, preview, "า")
    press(window, "F3", "F3", "F3")
    assert len(preview.view.marks(0)) > 5 and opened == [0]
