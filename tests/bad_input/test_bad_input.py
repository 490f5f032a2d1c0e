"""Text is only text: through every field, import, search, order, screen, paper and export it comes as expected."""

import csv
import os
import random
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.communities import save_community
from db.domain import citizen_id, field_kinds
from db.domain.communities import Community
from db.domain.doubting import doubts_of
from db.domain.errors import DeskError, FieldError
from db.domain.field_kinds import Kind
from db.domain.forms import Field
from db.domain.residents import FORM, Resident
from db.domain.typed_text import clean
from db.exports import FORMULA, ExportKind, export
from db.import_columns import ImportKind
from db.office import Office
from db.resident_lists import ResidentFilter, resident_listing
from db.residents import resident_of, save_resident
from db.search import search
from db.spreadsheets import Unreadable, cell_text, open_workbook
from printing.residents import write_resident_roster
from tests import at_desk, windows_left_out
from tests.bad_input import TRIES, items, title
from tests.bad_input.quiet import nothing_opened
from tests.keys import new_office
from tests.office_files import HEADINGS, imported, person, write_xlsx
from tests.papers import made
from tests.test_domain_forms import FIELDS
from ui.forms import FormView
from ui.papers import paper_for
from ui.roster_papers import resident_roster

TODAY = date(2026, 11, 22)
TEXTS = items("texts")
KEPT = [item for item in TEXTS if item["kept"] and len(item["kept"]) <= field_kinds.MOST_LETTERS]
"""Those that can stand in a field."""
MIXED = int(os.environ.get(TRIES, "60"))


def mixed(count: int, seed: int = 1) -> list[str]:
    """Texts put together by chance from the items, of several lengths."""
    chance = random.Random(seed)
    parts = [item["input"] for item in TEXTS if len(item["input"]) < 200]
    return ["".join(chance.choices(parts, k=chance.randrange(2, 6))) for _text in range(count)]


