"""The titles that stand before Thai names: their full form, short forms, sex and spacing.

Source: domain, "Name" (Royal Society spacing rule: military and police rank takes a space, all else does
not), Thai rank abbreviations as the armed forces and the police write them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from db.domain.choices import Choice
from db.domain.words import N_


class Sex(Choice):
    """A person's sex; the value is what files and JSON say."""

    MALE = "ชาย", N_("Male")
    FEMALE = "หญิง", N_("Female")


class TitleKind(StrEnum):
    CIVIL = "civil"
    CHILD = "child"
    CLERGY = "clergy"
    ACADEMIC = "academic"
    MEDICAL = "medical"
    NOBLE = "noble"
    RANK = "rank"


@dataclass(frozen=True)
class Title:
    """One title.

    `spaced`: a space stands between it and the given name. `alone`: it is only a title where a space
    follows in the text, for without one it would cut ordinary names.
    """

    text: str
    kind: TitleKind
    sex: Sex | None = None
    short: tuple[str, ...] = ()
    spaced: bool = False
    alone: bool = False

    @property
    def child(self) -> bool:
        return self.kind is TitleKind.CHILD


_M, _F = Sex.MALE, Sex.FEMALE

_CIVIL = (
    Title("นาย", TitleKind.CIVIL, _M),
    Title("นาง", TitleKind.CIVIL, _F),
    Title("นางสาว", TitleKind.CIVIL, _F, ("น.ส.", "นส", "นาง สาว ")),
    Title("เด็กชาย", TitleKind.CHILD, _M, ("ด.ช.", "ดช", "เด็ก ชาย ")),
    Title("เด็กหญิง", TitleKind.CHILD, _F, ("ด.ญ.", "ดญ", "เด็ก หญิง ")),
    Title("Mr.", TitleKind.CIVIL, _M, ("Mr", "Mister"), spaced=True, alone=True),
    Title("Mrs.", TitleKind.CIVIL, _F, ("Mrs",), spaced=True, alone=True),
    Title("Ms.", TitleKind.CIVIL, _F, ("Ms",), spaced=True, alone=True),
    Title("Miss", TitleKind.CIVIL, _F, spaced=True, alone=True),
    Title("Master", TitleKind.CHILD, _M, spaced=True, alone=True),
)

_MONKS = """พระ พระมหา พระอาจารย์ พระปลัด พระสมุห์ พระใบฎีกา พระวินัยธร พระธรรมธร พระอธิการ พระครู พระครูปลัด
พระครูสมุห์ พระครูใบฎีกา พระครูวินัยธร พระครูธรรมธร พระครูสังฆรักษ์ พระครูสังฆวิจารณ์ พระสังฆรักษ์ พระภิกษุ
สามเณร เจ้าอธิการ บาทหลวง ภราดา อิหม่าม"""
_NUNS = "แม่ชี ภิกษุณี สามเณรี ซิสเตอร์"

_CLERGY = (
    *(Title(text, TitleKind.CLERGY, _M) for text in _MONKS.split()),
    *(Title(text, TitleKind.CLERGY, _F) for text in _NUNS.split()),
    Title("ศาสนาจารย์", TitleKind.CLERGY, None, ("ศจ.",)),
)

_ACADEMIC = (
    Title("ดร.", TitleKind.ACADEMIC, None, ("ดร", "ดอกเตอร์ ", "ด็อกเตอร์ ")),
    Title("ศาสตราจารย์", TitleKind.ACADEMIC, None, ("ศ.",)),
    Title("ศาสตราจารย์เกียรติคุณ", TitleKind.ACADEMIC, None, ("ศ.เกียรติคุณ", "ศาสตราจารย์ เกียรติคุณ ")),
    Title("รองศาสตราจารย์", TitleKind.ACADEMIC, None, ("รศ.", "รศ")),
    Title("ผู้ช่วยศาสตราจารย์", TitleKind.ACADEMIC, None, ("ผศ.", "ผศ")),
    Title("Dr.", TitleKind.ACADEMIC, None, ("Dr",), spaced=True, alone=True),
    Title("Prof.", TitleKind.ACADEMIC, None, ("Prof", "Professor"), spaced=True, alone=True),
)

_MEDICAL = (
    Title("นายแพทย์", TitleKind.MEDICAL, _M, ("นพ.",)),
    Title("แพทย์หญิง", TitleKind.MEDICAL, _F, ("พญ.",)),
    Title("ทันตแพทย์", TitleKind.MEDICAL, None, ("ทพ.",)),
    Title("ทันตแพทย์หญิง", TitleKind.MEDICAL, _F, ("ทพญ.", "ทพ.ญ.")),
    Title("เภสัชกร", TitleKind.MEDICAL, None, ("ภก.",)),
    Title("เภสัชกรหญิง", TitleKind.MEDICAL, _F, ("ภญ.", "ภกญ.")),
    Title("นายสัตวแพทย์", TitleKind.MEDICAL, _M, ("น.สพ.", "นสพ.")),
    Title("สัตวแพทย์หญิง", TitleKind.MEDICAL, _F, ("สพ.ญ.", "สพญ.")),
)

