"""Thai, full-width and Arabic digits: one way in, two ways out (domain, "Digits")."""

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_FULL_WIDTH = "０１２３４５６７８９"

_TO_ARABIC = str.maketrans(_THAI + _FULL_WIDTH, _ARABIC + _ARABIC)
_TO_THAI = str.maketrans(_ARABIC, _THAI)


def to_arabic(text: str) -> str:
    """Thai and full-width digits become 0-9; every other letter stays, ² and other scripts' digits too."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """0-9 become ๐-๙; every other letter stays."""
    return text.translate(_TO_THAI)


def is_digits(text: str) -> bool:
    """Only 0-9 and at least one: str.isdigit would take Thai digits and ² as well."""
    return text.isascii() and text.isdigit()
