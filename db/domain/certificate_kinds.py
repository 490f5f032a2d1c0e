"""What certificates are called, say above the name, and how their numbers are written: all that paper needs to know."""

from db.domain.choices import Choice
from db.domain.digits import to_thai
from db.domain.words import N_


class CertificateKind(Choice):
    """เกียรติบัตร for taking part, วุฒิบัตร and ประกาศนียบัตร for passing; the value is the paper's own name."""

    PARTICIPATION = "เกียรติบัตร", N_("Certificate of participation")
    ACHIEVEMENT = "วุฒิบัตร", N_("Certificate of achievement")
    DIPLOMA = "ประกาศนียบัตร", N_("Diploma")

    @property
    def needs_pass(self) -> bool:
        """Whether only who passed by hours may have it; else one attended half-day is enough."""
        return self is not CertificateKind.PARTICIPATION


HEADINGS = {
    "th": {kind: f"ขอมอบ{kind.value}ฉบับนี้ไว้เพื่อแสดงว่า" for kind in CertificateKind},
    "en": {
        CertificateKind.PARTICIPATION: "presents this certificate of participation to certify that",
        CertificateKind.ACHIEVEMENT: "presents this certificate of achievement to certify that",
        CertificateKind.DIPLOMA: "presents this diploma to certify that",
    },
}


def format_number(number: int, year: int, thai_digits: bool = False) -> str:
    """12/2569, or ๑๒/๒๕๖๙."""
    text = f"{number}/{year}"
    return to_thai(text) if thai_digits else text
