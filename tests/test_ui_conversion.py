"""An office of an earlier version meets the window of this one: opened by the start itself, with its own worker."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from db import sealing, storage
from db.demo import fill_demo
from db.residents import residency_figures
from tests.at_desk import town
from tests.keys import CHEAP, plain_office
from ui.session import Session
from ui.way_in import WayIn, way_into
from ui.wizard import WizardPage

NOW = datetime(2026, 11, 22, 9)
NAME, WORDS = "กิตติ ใจงาม", "ข้าวเหนียวสามห่อ"
SOON = 60.0


def wait_until(window: Any, is_so: Callable[[], object]) -> None:
    until = time.monotonic() + SOON
    while not is_so():
        assert time.monotonic() < until
        window.update()
        time.sleep(0.01)


def plain_in(folder: Path) -> list[str]:
    """Files that anybody can read as a database."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if file.read_bytes().startswith(b"SQLite format 3")]


@pytest.fixture
def folder(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sealing, "COST", CHEAP)
    return office_folder


def test_a_plain_demo_is_encrypted_by_the_start_and_opens(window: Any, folder: Path) -> None:
    with plain_office(folder) as office:
        fill_demo(office, NOW.date(), 60, 1)
        before = residency_figures(office).residents
    assert way_into(folder) is WayIn.PLAIN
    session = Session(window, folder)
    session.begin_soon()
    wait_until(window, lambda: session.desk_window is not None)
    assert session.office is not None and residency_figures(session.office).residents == before > 0
    assert session.desk_window is not None and session.desk_window.status.demo.cget("text")
    wait_until(window, lambda: not session.desk_window.jobs.busy)
    session.end()
    assert way_into(folder) is WayIn.DEMO and plain_in(folder) == []


def test_a_plain_office_is_encrypted_by_the_window_beside_its_worker(
    window: Any, folder: Path, answers: Any, tmp_path: Path
) -> None:
    told = answers(show_message=None)
    with plain_office(folder) as office:
        office.clock = lambda: NOW
        town(office)
    session = Session(window, folder)
    session.begin_soon()
    wait_until(window, lambda: session._beginning is not None)
    page: Any = session._beginning and session._beginning.page
    assert isinstance(page, WizardPage) and storage.is_plain(folder / storage.FILE_NAME)
    page.next()
    page.step.name.insert(0, NAME)
    for entry in (page.step.password.entry, page.step.again.entry):
        entry.insert(0, WORDS)
    page.next()
    page.step.key.insert(0, page.answers.recovery)
    page.next()
    page.answers.place = tmp_path
    page.next()
    assert str(page.next_button.cget("state")) == "disabled", "it is being done"
    wait_until(window, lambda: session.desk_window is not None and told.calls)
    assert session.office is not None and session.office.who == NAME
    assert residency_figures(session.office).residents == 4
    assert list((folder / "backups").glob("*.msdbak")) and list(tmp_path.glob("*.msdbak"))
    wait_until(window, lambda: not session.desk_window.jobs.busy)  # type: ignore[union-attr]
    session.end()
    assert plain_in(folder) == [] and storage.FILE_NAME in {file.name for file in folder.iterdir()}
    assert way_into(folder) is WayIn.SIGN_IN
