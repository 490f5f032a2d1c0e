"""Verifying what someone shows: a short code, a PDF or a picture, by the office's register or by a public key file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.choices import label_of
from db.domain.errors import DeskError, Progress, Translate
from db.domain.paper_text import differences, short_codes
from db.domain.proofs import Finding, Verdict, is_proof
from db.domain.words import N_
from ui import shown

if TYPE_CHECKING:
    from db.office import Office
    from db.public_key import PublicKey
    from printing.code_reader import ReadPage


@dataclass(frozen=True)
class Verified:
    """What one certificate came to; `page` from 1, 0 where nothing was read from a file."""

    page: int
    finding: Finding


@dataclass(frozen=True)
class Verifier:
    """How codes are judged: `by_proof` what a QR code holds, `by_code` a short code (None: only an office can)."""

    by_proof: Callable[[bytes], Finding]
    by_code: Callable[[str], Finding] | None = None


def by_office(office: Office) -> Verifier:
    """By the office's own key and register."""
    from db.proofs import verify_code, verify_proof

    return Verifier(lambda content: verify_proof(office, content), lambda code: verify_code(office, code))


def by_key(key: PublicKey) -> Verifier:
    """By the file an office gave out."""
    from db.public_key import verify_by_key

    return Verifier(lambda content: verify_by_key(key, content))


def verify(what: str, verifier: Verifier, progress: Progress | None = None) -> tuple[Verified, ...]:
    """One for each certificate found in the file named, or for the code typed.

    Raises DeskError for what is neither, for a file without any code, and for a short code without an office.
    """
    from db.proofs import code_of

    file = Path(what)
    code = code_of(what)
    if not (code and not file.exists()):
        return _in_file(file, verifier, progress)
    if verifier.by_code is None:
        raise DeskError(N_("A short code can only be looked up in the office's own register; show the QR code."))
    return (Verified(0, verifier.by_code(code)),)


def _in_file(file: Path, verifier: Verifier, progress: Progress | None) -> tuple[Verified, ...]:
    from printing.code_reader import read_paper

    if not file.is_file():
        raise DeskError(N_("{what} is neither a certificate's code nor a file."), what=str(file))
    pages = read_paper(file, progress)
    found = tuple(Verified(page.number, finding) for page in pages for finding in _on_page(page, verifier))
    if not found:
        raise DeskError(N_("No certificate's code was found in {file}."), file=file.name)
    return found


def _on_page(page: ReadPage, verifier: Verifier) -> list[Finding]:
    proofs = [content for content in page.codes if is_proof(content)]
    found = [_against_text(verifier.by_proof(content), page.text) for content in proofs]
    if found or verifier.by_code is None:
        return found
    return [_against_text(verifier.by_code(code), page.text) for code in short_codes(page.text)]


def _against_text(finding: Finding, text: str) -> Finding:
    """A genuine code on a paper whose letters say something else: the paper was altered."""
    if not text.strip() or finding.claim is None or finding.verdict is Verdict.UNKNOWN:
        return finding
    reasons = differences(finding.claim, text)
    return replace(finding, verdict=Verdict.ALTERED, reasons=reasons) if reasons else finding


def headline(finding: Finding, _: Translate) -> str:
    """The verdict in a sentence."""
    if finding.verdict is Verdict.REISSUED and finding.replaced_by:
        return _("Genuine, but replaced by no. {number}").format(number=finding.replaced_by)
    return _(finding.verdict.label)


def facts(finding: Finding, _: Translate) -> list[tuple[str, str]]:
    """What is in the code and what became of it: (label, text)."""
    found: list[tuple[str, str]] = []
    if finding.claim is not None:
        claim = finding.claim
        found += [
            (_("Number"), claim.label),
            (_("Name"), claim.name),
            (_("Course"), claim.course),
            (_("Issued on"), shown.long_day(claim.issued_on)),
        ]
    if finding.office:
        found.append((_("Office"), finding.office))
    if finding.ended_on:
        found.append((_("In force until"), shown.long_day(finding.ended_on)))
    if finding.end_reason:
        found.append((_("Reason"), finding.end_reason))
    if finding.history:
        chain = " → ".join(f"{label} ({_(label_of(status))})" for label, status in finding.history)
        found.append((_("History"), chain))
    return found + [("", _(reason)) for reason in finding.reasons]
