"""The places of those who sign a certificate: side by side in one box, or each apart."""

from dataclasses import replace

from db.domain.layouts import Box, Layout, Signature
from db.domain.paper_choices import MOST_SIGNERS

WIDEST, BETWEEN = 95.0, 6.0
"""Millimetres that one who signs has at most, and that lie between two."""


def shares(box: Box, count: int) -> list[Box]:
    """The box shared out evenly among so many who sign."""
    if not count:
        return []
    step = box.width / count
    width = min(WIDEST, step - (BETWEEN if count > 1 else 0))
    return [replace(box, left=box.left + step * (place + 0.5) - width / 2, width=width) for place in range(count)]


def set_apart(layout: Layout, count: int) -> Layout:
    """So many who sign each get a place, where they stand now; they can then be moved one by one."""
    shared = layout.signatures
    if shared is None:
        return layout
    single = tuple(
        Signature(
            left=round(share.left, 1),
            top=share.top,
            width=round(share.width, 1),
            height=share.height,
            size=shared.size,
            ink=shared.ink,
        )
        for share in shares(Box(left=shared.left, top=shared.top, width=shared.width, height=shared.height), count)
    )
    return replace(layout, single=single[:MOST_SIGNERS])


def set_together(layout: Layout) -> Layout:
    """Side by side again, in the room that they took up."""
    shared, single = layout.signatures, layout.single
    if shared is None or not single:
        return layout
    left, top = min(each.left for each in single), min(each.top for each in single)
    right, below = (max(each.left + each.width for each in single), max(each.top + each.height for each in single))
    box = replace(shared, left=left, top=top, width=round(right - left, 1), height=round(below - top, 1))
    return replace(layout, single=(), signatures=box)


def may_set_apart(layout: Layout) -> bool:
    return layout.signatures is not None and not layout.single
