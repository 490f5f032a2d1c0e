"""Two records of one person become one with all that hangs on both, whatever table it is in, and come apart again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from db import check, training
from db.attendance import set_attendance
from db.audit import audit_listing
from db.bin import bin_lines
from db.certificate_issues import issue_certificates
from db.citizen_ids import reveal_citizen_id
from db.data_requests import save_request
from db.domain.accounts import Role
from db.domain.audit import AuditFilter
from db.domain.data_requests import DataRequest, RequestKind
from db.domain.erasures import ERASED, ErasureReason
from db.domain.errors import Conflict, DeskError, FormErrors, InUse, NotFound
from db.domain.house_relations import HouseRelation
from db.domain.mending import Pick
from db.domain.permissions import NotAllowed
from db.domain.residents import Residency, Resident
from db.domain.volunteers import VolunteerKind
from db.duplicates import doubt_again, likeness_of, possible_duplicates, say_apart
from db.enrolments import enrolment_lines
from db.erasures import erase_person, erasures
from db.house_people import relation_of
from db.households import delete_household, household_of, save_household
from db.mergers import both_records, hangs_on, merge_residents, merger_lines, merging_proposal, undo_merger
from db.office import Office
from db.person_data import person_data
from db.person_json import person_object
from db.residents import delete_resident, resident_of, restore_resident, save_resident
from db.row_links import Links, links_of
from db.row_merging import EMPTIED, JOINED, LEFT, ONCE
from db.search import search
from db.volunteers import volunteer_for, volunteer_of
from tests import care_office, training_office
from tests.as_role import signed_in
from tests.mending_office import NUMBER, everything, is_binned, looked_after, sides, twins
from tests.people_office import household, resident, volunteer

ALL_OF_GONE = dict.fromkeys(("given", "household_id", "status"), Pick.GONE)


def merge(office: Office, kept: Resident, gone: Resident, **picks: Pick) -> int:
    mine, others = sides(office, kept.id, gone.id)
    return merge_residents(office, mine, others, merging_proposal(office, kept.id, gone.id) | picks).id


def test_the_record_that_stays_has_the_chosen_fields_and_the_other_is_gone(office: Office) -> None:
    first, second = twins(office)
    merge(office, first, second, given=Pick.GONE)
    kept = resident_of(office, first.id)
    assert (kept.given, kept.nickname, kept.citizen_id) == ("สมศักดิ", "ศักดิ์", NUMBER)
    assert kept.phones == ("0811111111", "0822222222") and kept.notes == "บ้านริมน้ำ\nมาอบรม"
    assert kept.status is Residency.LIVING and kept.household_id == first.household_id
    assert is_binned(office, second.id)
    assert [line.id for line in search(office, "ศักดิ์")] == [first.id]
    assert check.problems(office) == ()


def test_everything_that_refers_to_the_other_record_refers_to_the_one_that_stays(office: Office) -> None:
    """By the file's own references: in every table that has one a row is laid, so that a new table is tried too."""
    first, second = twins(office)
    second = save_resident(office, replace(second, household_id=first.household_id, status=Residency.LIVING))
    office.run(lambda: office.sql("delete from move"))
    lay_rows(office, second.id)
    links = office.run(lambda: links_of(office))
    referring = [(table, column) for table, column in links.references["resident"] if table not in LEFT]
    for table, column in referring:
        assert office.sql(f"select 1 from {table} where {column} = ?", (second.id,)), "every table has such a row"
    merge(office, first, second)
    kept = "and deleted_at is null"
    for table, column in referring:
        also = kept if any(row[1] == "deleted_at" for row in office.sql(f"pragma table_info({table})")) else ""
        assert not office.sql(f"select 1 from {table} where {column} = ? {also}", (second.id,)), (table, column)
        assert office.sql(f"select 1 from {table} where {column} = ?", (first.id,)), (table, column)


def test_undone_every_row_of_every_table_is_as_it_was(office: Office) -> None:
    first, second = twins(office)
    lay_rows(office, second.id)
    before = everything(office)
    merger = merge(office, first, second, **ALL_OF_GONE)
    assert everything(office) != before
    undo_merger(office, merger)
    assert everything(office) == before


WORDS = {"doubt": "id_check"}


def lay_rows(office: Office, resident_id: int) -> None:
    """A row in every table that refers to people, made of nothing but what the columns ask for."""
    links = office.run(lambda: links_of(office))
    strangers = iter([resident(office, f"คนที่ {number}").id for number in range(60)])
    for table, column in links.references["resident"]:
        if table not in LEFT and not office.sql(f"select 1 from {table} where {column} = ?", (resident_id,)):
            lay_row(office, links, table, strangers, {column: resident_id})


