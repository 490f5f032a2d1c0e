"""One of each paper of volunteering, with names of three letters and of eighty."""

from datetime import date
from decimal import Decimal

from db.domain.ages import AgeBand
from db.domain.awards import AwardKind, AwardLine, DueAward
from db.domain.charts import Bars, Columns, Series
from db.domain.names import full_name
from db.domain.referrals import Recruiter, RecruitMonth, Referral, forest_of
from db.domain.volunteer_bands import BandLine
from db.domain.volunteer_hours import ServiceWork, VolunteerWork, Work
from printing.badges import Badge, NameBadges, write_name_badges
from printing.paper import Paper
from printing.referral_tree import ReferralTree, write_referral_tree
from printing.volunteer_hours import HoursList, write_hours_list
from printing.volunteering import (
    AwardsList,
    BandsList,
    RecruitsList,
    write_awards_list,
    write_bands_list,
    write_recruits_list,
)
from tests.papers import LONG_FAMILY, LONG_GIVEN, OFFICE, made, png

PEOPLE = (
    ("นางสาว", "น้ำผึ้ง", "ปั๊มทิพย์"),
    ("", "โป", ""),
    ("ว่าที่ร้อยตรี", LONG_GIVEN, LONG_FAMILY),
    ("เด็กหญิง", "ฐิติรัตน์", "กตัญญู"),
)
NAMES = tuple(full_name(*person) for person in PEOPLE)
BEGAN = date(2021, 10, 1)
HERE = "ชุมชนริมยวม"
WORK = Work(activity_minutes=630, visit_minutes=100)


def badges(paper: Paper) -> bytes:
    found = [
        Badge(title=title, given=given, family=family, nickname="ปู", below=("อสม., CG", HERE))
        for title, given, family in PEOPLE
    ]
    document = NameBadges(organisation=OFFICE, badges=found, event="งานวันอาสาสมัครไทย 2569", seal=png())
    return made(lambda stream: write_name_badges(document, stream, paper))


def referral_tree(paper: Paper) -> bytes:
    people = [
        Referral(
            resident_id=number, volunteer_id=number, full_name=NAMES[number % len(NAMES)], community=HERE,
            started=BEGAN, ended=None, inviter_id=number // 3 or None,
        )
        for number in range(1, 40)
    ]  # fmt: skip
    document = ReferralTree(organisation=OFFICE, forest=forest_of(people))
    return made(lambda stream: write_referral_tree(document, stream, paper))


def hours(paper: Paper) -> bytes:
    lines = [
        VolunteerWork(
            volunteer_id=1, resident_id=1, title=title, given=given, family=family, community=HERE, work=WORK,
        )
        for title, given, family in PEOPLE
    ]  # fmt: skip
    service = ServiceWork(service_id=1, service="เยี่ยมบ้านผู้สูงอายุ (COVID-19)", work=WORK)
    document = HoursList(
        organisation=OFFICE, lines=lines, services=[service], all_work=WORK, hour_baht=Decimal("62.50"), year=2569
    )
    return made(lambda stream: write_hours_list(document, stream, paper))


def awards(paper: Paper) -> bytes:
    lines = [
        AwardLine(
            key=1, volunteer_id=1, resident_id=1, full_name=name, community=HERE, started=BEGAN,
            due=DueAward(kind=kind, step=5), reached=7.5,
        )
        for name in NAMES
        for kind in AwardKind
    ]  # fmt: skip
    document = AwardsList(organisation=OFFICE, lines=lines)
    return made(lambda stream: write_awards_list(document, stream, paper))


def recruits(paper: Paper) -> bytes:
    document = RecruitsList(
        organisation=OFFICE,
        months=[RecruitMonth(month=date(2026, month, 1), recruits=month, invited=1) for month in range(1, 10)],
        recruiters=[
            Recruiter(
                resident_id=1, full_name=name, community=HERE, recruits=12, serving=10, reached=1200, latest=BEGAN
            )
            for name in NAMES
        ],
        year=2569,
        charts=(
            Columns(
                title="จิตอาสาใหม่รายเดือน", labels=("ต.ค.", "พ.ย."), texts=("5", "1"),
                series=(Series("มีผู้ชวน", (3, 1), ("", "")), Series("มาเอง", (2, 0), ("", ""))),
            ),
            Bars(title="จิตอาสามาเพราะใคร", labels=NAMES, series=(Series("อยู่", (9, 8, 7, 6), ("9", "8", "7", "6")),)),
        ),
    )  # fmt: skip
    return made(lambda stream: write_recruits_list(document, stream, paper))


def ages(paper: Paper) -> bytes:
    counts = {band: place * 40 for place, band in enumerate(AgeBand)}
    lines = [
        BandLine(community_id=number, community=name, counts=counts, unknown=3)
        for number, name in enumerate((HERE, "ชุมชนริมยวมฝั่งตะวันออกเฉียงเหนือ"), 1)
    ]
    document = BandsList(organisation=OFFICE, lines=lines)
    return made(lambda stream: write_bands_list(document, stream, paper))


VOLUNTEERING_PAPERS = {
    "badges": badges,
    "referral-tree": referral_tree,
    "volunteer-hours": hours,
    "awards": awards,
    "recruits": recruits,
    "volunteer-ages": ages,
}
