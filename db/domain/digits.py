"""Thai, full-width and Arabic digits: one way in, two ways out (domain, "Digits")."""

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_FULL_WIDTH = "０１２３４５６７８９"

_BETWEEN, _FULL_WIDTH_BETWEEN = "/-.", "／－．"

_TO_ARABIC = str.maketrans(_THAI + _FULL_WIDTH + _FULL_WIDTH_BETWEEN, _ARABIC + _ARABIC + _BETWEEN)
_TO_THAI = str.maketrans(_ARABIC, _THAI)


def to_arabic(text: str) -> str:
    """Thai and full-width digits become 0-9, full-width signs between them too; ² and other scripts' digits stay."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """0-9 become ๐-๙; every other letter stays."""
    return text.translate(_TO_THAI)


def is_digits(text: str) -> bool:
    """Only 0-9 and at least one: str.isdigit would take Thai digits and ² as well."""
    return text.isascii() and text.isdigit()