def has_lone_surrogate(text: str) -> bool:
    """Neither a file nor Tk can hold one."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


IS_WINE = windows_left_out.is_wine()
MANY_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{20}")


def can_be_shown(text: str) -> bool:
    """Whether Tk can hold it, and the system draw it: wine dies of a letter with so many marks."""
    return not has_lone_surrogate(text) and not (IS_WINE and MANY_MARKS.search(text))


ALL = [item["input"] for item in TEXTS] + mixed(MIXED)
CROWD = KEPT + [
    {"name": text, "input": text, "kept": kept}
    for text in mixed(MIXED)
    if (kept := clean(text)) and len(kept) <= field_kinds.MOST_LETTERS
]


# -- fields


@pytest.mark.parametrize("item", TEXTS, ids=title)
def test_a_text_is_kept_as_expected(item: dict[str, Any]) -> None:
    kept = clean(item["input"])
    assert kept == item["kept"]
    assert clean(kept) == kept


def parsed(kind: Kind, item: dict[str, Any]) -> Any:
    """The value, or the message of its refusal."""
    try:
        return field_kinds.PARSE[kind](item["input"], TODAY, None)
    except FieldError as error:
        return error.message


@pytest.mark.parametrize("item", items("citizen_ids"), ids=title)
def test_a_citizen_id_is_kept_doubted_or_refused(item: dict[str, Any]) -> None:
    found = parsed(Kind.CITIZEN_ID, item)
    assert found == item.get("kept", item.get("error"))
    if "kept" in item:
        assert [doubt.value for doubt in doubts_of(Resident(citizen_id=found), TODAY)] == item["doubts"]


def test_ids_that_are_one_after_normalising_are_one() -> None:
    written = [item["input"] for item in items("citizen_ids") if item.get("kept") == "3999900001636"]
    assert len(written) > 4 and len({parsed(Kind.CITIZEN_ID, {"input": text}) for text in written}) == 1
    assert citizen_id.problem_of("3999900001636") is None


@pytest.mark.parametrize("item", items("dates"), ids=title)
def test_a_date_is_kept_doubted_or_refused(item: dict[str, Any]) -> None:
    found = parsed(Kind.PARTIAL_DATE, item)
    if "error" in item:
        assert found == item["error"]
        return
    assert (found.date.isoformat(), found.precision.value) == (item["kept"], item["precision"])
    doubts = doubts_of(Resident(citizen_id="3999900001636", born=found), TODAY)
    assert [doubt.value for doubt in doubts] == item["doubts"]


@pytest.mark.parametrize("item", items("phones"), ids=title)
def test_a_telephone_number_is_kept_or_refused(item: dict[str, Any]) -> None:
    found = parsed(Kind.PHONES, item)
    assert (list(found) if isinstance(found, tuple) else found) == item.get("kept", item.get("error"))


def different_fields() -> list[Any]:
    """Every field of every form, but of those that ask for the same under several names only the first: three hundred
    are less than a hundred."""
    first: dict[Field, Any] = {}
    for each in FIELDS:
        _form, field = each.values
        only = Field("", "", field.kind, field.required, choices=field.choices, least=field.least, most=field.most,
                     rule=field.rule)  # fmt: skip
        first.setdefault(only, pytest.param(only, id=each.id))
    return list(first.values())


@pytest.mark.parametrize("field", different_fields())
def test_every_field_takes_or_refuses_every_text_in_words(field: Field) -> None:
    with nothing_opened():
        for text in ALL:
            try:
                value = field.parse(text, TODAY)
            except FieldError as error:
                assert error.text(str)
                continue
            again = field.parse(field.format(value), TODAY) if field.format(value) or not field.required else value
            assert again == value, ascii(text)


# -- files


@pytest.mark.parametrize("item", items("files"), ids=title)
def test_a_file_is_read_as_expected_or_refused(item: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "รายชื่อ.csv"
    path.write_bytes(item["input"].encode(item["encoding"]))
    with nothing_opened(tmp_path):
        try:
            (sheet,) = open_workbook(path).sheets
        except Unreadable as refusal:
            assert refusal.message == item.get("error")
            return
    assert [[cell_text(cell) for cell in row] for row in sheet.rows if any(row)] == item.get("kept")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_list_of_all_texts_is_taken_in_row_by_row(office: Office, tmp_path: Path, ending: str) -> None:
    texts = [text for text in ALL if not has_lone_surrogate(text) and len(text) < 2_000]
    rows = [person(number, f"นายคน{number} {text}", note=text) for number, text in enumerate(texts, 1)]
    path = tmp_path / f"รายชื่อ{ending}"
    if ending == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADINGS, *([str(cell).replace("\0", "") for cell in row] for row in rows)])
    else:
        write_xlsx(path, ("ทะเบียน", [HEADINGS, *rows]))
    with nothing_opened(tmp_path):
        report = imported(office, path, ImportKind.RESIDENTS)
    assert report["read"] == len(texts) and report["added"] > len(texts) * 0.8
    assert report["added"] + len({row for row, _field, _code in report["refused"]}) >= len(texts)


# -- an office full of them


def has_letter(item: dict[str, Any]) -> bool:
    """Without one it can not be a given name."""
    return any(letter.isalpha() for letter in item["kept"])


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, dict[int, str]]]:
    """Everybody's names and notes are one of the texts; by id. No test changes anything."""
    office = new_office(tmp_path_factory.mktemp("crowd"), "มานี")
    office.clock = lambda: at_desk.NOW
    community = save_community(office, Community(name="=1+1 [exit] <b>"))
    assert community.id
    people = {}
    for item in CROWD:
        text = item["input"]
        texts = {"given": text if has_letter(item) else "คน", "family": text, "nickname": text, "notes": text}
        kept = save_resident(office, FORM.parse(texts, TODAY))
        people[kept.id] = item["kept"]
    yield office, people
    office.close()


def test_what_is_kept_is_what_is_expected(crowd: tuple[Office, dict[int, str]]) -> None:
    office, people = crowd
    for record_id, kept in people.items():
        found = resident_of(office, record_id)
        assert (found.family, found.nickname, found.given) in ((kept, kept, kept), (kept, kept, "คน"))


def test_every_text_finds_its_person_and_no_text_breaks_the_search(crowd: tuple[Office, dict[int, str]]) -> None:
    office, people = crowd
    with nothing_opened(office.folder):
        for record_id, kept in people.items():
            found = [line.id for line in search(office, kept, limit=10_000)]
            if has_letter({"kept": kept}):  # figures alone are taken for part of an ID or a telephone number
                assert record_id in found, ascii(kept)
        for text in ALL:
            assert isinstance(search(office, text), tuple)


