"""The fictitious office is whole, believable, nobody's, and the same for the same seed and day."""

import hashlib
import os
import struct
import subprocess
import sys
import textwrap
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import icu
import pytest

from db import check, demo, demo_names, storage
from db.activity_lists import activity_listing
from db.activity_people import participants_of
from db.awards import due_lines, given_lines
from db.care_matches import all_matches
from db.certificates import register
from db.demo_seal import SIZE, seal_png
from db.demo_training import misspelling, working_days
from db.domain import citizen_id
from db.domain.activities import ActivityState
from db.domain.activity_people import ParticipantRole
from db.domain.ages import AgeBand, age_on, band_of, is_elder
from db.domain.awards import AwardKind
from db.domain.barthel import AdlGroup
from db.domain.buddhist_era import Precision
from db.domain.certificates import CertificateStatus
from db.domain.doubting import doubts_of, unexplained
from db.domain.elders import ElderFilter
from db.domain.errors import Cancelled, DeskError
from db.domain.fiscal_year import fiscal_year
from db.domain.names import Sex, title_problem
from db.domain.partners import ContributionKind, PartnerKind, PartnerNeed, PartnerScope
from db.domain.photographs import Moment
from db.domain.reach import ReachKind
from db.domain.residents import Residency, Resident
from db.domain.rounds import RoundState
from db.domain.services import ServiceKind
from db.domain.thai_order import order_key
from db.domain.training import ClassLine
from db.domain.visits import VisitFilter, VisitOutcome, VisitState
from db.domain.volunteers import Volunteer, VolunteerKind
from db.elders import elder_listing
from db.goals import goal_lines
from db.matching import warned_matches
from db.office import Office, query
from db.partners import partner_lines, partner_years
from db.photograph_sizes import shrunk
from db.photographs import photograph_of, photographs_of
from db.reach import elders_reached
from db.resident_lists import ResidentFilter, residency_figures, resident_listing
from db.residents import resident_of
from db.rounds import round_lines
from db.services import service_lines
from db.settings import settings_of, signatories
from db.training import class_listing, courses
from db.training_validity import holders_of_course
from db.visit_lists import visit_listing
from db.visit_people import matches_to_plan
from db.volunteer_hours import working_years
from db.volunteers import volunteer_of
from tests.keys import new_office, open_office

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with demo.open_or_make_demo(tmp_path_factory.mktemp("town") / "demo", today=DAY) as opened:
        yield opened


def test_rounds_reach_most_households_in_three_fiscal_years_and_two_go_on_today(town: Office) -> None:
    lines = round_lines(town)
    assert {fiscal_year(line.starts) for line in lines} == {2568, 2569, 2570}
    assert [line.state(DAY) for line in lines] == [RoundState.RUNNING] * 2 + [RoundState.OVER] * 4
    for line in lines:
        done = line.coverage.reached / line.coverage.households
        assert done > 0.8 if line.state(DAY) is RoundState.OVER else 0.3 < done < 0.8, line.name
        assert line.coverage.shared == line.coverage.households and line.coverage.nobody
        assert (line.coverage.open_needs > 0) is (line.state(DAY) is RoundState.RUNNING), line.name


def test_visits_of_three_fiscal_years_most_by_volunteers_some_overdue_some_to_come(town: Office) -> None:
    listing = visit_listing(town, VisitFilter())
    lines = listing.page(0, listing.total)
    done = [line for line in lines if line.done_on]
    assert {fiscal_year(line.day) for line in done} == {2568, 2569, 2570}
    assert 0.5 < sum(line.volunteer_id is not None for line in done) / len(done) < 0.95
    assert {line.outcome for line in done} == set(VisitOutcome) and any(not line.whom for line in done)
    assert {line.state(DAY) for line in lines} == set(VisitState)
    assert all(line.day <= DAY for line in done)
    year = [line for line in elders_reached(town) if line.kind is ReachKind.COMMUNITY]
    assert all(0 < line.reached < line.elders for line in year)


def test_trained_volunteers_care_for_two_to_four_elders_and_some_matches_need_a_look(town: Office) -> None:
    matches = all_matches(town)
    loads = Counter(line.volunteer_id for line in matches if not line.warnings)
    assert max(loads.values()) <= 4 and sum(load >= 2 for load in loads.values()) > len(loads) / 2
    assert 0 < len(warned_matches(town)) < len(matches) / 4
    assert any(not line.is_active and line.end_reason for line in all_matches(town, with_ended=True))
    assert matches_to_plan(town)


