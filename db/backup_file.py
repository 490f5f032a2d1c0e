"""The file of a backup: one age stream of a manifest and an encrypted database, for the recipients of the office.

No archive format: there are no names in it, so nothing of it can be written to where it should not. What lies inside is
a database that is encrypted with a key of its own, which stands in the manifest; nothing readable touches a disk.
"""

import hashlib
import io
import os
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final

from db import storage
from db.backup_manifest import BadBackup, Manifest, damaged, foreign, parse, sealed, text_of
from db.domain.errors import DeskError, NotFound
from db.domain.words import N_

SUFFIX: Final = ".msdbak"
MAGIC: Final = b"MSDBACKUP\n"
LENGTH_BYTES: Final = 8
LONGEST_MANIFEST: Final = 4 << 20
"""The keys of a thousand users take a tenth of it."""
AGE_BEGINS: Final = b"age-encryption.org/v1\n"
AGE_HEAD_ENDS: Final = b"\n--- "
LONGEST_HEAD: Final = 1 << 20
"""Of a stranger's file no more is read to find out whether it is for us."""
BLOCK: Final = 1 << 20
ROOM_LEFT: Final = 50 << 20
"""A disk is never filled to its last byte by looking at a copy."""


# -- writing


def digest_of(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file."""
    with path.open("rb") as file:
        made = hashlib.file_digest(file, "sha256")
        return file.tell(), made.hexdigest()


def write(manifest: Manifest, database: Path, recipients: Sequence[str], target: Path) -> str:
    """Make the file `target` anew and put it onto the disk; its SHA-256. Raises OSError."""
    import pyrage  # 2 MB that the start of the window needs not

    to = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    head = text_of(manifest)
    with database.open("rb", buffering=BLOCK) as content, target.open("xb") as file:
        source = _Joined(MAGIC + len(head).to_bytes(LENGTH_BYTES, "big") + head, content)
        writer = _Digested(file)
        _carried(lambda: pyrage.encrypt_io(source, writer, to), source, writer)
        writer.pass_on()
        file.flush()
        os.fsync(file.fileno())
    return writer.digest.hexdigest()


class _Kept:
    """What goes wrong while the cipher reads or writes comes back from it as a text; the error itself is kept."""

    def __init__(self) -> None:
        self.failure: BaseException | None = None

    def keep(self, act: Callable[[], Any]) -> Any:
        if self.failure is not None:  # the cipher tries once more to get rid of what it holds
            raise self.failure
        try:
            return act()
        except BaseException as error:
            self.failure = error
            raise


class _Joined(_Kept):
    """The head, then a file: what the cipher reads from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head, self._rest = io.BytesIO(head), rest

    def read(self, size: int = -1) -> bytes:
        found: bytes = self.keep(lambda: self._head.read(size) or self._rest.read(size))
        return found


class _Collecting(_Kept, ABC):
    """What the cipher writes to, which does so in thousands of small pieces; after each that is digested the window may
    have its turn first. So they are taken a block at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = bytearray()

    def write(self, content: bytes) -> int:
        self._waiting += content
        if self.failure is not None or self.is_enough():
            self.keep(self.pass_on)
        return len(content)

    def flush(self) -> None:
        """What waits is asked for by pass_on in the end."""

    def is_enough(self) -> bool:
        return len(self._waiting) >= BLOCK

    def pass_on(self) -> None:
        content = bytes(self._waiting)
        self._waiting.clear()
        if content:
            self.take(content)

    @abstractmethod
    def take(self, content: bytes) -> None:
        """A block of it."""


class _Digested(_Collecting):
    """A file that is digested as it is written."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file, self.digest = file, hashlib.sha256()

    def take(self, content: bytes) -> None:
        self.digest.update(content)
        self._file.write(content)


def _carried(act: Callable[[], object], *ends: _Kept) -> None:
    """Run the cipher; what its ends met is raised as itself."""
    try:
        act()
    except Exception:
        for end in ends:
            if end.failure is not None:
                raise end.failure from None
        raise


# -- reading


class _Enough(Exception):
    """All that was wanted has been read."""


class _Opened(_Collecting):
    """Takes the manifest off the stream, checks it, gives the database on: piece by piece to what `begin` answered to
    the manifest."""

    def __init__(self, room: int, begin: Callable[[Manifest], Callable[[bytes], object] | None]) -> None:
        super().__init__()
        self._room, self._begin = room, begin
        self._head = bytearray()
        self._give: Callable[[bytes], object] | None = None
        self.manifest: Manifest | None = None
        self.size, self.digest = 0, hashlib.sha256()

    def is_enough(self) -> bool:
        return self.manifest is None or super().is_enough()

    def take(self, content: bytes) -> None:
        if self.manifest is None:
            self._head += content
            content = self._take_head()
        if self.manifest is not None and content:
            self._add(content)

    def _take_head(self) -> bytes:
        """What of the database came along, once the manifest is whole; b"" before."""
        start = len(MAGIC) + LENGTH_BYTES
        if not MAGIC.startswith(bytes(self._head[: len(MAGIC)])):
            raise foreign()
        if len(self._head) < start:
            return b""
        length = int.from_bytes(self._head[len(MAGIC) : start], "big")
        if length > LONGEST_MANIFEST:
            raise damaged()
        if len(self._head) < start + length:
            return b""
        self.manifest = parse(bytes(self._head[start : start + length]))
        if self.manifest.size > self._room:
            raise damaged()
        self._give = self._begin(self.manifest)
        if self._give is None:
            raise _Enough
        return bytes(self._head[start + length :])

    def _add(self, content: bytes) -> None:
        assert self.manifest is not None and self._give is not None
        if not self.size and content.startswith(storage.PLAIN):
            raise damaged()  # nothing readable is written, whoever made it
        self.size += len(content)
        if self.size > self.manifest.size:
            raise damaged()
        self.digest.update(content)
        self._give(content)

    def whole(self) -> Manifest:
        """What was read, if it is all that the manifest told of."""
        self.pass_on()
        if self.manifest is None or (self.size, self.digest.hexdigest()) != (self.manifest.size, self.manifest.sha256):
            raise damaged()
        return self.manifest


def read_manifest(path: Path, identities: Sequence[Any]) -> Manifest:
    """What the copy says of itself; of the database nothing is read. Raises BadBackup, SealedBackup, NotFound."""
    opened = _Opened(1 << 62, lambda _manifest: None)
    with suppress(_Enough):
        _decrypt(path, identities, opened)
    if opened.manifest is None:
        raise damaged()
    return opened.manifest


def prove(path: Path, identities: Sequence[Any], step: Callable[[int], object] = lambda _done: None) -> Manifest:
    """Read the copy to its end: every byte is as it was written. Raises as read_manifest does."""
    opened = _Opened(path.stat().st_size if path.is_file() else 0, lambda _manifest: lambda part: step(len(part)))
    _decrypt(path, identities, opened)
    return opened.whole()


def unpack(
    path: Path, identities: Sequence[Any], target: Path, step: Callable[[int], object] = lambda _done: None
) -> Manifest:
    """Write the database of the copy, encrypted as it is, to `target`, which must not exist yet.

    Raises as read_manifest does, and DeskError where the disk has no room for it.
    """
    with target.open("xb") as file:

        def begin(manifest: Manifest) -> Callable[[bytes], object]:
            if shutil.disk_usage(target.parent).free < manifest.size + ROOM_LEFT:
                raise DeskError(N_("The disk is full. Nothing was saved; please make room and try again."))

            def take(part: bytes) -> None:
                file.write(part)
                step(len(part))

            return take

        opened = _Opened(path.stat().st_size if path.is_file() else 0, begin)
        _decrypt(path, identities, opened)
        return opened.whole()


def _decrypt(path: Path, identities: Sequence[Any], opened: _Opened) -> None:
    import pyrage

    try:
        with path.open("rb", buffering=BLOCK) as file:
            _require_age(file)
            source = _Joined(b"", file)
            _carried(lambda: pyrage.decrypt_io(source, opened, list(identities)), source, opened)
    except FileNotFoundError:
        raise NotFound(N_("There is no file {file}."), file=str(path)) from None
    except (BadBackup, _Enough) as error:
        if isinstance(error, BadBackup):
            error.values.setdefault("file", path.name)
        raise
    except pyrage.DecryptError as error:
        raise sealed(path) if "No matching keys" in str(error) else damaged(path.name) from error
    except OSError as error:
        if error.errno is None:  # the cipher's own, which has no number
            raise damaged(path.name) from error
        raise


def _require_age(file: BinaryIO) -> None:
    """A head of any length would be read into memory, so look where it ends first."""
    head = file.read(LONGEST_HEAD)
    if not head.startswith(AGE_BEGINS):
        raise foreign() if head else damaged()
    if AGE_HEAD_ENDS not in head:
        raise damaged()
    file.seek(0)
