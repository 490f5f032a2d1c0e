"""The file of a backup: what goes in comes out, and every other file is refused in plain words."""

import errno
import hashlib
import io
import json
import random
import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyrage
import pytest

from db import backup_file, backup_manifest, sealing
from db.backup_manifest import BadBackup, Manifest, SealedBackup
from db.domain.errors import Cancelled, DeskError, NotFound

SECRET, OTHER = bytes(range(32)), bytes(range(1, 33))
IDENTITY, STRANGER = sealing.age_identity(SECRET), sealing.age_identity(OTHER)
TO = (sealing.age_recipient(SECRET),)
CONTENT = random.Random(5).randbytes(200_000)
"""As an encrypted database looks: like chance."""
KEY = bytes(range(100, 132))


def manifest_for(content: bytes = CONTENT, **changes: Any) -> Manifest:
    made = Manifest(
        generation=7,
        made_at=datetime(2026, 11, 22, 16, 30),
        office="ab12",
        version=5,
        counts={"resident": 3, "household": 2},
        audit=(9, "00ff"),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        keys='{"format": 1}',
        key=KEY,
        reason="button",
    )
    return replace(made, **changes)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return made(tmp_path)


def made(folder: Path, manifest: Manifest | None = None, content: bytes = CONTENT, name: str = "copy.msdbak") -> Path:
    database = folder / "database"
    database.write_bytes(content)
    backup_file.write(manifest or manifest_for(content), database, TO, folder / name)
    return folder / name


def forged(folder: Path, plain: bytes, name: str = "forged.msdbak") -> Path:
    """What somebody wrote who knows to whom: the recipients are no secret."""
    stream = io.BytesIO()
    pyrage.encrypt_io(io.BytesIO(plain), stream, [pyrage.x25519.Recipient.from_str(TO[0])])
    (folder / name).write_bytes(stream.getvalue())
    return folder / name


def stream_of(head: bytes, content: bytes = CONTENT, length: int | None = None) -> bytes:
    return backup_file.MAGIC + struct.pack(">Q", len(head) if length is None else length) + head + content


def said(**changes: Any) -> bytes:
    return json.dumps(json.loads(backup_manifest.text_of(manifest_for())) | changes).encode()


EVERY_WAY: list[Callable[[Path], object]] = [
    lambda path: backup_file.prove(path, [IDENTITY]),
    lambda path: backup_file.unpack(path, [IDENTITY], path.with_name("out")),
]


def test_what_goes_in_comes_out(copy: Path) -> None:
    out = copy.with_name("out")
    assert backup_file.unpack(copy, [IDENTITY], out) == manifest_for()
    assert out.read_bytes() == CONTENT
    assert backup_file.prove(copy, [STRANGER, IDENTITY]) == manifest_for()
    assert backup_file.read_manifest(copy, [IDENTITY]) == manifest_for()


def test_the_digest_is_that_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "database").write_bytes(CONTENT)
    digest = backup_file.write(manifest_for(), tmp_path / "database", TO, tmp_path / "copy.msdbak")
    assert backup_file.digest_of(tmp_path / "copy.msdbak")[1] == digest


def test_nothing_of_the_manifest_can_be_read_without_the_key(copy: Path) -> None:
    content = copy.read_bytes()
    for word in (b"resident", b"2026-11-22", KEY.hex().encode(), b"MSDBACKUP", CONTENT[:32]):
        assert word not in content
    assert KEY.hex() not in repr(manifest_for())


def test_every_recipient_opens_it_and_nobody_else(tmp_path: Path) -> None:
    (tmp_path / "database").write_bytes(CONTENT)
    path = tmp_path / "copy.msdbak"
    backup_file.write(manifest_for(), tmp_path / "database", (*TO, sealing.age_recipient(OTHER)), path)
    for identity in (IDENTITY, STRANGER):
        assert backup_file.prove(path, [identity]).generation == 7
    with pytest.raises(SealedBackup, match="another office"):
        backup_file.prove(path, [sealing.age_identity(bytes(32))])


def test_the_head_is_read_without_reading_the_rest(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-1000])
    assert backup_file.read_manifest(copy, [IDENTITY]).generation == 7


def test_every_truncation_is_found(copy: Path) -> None:
    whole, chance = copy.read_bytes(), random.Random(1)
    for end in [0, 1, 21, 100, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(100))]:
        copy.write_bytes(whole[:end])
        with pytest.raises(BadBackup):
            backup_file.prove(copy, [IDENTITY])


def test_every_flipped_bit_is_found(copy: Path) -> None:
    whole, chance = copy.read_bytes(), random.Random(2)
    for place in [*range(0, 250, 7), *(chance.randrange(len(whole)) for _ in range(100))]:
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        with pytest.raises(BadBackup):
            backup_file.prove(copy, [IDENTITY])


def test_what_was_added_behind_is_found(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes() + b"x")
    with pytest.raises(BadBackup):
        backup_file.prove(copy, [IDENTITY])


