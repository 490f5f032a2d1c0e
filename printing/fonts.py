"""Sarabun, the free sibling of the government's TH SarabunPSK, and Noto for the letters it has not.

People of the border are called in Burmese and Karen letters too, and letters of Vietnamese, Greek or Russian are in
names of partners; what no face here has is refused by name before anything is printed.
"""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import fontpkg_sarabun
import manimgx_fonts

from printing.cluster_font import ClusterFont
from printing.clusters import Shaper
from printing.face import Face, instance

REGULAR = "Sarabun-Regular"
BOLD = "Sarabun-Bold"

WEIGHTS = {REGULAR: 400, BOLD: 700}
STAND_INS = {
    "NotoSansMyanmar": 0.8,
    "NotoSans": 0.93,
    "NotoSansLao": 0.93,
}
"""In the order they are asked, with the share of the size at which their letters look as large as Sarabun's."""


@cache
def font(name: str) -> ClusterFont:
    """The font of that name (REGULAR or BOLD); read from disk at its first use only."""
    face = Face(name, (fontpkg_sarabun.ROOT / "files" / f"{name}.ttf").read_bytes())
    return ClusterFont(name, Shaper(face, stand_ins(WEIGHTS[name])))


def stand_ins(weight: int) -> list[Callable[[], Face]]:
    """What loads each face that stands in at this weight."""
    return [partial(stand_in, family, weight) for family in STAND_INS]


@cache
def stand_in(family: str, weight: int) -> Face:
    data = (Path(manimgx_fonts.__file__).parent / f"{family}[wght].ttf").read_bytes()
    return Face(
        f"{family}-{'Bold' if weight == WEIGHTS[BOLD] else 'Regular'}", instance(data, weight), STAND_INS[family]
    )
