"""Whether a copy's database is whole: every page of it, those that nothing uses too, in memory or where it lies."""

import secrets
from pathlib import Path

import pytest

from db import backup_check, copies_in_steps, storage
from db.backup_manifest import BadBackup
from db.office import Office
from tests.backup_office import begun

KEY = bytes(range(32))
pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def copy(office_folder: Path, tmp_path: Path) -> Path:
    """An office's database under a key of its own, of which the last pages are free."""
    path = tmp_path / "copy.db"
    with Office.open(office_folder, begun(office_folder)) as office:
        copies_in_steps.copy_in_steps(office, path, KEY, lambda: None)
    with storage.connected(path, KEY, "rw") as connection:
        connection.execute("create table filling (content blob)")
        connection.execute("insert into filling values (?)", (secrets.token_bytes(40_000),))
        connection.commit()
        connection.execute("drop table filling")
        connection.commit()
        assert connection.execute("pragma freelist_count").fetchone()[0] >= 10
    return path


@pytest.fixture(params=["in memory", "in place"], autouse=True)
def room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is small is looked at in memory, and in place what is too large for it."""
    if request.param == "in place":
        monkeypatch.setattr(storage, "MOST_CACHED", 64)


def test_a_whole_copy_is_sound_and_stays_as_it_is(copy: Path) -> None:
    before = copy.read_bytes()
    assert backup_check.require_sound(copy, KEY)["resident"] == 2
    assert copy.read_bytes() == before and [each.name for each in copy.parent.glob("copy.db*")] == ["copy.db"]


def test_one_changed_bit_in_any_page_is_found(copy: Path) -> None:
    content = copy.read_bytes()
    for page in range(0, len(content) // storage.PAGE):
        changed = bytearray(content)
        changed[page * storage.PAGE + 100 + page % 3900] ^= 1 << page % 8
        copy.write_bytes(changed)
        with pytest.raises(BadBackup, match="damaged"):
            backup_check.require_sound(copy, KEY)


@pytest.mark.parametrize("more", [-storage.PAGE, -1, 1, storage.PAGE])
def test_a_file_of_another_length_is_found(copy: Path, more: int) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[:more] if more < 0 else content + bytes(more))
    with pytest.raises(BadBackup, match="damaged"):
        backup_check.require_sound(copy, KEY)
