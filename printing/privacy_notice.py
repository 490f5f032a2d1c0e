"""The notice on personal data (ประกาศความเป็นส่วนตัว, section 23): what is kept of people, what for, their rights."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from db.domain.data_groups import OFFICES_OWN
from db.domain.personal_data import GROUPS, NEVER, PROTECTION, RIGHTS, Group, labels_of
from db.domain.privacy_contact import PrivacyContact
from printing.fitting import fitted_text
from printing.output import put
from printing.paper import Paper
from printing.rosters import page_label
from printing.sheet import Sheet
from printing.style import (
    A4,
    FURNITURE,
    MM,
    NOTICE_HEADING,
    NOTICE_OFFICE,
    NOTICE_TEXT,
    NOTICE_TITLE,
    Type,
)

EDGE: Final = 20 * MM
FOOT: Final = 18 * MM
INDENT: Final = 5 * MM
MOST_LINES: Final = 12
BLANK: Final = "." * 40
"""To be filled in by hand where the office has not said it yet."""


@dataclass(frozen=True, kw_only=True)
class PrivacyNotice:
    """Whose notice it is; all else stands in db.domain.personal_data."""

    organisation: str
    contact: PrivacyContact


def write_privacy_notice(notice: PrivacyNotice, target: Path | BinaryIO, paper: Paper) -> None:
    """As many pages A4 as it takes. Raises MissingGlyph, TooLong or NotWritten, and then leaves no file behind."""
    sheet = Sheet(A4, paper.gettext("Notice on personal data"), paper)
    drawing = NoticeDrawing(sheet, notice, paper)
    drawing.head()
    drawing.groups()
    drawing.protection()
    drawing.rights()
    drawing.contact()
    drawing.feet()
    put(sheet.finished(), target)


class NoticeDrawing:
    """The pages from above downwards; what has no room left on one goes on the next."""

    def __init__(self, sheet: Sheet, notice: PrivacyNotice, paper: Paper) -> None:
        self.sheet, self.notice, self.paper = sheet, notice, paper
        self.room = A4[0] - 2 * EDGE
        self.top = A4[1] - EDGE
        self.breaker = paper.breaker(notice.organisation, notice.contact.address, notice.contact.officer)

    def head(self) -> None:
        """Whose notice it is, and by which law."""
        _ = self.paper.gettext
        self._centred(_("Notice on personal data"), NOTICE_TITLE)
        if self.notice.organisation:
            self._centred(self.notice.organisation, NOTICE_OFFICE)
        self._text(
            _(
                "By section 23 of the Personal Data Protection Act B.E. 2562 the office tells you what it keeps of "
                "you, what for, on what basis of law, for how long, who sees it, and what you may ask for."
            ),
            0,
        )

    def groups(self) -> None:
        """Each group of fields."""
        _ = self.paper.gettext
        self._heading(_("What is kept, and what for"))
        for group in GROUPS:
            if group.name not in OFFICES_OWN:
                self._group(group)
        self._text(_(NEVER), INDENT)

    def _group(self, group: Group) -> None:
        _ = self.paper.gettext
        label = _("{group}: {fields}").format(
            group=_(group.label), fields=", ".join(_(label) for label in labels_of(group))
        )
        parts = (
            _("Purpose: {purpose}").format(purpose=_(group.purpose)),
            _("Basis: {basis}").format(basis=_(group.basis.label)),
            _("Kept: {how_long}").format(how_long=_(group.kept)),
            _("Seen by, of the office's staff: {who}").format(who=_(group.who_sees)),
        )
        self._text(label, INDENT, mark="•")
        for part in parts:
            self._text(part, 2 * INDENT)

    def protection(self) -> None:
        """How it is kept safe, and from whom it comes."""
        _ = self.paper.gettext
        self._heading(_("How it is kept safe, and who else gets it"))
        for text in PROTECTION:
            self._text(_(text), INDENT, mark="•")
        self._text(
            _("It is given to other public bodies only where a law says so, and never sold or sent abroad."),
            INDENT,
            mark="•",
        )
        self._text(
            _("Whoever would rather not give it may say so; services that need it can then not be given."),
            INDENT,
            mark="•",
        )

    def rights(self) -> None:
        """What people may ask for."""
        _ = self.paper.gettext
        self._heading(_("Your rights"))
        for number, text in enumerate(RIGHTS, start=1):
            self._text(_(text), INDENT, mark=self.paper.numerals(f"{number}."))

    def contact(self) -> None:
        """Where to turn to."""
        _ = self.paper.gettext
        contact = self.notice.contact
        self._heading(_("Whom to turn to"))
        for label, value in (
            (_("Office"), self.notice.organisation),
            (_("Address"), contact.address),
            (_("Telephone"), contact.phone),
            (_("E-mail"), contact.email),
            (_("Data protection officer"), contact.officer),
        ):
            self._text(f"{label}: {self.paper.prose(value) or BLANK}", INDENT)
        made = _("Notice of {date}").format(date=self.paper.long_date(self.paper.printed_on))
        self._text(made, INDENT)

    def feet(self) -> None:
        """The number of each page, once it is known how many there are."""
        count = self.sheet.page_count
        for number in range(count):
            label = page_label(self.paper).format(page=self.paper.count(number + 1), pages=self.paper.count(count))
            with self.sheet.revisited(number):
                self.sheet.text(A4[0] - EDGE, 10 * MM, label, FURNITURE.font, FURNITURE.size, "right")

    def _heading(self, text: str) -> None:
        self._make_room(NOTICE_HEADING.line + 3 * NOTICE_TEXT.line)
        self.top -= 1.5 * MM
        self._text(text, 0, NOTICE_HEADING)

    def _text(self, text: str, indent: float, style: Type = NOTICE_TEXT, mark: str = "") -> None:
        left = EDGE + indent
        fitted = fitted_text(self.paper.prose(text), self.room - indent, style, MOST_LINES, self.breaker)
        self._make_room(len(fitted.lines) * fitted.size * style.leading)
        if mark:
            y = self.top - style.line * 0.75
            self.sheet.text(left - INDENT, y, mark, style.font, style.size)
        self.top = self.sheet.lines(left, self.top, fitted, style)

    def _centred(self, text: str, style: Type) -> None:
        fitted = fitted_text(self.paper.prose(text), self.room, style, 2, self.breaker)
        self.top = self.sheet.lines(A4[0] / 2, self.top, fitted, style, "center")

    def _make_room(self, height: float) -> None:
        if self.top - height < FOOT:
            self.sheet.next_page()
            self.top = A4[1] - EDGE
