"""Names of files that every computer takes: made from an office's texts, or typed by a user and looked at first."""

from db.domain.errors import DeskError
from db.domain.words import N_

NOT_ALLOWED = '<>:"/\\|?*'
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789¹²³"}
)
"""What Windows keeps for devices, whatever ending follows: what is written to NUL.xlsx is gone."""
MOST_BYTES = 200
"""Of a name made here. Disks take 255 (of Thai letters each is three), and temporary names add to it."""
LONGEST_NAME = 240
"""In letters. Windows takes 255, of which temporary names need some."""
INVISIBLE = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")


class BadFileName(DeskError):
    """No file can have this name."""


def file_name(text: str, ending: str = "", otherwise: str = "file") -> str:
    """A name with this ending that says `text` as far as names can; `otherwise` where nothing of it is left."""
    letters = ("-" if letter in NOT_ALLOWED else " " if not letter.isprintable() else letter for letter in text)
    name = " ".join("".join(letter for letter in letters if letter not in INVISIBLE).split())
    name = name.encode("utf-8", "ignore")[: MOST_BYTES - len(ending.encode())].decode("utf-8", "ignore").strip(" .")
    name = name or otherwise
    return f"_{name}{ending}" if is_device(name + ending) else name + ending


def is_device(name: str) -> bool:
    """Whether Windows takes the name for a device; what follows the first dot changes nothing."""
    return name.split(".", 1)[0].rstrip(" ").lower() in DEVICES


def require_name(name: str) -> str:
    """The name of a file as it was typed, without its folders; raises BadFileName with what is wrong."""
    bad = sorted({letter for letter in name if letter in NOT_ALLOWED})
    if bad:
        raise BadFileName(
            N_("No file can be called “{name}”: these signs are not allowed: {signs}"), name=name, signs=" ".join(bad)
        )
    if any(not letter.isprintable() for letter in name):
        raise BadFileName(
            N_("No file can be called “{name}”: it holds a letter that can not be seen."),
            name="".join(letter if letter.isprintable() else "□" for letter in name),
        )
    if is_device(name):
        raise BadFileName(N_("No file can be called “{name}”: Windows keeps this name for a device."), name=name)
    if name != name.rstrip(" ."):
        raise BadFileName(N_("No file can be called “{name}”: it ends in a dot or a space."), name=name)
    if len(name) > LONGEST_NAME:
        raise BadFileName(N_("This name is too long for a file: {name}"), name=f"{name[:60]}…")
    return name
