"""Sarabun, the free sibling of the government's TH SarabunPSK, and Noto for the letters it has not.

People of the border are called in Burmese and Karen letters too, and letters of Vietnamese, Greek or Russian are in
names of partners; what no face here has is refused by name before anything is printed.
"""

import hashlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Final

import fontpkg_sarabun
import manimgx_fonts

from db.domain.errors import DeskError
from db.domain.words import N_
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
SHA_256: Final = {
    "Sarabun-Regular.ttf": "226d4f368fbc0457990ddef2692679badfd2c1a4e89e5ac4d43c10ba7743b2f1",
    "Sarabun-Bold.ttf": "d38308ca27d067b9a1b79006337c1f9a66c29aa016d96a9d88d3801da7fa83b9",
    "NotoSansMyanmar[wght].ttf": "e0b280aa3080aab922800c88fa9a2015a4bec3103bb8b70491a92e4a04f3a3a3",
    "NotoSans[wght].ttf": "fb53504de62e767a54695416123d68d67f71c9b69722175184ad56e7dd13547b",
    "NotoSansLao[wght].ttf": "fc138d605aa998d8407789ee6a7f5554aae8b54f5cd98d66dd2c33e79d15b67e",
}
"""Of the files of the versions in setup.cfg. One that was cut draws some letters as nothing, and nobody is told."""
NOT_WHOLE: Final = N_("The font {font} of the program is missing or damaged. Please install the program anew.")


@cache
def font(name: str) -> ClusterFont:
    """The font of that name (REGULAR or BOLD); read from disk at its first use only."""
    face = Face(name, _whole(fontpkg_sarabun.ROOT / "files" / f"{name}.ttf"))
    return ClusterFont(name, Shaper(face, stand_ins(WEIGHTS[name])))


def stand_ins(weight: int) -> list[Callable[[], Face]]:
    """What loads each face that stands in at this weight."""
    return [partial(stand_in, family, weight) for family in STAND_INS]


@cache
def stand_in(family: str, weight: int) -> Face:
    data = _whole(Path(manimgx_fonts.__file__).parent / f"{family}[wght].ttf")
    return Face(
        f"{family}-{'Bold' if weight == WEIGHTS[BOLD] else 'Regular'}", instance(data, weight), STAND_INS[family]
    )


def _whole(file: Path) -> bytes:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise DeskError(NOT_WHOLE, font=file.stem) from error
    if hashlib.sha256(data).hexdigest() != SHA_256[file.name]:
        raise DeskError(NOT_WHOLE, font=file.stem)
    return data
