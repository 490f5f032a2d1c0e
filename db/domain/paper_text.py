"""Whether a certificate's page says in letters what its code says: a genuine code on an altered paper is found out."""

import re

from db.domain.certificates import format_number
from db.domain.date_forms import certificate_date
from db.domain.digits import to_arabic
from db.domain.proofs import CUT, Claim
from db.domain.words import N_

LANGUAGES = ("th", "en")
SHORT_CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b")


def differences(claim: Claim, text: str) -> tuple[str, ...]:
    """msgids of what the page does not say as the claim does; lines may break anywhere, digits may be Thai."""
    said = _letters(text)
    dates = [_letters(certificate_date(claim.issued_on, language=language)) for language in LANGUAGES]
    number = re.search(rf"(?<![0-9]){re.escape(format_number(claim.number, claim.year))}(?![0-9])", to_arabic(text))
    checks = (
        (_letters(claim.name) in said, N_("The paper has another name than its code.")),
        (number is not None, N_("The paper has another number than its code.")),
        (any(each in said for each in dates), N_("The paper has another date than its code.")),
        (_letters(claim.course) in said, N_("The paper has another course than its code.")),
    )
    return tuple(message for is_there, message in checks if not is_there)


def short_codes(text: str) -> tuple[str, ...]:
    """The codes that stand small on the page, each once."""
    return tuple(dict.fromkeys(SHORT_CODE.findall(text)))


def _letters(text: str) -> str:
    return re.sub(r"\s+", "", to_arabic(text)).removesuffix(CUT)