def test_elders_are_assessed_over_three_fiscal_years_with_carers_and_a_few_notes(town: Office) -> None:
    listing = elder_listing(town, ElderFilter())
    elders = listing.page(0, listing.total)
    standings = [line.standing for line in elders if line.standing]
    groups = Counter(standing.group for standing in standings)
    assert 0.85 < len(standings) / len(elders) < 1
    assert groups[AdlGroup.SOCIAL] > 5 * groups[AdlGroup.HOMEBOUND] > 5 * groups[AdlGroup.BEDBOUND] > 25
    years = town.run(lambda: town.sql("select distinct assessed_on from assessment"))
    assert {fiscal_year(date.fromisoformat(day)) for (day,) in years} == {2568, 2569, 2570}
    assert max(day for (day,) in years) <= DAY.isoformat()
    dependent = [line for line in elders if line.standing and line.standing.group is not AdlGroup.SOCIAL]
    assert sum(line.carer is not None for line in dependent) / len(dependent) > 0.8
    assert 20 < len(ids(town, "health_note")) < len(elders) / 5
    assert 0 < elder_listing(town, ElderFilter(is_due=True)).total < len(elders) / 3


@query
def ids(office: Office, table: str) -> list[int]:
    return [row[0] for row in office.sql(f"select id from {table} order by id")]


@pytest.fixture(scope="module")
def people(town: Office) -> list[Resident]:
    return [resident_of(town, resident_id) for resident_id in ids(town, "resident")]


@pytest.fixture(scope="module")
def living(people: list[Resident]) -> list[Resident]:
    return [person for person in people if person.status is Residency.LIVING]


@pytest.fixture(scope="module")
def helpers(town: Office) -> list[Volunteer]:
    return [volunteer_of(town, volunteer_id) for volunteer_id in ids(town, "volunteer")]


def age(person: Resident) -> int:
    return age_on(person.born.date, DAY) if person.born else 40


def test_the_town_has_as_many_people_as_the_real_one(living: list[Resident]) -> None:
    assert Counter(person.sex for person in living) == {Sex.MALE: 1379, Sex.FEMALE: 1483}


def test_more_than_a_fifth_are_elders_and_some_households_have_none(living: list[Resident]) -> None:
    elders = {person.id for person in living if person.born and is_elder(person.born.date, DAY)}
    assert 0.2 < len(elders) / len(living) < 0.3
    homes: dict[int | None, set[int]] = {}
    for person in living:
        homes.setdefault(person.household_id, set()).add(person.id)
    assert 850 <= len(homes) <= 950
    assert any(home <= elders for home in homes.values()) and any(not home & elders for home in homes.values())


def test_given_names_differ_as_they_do_in_life(living: list[Resident]) -> None:
    assert len({person.given for person in living}) >= 1000
    assert len({person.family for person in living}) >= 300
    assert all(name == name.strip() and " " not in name for person in living for name in (person.given, person.family))


def test_everyone_stands_in_the_order_of_icu(people: list[Resident]) -> None:
    judge = icu.Collator.createInstance(icu.Locale("th")).getSortKey
    names = {name for person in people for name in (person.given, person.family) if name}
    ordered = sorted(names, key=judge)
    assert len(ordered) > 1500
    assert [pair for pair in pairwise(ordered) if order_key(pair[0]) > order_key(pair[1])] == []


def test_residents_are_listed_in_the_order_of_icu(town: Office) -> None:
    judge = icu.Collator.createInstance(icu.Locale("th")).getSortKey
    listing = resident_listing(town, ResidentFilter(status=None))
    people = [(judge(line.given), judge(line.family)) for line in listing.page(0, listing.total)]
    assert len(people) > 2862 and people == sorted(people)


def test_every_citizen_id_is_nobodys_and_right(people: list[Resident]) -> None:
    held = [person.citizen_id for person in people if person.citizen_id]
    assert all(number[1:5] == "9999" and citizen_id.is_valid(number) for number in held)
    assert len(held) == len(set(held))


def test_who_has_no_id_has_a_reason(people: list[Resident]) -> None:
    without = [person for person in people if not person.citizen_id and person.status is not Residency.OUTSIDE]
    assert without and all(person.no_id_reason for person in without)


def test_every_doubt_has_its_reason(people: list[Resident]) -> None:
    assert [person for person in people if unexplained(doubts_of(person, DAY), person)] == []
    assert any(person.reasons for person in people)


