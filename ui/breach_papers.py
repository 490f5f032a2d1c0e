"""The papers of breaches made from the office's records, for the window and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.breaches import breach_of, breaches
from db.privacy_contact import contact_of
from db.settings import settings_of
from ui.papers import office_name

if TYPE_CHECKING:
    from db.office import Office
    from printing.breaches import BreachPaper, BreachRegister


def breach_paper(office: Office, breach_id: int) -> BreachPaper:
    """The report of one breach; raises NotFound."""
    from printing.breaches import BreachPaper

    return BreachPaper(
        organisation=office_name(settings_of(office)), contact=contact_of(office), breach=breach_of(office, breach_id)
    )


def breach_register(office: Office) -> BreachRegister:
    """All breaches, the latest first, as they stand now."""
    from printing.breaches import BreachRegister

    return BreachRegister(organisation=office_name(settings_of(office)), breaches=breaches(office), now=office.clock())
