"""Households, communities, and moves, births and deaths on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from db.office import Office

SHOWN = {
    "households": ("id", "house", "moo", "community", "house_code", "people", "elders", "head"),
    "communities": ("id", "name", "representative", "households", "residents", "elders", "elder_share", "volunteers"),
    "moves": ("id", "moved_on", "kind", "name", "from_house", "from_community", "to_house", "to_community"),
}


def household_objects(office: Office, everyone: bool) -> list[dict[str, Any]]:
    """`head` is null where nobody was written down."""
    from db.households import household_listing

    listing = household_listing(office)
    return [
        {
            "id": line.id,
            "house": line.house,
            "moo": line.moo,
            "community": line.community,
            "house_code": line.house_code,
            "people": line.people,
            "elders": line.elders,
            "head": line.head or None,
            "notes": line.notes,
        }
        for line in listing.page(0, listing.total)
    ]


def community_objects(office: Office, everyone: bool) -> list[dict[str, Any]]:
    """`elder_share` in per cent; `staff` who serves the community today, all who ever did with --all."""
    from db.communities import community_lines
    from db.community_staff import staff_of_community
    from db.domain.ageing import elders_percent

    return [
        {
            "id": line.id,
            "name": line.name,
            "representative": line.representative,
            "representative_phones": list(line.representative_phones),
            "households": line.households,
            "residents": line.residents,
            "elders": line.elders,
            "elder_share": round(elders_percent(line.elders, line.residents), 1),
            "volunteers": line.volunteers,
            "staff": [
                {
                    "name": one.name,
                    "position": one.position,
                    "phones": list(one.phones),
                    "since": one.since.isoformat() if one.since else None,
                    "until": one.until.isoformat() if one.until else None,
                }
                for one in staff_of_community(office, line.id)
                if everyone or one.serves_on(office.today())
            ],
        }
        for line in community_lines(office)
    ]


def move_objects(office: Office, everyone: bool) -> list[dict[str, Any]]:
    """The latest first."""
    from db.move_history import all_moves

    return [
        {
            "id": line.id,
            "moved_on": line.moved_on.isoformat(),
            "kind": line.kind.value,
            "resident_id": line.resident_id,
            "name": line.full_name,
            "from_house": line.from_house,
            "from_community": line.from_community,
            "to_house": line.to_house,
            "to_community": line.to_community,
            "note": line.note,
        }
        for line in all_moves(office)
    ]
