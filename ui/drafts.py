"""What was typed and not saved when the desk was locked or the PC shut down: sealed, and taken up by who typed it."""

from __future__ import annotations

import json
import logging
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.domain.errors import DeskError
from ui import dialogs
from ui.language import _

if TYPE_CHECKING:
    from db.credential import Credential
    from ui.window import DeskWindow

log = logging.getLogger(__name__)

FILE_NAME: Final = "draft.bin"
OLD_NAME: Final = "draft.json"
"""Not sealed, from before people signed in."""


@dataclass(frozen=True)
class Draft:
    """The new texts of a form's fields, by name; `record_id` None for a record that is not kept yet."""

    page: str
    record_id: int | None
    texts: Mapping[str, str]
    loose: Mapping[str, str] = field(default_factory=dict)
    """What was typed into dialogs, by the names of the fields as they stood there; to be copied."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The texts by the names of their fields as they stood there, to be copied if the record is gone."""


class Drafts:
    """The drafts in an office's folder, one a person. What can not be written is held in memory, sealed as well."""

    def __init__(self, folder: Path) -> None:
        self._file, self._old = folder / FILE_NAME, folder / OLD_NAME
        self._held: dict[str, bytes] = {}

    def keep(self, draft: Draft | None, credential: Credential) -> None:
        """Put away what this person typed; a failure is only logged, for nobody is there to be told."""
        if draft is None:
            return
        content = json.dumps(asdict(draft), ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._held[credential.who] = credential.seal(content, _purpose(credential))
        self._write({**self._read(), **self._held})

    def take(self, credential: Credential) -> Draft | None:
        """What this person typed, which is gone from then on; None if there is none that can be read. Others' drafts
        stay where they are."""
        old = self._take_old()
        kept = {**self._read(), **self._held}
        self._held.pop(credential.who, None)
        sealed = kept.pop(credential.who, None)
        if sealed is None:
            return old
        self._write(kept)
        return self._opened(sealed, credential) or old

    def _opened(self, sealed: bytes, credential: Credential) -> Draft | None:
        from db.sealing import Unsealable

        try:
            return _checked(
                json.loads(credential.unseal(sealed, _purpose(credential)).decode("utf-8", "surrogatepass"))
            )
        except (Unsealable, ValueError, RecursionError):  # a restore brought another key, or the file is damaged
            log.warning("a draft can not be opened any more")
            return None

    def _take_old(self) -> Draft | None:
        try:
            kept = json.loads(self._old.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as damage:
            log.warning("the old draft can not be read: %s", damage)
            kept = None
        _remove(self._old)
        return _checked(kept)

    def _read(self) -> dict[str, bytes]:
        try:
            kept = json.loads(self._file.read_bytes())
            return {name: b64decode(sealed, validate=True) for name, sealed in kept.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError, RecursionError) as damage:
            log.warning("the drafts can not be read: %s", type(damage).__name__)
            _remove(self._file)
            return {}

    def _write(self, drafts: Mapping[str, bytes]) -> None:
        from db.safe_files import MOMENT, write_whole

        if not drafts:
            _remove(self._file)
            return
        content = json.dumps({name: b64encode(sealed).decode() for name, sealed in drafts.items()}, ensure_ascii=False)
        try:
            write_whole(self._file, content.encode(), MOMENT)
            self._held.clear()
        except DeskError as failure:
            log.error("the draft can not be kept: %s", failure)


def _purpose(credential: Credential) -> str:
    return f"draft of {credential.who}"


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _checked(kept: object) -> Draft | None:
    if not isinstance(kept, dict):
        return None
    page, record_id, texts = kept.get("page"), kept.get("record_id"), kept.get("texts")
    if not isinstance(page, str) or not isinstance(texts, dict) or not isinstance(record_id, int | None):
        return None
    return Draft(page, record_id, _texts(texts), _texts(kept.get("loose")), _texts(kept.get("words")))


def _texts(kept: object) -> dict[str, str]:
    if not isinstance(kept, dict):
        return {}
    return {name: text for name, text in kept.items() if isinstance(name, str) and isinstance(text, str)}


def draft_of(desk: DeskWindow, loose: Mapping[str, str]) -> Draft | None:
    """What is typed on the page in sight and not saved, and `loose` in dialogs that are gone."""
    record_id, texts = desk.screen.unsaved() or (None, {})
    if not (texts or loose):
        return None
    return Draft(desk.here, record_id, texts, loose, desk.screen.unsaved_words() if texts else {})


def take_up(desk: DeskWindow, draft: Draft | None) -> None:
    """Show the form again as it was left, and say so; a record that is gone meanwhile leaves what was typed to copy."""
    if draft is None:
        return
    lost = dict(draft.loose)
    if draft.texts:
        try:
            desk.go(draft.page)
            desk.screen.take_up(draft.record_id, draft.texts)
            desk.window.update()  # what is not in sight yet can not get the keyboard back from the message
            dialogs.show_message(desk.window, _("What you had typed is here again. It is not saved yet."))
        except (DeskError, StopIteration) as error:
            log.warning("the draft has no place any more: %s", error)
            lost.update(draft.words or draft.texts)
    if lost:
        text = _("What you had typed has no place any more. Here it is, to be copied.")
        details = "\n".join(f"{name}: {text}" for name, text in lost.items())
        dialogs.show_error(desk.window, text, details, _("Unsaved changes"))
