"""Volunteers by age band and community: how many serve, and where nobody does, which has to stand out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.domain.ages import AgeBand


@dataclass(frozen=True, kw_only=True)
class BandLine:
    """Who serves in a community, by age band. `community_id` None: those who serve in none; `unknown` are those whose
    birth date nobody knows."""

    community_id: int | None
    community: str
    counts: Mapping[AgeBand, int]
    unknown: int = 0

    @property
    def total(self) -> int:
        return sum(self.counts.values()) + self.unknown

    @property
    def gaps(self) -> tuple[AgeBand, ...]:
        """The bands in which nobody serves; who serves in no community leaves no gap."""
        return tuple(band for band in AgeBand if not self.counts[band]) if self.community_id is not None else ()


def sum_of(lines: Sequence[BandLine]) -> BandLine:
    """The whole town as one line."""
    counts = {band: sum(line.counts[band] for line in lines) for band in AgeBand}
    return BandLine(community_id=None, community="", counts=counts, unknown=sum(line.unknown for line in lines))
