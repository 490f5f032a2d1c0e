"""One window for a folder: a second start brings the first forward, and commands talk to it or say who has it."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from db import holder, storage
from db.communities import communities, save_community
from db.domain.communities import Community
from db.domain.errors import DeskError
from db.office import Office
from tests.at_desk import town
from tests.keys import new_office
from tests.signed_in import begun
from tests.source import TOP
from ui import channel, command_line, window_questions
from ui.callers import Callers
from ui.channel import Claim
from ui.session import Session

WINDOW = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from ui import channel
folder, go = Path(sys.argv[2]), Path(sys.argv[3])
print("ready", flush=True)
while not go.exists():
    time.sleep(0.002)
claim = channel.claim_or_show(folder)
if claim is None:
    print("shown", flush=True)
    sys.exit()
door = claim.open_door()
print("mine", flush=True)
shown = 0
while shown < int(sys.argv[4]):
    question, tell = door.asked.get(timeout=float(sys.argv[5]))
    shown += question == {"do": "show"}
    tell({"end": "shown"})
time.sleep(0.3)  # the answer is on its way
claim.close()
"""
"""A window without a screen: it stays until it has been brought forward as often as it is told, and fails if nobody
comes."""
LONGEST_WAIT = 20.0


@pytest.fixture
def folder(office_folder: Path) -> Path:
    office_folder.mkdir()
    return office_folder


@pytest.fixture
def claim(folder: Path) -> Iterator[Claim]:
    mine = channel.claimed(folder)
    assert mine is not None
    yield mine
    mine.close()


def window_process(folder: Path, go: Path, times: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WINDOW, str(TOP), str(folder), str(go), str(times), str(LONGEST_WAIT)]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout is not None and process.stdout.readline() == "ready\n", process.communicate()
    return process


# -- who has the folder


def test_of_many_starts_at_once_one_has_the_window_and_is_brought_forward_by_all_others(
    folder: Path, tmp_path: Path
) -> None:
    starts = 4
    processes = [window_process(folder, tmp_path / "go", starts - 1) for _start in range(starts)]
    (tmp_path / "go").touch()
    said = []
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")
        said.append(out.strip())
    assert sorted(said) == ["mine", *["shown"] * (starts - 1)]


def test_a_window_that_was_killed_leaves_nothing_in_the_way(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "go").touch()
    for _time in range(3):
        killed = window_process(folder, tmp_path / "go", 1)
        assert killed.stdout is not None and killed.stdout.readline() == "mine\n"
        killed.kill()
        killed.communicate(timeout=60)
    begun = time.monotonic()
    mine = channel.claim_or_show(folder)
    assert mine is not None and time.monotonic() - begun < 1
    mine.close()


def test_while_a_window_has_the_folder_no_other_gets_it(folder: Path, claim: Claim) -> None:
    assert channel.claimed(folder) is None
    claim.close()
    again = channel.claimed(folder)
    assert again is not None
    again.close()


def test_the_end_of_a_window_leaves_the_folder_as_it_was(folder: Path, claim: Claim) -> None:
    claim.open_door()
    assert {path.name for path in folder.iterdir()} == {channel.LOCK_NAME, channel.ADDRESS_NAME}
    claim.close()
    assert list(folder.iterdir()) == []


