"""What a printer or the system's PDF program can refuse, in words; the PDF is kept whatever happens."""

from pathlib import Path
from typing import Final

from db.domain.errors import DeskError, Msg
from db.domain.words import N_

STOPPED_BY_USER: Final = (63, 1223)
"""The job was deleted in the printer's window, or the question for a file name was cancelled."""

PRINTER_GONE: Final = N_("The printer is not there any more, or this computer can not reach it.")
NO_SERVICE: Final = N_("The printing service of this computer is not running; start the computer again.")
NO_ROOM: Final = N_("There is no room left on the disk for the pages that wait to be printed.")
WRONG_DRIVER: Final = N_("The printer's driver does not work; it has to be installed again.")
REFUSED: Final = N_("Windows does not let you use this printer.")
OUT_OF_PAPER: Final = N_("The printer is out of paper.")
SWITCHED_OFF: Final = N_("The printer is switched off or not connected.")

REASONS: Final[dict[int, str]] = {
    5: REFUSED,
    8: N_("There is not enough memory free; close some programs."),
    21: SWITCHED_OFF,
    28: OUT_OF_PAPER,
    53: PRINTER_GONE,
    61: N_("Too many pages wait for this printer already."),
    62: NO_ROOM,
    67: PRINTER_GONE,
    112: NO_ROOM,
    1722: NO_SERVICE,
    1723: NO_SERVICE,
    1796: PRINTER_GONE,
    1797: WRONG_DRIVER,
    1801: PRINTER_GONE,
    1905: PRINTER_GONE,
    1906: N_("The printer is in a state in which it takes nothing; look at it."),
}
"""By error of Windows, as its system error codes are published."""

STATUSES: Final[tuple[tuple[int, str], ...]] = (
    (0x0000_0010, OUT_OF_PAPER),
    (0x0000_0008, N_("Paper is jammed in the printer.")),
    (0x0000_0040, N_("Something is wrong with the paper in the printer.")),
    (0x0040_0000, N_("The printer's door is open.")),
    (0x0004_0000, N_("The printer is out of toner.")),
    (0x0000_0080 | 0x0000_1000, SWITCHED_OFF),
    (0x0010_0000, N_("The printer waits for somebody to come.")),
    (0x0000_0001, N_("The printer is paused.")),
    (0x0000_0002, N_("The printer reports an error.")),
)
"""What a printer says of itself, the most helpful first (PRINTER_STATUS_...)."""

NOT_OPENED: Final[dict[int, str]] = {
    2: N_("{file} is not there any more; make it again."),
    5: N_("Windows does not let {file} be opened. The file is kept; save it elsewhere with “Save as …”."),
    32: N_("{file} is open in another program. Close it there and try again; the file is kept."),
    1155: N_(
        "This computer has no program for PDF files. {file} is kept: save it with “Save as …” and open it where "
        "there is one."
    ),
}
"""By error of Windows when a file is handed to its program."""


class NotPrinted(DeskError):
    """The printer did not take the file; the PDF is kept."""


class NotOpened(DeskError):
    """No program opened the file; the PDF is kept."""


def not_printed(path: Path, number: int, said: str = "") -> NotPrinted:
    """What to tell for an error of Windows; `said` is how Windows puts it."""
    reason = Msg(REASONS[number]) if number in REASONS else said or str(number)
    return NotPrinted(N_("{file} was not printed: {reason} The file is kept."), file=path.name, reason=reason)


def not_opened(path: Path, number: int | None) -> NotOpened:
    """What to tell when no program opened the file."""
    known = NOT_OPENED.get(number or 0, N_("No program on this computer opens {file}. The file is kept."))
    return NotOpened(known, file=path.name)


def trouble(status: int) -> str:
    """The msgid of what keeps a printer from printing, by its status bits; empty if it says nothing."""
    return next((text for bits, text in STATUSES if status & bits), "")
