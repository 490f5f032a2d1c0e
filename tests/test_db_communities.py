"""Communities are kept under one name each, in Thai order, with their figures."""

from dataclasses import replace

import pytest

from db.communities import (
    communities,
    community_lines,
    community_named,
    community_of,
    delete_community,
    restore_community,
    save_community,
)
from db.domain.communities import Community
from db.domain.errors import Conflict, FormErrors, InUse, NotFound
from db.domain.residents import Residency
from db.office import Office
from tests.people_office import NOW, born, community, household, resident, volunteer


def test_a_community_comes_back_as_it_was_saved(office: Office) -> None:
    saved = save_community(
        office,
        Community(name="ริมยวม", representative="นางแก้ว ใจดี", representative_phones=("0812345678",), notes="ริมน้ำ"),
    )
    assert saved == community_of(office, saved.id)
    assert (saved.name, saved.revision) == ("ชุมชนริมยวม", 1)
    assert saved.representative_phones == ("0812345678",)


def test_communities_stand_in_thai_order(office: Office) -> None:
    for name in ("แกะ", "น้ำฝน", "เกวลิน", "กวิน"):
        community(office, name)
    assert [each.name for each in communities(office)] == ["ชุมชนกวิน", "ชุมชนเกวลิน", "ชุมชนแกะ", "ชุมชนน้ำฝน"]


@pytest.mark.parametrize("text", ["ริมยวม", "ช.ริมยวม", "ชุมชน ริมยวม", " ชุมชนริมยวม"])
def test_a_community_is_found_by_every_usual_form_of_its_name(office: Office, text: str) -> None:
    saved = community(office)
    assert community_named(office, text) == saved
    assert community_named(office, "ป่าซาง") is None


def test_a_second_community_of_the_name_is_refused_in_words_beside_the_field(office: Office) -> None:
    community(office)
    other = community(office, "ป่าซาง")
    for again in (Community(name="ช.ริมยวม"), replace(other, name="ริมยวม"), Community(name=" ")):
        with pytest.raises(FormErrors) as told:
            save_community(office, again)
        assert set(told.value.errors) == {"name"}


def test_saving_over_a_newer_save_is_a_conflict_that_holds_what_stands_there_now(office: Office) -> None:
    read = community(office)
    newer = save_community(office, replace(read, notes="ใหม่"))
    with pytest.raises(Conflict) as told:
        save_community(office, replace(read, notes="เก่า"))
    assert told.value.current == newer == community_of(office, read.id)


def test_figures_count_who_lives_there_and_who_volunteers_there(office: Office) -> None:
    office.clock = lambda: NOW
    here, there = community(office), community(office, "ป่าซาง")
    home = household(office, community_id=here.id)
    elder = resident(office, "แก้ว", household_id=home.id, born=born(1966, 11, 22))
    resident(office, "กวิน", household_id=home.id, born=born(1966, 11, 23))
    resident(office, "นา", household_id=home.id, status=Residency.DIED, born=born(1940))
    volunteer(office, elder.id)
    volunteer(office, resident(office, "น้ำ", community_id=here.id).id, community_id=there.id)
    lines = {line.name: line for line in community_lines(office)}
    line = lines[here.name]
    assert (line.households, line.residents, line.elders, line.volunteers) == (1, 3, 1, 1)
    assert lines[there.name].volunteers == 1


def test_a_community_others_belong_to_stays_and_the_reason_names_them(office: Office) -> None:
    here = community(office)
    home = household(office, community_id=here.id)
    resident(office, household_id=home.id)
    with pytest.raises(InUse) as told:
        delete_community(office, here.id)
    assert told.value.values == {"households": 1, "residents": 1, "volunteers": 0}
    assert community_of(office, here.id) in communities(office)


def test_a_deleted_community_is_gone_from_lists_and_comes_back(office: Office) -> None:
    here = community(office)
    delete_community(office, here.id)
    assert communities(office) == () == community_lines(office)
    assert community_named(office, "ริมยวม") is None
    restore_community(office, here.id)
    assert communities(office) == (here,)


def test_a_deleted_community_stays_in_the_bin_while_its_name_is_taken(office: Office) -> None:
    here = community(office)
    delete_community(office, here.id)
    community(office)
    with pytest.raises(InUse):
        restore_community(office, here.id)


def test_what_is_not_there_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound):
        community_of(office, 7)
    with pytest.raises(NotFound):
        delete_community(office, 7)
