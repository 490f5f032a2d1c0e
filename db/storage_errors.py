"""What can be wrong with an office's file, and what SQLite says of it in words that a user understands."""

import os
from pathlib import Path

import peewee
from sqlcipher3 import dbapi2 as driver

from db import holder
from db.domain.errors import DeskError
from db.domain.words import N_

FAILURES = (driver.DatabaseError, peewee.DatabaseError, UnicodeDecodeError)
"""What the driver raises; the last where damage left letters that are none."""


class NotAnOffice(DeskError):
    """The file is not one of this program, is damaged, or is newer than the program."""


class DamagedOffice(NotAnOffice):
    """The file is an office's, and parts of it can not be read."""


class NewerOffice(NotAnOffice):
    """A newer version of the program wrote the file; this one leaves it untouched."""


class WrongKey(NotAnOffice):
    """Nothing in the file was written with the key."""


class PlainOffice(NotAnOffice):
    """The file is an office that is not encrypted: it is converted, never worked with."""


class EncryptedOffice(NotAnOffice):
    """The file can only be opened by somebody who signed in."""


TOO_LONG = N_("The name with its folders is too long: {file}. Please choose a shorter name or a folder further up.")
NOT_OPEN_AGAIN = N_(
    "The office's file was written anew and could not be opened again. Please lock the desk and sign in."
)
LONGEST_PATH = 480
"""In bytes, with room for what SQLite adds: it takes 512 of a file's name with its folders."""
TOLD = (
    (("disk is full",), DeskError, N_("The disk is full. Nothing was saved; please make room and try again.")),
    (("readonly", "read-only"), DeskError, N_("The office's file or folder can not be written to: {file}")),
    (
        ("disk i/o",),
        DeskError,
        N_(
            "The disk with the office's data does not answer: {file}\n\nWhat was saved before is safe; the last was "
            "not saved. If a drive was pulled out, plug it in; then close the program and start it again."
        ),
    ),
    (
        ("vtable constructor failed",),  # what SQLite says of the search index after the disk failed
        DeskError,
        N_(
            "The office's file can not be read any more: {file}\n\nPlease close the program and start it again. If it "
            "comes again, go back to a backup."
        ),
    ),
    (("unable to open",), DeskError, N_("The office's file can not be opened: {file}")),
    (
        ("malformed", "not a database", "corrupt", "disk image", "decode"),
        DamagedOffice,
        N_("The office's file is damaged or not an office: {file}"),
    ),
)


def is_read_only(error: Exception) -> bool:
    """Whether the file could only not be written to."""
    return "readonly" in str(error)


def told(error: Exception, path: Path) -> Exception:
    """The driver's error as one that a user understands; what only a programmer could cause stays as it is."""
    words = str(error).lower()
    if "unable to open" in words and len(os.fsencode(path)) > LONGEST_PATH:
        return DeskError(TOO_LONG, file=str(path))
    if any(sign in words for sign in ("locked", "busy")):
        return holder.busy(path.parent)
    for signs, kind, message in TOLD:
        if any(sign in words for sign in signs):
            return kind(message, file=str(path))
    return error
