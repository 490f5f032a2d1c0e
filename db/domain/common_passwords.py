"""Passwords that are tried first: the most common of the world, and what Thai offices are known to choose."""

import re

from db.domain import keyboard_layout
from db.domain.digits import to_arabic

LEAST_RUN = 4
"""So many keys or digits in a row are one guess."""

# Words that stand in a password with nothing but digits and signs around them. Lower case; looked for also in what
# the same keys give on the Thai layout and on the English one.
_LIST = """
    password passwort pass pwd passcode secret letmein welcome login logon signin admin administrator adm
    root user username guest test tester testing demo temp default changeme change master manager boss office
    officer staff system windows microsoft google facebook line gmail hotmail yahoo computer laptop internet network
    server database backup iloveyou love loveyou iloveu lovely baby angel princess prince sunshine superman batman
    spiderman pokemon dragon monkey tiger lion eagle shadow michael jordan football soccer baseball basketball
    liverpool arsenal chelsea manchester manutd united ronaldo messi samsung iphone apple android nokia toyota honda
    isuzu hello hellothai summer winter spring flower freedom whatever starwars qazwsx qwerty qwertyuiop asdfgh
    asdfghjkl zxcvbn zxcvbnm azerty qweasd qweasdzxc asdzxc poiuy lkjhg mnbvc abc abcd abcde abcdef abcdefg abcdefgh
    aaa xxx xyz one two three happy lucky money gold diamond charlie maggie killer cheese cookie banana chocolate
    jesus buddha blessed family mother father daddy mommy sister brother thailand thai bangkok chiangmai maehongson
    maesariang mae sariang sarieng maesarieng maesareang tessaban tesaban municipality municipal subdistrict
    district province amphoe amphur tambon changwat government govt gov muang siam sawasdee sawatdee sawaddee sabai
    sanuk mairu maipenrai khonthai rakthai rakna chokdee songkran loykrathong rama ratchakan longlive khunkhru kru
    krub krab kha somchai somsak somying somsri malee manee mana piti chujai weera duangjai prayut thaksin prawit
    รหัส รหัสผ่าน ระหัส ระหัสผ่าน ผ่าน พาสเวิร์ด พาสเวิด แอดมิน ผู้ดูแล ผู้ดูแลระบบ ผู้ใช้ ทดสอบ ทดลอง สวัสดี
    สวัสดีครับ สวัสดีค่ะ สบาย สบายดี สนุก ไม่บอก ไม่รู้ ไม่มี จำไม่ได้ ลืม ลืมแล้ว ความลับ เข้าระบบ เข้าสู่ระบบ เปิด
    เปิดเครื่อง ขอบคุณ รัก รักนะ รักเธอ รักแม่ รักพ่อ รักไทย คิดถึง ที่รัก โชคดี รวย ร่ำรวย เฮง เงิน เงินทอง ทอง แม่
    พ่อ ลูก ครอบครัว ประเทศไทย ไทย เมืองไทย กรุงเทพ เชียงใหม่ แม่ฮ่องสอน แม่สะเรียง เทศบาล เทศบาลตำบล
    เทศบาลแม่สะเรียง เทศบาลตำบลแม่สะเรียง ทต ทตแม่สะเรียง อำเภอ ตำบล จังหวัด ชุมชน สำนักงาน สำนักงานเทศบาล สำนักปลัด
    กองคลัง กองช่าง กองการศึกษา กองสวัสดิการ กองสาธารณสุข สวัสดิการ สาธารณสุข ปลัด ปลัดเทศบาล นายก นายกเทศมนตรี
    ราชการ ข้าราชการ เจ้าหน้าที่ ประชาชน ประชากร จิตอาสา อาสา อาสาสมัคร ผู้สูงอายุ เกียรติบัตร อสม มหาดไทย
    กระทรวงมหาดไทย คอมพิวเตอร์ มานะ มานี ปิติ ชูใจ สมชาย สมหญิง สมศรี สมศักดิ์ มาลี trustno เฮงเฮง
"""
WORDS = frozenset(_LIST.split())

# Runs that a hand makes without a thought, in both directions.
ROWS = (
    "01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujm", "147258369", "789456123", "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "กขคงจฉชซญณดตถทธนบปผฝพฟภมยรลวศษสหอฮ",
    "ๅ/-ภถุึคตจขช", "ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ",
)  # fmt: skip

_AROUND = "0123456789 !@#$%^&*()_+-=[]{}|;:'\",.<>/?\\~`฿"
_LEET = str.maketrans("@40$513!|7", "aaossieiit")


def is_common(password: str) -> bool:
    """Whether the password is among the first that anybody tries."""
    typed = to_arabic(password).casefold()
    forms = {typed, keyboard_layout.to_thai(typed), keyboard_layout.to_latin(password).casefold()}
    return any(_is_word(form) or _is_run(form) for form in forms) or _is_number(typed) or _is_repeated(typed)


def _is_word(text: str) -> bool:
    """One or two common words, with whatever digits and signs around and between them, or instead of letters."""
    forms = (text, text.translate(_LEET), text.strip(_AROUND).translate(_LEET))
    return any(_is_made_of_words(_letters(form)) for form in forms)


def _letters(text: str) -> str:
    """What is left without digits and signs; marks of Thai letters are no signs."""
    return "".join(letter for letter in text if letter.isalpha() or "\u0e31" <= letter <= "\u0e4e")


def _is_made_of_words(letters: str) -> bool:
    if letters in WORDS:
        return True
    return any(letters[:place] in WORDS and letters[place:] in WORDS for place in range(2, len(letters) - 1))


def _is_run(text: str) -> bool:
    """Nothing but stretches of a row of keys, an alphabet or the digits, each at least LEAST_RUN long."""
    rest = text
    while rest:
        length = max(_length_of_run(rest, row) for way in ROWS for row in (way, way[::-1]))
        if length < min(LEAST_RUN, len(text)):
            return False
        rest = rest[length:]
    return True


def _length_of_run(text: str, row: str) -> int:
    for length in range(min(len(text), len(row)), 0, -1):
        if text[:length] in row:
            return length
    return 0


def _is_number(text: str) -> bool:
    """A date, a telephone number, a citizen ID: others know them, and digits are tried through in a moment."""
    return bool(re.fullmatch(r"[\d\s./+-]+", text)) and sum(map(str.isdigit, text)) <= 13


def _is_repeated(text: str) -> bool:
    """One to four letters, again and again."""
    return any(len(text) >= 2 * size and (text[:size] * len(text))[: len(text)] == text for size in range(1, 5))
