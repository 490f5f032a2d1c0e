"""A long paper shows its first page at once while the rest is made; it is stopped, made after all, or told why not."""

import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from db import certificates, training
from db.domain.digits import to_thai
from db.domain.errors import DeskError, Progress
from db.resident_lists import ResidentFilter
from db.volunteers import VolunteerFilter
from printing import printer
from printing.paper import Paper
from tests import people_office, training_office
from tests.at_desk import opened
from tests.in_sight import cut_off
from tests.keyboard import press
from tests.papers import page_texts
from tests.test_ui_preview_search import until, write_blank
from tests.training_desk import preview_of, tab_to
from ui import card_papers, certificate_actions, class_papers, dialogs, language, roster_dialog, theme
from ui.class_papers import PARTICIPANTS, SUMMARY
from ui.papers import paper_for
from ui.preview import Preview, show_paper
from ui.preview_making import State, begun_paper
from ui.screens import class_register

PAGES = 40


class Broken(DeskError):
    """What a user can cause."""


@dataclass
class Press:
    """Makes a paper of 40 pages, one more each time a page is let through, and in the end fails if it is to."""

    folder: Path
    gate: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    fails: Exception | None = None

    def begin(self, target: Any, _paper: Paper, _progress: Progress) -> None:
        path = self.folder / "begun.pdf"
        write_blank(path, 3)
        target.write(path.read_bytes())

    def make(self, path: Path, _paper: Paper, progress: Progress) -> None:
        for page in range(PAGES):
            progress(page, PAGES)
            assert self.gate.acquire(timeout=30)
        if self.fails is not None:
            raise self.fails
        write_blank(path, PAGES)

    def let(self, pages: int = PAGES) -> None:
        self.gate.release(pages)


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    with opened(window, office, immediate_jobs=False) as made:
        yield made
        until(window, lambda: not made.desk.jobs.busy)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Press]:
    made = Press(folder=tmp_path)
    yield made
    made.let()


@pytest.fixture
def preview(window: Any, desk: Any, held: Press) -> Preview:
    """In sight with its first page, while the whole waits to be made."""
    show_paper(desk.screen, desk.desk, "เอกสาร", "เอกสาร", held.make, kind="x", begin=held.begin)
    until(window, lambda: [each for each in desk.screen.winfo_children() if isinstance(each, Preview)])
    made: Preview = preview_of(desk)
    until(window, lambda: made._maker.progress[1])
    window.update()
    return made


def whole(window: Any, preview: Preview) -> None:
    until(window, lambda: preview._maker.state is State.WHOLE)
    window.update()


def said(preview: Preview) -> str:
    return str(preview.foot.label.cget("text"))


def test_the_first_page_is_there_while_nothing_of_the_whole_is(window: Any, preview: Preview) -> None:
    assert not preview.path.exists()
    assert preview.view._photo is not None
    assert preview.view.pages.count == 1, "what follows the first page of a begun paper is not as it will be"
    assert preview.tools.number.of.cget("text") == "จาก …"
    assert preview.foot.bar.winfo_ismapped() and preview.foot.button.cget("text") == "ยกเลิก"


def test_it_is_told_how_far_it_is(window: Any, preview: Preview, held: Press) -> None:
    held.let(7)
    until(window, lambda: preview.foot.count.cget("text") == "7 จาก 40")
    assert float(preview.foot.bar.cget("value")) == 7


def test_the_whole_takes_the_place_of_the_first_page_without_a_jump(window: Any, preview: Preview, held: Press) -> None:
    press(window, "w", "plus", "Down", "Down")
    before = preview.canvas.yview(), preview.view._scale(), preview.view.winfo_geometry(), window.focus_get()
    assert before[0][0] > 0
    held.let()
    whole(window, preview)
    after = preview.canvas.yview(), preview.view._scale(), preview.view.winfo_geometry(), window.focus_get()
    assert after == before
    assert preview.view.pages.count == PAGES and preview.tools.number.of.cget("text") == "จาก 40"
    assert not preview.foot.bar.winfo_ismapped() and not preview.foot.button.winfo_ismapped()


def test_saving_waits_for_the_whole_and_says_so(
    window: Any, preview: Preview, held: Press, answers: Any, tmp_path: Path
) -> None:
    target = tmp_path / "ทั้งหมด.pdf"
    asked = answers(choose_save_file=target)
    press(window, "Control-s")
    assert not asked.calls and "ครบทุกหน้า" in said(preview)
    held.let()
    until(window, target.exists)
    assert len(page_texts(target.read_bytes())) == PAGES
    assert len(asked.calls) == 1


