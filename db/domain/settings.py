"""The office itself: its names, seal and signatories, and the rules it chose for numbers and papers."""

from dataclasses import dataclass

from db.domain.certificates import Numbering
from db.domain.forms import Field, Form, Kind
from db.domain.keyboard_layout import Script
from db.domain.paper_choices import MOST_SIGNERS as MOST_SIGNERS
from db.domain.paper_choices import PaperDigits as PaperDigits
from db.domain.paper_choices import PaperLanguage as PaperLanguage
from db.domain.training import DEFAULT_PASS_PERCENT
from db.domain.words import N_


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who may sign, with position and perhaps an image of the signature; `signs` marks who signs new certificates."""

    id: int = 0
    revision: int = 0
    name: str = ""
    position: str = ""
    signature: bytes | None = None
    signs: bool = False


@dataclass(frozen=True, kw_only=True)
class OfficeSettings:
    """One record for the whole office; `is_demo` marks a fictitious office for good."""

    revision: int = 0
    name_th: str = ""
    name_en: str = ""
    district: str = ""
    province: str = ""
    seal: bytes | None = None
    numbering: Numbering = Numbering.CALENDAR
    pass_percent: int = DEFAULT_PASS_PERCENT
    paper_language: PaperLanguage = PaperLanguage.THAI
    paper_digits: PaperDigits = PaperDigits.THAI
    own_words: str = ""
    """A word or name a line: places, projects, whatever a line on paper must not be broken in."""
    is_demo: bool = False

    @property
    def words(self) -> frozenset[str]:
        """The office's own words."""
        return frozenset(filter(None, map(str.strip, self.own_words.splitlines())))


SETTINGS_FORM = Form(
    OfficeSettings,
    (
        Field("name_th", N_("Office name in Thai"), required=True, width=40),
        Field("name_en", N_("Office name in English"), width=40, script=Script.LATIN),
        Field("district", N_("District"), width=24),
        Field("province", N_("Province"), width=24),
        Field("seal", N_("Seal"), Kind.IMAGE, help=N_("A PNG or JPEG picture; certificates show it at the top.")),
        Field("numbering", N_("Certificate numbers"), Kind.CHOICE, required=True, width=32, choices=Numbering),
        Field("pass_percent", N_("Usual pass percentage"), Kind.WHOLE, required=True, width=8, least=1, most=100),
        Field("paper_language", N_("Language of papers"), Kind.CHOICE, required=True, choices=PaperLanguage),
        Field("paper_digits", N_("Digits on papers"), Kind.CHOICE, required=True, choices=PaperDigits),
        Field(
            "own_words",
            N_("The office's own words"),
            Kind.LONG_TEXT,
            width=40,
            help=N_("One a line, such as places and projects: a line on paper never ends inside them."),
        ),
    ),
)

SIGNATORY_FORM = Form(
    Signatory,
    (
        Field("name", N_("Name with title"), required=True, width=36),
        Field("position", N_("Position"), required=True, width=40),
        Field("signature", N_("Signature"), Kind.IMAGE, help=N_("A PNG or JPEG picture, or empty to sign by hand.")),
        Field("signs", N_("Signs new certificates"), Kind.YES_NO),
    ),
)
