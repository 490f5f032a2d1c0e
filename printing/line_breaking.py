"""Where a Thai line may end: between words of the dictionary and the office's own, never where a reader would stumble.

Never inside a cluster, a word or a person's name (except at its space), between a number and its unit, before ๆ ฯ or
a closing mark, after an opening one.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise
from pathlib import Path

import newmm_tokenizer

from printing.clusters import FOREIGN_MARKS, MARKS, MYANMAR_MARKS, SARA_AM

Way = tuple[int, int, int, bool]
"""From a place to the end of a text: letters outside the dictionary, words, where the next word ends, unknown."""
Measure = Callable[[str], float]

BREAK_INSIDE = 0.004
"""What a line end inside a phrase costs, next to the squared share of the line by which lines differ."""
BREAK_AFTER_LINK = 0.05
LINK_TEXT = """เพื่อ สำหรับ และ หรือ ของ ใน ที่ ณ โดย กับ แก่ แด่ ต่อ จาก ด้วย การ ความ ระหว่าง ตาม ได้ ให้ เป็น ว่า ผู้"""
LINKS = frozenset(LINK_TEXT.split())
"""Words that lead on to the next one: a line that ends with them reads badly."""
LONGEST_WORD = 20
"""Longer entries of the dictionary are names of institutions and proverbs, which may well be broken."""
LONGEST_OFFICE_WORD = 60
"""The same for what the office itself names."""
OFFICE_TEXT = """
ทะเบียนคุม เลขทะเบียน แม่สะเรียง แม่ฮ่องสอน เทศบาลตำบล เทศบาล ขอมอบ เกียรติบัตร วุฒิบัตร ประกาศนียบัตร เพื่อแสดงว่า
ไว้เพื่อแสดงว่า จิตอาสา อาสาสมัคร อาสาบริบาล อาสาบริบาลท้องถิ่น ผู้สูงอายุ ผู้ดูแลผู้สูงอายุ
ผู้เข้าร่วม ผู้ป่วยติดเตียง ผู้มีภาวะพึ่งพิง ภาวะพึ่งพิง สาธารณสุข ประจำหมู่บ้าน ประจำชุมชน
หลักสูตร การอบรม โครงการ กิจกรรม ชุมชน ครัวเรือน เบื้องต้น ระยะยาว การดูแล ปฏิบัติงาน
เพิ่มศักยภาพ ศักยภาพ นายกเทศมนตรี ปลัดเทศบาล หอประชุม ศูนย์พัฒนา คุณภาพชีวิต ส่งเสริมสุขภาพ
โรงพยาบาล โรงพยาบาลส่งเสริมสุขภาพ พุทธศักราช ปีงบประมาณ งบประมาณ ฟื้นฟู สมรรถภาพ การปฐมพยาบาล
ปฐมพยาบาล บ้านเลขที่ หมู่ที่ รุ่นที่ ครั้งที่ ต่างอาคาร
"""
"""Words of this office that the dictionary lacks or takes apart."""
UNITS = (
    "ชั่วโมง|ชม\\.|นาที|วัน|สัปดาห์|เดือน|ปี|ขวบ|คน|ราย|ท่าน|บาท|ล้าน|แสน|หมื่น|พัน|ครั้ง|ครัวเรือน|หลัง|แห่ง|รุ่น|คาบ|หมู่บ้าน|ชุมชน|น\\.|"
    "ฉบับ|หน้า|ข้อ|เรื่อง|ชุด|ชิ้น|แผ่น|เล่ม|คะแนน|กลุ่ม|โครงการ|หลักสูตร|กิโลเมตร|เซนติเมตร|เมตร|กิโลกรัม|กรัม|ลิตร|ไร่|องศา|"
    "กม\\.|กก\\.|ซม\\.|มม\\.|มล\\.|ตร\\.|ม\\.|%|ร้อยละ|"
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|"
    "ม\\.ค\\.|ก\\.พ\\.|มี\\.ค\\.|เม\\.ย\\.|พ\\.ค\\.|มิ\\.ย\\.|ก\\.ค\\.|ส\\.ค\\.|ก\\.ย\\.|ต\\.ค\\.|พ\\.ย\\.|ธ\\.ค\\.|"
    "hours?|days?|people|baht|years?|January|February|March|April|May|June|July|August|September|October|November|December"
)
BEFORE_NUMBERS = (
    "ที่|พ\\.ศ\\.|ค\\.ศ\\.|พุทธศักราช|ปี|ปีงบประมาณ|จำนวน|ร้อยละ|มาตรา|ข้อ|หมู่|รุ่น|เวลา|เลขที่|บ้าน|อายุ|หน้า|ชั้น|ห้อง|ซอย|ตอน|โทร\\.|"
    "คม|ยน|ธ์|\\.ค\\.|\\.พ\\.|\\.ย\\.|No\\.|[A-Za-z]+ber|January|February|March|April|May|June|July|August"
)
"""What a number belongs to (the endings of month names stand for all of them)."""
NUMBER = "[0-9๐-๙]"
HELD_SPACE = re.compile(
    f"(?<={NUMBER}) *(?={UNITS})"
    f"|(?<={NUMBER}) +(?=[-–—] *{NUMBER})|(?<=[-–—]) +(?={NUMBER})"
    f"| +(?=[ๆฯ)\\]}}”’»,.:;!?%…])|(?<=[(\\[{{“‘«]) +"
    f"|\xa0+|(?<=ฯ)(?=ลฯ)"
)
BEFORE_NUMBER = re.compile(f"(?:{BEFORE_NUMBERS})( *)(?={NUMBER})")
ABBREVIATION = re.compile("[ก-ฮ]{2,5}\\.")
"""อสม. อบต. รพ.สต.: letters that are no word."""
OFFICIALS = "กเทศ|กรัฐ|กสมาคม|กอบ|กองค์|กสโมสร|กเมือง|กสภา|กฯ|อำเภอ|ทะเบียน|จ้าง|แพทย์|ช่าง|ทหาร|ตรวจ|ท้าย|หน้า|ประกัน|สถานี"
NAMED = re.compile(
    f"(?<![ก-๎])(?:นางสาว|นาง(?!พยาบาล|งาม|ฟ้า)|นาย(?!{OFFICIALS})|เด็กชาย|เด็กหญิง|ด\\.ช\\.|ด\\.ญ\\.|น\\.ส\\.)"
    "[ก-๎]{1,24}(?![ก-๎])(?: [ก-๎]{1,20}(?![ก-๎]))?"
)
"""Someone called by title and name in a text, and the family name after the space."""
NOT_BEFORE = frozenset("ๆฯะาำๅ)]}”’»,.:;!?%…/-–—\"'") | {
    chr(code) for code in (0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F))
}
NOT_AFTER = frozenset("เแโใไ([{“‘«/#.-\"'\u1039")
FOREIGN_MARK = re.compile(f"[{FOREIGN_MARKS}{MYANMAR_MARKS}]")
SILENT = re.compile("[ก-ฮ]?[ก-ฮ][ิุ]?์")
"""The end of a syllable (ค์ ทธิ์ ตร์), whatever was recognised before it."""
HALF, HALF_AND_TONES = re.compile("ั[่-๋]?$"), frozenset("ั่้๊๋")
"""Mai han akat, which a consonant must follow."""
THAI = re.compile("[\u0e01-\u0e2e\u0e30-\u0e45\u0e47-\u0e4e]+")
STROKES = re.compile("[^/]+/*|/+")
SMALLEST = re.compile(f".[{MARKS}]*{SARA_AM}?", re.DOTALL)
MOST_BALANCED_LINES = 8
"""Texts of more lines than this are prose, which is filled, not balanced."""


@cache
def dictionary() -> frozenset[str]:
    """The CC0 list of Thai words inside the package newmm_tokenizer, with the office's words."""
    words = Path(newmm_tokenizer.__file__).with_name("words_th.txt").read_text(encoding="utf-8")
    return frozenset(OFFICE_TEXT.split()).union(words.split("\n"))


