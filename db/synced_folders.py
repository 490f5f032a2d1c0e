"""Folders that a program copies to the internet: OneDrive, Google Drive, Dropbox, iCloud and others of their kind."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

BY_ENVIRONMENT = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
NAMES = frozenset(
    {
        "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "iclouddrive", "nextcloud",
        "owncloud", "box", "box sync", "mega", "megasync", "pcloud drive", "pclouddrive", "synology drive",
        "synologydrive",
    }
)  # fmt: skip
"""What these programs call their folder in the user's own; some add an office's name behind it."""
NAMES_WITH_OFFICE = ("onedrive - ", "dropbox (", "dropbox - ")
DROPBOX_NOTES = (("APPDATA", "Dropbox"), ("LOCALAPPDATA", "Dropbox"), ("HOME", ".dropbox"), ("USERPROFILE", ".dropbox"))
MACOS = (("Library", "CloudStorage"), ("Library", "Mobile Documents"))
VIRTUAL_DRIVES = ("google drive", "onedrive", "dropbox", "icloud", "pcloud")

OFFLINE_PARTS = 0x00080000 | 0x00100000 | 0x00040000 | 0x00400000
"""Attributes PINNED, UNPINNED, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS: only these programs set them."""
CLOUD_TAG, CLOUD_TAG_MASK = 0x9000001A, 0xFFFF0FFF
"""What Windows calls a folder that one of them stands behind; the masked digit counts its versions."""


def is_synced(folder: Path) -> bool:
    """Whether the folder, which may not exist yet, lies in one that is copied to the internet."""
    if any(_lies_in(folder, root) for root in _roots()):
        return True
    return sys.platform == "win32" and (_is_marked(folder) or _is_on_virtual_drive(folder))


def _lies_in(folder: Path, root: Path) -> bool:
    """Written differently (capitals, slashes) it is the same folder on Windows."""
    above, here = os.path.normcase(root), os.path.normcase(folder)
    return here == above or here.startswith(above.rstrip("\\/") + os.sep)


def _roots() -> Iterator[Path]:
    """Every folder that is known to be copied, as it is named and as it is once links are followed."""
    for root in (*_by_environment(), *_by_dropbox(), *_by_name(), *_by_registry()):
        if root.is_absolute() and root != Path(root.anchor):
            yield root
            real = Path(os.path.realpath(root))
            if real != root:
                yield real


def _by_environment() -> Iterator[Path]:
    for name in BY_ENVIRONMENT:
        if os.environ.get(name):
            yield Path(os.environ[name])


def _by_dropbox() -> Iterator[Path]:
    """Dropbox writes down where its folders are."""
    for variable, folder in DROPBOX_NOTES:
        if not os.environ.get(variable):
            continue
        with suppress(OSError, ValueError):
            noted = json.loads((Path(os.environ[variable]) / folder / "info.json").read_text(encoding="utf-8"))
            accounts = noted.values() if isinstance(noted, dict) else ()
            for account in accounts:
                if isinstance(account, dict) and isinstance(account.get("path"), str):
                    yield Path(account["path"])


def _by_name() -> Iterator[Path]:
    """In the user's own folder by the names that these programs give; a file or link may be behind the name."""
    try:
        home = Path.home()
        found = list(home.iterdir())
    except (OSError, RuntimeError):
        return
    for folder in found:
        name = folder.name.lower()
        if name in NAMES or name.startswith(NAMES_WITH_OFFICE):
            yield folder
    if sys.platform == "darwin":
        for parts in MACOS:
            yield home.joinpath(*parts)


# -- Windows

SYNC_ROOTS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
ONEDRIVE = r"Software\Microsoft\OneDrive\Accounts"


def _by_registry() -> Iterator[Path]:
    """What programs told Windows: OneDrive for each account, and whoever uses Windows' own way of doing it."""
    if sys.platform != "win32":
        return
    import winreg

    for account in _keys_below(winreg.HKEY_CURRENT_USER, ONEDRIVE):
        for name, value in _values_of(winreg.HKEY_CURRENT_USER, f"{ONEDRIVE}\\{account}"):
            if name.lower() == "userfolder":
                yield Path(value)
    for provider in _keys_below(winreg.HKEY_LOCAL_MACHINE, SYNC_ROOTS):
        for _name, value in _values_of(winreg.HKEY_LOCAL_MACHINE, f"{SYNC_ROOTS}\\{provider}\\UserSyncRoots"):
            yield Path(value)


def _keys_below(hive: int, key: str) -> list[str]:
    import winreg

    found: list[str] = []
    with suppress(OSError), winreg.OpenKey(hive, key) as opened:  # type: ignore[attr-defined,unused-ignore]
        while True:
            found.append(winreg.EnumKey(opened, len(found)))  # type: ignore[attr-defined,unused-ignore]
    return found


def _values_of(hive: int, key: str) -> list[tuple[str, str]]:
    import winreg

    found: list[tuple[str, str]] = []
    with suppress(OSError), winreg.OpenKey(hive, key) as opened:  # type: ignore[attr-defined,unused-ignore]
        for place in range(1000):
            name, value, _kind = winreg.EnumValue(opened, place)  # type: ignore[attr-defined,unused-ignore]
            if isinstance(value, str) and value:
                found.append((name, os.path.expandvars(value)))
    return found


def _is_marked(folder: Path) -> bool:
    """Whether Windows says of the folder, or of one above it, that its files may lie elsewhere."""
    for each in (folder, *folder.parents):
        with suppress(OSError):
            found = os.lstat(each)
            if getattr(found, "st_file_attributes", 0) & OFFLINE_PARTS:
                return True
            if getattr(found, "st_reparse_tag", 0) & CLOUD_TAG_MASK == CLOUD_TAG:
                return True
    return False


def _is_on_virtual_drive(folder: Path) -> bool:
    """Google Drive makes a drive of its own that calls itself fixed; its label tells."""
    import ctypes

    from db.drives import root_of

    label = ctypes.create_unicode_buffer(261)
    told = ctypes.windll.kernel32.GetVolumeInformationW(  # type: ignore[attr-defined,unused-ignore]
        root_of(folder), label, len(label), None, None, None, None, 0
    )
    return bool(told) and label.value.lower().startswith(VIRTUAL_DRIVES)
