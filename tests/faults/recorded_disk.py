"""What a disk may hold after the power was cut: synced data, and of the rest what chance has kept, dropped or torn."""

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

SECTOR = 512


@dataclass(frozen=True)
class Op:
    """One thing that was done to a file: `data` was written at `offset`, or the file was cut there; "sync" makes all
    before it lasting. "made" and "gone" are its name in the folder, which last only when the folder is synced: SQLite
    does that with the first sync of a new journal."""

    kind: Literal["write", "cut", "sync", "made", "gone", "folder"]
    name: str = ""
    offset: int = 0
    data: bytes = b""


@dataclass
class Node:
    """A file on the disk: what lasts, what is on its way."""

    lasting: bytearray = field(default_factory=bytearray)
    pending: list[Op] = field(default_factory=list)


def images(start: dict[str, bytes], ops: list[Op], cut: int, chance: random.Random) -> dict[str, bytes]:
    """One possible content of the folder when the power goes before `ops[cut]`."""
    lasting_names: dict[str, Node] = {name: Node(bytearray(data)) for name, data in start.items()}
    names = dict(lasting_names)
    for op in ops[:cut]:
        if op.kind == "made":
            names[op.name] = Node()
        elif op.kind == "gone":
            names.pop(op.name, None)
        elif op.kind == "folder":
            lasting_names = dict(names)
        elif op.kind == "sync":
            node = names[op.name]
            for each in node.pending:
                _apply(node.lasting, each)
            node.pending.clear()
        else:
            names[op.name].pending.append(op)
    found = {}
    for name in sorted({*names, *lasting_names}):
        here, before = names.get(name), lasting_names.get(name)
        kept = here if here is before else chance.choice((here, before))  # a change of names may be lost
        if kept is not None:
            found[name] = _after_cut(kept, chance)
    return found


def _after_cut(node: Node, chance: random.Random) -> bytes:
    content = bytearray(node.lasting)
    keep = chance.random()  # from hardly anything to nearly all, not always a half
    for op in node.pending:
        if chance.random() < keep:
            _apply(content, op if chance.random() < 0.7 else _torn(op, chance))
    return bytes(content)


def _torn(op: Op, chance: random.Random) -> Op:
    """Only some sectors of it reached the disk: those up to one, as a disk that writes in order would leave it."""
    sectors = len(op.data) // SECTOR
    if op.kind != "write" or sectors < 2:
        return op
    return Op("write", op.name, op.offset, op.data[: SECTOR * chance.randrange(1, sectors)])


def _apply(content: bytearray, op: Op) -> None:
    if op.kind == "cut":
        del content[op.offset :]
        return
    content.extend(bytes(max(0, op.offset - len(content))))
    content[op.offset : op.offset + len(op.data)] = op.data


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Make the folder hold just these files."""
    for path in folder.iterdir():
        path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
