"""Outreach rounds are kept with their households, shared out, written down; coverage counts each household once."""

from dataclasses import replace
from datetime import date

import pytest

from db import check
from db.audit import audit_listing
from db.bin import bin_lines, restore
from db.communities import community_of, save_community
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.domain.barthel import AdlGroup
from db.domain.erasures import ErasureReason
from db.domain.errors import Conflict, DeskError, FormErrors, InUse, NotFound
from db.domain.permissions import NotAllowed
from db.domain.residents import Residency
from db.domain.round_results import Answer, Check, HouseFilter, HouseState, RoundResult, with_check, with_help
from db.domain.round_sharing import Helper
from db.domain.rounds import HouseholdChoice, RoundKind, RoundState
from db.erasures import erase_person
from db.households import delete_household
from db.office import Office
from db.residents import resident_of, save_resident
from db.round_households import (
    households_to_choose,
    round_house_listing,
    take_into_round,
    take_out_of_round,
)
from db.round_results import round_visit_of, save_round_visit
from db.round_sharing import give_households, helpers_of, share_round_out
from db.rounds import (
    RoundFilter,
    coverage_by_community,
    coverage_by_helper,
    coverage_of_community,
    delete_round,
    round_line,
    round_lines,
    round_of,
    rounds_of_household,
    save_round,
)
from tests.as_role import signed_in
from tests.care_office import assessed
from tests.people_office import NOW, born, household, resident, volunteer
from tests.rounds_office import DAY, found, full_round, house, new_round, town

TODAY = NOW.date()


@pytest.fixture
def ids(office: Office) -> dict[str, int]:
    office.clock = lambda: NOW
    return town(office)


def houses(office: Office, round_id: int, **chosen: object) -> list[str]:
    listing = round_house_listing(office, round_id, HouseFilter(**chosen))  # type: ignore[arg-type]
    return [line.house for line in listing.page(0, listing.total)]


def test_a_round_comes_back_as_it_was_saved_the_latest_first(office: Office, ids: dict[str, int]) -> None:
    kept = new_round(office, ends=date(2026, 12, 1), notes="ก\nข")
    assert round_of(office, kept.id) == kept and kept.revision == 1
    later = new_round(office, "ตรวจเชิงรุก", kind=RoundKind.OUTBREAK, starts=date(2026, 12, 1))
    assert [line.name for line in round_lines(office)] == ["ตรวจเชิงรุก", "เยี่ยมบ้านผู้สูงอายุ"]
    assert [line.id for line in round_lines(office, RoundFilter(kind=RoundKind.VISIT))] == [kept.id]
    assert [line.id for line in round_lines(office, RoundFilter(state=RoundState.PLANNED))] == [later.id]
    assert [line.id for line in round_lines(office, RoundFilter(text="เชิง รุก"))] == [later.id]
    with pytest.raises(Conflict):
        save_round(office, replace(kept, revision=9))
    with pytest.raises(NotFound):
        round_line(office, 99)


def test_households_are_chosen_by_community_by_elders_or_all(office: Office, ids: dict[str, int]) -> None:
    made = new_round(office)

    def count(**choice: object) -> int:
        return households_to_choose(office, made.id, HouseholdChoice(**choice))  # type: ignore[arg-type]

    assert (count(), count(empty_too=True), count(with_elders=True)) == (4, 5, 3), "nobody lives in 10/2"
    assert (count(community_id=ids["ริมยวม"]), count(community_id=ids["ริมยวม"], empty_too=True)) == (2, 3)
    assert count(community_id=ids["ป่าซาง"], with_elders=True) == 1
    assert take_into_round(office, made.id, HouseholdChoice(with_elders=True)) == 3
    assert (count(), count(empty_too=True), count(with_elders=True)) == (1, 2, 0), "each is chosen once"
    assert take_into_round(office, made.id, HouseholdChoice(with_elders=True)) == 0
    gone = resident_of(office, ids["ขวัญ"])
    save_resident(office, replace(gone, status=Residency.DIED, status_date=TODAY))
    other = new_round(office, "อื่น")
    assert households_to_choose(office, other.id, HouseholdChoice(with_elders=True)) == 2


