"""Money: baht as they are typed and shown, satang as they are kept, so that sums are exact."""

from decimal import Decimal

from db.domain.field_kinds import FORMAT, Kind

SATANG = 100
"""In a baht."""


def satang_of(baht: Decimal | None) -> int | None:
    """As money is kept, so that sums are exact."""
    return None if baht is None else int(baht * SATANG)


def baht_of(satang: int | None) -> Decimal | None:
    """The twin of satang_of()."""
    return None if satang is None else Decimal(satang) / SATANG


def format_baht(baht: Decimal) -> str:
    """12,500 or 12,500.50, as it may be typed again."""
    return FORMAT[Kind.MONEY](baht)
