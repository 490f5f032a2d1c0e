"""Putting a copy into the places of an office: written beside, read back from the disk, and only then named."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from db import backup_file, backup_register, places
from db.backup_list import NAMED, office_id
from db.backup_manifest import Manifest
from db.backup_register import Register
from db.domain.errors import Cancelled, DeskError, Progress
from db.domain.file_names import require_name
from db.domain.words import N_
from db.opening import BACKUPS
from db.places import Place
from db.safe_files import arriving, disk_errors_told, free_name, remove

NAME: Final = "maesariang-{made_at:%Y-%m-%d-%H%M}-{generation:05}" + backup_file.SUFFIX


@dataclass(frozen=True)
class Sealing:
    """To whom a copy is written, and by what it is opened again at once; () where nobody is signed in. `require` raises
    where what was copied is not sound, once that is known."""

    recipients: tuple[str, ...]
    identities: Sequence[Any]
    require: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Put:
    """Where a copy is now, and which places could not be written and why."""

    done: tuple[tuple[Place, Path], ...]
    missed: tuple[tuple[Path, DeskError], ...]


def put_everywhere(
    folder: Path, manifest: Manifest, database: Path, sealing: Sealing, dest: Path | None, progress: Progress
) -> Put:
    """Write the first copy and prove it, then copy it to the other places; a place that is away is no failure.

    Raises DeskError where there is none in the end, and Cancelled where `progress` says so; then none is left.
    """
    name = NAME.format(made_at=manifest.made_at, generation=manifest.generation)
    targets = _targets(folder, backup_register.read(folder), dest, name)
    done: list[tuple[Place, Path]] = []
    missed: list[tuple[Path, DeskError]] = []
    digest = ""
    for number, (place, target) in enumerate(targets):
        step = _of_one_place(progress, number, len(targets), manifest.size)
        try:
            step(0)
            with disk_errors_told(target):
                if done:
                    _write_again(done[0][1], target, digest)
                else:
                    digest = _write_first(manifest, database, sealing, target, step)
        except Cancelled:
            for _place, path in done:
                remove(path)
            raise
        except DeskError as error:
            missed.append((target, error))
        else:
            done.append((place, target))
    if not done:
        raise missed[0][1]
    return Put(tuple(done), tuple(missed))


def _of_one_place(progress: Progress, number: int, places: int, size: int) -> Callable[[int], None]:
    """Takes what was read back there, part by part; writing it took as long before."""
    done = 0

    def step(part: int) -> None:
        nonlocal done
        done += part
        progress(number * 2 * size + (size + done if done else 0), places * 2 * size)

    return step


def _targets(folder: Path, register: Register, dest: Path | None, name: str) -> list[tuple[Place, Path]]:
    """Which places are there now, the office's own first; files that lie there already keep their names."""
    if dest is not None:
        return [_target(folder, register, dest.absolute(), name)]
    own = office_id(folder)
    found = [(place, places.found(place, own)) for place in register.all_places(folder)]
    (folder / BACKUPS).mkdir(exist_ok=True)
    return [(place, free_name(path / name)) for place, path in found if path is not None]


def _target(folder: Path, register: Register, dest: Path, name: str) -> tuple[Place, Path]:
    """The office's own folder for backups is one even before the first is made."""
    own = (folder / BACKUPS).absolute()
    if dest == own:
        own.mkdir(exist_ok=True)
    target = dest / name if dest.is_dir() else dest
    require_name(target.name)
    if target.resolve().parent == folder.resolve():
        raise DeskError(N_("This is the office's own folder; a copy there would be lost with it."))
    for place in register.all_places(folder):
        if places.found(place, office_id(folder)) == target.parent:
            return place, free_name(target)
    return Place(str(target.parent), places.kind_of(target.parent), target.parent), free_name(target)


def _write_first(
    manifest: Manifest, database: Path, sealing: Sealing, target: Path, step: Callable[[int], object]
) -> str:
    """Under another name first: it is read back from the disk, to its end, before it counts."""
    with arriving(target) as partial:
        digest = backup_file.write(manifest, database, sealing.recipients, partial)
        forget_cached(partial)
        is_good = (
            backup_file.prove(partial, sealing.identities, step) == manifest
            if sealing.identities
            else backup_file.digest_of(partial)[1] == digest
        )
        if not is_good:
            raise _read_back_wrongly(target)
        sealing.require()
    return digest


def _write_again(source: Path, target: Path, digest: str) -> None:
    with arriving(target) as partial:
        with source.open("rb") as read, partial.open("xb") as written:
            while block := read.read(backup_file.BLOCK):
                written.write(block)
            written.flush()
            os.fsync(written.fileno())
        forget_cached(partial)
        if backup_file.digest_of(partial)[1] != digest:
            raise _read_back_wrongly(target)


def _read_back_wrongly(target: Path) -> DeskError:
    return DeskError(
        N_("What was read back from {file} is not what was written there. The drive is failing; please use another."),
        file=str(target),
    )


def forget_cached(path: Path) -> None:
    """Have the system read the file from its disk next time, where it can be told so."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def highest(folder: Path) -> int:
    """The highest generation in the names of a folder's copies."""
    names = [NAMED.fullmatch(path.name) for path in folder.glob("*" + backup_file.SUFFIX)] if folder.is_dir() else []
    return max((int(found[1]) for found in names if found), default=0)
