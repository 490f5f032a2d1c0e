"""Elders on the command line: how they stand, their allowance, who cares for them, when somebody was there last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from datetime import date

    from db.domain.elders import ElderLine
    from db.office import Office

Objects = list[dict[str, Any]]


def elder_objects(office: Office, everyone: bool) -> Objects:
    from db.domain.elders import ElderFilter
    from db.elders import elder_listing

    listing = elder_listing(office, ElderFilter())
    return [_elder_object(line, office.today()) for line in listing.page(0, listing.total)]


def _elder_object(line: ElderLine, today: date) -> dict[str, Any]:
    """`adl_group` and what follows are null for who was never assessed, and for whoever may not see it."""
    standing, carer = line.standing, line.carer
    return {
        "id": line.id,
        "citizen_id": line.citizen_id,
        "title": line.title,
        "given": line.given,
        "family": line.family,
        "sex": line.sex.value if line.sex else "",
        "born": line.born.date.isoformat(),
        "age": line.age(today),
        "house": line.house,
        "community": line.community,
        "phones": list(line.phones),
        "adl_group": standing.group.value if standing else None,
        "adl_score": standing.total if standing else None,
        "assessed_on": standing.assessed_on.isoformat() if standing else None,
        "next_due": standing.next_due.isoformat() if standing else None,
        "allowance": line.allowance,
        "next_step_from": line.next_step[0].isoformat() if line.next_step else None,
        "next_step": line.next_step[1] if line.next_step else None,
        "carer": carer.full_name if carer else None,
        "relation": carer.relation.value if carer else None,
        "carer_phones": list(carer.phones) if carer else [],
        "volunteers": list(line.volunteers),
        "last_visit": line.last_met.isoformat() if line.last_met else None,
        "nothing_this_year": line.has_nothing,
        "notes": line.notes,
    }


SHOWN: Final = (
    "id", "title", "given", "family", "age", "community", "adl_group", "adl_score", "allowance", "carer",
    "volunteers", "last_visit",
)  # fmt: skip