@pytest.mark.parametrize(
    "content",
    [b"", b"no backup at all" * 99, b"SQLite format 3\0" + bytes(9000), b"PK\x03\x04" * 99, b"age-encryption.org/v2\n"],
)
def test_a_foreign_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ภาพ.msdbak"
    path.write_bytes(content)
    with pytest.raises(BadBackup, match=r"ภาพ\.msdbak"):
        backup_file.prove(path, [IDENTITY])


def test_a_head_without_end_is_not_read_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.msdbak"
    path.write_bytes(backup_file.AGE_BEGINS + b"-> X25519 abc\n" * 200_000)
    monkeypatch.setattr(pyrage, "decrypt_io", lambda *_args: pytest.fail("the cipher was asked"))
    with pytest.raises(BadBackup):
        backup_file.prove(path, [IDENTITY])


@pytest.mark.parametrize("way", EVERY_WAY)
@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"another program's secret" * 9,
        backup_file.MAGIC,
        backup_file.MAGIC + b"\xff" * 8 + b"{}",
        stream_of(said(), length=1 << 40),
        stream_of(said(), length=backup_file.LONGEST_MANIFEST + 1),
        stream_of(b"{}"),
        stream_of(b"[" * 100_000),
        stream_of(b"\xff\xfe"),
        stream_of(said(key="00")),
        stream_of(said(key="zz" * 32)),
        stream_of(said(size=-1)),
        stream_of(said(size=True)),
        stream_of(said(size=1 << 61)),
        stream_of(said(size=10**400)),
        stream_of(said(generation="7")),
        stream_of(said(made_at="yesterday")),
        stream_of(said(counts={"resident": -5})),
        stream_of(said(counts=[1])),
        stream_of(said(audit=[])),
        stream_of(said(sha256="0" * 64)),
        stream_of(said(), CONTENT[:-1]),
        stream_of(said(), CONTENT + b"x"),
        stream_of(said(), bytes([CONTENT[0] ^ 1]) + CONTENT[1:]),
    ],
    ids=range(24),
)
def test_a_manifest_that_lies_is_refused(tmp_path: Path, plain: bytes, way: Callable[[Path], object]) -> None:
    with pytest.raises(BadBackup):
        way(forged(tmp_path, plain))
    out = tmp_path / "out"
    assert not out.exists() or out.stat().st_size <= len(CONTENT)


def test_a_copy_of_a_newer_program_says_so(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="newer version"):
        backup_file.read_manifest(forged(tmp_path, stream_of(said(format=2))), [IDENTITY])


def test_a_database_that_anybody_can_read_is_never_written(tmp_path: Path) -> None:
    plain = b"SQLite format 3\0" + CONTENT[16:]
    manifest = manifest_for(plain)
    path = made(tmp_path, manifest, plain)
    (tmp_path / "database").unlink()
    with pytest.raises(BadBackup):
        backup_file.unpack(path, [IDENTITY], tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b""


def test_more_than_was_told_is_not_written(tmp_path: Path) -> None:
    """A size that fits the file but not what follows."""
    path = forged(tmp_path, stream_of(said(size=1000)))
    with pytest.raises(BadBackup):
        backup_file.unpack(path, [IDENTITY], tmp_path / "out")
    assert (tmp_path / "out").stat().st_size == 0


def test_a_disk_without_room_is_told_before_it_is_full(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("usage", (), {"free": len(CONTENT)})
    monkeypatch.setattr(backup_file.shutil, "disk_usage", lambda _folder: usage)
    with pytest.raises(DeskError, match="disk is full"):
        backup_file.unpack(copy, [IDENTITY], copy.with_name("out"))
    assert copy.with_name("out").read_bytes() == b""


class Broken(io.BytesIO):
    """A drive that goes after some bytes."""

    def __init__(self, content: bytes, after: int) -> None:
        super().__init__(content)
        self.after = after

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > self.after:
            raise OSError(errno.EIO, "Input/output error")
        return super().read(size)


@pytest.mark.parametrize("after", [0, 50, 100_000])
def test_a_drive_that_goes_is_not_taken_for_damage(copy: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    content = copy.read_bytes()
    monkeypatch.setattr(Path, "open", lambda *_args, **_how: Broken(content, after))
    monkeypatch.setattr(backup_file, "_require_age", lambda _file: None)
    with pytest.raises(OSError, match="Input/output"):
        backup_file.prove(copy, [IDENTITY])


def test_a_failure_of_the_disk_comes_out_as_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Any, content: bytes) -> int:
        return int(self.keep(raise_full))

    def raise_full() -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup_file._Digested, "write", full)
    with pytest.raises(OSError, match="No space"):
        made(tmp_path)


def test_it_can_be_stopped_on_the_way(copy: Path) -> None:
    def stop(_done: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        backup_file.prove(copy, [IDENTITY], stop)


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    for way in EVERY_WAY:
        with pytest.raises(NotFound):
            way(tmp_path / "nowhere.msdbak")


def test_the_way_it_is_told_is_of_use_to_people(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-5])
    with pytest.raises(BadBackup) as caught:
        backup_file.prove(copy, [IDENTITY])
    assert str(caught.value).startswith("copy.msdbak is damaged or was not copied to its end.")