@pytest.mark.parametrize("key", ["Control-p", "Control-o"])
def test_printing_and_opening_wait_for_the_whole(
    window: Any, preview: Preview, held: Press, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    handed: list[int] = []
    monkeypatch.setattr(printer, "open_file", lambda path: handed.append(len(page_texts(path.read_bytes()))))
    monkeypatch.setattr(preview._printer, "print", lambda _kind, count: handed.append(count))
    press(window, key)
    assert not handed
    held.let()
    until(window, lambda: handed)
    assert handed == [PAGES]


def test_cancel_by_keyboard_keeps_the_page_and_says_that_the_rest_was_not_made(
    window: Any, preview: Preview, held: Press
) -> None:
    tab_to(window, preview.foot.button)
    press(window, "space")
    held.let(1)
    until(window, lambda: preview._maker.state is State.STOPPED)
    assert "ยังไม่ได้จัดทำ" in said(preview) and preview.view._photo is not None
    assert not preview.path.exists() and not list(preview.path.parent.glob("*.part"))
    assert not preview.foot.bar.winfo_ismapped()


def test_what_was_stopped_is_made_after_all(window: Any, preview: Preview, held: Press) -> None:
    preview._maker.stop()
    held.let(1)
    until(window, lambda: preview._maker.state is State.STOPPED)
    tab_to(window, preview.foot.button)
    press(window, "space")
    assert preview._maker.state is State.MAKING and preview.foot.button.cget("text") == "ยกเลิก"
    held.let()
    whole(window, preview)
    assert preview.view.pages.count == PAGES


def test_saving_what_was_stopped_makes_it_first(
    window: Any, preview: Preview, held: Press, answers: Any, tmp_path: Path
) -> None:
    answers(choose_save_file=tmp_path / "x.pdf")
    preview._maker.stop()
    held.let(1)
    until(window, lambda: preview._maker.state is State.STOPPED)
    press(window, "Control-s")
    held.let()
    until(window, (tmp_path / "x.pdf").exists)
    assert len(page_texts((tmp_path / "x.pdf").read_bytes())) == PAGES


def test_what_can_not_be_made_is_told_once_and_the_page_stays(
    window: Any, preview: Preview, held: Press, answers: Any
) -> None:
    asked = answers(show_error=None)
    held.fails = Broken("{file} can not be shown.", file="ก")
    press(window, "Control-s")
    held.let()
    until(window, lambda: preview._maker.state is State.FAILED)
    window.update()
    assert len(asked.calls) == 1 and "ไม่ได้" in said(preview)
    assert preview.view._photo is not None and preview.winfo_exists()


def test_closing_ends_the_making_and_is_quiet(window: Any, desk: Any, preview: Preview, held: Press) -> None:
    path = preview.path
    press(window, "Escape")
    held.let(1)
    until(window, lambda: not desk.desk.jobs.busy)
    assert not path.exists()


def test_a_first_page_that_can_not_be_made_opens_no_preview(
    window: Any, desk: Any, held: Press, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_what: Any) -> None:
        raise Broken("{file} can not be shown.", file="ก")

    asked = answers(show_error=None)
    show_paper(desk.screen, desk.desk, "x", "x", held.make, kind="x", begin=fail)
    until(window, lambda: asked.calls)
    until(window, lambda: not desk.desk.jobs.busy)
    assert not [child for child in desk.screen.winfo_children() if isinstance(child, Preview)]


@pytest.mark.parametrize("spoken", ["th", "en"])
@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_is_cut_off_while_it_is_made_and_when_it_is_stopped(
    window: Any, preview: Preview, held: Press, percent: int, spoken: str
) -> None:
    language.set_language(spoken)
    theme.set_text_size(window, percent)
    try:
        held.let(1)
        press(window, "Control-s")
        for _time in range(5):
            window.update()
        assert not cut_off(window)
        preview._maker.stop()
        held.let(1)
        until(window, lambda: preview._maker.state is State.STOPPED)
        window.update()
        assert not cut_off(window)
    finally:
        theme.set_text_size(window, 100)


# --- papers of the office ---------------------------------------------------------------------------


def makers_of(monkeypatch: pytest.MonkeyPatch, module: Any, show: Callable[[], object]) -> tuple[Any, Any]:
    """What `show` would make the whole and the first page with."""
    taken: list[Any] = []

    def take(*what: Any, begin: Any = None, **_more: Any) -> None:
        taken.extend((what[4], begin))

    monkeypatch.setattr(module, "show_paper", take)
    show()
    return taken[0], taken[1]


def texts_of_both(office: Any, make: Any, begin: Any) -> tuple[str, list[str]]:
    """The text of the first page as it is begun, and of all pages of the whole."""
    paper, first, whole = paper_for(office, "กิตติ"), io.BytesIO(), io.BytesIO()
    begin(first, begun_paper(paper), lambda _done, _total: None)
    make(whole, paper, lambda _done, _total: None)
    return page_texts(first.getvalue())[0], page_texts(whole.getvalue())


def test_the_first_certificate_of_many_is_as_it_will_be(
    office: Any, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    training_office.named(office)
    certificates.issue_certificates(office, training_office.finished_class(office).id)
    chosen = certificates.register(office, 2569)
    monkeypatch.setattr(certificate_actions, "AT_ONCE", 2)
    make, begin = makers_of(
        monkeypatch,
        certificate_actions,
        lambda: certificate_actions.print_certificates(desk.screen, desk.desk, chosen),
    )
    first, pages = texts_of_both(office, make, begin)
    assert first == pages[0] and len(pages) == len(chosen)


def test_the_first_page_of_a_roster_is_as_it_will_be_but_for_the_count_of_pages(
    office: Any, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(110):
        people_office.resident(office, f"กนก{number:03}", "ใจดี", citizen_id="", born=people_office.born(1960))
    monkeypatch.setattr(roster_dialog, "AT_ONCE", 100)
    wishes = roster_dialog.RosterWishes(columns=tuple(roster_dialog.ResidentColumn))
    monkeypatch.setattr(roster_dialog, "_ask", lambda *_what: wishes)
    make, begin = makers_of(
        monkeypatch, roster_dialog, lambda: roster_dialog.print_residents(desk.screen, desk.desk, ResidentFilter())
    )
    first, pages = texts_of_both(office, make, begin)
    assert first != pages[0] and first.replace("…", to_thai(str(len(pages)))) == pages[0]


@pytest.mark.parametrize("paper", ["register", "hand-over list", "certificate register", SUMMARY, PARTICIPANTS])
def test_the_first_page_of_each_list_of_a_class_is_as_it_will_be(
    office: Any, desk: Any, monkeypatch: pytest.MonkeyPatch, paper: str
) -> None:
    training_office.named(office)
    given = [f"กนก{number:02}" for number in range(45)]
    held = training_office.class_with(office, given, days=2, of=training_office.course(office, hours=14))
    training_office.attend(office, held, dict.fromkeys(given, 4))
    class_id = training.close_class(office, held.id).id
    certificates.issue_certificates(office, class_id)
    step = SimpleNamespace(desk=desk.desk, class_id=class_id, screen=lambda: desk.screen)
    tools = SimpleNamespace(_step=step, day=SimpleNamespace(value=None))
    module, show = {
        "register": (class_register, lambda: class_register.RegisterTools.print(tools)),
        "hand-over list": (
            certificate_actions,
            lambda: certificate_actions.print_hand_over_list(desk.screen, desk.desk, class_id),
        ),
        "certificate register": (
            certificate_actions,
            lambda: certificate_actions.print_register(desk.screen, desk.desk, 2569),
        ),
    }.get(paper, (class_papers, lambda: class_papers.print_class_paper(desk.screen, desk.desk, class_id)))
    monkeypatch.setattr(dialogs, "ask_choice", lambda *_asked: paper)
    assert makers_of(monkeypatch, module, show)[1] is None, "so few are made before one would wait"
    monkeypatch.setattr(module, "LONG_LIST", 40)
    make, begin = makers_of(monkeypatch, module, show)
    first, pages = texts_of_both(office, make, begin)
    assert len(pages) > 1 and first != pages[0]
    assert first.replace("…", pages[0].rpartition("/")[2]) == pages[0]


def test_the_first_sheet_of_cards_is_as_it_will_be(office: Any, desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(14):
        person = people_office.resident(office, f"กนก{number:03}", "ใจดี")
        people_office.volunteer(office, person.id)
    monkeypatch.setattr(card_papers, "AT_ONCE", 12)
    wishes = card_papers.CardWishes(valid_until=date(2028, 11, 22))
    monkeypatch.setattr(card_papers, "_ask", lambda *_what: wishes)
    make, begin = makers_of(
        monkeypatch, card_papers, lambda: card_papers.print_cards(desk.screen, desk.desk, VolunteerFilter())
    )
    first, pages = texts_of_both(office, make, begin)
    assert first == pages[0] and len(pages) == 2
