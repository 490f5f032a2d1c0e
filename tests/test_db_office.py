"""One office: commands are whole or nothing, noted and told; questions answer from any thread; errors are in words."""

import _thread
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import peewee
import pytest
from sqlcipher3 import dbapi2 as driver

from db import records, storage
from db.communities import communities, community_of, delete_community, save_community
from db.domain.communities import Community
from db.domain.errors import DeskError, FormErrors
from db.history import history_of
from db.office import Change, Office, command, query
from db.rows import CommunityRow
from db.storage import OfficeBusy
from db.turns import Turns
from tests.keys import KEY, new_office, open_office

NOW = datetime(2026, 11, 22, 9, 30)


@command
def save_two(office: Office, first: str, second: str) -> None:
    save_community(office, Community(name=first))
    save_community(office, Community(name=second))


@query
def history_count(office: Office) -> int:
    return int(office.sql("select count(*) from history")[0][0])


def test_a_command_that_fails_leaves_nothing_and_tells_nobody(office: Office) -> None:
    told: list[tuple[Change, ...]] = []
    office.on_change(told.append)
    with pytest.raises(FormErrors):
        save_two(office, "ริมยวม", "ช.ริมยวม")
    assert communities(office) == ()
    assert history_count(office) == 0
    assert told == []
    save_two(office, "ริมยวม", "ป่าซาง")
    assert len(communities(office)) == 2


