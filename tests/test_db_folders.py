"""Live data lies on this PC's own disk only: sticks, network folders and folders copied to the internet are told."""

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from db import backup, demo, drives, folders, restore, storage, synced_folders
from db.domain.errors import DeskError
from db.folders import Place, WrongPlace, kind_of, require_local
from db.office import Office
from tests.keys import KEY, new_office, open_office
from ui.language import gettext_for

on_windows = pytest.mark.skipif(sys.platform != "win32", reason="asks Windows")
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux")
ELSEWHERE = (Place.REMOVABLE, Place.NETWORK, Place.CLOUD_SYNCED)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that lies on a stick; the rest of the PC does not."""
    place = tmp_path / "stick"
    place.mkdir()
    monkeypatch.setattr(drives, "is_removable", lambda folder: folder.is_relative_to(place))
    return place


def test_this_pc_s_own_disk_is_local_even_for_a_folder_that_is_not_there(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "ข้อมูล สำนักงาน", tmp_path / "not" / "yet" / "there", Path.home()):
        assert kind_of(folder) is Place.LOCAL
        require_local(folder)


def test_a_path_that_the_system_can_not_follow_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(path: Path) -> Path:
        raise OSError(errno.ENAMETOOLONG, "File name too long", str(path))

    monkeypatch.setattr(Path, "resolve", too_deep)
    with pytest.raises(DeskError) as caught:
        require_local(tmp_path)
    assert "ยาวเกินไป" in caught.value.text(gettext_for("th"))


def test_each_wrong_place_has_a_thai_reason_of_its_own_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for place in ELSEWHERE:
        monkeypatch.setattr(folders, "kind_of", lambda folder, place=place: place)
        for has_office, advice in ((False, "ดิสก์ของเครื่องนี้"), (True, "กู้คืนจากสำเนาสำรอง")):
            with pytest.raises(WrongPlace) as caught:
                require_local(tmp_path, has_office)
            text = caught.value.text(gettext_for("th"))
            assert str(tmp_path) in text and advice in text and "{" not in text
            seen.add(text)
    assert len(seen) == 6


# -- what is refused


def test_a_new_office_on_a_stick_is_refused_and_leaves_nothing(stick: Path) -> None:
    with pytest.raises(WrongPlace):
        Office.create(stick / "office", KEY)
    with pytest.raises(WrongPlace):
        demo.make_demo(stick / "demo", 10)
    with pytest.raises(WrongPlace):
        demo.open_or_make_demo(stick / "demo", 10)
    assert list(stick.iterdir()) == []


def test_an_office_that_lies_on_a_stick_is_not_opened_and_not_touched(stick: Path, tmp_path: Path) -> None:
    new_office(tmp_path / "office").close()
    file = (tmp_path / "office" / storage.FILE_NAME).rename(stick / storage.FILE_NAME)
    before = file.read_bytes()
    with pytest.raises(WrongPlace, match="start it without naming a folder"):
        open_office(stick)
    with pytest.raises(WrongPlace):
        restore.restore_here(stick, file, KEY)
    assert file.read_bytes() == before and len(list(stick.iterdir())) == 1


def test_a_backup_may_go_to_a_stick(office: Office, stick: Path) -> None:
    assert backup.create_backup(office, stick).path.parent == stick


# -- folders that are copied to the internet


def test_a_folder_that_onedrive_names_in_the_environment_is_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in synced_folders.BY_ENVIRONMENT:
        root = tmp_path / name / "OneDrive - เทศบาล"
        monkeypatch.setenv(name, str(root))
        assert kind_of(root / "Documents" / "office") is Place.CLOUD_SYNCED
        assert kind_of(root) is Place.CLOUD_SYNCED
        assert kind_of(root.with_name("OneDrive - เทศบาลอื่น")) is Place.LOCAL


def test_a_folder_that_dropbox_wrote_down_is_synced(tmp_path: Path, home: Path) -> None:
    for variable, folder in synced_folders.DROPBOX_NOTES:
        notes = Path(os.environ[variable]) / folder
        notes.mkdir(exist_ok=True)
        root = tmp_path / f"{variable} แฟ้ม"
        (notes / "info.json").write_text(json.dumps({"personal": {"path": str(root), "host": 1}}), encoding="utf-8")
        assert kind_of(root / "office") is Place.CLOUD_SYNCED


def test_notes_of_dropbox_that_are_damaged_stop_nothing(tmp_path: Path, home: Path) -> None:
    (home / ".dropbox").mkdir()
    for content in ("", "[]", "{", '{"personal": 3}', '{"personal": {"path": 3}}', '{"personal": {"path": "/"}}'):
        (home / ".dropbox" / "info.json").write_text(content, encoding="utf-8")
        assert kind_of(tmp_path) is Place.LOCAL


def test_a_folder_of_the_user_with_the_name_of_such_a_program_is_synced(home: Path) -> None:
    for name in ("OneDrive", "OneDrive - สำนักงาน", "Dropbox", "Google Drive", "iCloudDrive", "Nextcloud"):
        (home / name).mkdir()
        assert kind_of(home / name / "office") is Place.CLOUD_SYNCED
    assert kind_of(home / "OneDriver") is Place.LOCAL


def test_a_way_into_a_synced_folder_by_a_link_is_told(tmp_path: Path, home: Path) -> None:
    (home / "Dropbox").mkdir()
    link = tmp_path / "office"
    try:
        link.symlink_to(home / "Dropbox", target_is_directory=True)
    except OSError:
        pytest.skip("this account may not make links")
    if not link.is_symlink():
        pytest.skip("wine 8 says it made a link and did not")
    assert kind_of(tmp_path / "office" / "2570") is Place.CLOUD_SYNCED


# -- Linux

MOUNTS = """\
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
30 22 0:25 / /run rw - tmpfs tmpfs rw
31 22 8:17 / /media/clerk/USB\\040สำรอง rw,nosuid - vfat /dev/sdb1 rw
32 22 0:50 / /mnt/share rw - cifs //server/share rw
33 22 0:51 / /mnt/nfs rw - nfs4 server:/export rw
34 22 0:52 / /users/clerk/remote rw - fuse.sshfs clerk@server: rw
35 22 0:53 / /var/lib/docker/overlay rw - overlay overlay rw
36 22 0:54 / /vm rw - 9p host rw
37 22 8:33 / /backup rw - ext4 /dev/sdc1 rw
"""


@pytest.fixture
def linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PC with a stick that says so, a USB disk that does not, and disks of other machines."""
    (tmp_path / "mountinfo").write_text(MOUNTS, encoding="utf-8")
    for device, disk, removable in (("8:17", "pci0/ata1/sdb", "1"), ("8:33", "pci0/usb2/sdc", "0")):
        partition = tmp_path / "sys" / disk / "p1"
        partition.mkdir(parents=True)
        (partition / "partition").write_text("1", encoding="ascii")
        (partition.parent / "removable").write_text(removable, encoding="ascii")
        (tmp_path / "block").mkdir(exist_ok=True)
        (tmp_path / "block" / device).symlink_to(partition)
    monkeypatch.setattr(drives, "MOUNTS", tmp_path / "mountinfo")
    monkeypatch.setattr(drives, "BLOCK_DEVICES", tmp_path / "block")


