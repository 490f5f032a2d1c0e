"""What an office keeps, listed and searched on the command line: as text and as JSON."""

from datetime import date
from pathlib import Path

import pytest

from db.domain.citizen_id import mask_citizen_id
from db.residents import resident_of, save_resident
from tests import care_office
from tests.commands import Run
from tests.keys import open_office
from tests.office_files import people, typed_id

pytestmark = pytest.mark.usefixtures("manager")


def test_residents_as_json(run: Run, town: Path) -> None:
    first, second = run("list", "residents", "--json").json
    expected = {
        "citizen_id": typed_id(1).replace("-", ""), "title": "นางสาว", "given": "กนกวรรณ", "family": "ใจดี",
        "sex": "หญิง", "born": "1977-02-01", "born_precision": "day", "house": "306/8", "community": "ชุมชนริมยวม",
        "phone": "0810000001", "status": "living",
    }  # fmt: skip
    assert {name: first[name] for name in expected} == expected
    assert isinstance(first["id"], int)
    assert (second["born"], second["born_precision"], second["phone"]) == ("1958-01-01", "year", "")


def test_who_moved_or_died_only_with_all(run: Run, town: Path) -> None:
    from dataclasses import replace

    from db.domain.residents import Residency

    with open_office(town) as office:
        who = resident_of(office, people(office)["เก่ง"].id)
        save_resident(office, replace(who, status=Residency.DIED, status_date=date(2026, 1, 1)))
    assert [each["given"] for each in run("list", "residents", "--json").json] == ["กนกวรรณ"]
    assert {each["given"]: each["status"] for each in run("list", "residents", "--all", "--json").json} == {
        "กนกวรรณ": "living", "เก่ง": "died",
    }  # fmt: skip


def test_volunteers_classes_and_certificates_as_json(run: Run, town: Path) -> None:
    volunteers = {each["given"]: each for each in run("list", "volunteers", "--json").json}
    assert set(volunteers["กนกวรรณ"]["kinds"]) == {"CG", "อสม."}
    assert volunteers["กนกวรรณ"]["started"] == "2017-02-01"
    assert volunteers["กนกวรรณ"]["invited_by"] == "นายเก่ง ดีมาก"
    assert volunteers["เก่ง"]["invited_by"] is None
    (one,) = run("list", "classes", "--json").json
    assert {name: one[name] for name in ("id", "course", "enrolled", "half_days", "passed")} == {
        "id": 1, "course": "ปฐมพยาบาล", "enrolled": 2, "half_days": 3, "passed": 1,
    }  # fmt: skip
    (certificate,) = run("list", "certificates", "--json").json
    assert {name: certificate[name] for name in ("number", "name", "course", "issued", "status", "class_id")} == {
        "number": "1/2569", "name": "นางสาวกนกวรรณ ใจดี", "course": "ปฐมพยาบาล", "issued": "2026-11-15",
        "status": "issued", "class_id": 1,
    }  # fmt: skip


def test_partners_as_json_with_money_in_baht(run: Run, town: Path) -> None:
    (one,) = run("list", "partners", "--json").json
    assert {name: one[name] for name in ("name", "kind", "scope", "since", "next_due", "value", "paid")} == {
        "name": "วิทยาลัยตัวอย่าง", "kind": "educational", "scope": "outside", "since": "2025-10-01",
        "next_due": "2026-12-01", "value": 1500.75, "paid": 0,
    }  # fmt: skip
    assert one["people"] == [{"name": "นางสมใจ ดีงาม", "position": "คณบดี", "phones": ["0812345678"]}]
    assert one["contributions"] == [
        {"given_on": "2026-10-05", "year": 2570, "kind": "training", "what": "วิทยากร", "value": 1500.75, "paid": 0}
    ]


def test_elders_as_json_with_standing_allowance_and_carer(run: Run, town: Path) -> None:
    elders = run("list", "elders", "--json").json
    assert elders and all(each["age"] >= 60 for each in elders)
    with open_office(town) as office:
        care_office.cared_for(office, elders[0]["id"])
    one = run("list", "elders", "--json").json[0]
    assert {name: one[name] for name in ("adl_group", "adl_score", "assessed_on", "next_due", "carer", "relation")} == {
        "adl_group": "homebound", "adl_score": 10, "assessed_on": "2026-11-10", "next_due": "2027-05-10",
        "carer": "นางสาวดาว ใจดี", "relation": "child",
    }  # fmt: skip
    assert one["allowance"] in (600, 700, 800, 1000) and one["carer_phones"] == ["0811112222"]


@pytest.mark.parametrize("kind", ["residents", "volunteers", "elders", "classes", "certificates", "partners"])
def test_lists_as_text_have_a_line_for_each(run: Run, town: Path, kind: str) -> None:
    answer = run("list", kind)
    lines = [line.split("\t") for line in answer.out.splitlines()]
    objects = run("list", kind, "--json").json
    assert len(lines) == 1 + len(objects)
    for line, each in zip(lines[1:], objects, strict=True):
        values = [mask_citizen_id(each[key]) if key == "citizen_id" else each[key] for key in lines[0]]
        shown = [", ".join(each) if isinstance(each, list) else str("" if each is None else each) for each in values]
        assert line == shown


@pytest.mark.parametrize("text", ["กนก", "306/8", "๓-๙๙๙๙", "0810000001"])
def test_search_finds_the_same_objects(run: Run, town: Path, text: str) -> None:
    found = run("search", text, "--json").json
    assert found[0] == run("list", "residents", "--json").json[0]
    assert len(run("search", "306", "--limit", 1, "--json").json) == 1


def test_nothing_found_is_no_failure(run: Run, town: Path) -> None:
    answer = run("search", "ไม่มีใคร", "--json")
    assert (answer.code, answer.json) == (0, [])
