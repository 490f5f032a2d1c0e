"""What the first bytes of a file say: whether anybody can read it, and whether it is an office of this program."""

from pathlib import Path

APPLICATION_ID = 0x4D53444B  # "MSDK"
PLAIN = b"SQLite format 3\0"
ID_AT = 68
"""Where a file of SQLite says whose it is."""


def is_plain(path: Path) -> bool:
    """Whether anybody can read the file: it begins as a file of SQLite does. An encrypted one begins with its salt.

    Never asked of a file that this process has open: reading it besides would end SQLite's lock on it.
    """
    return _beginning(path).startswith(PLAIN)


def is_plain_office(path: Path) -> bool:
    """Whether it is an office of this program that anybody can read; of a file that this process has not open."""
    beginning = _beginning(path)
    return beginning.startswith(PLAIN) and beginning[ID_AT:] == APPLICATION_ID.to_bytes(4, "big")


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(ID_AT + 4)
    except FileNotFoundError:
        return b""
