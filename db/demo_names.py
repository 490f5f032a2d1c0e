"""Names of nobody: given names, family names and nicknames put together from the elements Thai names are made of.

The elements are words, not people: what comes out reads as a name of its generation and belongs to no one in
particular. Elders have the short plain names of their time (บุญมา, คำแปง), children the long ones of today.
"""

from dataclasses import dataclass
from functools import cache
from random import Random

from db.domain.names import Sex


@dataclass(frozen=True)
class Elements:
    """First and second halves of names: each first goes with each second, but for doubled letters and parts."""

    first: str
    second: str

    def names(self) -> list[str]:
        return [
            first + second
            for first in self.first.split()
            for second in self.second.split()
            if first[-1] != second[0] and second.rstrip("์") not in first
        ]


_OLD_WOMEN = (
    Elements("สม", "ศรี พร จิตร ใจ ทรง ปอง หมาย บูรณ์ บัติ นึก ร"),
    Elements("บุญ", "มี มา เรือน ปั๋น ทา ช่วย เลี้ยง เหลือ ศรี เที่ยง ล้อม ยวง สม หลง"),
    Elements("คำ", "ปัน แปง มูล หล้า ใส แสน เอ้ย น้อย ฟู นาง เที่ยง ปวน อ่อน เฮือน"),
    Elements("จันทร์", "ดี เพ็ญ ฟอง ทิพย์ หอม แก้ว เที่ยง สม นวล ตา"),
    Elements("ศรี", "นวล วรรณ ทอง ลา มูล จันทร์ ไว เรือน พรรณ สุดา สมร"),
    Elements("แก้ว", "ตา มา มูล ดวง เรือน ใจ คำ"),
    Elements("บัว", "ผัด ลอย เงิน ทอง จันทร์ คำ ผัน แก้ว ไหล เขียว ศรี"),
    Elements("ทอง", "ใบ สุข พูน ม้วน คำ ดี ศรี เพียร อยู่ สา"),
    Elements("นวล", "จันทร์ ศรี ละออ แก้ว ใย อนงค์"),
    Elements("ดวง", "ดี คำ ตา แก้ว เดือน ใจ จันทร์"),
    Elements("เรือน", "คำ แก้ว ทอง"),
    Elements("อินทร์", "ตา หวัน ศรี สม"),
)
_OLD_WOMEN_WHOLE = """ละเอียด ลำดวน จำเนียร ถวิล ประยูร ประนอม สำเนียง สำรวย สำราญ สายหยุด สงวน เฉลียว พะยอม พิกุล มะลิ กุหลาบ จำปา
จำปี ชบา ลัดดา วันดี วิไล อำไพ อุบล อุไร ยุพิน เสาร์คำ เฟื่อง พวงเพชร พวงคำ มาลี มาลัย สุคำ สุพิน ฟองจันทร์ แสงหล้า แสงดา
แสงเดือน ปิ่น ปิ่นแก้ว หน่อแก้ว ตุ่นแก้ว เทียมตา เที่ยง เครือวัลย์ เครือแก้ว บานเย็น บุปผา ปราณี ประไพ ประทุม"""
_OLD_MEN = (
    Elements("สม", "ชาย ศักดิ์ หมาย บูรณ์ นึก คิด พงษ์ บัติ ปอง ทรง เพชร"),
    Elements("บุญ", "มี มา ชู ส่ง เลิศ ธรรม ช่วย ยืน ปั๋น ทา ตัน สม รอด เที่ยง หลาย ยัง แต่ง เสริม"),
    Elements("คำ", "ปัน แปง มูล หล้า ดี ใส แสน อ้าย น้อย ฟู ปวน ตัน เกิด ลือ"),
    Elements("อินทร์", "ตา แก้ว แปลง สม ปั๋น คำ จันทร์"),
    Elements("แก้ว", "มา มูล ดี ปัน คำ ฟู อิน"),
    Elements("ศรี", "มูล ทอง ลา จันทร์ นวล ไล วงค์ ธน"),
    Elements("ทอง", "ดี คำ อินทร์ สุข พูน ใบ ปลิว หล่อ"),
    Elements("จันทร์", "ดี ตา แก้ว คำ เที่ยง แปง ปัน"),
    Elements("ปัญ", "ญา โญ"),
    Elements("เสาร์", "แก้ว คำ ดี"),
    Elements("หนาน", "คำ ปั๋น"),
)
_OLD_MEN_WHOLE = """ประเสริฐ ประยูร ประสิทธิ์ ประหยัด ประดิษฐ์ ประพันธ์ ประจวบ ประทวน วิชัย วิเชียร วิรัตน์ วินัย มานะ มานพ มานิตย์ มนัส
ทวี ทวีป เฉลิม ไพโรจน์ ไพบูลย์ ไพศาล ถนอม ถาวร สนั่น สนิท สนอง สงัด สวัสดิ์ สวิง สำราญ สำเริง สุพจน์ สุวรรณ สุเทพ สุทัศน์ สุนทร
อุดม อุทัย อำนวย อำนาจ เจริญ จรัญ จำรัส จำลอง ชาญ ชูชาติ เชิด ดำรง ดวงดี ถวัลย์ ธงชัย นิคม นิยม บรรจง บัณฑิต ปรีชา พยุง พิชัย
มงคล เมธี ยงยุทธ ยอด ลำยอง เลื่อน ศรชัย เสน่ห์ เสรี แสง แสวง อ้าย อ้ายคำ ใจมา ใจ ดี ตา ปั๋น หล้า สุข สุดใจ"""