def test_titles_fit_sex_and_age_and_are_of_many_kinds(living: list[Resident]) -> None:
    odd = [p for p in living if p.born and title_problem(p.title, p.sex, p.born.date, DAY) and not p.reasons]
    assert odd == []
    titles = {person.title for person in living}
    assert {"นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง", "พระ", "สามเณร", "แม่ชี", "ดร."} <= titles


def test_some_births_are_known_by_month_or_year_only(living: list[Resident]) -> None:
    precisions = Counter(person.born.precision for person in living if person.born)
    assert min(precisions[Precision.MONTH], precisions[Precision.YEAR]) >= 5
    assert all(age(p) >= 65 for p in living if p.born and p.born.precision is not Precision.DAY)


def test_families_share_their_name_and_children_are_younger_than_their_parents(living: list[Resident]) -> None:
    homes: dict[int | None, list[Resident]] = {}
    for person in living:
        homes.setdefault(person.household_id, []).append(person)
    families = [home for home in homes.values() if len(home) > 1 and all(person.family for person in home)]
    shared = sum(Counter(person.family for person in home).most_common(1)[0][1] > 1 for home in families)
    assert shared / len(families) > 0.85
    assert all(max(map(age, home)) >= 18 for home in homes.values())


def test_some_moved_away_or_died_and_some_are_known_by_one_name(people: list[Resident]) -> None:
    gone = [person for person in people if person.status in (Residency.MOVED, Residency.DIED)]
    assert len({person.status for person in gone}) == 2 and len(gone) > 60
    assert all(p.status_date and p.born and p.born.date < p.status_date <= DAY for p in gone)
    assert any(not person.family for person in people)


def test_volunteers_are_of_every_band_and_kind(helpers: list[Volunteer], people: list[Resident]) -> None:
    persons = {person.id: person for person in people}
    residents = [persons[helper.resident_id or 0] for helper in helpers]
    bands = {band_of(age(person)) for person in residents if person.status is Residency.LIVING}
    assert bands == set(AgeBand)
    assert min(map(age, residents)) >= 12
    assert {kind for helper in helpers for kind in helper.kinds} == set(VolunteerKind)
    assert any(person.status is Residency.OUTSIDE and person.organisation for person in residents)
    assert 3 < sum(helper.ended is not None for helper in helpers) < len(helpers) / 3


def test_volunteers_were_invited_by_who_came_before(helpers: list[Volunteer]) -> None:
    started = {helper.resident_id: helper.started for helper in helpers}
    invited = [helper for helper in helpers if helper.invited_by_id]
    assert len(invited) > len(helpers) / 2
    places = {helper.resident_id: place for place, helper in enumerate(helpers)}
    assert all(places[helper.invited_by_id] < places[helper.resident_id] for helper in invited)
    assert all((started[helper.invited_by_id] or DAY) <= (helper.started or DAY) for helper in invited)
    assert all(day and day <= DAY for day in started.values())


def test_volunteers_were_thanked_by_hours_and_years_and_some_still_wait(town: Office) -> None:
    given, due = given_lines(town), due_lines(town)
    assert {line.award.kind for line in given} == set(AwardKind)
    assert len(given) > 100 > len(due) > 5
    days = {line.award.given_on for line in given}
    assert len(days) >= 3 and all(day is not None and (day.month, day.day) == (10, 21) for day in days)


def test_hours_are_of_three_fiscal_years_and_some_trainings_hold_no_longer(town: Office) -> None:
    assert set(working_years(town)) >= {2568, 2569, 2570}
    held = [one for course in courses(town) for one in holders_of_course(town, course.id).values()]
    assert len({one.is_valid(DAY) for one in held}) == 2
    assert any(one.until is None for one in held)


def classes(office: Office) -> tuple[ClassLine, ...]:
    listing = class_listing(office)
    return listing.page(0, listing.total)


def test_classes_are_past_running_and_planned(town: Office) -> None:
    lines = classes(town)
    assert len(courses(town)) == 6
    assert any(line.closed_on for line in lines)
    assert any(line.first_day and line.last_day and line.first_day <= DAY <= line.last_day for line in lines)
    assert any(line.first_day and line.first_day > DAY for line in lines)
    assert any(0 < line.passed < line.enrolled for line in lines)
    assert any(line.enrolled == 0 for line in lines) and any(line.closed_on and not line.certificates for line in lines)


@query
def attendance_after(office: Office, day: date) -> int:
    found = office.sql(
        "select count(*) from attendance a join session s on s.id = a.session_id where s.day > ?", (day.isoformat(),)
    )
    return int(found[0][0])


