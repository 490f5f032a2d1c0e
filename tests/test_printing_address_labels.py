"""Address labels: each within its label of the sheet, also of a sheet that was begun, whatever the name."""

import io
from dataclasses import replace

import pypdfium2
import pytest

from db.domain.address_labels import ON_SHEET, LabelSheet
from printing.address_labels import EDGE, PLACES, AddressLabels, write_address_labels
from printing.clusters import MissingGlyph
from printing.output import NothingToPrint
from printing.style import A4
from tests.papers import HOSTILE, catalog, letter_boxes, made, page_texts, thai_paper
from tests.place_papers import BARE, ENDING, LABEL, LONG, labels

CATALOG = catalog()
PAPER = thai_paper(lambda msgid: CATALOG.get(msgid, msgid))


def pdf(wanted: AddressLabels) -> bytes:
    return made(lambda stream: write_address_labels(wanted, stream, PAPER))


@pytest.mark.parametrize("sheet", LabelSheet)
def test_a_sheet_has_as_many_labels_as_it_says_and_they_lie_on_it(sheet: LabelSheet) -> None:
    places = PLACES[sheet]
    assert places.across * places.down == ON_SHEET[sheet]
    for place in range(ON_SHEET[sheet]):
        left, top = places.corner(place)
        assert left >= -0.01 and left + places.width <= A4[0] + 0.01
        assert top <= A4[1] + 0.01 and top - places.height >= -0.01
    assert len(page_texts(pdf(labels(*[LABEL] * (ON_SHEET[sheet] + 1), sheet=sheet)))) == 2


@pytest.mark.parametrize("sheet", LabelSheet)
def test_every_letter_lies_within_its_label(sheet: LabelSheet) -> None:
    places = PLACES[sheet]
    for number, label in enumerate((LABEL, BARE, LONG)):
        left, top = places.corner(number)
        for box in letter_boxes(pdf(labels(label, sheet=sheet, first=number + 1))):
            assert left + EDGE - 1 <= box.left and box.right <= left + places.width - EDGE + 1
            assert top - places.height <= box.bottom and box.top <= top


def test_a_label_says_to_whom_and_where(sheet: LabelSheet = LabelSheet.FULL_24) -> None:
    (text,) = page_texts(pdf(labels(LABEL, BARE, sheet=sheet)))
    for said in ("นางสาวน้ำผึ้ง ปั๊มทิพย์", "๓๐๖/๘", "ชุมชนริมยวม", "๕๘๑๑๐"):
        assert said in text
    assert text.index("น้ำผึ้ง") < text.index("๓๐๖/๘") < text.index("๕๘๑๑๐")


def test_a_sheet_that_was_begun_goes_on_where_it_ended() -> None:
    assert len(page_texts(pdf(labels(*[LABEL] * 3, first=22)))) == 1
    assert len(page_texts(pdf(labels(*[LABEL] * 4, first=22)))) == 2


def test_names_are_data_and_a_letter_that_no_font_has_is_named() -> None:
    for name in HOSTILE:
        assert pypdfium2.PdfDocument(io.BytesIO(pdf(labels(replace(LABEL, head=name)))))
    with pytest.raises(MissingGlyph, match="ก"):
        pdf(labels(replace(LABEL, head="ก\U0001f600ข")))
    with pytest.raises(NothingToPrint):
        pdf(AddressLabels(labels=(), ending=ENDING))