_GROWN_WOMEN = (
    Elements(
        "สุภา จิรา ศิริ วรา นภา ประภา วิภา รัตนา จุฑา อัจฉรา นันท เบญจ กนก กมล วิไล ปิย ศศิ มณี พัชรา สุ",
        "พร วรรณ รัตน์ ภรณ์ ทิพย์ ลักษณ์ วดี นันท์ มาศ",
    ),
    Elements("ดวง", "พร ใจ กมล รัตน์ เดือน ฤดี นภา"),
    Elements("พร", "ทิพย์ นภา สุดา ศรี พรรณ วิไล สวรรค์ เพ็ญ"),
    Elements("เพ็ญ", "ศรี นภา พักตร์ จันทร์ แข วดี"),
    Elements("รุ่ง", "ทิพย์ นภา รัตน์ อรุณ ฤดี ทิวา"),
    Elements("วัน", "เพ็ญ ดี ทนา วิสา"),
    Elements("สาย", "พิณ ฝน สุนีย์ ทอง ใจ สมร รุ้ง"),
    Elements("อร", "วรรณ ทัย พรรณ อนงค์ ทิพย์ สา นุช พิน"),
)
_GROWN_WOMEN_WHOLE = """กาญจนา กัลยา กรรณิการ์ กฤษณา จันทนา จินตนา ชลธิชา ชลิดา ดารุณี ทัศนีย์ ธัญญา นงนุช นงลักษณ์ นฤมล นิตยา นิภา
บังอร ปราณี ปรียา ปวีณา ปัทมา พจนีย์ พนิดา พิมพ์ใจ พัชรี เพชรา ภาวิณี มยุรี มาลินี ยุพา ยุวดี รัชนี เรณู ละออง ลำไย วนิดา วัชรี
วาสนา วิมล ศันสนีย์ ศิวพร สมพิศ สุกัญญา สุจิตรา สุชาดา สุดารัตน์ สุนีย์ สุพรรณี สุมาลี สุรีย์ โสภา อมรรัตน์ อรุณี อังคณา
อัมพร อารี อารีย์ อำภา อุษา เอมอร"""
_GROWN_MEN = (
    Elements(
        "กิตติ เกียรติ ชัย ณรงค์ ธน ธีร นพ นิติ ปิย พงศ์ ยุทธ วร วัชร วีร ศักดิ์ ศิริ ศุภ สิทธิ สุร อดิ อนุ อภิ อรรถ เอก จักร",
        "พงศ์ ศักดิ์ ชัย พล วุฒิ ชาติ เดช วัฒน์ สิทธิ์ ฤทธิ์ เกียรติ",
    ),
    Elements("สม", "ชาย ศักดิ์ เกียรติ พงษ์ พร บัติ ยศ คิด โภชน์"),
    Elements("บุญ", "ชัย เลิศ ส่ง ฤทธิ์ เกิด ธรรม"),
    Elements("ประ", "เสริฐ สงค์ ทีป วิทย์ ยุทธ ภาส มวล กอบ"),
    Elements("วิ", "ชัย โรจน์ ทยา ชิต เชียร สุทธิ์ รัช ทูร"),
)
_GROWN_MEN_WHOLE = """กมล กฤษณะ โกศล คมสัน จรูญ จตุพร จำนงค์ จีระ เจษฎา ชนะ ชลอ ชำนาญ ไชยา ณรงค์ ดนัย ดุสิต ถาวร ทรงพล ทศพล ธวัช
นเรศ นิพนธ์ นิรันดร์ บัญชา บุญญฤทธิ์ ปกรณ์ ปฐม ปัญญา ปรเมศวร์ พยุงศักดิ์ พรชัย พรเทพ พิทักษ์ พินิจ พิษณุ ไพรัช ภูวดล มนตรี
มานพ ยอดชาย รังสรรค์ รุ่งโรจน์ เรวัต ฤทธิชัย วสันต์ วุฒิชัย ศราวุธ สงคราม สถาพร สมาน สันติ สายันต์ สาโรจน์ สุชาติ สุทิน
สุรินทร์ เสกสรร อดุลย์ อนันต์ อนุชา อรุณ อัศวิน อาทิตย์ อานนท์ อำพล อิทธิพล อุทิศ โอภาส"""

