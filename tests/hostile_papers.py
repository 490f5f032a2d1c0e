"""Every list, label, badge and report with one text wherever somebody may have typed it, for the hostile texts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from db.domain.awards import AwardKind, AwardLine, DueAward
from db.domain.forms import Column
from db.domain.partners import Contribution, ContributionKind, PartnerKind, PartnerLine, PartnerPerson, PartnerScope
from db.domain.photographs import Moment
from db.domain.referrals import Recruiter, Referral, forest_of
from db.domain.reports import Part, ReportText
from db.domain.volunteer_hours import ServiceWork, VolunteerWork
from printing.activities import ActivityRoster, write_activity_roster
from printing.activity_report import write_activity_report
from printing.address_labels import write_address_labels
from printing.badges import Badge, NameBadges, write_name_badges
from printing.breaches import BreachPaper, BreachRegister, write_breach, write_breach_register
from printing.care_matches import MatchList, write_match_list
from printing.elders import ElderRoster, ElderRosterRow, write_elder_roster
from printing.lists import ListPaper, write_list
from printing.partners import PartnerRoster, write_partner_roster
from printing.person_data import PersonGroup, PersonPaper, write_person_data
from printing.referral_tree import ReferralTree, write_referral_tree
from printing.report import write_report
from printing.rounds import Walk, write_needs_list, write_walking_list
from printing.services import GoalRoster, ServiceRoster, write_goal_roster, write_service_roster
from printing.visits import VisitList, write_visit_list
from printing.volunteer_hours import HoursList, write_hours_list
from printing.volunteering import AwardsList, RecruitsList, write_awards_list, write_recruits_list
from tests.every_mending_paper import LARGE
from tests.every_privacy_paper import CONTACT
from tests.every_report import REPORT, table
from tests.papers import DAY, OFFICE, made, thai_paper
from tests.place_papers import LABEL, labels
from tests.round_papers import HOUSE, needs_list, walking_list
from tests.service_papers import AIM, HELD, STAFF, VISITS, photograph, report
from tests.visit_papers import DONE, MATCH
from tests.volunteering_papers import WORK


def elders(text: str) -> bytes:
    row = ElderRosterRow(title="", given=text, family="ใจดี", carer=text, volunteers=(text,), community=text, note=text)
    document = ElderRoster(organisation=OFFICE, rows=[row], by_community=True)
    return made(lambda stream: write_elder_roster(document, stream, thai_paper()))


def visits(text: str) -> bytes:
    line = replace(DONE, whom=text, community=text, service=text, visitor=text, notes=text)
    document = VisitList(organisation=OFFICE, lines=[line], scope=text[:99], by_community=True)
    return made(lambda stream: write_visit_list(document, stream, thai_paper()))


def care_matches(text: str) -> bytes:
    line = replace(MATCH, elder=text, community=text, volunteer=text, service=text, notes=text)
    document = MatchList(organisation=OFFICE, lines=[line], by_community=True)
    return made(lambda stream: write_match_list(document, stream, thai_paper()))


def walking(text: str) -> bytes:
    house = replace(HOUSE, contact=text, community=text[:99])
    document = replace(walking_list(), round=text[:99], walks=(Walk(name=text[:99], houses=(house,)),))
    return made(lambda stream: write_walking_list(document, stream, thai_paper()))


def needs(text: str) -> bytes:
    house = replace(HOUSE, contact=text, visit=replace(HOUSE.visit, needs=text))
    return made(lambda stream: write_needs_list(needs_list((house,)), stream, thai_paper()))


def address_labels(text: str) -> bytes:
    wanted = labels(replace(LABEL, head=text))
    return made(lambda stream: write_address_labels(wanted, stream, thai_paper()))


def badges(text: str) -> bytes:
    badge = Badge(title="", given=text, family="ใจดี", nickname=text[:30], below=(text[:40],))
    document = NameBadges(organisation=OFFICE, badges=[badge], event=text[:99])
    return made(lambda stream: write_name_badges(document, stream, thai_paper()))


def referral_tree(text: str) -> bytes:
    one = Referral(
        resident_id=1, volunteer_id=1, full_name=text, community=text, started=DAY, ended=None, inviter_id=None
    )
    document = ReferralTree(organisation=OFFICE, forest=forest_of([one]))
    return made(lambda stream: write_referral_tree(document, stream, thai_paper()))


def hours(text: str) -> bytes:
    line = VolunteerWork(volunteer_id=1, resident_id=1, title="", given=text, family="", community=text, work=WORK)
    services = [ServiceWork(service_id=1, service=text, work=WORK)]
    document = HoursList(organisation=OFFICE, lines=[line], services=services, all_work=WORK, hour_baht=Decimal(50))
    return made(lambda stream: write_hours_list(document, stream, thai_paper()))


def awards(text: str) -> bytes:
    line = AwardLine(
        key=1, volunteer_id=1, resident_id=1, full_name=text, community=text, started=None,
        due=DueAward(kind=AwardKind.HOURS, step=100), reached=100,
    )  # fmt: skip
    document = AwardsList(organisation=OFFICE, lines=[line])
    return made(lambda stream: write_awards_list(document, stream, thai_paper()))


def recruits(text: str) -> bytes:
    line = Recruiter(resident_id=1, full_name=text, community=text, recruits=1, serving=1, reached=1, latest=None)
    document = RecruitsList(organisation=OFFICE, months=[], recruiters=[line])
    return made(lambda stream: write_recruits_list(document, stream, thai_paper()))


def partners(text: str) -> bytes:
    gift = Contribution(given_on=DAY, kind=ContributionKind.MONEY, what=text, value=None, paid=Decimal(0))
    line = PartnerLine(
        id=1, name=text[:99], kind=PartnerKind.OTHER, scope=PartnerScope.OUTSIDE, address="", since=DAY,
        agreement_start=None, agreement_end=None, agreement="", notes="", last_contact=None, next_due=None,
        people=(PartnerPerson(name=text[:99], position=text[:40]),), contributions=(gift,),
    )  # fmt: skip
    document = PartnerRoster(organisation=OFFICE, lines=[line])
    return made(lambda stream: write_partner_roster(document, stream, thai_paper()))


def activities(text: str) -> bytes:
    line = replace(HELD, name=text, place=text, service=text, community=text, budget_source=text)
    document = ActivityRoster(organisation=OFFICE, lines=[line], scope=text[:99])
    return made(lambda stream: write_activity_roster(document, stream, thai_paper()))


def activity(text: str) -> bytes:
    line = replace(HELD, name=text[:99], place=text[:99], result=text, notes=text)
    people = (replace(STAFF, full_name=text),)
    document = report(line, indicator=text[:99], people=people, photographs=(photograph(1, Moment.DURING, text[:99]),))
    return made(lambda stream: write_activity_report(document, stream, thai_paper()))


def services(text: str) -> bytes:
    document = ServiceRoster(organisation=OFFICE, lines=[replace(VISITS, name=text, course=text)], year=2569)
    return made(lambda stream: write_service_roster(document, stream, thai_paper()))


def goals(text: str) -> bytes:
    document = GoalRoster(organisation=OFFICE, lines=[replace(AIM, name=text, indicator=text, service=text)])
    return made(lambda stream: write_goal_roster(document, stream, thai_paper()))


def year_report(text: str) -> bytes:
    row = (text, *table(1).rows[0][1:])
    document = replace(REPORT, parts=(Part(text[:99], (ReportText(text), replace(table(1), rows=[row]))),))
    return made(lambda stream: write_report(document, stream, thai_paper()))


def person_data(text: str) -> bytes:
    document = PersonPaper(organisation=OFFICE, full_name=text[:99], groups=(PersonGroup("ก", (("ชื่อ", text),)),))
    return made(lambda stream: write_person_data(document, stream, thai_paper()))


def breach(text: str) -> bytes:
    document = BreachPaper(
        organisation=OFFICE, contact=CONTACT, breach=replace(LARGE, what=text, whose=text, done=text)
    )
    return made(lambda stream: write_breach(document, stream, thai_paper()))


def breach_register(text: str) -> bytes:
    breaches = [replace(LARGE, what=text, whose=text, done=text, closed_on=date(2026, 11, 20))]
    document = BreachRegister(organisation=OFFICE, breaches=breaches, now=datetime(2026, 11, 22, 9, 30))
    return made(lambda stream: write_breach_register(document, stream, thai_paper()))


def shown_list(text: str) -> bytes:
    columns = (Column("name", "Name", 26), Column("note", "Notes", 40))
    document = ListPaper(organisation=OFFICE, title="รายการ", scope=text[:99], columns=columns, rows=[(text, text)])
    return made(lambda stream: write_list(document, stream, thai_paper()))


HOSTILE_PAPERS: dict[str, Callable[[str], bytes]] = {
    each.__name__: each
    for each in (
        elders, visits, care_matches, walking, needs, address_labels, badges, referral_tree, hours, awards, recruits,
        partners, activities, activity, services, goals, year_report, person_data, breach, breach_register, shown_list,
    )
}  # fmt: skip
