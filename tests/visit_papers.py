"""The lists of visits and of who cares for whom with usual, short and extreme contents; for `tests.every_paper`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from db.domain.care_matches import MatchLine, MatchWarning, Schooling
from db.domain.visits import VisitLine, VisitOutcome
from printing.care_matches import MatchList, write_match_list
from printing.paper import Paper
from printing.visits import VisitList, write_visit_list
from tests.papers import OFFICE, made

LONG_NAME = "ว่าที่ร้อยตรีหญิง ปวีณาพรรณวรนารถนิรมลรัตน์ ศักดิ์สิทธิ์วรวุฒิชัยกุลวงศ์สกุลทอง ณ อยุธยา"
LONG_PLACE = "ชุมชนริมยวมฝั่งตะวันออกเฉียงเหนือ"
NOTE = "ขอราวจับในห้องน้ำและรถรับส่งไปโรงพยาบาลทุกวันนัด "
DONE = VisitLine(
    id=1, resident_id=1, household_id=None, whom="นางน้ำผึ้ง ปั๊มทิพย์", house="12/3", community="ชุมชนริมยวม", service_id=1,
    service="เยี่ยมบ้านผู้สูงอายุ", volunteer_id=1, visitor="นางสาวดาว ใจดี", planned_on=None, done_on=date(2026, 11, 10),
    outcome=VisitOutcome.NEEDS, minutes=45, notes="ขอราวจับ",
)  # fmt: skip
PLANNED = replace(
    DONE, id=2, whom="", resident_id=None, household_id=1, visitor="", planned_on=date(2026, 12, 31), done_on=None,
    outcome=None, minutes=0, notes="",
)  # fmt: skip
EXTREME = replace(
    DONE, id=3, whom=LONG_NAME, house="123/45 หมู่ที่ 12", community=LONG_PLACE, service=NOTE, visitor=LONG_NAME,
    minutes=1440, notes=NOTE * 4,
)  # fmt: skip
MATCH = MatchLine(
    id=1, resident_id=1, elder="นางน้ำผึ้ง ปั๊มทิพย์", house="12/3", community="ชุมชนริมยวม", volunteer_id=1,
    volunteer_resident_id=2, volunteer="นางสาวดาว ใจดี", phones=("0812345678",), service_id=1, service="เยี่ยมบ้านผู้สูงอายุ",
    since=date(2026, 5, 1), until=None, end_reason="", notes="", schooling=Schooling.VALID,
    valid_until=date(2027, 3, 2), warnings=(),
)  # fmt: skip
WARNED = replace(
    MATCH, id=2, resident_id=3, elder=LONG_NAME, volunteer=LONG_NAME, community=LONG_PLACE, service=NOTE,
    phones=("0812345678", "053681234"), notes=NOTE * 3, schooling=Schooling.EXPIRED,
    warnings=(MatchWarning.EXPIRED, MatchWarning.FULL, MatchWarning.ELSEWHERE),
)  # fmt: skip


def visits(paper: Paper) -> bytes:
    document = VisitList(organisation=OFFICE, lines=(DONE, PLANNED, EXTREME) * 15, scope="ชุมชนริมยวม")
    return made(lambda stream: write_visit_list(document, stream, paper))


def visits_by_community(paper: Paper) -> bytes:
    document = VisitList(organisation=OFFICE, lines=(DONE, PLANNED, EXTREME), by_community=True)
    return made(lambda stream: write_visit_list(document, stream, paper))


def care_matches(paper: Paper) -> bytes:
    document = MatchList(organisation=OFFICE, lines=(MATCH, WARNED) * 15)
    return made(lambda stream: write_match_list(document, stream, paper))


VISIT_PAPERS: dict[str, Callable[[Paper], bytes]] = {
    "visits": visits,
    "visits-by-community": visits_by_community,
    "care-matches": care_matches,
}