def lay_row(office: Office, links: Links, table: str, strangers: Iterator[int], known: dict[str, object]) -> int:
    """One row, with whatever it refers to; its id."""
    values = dict(known)
    for _place, name, kind, is_needed, _default, is_key in office.sql(f"pragma table_info({table})"):
        if name in values or not is_needed or (is_key and len(links.keys[table]) == 1):
            continue
        parent = links.parents[table].get(name)
        if parent == "resident":
            values[name] = next(strangers)
        elif parent is not None:
            values[name] = lay_row(office, links, parent, strangers, {})
        else:
            plain = {"integer": 0, "blob": b"", "real": 0.0}
            values[name] = plain.get(kind.lower(), WORDS.get(name, f"{table} {name}"))
    marks = ", ".join("?" * len(values))
    office.sql(f"insert into {table}({', '.join(values)}) values ({marks})", tuple(values.values()))
    return int(office.sql("select last_insert_rowid()")[0][0])


def test_what_is_declared_beside_the_file_is_in_the_file(office: Office) -> None:
    links = office.run(lambda: links_of(office))
    columns = {table: {row[1] for row in office.sql(f"pragma table_info({table})")} for table in links.keys}
    named = [*EMPTIED, *JOINED, *((table, column) for table, unique in ONCE for column in unique.columns)]
    assert [pair for pair in named if pair[1] not in columns[pair[0]]] == [] and set(columns) >= LEFT


# --- where both have the same --------------------------------------------------------------------------


def test_two_enrolments_in_one_class_become_one_with_the_half_days_of_both(office: Office) -> None:
    training_office.named(office)
    training_class = training_office.class_with(office, ("กวิน", "แก้ว"), days=2)
    training_office.attend(office, training_class, {"กวิน": 2, "แก้ว": 1})
    lines = {line.given: line for line in enrolment_lines(office, training_class.id)}
    third = training_class.sessions[2].id
    set_attendance(office, lines["แก้ว"].id, third, True)
    before = everything(office)
    first, second = (resident_of(office, lines[name].resident_id) for name in ("กวิน", "แก้ว"))
    merger = merge(office, first, second)
    (line,) = enrolment_lines(office, training_class.id)
    assert line.resident_id == first.id and len(line.attended) == 3
    assert check.problems(office) == ()
    undo_merger(office, merger)
    assert everything(office) == before and check.problems(office) == ()


def test_two_volunteer_records_become_one_with_kinds_and_start_of_both(office: Office) -> None:
    first, second = twins(office)
    others = resident(office, "ผู้ชวน")
    one = volunteer(office, first.id, started=date(2020, 1, 1), ended=date(2021, 1, 1), end_reason="ย้าย")
    two = volunteer(
        office, second.id, kinds=(VolunteerKind.CAREGIVER,), started=date(2019, 1, 1), invited_by_id=others.id
    )
    invited = volunteer(office, others.id, invited_by_id=second.id)
    merger = merge(office, first, second)
    kept = volunteer_of(office, one.id)
    assert kept.kinds == (VolunteerKind.CIVIC, VolunteerKind.CAREGIVER) and kept.started == date(2019, 1, 1)
    assert kept.ended is None and kept.end_reason == "" and kept.invited_by_id == others.id
    assert volunteer_of(office, invited.id).invited_by_id == first.id
    undo_merger(office, merger)
    assert volunteer_for(office, second.id) == replace(two, revision=volunteer_of(office, two.id).revision)
    assert volunteer_of(office, invited.id).invited_by_id == second.id
    assert volunteer_of(office, one.id).ended == date(2021, 1, 1)


def test_who_looked_after_the_other_record_looks_after_nobody_now_and_invited_nobody(office: Office) -> None:
    first, second = twins(office)
    looked_after(office, first.id, second.id)
    volunteer(office, first.id, invited_by_id=second.id)
    before = everything(office)
    merger = merge(office, first, second)
    found = volunteer_for(office, first.id)
    assert found is not None and found.invited_by_id is None
    assert hangs_on(office, first.id) == {"volunteers": 1}
    assert check.problems(office) == ()
    undo_merger(office, merger)
    assert everything(office) == before


def test_certificates_assessments_and_requests_move_along(office: Office) -> None:
    training_office.named(office)
    training_class = training_office.finished_class(office, ("กวิน",))
    lines = {line.given: line.resident_id for line in enrolment_lines(office, training_class.id)}
    issue_certificates(office, training_class.id)
    gone, kept = resident_of(office, lines["กวิน"]), resident(office, "กวิน", "ใจดี")
    care_office.assessed(office, gone.id)
    save_request(office, DataRequest(resident_id=gone.id, kind=RequestKind.COPY, received_on=date(2026, 11, 1)))
    was = hangs_on(office, gone.id)
    merge(office, kept, gone)
    assert hangs_on(office, kept.id) == was and set(was) == {
        "enrolments", "certificates", "assessments", "data_requests"
    }  # fmt: skip
    assert check.problems(office) == ()


