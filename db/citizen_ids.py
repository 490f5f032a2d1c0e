"""Citizen IDs as whoever is signed in may see them: hidden, revealed and written down, made whole again."""

from dataclasses import replace

from db.domain.citizen_id import hide, hide_within, is_hidden
from db.domain.errors import FieldError, FormErrors, NotFound
from db.domain.permissions import REVEAL
from db.domain.residents import Resident
from db.domain.words import N_
from db.office import Office, command

EVENT = "reveal"


@command
def reveal_citizen_id(office: Office, resident_id: int, place: str = "") -> str:
    """The whole ID of a person, written into the audit log with the place where it is shown; raises NotFound."""
    found = office.sql("select citizen_id from resident where id = ?", (resident_id,))
    if not found:
        raise NotFound(N_("This record is no longer there."))
    office.record(EVENT, "residents", resident_id, place)
    return str(found[0][0])


def reveal_many(office: Office, subject: str, place: str) -> None:
    """Before the IDs of many people are shown in whole; raises NotAllowed."""
    office.require(REVEAL)
    office.record(EVENT, subject, None, place)


def as_seen(office: Office, resident: Resident) -> Resident:
    """The record as whoever is signed in may see it: reasons name the number that was doubted."""
    if office.may(REVEAL):
        return resident
    reasons = tuple(replace(reason, text=hide_within(reason.text)) for reason in resident.reasons)
    return replace(resident, citizen_id=hide(resident.citizen_id), reasons=reasons)


def made_whole(resident: Resident, kept: Resident) -> Resident:
    """The record with the hidden parts as they are kept; raises FormErrors for digits that are not the kept one's."""
    if is_hidden(resident.citizen_id):
        if resident.citizen_id != hide(kept.citizen_id):
            raise FormErrors({"citizen_id": FieldError(N_("Please type the whole citizen ID."))})
        resident = replace(resident, citizen_id=kept.citizen_id)
    known = {(reason.doubt, hide_within(reason.text)): reason for reason in kept.reasons}
    return replace(
        resident, reasons=tuple(known.get((reason.doubt, reason.text), reason) for reason in resident.reasons)
    )