@dataclass(frozen=True)
class LineBreaker:
    """Breaks lines with the dictionary, the office's `words` (places, courses) and the people's `names`, kept whole."""

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def pieces(self, text: str) -> list[str]:
        """The text in parts that must not be broken; spaces stay at the end of their part."""
        held = held_places(text, self.names)
        ends = [place for place in self._word_ends(text) if place not in held]
        return [text[start:end] for start, end in pairwise([0, *ends, len(text)]) if start < end]

    def _word_ends(self, text: str) -> list[int]:
        """Every place inside the text where a word begins after another or after spaces."""
        places: set[int] = {match.end() for match in re.finditer(r"\s+", text)}
        for match in THAI.finditer(text):
            places.update(match.start() + place for place in thai_word_ends(match.group(), self.words))
            places.update((match.start(), match.end()))
        return sorted(place for place in places if 0 < place < len(text) and may_end(text, place))


@lru_cache(maxsize=4096)
def thai_word_ends(text: str, words: frozenset[str]) -> list[int]:
    """Maximal matching: as few letters outside the dictionary as can be, then as few words, the first ones short.

    What may take a letter from its neighbour is mostly a small word that begins (เป็น|ตัวเลข, มี|เกียรติบัตร).
    Remembered, for the papers of one run say mostly the same.
    """
    known = dictionary()
    return best_ends(text, lambda word: word in known or word in words, longest_of(words))