def test_households_are_chosen_by_the_last_assessment_of_their_elders(office: Office, ids: dict[str, int]) -> None:
    assessed(office, ids["กนกวรรณ"], 3, date(2026, 10, 1))
    assessed(office, ids["กนกวรรณ"], 9, date(2026, 11, 1))
    made = new_round(office)
    counts = {group: households_to_choose(office, made.id, HouseholdChoice(group=group)) for group in AdlGroup}
    assert [group for group, count in counts.items() if count] == [AdlGroup.HOMEBOUND]
    with signed_in(office, Role.PRINTER), pytest.raises(NotAllowed):
        households_to_choose(office, made.id, HouseholdChoice(group=AdlGroup.HOMEBOUND))


def test_households_stand_in_the_order_of_the_walk(office: Office, ids: dict[str, int]) -> None:
    made = new_round(office)
    take_into_round(office, made.id, HouseholdChoice(community_id=ids["ริมยวม"], empty_too=True))
    assert houses(office, made.id) == ["9", "10", "10/2"]
    take_into_round(office, made.id, HouseholdChoice())
    assert houses(office, made.id) == ["1", "2", "9", "10", "10/2"], "Pa Sang comes before Rim Yuam"


def test_a_line_tells_who_lives_there_and_whom_to_ask_for(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office)
    line = next(each for each in round_house_listing(office, made.id).page(0, 9) if each.house == "9")
    assert (line.people, line.elders, line.contact, line.phones) == (2, 1, "นางกนกวรรณ ใจดี", ("0812345678",))
    empty = next(each for each in round_house_listing(office, made.id).page(0, 9) if each.house == "10/2")
    assert (empty.people, empty.contact, empty.goes) == (0, "", "")


def test_each_community_is_shared_among_who_serves_it(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office)
    known = helpers_of(office, made.id)
    assert [(each.name, each.community) for each in known] == [
        ("นายกมล ใจดี", "ชุมชนริมยวม"),
        ("นายแก้ว มูลคำ", "ชุมชนริมยวม"),
    ]
    assert share_round_out(office, made.id, known) == 3
    assert houses(office, made.id, state=HouseState.NOT_SHARED) == ["1", "2"]
    share_round_out(office, made.id, [*known, Helper(name="นางวราลักษณ์  ศรีเรือน ")])
    assert {each.name: each.given for each in helpers_of(office, made.id)} == {
        "นางวราลักษณ์ ศรีเรือน": 2, "นายกมล ใจดี": 2, "นายแก้ว มูลคำ": 1,
    }  # fmt: skip
    assert houses(office, made.id, goes=(ids["อาสา กมล"], "")) == ["9", "10"]
    assert houses(office, made.id, goes=(None, "นางวราลักษณ์ ศรีเรือน")) == ["1", "2"]
    with pytest.raises(DeskError):
        share_round_out(office, made.id, [])


def test_no_child_and_nobody_who_ended_is_sent_from_house_to_house(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office)
    for given, year, ended in (("หนู", 2012, None), ("ลา", 1970, date(2026, 1, 1))):
        child = resident(office, given, born=born(year), community_id=ids["ริมยวม"])
        volunteer(office, child.id, started=date(2025, 1, 1), ended=ended)
    assert [each.name for each in helpers_of(office, made.id)] == ["นายกมล ใจดี", "นายแก้ว มูลคำ"]


def test_whoever_represents_or_serves_a_community_may_go(office: Office, ids: dict[str, int]) -> None:
    place = community_of(office, ids["ป่าซาง"])
    save_community(office, replace(place, representative="นางสมใจ ดีงาม"))
    made = full_round(office)
    first = helpers_of(office, made.id)[0]
    assert (first.name, first.community, first.volunteer_id) == ("นางสมใจ ดีงาม", "ชุมชนป่าซาง", None)
    share_round_out(office, made.id, helpers_of(office, made.id))
    assert houses(office, made.id, goes=first.key) == ["1", "2"]
    assert helpers_of(office, made.id)[0] == replace(first, given=2)


