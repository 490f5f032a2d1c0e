"""Whom people turn to about their data (ช่องทางติดต่อ): section 23 wants it on every notice."""

from dataclasses import dataclass

from db.domain.forms import Field, Form
from db.domain.keyboard_layout import Script
from db.domain.words import N_


@dataclass(frozen=True, kw_only=True)
class PrivacyContact:
    """The office's address and telephone as they stand on its letters; `officer` looks after data protection."""

    revision: int = 0
    address: str = ""
    phone: str = ""
    email: str = ""
    officer: str = ""


FORM = Form(
    PrivacyContact,
    (
        Field("address", N_("Office address"), width=60),
        Field("phone", N_("Telephone"), width=24, script=Script.FIGURES, help=N_("As it stands on letters.")),
        Field("email", N_("E-mail"), width=36, script=Script.LATIN),
        Field("officer", N_("Data protection officer"), width=40, help=N_("Name or position of who looks after it.")),
    ),
)
