"""A sitting at the desk: signing in, an office that can not be opened, work on its file, the end of a day."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.credential import Credential
from db.domain.errors import InUse
from db.domain.residents import Resident
from db.office import Office
from db.residents import save_resident
from tests.at_desk import town
from tests.keyboard import press, write
from tests.signed_in import MANAGER, PASSWORD, begun
from ui import preferences
from ui.session import Session


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return office_folder


@pytest.fixture
def credential(folder: Path) -> Credential:
    return begun(folder)


@pytest.fixture
def session(window: Any, folder: Path) -> Iterator[Session]:
    sitting = Session(window, folder, immediate_jobs=True)
    yield sitting
    sitting.end()


def test_an_office_asks_who_it_is_and_opens_at_home(
    session: Session, window: Any, credential: Credential, folder: Path
) -> None:
    with Office.open(folder, credential) as made:
        town(made)
    assert session.begin()
    window.update()
    assert session.office is None and session.gate.sign_in_page is not None
    window.focus_lastfor().focus_force()
    write(window, PASSWORD)
    press(window, "Return")
    assert session.office.who == MANAGER
    assert session.desk_window.here == "home" and session.gate.page is None
    assert preferences.load(folder).last_name == MANAGER


def test_the_title_names_the_office_only_while_it_is_open(
    session: Session, window: Any, credential: Credential, folder: Path
) -> None:
    from dataclasses import replace

    from db.settings import save_settings, settings_of

    with Office.open(folder, credential) as made:
        save_settings(made, replace(settings_of(made), name_th="เทศบาลทดสอบ"))
    session.begin()
    assert "เทศบาลทดสอบ" not in window.title()
    session.enter(credential)
    assert "เทศบาลทดสอบ" in window.title()
    session.lock()
    assert "เทศบาลทดสอบ" not in window.title()


def test_a_folder_where_no_office_may_lie_is_refused_without_a_question(
    session: Session, folder: Path, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.drives.is_network", lambda _folder: True)
    told = answers(show_error=None)
    assert not session.begin()
    assert [call[0] for call in told.calls] == ["show_error"] and "เครือข่าย" in told.calls[0][1][1]


@pytest.mark.parametrize("leave", [Session.lock, Session.end])
def test_papers_that_were_looked_at_go_with_the_desk(
    session: Session, window: Any, folder: Path, credential: Credential, leave: Any
) -> None:
    session.enter(credential)
    paper = folder / "papers" / "ทะเบียน.pdf"
    paper.parent.mkdir()
    paper.write_bytes(b"%PDF")
    leave(session)
    window.update()
    assert not paper.exists()


def test_an_office_in_use_elsewhere_is_said_in_words_beside_the_password(
    session: Session, window: Any, folder: Path, credential: Credential
) -> None:
    session.begin()
    window.update()
    window.focus_lastfor().focus_force()
    page = session.gate.sign_in_page
    with Office.open(folder, credential):
        write(window, PASSWORD)
        press(window, "Return")
    assert page.error.cget("text") and "Error" not in page.error.cget("text")
    write(window, PASSWORD)
    press(window, "Return")
    assert session.office is not None


def test_work_on_the_file_finds_it_closed_and_the_desk_comes_back(
    session: Session, window: Any, folder: Path, credential: Credential, answers: Any
) -> None:
    told = answers(show_error=None)
    session.enter(credential)
    before = session.desk_window
    seen: list[bool] = []

    def work() -> None:
        Office.open(folder, credential).close()
        seen.append(True)
        raise InUse("The copy is damaged.")

    session.reopen(work)
    window.update()
    assert seen == [True]
    assert session.desk_window is not before
    assert session.desk_window.screen.winfo_ismapped()
    assert told.calls[0][1][1] == "The copy is damaged."


def test_after_work_that_brought_other_keys_its_people_sign_in(
    session: Session, window: Any, folder: Path, credential: Credential, answers: Any
) -> None:
    answers(show_error=None)
    session.enter(credential)

    def work() -> None:
        for file in folder.iterdir():
            if file.is_file():
                file.unlink()
        begun(folder)

    session.reopen(work)
    assert session.desk_window is None and session.gate.sign_in_page is not None


@pytest.mark.parametrize(("saves", "put_in_order"), [(2, False), (3, True)])
def test_the_search_index_is_put_in_order_after_a_day_of_much_typing(
    session: Session, credential: Credential, monkeypatch: pytest.MonkeyPatch, saves: int, put_in_order: bool
) -> None:
    asked: list[Office] = []
    monkeypatch.setattr("ui.session.MANY_CHANGES", 3)
    monkeypatch.setattr("db.search.optimise", asked.append)
    session.enter(credential)
    for _time in range(saves):
        save_resident(session.office, Resident(given="กมล", family="ใจดี"))
    session.end()
    assert bool(asked) is put_in_order
