"""Finished papers put in their place: whole or not at all, and an older file stays where anything fails."""

import os
import secrets
from pathlib import Path
from typing import BinaryIO

from db.domain.errors import DeskError
from db.domain.words import N_


class NotWritten(DeskError):
    """The file could not be written; what stood there before still does."""


class NothingToPrint(DeskError):
    """A paper without a page."""

    def __init__(self) -> None:
        super().__init__(N_("There is nothing to print."))


def put(content: bytes, target: Path | BinaryIO) -> None:
    """Write to a stream, or to a file by way of a temporary neighbour; raises NotWritten."""
    if not isinstance(target, Path):
        target.write(content)
        return
    neighbour = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with neighbour.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        neighbour.replace(target)
    except PermissionError as problem:
        neighbour.unlink(missing_ok=True)
        raise NotWritten(
            N_("{file} can not be written: it is open in another program, or you may not write there."),
            file=target,
        ) from problem
    except OSError as problem:
        neighbour.unlink(missing_ok=True)
        raise NotWritten(
            N_("{file} can not be written: {reason}."),
            file=target,
            reason=problem.strerror or str(problem),
        ) from problem
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise
