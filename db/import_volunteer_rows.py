"""A row of a list of volunteers on its way in, and what it tells that the office does not know."""

from dataclasses import dataclass, field
from typing import Any

from db.domain.volunteers import Volunteer
from db.import_people import Known
from db.import_plan import Remark, with_lines


@dataclass
class Draft:
    """A row on its way: whose volunteering it tells, and what is odd about it."""

    sheet: str
    row: int
    label: str
    known: Known | None = None
    volunteer: Volunteer = field(default_factory=Volunteer)
    inviter: str = ""
    invited_by: Known | None = None
    warnings: list[Remark] = field(default_factory=list)
    refusal: Remark | None = None
    is_first: bool = True
    has_new_kinds: bool = False
    has_new_phones: bool = False


def news_of_volunteer(kept: Volunteer, draft: Draft, inviter: int | None = None) -> dict[str, Any]:
    """What the file tells that the office does not know; nothing is emptied, kinds add up.

    An inviter who is still to be added (id 0) always is news.
    """
    told = draft.volunteer
    changes: dict[str, Any] = {}
    for name in ("started", "ended", "end_reason"):
        if getattr(told, name) and getattr(told, name) != getattr(kept, name):
            changes[name] = getattr(told, name)
    home = draft.known.record.community_id if draft.known else None
    if told.community_id not in (None, kept.community_id or home):
        changes["community_id"] = told.community_id
    if not set(told.kinds) <= set(kept.kinds):
        changes["kinds"] = tuple(dict.fromkeys((*kept.kinds, *told.kinds)))
    for name in ("skills", "notes"):
        if getattr(told, name) and getattr(told, name) not in getattr(kept, name):
            changes[name] = with_lines(getattr(kept, name), getattr(told, name).split("\n"))
    if draft.invited_by is not None:
        inviter = inviter or draft.invited_by.record.id
        if inviter != kept.invited_by_id:
            changes["invited_by_id"] = inviter
    return changes
