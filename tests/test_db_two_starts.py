"""Two starts at once on one folder: one has the office, the others are told, and no half office is left."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from db import soundness, storage
from tests.keys import new_office, open_office
from tests.source import TOP

START = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from db.domain.errors import DeskError
from db.office import Office
from tests.keys import KEY
folder, go, way = Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
print("ready", flush=True)
while not go.exists():
    time.sleep(0.002)
try:
    office = getattr(Office, way)(folder, KEY)
except DeskError as error:
    print(type(error).__name__, flush=True)
else:
    print("mine", flush=True)
    time.sleep(1)
    office.close()
"""
STARTS = 4


def started(folder: Path, go: Path, way: str) -> "list[subprocess.Popen[str]]":
    """Processes that are about to open or create the office of the folder, all at the same moment."""
    command = [sys.executable, "-c", START, str(TOP), str(folder), str(go), way]
    processes = [
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        for _start in range(STARTS)
    ]
    for process in processes:
        assert process.stdout is not None and process.stdout.readline().strip() == "ready", process.communicate()
    go.write_bytes(b"")
    return processes


def answers(processes: "list[subprocess.Popen[str]]") -> list[str]:
    found = []
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")
        found.append(out.strip())
    return sorted(found)


def test_of_many_that_open_an_office_one_has_it(office_folder: Path, tmp_path: Path) -> None:
    new_office(office_folder).close()
    said = answers(started(office_folder, tmp_path / "go", "open"))
    assert said == sorted(["mine", *["OfficeBusy"] * (STARTS - 1)])
    with open_office(office_folder) as office:
        assert soundness.problems_in(office.database.connection()) == []


def test_of_many_that_begin_an_office_one_does(office_folder: Path, tmp_path: Path) -> None:
    said = answers(started(office_folder, tmp_path / "go", "create"))
    assert said == sorted(["mine", *["DeskError"] * (STARTS - 1)])
    assert [path.name for path in office_folder.iterdir() if path.suffix != ".db-journal"] == [storage.FILE_NAME]
    with open_office(office_folder) as office:
        assert soundness.problems_in(office.database.connection()) == []


@pytest.mark.parametrize("seconds", [0.0, 0.3])
def test_an_office_whose_program_was_killed_opens_at_once_without_a_question(
    office_folder: Path, tmp_path: Path, seconds: float
) -> None:
    new_office(office_folder).close()
    processes = started(office_folder, tmp_path / "go", "open")
    time.sleep(seconds)
    for process in processes:
        process.kill()
        process.communicate(timeout=60)
    open_office(office_folder).close()
