"""Where form fields look for the records they point to: people, households, communities, courses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import communities, households, residents, search, training
from db.domain.communities import short_community_name
from db.domain.typed_text import search_form
from ui.field_widget import Link

if TYPE_CHECKING:
    from db.domain.households import HouseholdLine
    from db.domain.residents import ResidentLine
    from db.office import Office

MOST = 20


def person_text(person: ResidentLine) -> str:
    """A person among others: name, house and community."""
    place = " ".join(part for part in (person.house, short_community_name(person.community)) if part)
    return "  ·  ".join(part for part in (person.full_name, place or person.organisation) if part)


def household_text(household: HouseholdLine) -> str:
    """A household among others."""
    return f"{household.house} {short_community_name(household.community)}".strip()


def people(office: Office) -> Link:
    """Everyone the office knows."""
    return Link(
        find=lambda text: [(person.id, person_text(person)) for person in search.search(office, text, MOST)],
        label=lambda id: residents.resident_line(office, id).full_name,
    )


def all_households(office: Office) -> Link:
    return Link(
        find=lambda text: [(line.id, household_text(line)) for line in households.households_found(office, text, MOST)],
        label=lambda id: household_text(households.household_lines(office, [id])[0]),
    )


def all_communities(office: Office) -> Link:
    def find(text: str) -> list[tuple[int, str]]:
        wanted = search_form(text)
        return [(c.id, c.name) for c in communities.communities(office) if wanted in search_form(c.name)]

    return Link(find=find, label=lambda id: communities.community_of(office, id).name)


def all_courses(office: Office) -> Link:
    def find(text: str) -> list[tuple[int, str]]:
        wanted = search_form(text)
        return [(course.id, course.name) for course in training.courses(office) if wanted in search_form(course.name)]

    return Link(find=find, label=lambda id: training.course_of(office, id).name)