_NOBLE = (
    Title("หม่อมเจ้า", TitleKind.NOBLE, None, ("ม.จ.",)),
    Title("หม่อมราชวงศ์", TitleKind.NOBLE, None, ("ม.ร.ว.",)),
    Title("หม่อมหลวง", TitleKind.NOBLE, None, ("ม.ล.",)),
    Title("คุณหญิง", TitleKind.NOBLE, _F),
    Title("ท่านผู้หญิง", TitleKind.NOBLE, _F),
)

# Rank and its abbreviation. Where two services share an abbreviation (จ.อ. is a navy and an air force
# rank, จ.ส.ต. an army and a police one) it says too little: it stays as written, see _UNCLEAR. ร.ต. and
# its like are the army's: the navy adds ร.น. behind the name.
_ARMY = """พลเอก=พล.อ. พลโท=พล.ท. พลตรี=พล.ต. พลจัตวา=พล.จ. พันเอกพิเศษ=พ.อ.(พิเศษ) พันเอก=พ.อ. พันโท=พ.ท.
พันตรี=พ.ต. ร้อยเอก=ร.อ. ร้อยโท=ร.ท. ร้อยตรี=ร.ต. จ่าสิบเอกพิเศษ=จ.ส.อ.(พ) จ่าสิบเอก=จ.ส.อ. จ่าสิบโท=จ.ส.ท. จ่าสิบตรี
สิบเอก=ส.อ. สิบโท=ส.ท. สิบตรี=ส.ต. พลทหาร=พลฯ"""
_NAVY = """พลเรือเอก=พล.ร.อ. พลเรือโท=พล.ร.ท. พลเรือตรี=พล.ร.ต. นาวาเอก นาวาโท นาวาตรี เรือเอก เรือโท เรือตรี
พันจ่าเอก=พ.จ.อ. พันจ่าโท=พ.จ.ท. พันจ่าตรี=พ.จ.ต. จ่าเอก จ่าโท จ่าตรี"""
_AIR_FORCE = """พลอากาศเอก=พล.อ.อ. พลอากาศโท=พล.อ.ท. พลอากาศตรี=พล.อ.ต. นาวาอากาศเอก นาวาอากาศโท นาวาอากาศตรี
เรืออากาศเอก เรืออากาศโท เรืออากาศตรี พันจ่าอากาศเอก=พ.อ.อ. พันจ่าอากาศโท=พ.อ.ท. พันจ่าอากาศตรี=พ.อ.ต.
จ่าอากาศเอก จ่าอากาศโท จ่าอากาศตรี"""
_POLICE = """พลตำรวจเอก=พล.ต.อ. พลตำรวจโท=พล.ต.ท. พลตำรวจตรี=พล.ต.ต. พันตำรวจเอก=พ.ต.อ. พันตำรวจโท=พ.ต.ท.
พันตำรวจตรี=พ.ต.ต. ร้อยตำรวจเอก=ร.ต.อ. ร้อยตำรวจโท=ร.ต.ท. ร้อยตำรวจตรี=ร.ต.ต. ดาบตำรวจ=ด.ต. จ่าสิบตำรวจ
สิบตำรวจเอก=ส.ต.อ. สิบตำรวจโท=ส.ต.ท. สิบตำรวจตรี=ส.ต.ต. พลตำรวจ"""
_UNCLEAR = "น.อ. น.ท. น.ต. จ.อ. จ.ท. จ.ต. จ.ส.ต."
_DEFENCE_VOLUNTEERS = """นายกองใหญ่ นายกองเอก นายกองโท นายกองตรี นายหมวดเอก นายหมวดโท นายหมวดตรี
นายหมู่ใหญ่ นายหมู่เอก นายหมู่โท นายหมู่ตรี"""


def _ranks() -> Iterator[Title]:
    """Every rank in its four forms: itself, acting (ว่าที่), a woman's (หญิง), an acting woman's."""
    for entry in f"{_ARMY} {_NAVY} {_AIR_FORCE} {_POLICE} {_UNCLEAR}".split():
        full, _, abbreviation = entry.partition("=")
        shorts = (abbreviation,) if abbreviation else ()
        for acting in ("", "ว่าที่"):
            for woman in ("", "หญิง"):
                yield Title(
                    acting + full + woman,
                    TitleKind.RANK,
                    _F if woman else _M,
                    tuple(_rank_spellings(acting, (full, *shorts), woman)),
                    spaced=True,
                )
    for full in _DEFENCE_VOLUNTEERS.split():
        yield Title(full, TitleKind.RANK, _M, spaced=True, alone=True)


def _rank_spellings(acting: str, forms: Iterable[str], woman: str) -> Iterator[str]:
    """Spellings of one rank besides its full form; หญิง after a space is a word only if a space follows it."""
    for place, form in enumerate(forms):
        for before in (acting, f"{acting} ") if acting else ("",):
            if place or before != acting:
                yield before + form + woman
            if woman:
                yield f"{before}{form} {woman} "


TITLES: tuple[Title, ...] = (*_CIVIL, *_CLERGY, *_ACADEMIC, *_MEDICAL, *_NOBLE, *_ranks())
