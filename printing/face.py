"""One font file as letters meet it: what it has, and how HarfBuzz places the glyphs of a run of letters."""

from dataclasses import dataclass

import uharfbuzz as harfbuzz

from printing.truetype import Placed, SourceFont

WEIGHT = "wght"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Letters that are drawn together, as HarfBuzz placed their glyphs (units of their face)."""

    text: str
    parts: tuple[Placed, ...]
    advance: int
    face: "Face"


class Face:
    """A TrueType font; `share` of the size it is asked for makes its letters look as large as others beside them."""

    def __init__(self, name: str, data: bytes, share: float = 1.0) -> None:
        self.name = name
        self.data = data
        self.source = SourceFont(data, share)
        self._harfbuzz = harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob(data)))

    def lacks(self, letters: str) -> str:
        """The first of these letters that the font can not draw, or nothing."""
        return next((letter for letter in letters if not self._harfbuzz.get_nominal_glyph(ord(letter))), "")

    def clusters(self, run: str) -> list[Cluster]:
        """The clusters of a run; a glyph the font has not is number 0."""
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
                    parts.append(Placed(info.codepoint, pen + position.x_offset, position.y_offset))
                    pen += position.x_advance
            clusters.append(Cluster(run[start:end], tuple(parts), pen, self))
        return clusters


def instance(data: bytes, weight: int) -> bytes:
    """A font of one weight made from a font of all weights."""
    face = harfbuzz.Face(harfbuzz.Blob(data))
    wanted = harfbuzz.SubsetInput()
    wanted.keep_everything()
    wanted.flags |= harfbuzz.SubsetFlags.NO_HINTING
    wanted.pin_axis_location(face, WEIGHT, float(weight))
    made: bytes = harfbuzz.subset(face, wanted).blob.data
    return made