def words_within(word: str) -> list[str]:
    """A word in the words it is made of (ตะวันออก|เฉียง|เหนือ)."""
    ends = best_ends(word, lambda part: part in dictionary() and part != word, LONGEST_WORD)
    return [word[start:end] for start, end in pairwise([0, *ends])]


def best_ends(text: str, is_word: Callable[[str], bool], longest: int) -> list[int]:
    """The word ends on the best way through the text, with words no longer than that."""
    legal = [0, *(place for place in range(1, len(text)) if may_end(text, place)), len(text)]
    best: dict[int, Way] = {len(text): (0, 0, 0, False)}
    for index in range(len(legal) - 2, -1, -1):
        start, next_place = legal[index], legal[index + 1]
        unknown, count, *_ = best[next_place]
        way: Way = (unknown + next_place - start, count + 1, next_place, True)
        for end in islice(legal, index + 1, None):
            if end - start > longest:
                break
            if is_word(text[start:end]):
                unknown, count, *_ = best[end]
                way = min(way, (unknown, count + 1, end, False))
        best[start] = way
    return ends_of_way(best, text)


@lru_cache(maxsize=64)
def longest_of(words: frozenset[str]) -> int:
    """How long a word may be to be looked for."""
    return max([LONGEST_WORD, *(len(word) for word in words if len(word) <= LONGEST_OFFICE_WORD)])


def ends_of_way(best: dict[int, Way], text: str) -> list[int]:
    """The word ends on the best way; neighbouring unknown parts and consonants left over alone hold together."""
    ends: list[int] = []
    place, was_unknown = 0, False
    while place < len(text):
        end, is_unknown = best[place][2], best[place][3]
        if ends and is_unknown and (was_unknown or end - place == 1):
            ends.pop()
        was_unknown = is_unknown
        if not (is_unknown and end == 1):  # one alone at the beginning goes with what follows
            ends.append(end)
        place = end
    return ends


def may_end(text: str, place: int) -> bool:
    """False where a line could not end whatever the words are: inside clusters, before closing and after opening."""
    return (
        text[place] not in NOT_BEFORE
        and text[place - 1] not in NOT_AFTER
        and not text[place].isspace()
        and not SILENT.match(text, place)
        and not (text[place - 1] in HALF_AND_TONES and HALF.search(text, max(place - 2, 0), place))
    )


