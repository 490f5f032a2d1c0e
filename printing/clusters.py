"""Thai text as clusters: letters that are drawn together, each distinct one shaped once by HarfBuzz.

Thai shaping never reaches over a cluster (base, vowel, tone mark), so a text set cluster by cluster looks as if
HarfBuzz had shaped the whole line. Foreign letters are shaped by the run, for they are kerned in pairs, and in
another face where the first one lacks them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from db.domain.errors import DeskError
from db.domain.words import N_
from printing.face import Cluster, Face

Value = TypeVar("Value")

MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
SARA_AM, SARA_AA = "\u0e33", "\u0e32"
MYANMAR = "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"
MYANMAR_MARKS = (
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d"
    "\ua9e5\uaa7b-\uaa7d"
)
STACKED = "(?<=\u1039)[\u1000-\u109f]"
"""A Burmese letter that stands under the one before it."""
FOREIGN_MARKS = f"\u0300-\u036f{MARKS}"
LONGEST_RUN = 40
"""Longer runs of foreign letters are cut: no hostile text fills the memory with runs or makes a glyph too wide."""
MOST_MARKS = "{0,8}"
"""A higher pile than any language has goes on in a cluster of its own, for a glyph may only be so high."""
RUNS = re.compile(
    f"(?:[ฤฦ]ๅ|[\u0e01-\u0e7f])[{MARKS}]{MOST_MARKS}{SARA_AM}?|[0-9 ][{MARKS}]{MOST_MARKS}"
    f"|[{MYANMAR}]{{1,{LONGEST_RUN}}}(?:[{MYANMAR_MARKS}]|{STACKED}){MOST_MARKS}"
    f"|[^\u0e01-\u0e7f0-9 {MYANMAR}]{{1,{LONGEST_RUN}}}[{FOREIGN_MARKS}]{MOST_MARKS}",
    re.DOTALL,
)
WORDS = re.compile(" ?(?:[0-9๐-๙]{1,3}[^0-9๐-๙ ]*|[^0-9๐-๙ ]+)| ")
"""Pieces of a text that look the same wherever they stand: a run ends before every digit and every space."""
SMALLEST_FOREIGN = re.compile(f".(?:[{FOREIGN_MARKS}{MYANMAR_MARKS}]|{STACKED})*", re.DOTALL)
SPACES = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
UNSEEN = re.compile("[\xad\u061c\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
"""What turns text round or belongs to no text at all; a paper that holds one would not say what its reader sees."""
LONGEST_QUOTE = 80
PLACES = 9
"""Of a reach in ems: the same text reaches equally far in whatever order its letters were added up."""
MOST_REACHES = 10_000
"""Texts whose reach is kept: a text is measured when it is fitted and again when it is drawn."""


class MissingGlyph(DeskError):
    """A letter that no font here can draw; nothing of the document is printed."""

    def __init__(self, letter: str, text: str, person: str = "", field: str = "") -> None:
        is_control, named = bool(CONTROLS.match(letter)), bool(person) + bool(person and field)
        messages = {
            (False, 0): N_("“{text}” can not be printed: the font has no letter “{letter}” ({code})."),
            (False, 1): N_("{person}: “{text}” can not be printed: the font has no letter “{letter}” ({code})."),
            (False, 2): N_("{person}, {field}: “{text}” can not be printed: the font lacks “{letter}” ({code})."),
            (True, 0): N_("“{text}” can not be printed: it holds a control character ({code})."),
            (True, 1): N_("{person}: “{text}” can not be printed: it holds a control character ({code})."),
            (True, 2): N_("{person}, {field}: “{text}” can not be printed: it holds a control character ({code})."),
        }
        super().__init__(
            messages[is_control, named],
            text=quoted(text, letter),
            letter=letter,
            code=f"U+{ord(letter):04X}",
            person=quoted(person),
            field=field,
        )
        self.letter = letter
        self._text = text

    def of(self, person: str, field: str = "") -> "MissingGlyph":
        """The same, naming whose paper or line it is, and what of it; a text that is the name already is not said
        twice."""
        if not person or person in self._text:
            return MissingGlyph(self.letter, self._text, field) if field else self
        return MissingGlyph(self.letter, self._text, person, field)

    def among(self, person: str, fields: Iterable[tuple[str, str]]) -> "MissingGlyph":
        """As `of`, with the first of the fields, each with its text, in which the letter stands."""
        return self.of(person, next((name for name, text in fields if self.letter in text), ""))


def quoted(text: str, letter: str = "") -> str:
    """As much of a text as has room in a message, with what stands around the letter; control characters as such."""
    begin = max(0, min(text.find(letter) - LONGEST_QUOTE // 2, len(text) - LONGEST_QUOTE)) if letter else 0
    shown = text[begin : begin + LONGEST_QUOTE]
    if begin:
        shown = "…" + shown[1:]
    if begin + LONGEST_QUOTE < len(text):
        shown = shown[:-1] + "…"
    return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", shown)


def printable(text: str) -> str:
    """The text as paper shows it: any space a space, no joiners or marks nobody sees; raises MissingGlyph."""
    if text.isprintable():
        return text
    shown = UNSEEN.sub("", SPACES.sub(" ", text))
    found = CONTROLS.search(shown)
    if found:
        raise MissingGlyph(found[0], shown)
    return shown


class Remembered(dict[str, Value], Generic[Value]):
    """A dict that works out a missing value once."""

    def __init__(self, work_out: Callable[[str], Value]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: str) -> Value:
        value = self[key] = self._work_out(key)
        return value


class Shaper:
    """One face and those that stand in for it, each loaded when first needed, and every run they were asked for."""

    def __init__(self, face: Face, others: Sequence[Callable[[], Face]] = ()) -> None:
        self.face = face
        self._others = others
        self._clusters = Remembered(self._shape)
        self._advances = Remembered(lambda run: sum(map(in_ems, self._clusters[run])))
        self._reaches: dict[str, float] = {}

    def clusters(self, text: str) -> list[Cluster]:
        """All clusters of a text, in order; raises MissingGlyph."""
        return [cluster for run in of_runs(text, self._clusters) for cluster in run]

    def width(self, text: str) -> float:
        """How far the text reaches, in ems; raises MissingGlyph."""
        reach = self._reaches.get(text)
        if reach is None:
            if len(self._reaches) > MOST_REACHES:
                self._reaches.clear()
            reach = self._reaches[text] = round(sum(of_runs(text, self._advances)), PLACES)
        return reach

    def _shape(self, run: str) -> tuple[Cluster, ...]:
        if not self.face.lacks(run):
            return self._placed(run, self.face)
        return tuple(cluster for part, face in self._parts(run) for cluster in self._placed(part, face))

    def _placed(self, run: str, face: Face) -> tuple[Cluster, ...]:
        clusters = tuple(face.clusters(run))
        for cluster in clusters:
            if not all(part.glyph for part in cluster.parts):
                raise MissingGlyph(cluster.text[0], run)
        return clusters

    def _parts(self, run: str) -> list[tuple[str, Face]]:
        """The run with the face that has all of it, or letter by letter with the first face that has the letter."""
        whole = next((face for face in self._faces() if not face.lacks(run)), None)
        if whole:
            return [(run, whole)]
        parts: list[tuple[str, Face]] = []
        for letters in SMALLEST_FOREIGN.findall(run):
            face = next((face for face in self._faces() if not face.lacks(letters)), None)
            if face is None:
                raise MissingGlyph(self._lacked_by_all(letters), run)
            if parts and parts[-1][1] is face:
                letters = parts.pop()[0] + letters
            parts.append((letters, face))
        return parts

    def _lacked_by_all(self, letters: str) -> str:
        """The letter to name; where only the mark and its letter together are in no face, the first one lacking."""
        lacking = [letter for letter in letters if all(face.lacks(letter) for face in self._faces())]
        return lacking[0] if lacking else self.face.lacks(letters)

    def _faces(self) -> Iterator[Face]:
        yield self.face
        for load in self._others:
            yield load()


def in_ems(cluster: Cluster) -> float:
    return cluster.advance / cluster.face.source.units_per_em


def of_runs(text: str, remembered: Remembered[Value]) -> list[Value]:
    """What is remembered of each run of the text; an error names the whole text, not only the run."""
    try:
        return [remembered[run] for run in runs_of(text)]
    except MissingGlyph as problem:
        raise MissingGlyph(problem.letter, printable(text)) from None


@lru_cache(maxsize=16)  # a text is measured and then drawn
def runs_of(text: str) -> list[str]:
    """The text as paper shows it, cut into runs that are shaped each for itself; raises MissingGlyph."""
    found: list[str] = RUNS.findall(text if text.isprintable() else printable(text))
    return found