@on_linux
@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/users/clerk/.local/share/office", Place.LOCAL),
        ("/run/office", Place.LOCAL),
        ("/var/lib/docker/overlay/office", Place.LOCAL),
        ("/vm/office", Place.LOCAL),
        ("/media/clerk/USB สำรอง/office", Place.REMOVABLE),
        ("/media/clerk/USB สำรองอื่น/office", Place.LOCAL),
        ("/backup/office", Place.REMOVABLE),
        ("/mnt/share/office", Place.NETWORK),
        ("/mnt/nfs", Place.NETWORK),
        ("/users/clerk/remote/a/b", Place.NETWORK),
    ],
)
def test_mounts_tell_what_carries_a_folder(linux: None, folder: str, expected: Place) -> None:
    assert kind_of(Path(folder)) is expected


@on_linux
def test_a_system_started_from_a_usb_disk_is_at_home_there(
    linux: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = MOUNTS.replace("259:2 / /", "8:33 / /")
    (tmp_path / "mountinfo").write_text(lines, encoding="utf-8")
    assert kind_of(Path("/users/clerk/office")) is Place.LOCAL


@on_linux
def test_without_a_table_of_mounts_every_folder_counts_as_local(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drives, "MOUNTS", tmp_path / "none")
    assert kind_of(tmp_path) is Place.LOCAL


# -- Windows


def test_a_path_to_another_machine_is_told_from_one_to_a_drive() -> None:
    for share in (r"\\server\share\a", "//server/share", r"\\?\UNC\server\share", r"\\?\unc\server\share"):
        assert drives.is_share(share), share
    for own in (r"C:\Users\clerk", r"\\?\C:\Users", "D:\\", r"\\.\C:"):
        assert not drives.is_share(own), own


@on_windows
@pytest.mark.parametrize(
    ("answer", "expected"),
    [(2, Place.REMOVABLE), (3, Place.LOCAL), (4, Place.NETWORK), (5, Place.REMOVABLE), (6, Place.LOCAL)],
)
def test_what_windows_says_of_a_drive_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: int, expected: Place
) -> None:
    monkeypatch.setattr(drives, "drive_type", lambda folder: answer)
    assert kind_of(tmp_path) is expected