def held_places(text: str, names: Collection[str]) -> set[int]:
    """Places that hold together: number and unit, and the letters of each name between its spaces."""
    held = {match.end() for match in HELD_SPACE.finditer(text)}
    held.update(match.end(1) for match in BEFORE_NUMBER.finditer(text))
    for found in (*ABBREVIATION.finditer(text), *NAMED.finditer(text)):
        held.update(place for place in range(found.start() + 1, found.end()) if text[place - 1] != " ")
    for name in names:
        for part in filter(None, name.split()):
            start = text.find(part)
            while start >= 0:
                held.update(range(start + 1, start + len(part)))
                start = text.find(part, start + 1)
    return held


def holds_on(before: str, letter: str) -> bool:
    """After an opening mark, a leading vowel or a Burmese stacker nothing ends, nor before a space."""
    return before in NOT_AFTER or letter.isspace()


def clusters_of(piece: str) -> list[str]:
    """The smallest parts a piece may be broken into when it is wider than the line."""
    parts: list[str] = []
    for place, letter in enumerate(piece):
        if parts and (letter in NOT_BEFORE or FOREIGN_MARK.match(letter) or holds_on(piece[place - 1], letter)):
            parts[-1] += letter
        else:
            parts.append(letter)
    return parts


@dataclass(frozen=True, slots=True)
class Part:
    """A piece with its width, with and without the spaces at its end."""

    text: str
    full: float
    seen: float


def measured(pieces: Iterable[str], width: float, measure: Measure) -> list[Part]:
    """The pieces with their widths; those wider than a line are cut between words, or clusters, never inside one."""
    return [
        Part(text, measure(text), measure(text.rstrip()))
        for piece in pieces
        for text in no_wider(piece, width, measure)
    ]


def no_wider(piece: str, width: float, measure: Measure) -> Iterator[str]:
    """The piece in as large parts as have room on a line: whole, its words, what strokes part, words in words ..."""
    if measure(piece.rstrip()) <= width:
        yield piece
        return
    for cut in (LineBreaker().pieces, STROKES.findall, words_within, clusters_of, SMALLEST.findall):
        parts = cut(piece)
        if len(parts) > 1:
            for part in parts:
                yield from no_wider(part, width, measure)
            return
    yield piece


def filled(parts: Sequence[Part], width: float) -> list[str]:
    lines, line, reach = [], "", 0.0
    for part in parts:
        if line and reach + part.seen > width:
            lines.append(line.rstrip())
            line, reach = "", 0.0
        line += part.text
        reach += part.full
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def wrapped(pieces: Iterable[str], width: float, measure: Measure) -> list[str]:
    """Lines as full as they can be."""
    return filled(measured(pieces, width, measure), width)


def price_of_end(last: Part) -> float:
    """How little a line should end after this part."""
    word = last.text.rstrip()
    return (BREAK_INSIDE if last.text == word else 0.0) + (BREAK_AFTER_LINK if word in LINKS else 0.0)


def balanced(pieces: Iterable[str], width: float, measure: Measure) -> list[str]:
    """As few lines as `wrapped` makes, as even as they can be; a break at a space is preferred to one in a phrase."""
    parts = measured(pieces, width, measure)
    lines = filled(parts, width)
    if not 1 < len(lines) <= MOST_BALANCED_LINES:
        return lines
    target = sum(part.full for part in parts) / len(lines)
    # best[lines][end]: the least cost of setting the parts before `end` in that many lines, and where the last begins
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in lines:
        row: dict[int, tuple[float, int]] = {}
        for start, (cost, _before) in best[-1].items():
            reach = 0.0
            for end in range(start + 1, len(parts) + 1):
                last = parts[end - 1]
                if reach + last.seen > width and end > start + 1:
                    break
                total = cost + ((reach + last.seen - target) / width) ** 2
                total += price_of_end(last) if end < len(parts) else 0.0
                if end not in row or total < row[end][0]:
                    row[end] = (total, start)
                reach += last.full
        best.append(row)
    evened, end = [], len(parts)
    for row in reversed(best[1:]):
        start = row[end][1]
        evened.append("".join(part.text for part in parts[start:end]).rstrip())
        end = start
    return evened[::-1]
