"""The colours papers are drawn in."""

from db.domain.choices import Choice
from db.domain.words import N_


class Ink(Choice):
    """The colours of the style."""

    BLACK = "black", N_("Black")
    GREEN = "green", N_("Dark green")
    BLUE = "blue", N_("Dark blue")
    RED = "red", N_("Dark red")
    GOLD = "gold", N_("Gold")
