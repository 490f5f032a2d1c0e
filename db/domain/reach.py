"""Who was reached in a fiscal year and who had nothing: elders by community, sex, age and group of daily living."""

from dataclasses import dataclass

from db.domain.choices import Choice
from db.domain.forms import Column
from db.domain.words import N_


class ElderReach(Choice):
    """Whether an elder had anything in this fiscal year."""

    NOTHING = "nothing", N_("Nothing this fiscal year")
    REACHED = "reached", N_("Reached this fiscal year")


class ReachKind(Choice):
    """By what elders are put into groups."""

    ALL = "all", N_("All elders")
    COMMUNITY = "community", N_("Community")
    ADL = "adl", N_("ADL group")
    SEX = "sex", N_("Sex")
    AGE = "age", N_("Age")


@dataclass(frozen=True, kw_only=True)
class Reach:
    """A group of elders of today and how many of them were reached. `key` is the id of the community, or the value of
    sex, age band or ADL group, None for those of whom it is not known; `name` is the community's."""

    kind: ReachKind
    key: int | str | None
    name: str
    elders: int
    reached: int

    @property
    def nothing(self) -> int:
        """Who had no visit, no activity and no outreach round that reached their household."""
        return self.elders - self.reached

    @property
    def percent(self) -> int:
        """Of those reached, rounded down: 100 are all of them."""
        return self.reached * 100 // self.elders if self.elders else 0


COLUMNS = (
    Column("kind", N_("Grouped by"), 14),
    Column("group", N_("Group"), 26),
    Column("elders", N_("Elders"), 9, "e", figure="elders"),
    Column("reached", N_("Were reached"), 9, "e", figure="elders_reached"),
    Column("nothing", N_("Nothing yet"), 11, "e", figure="elders_not_reached"),
    Column("percent", N_("Share reached"), 11, "e", figure="elders_reached_percent"),
)
