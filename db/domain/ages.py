"""Ages, the office's age bands and who is an elder (domain, "Age")."""

from datetime import date, timedelta

from db.domain.choices import Choice
from db.domain.words import N_

ELDER_AGE = 60


class AgeBand(Choice):
    """The bands every count of people uses."""

    UNDER_15 = "0-14", N_("Under 15")
    FROM_15 = "15-24", N_("15–24 years")
    FROM_25 = "25-59", N_("25–59 years")
    FROM_60 = "60-69", N_("60–69 years")
    FROM_70 = "70-79", N_("70–79 years")
    FROM_80 = "80-89", N_("80–89 years")
    FROM_90 = "90+", N_("90 and over")


_FIRST_AGE = {band: int(band.value.rstrip("+").partition("-")[0]) for band in AgeBand}
_BANDS = tuple(_FIRST_AGE)


def age_on(born: date, day: date) -> int:
    """Full years on a day; born on 29 February, one is a year older on 1 March of common years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def band_of(age: int) -> AgeBand:
    """The band of an age in full years."""
    return next((band for band in reversed(_BANDS) if age >= _FIRST_AGE[band]), AgeBand.UNDER_15)


def born_between(band: AgeBand, today: date) -> tuple[date | None, date | None]:
    """First and last date of birth of those who are in a band today; None where it has no end."""
    place = _BANDS.index(band)
    last = born_by(_FIRST_AGE[band], today) if place else None
    if place + 1 == len(_BANDS):
        return None, last
    return born_by(_FIRST_AGE[_BANDS[place + 1]], today) + timedelta(days=1), last


def born_by(age: int, today: date) -> date:
    """The last date of birth of those who are at least `age` today."""
    try:
        return today.replace(year=today.year - age)
    except ValueError:  # today is 29 February and that year had none
        return date(today.year - age, 2, 28)


def is_elder(born: date, today: date) -> bool:
    """60 or over."""
    return age_on(born, today) >= ELDER_AGE
