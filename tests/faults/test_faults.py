"""The promises on what breaks, each put to a few tries in every run; `python3 -m tests faults` does all of them."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.faults import (
    copies,
    counted,
    damage,
    hatchery,
    killed_work,
    kills,
    offices,
    power_cuts,
    promises,
    starts,
    sync_order,
    system_calls,
    tasks,
)
from tests.faults.killed_work import Kills
from tests.faults.tasks import Task

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="faults at system calls are made by strace")
SHORT = {promise.word: promise.short for promise in promises.PROMISES}


@pytest.mark.parametrize("kind", kills.KINDS, ids=lambda kind: kind.__name__)
def test_saved_survives_the_death_of_the_program(kind: type[Kills], tmp_path: Path) -> None:
    killed_work.survives_kills((kind,), SHORT["kills"] if sys.platform == "linux" else 1, tmp_path).verdict()


def test_saved_survives_a_power_cut() -> None:
    tally = power_cuts.survives_power_cuts(SHORT["power"])
    tally.verdict()
    assert tally.seen["journals left hot"] > SHORT["power"] / 2


@on_linux
def test_what_takes_a_name_was_synced_before_and_its_folder_after(tmp_path: Path) -> None:
    tally = sync_order.syncs_in_order(tasks.TASKS, tmp_path)
    tally.verdict()
    assert tally.tried["files that took a name"] > 10


@on_linux
@pytest.mark.parametrize("kind", tasks.TASKS, ids=lambda kind: kind.__name__)
def test_a_failing_system_call_spares_the_old_file(kind: type[Task], tmp_path: Path) -> None:
    assert shutil.which("strace"), "python3 -m tests installs it"
    system_calls.spares_the_old_file((kind,), system_calls.FAULTS, SHORT["calls"], tmp_path).verdict()


def test_damage_is_noticed(tmp_path: Path) -> None:
    damage.notices_damage(SHORT["damage"], tmp_path).verdict()


def test_damaged_and_foreign_copies_are_refused(tmp_path: Path) -> None:
    copies.notices_damaged_copies(SHORT["copies"], tmp_path).verdict()


def test_an_office_that_does_not_open_goes_back_to_its_copy(tmp_path: Path) -> None:
    copies.survives_damage_at_the_start(SHORT["corrupt"], tmp_path).verdict()


def test_a_copy_brings_back_what_was_copied(tmp_path: Path) -> None:
    copies.brings_back_what_was_copied(SHORT["restore"], tmp_path).verdict()


@pytest.mark.skipif(sys.platform == "win32", reason="tests/test_ui_channel.py starts the program twice there")
def test_of_two_starts_one_has_the_office_whatever_a_kill_has_left(tmp_path: Path) -> None:
    starts.has_one_writer(SHORT["writer"], tmp_path).verdict()


def test_a_file_of_a_newer_program_is_left_as_it_is(tmp_path: Path) -> None:
    starts.leaves_newer_files(SHORT["newer"], tmp_path).verdict()


def test_a_promise_that_was_broken_or_not_tried_fails() -> None:
    tally = promises.Tally("nothing")
    with pytest.raises(AssertionError, match="nothing was tried"):
        tally.verdict()
    with tally.trying("tries"):
        raise ValueError("planted")
    with pytest.raises(AssertionError, match="tries 1: ValueError: planted"):
        tally.verdict()


def test_tests_that_do_not_run_to_their_end_say_why_and_the_other_promises_have_their_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = promises.Tally("nothing")
    assert counted.run(tally, tmp_path, "tests/test_that_is_not_there.py") == 0
    assert "test_that_is_not_there.py ended with 4" in tally.broken[0] and "not found" in tally.broken[0]

    def breaks(_times: int, _place: Path) -> promises.Tally:
        raise ValueError("planted")

    def keeps(_times: int, _place: Path) -> promises.Tally:
        tally = promises.Tally("kept")
        tally.tried["tries"] += 1
        return tally

    planted = (promises.Promise("broken", breaks, 1, 1), promises.Promise("kept", keeps, 1, 1))
    monkeypatch.setattr(promises, "PROMISES", planted)
    assert promises.main([]) == 1
    said = capsys.readouterr().out
    assert "ValueError: planted" in said and "kept: 1 tries; broken 0" in said


def test_work_that_hangs_fails_and_what_it_leaves_keeps_no_other_from_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.filled(tmp_path / "office", 1)
    monkeypatch.setattr(hatchery, "LONGEST", 10.0)
    with hatchery.Hatchery() as hatching:
        left = hatching.hatch("open_office", tmp_path / "office")  # as after a try that failed
        assert left.until("mine")
        hangs = hatching.hatch("open_office", tmp_path / "office")
        assert left.is_over
        with pytest.raises(AssertionError, match="no end after 10 seconds"):
            hangs.rest()
