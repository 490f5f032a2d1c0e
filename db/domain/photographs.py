"""A photograph of an activity: when it was taken, with a caption; kept small, in the data, and so in every copy."""

from dataclasses import dataclass

from db.domain.choices import Choice
from db.domain.forms import Field, Form, Kind
from db.domain.words import N_


class Moment(Choice):
    """When a photograph was taken; before and after stand side by side."""

    BEFORE = "before", N_("Before")
    AFTER = "after", N_("After")
    DURING = "during", N_("During the activity")


@dataclass(frozen=True, kw_only=True)
class Photograph:
    """`image` is a JPEG; its longer side has at most the pixels that paper needs. `position` orders those of one
    activity."""

    id: int = 0
    revision: int = 0
    activity_id: int = 0
    image: bytes = b""
    caption: str = ""
    moment: Moment = Moment.DURING
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class PhotographLine:
    """A photograph as lists show it; `size` in bytes."""

    id: int
    activity_id: int
    caption: str
    moment: Moment
    position: int
    size: int


FORM = Form(
    Photograph,
    (
        Field("image", N_("Photograph"), Kind.PHOTOGRAPH, required=True, width=64),
        Field("caption", N_("Caption"), width=40),
        Field("moment", N_("Taken"), Kind.CHOICE, required=True, choices=Moment, width=24),
    ),
)
