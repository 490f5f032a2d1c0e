"""A backup without anybody: of the closed file, opened by nobody until somebody signs in, refused while it is open."""

import subprocess
import sys
import textwrap
from datetime import datetime
from pathlib import Path

import pytest

from db import backup, backup_closed, backup_file, backup_list, backup_proofs, keys, restore, storage
from db.credential import Credential
from db.domain.errors import DeskError, NotFound
from db.holder import OfficeBusy
from db.office import Office
from tests.backup_office import NAME, PASSWORD, RECOVERY, begun, people
from tests.keys import plain_office
from tests.test_db_restore import CRASH

NOW = datetime(2026, 11, 22, 18, 0, 0, 5)
pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def credential(office_folder: Path) -> Credential:
    return begun(office_folder)


def test_it_needs_no_key_and_everybody_s_key_opens_it(
    credential: Credential, office_folder: Path, tmp_path: Path
) -> None:
    report = backup_closed.copy_closed(office_folder, None, NOW)
    assert report.residents is None and report.path.parent == office_folder / "backups"
    manifest = backup_file.prove(report.path, [keys.recovery_identity(RECOVERY)])
    assert manifest.key is None and manifest.counts is None and manifest.made_at == NOW.replace(microsecond=0)
    new = tmp_path / "new"
    _report, found = restore.restore_by_recovery(new, report.path, RECOVERY)
    assert people(new, found) == ["กนกวรรณ", "กมล"]
    assert not list(office_folder.glob("copy.*"))


def test_the_next_sign_in_proves_it(credential: Credential, office_folder: Path) -> None:
    path = backup_closed.copy_closed(office_folder, None, NOW).path
    with Office.open(office_folder, credential) as office:
        (copy,) = backup_list.backups(office.folder, backup_list.identities(office))
        assert copy.known.proved_at is None and copy.known.generation == 1
        assert [each.path for each in backup_proofs.due(office)] == [path]
        backup_proofs.prove_copy(office, path)
        assert backup_proofs.due(office) == ()
        assert backup.create_backup(office).path.name.endswith("-00002.msdbak")


def test_a_file_that_was_damaged_before_is_found_when_somebody_signs_in(
    credential: Credential, office_folder: Path
) -> None:
    path = office_folder / storage.FILE_NAME
    content = path.read_bytes()
    path.write_bytes(content[:20_000] + bytes([content[20_000] ^ 1]) + content[20_001:])
    made = backup_closed.copy_closed(office_folder, None, NOW).path
    path.write_bytes(content)
    with Office.open(office_folder, credential) as office, pytest.raises(DeskError, match="damaged"):
        backup_proofs.prove_copy(office, made)


def test_an_open_office_is_not_copied_as_it_lies(credential: Credential, office_folder: Path) -> None:
    """In another process: a lock of SQLite's does not bind the process that has it."""
    script = """
        import sys
        from datetime import datetime
        from pathlib import Path
        from db import backup_closed
        backup_closed.copy_closed(Path(sys.argv[1]), None, datetime.now())
    """
    words = [sys.executable, "-c", textwrap.dedent(script), str(office_folder)]
    with Office.open(office_folder, credential):
        done = subprocess.run(words, capture_output=True, encoding="utf-8", errors="replace", check=False)
        assert done.returncode and "OfficeBusy" in done.stderr
    assert not list((office_folder / "backups").glob("*"))
    subprocess.run(words, check=True)
    assert len(list((office_folder / "backups").glob("*"))) == 1


def test_while_it_is_copied_nobody_opens_the_office(
    credential: Credential, office_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = """
        import sys
        from pathlib import Path
        from db import keys, sealing
        from db.office import Office
        from tests.keys import CHEAP
        sealing.COST = CHEAP
        Office.open(Path(sys.argv[1]), keys.sign_in(Path(sys.argv[1]), sys.argv[2], sys.argv[3])).close()
    """
    words = [sys.executable, "-c", textwrap.dedent(script), str(office_folder), NAME, PASSWORD]
    path = office_folder / storage.FILE_NAME
    with path.open("rb+") as file, backup_closed._alone(file, path):
        done = subprocess.run(words, capture_output=True, encoding="utf-8", errors="replace", check=False)
    assert done.returncode and "OfficeBusy" in done.stderr
    assert issubclass(OfficeBusy, DeskError)
    subprocess.run(words, check=True)


def test_an_office_that_was_killed_is_not_copied_half_written(credential: Credential, office_folder: Path) -> None:
    crash = [sys.executable, "-c", textwrap.dedent(CRASH), str(office_folder), NAME, PASSWORD]
    subprocess.run(crash, check=False)
    with pytest.raises(DeskError, match="not closed properly"):
        backup_closed.copy_closed(office_folder, None, NOW)
    Office.open(office_folder, credential).close()
    assert backup_closed.copy_closed(office_folder, None, NOW).path.is_file()


def test_a_journal_that_was_rolled_back_is_no_hindrance(credential: Credential, office_folder: Path) -> None:
    """SQLite leaves it beside a file that is locked for good, its first byte set to nothing."""
    journal = office_folder / "office.db-journal"
    journal.write_bytes(b"\0" * 512)
    backup_closed.copy_closed(office_folder, None, NOW)
    journal.write_bytes(b"\xd9" + b"\0" * 511)
    with pytest.raises(DeskError):
        backup_closed.copy_closed(office_folder, None, NOW)


def test_a_plain_office_and_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        backup_closed.copy_closed(tmp_path, None, NOW)
    plain_office(tmp_path / "plain").close()
    with pytest.raises(DeskError, match="not encrypted"):
        backup_closed.copy_closed(tmp_path / "plain", None, NOW)
