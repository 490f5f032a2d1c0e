"""The elders' roster: standing, allowance and carer beside each; whom to register for a fiscal year; by community."""

from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest

from db.domain.barthel import AdlGroup
from db.domain.buddhist_era import PartialDate
from db.domain.carers import Relation
from db.domain.names import Sex
from printing.elders import TO_REGISTER, ElderRoster, ElderRosterRow, write_elder_roster
from printing.fitting import fitted_cell
from printing.line_breaking import LineBreaker
from printing.paper import Paper
from printing.rosters import NoSuchColumn
from printing.style import CELL
from printing.table_layout import CELL_PADDING, TableLayout
from printing.tables import Table
from tests.every_paper import english
from tests.papers import HOSTILE, OFFICE, made, page_texts, thai_paper

ELDER = ElderRosterRow(
    title="นาง", given="น้ำผึ้ง", family="ปั๊มทิพย์", citizen_id="1999900000633", sex=Sex.FEMALE,
    born=PartialDate(date(1936, 10, 1)), house="12/3", community="ชุมชนริมยวม", phones=("0812345678",),
    group=AdlGroup.HOMEBOUND, total=9, assessed_on=date(2026, 11, 10), allowance=1000, carer="นางสาวดาว ใจดี",
    relation=Relation.CHILD,
)  # fmt: skip


def text_of(*rows: ElderRosterRow, paper: Any = None, **choices: Any) -> list[str]:
    roster = ElderRoster(organisation=OFFICE, rows=rows, **choices)
    pages = page_texts(made(lambda stream: write_elder_roster(roster, stream, paper or thai_paper())))
    return ["".join(page.split()) for page in pages]


def test_an_elder_stands_with_group_score_date_allowance_and_carer() -> None:
    (page,) = text_of(ELDER, paper=english())
    for part in ("Homebound(9/10Nov2026)", "1,000", "นางสาวดาวใจดี/Sonordaughter", "12/3", "90"):
        assert part in page, part
    (page,) = text_of(ELDER)
    assert "(๙/๑๐พ.ย.๒๕๖๙)" in page and "๑,๐๐๐" in page and "1-9999" not in page


def test_dates_and_the_names_of_carers_are_not_broken_within() -> None:
    carer = "นางสาวน้ำทิพย์ ศักดิ์สิทธิ์วรวุฒิชัย"
    row = replace(ELDER, assessed_on=date(2026, 11, 22), carer=carer, relation=Relation.CHILD_IN_LAW)
    roster = ElderRoster(organisation=OFFICE, rows=(row,), ids="full")
    with pypdfium2.PdfDocument(made(lambda stream: write_elder_roster(roster, stream, thai_paper()))) as document:
        lines = document[0].get_textpage().get_text_range().splitlines()
    for whole in ("(๙/๒๒ พ.ย. ๒๕๖๙)", "นางสาวน้ำทิพย์", "ศักดิ์สิทธิ์วรวุฒิชัย"):
        assert any(whole in line for line in lines), whole


def test_who_was_never_assessed_and_has_no_carer_leaves_room_to_write() -> None:
    bare = replace(ELDER, group=None, total=None, assessed_on=None, carer="", relation=None, allowance=0)
    (page,) = text_of(bare, paper=english())
    assert "bound" not in page and "ใจดี" not in page and "Eldersinall:1people" in page


def test_the_list_to_register_names_its_fiscal_year_and_tells_nothing_of_health() -> None:
    (page,) = text_of(ELDER, paper=english(), columns=TO_REGISTER, register_year=2571)
    assert "Toregisterfortheelders'allowance,fiscalyear2571" in page and "Toregisterinall:1people" in page
    assert "Homebound" not in page and "1,000" not in page and "1Oct1936" in page
    assert "๒๕๗๑" in text_of(ELDER, columns=TO_REGISTER, register_year=2571)[0]


def test_each_community_begins_a_page_of_its_own() -> None:
    pages = text_of(ELDER, replace(ELDER, community="ชุมชนป่าซาง"), by_community=True)
    assert len(pages) >= 2 and "ชุมชนริมยวม" in pages[0] and "ชุมชนป่าซาง" in pages[1]


def test_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(NoSuchColumn, match="adl"):
        text_of(ELDER, columns=("weight",))


@pytest.mark.parametrize("text", HOSTILE)
def test_strange_texts_break_nothing(text: str) -> None:
    assert text_of(replace(ELDER, carer=text or "-", note=text, house="1"))


def test_no_word_of_a_heading_or_of_the_sex_is_cut_on_the_widest_roster(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[TableLayout] = []

    def laid_out(table: Table, paper: Paper) -> TableLayout:
        seen.append(TableLayout(table, paper))
        return seen[-1]

    monkeypatch.setattr("printing.table_drawing.TableLayout", laid_out)
    text_of(ELDER, paper=english())
    lines = {line for heading in seen[0].headings for line in heading.lines}
    assert {"Allowance", "Community", "Telephone", "Carer/relation"} <= lines, lines
    place = [column.name for column in seen[0].table.columns].index("sex")
    room = seen[0].widths[place] - 2 * CELL_PADDING
    assert fitted_cell("female", room, CELL, 2, LineBreaker()).lines == ("female",)
