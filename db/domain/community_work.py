"""What was done in a community in a fiscal year, with whom, and which services did not come there."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class ServiceThere:
    """A service of the catalogue in one community: 0 and 0 where it did not come in the year."""

    id: int
    name: str
    activities: int
    visits: int

    @property
    def came(self) -> bool:
        return bool(self.activities or self.visits)


@dataclass(frozen=True, kw_only=True)
class PartnerThere:
    """A partner that took part in activities there, and the day of the latest."""

    id: int
    name: str
    activities: int
    latest: date


@dataclass(frozen=True, kw_only=True)
class CommunityWork:
    """Of one community and one B.E. fiscal year, as far as its days have come."""

    year: int
    services: tuple[ServiceThere, ...]
    partners: tuple[PartnerThere, ...]
