"""Thai text as clusters: letters that are drawn together, each distinct one shaped once by HarfBuzz.

Thai shaping never reaches over a cluster (base, vowel, tone mark), so a text set cluster by cluster looks as if
HarfBuzz had shaped the whole line. Foreign letters are shaped by the run, for they are kerned in pairs.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import uharfbuzz as harfbuzz

from db.domain.errors import DeskError
from db.domain.words import N_
from printing.truetype import Placed, SourceFont

Value = TypeVar("Value")

MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
SARA_AM, SARA_AA = "\u0e33", "\u0e32"
LONGEST_RUN = 64
"""Longer runs of foreign letters are cut, so that a hostile text can not fill the memory with runs."""
RUNS = re.compile(
    f"(?:[ฤฦ]ๅ|[\u0e01-\u0e7f])[{MARKS}]*{SARA_AM}?|[0-9 ][{MARKS}]*|[^\u0e01-\u0e7f0-9 ]{{1,{LONGEST_RUN}}}[{MARKS}]*",
    re.DOTALL,
)
SPACES = re.compile("[\t\n\v\f\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
LONGEST_QUOTE = 80


class MissingGlyph(DeskError):
    """A letter that the font can not draw; nothing of the document is printed."""

    def __init__(self, letter: str, text: str) -> None:
        super().__init__(
            N_("“{text}” can not be printed: the font has no letter “{letter}” ({code})."),
            text=text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…",
            letter=letter,
            code=f"U+{ord(letter):04X}",
        )
        self.letter = letter


def printable(text: str) -> str:
    """The text without what paper can not show: controls, direction marks, joiners, halves of surrogate pairs."""
    if text.isprintable():
        return text
    return UNSEEN.sub("", SPACES.sub(" ", text))


@dataclass(frozen=True, slots=True)
class Cluster:
    """Letters that are drawn together, as HarfBuzz placed their glyphs (font units)."""

    text: str
    parts: tuple[Placed, ...]
    advance: int


class Remembered(dict[str, Value], Generic[Value]):
    """A dict that works out a missing value once."""

    def __init__(self, work_out: Callable[[str], Value]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: str) -> Value:
        value = self[key] = self._work_out(key)
        return value


class Shaper:
    """One font file, and every run of letters it was asked for."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        self.source = SourceFont(data)
        self._harfbuzz = harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob(data)))
        self._clusters = Remembered(self._shape)
        self._advances = Remembered(lambda run: sum(cluster.advance for cluster in self._clusters[run]))
        self.sara_aa_advance = self._advances[SARA_AA]

    def clusters(self, text: str) -> list[Cluster]:
        """All clusters of a text, in order; raises MissingGlyph."""
        return [cluster for run in of_runs(text, self._clusters) for cluster in run]

    def width(self, text: str) -> float:
        """How far the text reaches, in ems; raises MissingGlyph."""
        return sum(of_runs(text, self._advances)) / self.source.units_per_em

    def _shape(self, run: str) -> tuple[Cluster, ...]:
        buffer = harfbuzz.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        harfbuzz.shape(self._harfbuzz, buffer, {})
        glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        starts = sorted({info.cluster for info, _ in glyphs})
        clusters = []
        for start, end in zip(starts, [*starts[1:], len(run)], strict=True):
            pen, parts = 0, []
            for info, position in glyphs:
                if info.cluster == start:
                    if not info.codepoint:
                        raise MissingGlyph(self._missing_letter(run[start:end]), run)
                    parts.append(Placed(info.codepoint, pen + position.x_offset, position.y_offset))
                    pen += position.x_advance
            clusters.append(Cluster(run[start:end], tuple(parts), pen))
        return tuple(clusters)

    def _missing_letter(self, letters: str) -> str:
        return next(
            (letter for letter in letters if not self._harfbuzz.get_nominal_glyph(ord(letter))),
            letters[0],
        )


def of_runs(text: str, remembered: Remembered[Value]) -> list[Value]:
    """What is remembered of each run of the text; an error names the whole text, not only the run."""
    shown = printable(text)
    try:
        return [remembered[run] for run in RUNS.findall(shown)]
    except MissingGlyph as problem:
        raise MissingGlyph(problem.letter, shown) from None
