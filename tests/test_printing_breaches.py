"""The report of a breach says what the law asks for; the register and any list of the screen stand whole on paper."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from db.domain.breaches import Risk
from printing.breaches import BreachPaper, write_breach
from printing.lists import ListPaper, list_table, write_list
from printing.paper import Paper
from tests.every_mending_paper import COLUMNS, SMALL, breach, breach_register, shown_list
from tests.every_paper import english, thai
from tests.every_privacy_paper import CONTACT
from tests.papers import LONG_GIVEN, OFFICE, page_texts


def flat(content: bytes) -> str:
    return "".join("".join(page_texts(content)).split())


def test_a_report_tells_what_happened_to_whom_the_risk_the_hours_and_whom_to_ask() -> None:
    text = flat(breach(english()))
    for said in (
        "2,862people,about", "Highrisk", "13Nov2026at08.05", "15Nov2026at16.00", "16November2026", "section37(4)",
        CONTACT.officer, CONTACT.email, OFFICE,
    ):  # fmt: skip
        assert said.replace(" ", "") in text, said


def test_a_report_says_what_is_not_needed_and_not_done_yet() -> None:
    def report(**values: object) -> str:
        document = BreachPaper(organisation=OFFICE, contact=CONTACT, breach=replace(SMALL, **values))  # type: ignore[arg-type]
        stream = io.BytesIO()
        write_breach(document, stream, english())
        return flat(stream.getvalue())

    harmless = report()
    assert "nothingistobereported" in harmless and "notneeded" in harmless
    assert "notyet" in report(risk=Risk.HIGH) and "23Nov2026at14.30" in report(risk=Risk.RISK)


@pytest.mark.parametrize("text", ["คำ " * 2000, "ก่ำ" * 2000, "W" * 3000])
def test_a_long_report_is_cut_off_nowhere(text: str) -> None:
    document = BreachPaper(organisation=OFFICE, contact=CONTACT, breach=replace(SMALL, what=text))
    stream = io.BytesIO()
    write_breach(document, stream, english())
    told = flat(stream.getvalue())
    assert "…" not in told and told.count(text[0]) >= text.count(text[0])


def test_the_register_has_a_line_for_each_breach() -> None:
    text = flat(breach_register(english()))
    assert text.count("20Nov2026at14.30") == 31 and "Breachesinall:32" in text
    assert "Beingdealtwith" in text and "Caseclosed" in text


@pytest.mark.parametrize(("paper", "order"), [(thai, "๖๒"), (english, "62")])
def test_every_line_of_a_list_is_on_paper_with_its_place(paper: Callable[[], Paper], order: str) -> None:
    text = flat(shown_list(paper()))
    assert LONG_GIVEN in text and order in text and text.count("นายสมชายใจดี") == 60


def test_a_list_with_many_letters_lies_on_its_side() -> None:
    def table(columns: int) -> bool:
        rows = [("x",) * columns]
        document = ListPaper(organisation=OFFICE, title="t", scope="", columns=COLUMNS[:1] * columns, rows=rows)
        return list_table(document, english()).landscape

    assert not table(3) and table(4)


def test_an_empty_list_is_a_paper_too() -> None:
    stream = io.BytesIO()
    document = ListPaper(organisation=OFFICE, title="รายการ", scope="", columns=COLUMNS, rows=[])
    write_list(document, stream, english())
    assert "Inall:0" in flat(stream.getvalue())
