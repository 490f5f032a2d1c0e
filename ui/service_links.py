"""Where the forms of activities look: services, goals, partners, and who takes part already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db import goals, partners
from db.activity_people import participants_of
from db.domain.typed_text import search_form
from ui import links
from ui.field_widget import Link
from ui.visit_links import all_services

if TYPE_CHECKING:
    from db.domain.goals import Goal, GoalLine
    from db.office import Office


def goal_text(goal: Goal | GoalLine) -> str:
    """A goal among those of other years."""
    return f"{goal.year}  ·  {goal.name}"


def all_goals(office: Office) -> Link:
    """The goals of all fiscal years, the latest first."""

    def find(text: str) -> list[tuple[int, str]]:
        words = search_form(text).split()
        found = [(line.id, goal_text(line)) for line in goals.goal_lines(office)]
        return [(id, label) for id, label in found if all(word in search_form(label) for word in words)]

    return Link(find=find, label=lambda id: goal_text(goals.goal_of(office, id)))


def all_partners(office: Office) -> Link:
    def find(text: str) -> list[tuple[int, str]]:
        return [(line.id, line.name) for line in partners.partner_lines(office, partners.PartnerFilter(text=text))]

    return Link(find=find, label=lambda id: partners.partner_of(office, id).name)


def activity_links(office: Office) -> Mapping[str, Link]:
    """By the fields of the form."""
    return {
        "service_id": all_services(office),
        "goal_id": all_goals(office),
        "community_id": links.all_communities(office),
        "partner_id": all_partners(office),
    }


def people_of_activity(office: Office, activity_id: int) -> Link:
    """Who takes part in an activity."""

    def known() -> dict[int, str]:
        return {line.id: line.full_name for line in participants_of(office, activity_id)}

    def find(text: str) -> list[tuple[int, str]]:
        wanted = search_form(text)
        return [(id, name) for id, name in known().items() if wanted in search_form(name)]

    return Link(find=find, label=lambda id: known().get(id, ""))
