"""The register of certificates on screen: found, read, corrected, reissued, revoked, handed over, printed."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db import certificates
from db.domain.certificates import CertificateStatus
from tests import training_office
from tests.at_desk import opened, opened_at, texts_of
from tests.keyboard import press
from tests.training_desk import filled, preview_of, tab_to, texts
from ui import language, papers


@pytest.fixture
def desk(window: Any, office: Any) -> Iterator[Any]:
    """Five certificates of one class, the page in sight with the last one chosen."""
    training_office.named(office)
    certificates.issue_certificates(office, training_office.finished_class(office).id)
    with opened_at(window, office, "certificates") as made:
        press(window, "Down")
        yield made


def kept(office: Any, number: int) -> Any:
    return certificates.register(office, 2569)[number - 1]


def test_the_card_says_what_the_paper_says(office: Any, desk: Any) -> None:
    shown = texts_of(desk.screen.card)
    assert {"นางแก้ว ใจดี", "วุฒิบัตร  ·  5/2569  ·  ใช้ได้", "ผู้ดูแลผู้สูงอายุ"} <= set(shown)
    assert kept(office, 5).code in shown and papers.pages_of(office, [kept(office, 5)])[0].code in shown
    assert {"๕ – ๑๔ ตุลาคม ๒๕๖๙", "70", "หอประชุม", "๒๒ พ.ย. ๒๕๖๙", "ยังไม่ส่งมอบ"} <= set(shown)


def test_the_card_is_in_english_where_the_window_is(window: Any, desk: Any) -> None:
    language.set_language("en")
    window.update()
    assert "Certificate of achievement  ·  5/2569  ·  In force" in texts_of(desk.screen.card)


def test_year_and_status_narrow_the_list(office: Any, desk: Any) -> None:
    certificates.revoke(office, kept(office, 2).id, kept(office, 2).revision, "ออกผิด")
    desk.screen.filters["status"].choose(CertificateStatus.REVOKED)
    assert [row.cells[0] for row in desk.screen.table.rows.page(0, 9)] == ["2/2569"]
    desk.screen.filters["status"].choose(None)
    desk.screen.filters["year"].choose(2569)
    assert desk.screen.table.rows.total == 5


def test_a_corrected_name_shows_its_history(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    in_dialog(filled({"given": "แก้วกาญจน์", "reason": "ตกหล่น"}))
    press(window, "F2")
    assert kept(office, 5).given == "แก้วกาญจน์"
    assert any("นางแก้ว ใจดี → นางแก้วกาญจน์ ใจดี (ตกหล่น" in text for text in texts_of(desk.screen.card))


def test_correcting_what_was_handed_over_offers_a_reissue(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None], answers: Any
) -> None:
    certificates.hand_over(office, [kept(office, 5).id], date(2026, 11, 23))
    window.update()
    asked = answers(ask_yes_no=False)
    press(window, "F2")
    assert len(asked.calls) == 1 and len(certificates.register(office, 2569)) == 5
    answers(ask_yes_no=True)
    in_dialog(filled({"given": "แก้วกาญจน์", "reason": "เปลี่ยนชื่อ"}))
    press(window, "F2")
    assert kept(office, 5).status is CertificateStatus.REISSUED
    assert (kept(office, 6).given, kept(office, 6).replaces) == ("แก้วกาญจน์", "5/2569")
    assert desk.screen.record_id == kept(office, 6).id, "what can be printed now is not the one chosen"


def test_the_same_name_or_no_reason_stays_in_the_dialog(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    def refused(fields: dict[str, str], wrong: str) -> Callable[[Any], None]:
        def step(dialog: Any) -> None:
            filled(fields)(dialog)
            view = next(child for child in dialog.body.winfo_children() if hasattr(child, "rows"))
            assert view.rows[wrong].error is not None
            dialog.cancel()

        return step

    in_dialog(refused({"reason": "ไม่มีอะไรเปลี่ยน"}, "given"), refused({"given": "แก้วตา"}, "reason"))
    press(window, "F2", "F2")
    assert kept(office, 5).corrections == ()


def test_a_certificate_someone_changed_meanwhile_is_not_overwritten(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    def step(dialog: Any) -> None:
        one = kept(office, 5)
        certificates.correct_name(office, one.id, one.revision, "นาง", "แก้วใส", "ใจดี", "คนอื่นแก้")
        filled({"given": "แก้วตา", "reason": "สะกดผิด"})(dialog)
        assert dialog.winfo_exists()
        dialog.cancel()

    in_dialog(step)
    press(window, "F2")
    assert kept(office, 5).given == "แก้วใส"


def test_a_reissue_is_shown_and_links_to_what_it_replaces(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    in_dialog(filled({"given": "แก้วกาญจน์", "reason": "เปลี่ยนชื่อ"}))
    tab_to(window, desk.screen.card.actions["Reissue"])
    press(window, "space")
    assert desk.screen.record_id == kept(office, 6).id
    tie = next(text for text in texts_of(desk.screen.card) if "5/2569" in text)
    assert tie == "ใช้แทนใบเลขที่ 5/2569"


def test_revoking_needs_a_reason_and_keeps_the_number(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    in_dialog(filled({"reason": "ขาดคุณสมบัติ"}))
    press(window, "Control-Delete")
    assert kept(office, 5).status is CertificateStatus.REVOKED
    assert "ขาดคุณสมบัติ" in texts_of(desk.screen.card)


def test_what_is_revoked_is_neither_changed_nor_printed(
    window: Any, office: Any, desk: Any, answers: Any, in_dialog: Callable[..., None]
) -> None:
    one = kept(office, 5)
    certificates.revoke(office, one.id, one.revision, "ออกผิด")
    asked = answers(show_message=None)
    press(window, "Control-p")
    assert len(asked.calls) == 1

    def step(dialog: Any) -> None:
        filled({"given": "แก้วตา", "reason": "สะกดผิด"})(dialog)
        assert any("5/2569" in text for text in texts_of(dialog.body))
        dialog.cancel()

    in_dialog(step)
    press(window, "F2")
    assert kept(office, 5).given == "แก้ว"


def test_handing_over_is_noted_with_day_and_receiver(
    window: Any, office: Any, desk: Any, in_dialog: Callable[..., None]
) -> None:
    in_dialog(filled({"on": "22 พ.ย. 2569", "handed_to": "นายผู้แทน ชุมชน"}))
    tab_to(window, desk.screen.card.actions["Handed over"])
    press(window, "space")
    assert (kept(office, 5).handed_over_on, kept(office, 5).handed_to) == (date(2026, 11, 22), "นายผู้แทน ชุมชน")


def test_the_register_of_the_year_is_printed(window: Any, desk: Any, answers: Any, tmp_path: Path) -> None:
    tab_to(window, desk.screen.top.buttons["Print the register"])
    answers(choose_save_file=tmp_path / "ทะเบียน.pdf")
    press(window, "space", "Control-s")
    text = texts(tmp_path / "ทะเบียน.pdf")[0]
    assert "๑-๕/๒๕๖๙" in text and "นางเกวลินใจดี" in text


def test_enter_looks_at_a_certificate_as_it_is_printed(window: Any, desk: Any) -> None:
    press(window, "Return")
    assert preview_of(desk).view.pages.count == 1
    press(window, "Escape")
    assert window.focus_get() is desk.screen.table.tree


def test_an_office_without_certificates_says_where_they_come_from(window: Any, office: Any, answers: Any) -> None:
    with opened(window, office) as desk:
        desk.go("certificates")
        assert "รุ่นอบรม" in desk.screen.table.empty.label.cget("text")  # type: ignore[attr-defined]
        asked = answers(show_message=None)
        desk.screen.print_register()  # type: ignore[attr-defined]
        assert len(asked.calls) == 1
