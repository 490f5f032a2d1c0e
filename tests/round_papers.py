"""Outreach rounds as papers with usual, short and extreme data, for the tests of every paper."""

from dataclasses import replace
from datetime import date

from db.domain.round_results import Answer, RoundHouse, RoundResult, RoundVisit
from db.domain.rounds import RoundKind
from printing.paper import Paper
from printing.rounds import NeedsList, Walk, WalkingList, write_needs_list, write_walking_list
from tests.papers import DAY, LONG_FAMILY, LONG_GIVEN, OFFICE, made

FOUND = RoundVisit(
    result=RoundResult.NEEDS, reached_on=date(2026, 11, 20), needs="ยาความดัน\nขอข้าวสาร", food=Answer.YES,
    vaccinated=Answer.NO,
)  # fmt: skip
HOUSE = RoundHouse(
    id=1, household_id=1, house="306/8", moo="4", community="ชุมชนริมยวม", people=5, elders=2,
    contact="นางสาวน้ำผึ้ง ปั๊มทิพย์", phones=("0812345678",), goes="นายแก้ว มูลคำ", helper=(1, ""), visit=FOUND,
)  # fmt: skip
BARE = replace(HOUSE, id=2, house="7", moo="", contact="", phones=(), people=0, elders=0, visit=RoundVisit())
LONG = replace(
    HOUSE, id=3, contact=f"ว่าที่ร้อยตรี{LONG_GIVEN} {LONG_FAMILY}", community="ชุมชนป่าซาง",
    visit=replace(FOUND, needs="ผู้ป่วยติดเตียง ต้องการผ้าอ้อมผู้ใหญ่และแผ่นรองซับ " * 5, symptoms=Answer.YES, medicine=Answer.YES),
)  # fmt: skip
HOUSES = (HOUSE, BARE, LONG)


def walking_list(kind: RoundKind = RoundKind.VISIT) -> WalkingList:
    walks = (Walk(name=HOUSE.goes, houses=HOUSES * 8), Walk(name="", houses=HOUSES[:1]))
    return WalkingList(
        organisation=OFFICE, round="รอบตรวจเชิงรุกช่วงโรคระบาด", kind=kind, starts=DAY, ends=date(2026, 12, 5), walks=walks
    )


def needs_list(houses: tuple[RoundHouse, ...] = HOUSES * 8) -> NeedsList:
    return NeedsList(organisation=OFFICE, round="รอบตรวจเชิงรุกช่วงโรคระบาด", day=DAY, houses=houses)


def walking(paper: Paper) -> bytes:
    return made(lambda stream: write_walking_list(walking_list(), stream, paper))


def outbreak(paper: Paper) -> bytes:
    return made(lambda stream: write_walking_list(walking_list(RoundKind.OUTBREAK), stream, paper))


def needs(paper: Paper) -> bytes:
    return made(lambda stream: write_needs_list(needs_list(), stream, paper))


ROUND_PAPERS = {"walking-list": walking, "outbreak-walking-list": outbreak, "needs": needs}