@pytest.mark.parametrize(("pick", "relation"), [(Pick.KEPT, HouseRelation.HEAD), (Pick.GONE, HouseRelation.CHILD)])
def test_what_somebody_is_in_a_house_goes_with_the_house_that_is_chosen(
    office: Office, pick: Pick, relation: HouseRelation
) -> None:
    first, second = twins(office)
    second = save_resident(office, replace(second, household_id=household(office, "99").id, status=Residency.LIVING))
    head = resident(office, "หัวหน้า", household_id=second.household_id)
    for person, is_here in ((first, "head"), (second, "child"), (head, "head")):
        office.run(lambda: office.sql("insert into house_relation values (?, ?)", (person.id, is_here)))  # noqa: B023
    before = everything(office)
    merger = merge(office, first, second, household_id=pick)
    assert relation_of(office, first.id) is relation and check.problems(office) == ()
    undo_merger(office, merger)
    assert everything(office) == before


# --- what stands in the way ----------------------------------------------------------------------------


def test_a_record_that_was_changed_meanwhile_is_not_merged(office: Office) -> None:
    first, second = twins(office)
    mine, others = sides(office, first.id, second.id)
    save_resident(office, replace(resident_of(office, second.id), nickname="ใหม่"))
    with pytest.raises(Conflict):
        merge_residents(office, mine, others, {})
    save_resident(office, replace(resident_of(office, first.id), nickname="ใหม่"))
    with pytest.raises(Conflict):
        merge_residents(office, mine, sides(office, first.id, second.id)[1], {})
    assert not is_binned(office, second.id)


def test_nobody_is_merged_with_themself_or_with_who_lies_in_the_bin(office: Office) -> None:
    first, second = twins(office)
    mine, others = sides(office, first.id, second.id)
    with pytest.raises(DeskError):
        merge_residents(office, mine, mine, {})
    delete_resident(office, second.id)
    with pytest.raises(NotFound):
        merge_residents(office, mine, others, {})


def test_a_result_that_can_not_be_kept_is_refused_whole(office: Office) -> None:
    first, second = twins(office)
    save_resident(
        office, replace(resident_of(office, second.id), status=Residency.DIED, status_date=date(2020, 1, 1), born=None)
    )
    first = save_resident(office, replace(resident_of(office, first.id), born=None))
    save_resident(office, replace(first, born=second.born and replace(second.born, date=date(2021, 1, 1))))
    with pytest.raises(FormErrors):
        merge(office, first, second, status=Pick.GONE, born=Pick.KEPT)
    assert not is_binned(office, second.id) and merger_lines(office) == ()


def test_a_merged_record_is_not_in_the_bin_for_people_to_bring_back(office: Office) -> None:
    first, second = twins(office)
    merge(office, first, second)
    assert bin_lines(office) == ()
    with pytest.raises(InUse):
        restore_resident(office, second.id)


def test_what_was_corrected_after_a_merger_stays_when_it_is_undone(office: Office) -> None:
    first, second = twins(office)
    merger = merge(office, first, second)
    kept = save_resident(office, replace(resident_of(office, first.id), nickname="ใหม่", family="แก้ว"))
    looked_after(office, kept.id, resident(office, "หลาน").id)
    undo_merger(office, merger)
    found = resident_of(office, first.id)
    assert (found.nickname, found.family, found.phones) == ("ใหม่", "แก้ว", first.phones)
    assert hangs_on(office, first.id) == {"carers": 1} and hangs_on(office, second.id) == {}


def test_mergers_are_undone_the_last_first_and_once(office: Office) -> None:
    first, second = twins(office)
    third = resident(office, "สมศักดิ์", "ใจดี")
    one = merge(office, first, second)
    two = merge(office, third, resident_of(office, first.id))
    assert [(line.id, line.can_be_undone) for line in merger_lines(office)] == [(two, True), (one, False)]
    with pytest.raises(InUse):
        undo_merger(office, one)
    undo_merger(office, two)
    undo_merger(office, one)
    assert not any(is_binned(office, each) for each in (first.id, second.id, third.id))
    with pytest.raises(InUse):
        undo_merger(office, one)


def test_a_merger_is_not_undone_into_a_house_that_is_gone(office: Office) -> None:
    first, second = twins(office)
    second = save_resident(office, replace(second, household_id=household(office, "99").id, status=Residency.LIVING))
    merger = merge(office, first, second)
    delete_household(office, second.household_id or 0)
    with pytest.raises(InUse):
        undo_merger(office, merger)


