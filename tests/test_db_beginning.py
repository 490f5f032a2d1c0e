"""An office is begun as one piece: killed at any step there is none or a whole one, and the next start works."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from db import backup_file, check, keys
from db.backup_list import identities
from db.beginning import First, begin_office
from db.domain.accounts import Role
from db.domain.recovery_key import new_recovery_key
from db.office import Office
from db.settings import settings_of
from tests.source import TOP
from ui.way_in import WayIn, way_into

NAME, PASSWORD = "กานดา ใจดี", "ดอกเอื้อง 2569"
RECOVERY = new_recovery_key()
TOWN = "เทศบาลตำบลตัวอย่าง"
pytestmark = pytest.mark.usefixtures("cheap_passwords")


# A kill where the disk is as at the one before it would prove the same again: most steps only read
KILLED_AT = textwrap.dedent("""
    import os, sys
    from pathlib import Path
    from db import sealing
    from db.beginning import First, begin_office
    sealing.COST = sealing.Cost(32, 1, 1)
    runs, name, password, recovery, town = Path(sys.argv[1]), *sys.argv[2:6]
    WATCHED = {"open", "os.rename", "os.remove", "os.link", "os.truncate", "os.mkdir", "sqlite3.connect"}
    import db.accounts, db.erasures, encodings.ascii, encodings.utf_8_sig, pyrage

    def attempt(last):
        run = runs / str(last)
        (run / "stick").mkdir(parents=True)
        left, known = [last], [looked_at(run)]
        def count(event, _args):
            if event not in WATCHED or looked_at(run) == known[0]:
                return
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)
            known[0] = marked(run)
        first = First(name, password, recovery, run / "stick")
        sys.addaudithook(count)
        begin_office(run / "office", first, town, "Town", lambda _done, _total: None)
        os._exit(0)

    def looked_at(run):
        while True:
            try:
                return {each: of(os.lstat(each)) for each in run.rglob("*")}
            except FileNotFoundError:  # the thread of the office is at work
                pass

    def of(found):
        return found.st_ino, found.st_size, found.st_mtime_ns

    def marked(run):
        # The clock of disks is slow: two commits may bear one time, so the first is put back by a billionth of a second
        for each, (_number, _size, time) in looked_at(run).items():
            if each.name == "office.db":
                os.utime(each, ns=(time, time - 1))
        return looked_at(run)

    for last in range(1, 1000):
        child = os.fork()
        if not child:
            attempt(last)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            print(last, flush=True)
            break
""")


def begin(run: Path) -> None:
    begin_office(run / "office", First(NAME, PASSWORD, RECOVERY, run / "stick"), TOWN, "Town", lambda _d, _t: None)


def require_whole(run: Path) -> str:
    """What the kill left is none or opens; either way the next start ends with all there is to be."""
    folder = run / "office"
    was = way_into(folder)
    assert was in (WayIn.NEW, WayIn.SIGN_IN), "never broken"
    assert Office.exists(folder) is (was is WayIn.SIGN_IN)
    if was is WayIn.SIGN_IN:
        with Office.open(folder, keys.sign_in(folder, NAME, PASSWORD)) as office:
            assert office.account.role is Role.MANAGER and check.problems(office) == ()
        assert keys.sign_in_by_recovery(folder, RECOVERY).who
    begin(run)
    with Office.open(folder, keys.sign_in(folder, NAME, PASSWORD)) as office:
        assert settings_of(office).name_th == TOWN and check.problems(office) == ()
        copies = [*(folder / "backups").glob("*.msdbak"), *(run / "stick").glob("*.msdbak")]
        assert len({copy.parent for copy in copies}) == 2
        for number, copy in enumerate(copies):
            backup_file.unpack(copy, identities(office), run / f"unpacked-{number}")
    assert keys.sign_in_by_recovery(folder, RECOVERY).key == keys.sign_in(folder, NAME, PASSWORD).key
    return was.value


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a hundred starts take too long without fork")
def test_killed_at_any_step_there_is_no_office_or_a_whole_one(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    command = [sys.executable, "-c", KILLED_AT, str(runs), NAME, PASSWORD, RECOVERY, TOWN]
    done = subprocess.run(command, cwd=TOP, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip(), done.stderr
    states = [require_whole(run) for run in sorted(runs.iterdir(), key=lambda run: int(run.name))]
    assert len(states) == int(done.stdout) > 20
    assert states == sorted(states, key=[WayIn.NEW.value, WayIn.SIGN_IN.value].index), "none, from one instant on one"
    assert set(states) == {WayIn.NEW.value, WayIn.SIGN_IN.value}