@pytest.mark.parametrize("order", ["name", "nickname", "age", "house", "community", "status"])
def test_every_order_holds_everybody_once(crowd: tuple[Office, dict[int, str]], order: str) -> None:
    office, people = crowd
    for descending in (False, True):
        listing = resident_listing(office, ResidentFilter(), order, descending)
        lines = listing.page(0, listing.total)
        assert sorted(line.id for line in lines) == sorted(people)


@pytest.mark.parametrize("order", ["name; drop table resident", "r.rank", "1", "", "name desc --"])
def test_an_order_that_is_none_is_no_sql(crowd: tuple[Office, dict[int, str]], order: str) -> None:
    office, people = crowd
    with pytest.raises(KeyError):
        resident_listing(office, ResidentFilter(), order)
    assert resident_listing(office, ResidentFilter()).total == len(people)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_exports_hold_text_and_never_a_formula(
    crowd: tuple[Office, dict[int, str]], tmp_path: Path, ending: str
) -> None:
    office, people = crowd
    path = tmp_path / f"ประชากร{ending}"
    with nothing_opened(tmp_path, office.folder):
        export(office, ExportKind.RESIDENTS, path, str)
    (sheet,) = open_workbook(path).sheets
    read = {clean(cell_text(cell)) for row in sheet.rows for cell in row}
    assert set(people.values()) <= read
    if ending == ".xlsx":
        cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row]
        assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            told = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in told if FORMULA.match(cell) and not cell.startswith("\t")]


def test_a_roster_is_printed_or_the_text_named_that_can_not_be(
    crowd: tuple[Office, dict[int, str]], tmp_path: Path
) -> None:
    office, _people = crowd
    roster, paper, refused = resident_roster(office), paper_for(office), set()
    with nothing_opened(tmp_path, office.folder):
        for row in roster.rows:
            one = type(roster)(**{**vars(roster), "rows": [row]})
            try:
                pdf = made(partial(write_resident_roster, one, paper=paper))
            except DeskError as refusal:
                refused.add(row.family)
                assert refusal.text(str)
                continue
            assert pdf.startswith(b"%PDF") and b"/JavaScript" not in pdf and b"/URI" not in pdf
    assert len(refused & {item["kept"] for item in KEPT}) < len(KEPT) / 5


# -- the screen


def test_every_text_stands_in_the_list_and_on_the_card(crowd: tuple[Office, dict[int, str]], window: Any) -> None:
    office, people = crowd
    with at_desk.opened(window, office) as desk, nothing_opened(office.folder):
        for record_id in people:
            assert desk.go("residents", record_id)
            window.update()
        assert window.winfo_exists() and not window.tk.call("info", "commands", "planted")


def test_every_text_can_be_typed_into_the_form_and_is_read_back(window: Any) -> None:
    view = FormView(window, FORM, TODAY, only=("given", "family", "notes"))
    view.pack()
    with nothing_opened():
        for item in KEPT:
            view.set(Resident(given="ก"))
            view.put({"family": item["kept"], "notes": item["kept"]})
            window.update()
            read = view.read()
            assert read is not None and (read.family, read.notes) == (item["kept"], item["kept"]), title(item)
        for text in ALL:
            if len(text) < 20_000 and can_be_shown(text):
                view.put({"given": text})
                window.update_idletasks()
                view.read()


def test_every_text_can_be_searched_for_from_the_window(crowd: tuple[Office, dict[int, str]], window: Any) -> None:
    office, _people = crowd
    with at_desk.opened(window, office) as desk, nothing_opened(office.folder):
        for text in ALL:
            if len(text) < 2_000 and can_be_shown(text):
                desk.shell.field.entry.delete(0, "end")
                desk.shell.field.entry.insert(0, text)
                window.update()
        assert window.winfo_exists()


# -- the watch itself


def test_what_is_opened_is_seen() -> None:
    with pytest.raises(AssertionError, match=r"open .*hostname"), nothing_opened(), suppress(OSError):
        Path("/etc/hostname").read_bytes()
    with pytest.raises(AssertionError, match="socket"), nothing_opened():
        socket.socket().close()
    with pytest.raises(AssertionError, match=r"subprocess\.Popen"), nothing_opened():
        subprocess.run([sys.executable, "-c", ""], check=False)
