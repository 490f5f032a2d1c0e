"""How the people of a house belong together: each one's relation to the head (เจ้าบ้าน)."""

from dataclasses import dataclass
from typing import Final

from db.domain.choices import Choice
from db.domain.residents import ResidentLine
from db.domain.words import N_


class HouseRelation(Choice):
    """What somebody is to the head of the house."""

    HEAD = "head", N_("Head of the house")
    SPOUSE = "spouse", N_("Husband or wife")
    CHILD = "child", N_("Son or daughter")
    CHILD_IN_LAW = "child_in_law", N_("Son- or daughter-in-law")
    GRANDCHILD = "grandchild", N_("Grandchild")
    PARENT = "parent", N_("Father or mother")
    PARENT_IN_LAW = "parent_in_law", N_("Father- or mother-in-law")
    SIBLING = "sibling", N_("Brother or sister")
    RELATIVE = "relative", N_("Another relative")
    LODGER = "lodger", N_("Lodger")
    OTHER = "other", N_("Other relation")


@dataclass(frozen=True, kw_only=True)
class HousePerson:
    """Somebody of a house, living there or not any more; None: nobody wrote the relation down."""

    line: ResidentLine
    relation: HouseRelation | None


OF_CHILD: Final = {
    HouseRelation.HEAD: HouseRelation.CHILD,
    HouseRelation.SPOUSE: HouseRelation.CHILD,
    HouseRelation.CHILD: HouseRelation.GRANDCHILD,
    HouseRelation.CHILD_IN_LAW: HouseRelation.GRANDCHILD,
    HouseRelation.PARENT: HouseRelation.SIBLING,
    HouseRelation.GRANDCHILD: HouseRelation.RELATIVE,
    HouseRelation.SIBLING: HouseRelation.RELATIVE,
    HouseRelation.RELATIVE: HouseRelation.RELATIVE,
}
"""What a newborn is to the head, by what the mother is."""
