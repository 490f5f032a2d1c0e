"""What a file holds where nobody has said it: of the kinds of lists the one that its headings name most of."""

from db.import_columns import ImportKind, Mapping, NotRecognised, recognised
from db.spreadsheets import Workbook


def best_recognised(workbook: Workbook, usual: ImportKind) -> tuple[Mapping, ...]:
    """The file as a list of the `usual` kind, or of another that explains more of its columns; raises NotRecognised
    as for the usual kind. A list of volunteers read as one of residents would lose in silence that they are any."""
    found: dict[ImportKind, tuple[Mapping, ...]] = {}
    refusals: dict[ImportKind, NotRecognised] = {}
    for kind in (usual, *(each for each in ImportKind if each is not usual)):
        try:
            found[kind] = recognised(workbook, kind)
        except NotRecognised as refusal:
            refusals[kind] = refusal
    if not found:
        raise refusals[usual]
    return max(found.values(), key=_explained)


def _explained(mappings: tuple[Mapping, ...]) -> int:
    return sum(len(mapping.columns) + len(mapping.sessions) for mapping in mappings)
