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
    """msgids of what the page does not say as the claim does; lines may break at spaces, digits may be Thai."""
    said = to_arabic(text)
    dates = (certificate_date(claim.issued_on, thai_digits=False, language=language) for language in LANGUAGES)
    number = format_number(claim.number, claim.year)
    checks = (
        (_has_name(claim.name, said), N_("The paper has another name than its code.")),
        (_stands_in(number, said), N_("The paper has another number than its code.")),
        (any(_stands_in(date, said) for date in dates), N_("The paper has another date than its code.")),
        (_letters(claim.course) in _letters(said), N_("The paper has another course than its code.")),
    )
    return tuple(message for is_there, message in checks if not is_there)


def _has_name(name: str, text: str) -> bool:
    """Between spaces or the ends of lines; a line that begins with the name holds nothing else."""
    end = "" if name.endswith(CUT) else r"(?!\S)"
    for found in re.finditer(rf"(?<!\S){_spaced(name)}{end}", text):
        before, after = text[: found.start()].rpartition("\n")[2], text[found.end() :].partition("\n")[0]
        if before.strip() or not after.strip() or not end:
            return True
    return False


def _stands_in(part: str, text: str) -> bool:
    """Whether it is there without another digit before or behind it."""
    return re.search(rf"(?<![0-9]){_spaced(part)}(?![0-9])", text) is not None


def _spaced(text: str) -> str:
    """A pattern of the text in which lines may break at spaces."""
    return r"\s+".join(map(re.escape, to_arabic(text).removesuffix(CUT).split()))


def short_codes(text: str) -> tuple[str, ...]:
    """The codes that stand small on the page, each once."""
    return tuple(dict.fromkeys(SHORT_CODE.findall(text)))


def _letters(text: str) -> str:
    return re.sub(r"\s+", "", to_arabic(text)).removesuffix(CUT)