_YOUNG_WOMEN = (
    Elements(
        "กนก กมล กิตติ ชุติ ฐิติ ณัฐ ธน ธัญ นภัส นันท ปิย พัชร พิชญ์ ภัทร วร ศศิ ศิริ ศุภ สิริ อภิ อร สุทธิ มน จิร ปาณิ",
        "พร วรรณ รัตน์ ทิพย์ ลักษณ์ วดี นันท์ ธิดา กานต์ ชนก กาญจน์ มณี ภา ลดา",
    ),
    Elements("พิมพ์", "ใจ ชนก ลดา มาดา นารา วิภา ลภัส อร"),
    Elements("พร", "ชนก ลดา นภา สุดา ไพลิน ปวีณ์ ณิชา"),
)
_YOUNG_WOMEN_WHOLE = """ขวัญข้าว ขวัญชนก จิดาภา ชนิกานต์ ญาณิศา ณัชชา ดลยา ทักษพร นัฐชา น้ำฝน น้ำทิพย์ เนตรนภา ปรียานุช ปวีณา ปาริชาต
ปานตะวัน เปมิกา แพรวา ฟ้าใส ภัทราวดี มนัสนันท์ มัณฑนา รวิสรา รินรดา ลลิตา วรัญญา วาริศา ศรัณยา สโรชา สาวิตรี สุชานันท์ อนัญญา
อภิญญา อาทิตยา อารยา ไอลดา"""
_CHILD_GIRLS = (
    Elements(
        "กัญญา ปุณยา ณิชา พิชญา ชญา วรัญญา ธัญญา ณัฐชา สุพิชญา อริญา ปวริศา กานต์ ศุภา ธนัญญา",
        "ภัทร พร พัชร ภา รัตน์ นันท์ วีร์ มน นุช กร ลักษณ์",
    ),
    Elements("ณัฐ ธัญ พิมพ์ ภัทร ศุภ ปุญ วร", "ชนก ณิชา ธิดา นรี รดา สินี วดี ลดา"),
)
_YOUNG_MEN = (
    Elements(
        "กิตติ เกียรติ จักร จิร ชัย ณัฐ ธน ธนา ธีร นพ นิติ ปิย พงศ์ พัชร ภัทร ภาณุ ยุทธ รัตน วร วัชร วีร ศิริ ศุภ สิทธิ สิริ สุร อดิ "
        "อธิ อนุ อภิ อรรถ อัคร เอก",
        "พงศ์ ศักดิ์ ชัย พล วุฒิ เดช กร วัฒน์ สิทธิ์ ภพ ภูมิ นนท์ ธร วิทย์ ภัทร พันธ์",
    ),
    Elements("ทศ ธวัช", "พล ชัย พร"),
)
_YOUNG_MEN_WHOLE = """กฤษฎา กวิน ก้องภพ เขมชาติ คณิน จารุวิทย์ ชนาธิป ชวิน ชานนท์ ณภัทร ดนุพร ตะวัน ธนดล ธนวินท์ นนทวัฒน์ นราธิป บวร ปฏิภาณ
ปริญญา ปรเมษฐ์ พชร พีรพล ภานุ ภูวเดช รชานนท์ รพีพัฒน์ วรเมธ วศิน วิศรุต ศรัณย์ ศิวกร สหรัฐ อนาวิล อิทธิกร"""
_CHILD_BOYS = (
    Elements(
        "ปุณณ ปัณณ กันต ภูริ พีร พชร สิร คุณ จิร ณัฐ ธน ธีร ศุภ วรา อัคร ชย",
        "กฤต ภัทร วิชญ์ พัฒน์ นนท์ เดช ทัต วัฒน์ วรรธน์ ธร ภูมิ",
    ),
)