@on_windows
def test_windows_is_asked_about_the_drive_itself(tmp_path: Path) -> None:
    assert drives.drive_type(tmp_path) == 3
    assert drives.root_of(Path("\\\\?\\C:\\a\\b")) == drives.root_of(Path("C:\\a")) == "C:\\"
    assert kind_of(Path("\\\\?\\" + str(tmp_path))) is Place.LOCAL


@on_windows
def test_a_usb_disk_that_calls_itself_fixed_is_told_by_its_plug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drives, "bus_of", lambda folder: drives.BUS_USB)
    monkeypatch.setenv("SYSTEMDRIVE", drives.root_of(tmp_path)[:2])
    assert kind_of(tmp_path) is Place.LOCAL
    monkeypatch.setenv("SYSTEMDRIVE", "Q:")
    assert kind_of(tmp_path) is Place.REMOVABLE


@on_windows
@pytest.mark.parametrize(
    ("hive", "key", "name"),
    [
        ("HKEY_CURRENT_USER", synced_folders.ONEDRIVE + r"\Business1", "UserFolder"),
        ("HKEY_LOCAL_MACHINE", synced_folders.SYNC_ROOTS + r"\Test!S-1-5!x\UserSyncRoots", "S-1-5"),
    ],
)
def test_folders_that_the_registry_names_are_synced(tmp_path: Path, hive: str, key: str, name: str) -> None:
    import winreg

    root = tmp_path / "ซิงก์"
    try:
        opened = winreg.CreateKey(getattr(winreg, hive), key)  # type: ignore[attr-defined,unused-ignore]
    except PermissionError:
        pytest.skip("only an administrator may write there")
    try:
        winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, str(root))  # type: ignore[attr-defined,unused-ignore]
        assert kind_of(Path(str(root).upper()) / "office") is Place.CLOUD_SYNCED
        assert kind_of(tmp_path) is Place.LOCAL
    finally:
        winreg.DeleteValue(opened, name)  # type: ignore[attr-defined,unused-ignore]
        opened.Close()


@on_windows
def test_files_that_windows_may_have_to_fetch_are_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Marked:
        st_file_attributes = 0x00400000
        st_reparse_tag = 0

    lstat = os.lstat
    marked = tmp_path / "สำนักงาน"
    monkeypatch.setattr(os, "lstat", lambda path: Marked() if Path(path) == marked else lstat(path))
    assert kind_of(marked / "office") is Place.CLOUD_SYNCED
    assert kind_of(tmp_path) is Place.LOCAL
