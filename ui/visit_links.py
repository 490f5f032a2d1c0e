"""Where the forms of visits and matches look: people, households, services, volunteers who serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import services, visit_people, volunteers
from db.domain.communities import short_community_name
from db.domain.typed_text import search_form
from ui import links, shown
from ui.field_widget import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.domain.volunteers import VolunteerLine
    from db.office import Office


def all_services(office: Office) -> Link:
    """The catalogue."""

    def find(text: str) -> list[tuple[int, str]]:
        wanted = search_form(text)
        return [(one.id, one.name) for one in services.services(office) if wanted in search_form(one.name)]

    return Link(find=find, label=lambda id: services.service_of(office, id).name)


def serving_volunteers(office: Office) -> Link:
    """Volunteers who serve; one that is kept is named even where they left since."""

    def text(line: VolunteerLine) -> str:
        parts = (line.full_name, shown.kinds(line.kinds), short_community_name(line.community))
        return "  ·  ".join(filter(None, parts))

    return Link(
        find=lambda typed: [(line.id, text(line)) for line in visit_people.volunteers_found(office, typed)],
        label=lambda id: volunteers.volunteer_line(office, id).full_name,
    )


def visit_links(office: Office) -> Mapping[str, Link]:
    """By the fields of both forms."""
    return {
        "resident_id": links.people(office),
        "household_id": links.all_households(office),
        "service_id": all_services(office),
        "volunteer_id": serving_volunteers(office),
    }