_FAMILIES = (
    Elements(
        "คำ จันทร์ ใจ ศรี แก้ว วงศ์ ปัญญา ไชย มูล อินทร์ ทอง บุญ สุข ธรรม เรือน แสน ต๊ะ ดวง กาวิ ปัน ยา ขัน ลุน",
        "คำ มูล แก้ว ใจ เรือน ดี วงค์ แสน สุข ตา ธรรม งาม มา ลือ เลิศ สมบัติ เมือง ฟู เป็ง สาร นวล ยศ",
    ),
    Elements(
        "เจริญ รุ่งเรือง พิพัฒน์ สิริ วัฒนา อุดม มงคล วิเศษ บวร ประเสริฐ สุวรรณ พงศ์ เกษม ชัย ทรัพย์ ไพบูลย์ เพิ่มพูน ศิริ ภักดี ดำรง",
        "กุล สุข กิจ ผล ทรัพย์ ชัย ศักดิ์ พันธุ์ วัฒน์ พงศ์ ธรรม ไพศาล รัตน์ สกุล เดช ไพร",
    ),
    Elements("แสง เพชร พันธุ์ พรม กัน ชม สาย น้ำ ดอน ป่า ทุ่ง ยอด", "ทอง งาม แก้ว จันทร์ ใส คำ เพชร ดอย ไพร อรุณ ยวม ลำดวน มณี"),
)

_SINGLE = {
    Sex.FEMALE: Elements("หน่อ นอ มึ", "แอ ลา พอ กา เซ วา มู ดา"),
    Sex.MALE: Elements("พา ซอ ดิ ชิ", "แฮ โล วา ทู เก เซ บือ พอ"),
}

_NICKNAMES_OLD = """เล็ก น้อย แดง ดำ หน่อย ต้อย นิด อ้อย แอ๋ว ตุ๊ แมว ไก่ หมู นก หนู เขียว ขาว เปี๊ยก ป้อม ติ๋ว ต๋อย จุก อ้วน ผอม ใหญ่ ชาติ
แก้ว คำ ปั๋น หล้า อ้าย เอื้อย เป็ง มูล ดี ตา สุข ศรี"""
_NICKNAMES_WOMEN = "ก้อย กุ้ง เก๋ แก้ม จุ๋ม แจ๋ว ฉิม ต่าย ตาล ติ๊ก ตุ๊กตา นก นุ่น นุช น้ำ บัว เปิ้ล ปุ๊ก ฝน มด รุ้ง เล็ก หญิง หมวย อ้อม อุ๋ย แอน"
_NICKNAMES_MEN = "กอล์ฟ แขก จ้อย ชัย เดี่ยว ตั้ม ต้น ต่อ โต้ง ทอม ธง นุ บอย เบิร์ด ปอนด์ เป้ โป้ง แมน ยอด วุฒิ หนุ่ม หนึ่ง อาร์ต อ๊อด เอก โอ๊ต"
_NICKNAMES_GIRLS = "ข้าวหอม แพรว ใบเตย พลอย ฟ้า มายด์ มิ้นท์ น้ำหวาน ไอซ์ เนย แบม ปลายฟ้า มะลิ ส้มโอ อิงฟ้า ขิม กะทิ ชมพู่ ดาว เอย"
_NICKNAMES_BOYS = "ภู ธีร์ เบส บอส นิว ภูมิ โอม เจได ต้นกล้า ตะวัน ไทเกอร์ นาวา พอร์ช มาร์ค มิกซ์ ยูโร อาร์ม เจมส์ กัปตัน ขุน"