def test_a_half_day_that_was_taken_out_since_then_does_not_come_back(office: Office) -> None:
    training_office.named(office)
    training_class = training_office.class_with(office, ("กวิน", "แก้ว"), days=1)
    training_office.attend(office, training_class, {"กวิน": 2, "แก้ว": 2})
    lines = {line.given: line.resident_id for line in enrolment_lines(office, training_class.id)}
    merger = merge(office, *(resident_of(office, lines[name]) for name in ("กวิน", "แก้ว")))
    (line,) = enrolment_lines(office, training_class.id)
    for session in training_class.sessions[1:]:
        set_attendance(office, line.id, session.id, False)
    kept = training.class_of(office, training_class.id)
    training.save_class(office, replace(kept, sessions=kept.sessions[:1]))
    undo_merger(office, merger)
    assert check.problems(office) == ()
    assert {line.given: len(line.attended) for line in enrolment_lines(office, training_class.id)} == {
        "กวิน": 1, "แก้ว": 1
    }  # fmt: skip


# --- who may, and what is told -------------------------------------------------------------------------


def test_a_clerk_merges_by_sides_and_never_sees_a_whole_number(office: Office) -> None:
    first, second = twins(office)
    with signed_in(office, Role.CLERK):
        assert both_records(office, first.id, second.id)[0].citizen_id == "x" * 10 + NUMBER[-3:]
        merge(office, second, first, citizen_id=Pick.GONE)
    assert reveal_citizen_id(office, second.id) == NUMBER
    with signed_in(office, Role.PRINTER), pytest.raises(NotAllowed):
        merge(office, first, second)


def test_the_log_tells_who_merged_and_who_took_apart(office: Office) -> None:
    first, second = twins(office)
    undo_merger(office, merge(office, first, second))
    listing = audit_listing(office, AuditFilter(subject="residents"))
    told = {(line.what, line.record_id) for line in listing.page(0, listing.total)}
    assert {("merge_residents", first.id), ("merge_residents", second.id), ("undo_merger", first.id)} <= told


def test_whoever_gets_their_data_gets_the_merged_record_too(office: Office) -> None:
    first, second = twins(office)
    merge(office, first, second)
    told = person_object(person_data(office, first.id, "json"))["merged"]
    assert [one["given"] for one in told] == ["สมศักดิ"]


def test_erasing_the_person_erases_the_merged_record_and_what_the_merger_knew(office: Office) -> None:
    first, second = twins(office)
    third = resident(office, "สมศักดิ์", "ใจดี")
    merge(office, first, second)
    merger = merge(office, third, resident_of(office, first.id))
    erase_person(office, third.id, ErasureReason.ASKED)
    assert {row[0] for row in office.sql("select given from resident")} == {ERASED}
    assert {row[0] for row in office.sql("select before from merger")} == {""}
    assert {stone.resident_id for stone in erasures(office)} == {first.id, second.id, third.id}  # a restore finds all
    with pytest.raises(InUse):
        undo_merger(office, merger)
    assert check.problems(office) == ()


# --- found, and said to be two people ------------------------------------------------------------------


def test_possible_duplicates_are_found_among_those_who_are_kept(office: Office) -> None:
    first, second = twins(office)
    resident(office, "วิชัย")
    (pair,) = possible_duplicates(office)
    assert (pair.first, pair.second) == (first.id, second.id)
    assert likeness_of(office, first.id, second.id) is pair.likeness
    delete_resident(office, second.id)
    assert possible_duplicates(office) == ()


def test_two_people_are_not_shown_again_until_it_is_doubted_again(office: Office) -> None:
    first, second = twins(office)
    say_apart(office, second.id, first.id)
    say_apart(office, first.id, second.id)
    assert possible_duplicates(office) == ()
    doubt_again(office, first.id, second.id)
    assert len(possible_duplicates(office)) == 1


def test_whom_the_other_record_was_not_the_merged_one_is_not_either(office: Office) -> None:
    first, second = twins(office)
    third = resident(office, "สมศักดิ์", "ใจดี")
    say_apart(office, second.id, third.id)
    merge(office, first, second)
    assert possible_duplicates(office) == ()


def test_a_house_is_saved_again_with_people_of_a_merger_in_it(office: Office) -> None:
    first, second = twins(office)
    second = save_resident(office, replace(second, household_id=first.household_id, status=Residency.LIVING))
    merger = merge(office, first, second)
    house = office.sql("select id, revision from household")[0]
    save_household(office, replace(household_of(office, house[0]), house="13"))
    undo_merger(office, merger)
    assert check.problems(office) == ()
