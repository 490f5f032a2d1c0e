"""A certificate proves itself: by its QR code or its short code, to the office and to whoever has the office's key."""

import json
import random
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db import certificates, storage
from db.domain.certificates import Certificate, CertificateStatus
from db.domain.proofs import KEY_ID, MARK, Verdict, parse_proof
from db.office import Office
from db.proofs import code_of, verify_code, verify_proof
from db.public_key import NotAKey, PublicKey, read_public_key, save_public_key, verify_by_key
from db.signing import claim_of, proofs_of, public_key_of
from tests.keys import KEY, new_office, open_office
from tests.training_office import finished_class, named


@pytest.fixture
def issued(office: Office) -> tuple[Certificate, ...]:
    """Five certificates, 1-5/2569."""
    return certificates.issue_certificates(office, finished_class(named(office)).id)


def proof(office: Office, certificate: Certificate) -> bytes:
    return proofs_of(office, [certificate])[0]


def public(office: Office, folder: Path) -> PublicKey:
    save_public_key(office, folder / "key.json")
    return read_public_key(folder / "key.json")


def test_an_issued_certificate_is_valid_and_says_what_the_register_says(
    office: Office, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    key = public(office, tmp_path)
    for certificate, content in zip(issued, proofs_of(office, issued), strict=True):
        for finding in (verify_proof(office, content), verify_by_key(key, content)):
            assert finding.verdict is Verdict.VALID
            assert finding.claim == claim_of(certificate)
            assert finding.office == "เทศบาลตำบลตัวอย่าง"
        assert verify_code(office, certificate.code).claim == claim_of(certificate)
    assert proofs_of(office, issued) == proofs_of(office, issued)


def test_every_changed_bit_of_a_code_is_found_out(
    office: Office, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    key, whole = public(office, tmp_path), proof(office, issued[0])
    for place in range(len(whole) * 8):
        changed = bytearray(whole)
        changed[place // 8] ^= 1 << place % 8
        verdicts = {verify_proof(office, bytes(changed)).verdict, verify_by_key(key, bytes(changed)).verdict}
        beside = place // 8 < len(MARK) + KEY_ID
        assert verdicts <= ({Verdict.UNKNOWN} if beside else {Verdict.ALTERED, Verdict.UNKNOWN}), place


def test_a_changed_letter_in_name_number_or_day_is_altered(office: Office, issued: tuple[Certificate, ...]) -> None:
    whole = proof(office, issued[0])
    kept = parse_proof(whole)
    for claim in (
        replace(kept.claim, name=kept.claim.name.replace("ใจดี", "ใจดึ")),
        replace(kept.claim, number=kept.claim.number + 1),
        replace(kept.claim, issued_on=date(2026, 11, 23)),
        replace(kept.claim, course="อื่น"),
    ):
        forged = replace(kept, claim=claim)
        finding = verify_proof(office, forged.signed + forged.signature)
        assert (finding.verdict, finding.claim) == (Verdict.ALTERED, claim)


def test_a_revoked_certificate_is_told_with_day_and_reason(
    office: Office, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    content = proof(office, issued[1])
    certificates.revoke(office, issued[1].id, issued[1].revision, "ออกผิดคน")
    finding = verify_proof(office, content)
    assert (finding.verdict, finding.ended_on, finding.end_reason) == (Verdict.REVOKED, office.today(), "ออกผิดคน")
    by_key = verify_by_key(public(office, tmp_path), content)
    assert (by_key.verdict, by_key.ended_on, by_key.end_reason) == (Verdict.REVOKED, office.today(), "")
    assert verify_code(office, issued[1].code).verdict is Verdict.REVOKED


def test_a_replaced_certificate_names_the_newer_and_the_whole_history(
    office: Office, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    first = issued[2]
    second = certificates.reissue(office, first.id, first.revision, first.title, first.given, "ใจดีมาก", "สะกดผิด")
    finding = verify_proof(office, proof(office, first))
    assert (finding.verdict, finding.replaced_by) == (Verdict.REISSUED, second.label)
    chain = ((first.label, CertificateStatus.REISSUED), (second.label, CertificateStatus.ISSUED))
    assert finding.history == chain == verify_code(office, second.code).history
    assert verify_proof(office, proof(office, second)).verdict is Verdict.VALID
    by_key = verify_by_key(public(office, tmp_path), proof(office, first))
    assert (by_key.verdict, by_key.replaced_by) == (Verdict.REISSUED, second.label)


def test_a_paper_from_before_a_correction_is_replaced_not_accused(
    office: Office, issued: tuple[Certificate, ...]
) -> None:
    before, first = proof(office, issued[0]), issued[0]
    after = certificates.correct_name(office, first.id, first.revision, "นาง", "กวินทร์", "ใจดี", "สะกดผิด")
    finding = verify_proof(office, before)
    assert (finding.verdict, finding.replaced_by) == (Verdict.REISSUED, first.label)
    assert finding.claim == claim_of(first)
    assert verify_proof(office, proof(office, after)).verdict is Verdict.VALID
    assert verify_code(office, first.code).verdict is Verdict.UNKNOWN


def test_another_offices_certificate_is_unknown(
    office: Office, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    with new_office(tmp_path / "other") as other:
        assert public_key_of(other) != public_key_of(office)
        finding = verify_proof(other, proof(office, issued[0]))
        assert (finding.verdict, finding.claim) == (Verdict.UNKNOWN, claim_of(issued[0]))
        assert verify_by_key(public(other, tmp_path), proof(office, issued[0])).verdict is Verdict.UNKNOWN


def test_a_number_the_register_lost_is_unknown_not_valid(
    office: Office, issued: tuple[Certificate, ...], tmp_path: Path
) -> None:
    kept = parse_proof(proof(office, issued[0]))
    unheard_of = replace(issued[0], number=999)
    assert verify_proof(office, proof(office, unheard_of)).verdict is Verdict.UNKNOWN
    assert kept.claim.number == 1


def test_what_is_no_code_of_ours_is_unknown(office: Office) -> None:
    for content in (b"", b"https://example.org", random.Random(1).randbytes(200)):
        assert verify_proof(office, content).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("typed", ["K7QF-2M9X", " k7qf2m9x ", "K7QF 2M9X"])
def test_a_short_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert code_of(typed) == "K7QF-2M9X"


@pytest.mark.parametrize(
    ("typed", "meant"), [("OIL0-1234", "0110-1234"), ("K7QF-2M9", None), ("12/2569", None), ("", None)]
)
def test_letters_that_codes_do_not_have_are_taken_for_digits(typed: str, meant: str | None) -> None:
    assert code_of(typed) == meant


def test_an_altered_key_file_is_refused(office: Office, issued: tuple[Certificate, ...], tmp_path: Path) -> None:
    certificates.revoke(office, issued[1].id, issued[1].revision, "ออกผิดคน")
    file = tmp_path / "key.json"
    save_public_key(office, file)
    whole = file.read_text(encoding="utf-8")
    assert "กวิน" not in whole and "ใจดี" not in whole, "it names no person"
    content = json.loads(whole)
    for changed in (
        whole.replace("2/2569", "3/2569"),
        whole.replace("ตัวอย่าง", "อื่น"),
        json.dumps(content | {"ended": {}}),
        json.dumps(content | {"signature": "x"}),
        "[]", "{}", "null", "", "\ufeff", "[" * 100_000, '{"signature": 1}',
    ):  # fmt: skip
        file.write_text(changed, encoding="utf-8")
        with pytest.raises(NotAKey):
            read_public_key(file)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NotAKey):
        read_public_key(file)


def test_an_office_from_before_keys_gets_its_own_when_it_is_upgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "migrations"
    older.mkdir()
    for script in storage.MIGRATIONS.glob("000[12]*.py"):
        shutil.copy(script, older)
    with monkeypatch.context() as patched:
        patched.setattr(storage, "MIGRATIONS", older)
        storage.create_file(tmp_path / "old" / storage.FILE_NAME, KEY.key).close()
    keys = set()
    for name in ("one", "two"):
        shutil.copytree(tmp_path / "old", tmp_path / name)
        with open_office(tmp_path / name) as office:
            keys.add(public_key_of(office))
        with open_office(tmp_path / name) as again:
            assert public_key_of(again) in keys
    assert len(keys) == 2


def test_the_private_key_is_no_part_of_the_file_that_is_given_out(office: Office, tmp_path: Path) -> None:
    named(office)
    save_public_key(office, tmp_path / "key.json")
    assert set(json.loads((tmp_path / "key.json").read_text(encoding="utf-8"))) == {
        "format", "office", "key", "as_of", "ended", "signature"
    }  # fmt: skip