ELDER, GROWN, YOUNG = 58, 33, 14
"""From these ages on a person bears the names of the old, of the grown-up and of the young; the rest are children's."""

_GIVEN: dict[tuple[Sex, int], tuple[tuple[Elements, ...], str]] = {
    (Sex.FEMALE, ELDER): (_OLD_WOMEN, _OLD_WOMEN_WHOLE),
    (Sex.FEMALE, GROWN): (_GROWN_WOMEN, _GROWN_WOMEN_WHOLE),
    (Sex.FEMALE, YOUNG): (_YOUNG_WOMEN, _YOUNG_WOMEN_WHOLE),
    (Sex.FEMALE, 0): (_CHILD_GIRLS, _YOUNG_WOMEN_WHOLE),
    (Sex.MALE, ELDER): (_OLD_MEN, _OLD_MEN_WHOLE),
    (Sex.MALE, GROWN): (_GROWN_MEN, _GROWN_MEN_WHOLE),
    (Sex.MALE, YOUNG): (_YOUNG_MEN, _YOUNG_MEN_WHOLE),
    (Sex.MALE, 0): (_CHILD_BOYS, _YOUNG_MEN_WHOLE),
}
_NICKNAMES: dict[tuple[Sex, int], str] = {
    (Sex.FEMALE, ELDER): _NICKNAMES_OLD,
    (Sex.FEMALE, GROWN): _NICKNAMES_WOMEN,
    (Sex.FEMALE, YOUNG): _NICKNAMES_WOMEN,
    (Sex.FEMALE, 0): _NICKNAMES_GIRLS,
    (Sex.MALE, ELDER): _NICKNAMES_OLD,
    (Sex.MALE, GROWN): _NICKNAMES_MEN,
    (Sex.MALE, YOUNG): _NICKNAMES_MEN,
    (Sex.MALE, 0): _NICKNAMES_BOYS,
}


def given_name(random: Random, sex: Sex, age: int) -> str:
    """A given name of this sex and generation; an elder now and then has that of a younger one."""
    generation = generation_of(age)
    if generation == ELDER and random.random() < 0.2:
        generation = GROWN
    return random.choice(given_names(sex, generation))


def family_name(random: Random) -> str:
    return random.choice(family_names())


def nickname(random: Random, sex: Sex, age: int) -> str:
    return random.choice(_NICKNAMES[sex, generation_of(age)].split())


def generation_of(age: int) -> int:
    """The first age of the generation: ELDER, GROWN, YOUNG or 0."""
    return next((first for first in (ELDER, GROWN, YOUNG) if age >= first), 0)


@cache
def given_names(sex: Sex, generation: int) -> tuple[str, ...]:
    """All given names of a sex and generation; the whole ones weigh more, as in life."""
    elements, whole = _GIVEN[sex, generation]
    made = [name for part in elements for name in part.names()]
    common = whole.split()
    return tuple(made + common * max(1, len(made) // (2 * len(common))))


def single_name(random: Random, sex: Sex) -> str:
    """The one name of somebody from the hills, who has no family name."""
    return random.choice(_SINGLE[sex].names())


@cache
def family_names() -> tuple[str, ...]:
    """All family names there are, each once."""
    return tuple(dict.fromkeys(name for part in _FAMILIES for name in part.names()))
