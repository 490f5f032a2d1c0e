"""Where residents belong: a person with a household lives in its house and in its community."""

import json
from collections.abc import Iterable
from dataclasses import replace

from db.domain.errors import FieldError, FormErrors
from db.domain.residents import Resident, is_given_name
from db.domain.words import N_
from db.office import Office
from db.resident_rows import House

NO_HOUSE: House = ("", "")


class Homes:
    """The households and communities that some residents name."""

    def __init__(self, office: Office, residents: Iterable[Resident]) -> None:
        named = {(resident.household_id, resident.community_id) for resident in residents}
        households = json.dumps([household for household, _community in named if household is not None])
        communities = json.dumps([community for _household, community in named if community is not None])
        self._households: dict[int, tuple[House, int | None]] = {
            row[0]: ((row[1], row[2]), row[3])
            for row in office.sql(
                """select id, house, moo, community_id from household
                   where id in (select value from json_each(?)) and deleted_at is null""",
                (households,),
            )
        }
        self._communities: set[int] = {
            row[0]
            for row in office.sql(
                "select id from community where id in (select value from json_each(?)) and deleted_at is null",
                (communities,),
            )
        }

    def settle(self, resident: Resident) -> tuple[House, Resident]:
        """The person's house, and the person with its community; raises FormErrors for what can not be kept."""
        errors = {}
        try:
            is_given_name(resident.given)
        except FieldError as error:
            errors["given"] = error
        if resident.household_id is not None and resident.household_id not in self._households:
            errors["household_id"] = FieldError(N_("This household is no longer there."))
        if resident.household_id is None and resident.community_id not in (None, *self._communities):
            errors["community_id"] = FieldError(N_("This community is no longer there."))
        if errors:
            raise FormErrors(errors)
        if resident.household_id is None:
            return NO_HOUSE, resident
        house, community_id = self._households[resident.household_id]
        if resident.community_id == community_id:
            return house, resident
        if resident.community_id == community_id:
            return house, resident
        return house, replace(resident, community_id=community_id)
