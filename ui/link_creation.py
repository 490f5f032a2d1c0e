"""Records made in passing, from the field that looked for them in vain: a new house, community, person from outside."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db import communities, households, residents
from db.domain.communities import FORM as COMMUNITY
from db.domain.communities import Community
from db.domain.households import FORM as HOUSEHOLD
from db.domain.households import Household
from db.domain.names import split_full_name
from db.domain.residents import FORM as RESIDENT
from db.domain.residents import Residency, Resident
from db.domain.words import N_
from ui import links
from ui.field_widget import Link
from ui.form_dialog import ask_form
from ui.language import _

if TYPE_CHECKING:
    from db.domain.forms import Form
    from ui.desk import Desk

HOUSE_FIELDS = ("house", "moo", "community_id", "house_code")
COMMUNITY_FIELDS = ("name", "representative", "representative_phones")
OUTSIDER_FIELDS = ("title", "given", "family", "nickname", "sex", "phones", "organisation")


def households_or_new(desk: Desk, community_id: Callable[[], int | None] = lambda: None) -> Link:
    """Households; one that is not kept yet is made, in the community typed behind its number or else `community_id`."""

    def create(field: tkinter.Misc, text: str) -> int | None:
        house, _space, place = text.partition(" ")
        found = links.all_communities(desk.office).find(place.strip()) if place.strip() else []
        begun = Household(house=house, community_id=found[0][0] if len(found) == 1 else community_id())
        first = "moo" if begun.community_id else "community_id"
        save = households.save_household
        return _ask(field, desk, _("A new household"), HOUSEHOLD, begun, save, HOUSE_FIELDS, first)

    return replace(links.all_households(desk.office), offer=N_("Add house {text}"), create=create)


def communities_or_new(desk: Desk) -> Link:
    """Communities; one that is not kept yet is made."""

    def create(field: tkinter.Misc, text: str) -> int | None:
        save = communities.save_community
        return _ask(field, desk, _("A new community"), COMMUNITY, Community(name=text), save, COMMUNITY_FIELDS)

    return replace(links.all_communities(desk.office), offer=N_("Add community {text}"), create=create)


def people_or_new(desk: Desk) -> Link:
    """Everyone the office knows; who is not among them is kept as someone from outside."""

    def create(field: tkinter.Misc, text: str) -> int | None:
        title, given, family = split_full_name(text)
        begun = Resident(title=title, given=given, family=family, status=Residency.OUTSIDE)
        heading = _("Someone from outside the municipality")
        return _ask(field, desk, heading, RESIDENT, begun, residents.save_resident, OUTSIDER_FIELDS, "title")

    return replace(links.people(desk.office), offer=N_("Add {text} as someone from outside"), create=create)


def _ask(
    field: tkinter.Misc,
    desk: Desk,
    title: str,
    form: Form[Any],
    begun: Any,
    save: Callable[[Any, Any], Any],
    only: Sequence[str],
    first: str = "",
) -> int | None:
    """The record's id once it is kept; None if it was given up."""
    kept: list[Any] = []
    made = ask_form(
        field,
        title,
        form,
        begun,
        desk.today(),
        lambda record: kept.append(save(desk.office, record)),
        yes=_("Add"),
        only=only,
        links={"community_id": links.all_communities(desk.office)},
        first=first,
    )
    return int(kept[-1].id) if made is not None else None
