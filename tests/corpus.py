"""Names and words that papers must get right: made-up people from public lists of names, all words, and hard cases.

The same ones in every run; `people(SAMPLE)` and `words(SAMPLE)` are what a usual run takes of them.
"""

import random
from functools import cache

from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names, thai_words

from db.domain.typed_text import clean

SAMPLE, EVERYONE = 1_000, 12_000
TITLES = ("นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง")
HARD = (
    "ที่ น้ำ ปั๊ม ปี่ ปี้ ฝี่ ฟ้า ป๋ำ ป้ำ ศักดิ์สิทธิ์ เพ็ญ ขื่น ชื่อ",
    "ญู ฐู ญุ ฐุ ฎุ ฏู ฎ ฏ กตัญญู กตัญญุตา พิมพ์ญาฐ์ ฐิติ ญิ๋ว ฐั้น ญฺ ฐฺ",
    "ปฺ พินฺทุ ธมฺโม พุทฺธํ สรณํ คจฺฉามิ ใครๆ ฯลฯ ฯพณฯ ฤๅษี ฦๅชา ก็ เก๋ โก้ ไม้ ใหม่ ๏ ๛ ฿",
    "กำ ก่ำ ก้ำ ก๊ำ ก๋ำ ป่ำ ป้ำ ฟ้ำ ฬ่ำ น้ำ ช้ำ ค่ำ กว่ำ",
    "ปิ่ ปี๋ ปึ้ ปื๊ ป่ ป้ ป๊ ป๋ ป์ ฝั่ง ฟื้น ฟู่ ฬุ่ ฬู้ ปุ๋ย ฝุ่น ปู่ กั๊ก ตั๋ว จ๊ะ",
    "AVATAR To “Type” P. fi Way 12345 ๐๑๒๓๔๕๖๗๘๙ José COVID-19 รุ่น2 ก-ฮ Tที่ 5กก. (กขค)",
    "1-9999-00000-63-3 x-xxxx-xxxxx-63-3 ๑-๙๙๙๙-๐๐๐๐๐-๖๓-๓ 081-234-5678 ๑/๒๕๖๙ ๐๘.๓๐ - ๑๖.๓๐ น.",
)
FOREIGN = (
    "ဦးအောင်ဆန်း ဒေါ်ခင်မြင့် မြတ်နိုးသူ ကျော်စွာ သင်္ဘော ဝတ္ထု ရွှေဘုန်း ဉာဏ် ၁၂၃၄၅၆၇၈၉၀",
    "စီၤစး နော်မူး ၥံၤ ကညီ ကလုာ် ဖၠုံ ဍုံခါန် ၵႃႇၸၢႆးၶမ်း လိၵ်ႈတႆး",
    "Nguyễn Thị Ánh Łódź Şükrü Ǧeorge Пётр Ελένη",
)


@cache
def _given() -> list[str]:
    names = sorted(thai_female_names() | thai_male_names())
    random.Random(2569).shuffle(names)
    return names


@cache
def _families() -> list[str]:
    names = sorted(thai_family_names())
    random.Random(2570).shuffle(names)
    return names


def people(size: int) -> list[tuple[str, str, str]]:
    """Title, given and family name, put together by chance, as they are stored (a mark typed twice is one)."""
    given, families = _given(), _families()
    return [
        (TITLES[place % len(TITLES)], clean(given[place % len(given)]), clean(families[place % len(families)]))
        for place in range(size)
    ]


@cache
def words(size: int | None = None) -> list[str]:
    """The whole word list, or some of it from all over."""
    every = sorted(thai_words())
    return every if size is None else random.Random(2571).sample(every, size)


def citizen_id(place: int) -> str:
    """A number of the registration office 9999, which is nobody's, with its check digit."""
    digits = f"19999{place:07d}"
    total = sum(int(digit) * (13 - at) for at, digit in enumerate(digits))
    return digits + str((11 - total % 11) % 10)
