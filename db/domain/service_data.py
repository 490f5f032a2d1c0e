"""Personal data in activities: who took part, and who is seen on photographs."""

from collections.abc import Mapping
from typing import Any, Final

from db.domain import activity_people, photographs
from db.domain.data_groups import BY_OFFICE, FROM_PERSON, TEN_YEARS, Basis, Group, fields_of
from db.domain.forms import Form
from db.domain.words import N_

GROUPS: Final = (
    Group(
        "activities",
        N_("Activities"),
        N_("To know who served people when and for how long, and to thank them"),
        Basis.PUBLIC_TASK,
        TEN_YEARS,
        FROM_PERSON,
        "activity_people.participants_of",
        fields_of(
            "participants", "activity_id", "resident_id", "name", "role", "joined_on", "after_id", "hours", "notes"
        ),
    ),
    Group(
        "photographs",
        N_("Photographs"),
        N_("To prove what was done; without the place that the camera noted"),
        Basis.PUBLIC_TASK,
        TEN_YEARS,
        BY_OFFICE,
        "photographs.photographs_of",
        fields_of("photographs", "activity_id", "image", "caption", "moment", "position"),
    ),
)
FORMS: Final[Mapping[str, tuple[Form[Any], ...]]] = {
    "participants": (activity_people.FORM,),
    "photographs": (photographs.FORM,),
}
OWN_WORDS: Final = {"participants.activity_id": N_("Activity")}