def test_sharing_anew_leaves_households_that_somebody_came_to(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office)
    first, second = helpers_of(office, made.id)
    share_round_out(office, made.id, [first])
    found(office, made.id, "9")
    assert share_round_out(office, made.id, [second]) == 0
    assert share_round_out(office, made.id, [second], only_free=False) == 2
    assert houses(office, made.id, goes=first.key) == ["9"]
    assert houses(office, made.id, goes=second.key) == ["10", "10/2"]
    give_households(office, made.id, [house(office, made.id, "10").id], None)
    assert houses(office, made.id, goes=second.key) == ["10/2"]


def test_a_result_is_kept_with_its_day_and_undone_by_the_one_before(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office, kind=RoundKind.OUTBREAK)
    before = house(office, made.id, "9")
    kept = found(office, made.id, "9", needs="ยาความดัน", vaccinated=Answer.NO)
    assert (kept.result, kept.reached_on, kept.needs) == (RoundResult.NEEDS, DAY, "ยาความดัน")
    assert (kept.symptoms, kept.vaccinated) == (Answer.NO, Answer.NO)
    back = save_round_visit(office, replace(before, revision=kept.revision))
    assert replace(back, revision=before.revision) == before
    with pytest.raises(Conflict):
        save_round_visit(office, kept)
    with pytest.raises(FormErrors):
        save_round_visit(office, replace(back, result=RoundResult.REACHED, reached_on=date(2026, 11, 19)))


def test_coverage_is_counted_by_round_by_community_and_by_helper(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office, kind=RoundKind.OUTBREAK)
    share_round_out(office, made.id, helpers_of(office, made.id))
    found(office, made.id, "9")
    found(office, made.id, "10", needs="ข้าวสาร")
    found(office, made.id, "1", RoundResult.NOBODY)
    found(office, made.id, "2", RoundResult.REFUSED)
    all_of_it = round_line(office, made.id).coverage
    assert (all_of_it.households, all_of_it.shared, all_of_it.reached, all_of_it.needs) == (5, 3, 2, 1)
    assert (all_of_it.nobody, all_of_it.refused, all_of_it.left, all_of_it.percent) == (1, 1, 2, 40)
    older = full_round(office, name="ก่อนหน้านี้")
    found(office, older.id, "1")
    in_list = {line.id: line.coverage for line in round_lines(office)}
    assert in_list == {each.id: round_line(office, each.id).coverage for each in (made, older)}
    places = {each.name: each.coverage for each in coverage_by_community(office, made.id)}
    assert list(places) == ["ชุมชนป่าซาง", "ชุมชนริมยวม"]
    assert (places["ชุมชนริมยวม"].reached, places["ชุมชนริมยวม"].left) == (2, 1)
    assert (places["ชุมชนป่าซาง"].reached, places["ชุมชนป่าซาง"].left) == (0, 1)
    for each in coverage_by_community(office, made.id):
        assert coverage_of_community(office, made.id, each.id) == each.coverage
    helpers = [(each.name, each.coverage.reached) for each in coverage_by_helper(office, made.id)]
    assert helpers == [("นายกมล ใจดี", 2), ("นายแก้ว มูลคำ", 0), ("", 0)]
    assert houses(office, made.id, state=HouseState.LEFT) == ["1", "10/2"]
    assert houses(office, made.id, state=HouseState.NOBODY) == ["1"]
    assert houses(office, made.id, state=HouseState.DONE) == ["2", "9", "10"]
    assert houses(office, made.id, state=HouseState.DONE, community_id=ids["ป่าซาง"]) == ["2"]


def test_who_waits_for_help_is_listed_until_it_came(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office, kind=RoundKind.OUTBREAK)
    kept = save_round_visit(office, with_check(house(office, made.id, "9"), Check.MEDICINE, TODAY))
    assert houses(office, made.id, state=HouseState.WAITING) == ["9"]
    assert round_line(office, made.id).coverage.open_needs == round_lines(office)[0].coverage.open_needs == 1
    save_round_visit(office, with_help(kept, TODAY))
    assert houses(office, made.id, state=HouseState.WAITING) == []
    for coverage in (round_line(office, made.id).coverage, round_lines(office)[0].coverage):
        assert (coverage.open_needs, coverage.needs) == (0, 1)


