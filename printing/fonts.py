"""Sarabun, the free sibling of the government's TH SarabunPSK: found in its package and made known to reportlab."""

from functools import cache

import fontpkg_sarabun
from reportlab.pdfbase import pdfmetrics

from printing.cluster_font import ClusterFont

REGULAR = "Sarabun-Regular"
BOLD = "Sarabun-Bold"


@cache
def font(name: str) -> ClusterFont:
    """The font of that name (REGULAR or BOLD); read from disk at its first use only."""
    loaded = ClusterFont(name, fontpkg_sarabun.ROOT / "files" / f"{name}.ttf")
    pdfmetrics.registerFont(loaded)
    return loaded
