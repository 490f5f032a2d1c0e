"""What the lists of households, communities, and of moves, births and deaths hold when they are exported."""

from typing import Final

from db.communities import community_lines
from db.community_staff import staff_of_community
from db.domain import communities as community_words
from db.domain.ageing import elders_percent
from db.domain.communities import CommunityLine
from db.domain.date_forms import typed_date
from db.domain.errors import Translate
from db.domain.house_code import format_house_code
from db.domain.households import FORM
from db.domain.phones import format_phone
from db.domain.words import N_
from db.export_columns import Export, ExportColumn, all_lines
from db.households import household_listing
from db.import_columns import NOTES_OF_HOUSE
from db.move_history import all_moves
from db.office import Office

HOUSE, MOO, COMMUNITY, CODE = (FORM.field(name).headings[0] for name in ("house", "moo", "community_id", "house_code"))
"""Headings by which an import knows these columns."""
NOTES: Final = NOTES_OF_HOUSE.headings[0]


def households(office: Office, translate: Translate, everyone: bool) -> Export:
    """As it can be imported again, with how many people live there and who is the head."""
    listing = household_listing(office)
    columns = (
        ExportColumn(HOUSE, lambda line: line.house),
        ExportColumn(MOO, lambda line: line.moo),
        ExportColumn(COMMUNITY, lambda line: line.community),
        ExportColumn(CODE, lambda line: format_house_code(line.house_code)),
        ExportColumn(translate(N_("People")), lambda line: line.people),
        ExportColumn(translate(N_("Elders")), lambda line: line.elders),
        ExportColumn(translate(N_("Head of the house")), lambda line: line.head),
        ExportColumn(NOTES, lambda line: line.notes),
    )
    return Export(translate(N_("Households")), columns, all_lines(listing), listing.total)


def communities(office: Office, translate: Translate, everyone: bool) -> Export:
    """With who serves each of them today."""
    lines, form = community_lines(office), community_words.FORM

    def staff(line: CommunityLine) -> str:
        today = office.today()
        return ", ".join(one.name for one in staff_of_community(office, line.id) if one.serves_on(today))

    columns = (
        ExportColumn(translate(form.field("name").label), lambda line: line.name),
        ExportColumn(translate(form.field("representative").label), lambda line: line.representative),
        ExportColumn(
            translate(form.field("representative_phones").label),
            lambda line: ", ".join(map(format_phone, line.representative_phones)),
        ),
        ExportColumn(translate(N_("Staff")), staff),
        ExportColumn(translate(N_("Households")), lambda line: line.households),
        ExportColumn(translate(N_("Residents")), lambda line: line.residents),
        ExportColumn(translate(N_("Elders")), lambda line: line.elders),
        ExportColumn(translate(N_("Share")), lambda line: round(elders_percent(line.elders, line.residents), 1)),
        ExportColumn(translate(N_("Volunteers")), lambda line: line.volunteers),
    )
    return Export(translate(N_("Communities")), columns, lines, len(lines))


def moves(office: Office, translate: Translate, everyone: bool) -> Export:
    """The latest first."""
    lines = all_moves(office)
    columns = (
        ExportColumn(translate(N_("Day")), lambda line: typed_date(line.moved_on)),
        ExportColumn(translate(N_("What happened")), lambda line: translate(line.kind.label)),
        ExportColumn(translate(N_("Name")), lambda line: line.full_name),
        ExportColumn(translate(N_("From house")), lambda line: line.from_house),
        ExportColumn(translate(N_("From community")), lambda line: line.from_community),
        ExportColumn(translate(N_("To house")), lambda line: line.to_house),
        ExportColumn(translate(N_("To community")), lambda line: line.to_community),
        ExportColumn(translate(N_("Remark")), lambda line: line.note),
    )
    return Export(translate(N_("Moves, births and deaths")), columns, lines, len(lines))
