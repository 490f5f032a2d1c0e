"""What is said of outreach rounds: how far one got, what was found at a household."""

from __future__ import annotations

from db.domain.communities import short_community_name
from db.domain.phones import format_phone
from db.domain.round_results import ASKED, RoundHouse, RoundResult
from db.domain.rounds import Coverage, RoundLine
from ui import shown
from ui.language import _, ngettext
from ui.rows import Row

TONES = {RoundResult.REACHED: "quiet", RoundResult.REFUSED: "quiet", RoundResult.NEEDS: "warning"}


def coverage_text(coverage: Coverage) -> str:
    """12 of 40 households reached (30 %), 28 left."""
    text = ngettext(
        "{reached} of {count} household reached ({percent} %), {left} left",
        "{reached} of {count} households reached ({percent} %), {left} left",
        coverage.households,
    )
    return text.format(
        reached=f"{coverage.reached:,}",
        count=f"{coverage.households:,}",
        percent=coverage.percent,
        left=f"{coverage.left:,}",
    )


def round_days(line: RoundLine) -> str:
    """From when to when, where that is known."""
    return shown.days(line.starts, line.ends) if line.ends else _("from {day}").format(day=shown.day(line.starts))


def needs_text(house: RoundHouse) -> str:
    """What the checks call for, and what was written down."""
    checks = ", ".join(_(ASKED[check]) for check in house.visit.asks)
    said = " · ".join(filter(None, (checks, " ".join(house.visit.needs.split()))))
    return _("{needs} (helped)").format(needs=said) if said and house.visit.helped_on else said


def house_cells(house: RoundHouse) -> dict[str, str]:
    """The cells of a household by the names of its columns."""
    visit = house.visit
    day = shown.short_days(visit.reached_on, visit.reached_on) if visit.reached_on else ""
    result = "  ".join(filter(None, (_(visit.result.label) if visit.result else "", day)))
    return {
        "house": f"{house.house} ม.{house.moo}" if house.moo else house.house,
        "moo": house.moo,
        "community": short_community_name(house.community),
        "contact": "  ".join(filter(None, (house.contact, ", ".join(map(format_phone, house.phones[:1]))))),
        "people": str(house.people),
        "elders": str(house.elders),
        "goes": house.goes,
        "result": result,
        "day": day,
        "needs": needs_text(house),
    }


def house_row(house: RoundHouse, names: tuple[str, ...]) -> Row:
    """The household in these columns; who waits for help stands out, whoever is done with steps back."""
    cells = house_cells(house)
    result = house.visit.result
    tone = TONES.get(result, "") if result else ""
    if result is RoundResult.NEEDS and not house.visit.is_open:
        tone = "quiet"
    return Row(house.id, tuple(cells[name] for name in names), tone)
