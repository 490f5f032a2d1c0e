"""What the window remembers from one day to the next: a small file of its own, never worth a crash."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from ui.language import DEFAULT, LANGUAGES

log = logging.getLogger(__name__)

FILE_NAME: Final = "preferences.json"
SMALLEST_TEXT: Final = 100
LARGEST_TEXT: Final = 200
MOST_LETTERS: Final = 300
_GEOMETRY: Final = re.compile(r"[0-9]{3,5}x[0-9]{3,5}[+-]-?[0-9]{1,5}[+-]-?[0-9]{1,5}")


@dataclass(frozen=True)
class Preferences:
    """`geometry` as Tk writes it ("1200x700+10+20"), `widths` of columns in pixels by table and column."""

    language: str = DEFAULT
    text_size: int = SMALLEST_TEXT
    geometry: str = ""
    zoomed: bool = False
    widths: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    folders: Mapping[str, str] = field(default_factory=dict)  # where files were last opened or saved, by last_folders
    printing: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # the print form by kind of paper
    last_name: str = ""  # who signed in last: the name alone

    def with_widths(self, table: str, widths: Mapping[str, int]) -> Preferences:
        """With the widths of one table changed."""
        return replace(self, widths={**self.widths, table: dict(widths)})


def load(folder: Path) -> Preferences:
    """What was kept in the data folder; what is missing or damaged there is as on the first day."""
    try:
        kept = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError, RecursionError) as damage:
        log.warning("preferences can not be read, the usual ones are taken: %s", damage)
        return Preferences()
    return _checked(kept if isinstance(kept, dict) else {})


def _checked(kept: dict[str, Any]) -> Preferences:
    """Each value by itself: one that can not be is left out, the others stay."""
    usual = Preferences()
    language, size, geometry = kept.get("language"), kept.get("text_size"), kept.get("geometry")
    last_name = kept.get("last_name")
    return Preferences(
        language=language if isinstance(language, str) and language in LANGUAGES else usual.language,
        text_size=max(SMALLEST_TEXT, min(LARGEST_TEXT, size))
        if isinstance(size, int) and _is_whole(size)
        else usual.text_size,
        geometry=geometry if isinstance(geometry, str) and _GEOMETRY.fullmatch(geometry) else usual.geometry,
        zoomed=kept.get("zoomed") is True,
        widths=_checked_widths(kept.get("widths")),
        folders=_checked_folders(kept),
        printing=_checked_printing(kept.get("printing")),
        last_name=last_name if isinstance(last_name, str) and len(last_name) <= MOST_LETTERS else usual.last_name,
    )


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _checked_widths(kept: object) -> dict[str, dict[str, int]]:
    if not isinstance(kept, dict):
        return {}
    return {
        table: {name: width for name, width in widths.items() if _is_whole(width) and 10 <= width <= 3000}
        for table, widths in kept.items()
        if isinstance(widths, dict)
    }


def _checked_folders(kept: dict[str, Any]) -> dict[str, str]:
    """Before they were remembered by what the files are for, papers had one."""
    paper, folders = kept.get("folder"), kept.get("folders")
    found = {"paper": paper} if isinstance(paper, str) and paper else {}
    if isinstance(folders, dict):
        found |= {errand: folder for errand, folder in folders.items() if isinstance(folder, str)}
    return found


def _checked_printing(kept: object) -> dict[str, dict[str, str]]:
    """Whether a printer is still there is seen when it is asked for; here only the shape is checked."""
    if not isinstance(kept, dict):
        return {}
    return {
        kind: {name: text for name, text in texts.items() if isinstance(text, str) and len(text) <= MOST_LETTERS}
        for kind, texts in kept.items()
        if isinstance(texts, dict)
    }


def save(folder: Path, preferences: Preferences) -> None:
    """Write beside and put in place, so that a stop half way leaves the old file; a failure is only logged."""
    from db import safe_files  # knows of databases, which the frame of the window does not wait for

    path = folder / FILE_NAME
    partial = path.with_suffix(".partial")
    try:
        partial.write_text(json.dumps(asdict(preferences), ensure_ascii=False, indent=1), encoding="utf-8")
        safe_files.replace(partial, path, safe_files.MOMENT)
    except OSError as failure:
        log.warning("preferences can not be written: %s", failure)
        safe_files.remove(partial)