def test_a_lock_that_its_window_has_just_taken_away_is_not_mistaken_for_one(
    folder: Path, claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened before it was taken away, locked after: that lock is of a file which nobody else will ever see."""
    take = channel._take
    times: list[bool] = []

    def late(handle: int) -> bool:
        if not times:
            claim.close()
        times.append(take(handle))
        return times[-1]

    monkeypatch.setattr(channel, "_take", late)
    mine = channel.claimed(folder)
    assert mine is not None
    monkeypatch.undo()
    assert channel.claimed(folder) is None
    mine.close()


def test_a_folder_without_a_window_gives_no_answer(folder: Path) -> None:
    assert channel.ask(folder, {"do": "show"}) is None
    (folder / channel.ADDRESS_NAME).write_text("{broken", encoding="utf-8")
    assert channel.ask(folder, {"do": "show"}) is None


def test_a_window_that_hangs_is_said_in_words(folder: Path, claim: Claim) -> None:
    claim.open_door()
    with pytest.raises(channel.NoAnswer, match="does not answer"):
        channel.claim_or_show(folder, patience=0.3)


def test_a_lock_without_a_door_is_said_in_words(folder: Path, claim: Claim) -> None:
    with pytest.raises(channel.NoAnswer):
        channel.claim_or_show(folder, patience=0.3)


# -- who may talk to it


def test_who_does_not_know_the_word_is_not_heard(folder: Path, claim: Claim) -> None:
    door = claim.open_door()
    file = folder / channel.ADDRESS_NAME
    known = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**known, "word": "00" * 32}), encoding="utf-8")
    assert channel.ask(folder, {"do": "show"}, patience=1) is None
    assert door.asked.empty()
    file.write_text(json.dumps(known), encoding="utf-8")
    threading.Timer(0.05, lambda: door.asked.get()[1]({"end": "heard"})).start()
    assert channel.ask(folder, {"do": "show"}, patience=5) == {"end": "heard"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps others away from the pipe itself")
def test_only_this_user_can_read_the_word(folder: Path, claim: Claim) -> None:
    claim.open_door()
    assert (folder / channel.ADDRESS_NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("sent", [b"", b"not json", b"[1]", b"null", b"\x80\x04]\x94.", b"x" * 200_000])
def test_nonsense_from_a_caller_is_no_question(folder: Path, claim: Claim, sent: bytes) -> None:
    door = claim.open_door()
    with channel.called(folder) as window:
        assert window is not None
        with pytest.raises((EOFError, OSError)):
            window.send_bytes(sent)
            window.recv_bytes()
    assert door.asked.empty()


# -- the window


@pytest.fixture
def session(window: Any, folder: Path) -> Iterator[Session]:
    """A window with an office, listening."""
    credential = begun(folder)
    with Office.open(folder, credential) as made:
        town(made)
    mine = channel.claimed(folder)
    assert mine is not None
    session = Session(window, folder, immediate_jobs=True)
    assert session.begin() and session.enter(credential) is not None
    window.update()
    Callers(session, mine).listen()
    yield session
    session.end()
    mine.close()


def while_the_window_runs(window: Any, work: Callable[[], object]) -> Any:
    """What another start of the program gets, which runs in a thread here."""
    got: list[Any] = []

    def run() -> None:
        try:
            got.append(work())
        except BaseException as error:  # noqa: BLE001  told to the test
            got.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    until = time.monotonic() + 20
    while thread.is_alive() and time.monotonic() < until:
        window.update()
        time.sleep(0.005)
    thread.join(1)
    assert got, "no answer"
    return got[0]


def test_a_second_start_brings_the_window_forward_and_ends_quietly(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forward: list[Any] = []
    monkeypatch.setattr("ui.callers.come_forward", forward.append)
    assert while_the_window_runs(session.window, lambda: command_line.main(["--data", str(folder)])) == 0
    assert forward == [session.window]
    assert tuple(capsys.readouterr()) == ("", "")


def test_coming_forward_gives_the_keyboard_to_where_it_was(session: Session) -> None:
    from ui.callers import come_forward

    window = session.window
    window.update()
    entry = session.desk_window.shell.field.entry
    entry.focus_force()
    window.update()
    if sys.platform != "win32":  # which gives the keyboard of a window that goes out of sight to the next one
        window.withdraw()
    window.update()
    come_forward(window)
    window.update()
    assert window.state() == "normal" and window.focus_get() is entry


def test_a_backup_is_made_by_the_open_window(
    session: Session, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "สำรอง"
    target.mkdir()
    words = ["--data", str(folder), "backup", "create", str(target)]
    assert while_the_window_runs(session.window, lambda: command_line.main(words)) == 0
    (made,) = target.iterdir()
    assert str(made) in capsys.readouterr().out


def test_a_backup_that_the_window_can_not_make_is_told_where_it_was_asked_for(
    session: Session, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], answers: Any
) -> None:
    told = answers(show_error=None)
    words = ["--data", str(folder), "backup", "create", str(tmp_path / "none {x}" / "deeper" / "a.db")]
    assert while_the_window_runs(session.window, lambda: command_line.main(words)) == 1
    *_progress, told_there = capsys.readouterr().err.splitlines()
    assert "{x}" in told_there and told_there.startswith("ไม่พบโฟลเดอร์")
    assert told.calls == []


def test_another_command_says_who_has_the_office_and_since_when(
    session: Session, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / holder.FILE_NAME).write_text(json.dumps({"who": "มานี", "since": "2026-11-22T09:05:00"}), encoding="utf-8")
    words = ["--data", str(folder), "list", "residents"]
    assert while_the_window_runs(session.window, lambda: command_line.main(words)) == 1
    told = capsys.readouterr()
    assert told.out == "" and "มานี" in told.err and "22/11/2569 09.05" in told.err


def test_a_window_whose_office_is_closed_leaves_the_office_to_commands(session: Session, folder: Path) -> None:
    session.end()
    assert while_the_window_runs(session.window, lambda: window_questions.require_closed(folder)) is None
    answer = while_the_window_runs(
        session.window, lambda: window_questions.backup_by_window(folder, folder, "th", print)
    )
    assert answer is None


def test_a_question_that_fails_is_answered_and_the_next_one_too(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, expected_errors: list[Any]
) -> None:
    def broken(_window: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("ui.callers.come_forward", broken)
    answer = while_the_window_runs(session.window, lambda: channel.ask(folder, {"do": "show"}, patience=10))
    assert (answer["end"], len(expected_errors)) == ("failed", 1)
    answer = while_the_window_runs(session.window, lambda: channel.ask(folder, {"do": "?"}, patience=10))
    assert answer == {"end": "unknown"}


# -- who has the office


def test_the_error_of_a_locked_office_names_who_has_it(folder: Path) -> None:
    with new_office(folder, "มานี"):
        found = holder.holder_of(folder)
        assert found is not None and found.who == "มานี" and abs((datetime.now() - found.since).total_seconds()) < 60
        code = f"import sys; sys.path.insert(0, {str(TOP)!r})\nfrom pathlib import Path\n"
        code += "from tests.keys import open_office\n"
        code += f"open_office(Path({str(folder)!r}))"
        other = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=False)
        assert "OfficeBusy" in other.stderr.decode() and "by มานี since" in other.stderr.decode()
    assert holder.holder_of(folder) is None
    left = {path.name for path in folder.iterdir()} - {f"{storage.FILE_NAME}-journal"}  # emptied, it stays
    assert left == {storage.FILE_NAME}


@pytest.mark.parametrize("kept", ["", "{", "[]", "{}", '{"who": "x", "since": "never"}', '{"who": "", "since": 1}'])
def test_a_note_that_can_not_be_read_names_nobody(folder: Path, kept: str) -> None:
    (folder / holder.FILE_NAME).write_text(kept, encoding="utf-8")
    assert holder.holder_of(folder) is None
    assert isinstance(holder.busy(folder), DeskError) and "{" not in str(holder.busy(folder))


def test_an_office_in_a_folder_that_takes_no_note_opens_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError("planted")

    monkeypatch.setattr(Path, "write_text", refuse)
    with new_office(folder, "มานี") as office:
        save_community(office, Community(name="ริมยวม"))
        assert len(communities(office)) == 1
