"""A house code (เลขรหัสประจำบ้าน): 11 digits, the first four the registration office; only its form is checked."""

import re

from db.domain.digits import to_arabic
from db.domain.errors import FieldError
from db.domain.typed_text import clean
from db.domain.words import N_

LENGTH = 11


def parse_house_code(text: str) -> str:
    """The digits of a house code, typed with or without dashes and in Thai digits; raises FieldError."""
    digits = re.sub(r"[\s\-–]", "", to_arabic(clean(text)))
    if not re.fullmatch("[0-9]+", digits):
        raise FieldError(N_("A house code has digits only."))
    if len(digits) != LENGTH:
        raise FieldError(N_("A house code has 11 digits; these are {count}."), count=len(digits))
    return digits


def format_house_code(digits: str) -> str:
    """5804-012345-6, as house registers print it; anything else is given back as it is."""
    return f"{digits[:4]}-{digits[4:10]}-{digits[10]}" if len(digits) == LENGTH else digits
