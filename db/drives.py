"""What carries a folder: a network, a stick, or this PC's own disk; what can not be told counts as its own."""

import os
import re
import sys
from pathlib import Path

DRIVE_REMOVABLE, DRIVE_REMOTE, DRIVE_CDROM = 2, 4, 5
BUS_USB, BUS_FIREWIRE = 7, 4
"""Of Windows: what GetDriveTypeW and a drive's description answer."""

NETWORK_SYSTEMS = re.compile(
    r"(fuse\.)?(nfs4?|cifs|smb3?|smbfs|ncpfs|afs|coda|ceph|glusterfs|lustre|beegfs|davfs2?|sshfs|rclone|s3fs|curlftpfs"
    r"|gvfsd-fuse|google-drive-ocamlfuse|onedriver)"
)
"""Of Linux, as the table of mounts names them. 9p, virtiofs and overlay carry whole machines and containers."""
MOUNTS = Path("/proc/self/mountinfo")
BLOCK_DEVICES = Path("/sys/dev/block")
ESCAPED = re.compile(r"\\([0-7]{3})")


def is_network(folder: Path) -> bool:
    """Whether the folder lies on another machine; `folder` is absolute."""
    if sys.platform == "win32":
        return is_share(os.fspath(folder)) or drive_type(folder) == DRIVE_REMOTE
    mount = mount_of(folder)
    return mount is not None and NETWORK_SYSTEMS.fullmatch(mount[2]) is not None


def is_removable(folder: Path) -> bool:
    """Whether the folder lies on what may be pulled out; what the system itself was started from may not."""
    if sys.platform == "win32":
        if drive_type(folder) in (DRIVE_REMOVABLE, DRIVE_CDROM):
            return True
        return not is_system_drive(folder) and bus_of(folder) in (BUS_USB, BUS_FIREWIRE)
    mount, root = mount_of(folder), mount_of(Path("/"))
    return mount is not None and (root is None or mount[1] != root[1]) and is_removable_device(mount[1])


def is_share(path: str) -> bool:
    r"""Whether a path of Windows names another machine: \\server\share, or in its long form \\?\UNC\server\share."""
    path = path.replace("/", "\\")
    if path.startswith(("\\\\?\\", "\\\\.\\")):
        return path[4:8].upper() == "UNC\\"
    return path.startswith("\\\\")


# -- Windows


def root_of(folder: Path) -> str:
    r"""The drive of a path as Windows asks for it: C:\ (of \\?\C:\ too)."""
    return os.path.splitdrive(os.fspath(folder).removeprefix("\\\\?\\"))[0] + "\\"


def is_system_drive(folder: Path) -> bool:
    """Whether Windows itself lies on the folder's drive."""
    return root_of(folder)[:2].upper() == os.environ.get("SYSTEMDRIVE", "C:").upper()


def drive_type(folder: Path) -> int:
    """What GetDriveTypeW says of the folder's drive."""
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root_of(folder)))  # type: ignore[attr-defined,unused-ignore]


def bus_of(folder: Path) -> int:
    """How the drive is joined to the PC: USB disks call themselves fixed. 0 where the drive does not tell."""
    import ctypes

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateFileW.restype = ctypes.c_void_p
    share_all, open_existing, storage_query = 3, 3, 0x2D1400
    handle = kernel.CreateFileW("\\\\.\\" + root_of(folder)[:2], 0, share_all, None, open_existing, 0, None)
    if handle in (None, ctypes.c_void_p(-1).value):
        return 0
    answer, length = ctypes.create_string_buffer(1024), ctypes.c_ulong()
    try:
        told = kernel.DeviceIoControl(
            ctypes.c_void_p(handle), storage_query, bytes(12), 12, answer, len(answer), ctypes.byref(length), None
        )
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
    bus_at = 28  # STORAGE_DEVICE_DESCRIPTOR.BusType
    return int.from_bytes(answer.raw[bus_at : bus_at + 4], "little") if told and length.value >= bus_at + 4 else 0


# -- Linux

Mount = tuple[Path, str, str]


def mount_of(folder: Path) -> Mount | None:
    """What is mounted nearest above the folder: (where, device as "8:1", kind of file system)."""
    found: Mount | None = None
    for mount in mounts():
        if folder.is_relative_to(mount[0]) and (found is None or len(mount[0].parts) >= len(found[0].parts)):
            found = mount
    return found


def mounts() -> list[Mount]:
    """The table of mounts; [] where there is none (macOS)."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        before, _, after = line.partition(" - ")
        parts, kinds = before.split(), after.split()
        if len(parts) > 4 and kinds:
            place = ESCAPED.sub(lambda code: chr(int(code[1], 8)), parts[4])
            found.append((Path(place), parts[2], kinds[0]))
    return found


def is_removable_device(device: str) -> bool:
    """Whether the disk calls itself removable or hangs on a USB plug; a partition asks its disk."""
    place = BLOCK_DEVICES / device
    if not place.exists():
        return False
    real = place.resolve()
    disk = real.parent if (real / "partition").exists() else real
    if any(part.startswith("usb") for part in real.parts):
        return True
    try:
        return (disk / "removable").read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False
