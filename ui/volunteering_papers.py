"""Papers of volunteering made from the office's records: hours, awards due, recruits, ages, the tree, name badges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from db.awards import due_lines
from db.domain.fiscal_year import fiscal_bounds
from db.referrals import first_beginning, recruiters, recruits_by_month, referral_forest
from db.settings import settings_of
from db.volunteer_bands import volunteer_bands
from db.volunteer_hours import work_by_service, work_by_volunteer, work_in
from db.volunteering_settings import volunteering_settings_of
from db.volunteers import VolunteerFilter, volunteer_listing
from ui.papers import office_name

if TYPE_CHECKING:
    from datetime import date

    from db.domain.referrals import RecruitMonth
    from db.office import Office
    from printing.badges import NameBadges
    from printing.paper import Paper
    from printing.referral_tree import ReferralTree
    from printing.volunteer_hours import HoursList
    from printing.volunteering import AwardsList, BandsList, RecruitsList

EVER: Final = (None, None)


def bounds(year: int | None) -> tuple[date | None, date | None]:
    """First and last day of a fiscal year (B.E.), or none."""
    return fiscal_bounds(year) if year is not None else EVER


def hours_list(office: Office, year: int | None = None) -> HoursList:
    """What volunteers gave in a fiscal year (B.E.), or ever."""
    from printing.volunteer_hours import HoursList

    first, last = bounds(year)
    return HoursList(
        organisation=office_name(settings_of(office)),
        lines=work_by_volunteer(office, first, last),
        services=work_by_service(office, first, last),
        all_work=work_in(office, first, last),
        hour_baht=volunteering_settings_of(office).hour_baht,
        year=year,
    )


def awards_list(office: Office) -> AwardsList:
    """To whom awards are due."""
    from printing.volunteering import AwardsList

    return AwardsList(organisation=office_name(settings_of(office)), lines=due_lines(office))


def months_of(office: Office, year: int | None) -> tuple[RecruitMonth, ...]:
    """The months of a fiscal year (B.E.), or all since the first volunteer began, as far as they have come."""
    first, last = bounds(year)
    today = office.today()
    return recruits_by_month(office, first or first_beginning(office) or today, min(last or today, today))


def recruits_list(office: Office, year: int | None, paper: Paper) -> RecruitsList:
    """Who began in a fiscal year (B.E.), or ever, with charts in the words of the paper."""
    from db.result_charts import recruiters_chart, recruits_by_year, recruits_of_year
    from printing.volunteering import RecruitsList

    first, last = bounds(year)
    months, say = months_of(office, year), paper.gettext
    began = recruits_by_year(months, say) if year is None else recruits_of_year(office, year, say, paper.language)
    return RecruitsList(
        organisation=office_name(settings_of(office)),
        months=months,
        recruiters=recruiters(office, first, last),
        year=year,
        charts=(began, recruiters_chart(office, year, say)),
    )


def bands_list(office: Office) -> BandsList:
    """Who serves, by age band and community."""
    from printing.volunteering import BandsList

    return BandsList(organisation=office_name(settings_of(office)), lines=volunteer_bands(office))


def referral_tree(office: Office) -> ReferralTree:
    """Who invited whom."""
    from printing.referral_tree import ReferralTree

    return ReferralTree(organisation=office_name(settings_of(office)), forest=referral_forest(office))


def volunteer_badges(office: Office, filter: VolunteerFilter, event: str = "", most: int | None = None) -> NameBadges:
    """Badges of who passes the filter, or of the first so many, in the order of names."""
    from printing.badges import Badge, NameBadges

    listing, settings = volunteer_listing(office, filter, "name"), settings_of(office)
    return NameBadges(
        organisation=office_name(settings),
        badges=[
            Badge(
                title=line.title,
                given=line.given,
                family=line.family,
                nickname=line.nickname,
                below=(", ".join(kind.value for kind in line.kinds), line.community or line.organisation),
            )
            for line in listing.page(0, listing.total if most is None else most)
        ],
        event=event,
        seal=settings.seal,
    )