def test_a_bug_in_a_command_leaves_nothing_and_comes_out_as_it_is(office: Office) -> None:
    @command
    def broken(office: Office) -> None:
        save_community(office, Community(name="ริมยวม"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken(office)
    assert communities(office) == ()


def test_listeners_hear_all_changes_of_a_command_once_and_in_the_callers_thread(office: Office) -> None:
    told: list[tuple[tuple[Change, ...], int]] = []
    end = office.on_change(lambda changes: told.append((changes, threading.get_ident())))
    save_two(office, "ริมยวม", "ป่าซาง")
    ids = [each.id for each in communities(office)]
    assert told == [(tuple(Change("communities", each) for each in sorted(ids)), threading.get_ident())]
    end()
    save_community(office, Community(name="กู่แก้ว"))
    assert len(told) == 1


def test_a_listener_may_ask_the_office(office: Office) -> None:
    seen: list[int] = []
    office.on_change(lambda _changes: seen.append(len(communities(office))))
    save_community(office, Community(name="ริมยวม"))
    assert seen == [1]


def test_a_command_inside_another_is_noted_under_the_outer_one(office: Office) -> None:
    office.who = "กิตติ"
    office.clock = lambda: NOW
    save_two(office, "ริมยวม", "ป่าซาง")
    line = history_of(office, "communities", 1)[0]
    assert (line.command, line.who, line.at.replace(tzinfo=None)) == ("save_two", "กิตติ", NOW)
    assert line.at.tzinfo is not None


def test_only_commands_may_note_changes(office: Office) -> None:
    @query
    def noting(office: Office) -> None:
        office.note("communities", 1)

    with pytest.raises(AssertionError):
        noting(office)


def test_the_office_answers_from_any_thread_one_after_the_other(office: Office) -> None:
    with ThreadPoolExecutor(8) as pool:
        saved = list(pool.map(lambda number: save_community(office, Community(name=f"ที่{number:02}")), range(40)))
    assert len({each.id for each in saved}) == 40 == len(communities(office))


def test_what_the_driver_says_about_the_disk_is_told_in_words(office: Office) -> None:
    @query
    def failing(office: Office, message: str) -> None:
        raise driver.OperationalError(message)

    for message, kind in (("database is locked", OfficeBusy), ("database or disk is full", DeskError)):
        with pytest.raises(kind) as told:
            failing(office, message)
        assert message not in str(told.value)
    with pytest.raises(driver.OperationalError, match="no such table"):
        failing(office, "no such table: x")


def test_who_waits_comes_before_who_asks_again_at_once() -> None:
    """A job that reads the whole town in slices must not keep the window waiting."""
    turns, order = Turns(), []

    def window() -> None:
        asked.set()
        with turns:
            order.append("window")

    with ThreadPoolExecutor(1) as pool:
        for _ in range(10):
            asked = threading.Event()
            with turns:
                waiting = pool.submit(window)
                asked.wait(5)
                time.sleep(0.01)
            with turns:
                order.append("job")
            waiting.result(5)
    assert order == ["window", "job"] * 10


def test_the_turn_goes_on_when_work_fails(office: Office) -> None:
    @query
    def failing(office: Office) -> None:
        raise ValueError

    with pytest.raises(ValueError):
        failing(office)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(communities, office).result(5) == ()


@pytest.fixture
def _keyboard_interrupts() -> Iterator[None]:
    """A program that a shell starts in the background is told to ignore the keyboard, and the tests with it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_keyboard_interrupts")
def test_who_stops_waiting_by_the_keyboard_keeps_nobody_from_the_turn() -> None:
    turns, is_taken, may_end = Turns(), threading.Event(), threading.Event()

    def hold() -> None:
        with turns:
            is_taken.set()
            may_end.wait(5)

    def stop_the_waiting() -> None:
        while not turns._waiting:
            time.sleep(0.01)
        time.sleep(0.1)
        _thread.interrupt_main()
        may_end.set()

    with ThreadPoolExecutor(2) as pool:
        holding = pool.submit(hold)
        is_taken.wait(5)
        stopping = threading.Thread(target=stop_the_waiting)
        stopping.start()
        with pytest.raises(KeyboardInterrupt), turns:
            pytest.fail("the turn came")
        holding.result(5)
        pool.submit(hold).result(5)
    stopping.join()
    with turns:
        assert turns.is_mine()


def test_a_long_question_can_be_interrupted(office: Office) -> None:
    @query
    def endless(office: Office) -> int:
        return int(office.sql(
            "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
        )[0][0])  # fmt: skip

    timer = threading.Timer(0.2, office.interrupt)
    timer.start()
    with pytest.raises(peewee.OperationalError, match="interrupted"):
        endless(office)
    timer.join()
    assert communities(office) == ()


def test_records_in_the_bin_can_be_read_but_not_saved_over(office: Office) -> None:
    kept = save_community(office, Community(name="ริมยวม"))
    delete_community(office, kept.id)
    assert community_of(office, kept.id) == kept
    with pytest.raises(DeskError):
        save_community(office, kept)


@pytest.fixture
def reopened(office_folder: Path) -> Iterator[Office]:
    with new_office(office_folder) as first:
        save_community(first, Community(name="ริมยวม"))
    with open_office(office_folder) as second:
        yield second


def test_what_was_saved_is_there_after_opening_again(reopened: Office) -> None:
    assert [each.name for each in communities(reopened)] == ["ชุมชนริมยวม"]


def test_a_revision_counts_each_save(office: Office) -> None:
    kept = save_community(office, Community(name="ริมยวม"))
    for revision in (2, 3):
        kept = save_community(office, kept)
        assert kept.revision == revision
    row = query(lambda office: records.one(office, CommunityRow, kept.id))(office)
    assert row["revision"] == 3


@command
def _fill_disk(office: Office) -> None:
    pages = office.sql("pragma page_count")[0][0]
    office.sql(f"pragma max_page_count = {pages}")
    for number in range(200):
        save_community(office, Community(name=f"ที่{number:03} {'ก' * 90}"))


def test_a_full_disk_is_told_as_such_and_the_office_goes_on(office: Office) -> None:
    with pytest.raises(DeskError, match="disk is full"):
        _fill_disk(office)
    assert communities(office) == ()
    office.run(lambda: office.sql("pragma max_page_count = 100000"))
    save_community(office, Community(name="ริมยวม"))
    assert len(communities(office)) == 1


def test_an_office_that_can_not_be_begun_leaves_nothing(office_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(database: object) -> None:
        raise driver.OperationalError("database or disk is full")

    monkeypatch.setattr(storage, "migrate", full)
    with pytest.raises(DeskError, match="disk is full"):
        Office.create(office_folder, KEY)
    assert list(office_folder.iterdir()) == []


def test_no_office_can_be_begun_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "folder"):
        with pytest.raises(DeskError, match="file"):
            Office.create(folder, KEY)


def test_of_two_who_begin_an_office_at_once_one_begins_and_the_other_takes_nothing(
    office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others: list[Office] = []
    migrate = storage.migrate

    def slowly(database: Any) -> None:
        migrate(database)
        if not others:
            others.append(Office.__new__(Office))
            others[0] = Office.create(office_folder, KEY)
            save_community(others[0], Community(name="ริมยวม"))

    monkeypatch.setattr(storage, "migrate", slowly)
    with pytest.raises(DeskError, match="already an office"):
        Office.create(office_folder, KEY)
    with others[0] as faster:
        assert len(communities(faster)) == 1
    assert {path.name for path in office_folder.iterdir()} <= {"office.db", "office.db-journal"}
