"""Which list stands behind a figure, so that a click on any figure opens it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from db.domain.barthel import AdlGroup
from db.domain.names import Sex
from db.domain.partners import PartnerScope
from db.domain.reach import ElderReach
from db.domain.residents import Residency
from db.domain.visits import VisitWatch

if TYPE_CHECKING:
    from ui.desk import Desk

LIVING: Final[Mapping[str, Any]] = {"status": Residency.LIVING}
PLACES: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "residents": ("residents", LIVING),
    "men": ("residents", {**LIVING, "sex": Sex.MALE}),
    "women": ("residents", {**LIVING, "sex": Sex.FEMALE}),
    "households": ("households", {}),
    "elders": ("elders", {}),
    "elders_percent": ("communities", {}),
    "bedbound": ("elders", {"group": AdlGroup.BEDBOUND}),
    "homebound": ("elders", {"group": AdlGroup.HOMEBOUND}),
    "social": ("elders", {"group": AdlGroup.SOCIAL}),
    "not_assessed": ("elders", {"due": True}),
    "elders_reached": ("elders", {"reach": ElderReach.REACHED}),
    "elders_not_reached": ("elders", {"reach": ElderReach.NOTHING}),
    "elders_reached_percent": ("elders", {"reach": ElderReach.NOTHING}),
    "visits": ("visits", {"watch": VisitWatch.DONE}),
    "visits_planned": ("visits", {"watch": VisitWatch.OPEN}),
    "visits_overdue": ("visits", {"watch": VisitWatch.OVERDUE}),
    "households_asked": ("rounds", {}),
    "households_reached": ("rounds", {}),
    "activities": ("activities", {}),
    "served": ("activities", {}),
    "participants": ("activities", {}),
    "services": ("services", {}),
    "services_alone": ("services", {"nobody": True}),
    "volunteers": ("volunteers", {"active": True}),
    "new_volunteers": ("volunteers", {"sort": ("started", True)}),
    "left_volunteers": ("volunteers", {"sort": ("ended", True)}),
    "volunteer_hours": ("volunteering", {"list": "hours"}),
    "volunteer_value": ("volunteering", {"list": "hours"}),
    "classes": ("training", {}),
    "enrolled": ("training", {}),
    "passed": ("training", {}),
    "certificates": ("certificates", {}),
    "partners": ("partners", {}),
    "partners_inside": ("partners", {"scope": PartnerScope.INSIDE}),
    "new_partners": ("partners", {}),
    "given_value": ("partners", {"sort": ("value", True)}),
    "given_paid": ("partners", {"sort": ("paid", True)}),
    "budget": ("activities", {}),
}
"""The page and what narrows it, by the name of the figure; pages pass over what they have no filter for."""
OF_A_YEAR: Final = frozenset({"visits", "activities", "volunteering"})
"""Pages whose filter "year" is a fiscal year."""


def open_list(desk: Desk, name: str, year: int | None = None, community_id: int | None = None) -> None:
    """The list behind a figure, of a fiscal year and a community as far as its page can show that."""
    page, filters = PLACES[name]
    more: dict[str, Any] = {"community": community_id} if community_id is not None else {}
    if year is not None and page in OF_A_YEAR:
        more["year"] = year
    desk.go(page, None, {**filters, **more})