def test_households_leave_a_round_only_while_nobody_came_to_them(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office)
    kept = found(office, made.id, "9")
    with pytest.raises(InUse):
        take_out_of_round(office, made.id, [kept.id, house(office, made.id, "10").id])
    assert len(houses(office, made.id)) == 5
    take_out_of_round(office, made.id, [house(office, made.id, "10").id])
    assert houses(office, made.id) == ["1", "2", "9", "10/2"]


def test_what_was_found_holds_the_round_to_its_days_and_kind(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office, kind=RoundKind.OUTBREAK)
    found(office, made.id, "9")
    with pytest.raises(FormErrors) as told:
        save_round(office, replace(made, kind=RoundKind.VISIT, starts=TODAY))
    assert set(told.value.errors) == {"kind", "starts"}
    assert save_round(office, replace(made, starts=date(2026, 11, 1))).starts == date(2026, 11, 1)


def test_a_round_goes_into_the_bin_with_what_was_found_and_comes_back(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office)
    kept = found(office, made.id, "9")
    assert rounds_of_household(office, ids["ริมยวม 9"]) == ((made, kept.id),)
    delete_round(office, made.id)
    assert round_lines(office) == () and rounds_of_household(office, ids["ริมยวม 9"]) == ()
    with pytest.raises(NotFound):
        save_round_visit(office, replace(kept, notes="x"))
    assert [line.label for line in bin_lines(office)] == [made.name]
    restore(office, "rounds", made.id)
    assert round_line(office, made.id).coverage.reached == 1
    assert check.problems(office) == ()


def test_nobody_walks_to_a_house_that_is_gone(office: Office, ids: dict[str, int]) -> None:
    made, older = full_round(office), full_round(office, name="รอบก่อน")
    found(office, older.id, "10/2")
    delete_household(office, ids["ริมยวม 10/2"])
    assert round_line(office, made.id).coverage.households == 4
    assert round_line(office, older.id).coverage.reached == 1
    household(office, "10/2", ids["ริมยวม"])
    assert check.problems(office) == ()


def test_a_printer_sees_who_was_reached_but_not_what_was_found(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office, kind=RoundKind.OUTBREAK)
    kept = found(office, made.id, "9", needs="ยาความดัน", notes="หมาดุ", symptoms=Answer.YES)
    with signed_in(office, Role.PRINTER):
        line = next(each for each in round_house_listing(office, made.id).page(0, 9) if each.house == "9")
        assert line.visit.result is RoundResult.NEEDS
        assert (line.visit.needs, line.visit.notes, line.visit.asks) == ("", "", ())
        for refused in (
            lambda: round_visit_of(office, kept.id),
            lambda: save_round_visit(office, kept),
            lambda: share_round_out(office, made.id, helpers_of(office, made.id)),
            lambda: take_into_round(office, made.id, HouseholdChoice()),
        ):
            with pytest.raises(NotAllowed):
                refused()


def test_the_log_names_the_house_and_the_round_but_never_what_was_found(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office, kind=RoundKind.OUTBREAK)
    found(office, made.id, "9", needs="ยาความดัน", symptoms=Answer.YES)
    last = audit_listing(office, AuditFilter()).page(0, 1)[0]
    assert (last.what, last.about, last.note) == ("save_round_visit", f"9 · {made.name}", "")


def test_who_is_erased_goes_nowhere_and_their_house_tells_nothing(office: Office, ids: dict[str, int]) -> None:
    made = full_round(office, kind=RoundKind.OUTBREAK)
    share_round_out(office, made.id, helpers_of(office, made.id))
    for number in ("9", "10"):
        found(office, made.id, number, needs="ยาความดัน", symptoms=Answer.YES, notes="หมาดุ")
    erase_person(office, ids["แก้ว"], ErasureReason.ASKED)
    assert [each.name for each in coverage_by_helper(office, made.id)] == ["นายกมล ใจดี", ""]
    alone, shared = house(office, made.id, "10"), house(office, made.id, "9")
    assert (alone.result, alone.needs, alone.notes, alone.asks) == (RoundResult.NEEDS, "", "", ())
    assert (shared.needs, shared.notes, shared.asks) == ("ยาความดัน", "หมาดุ", (Check.SYMPTOMS,))