def test_nobody_attended_a_day_that_has_not_come(town: Office) -> None:
    assert attendance_after(town, DAY) == 0
    assert attendance_after(town, date(2025, 1, 1)) > 500


def test_certificates_of_every_fate_are_in_the_register(town: Office) -> None:
    entries = register(town, 2568) + register(town, 2569)
    assert {entry.status for entry in entries} == set(CertificateStatus)
    assert any(entry.corrections for entry in entries) and any(entry.replaces for entry in entries)
    assert any(entry.handed_over_on for entry in entries) and any(not entry.handed_over_on for entry in entries)
    assert register(town, 2568)[0].number == 41
    days = [entry.issued_on for entry in register(town, 2569)]
    assert days == sorted(days)


def test_the_office_has_names_a_seal_and_two_who_sign(town: Office) -> None:
    settings = settings_of(town)
    assert settings.is_demo and settings.name_th == "เทศบาลตำบลแม่สะเรียง" and settings.name_en and settings.seal
    assert [signatory.signs for signatory in signatories(town)] == [True, True]


def test_services_were_held_and_photographed_in_each_of_three_fiscal_years(town: Office) -> None:
    lines = activity_listing(town).page(0, 500)
    held = [line for line in lines if line.held_on <= DAY]
    assert {line.year for line in held} == {2568, 2569, 2570} and {line.kind for line in held} == set(ServiceKind)
    assert {line.state(DAY) for line in lines} >= {ActivityState.HELD, ActivityState.UNFINISHED, ActivityState.TO_COME}
    assert all(not line.people and line.served is None for line in lines if line.held_on > DAY)
    assert {role for line in held for role in ("staff", "volunteers", "public") if getattr(line, role)} == {
        "staff", "volunteers", "public"
    }  # fmt: skip
    people = [one for line in held for one in participants_of(town, line.id)]
    staff = {one.id for one in people if one.role is ParticipantRole.STAFF}
    assert all(one.after_id in staff for one in people if one.role is ParticipantRole.VOLUNTEER)  # staff went first
    shots = [photograph_of(town, shot.id) for line in held for shot in photographs_of(town, line.id)]
    assert {shot.moment for shot in shots} == set(Moment) and all(shot.caption for shot in shots)
    assert all(shrunk(shot.image) == shot.image for shot in shots) and len(shots) > 15
    assert any(line.budget == 0 for line in held) and any(line.budget for line in held)
    assert any(line.has_nobody for line in service_lines(town, 2569))
    goals = goal_lines(town)
    assert {goal.year for goal in goals} == {2568, 2569, 2570} and len({goal.measure for goal in goals}) >= 5
    assert {goal.is_reached for goal in goals if goal.year == 2569} >= {True}


def test_partners_of_every_kind_gave_something_in_each_of_three_fiscal_years(town: Office) -> None:
    lines = partner_lines(town)
    assert {line.kind for line in lines} >= set(PartnerKind) - {PartnerKind.OTHER}
    assert {line.scope for line in lines} == set(PartnerScope) and all(line.people for line in lines)
    given = [each for line in lines for each in line.contributions]
    assert {each.kind for each in given} == set(ContributionKind)
    assert all(each.given_on and each.given_on <= DAY for each in given)
    assert [(year.year, year.new) for year in partner_years(town)][:3] == [(2570, 2), (2569, 2), (2568, 2)]
    assert all(year.contributions > 5 for year in partner_years(town)[:3])
    assert any(each.paid for each in given) and sum(not each.paid for each in given) > len(given) / 2
    assert {need for line in lines for need in line.needs(DAY)} == set(PartnerNeed)


def test_the_demo_is_a_whole_office(town: Office) -> None:
    assert check.problems(town) == ()


DIGEST = """
    import sys
    from datetime import date
    from pathlib import Path
    from db import demo

    def rows(office):
        tables = {row[0] for row in office.sql("select name from pragma_table_list where type = 'table'")}
        skipped = {"sqlite_schema", "sqlite_temp_schema", "schema_migration"}
        return [(table, office.sql(f"select * from {table}")) for table in sorted(tables - skipped)]

    folder, seed, day = sys.argv[1:]
    with demo.open_or_make_demo(Path(folder), 200, int(seed), date.fromisoformat(day)) as office:
        print(repr(office.run(lambda: rows(office))))
"""


def digest(folder: Path, hash_seed: int, seed: int = 1, day: str = "2026-11-22") -> str:
    arguments = [sys.executable, "-c", textwrap.dedent(DIGEST), str(folder), str(seed), day]
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed), "PYTHONIOENCODING": "utf-8"}
    top = Path(demo.__file__).parents[1]
    done = subprocess.run(arguments, capture_output=True, check=True, env=environment, cwd=top)
    return hashlib.sha256(done.stdout).hexdigest()


