"""What papers are like: their language and digits, and how many may sign one."""

from db.domain.choices import Choice
from db.domain.words import N_

MOST_SIGNERS = 3


class PaperLanguage(Choice):
    """Papers keep their language whatever the screen shows."""

    THAI = "th", N_("Thai")
    ENGLISH = "en", N_("English")


class PaperDigits(Choice):
    """Which digits papers show."""

    THAI = "thai", N_("Thai digits ๑๒๓")
    ARABIC = "arabic", N_("Arabic digits 123")
