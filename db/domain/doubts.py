"""What may look wrong about a person (ข้อสังเกต), and the reason why it is right all the same."""

from dataclasses import dataclass

from db.domain.choices import Choice
from db.domain.words import N_

OLDEST = 120


class Doubt(Choice):
    """What looks wrong about a person and may yet be right: a warning with a reason to give, never a wall."""

    ID_CHECK = "id_check", N_("The citizen ID has a wrong check digit.")
    ID_LENGTH = "id_length", N_("The citizen ID does not have 13 digits.")
    ID_MISSING = "id_missing", N_("There is no citizen ID.")
    ID_DUPLICATE = "id_duplicate", N_("Another person holds this citizen ID.")
    ID_NO_STATUS = "id_no_status", N_("This number is of a person without civil status yet.")
    BIRTH_INVALID = "birth_invalid", N_("The birth date is not a date.")
    BIRTH_YEAR_ONLY = "birth_year_only", N_("Only the year of birth is known.")
    BIRTH_ODD = "birth_odd", N_("The birth date lies in the future or over 120 years back.")
    TITLE_AGE = "title_age", N_("The title does not fit the age.")
    TITLE_SEX = "title_sex", N_("The title does not fit the sex.")
    POSSIBLE_DUPLICATE = "possible_duplicate", N_("Someone of the same name and birth date is already here.")


@dataclass(frozen=True)
class Reason:
    """Why a doubt was accepted: what the office knows, or what a file said and where."""

    doubt: Doubt
    text: str
