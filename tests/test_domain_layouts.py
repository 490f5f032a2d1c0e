"""Layouts as data: wording checked and filled, places moved, files written, read back and refused."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.domain.errors import FieldError
from db.domain.forms import Form
from db.domain.layout_files import MOST_BYTES, BadLayout, layout_file, read_layout_file
from db.domain.layout_forms import FORMS, LINE_FORM, PAGE_FORM
from db.domain.layout_signatures import set_apart, set_together
from db.domain.layout_stock import ORIGINS, new_line, stock_layout, usual_place
from db.domain.layout_wording import PLACEHOLDERS, check_wording, filled, nearest, placeholders_in
from db.domain.layouts import (
    MOST_LINES,
    PAGE,
    Code,
    Layout,
    Line,
    Orientation,
    PaperSize,
    Seal,
    Signature,
    Signatures,
    rule_problems,
)
from db.domain.settings import PaperLanguage
from db.domain.training import CertificateKind

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
VALUES = {"name": "นางสาวสมหญิง ใจดี", "statement": "ได้ผ่านการอบรม", "course": "CPR", "hours": "๗๐", "place": ""}


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("มอบให้ {name}", "มอบให้ นางสาวสมหญิง ใจดี"),
        ("{ name }", "นางสาวสมหญิง ใจดี"),
        ("[จำนวน {hours} ชั่วโมง ][ณ {place}]", "จำนวน ๗๐ ชั่วโมง"),
        ("[ณ {place} เมื่อ {hours}]", ""),
        ("[เสมอ]", "เสมอ"),
        ("บรรทัดหนึ่ง\n[ณ {place}]\nบรรทัดสอง", "บรรทัดหนึ่ง\nบรรทัดสอง"),
        ("{statement}{course}", "ได้ผ่านการอบรม CPR"),
        ("{statement}{name}", "ได้ผ่านการอบรมนางสาวสมหญิง ใจดี"),
        ("{course}{place}{hours}{course}", "CPR ๗๐ CPR"),
        ("{statement} {course}", "ได้ผ่านการอบรม CPR"),
    ],
)
def test_a_wording_is_filled(wording: str, said: str) -> None:
    assert filled(wording, VALUES) == said


@pytest.mark.parametrize(
    ("wording", "meant"),
    [
        ("{nmae}", "{name}"),
        ("{coures}", "{course}"),
        ("{hour}", "{hours}"),
        ("{Name}", "{name}"),
        ("{ชื่อ}", "{name}"),
        ("{หลักสูตร}", "{course}"),
        ("{จำนวนชั่วโมง}", "{hours}"),
        ("{no.}", "{number}"),
    ],
)
def test_a_misspelt_placeholder_is_found_with_the_one_that_was_meant(wording: str, meant: str) -> None:
    with pytest.raises(FieldError) as caught:
        check_wording(f"มอบแก่ {wording}")
    assert caught.value.values.get("meant") == meant and caught.value.values["written"] == wording


def test_a_placeholder_like_no_other_is_answered_with_all_there_are() -> None:
    with pytest.raises(FieldError) as caught:
        check_wording("{qqqqqqqq}")
    assert "{name}" in str(caught.value) and "{code}" in str(caught.value)
    assert nearest("qqqqqqqq") == ""


@pytest.mark.parametrize(
    "wording", ["{name", "name}", "{", "[{name}", "{name}]", "[[{name}]]", "{na{me}}", "{}", "ก" * 601]
)
def test_braces_brackets_and_length_that_can_not_be_are_refused(wording: str) -> None:
    with pytest.raises(FieldError):
        check_wording(wording)
    with pytest.raises(FieldError):
        filled(wording, VALUES)


def test_values_are_never_read_as_wording() -> None:
    assert filled("{name}", {"name": "{hours} [x] {"}) == "{hours} [x] {"


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("language", PaperLanguage)
@pytest.mark.parametrize("has_seal", [True, False])
def test_what_comes_with_the_program_keeps_all_rules(origin: str, language: PaperLanguage, has_seal: bool) -> None:
    layout = stock_layout(origin, language, has_seal=has_seal)
    assert rule_problems(layout) == ()
    said = {name for line in layout.lines for name in placeholders_in(line.wording)}
    assert said >= {"name", "number", "office", "presents", "statement", "course", "hours", "days", "place", "date"}
    assert said <= set(PLACEHOLDERS)


def test_every_kind_of_certificate_has_a_built_in_layout() -> None:
    assert {kind for kinds in ORIGINS.values() for kind in kinds} == set(CertificateKind)


def test_what_is_wrong_is_told_of_its_element() -> None:
    layout = Layout(
        lines=(
            Line(wording="{naem}", left=20, top=20),
            Line(wording=" ", left=20, top=40),
            Line(wording="ก", left=280, top=60),
            Line(wording="ข", left=2, top=60),
        ),
        seal=Seal(left=20, top=200, width=20, height=20),
    )
    found = {(problem.key, problem.field, problem.is_error) for problem in rule_problems(layout)}
    assert found == {
        ("line0", "wording", True),
        ("line1", "wording", True),
        ("line2", "left", True),
        ("line3", "left", False),
        ("seal", "left", True),
        (PAGE, "", True),
    }


def test_elements_are_moved_exchanged_and_taken_away_by_their_key() -> None:
    layout = stock_layout("passed")
    name = next(key for key, box in layout.elements() if isinstance(box, Line) and box.wording == "{name}")
    box = layout.element(name)
    assert box is not None
    moved = layout.with_element(name, box.moved(0.1, -10))
    after = moved.element(name)
    assert after is not None and (after.left, after.top) == (box.left + 0.1, box.top - 10)
    assert box.moved(-1000, 1000).left == 0.0
    fewer = moved.with_element(name, None).with_element("seal", None)
    assert len(fewer.lines) == len(layout.lines) - 1 and fewer.seal is None and fewer.element("seal") is None
    assert dict(layout.with_line(new_line(layout)).elements())[f"line{len(layout.lines)}"]


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("orientation", Orientation)
def test_new_elements_stand_on_every_paper(paper: PaperSize, orientation: Orientation) -> None:
    layout = replace(stock_layout("passed"), paper=paper, orientation=orientation, lines=())
    layout = layout.with_line(replace(new_line(layout), wording="{name}"))
    for key in ("seal", "code", "signatures"):
        layout = layout.with_element(key, usual_place(key, layout))
    assert [problem for problem in rule_problems(layout) if problem.is_error] == []


@pytest.mark.parametrize("form", [PAGE_FORM, *FORMS.values()])
def test_each_form_reads_what_it_shows(form: Form[Any], today: Any) -> None:
    layout = replace(stock_layout("passed"), background=PNG)
    boxes = [box for each in (layout, set_apart(layout, 2)) for _key, box in each.elements()]
    record = layout if form is PAGE_FORM else next(box for box in boxes if FORMS[type(box)] is form)
    assert form.parse(form.texts(record), today, record) == record


@pytest.mark.parametrize(("typed", "value"), [("12", 12.0), ("๑๒.๕", 12.5), ("0.25", 0.2), ("7.36", 7.4), (" 9 ", 9.0)])
def test_measures_are_typed_in_tenths(typed: str, value: float, today: date) -> None:
    field = LINE_FORM.field("top")
    assert field.parse(typed, today) == value and field.parse(field.format(value), today) == value


@pytest.mark.parametrize("typed", ["", "-1", "421", "ก", "1e3", "nan", "1/2"])
def test_what_is_no_measure_is_refused(typed: str, today: date) -> None:
    with pytest.raises(FieldError):
        LINE_FORM.field("top").parse(typed, today)


def full() -> Layout:
    layout = replace(stock_layout("took_part", PaperLanguage.ENGLISH), background=PNG, paper=PaperSize.B5)
    layout = layout.with_element("seal", Seal(left=1.5, picture=PNG + b"seal"))
    layout = layout.with_element("signatures", Signatures(top=20, images=(PNG, None)))
    return set_apart(layout, 2)


def test_a_layout_file_is_read_back_as_it_was() -> None:
    assert read_layout_file(layout_file("ของเรา", full()).encode()) == ("ของเรา", full())


def altered(**changes: Any) -> bytes:
    values = json.loads(layout_file("ก", full()))
    for path, value in changes.items():
        place = values
        *way, last = path.split("__")
        for step in way:
            place = place[int(step) if step.isdigit() else step]
        place[last] = value
    return json.dumps(values).encode()


HOSTILE = {
    "nothing": b"",
    "no text": b"\xff\xfe\x00\x00",
    "no json": b"{",
    "a list": b"[]",
    "another file": b'{"format": "other", "version": 1, "layout": {}}',
    "deep": b"[" * 200_000,
    "huge number": b'{"format":"mae-sariang-desk-layout","version":1,"layout":{"margin_down":1e999}}',
    "too large": b" " * (MOST_BYTES + 1),
    "newer": altered(version=2),
    "no version": altered(version=True),
    "layout is text": altered(layout="x"),
    "not a number": altered(layout__margin_down="9"),
    "nan": altered(layout__margin_down=float("nan")),
    "negative": altered(layout__lines__0__left=-1),
    "off the earth": altered(layout__seal__width=1e9),
    "unknown frame": altered(layout__frame="golden"),
    "frame is a list": altered(layout__frame=[]),
    "seal is a list": altered(layout__seal=[1]),
    "lines are text": altered(layout__lines="x"),
    "too many lines": altered(layout__lines=[{}] * (MOST_LINES + 1)),
    "line is a number": altered(layout__lines=[5]),
    "wording is a number": altered(layout__lines__0__wording=5),
    "endless wording": altered(layout__lines__0__wording="ก" * 10_000),
    "four sign": altered(layout__single=[{}] * 4),
    "picture is a program": altered(layout__background="TVqQAAMAAAAEAAAA"),
    "picture is no base64": altered(layout__background="ไม่ใช่"),
    "picture is a number": altered(layout__seal__picture=7),
    "picture too large": altered(layout__background="A" * 8_000_000),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_in_words(case: str) -> None:
    with pytest.raises(BadLayout) as caught:
        read_layout_file(HOSTILE[case])
    assert len(str(caught.value)) < 300


def test_letters_nobody_sees_do_not_come_in_and_unknown_words_are_passed_over() -> None:
    name, layout = read_layout_file(
        altered(name="a\x00b\u202e" * 60, layout__lines__0__wording="{name}\u202e\x07", layout__later=1)
    )
    assert len(name) <= 80 and "\x00" not in name and "\u202e" not in name
    assert layout.lines[0].wording == "{name}"


def test_kinds_of_element_have_a_form() -> None:
    assert set(FORMS) == {Line, Seal, Code, Signatures, Signature}


def test_signatures_are_set_apart_where_they_stand_and_moved_one_by_one() -> None:
    shared = stock_layout("passed")
    apart = set_apart(shared, 3)
    keys = [key for key, _box in apart.elements()]
    assert keys[1:4] == ["signature-0", "signature-1", "signature-2"] and "signatures" not in keys
    lefts = [one.left for one in apart.single]
    assert lefts == sorted(lefts) and {one.top for one in apart.single} == {shared.signatures.top}  # type: ignore[union-attr]
    box = apart.single[1].moved(5, -3)
    moved = apart.with_element("signature-1", box)
    assert moved.single == (apart.single[0], box, apart.single[2])
    fewer = moved.with_element("signature-0", None)
    assert fewer.single == moved.single[1:] and fewer.signatures is not None
    none = fewer.with_element("signature-0", None).with_element("signature-0", None)
    assert none.single == () and none.signatures is None


def test_signatures_set_together_again_share_the_room_they_took_up() -> None:
    apart = set_apart(stock_layout("passed"), 2)
    moved = apart.with_element("signature-1", replace(apart.single[1], left=180, top=140))
    shared = set_together(moved)
    assert shared.single == () and shared.signatures is not None
    assert shared.signatures.left == apart.single[0].left and shared.signatures.top == 140
    assert shared.signatures.left + shared.signatures.width == pytest.approx(180 + apart.single[1].width)


def test_without_signatures_nothing_is_set_apart() -> None:
    bare = replace(stock_layout("passed"), signatures=None)
    assert set_apart(bare, 2) == bare and set_together(bare) == bare


def test_a_layout_of_before_has_one_box_for_all_who_sign() -> None:
    values = json.loads(layout_file("ก", stock_layout("passed")))
    del values["layout"]["single"]
    _name, layout = read_layout_file(json.dumps(values).encode())
    assert layout == stock_layout("passed")
