"""Certificates as they are found in the register; how they are issued and changed stands beside, called from here."""

from db.certificate_changes import correct_name, hand_over, reissue, revoke
from db.certificate_issues import certificate_candidates, issue_certificates
from db.certificate_rows import certificates_by_id, certificates_where, one_certificate
from db.domain.certificates import Certificate, CertificateStatus
from db.domain.thai_order import order_key, person_key
from db.listing import Listing, Order, Selection, listing_of
from db.office import Office, query

__all__ = [
    "certificate_candidates", "certificate_listing", "certificate_of", "certificate_years", "certificates_by_number",
    "certificates_of_class", "certificates_of_resident", "correct_name", "hand_over", "issue_certificates", "register",
    "reissue", "revoke",
]  # fmt: skip

BY_NUMBER = "r.year * 10000000 + r.number"
ORDERS = {
    "number": Order(BY_NUMBER),
    "name": Order("r.given || char(31) || r.family", lambda names: person_key(*names.split("\x1f"))),
    "course": Order("json_extract(r.text, '$.course')", order_key),
    "issued_on": Order("r.issued_on"),
    "status": Order("r.status"),
    "handed_over_on": Order("r.handed_over_on"),
}
"""How each column of domain's COLUMNS sorts."""


@query
def certificate_of(office: Office, certificate_id: int) -> Certificate:
    """One certificate; raises NotFound."""
    return one_certificate(office, certificate_id)


@query
def certificates_of_class(office: Office, class_id: int) -> tuple[Certificate, ...]:
    """Every certificate of the class by number, those no longer in force too."""
    return certificates_where(office, "r.class_id = ?", (class_id,))


@query
def certificates_of_resident(office: Office, resident_id: int) -> tuple[Certificate, ...]:
    """Every certificate of the person by number, those no longer in force too."""
    return certificates_where(office, "r.resident_id = ?", (resident_id,))


@query
def register(office: Office, year: int) -> tuple[Certificate, ...]:
    """The register of a B.E. year: every number that was used, in order."""
    return certificates_where(office, "r.year = ?", (year,))


@query
def certificates_by_number(office: Office, year: int, number: int) -> tuple[Certificate, ...]:
    """The certificate of this number, or none."""
    return certificates_where(office, "r.year = ? and r.number = ?", (year, number))


@query
def certificate_years(office: Office) -> tuple[int, ...]:
    """The B.E. years that have certificates, the latest first."""
    return tuple(row[0] for row in office.sql("select distinct year from certificate order by year desc"))


@query
def waiting_for_hand_over(office: Office) -> int:
    """How many certificates in force nobody has been handed yet."""
    status = CertificateStatus.ISSUED.value
    return int(
        office.sql("select count(*) from certificate where status = ? and handed_over_on is null", (status,))[0][0]
    )


@query
def certificate_listing(
    office: Office,
    year: int | None = None,
    status: CertificateStatus | None = None,
    order: str = "number",
    descending: bool = False,
) -> Listing[Certificate]:
    """Certificates of a year and status, or all, sorted by a column of domain's COLUMNS."""
    conditions = {"r.year = ?": year, "r.status = ?": status.value if status else None}
    used = {condition: value for condition, value in conditions.items() if value is not None}
    where, values = " and ".join(used) or "1", tuple(used.values())
    return listing_of(
        office, Selection("certificate r", where, values, BY_NUMBER), ORDERS[order], descending, certificates_by_id
    )