def test_the_same_seed_and_day_give_the_same_office(tmp_path: Path) -> None:
    first = digest(tmp_path / "a", hash_seed=1)
    assert digest(tmp_path / "b", hash_seed=2) == first
    assert digest(tmp_path / "c", hash_seed=1, seed=2) != first
    assert digest(tmp_path / "d", hash_seed=1, day="2026-11-23") != first


@pytest.mark.parametrize("day", [date(2027, 1, 3), date(2028, 2, 29), date(2026, 9, 30)])
def test_a_demo_can_be_made_on_any_day_and_of_any_size(tmp_path: Path, day: date) -> None:
    with demo.open_or_make_demo(tmp_path, 150, 7, day) as opened:
        people = [resident_of(opened, resident_id) for resident_id in ids(opened, "resident")]
        assert sum(person.status is Residency.LIVING for person in people) == 150
        assert check.problems(opened) == ()


def test_an_existing_demo_opens_as_it_is(tmp_path: Path) -> None:
    demo.make_demo(tmp_path, 20, today=DAY)
    before = (tmp_path / storage.FILE_NAME).read_bytes()
    with demo.open_or_make_demo(tmp_path, 500, seed=9, today=date(2030, 1, 1)) as opened:
        assert settings_of(opened).is_demo
    assert (tmp_path / storage.FILE_NAME).read_bytes() == before


def test_an_office_that_is_no_demo_is_refused(office_folder: Path) -> None:
    new_office(office_folder).close()
    with pytest.raises(DeskError, match="no demo"):
        demo.open_or_make_demo(office_folder, 20, today=DAY)
    with open_office(office_folder) as opened:
        assert ids(opened, "resident") == []


def test_a_demo_stopped_half_way_leaves_no_office(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        demo.make_demo(tmp_path / "demo", 300, today=DAY, progress=stop)
    assert not Office.exists(tmp_path / "demo")
    assert list((tmp_path / "demo").iterdir()) == []


def test_names_are_of_their_generation() -> None:
    old = set(demo_names.given_names(Sex.FEMALE, demo_names.ELDER))
    young = set(demo_names.given_names(Sex.FEMALE, 0))
    assert "บุญมา" in old and "กัญญาภัทร" in young and not old & young


def test_the_seal_is_a_round_picture_with_a_clear_ground() -> None:
    png = seal_png()
    width, height, depth, colours = struct.unpack(">IIBB", png[16:26])
    assert (width, height, depth, colours) == (SIZE, SIZE, 8, 6)
    size = struct.unpack(">I", png[33:37])[0]
    rows = zlib.decompress(png[41 : 41 + size])
    stride = 1 + 4 * SIZE

    def cover(x: int, y: int) -> int:
        return rows[y * stride + 1 + 4 * x + 3]

    assert cover(0, 0) == cover(SIZE - 1, SIZE - 1) == 0
    assert max(cover(x, SIZE // 2) for x in range(6)) == 255


def test_a_misspelling_differs_by_one_letter_where_one_lends_itself() -> None:
    assert misspelling("โกศล") == "โกสล"
    assert misspelling("สมใจ") == "สมใจ"


def test_classes_are_held_on_working_days() -> None:
    assert working_days(date(2026, 12, 31), 2) == [date(2027, 1, 4), date(2027, 1, 5)]


def test_two_starts_at_once_share_the_demo_of_the_faster(tmp_path: Path) -> None:
    faster: list[Path] = []

    def meanwhile(done: int, total: int) -> None:
        if not faster:
            faster.append(tmp_path)
            demo.make_demo(tmp_path, residents=20, today=DAY)

    with demo.open_or_make_demo(tmp_path, residents=30, today=DAY, progress=meanwhile) as office:
        assert residency_figures(office).residents == 20
    assert {path.name for path in tmp_path.iterdir()} <= {"demo.key", "office.db", "office.db-journal"}


def test_what_a_killed_start_left_is_cleared_away_but_not_who_is_at_work(tmp_path: Path) -> None:
    dead, alive = tmp_path / ".demo-being-made-1", tmp_path / ".demo-being-made-2"
    demo.make_demo(dead, residents=5, today=DAY)
    with new_office(alive):
        demo.make_demo(tmp_path, residents=5, today=DAY)
        assert not dead.exists() and alive.exists()
