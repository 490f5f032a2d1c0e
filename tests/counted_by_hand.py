"""Every figure of the running fiscal year counted once more, from the lists that people see."""

from datetime import date
from decimal import Decimal
from typing import Any

from db.activity_lists import activity_listing
from db.certificates import certificate_listing
from db.class_lines import class_lines
from db.contributions import contributions
from db.domain.barthel import AdlGroup
from db.domain.elders import ElderFilter
from db.domain.fiscal_year import fiscal_year
from db.domain.names import Sex
from db.domain.reach import ElderReach
from db.domain.visits import VisitFilter, VisitState, VisitWatch
from db.elders import elder_listing
from db.households import household_listing
from db.office import Office
from db.partners import partner_lines
from db.resident_lists import ResidentFilter, resident_listing
from db.services import service_lines
from db.visit_lists import visit_listing
from db.volunteer_hours import work_in
from db.volunteers import VolunteerFilter, volunteer_listing
from tests.results_office import TODAY, YEAR


def all_of(listing: Any) -> list[Any]:
    return list(listing.page(0, listing.total))


def by_hand(office: Office) -> dict[str, Any]:
    """Every figure of the running year, from the lists that people see."""
    residents = all_of(resident_listing(office, ResidentFilter()))
    elders = all_of(elder_listing(office, ElderFilter()))
    groups = [elder.standing.group if elder.standing else None for elder in elders]
    reached = elder_listing(office, ElderFilter(reach=ElderReach.REACHED)).total
    done = all_of(visit_listing(office, VisitFilter(watch=VisitWatch.DONE, year=YEAR)))
    still = all_of(visit_listing(office, VisitFilter(watch=VisitWatch.OPEN, year=YEAR)))
    held = [each for each in all_of(activity_listing(office)) if each.year == YEAR and each.held_on <= TODAY]
    classes = [line for line in class_lines(office) if line.last_day and fiscal_year(line.last_day) == YEAR]
    papers = [each for each in all_of(certificate_listing(office)) if fiscal_year(each.issued_on) == YEAR]
    serving = all_of(volunteer_listing(office, VolunteerFilter()))
    everyone = all_of(volunteer_listing(office, VolunteerFilter(active=None)))
    gifts = contributions(office, year=YEAR)
    partners = partner_lines(office)
    minutes = work_in(office, date(2026, 10, 1), date(2027, 9, 30)).minutes
    services = service_lines(office, YEAR)
    return {
        "residents": len(residents),
        "men": sum(line.sex is Sex.MALE for line in residents),
        "women": sum(line.sex is Sex.FEMALE for line in residents),
        "households": household_listing(office).total,
        "elders": len(elders),
        "elders_percent": round(Decimal(100 * len(elders)) / len(residents), 1),
        "bedbound": groups.count(AdlGroup.BEDBOUND),
        "homebound": groups.count(AdlGroup.HOMEBOUND),
        "social": groups.count(AdlGroup.SOCIAL),
        "not_assessed": groups.count(None),
        "elders_reached": reached,
        "elders_not_reached": len(elders) - reached,
        "elders_reached_percent": round(Decimal(100 * reached) / len(elders), 1),
        "visits": len(done),
        "visits_planned": sum(line.state(TODAY) is VisitState.PLANNED for line in still),
        "visits_overdue": sum(line.state(TODAY) is VisitState.OVERDUE for line in still),
        "households_asked": 5,
        "households_reached": 1,
        "activities": len(held),
        "served": sum(line.served or 0 for line in held),
        "participants": sum(line.people for line in held),
        "services": len(services),
        "services_alone": sum(line.has_nobody for line in services),
        "volunteers": len(serving),
        "new_volunteers": sum(bool(line.started) and fiscal_year(line.started) == YEAR for line in everyone),
        "left_volunteers": sum(bool(line.ended) and fiscal_year(line.ended) == YEAR for line in everyone),
        "volunteer_hours": Decimal(minutes) / 60,
        "volunteer_value": Decimal(minutes) * 50 / 60,
        "classes": len(classes),
        "enrolled": sum(line.enrolled for line in classes),
        "passed": sum(line.passed for line in classes),
        "certificates": len(papers),
        "partners": len(partners),
        "partners_inside": sum(line.scope.value == "inside" for line in partners),
        "new_partners": sum(fiscal_year(line.since) == YEAR for line in partners),
        "given_value": sum(each.value or 0 for each in gifts),
        "given_paid": sum(each.paid or 0 for each in gifts),
        "budget": sum(line.budget or 0 for line in (*held, *classes)),
    }
