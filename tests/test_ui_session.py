"""A sitting at the desk: the first start, an office that is there, one that can not be opened, restoring."""

from pathlib import Path
from typing import Any

import pytest

from db.domain.errors import InUse
from db.domain.residents import Resident
from db.office import Office
from db.residents import save_resident
from db.settings import settings_of
from tests.at_desk import town
from tests.keyboard import press, write
from ui.session import Session


@pytest.fixture
def folder(office_folder: Path) -> Path:
    return office_folder


def test_the_first_start_asks_makes_the_office_and_leads_to_its_names(window: Any, folder: Path, answers: Any) -> None:
    asked = answers(ask_yes_no=True, show_message=None)
    session = Session(window, folder, immediate_jobs=True)
    assert session.begin()
    window.update()
    assert [call[0] for call in asked.calls] == ["ask_yes_no", "show_message"]
    assert str(folder) in asked.calls[0][1][1]
    assert session.desk_window._here == "settings"
    session.end()
    assert Office.exists(folder)


def test_a_new_office_is_named_at_once_after_the_welcome(
    window: Any, folder: Path, answers: Any, in_dialog: Any
) -> None:
    """The real dialog gives the keyboard back to where it was: the search entry."""
    answers(ask_yes_no=True)
    session = Session(window, folder, immediate_jobs=True)
    in_dialog(lambda dialog: press(dialog, "Return"))
    assert session.begin()
    window.update()
    write(window, "เทศบาล")
    press(window, "Control-s")
    assert settings_of(session.office).name_th == "เทศบาล"
    session.end()


def test_who_wants_no_office_gets_none(window: Any, folder: Path, answers: Any) -> None:
    answers(ask_yes_no=False)
    session = Session(window, folder)
    assert not session.begin()
    assert not Office.exists(folder)
    session.end()


def test_a_folder_where_no_office_may_lie_is_refused_without_a_question(
    window: Any, folder: Path, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.drives.is_network", lambda _folder: True)
    told = answers(show_error=None)
    session = Session(window, folder)
    assert not session.begin()
    assert [call[0] for call in told.calls] == ["show_error"] and "เครือข่าย" in told.calls[0][1][1]
    session.end()


def test_an_office_that_is_there_opens_at_home_without_a_question(window: Any, folder: Path, answers: Any) -> None:
    asked = answers(ask_yes_no=True, show_message=None)
    with Office.create(folder) as made:
        town(made)
    session = Session(window, folder, immediate_jobs=True)
    assert session.begin()
    window.update()
    assert (asked.calls, session.desk_window._here) == ([], "home")
    session.end()


def test_an_office_in_use_elsewhere_is_said_in_words(window: Any, folder: Path, answers: Any) -> None:
    told = answers(show_error=None)
    with Office.create(folder):
        assert not Session(window, folder).begin()
    assert [call[0] for call in told.calls] == ["show_error"]
    assert "Error" not in told.calls[0][1][1]


def test_work_on_the_file_finds_it_closed_and_the_desk_comes_back(window: Any, folder: Path, answers: Any) -> None:
    told = answers(show_error=None)
    Office.create(folder).close()
    session = Session(window, folder, immediate_jobs=True)
    session.begin()
    before = session.desk_window
    seen: list[bool] = []

    def work() -> None:
        Office.open(folder).close()
        seen.append(True)
        raise InUse("The copy is damaged.")

    session.reopen(work)
    window.update()
    assert seen == [True]
    assert session.desk_window is not before
    assert session.desk_window.screen.winfo_ismapped()
    assert told.calls[0][1][1] == "The copy is damaged."
    session.end()


@pytest.mark.parametrize(("saves", "put_in_order"), [(2, False), (3, True)])
def test_the_search_index_is_put_in_order_after_a_day_of_much_typing(
    window: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, saves: int, put_in_order: bool
) -> None:
    asked: list[Office] = []
    monkeypatch.setattr("ui.session.MANY_CHANGES", 3)
    monkeypatch.setattr("db.search.optimise", asked.append)
    Office.create(folder).close()
    session = Session(window, folder, immediate_jobs=True)
    assert session.begin()
    for _time in range(saves):
        save_resident(session.office, Resident(given="กมล", family="ใจดี"))
    session.end()
    assert bool(asked) is put_in_order
