"""What was typed and not saved when the computer was shut down: kept beside the office, taken up at the next start."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError
from ui import dialogs
from ui.language import _

if TYPE_CHECKING:
    from ui.window import DeskWindow

log = logging.getLogger(__name__)

FILE_NAME: Final = "draft.json"


@dataclass(frozen=True)
class Draft:
    """The new texts of a form's fields, by name; `record_id` None for a record that is not kept yet."""

    page: str
    record_id: int | None
    texts: Mapping[str, str]


def keep(folder: Path, draft: Draft | None) -> None:
    """Write the draft down; a failure is only logged, for nobody is there to be told."""
    if draft is None:
        return
    from db.safe_files import MOMENT, write_whole

    try:
        write_whole(folder / FILE_NAME, json.dumps(asdict(draft), ensure_ascii=False).encode(), MOMENT)
    except DeskError as failure:
        log.error("the draft can not be kept: %s", failure)


def take(folder: Path) -> Draft | None:
    """The draft that was kept, which is gone from then on; None if there is none that can be read."""
    file = folder / FILE_NAME
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as damage:
        log.warning("the draft can not be read: %s", damage)
        kept = None
    with suppress(OSError):
        file.unlink()
    return _checked(kept)


def _checked(kept: object) -> Draft | None:
    if not isinstance(kept, dict):
        return None
    page, record_id, texts = kept.get("page"), kept.get("record_id"), kept.get("texts")
    if not isinstance(page, str) or not isinstance(texts, dict) or not isinstance(record_id, int | None):
        return None
    return Draft(page, record_id, {name: text for name, text in texts.items() if isinstance(text, str)})


def draft_of(desk: DeskWindow) -> Draft | None:
    """What is typed on the page in sight and not saved."""
    typed = desk.screen.unsaved()
    return Draft(desk.here, *typed) if typed is not None and typed[1] else None


def take_up(desk: DeskWindow, folder: Path) -> None:
    """Show the form again as it was left, and say so; a record that is gone meanwhile leaves what was typed to copy."""
    draft = take(folder)
    if draft is None:
        return
    text = _("What you had typed when the computer was shut down is here again. It is not saved yet.")
    try:
        desk.go(draft.page)
        desk.screen.take_up(draft.record_id, draft.texts)
    except (DeskError, StopIteration) as error:
        log.warning("the draft has no place any more: %s", error)
        lost = _("What you had typed when the computer was shut down has no place any more. Here it is, to be copied.")
        dialogs.show_error(desk.window, lost, "\n".join(f"{name}: {text}" for name, text in draft.texts.items()))
        return
    dialogs.show_message(desk.window, text)
