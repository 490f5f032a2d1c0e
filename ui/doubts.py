"""What looks odd about a person is asked about before it is kept: a reason for each doubt, never a wall."""

from __future__ import annotations

import tkinter
from dataclasses import replace
from typing import TYPE_CHECKING

from db import residents
from db.domain.doubting import unexplained
from db.domain.doubts import Doubt, Reason
from db.domain.residents import Resident
from ui import dialogs, links
from ui.language import _

if TYPE_CHECKING:
    from ui.desk import Desk


def with_reasons(parent: tkinter.Misc, desk: Desk, record: Resident) -> Resident | None:
    """The person with a reason for each doubt, and none for doubts that are gone; None goes back to mend it."""
    doubts = residents.doubts_about(desk.office, record, desk.today())
    open_doubts = unexplained(doubts, record)
    if open_doubts:
        reasons = dialogs.ask_reasons(parent, [(doubt.value, _text(desk, doubt, record)) for doubt in open_doubts])
        if reasons is None:
            return None
        given = (Reason(Doubt(code), text) for code, text in reasons.items())
        record = replace(record, reasons=(*record.reasons, *given))
    return replace(record, reasons=tuple(reason for reason in record.reasons if reason.doubt in doubts))


def _text(desk: Desk, doubt: Doubt, record: Resident) -> str:
    if doubt not in (Doubt.ID_DUPLICATE, Doubt.POSSIBLE_DUPLICATE):
        return _(doubt.label)
    others = residents.duplicates_of(desk.office, record)
    return _(doubt.label) + " " + "; ".join(links.person_text(other) for other in others)
