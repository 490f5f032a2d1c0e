"""In which language and digits papers are written."""

from db.domain.choices import Choice
from db.domain.words import N_


class PaperLanguage(Choice):
    """Papers keep their language whatever the screen shows."""

    THAI = "th", N_("Thai")
    ENGLISH = "en", N_("English")


class PaperDigits(Choice):
    """Which digits papers show."""

    THAI = "thai", N_("Thai digits ๑๒๓")
    ARABIC = "arabic", N_("Arabic digits 123")
