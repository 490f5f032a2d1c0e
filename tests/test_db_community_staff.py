"""Who of the staff serves a community, since when and until when."""

from dataclasses import replace
from datetime import date

import pytest

from db.bin import bin_lines, restore
from db.communities import delete_community, restore_community
from db.community_staff import delete_staff_member, save_staff_member, staff_of_community
from db.domain.community_staff import CommunityStaff
from db.domain.errors import Conflict, FormErrors, InUse, NotFound
from db.office import Office
from tests.people_office import NOW, community


def member(office: Office, name: str, **values: object) -> CommunityStaff:
    return save_staff_member(office, CommunityStaff(community_id=1, name=name, **values))  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def here(office: Office) -> None:
    office.clock = lambda: NOW
    community(office)


def test_who_serves_today_stands_before_who_did(office: Office) -> None:
    member(office, "นายเก่า ดีงาม", since=date(2020, 1, 1), until=date(2024, 1, 1))
    member(office, "นายกว่า ดีงาม", until=date(2025, 1, 1))
    kept = member(office, "นางใหม่ ดีงาม", position="นักพัฒนาชุมชน", phones=("0811111111",), since=date(2025, 1, 2))
    found = staff_of_community(office, 1)
    assert [one.name for one in found] == ["นางใหม่ ดีงาม", "นายกว่า ดีงาม", "นายเก่า ดีงาม"]
    assert found[0] == kept
    assert [one.serves_on(NOW.date()) for one in found] == [True, False, False]
    assert not replace(kept, since=date(2027, 1, 1)).serves_on(NOW.date())


def test_a_service_does_not_end_before_it_starts_and_has_a_name_and_a_community(office: Office) -> None:
    for wrong, field in (
        ({"since": date(2026, 1, 2), "until": date(2026, 1, 1)}, "until"), ({"name": " "}, "name"),
    ):  # fmt: skip
        with pytest.raises(FormErrors) as refused:
            save_staff_member(office, replace(CommunityStaff(community_id=1, name="นายดี"), **wrong))  # type: ignore[arg-type]
        assert set(refused.value.errors) == {field}
    with pytest.raises(NotFound):
        save_staff_member(office, CommunityStaff(community_id=9, name="นายดี"))
    one = member(office, "นายดี")
    save_staff_member(office, replace(one, position="ปลัด"))
    with pytest.raises(Conflict):
        save_staff_member(office, replace(one, position="นิติกร"))


def test_staff_goes_into_the_bin_with_the_community_and_comes_back_with_it(office: Office) -> None:
    gone = member(office, "นายไป ดีงาม")
    member(office, "นายอยู่ ดีงาม")
    delete_staff_member(office, gone.id)
    assert [(line.subject, line.label) for line in bin_lines(office)] == [("community_staff", "นายไป ดีงาม · ชุมชนริมยวม")]
    office.clock = lambda: NOW.replace(hour=11)
    delete_community(office, 1)
    assert staff_of_community(office, 1) == ()
    assert [line.subject for line in bin_lines(office)] == ["communities"]
    with pytest.raises(InUse):
        restore(office, "community_staff", gone.id)
    restore_community(office, 1)
    assert [one.name for one in staff_of_community(office, 1)] == ["นายอยู่ ดีงาม"]
    restore(office, "community_staff", gone.id)
    assert len(staff_of_community(office, 1)) == 2
