"""What is said of elders in a line: how they get about, an assessment, a carer, the next step of the allowance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.domain.buddhist_era import PartialDate, Precision
from db.domain.phones import format_phone
from ui import shown
from ui.language import _

if TYPE_CHECKING:
    from db.domain.assessments import Assessment
    from db.domain.carers import CarerLine
    from db.domain.elders import ElderLine, Standing


def standing_text(standing: Standing | None) -> str:
    """ติดบ้าน 9."""
    return f"{_(standing.group.label)} {standing.total}" if standing else ""


def assessment_text(one: Assessment) -> str:
    """An assessment in one line."""
    group = _(one.group.label) if one.group else ""
    return f"{shown.day(one.assessed_on)}  ·  {group} {one.total}  ·  {one.assessor}"


def carer_text(carer: CarerLine) -> str:
    """A carer in one line."""
    phones = ", ".join(map(format_phone, carer.phones))
    return "  ·  ".join(filter(None, (carer.full_name, _(carer.relation.label), phones)))


def next_step_text(line: ElderLine) -> str:
    """700 baht from December 2026."""
    if line.next_step is None:
        return ""
    month, baht = line.next_step
    when = shown.birth(PartialDate(month, Precision.MONTH))
    return _("{baht} baht from {month}").format(baht=f"{baht:,}", month=when)
