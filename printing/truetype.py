"""TrueType files taken apart and put together again: a subset whose glyphs are compositions of a font's own glyphs."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ARGUMENTS_ARE_WORDS, ARGUMENTS_ARE_OFFSETS, HAS_SCALE, MORE_COMPONENTS = (
    0x0001,
    0x0002,
    0x0008,
    0x0020,
)
HAS_TWO_SCALES, HAS_MATRIX = 0x0040, 0x0080
COPIED_TABLES = ("cvt ", "fpgm", "prep")
HEAD_ADJUSTMENT = 0xB1B0AFBA


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph of the source font at an offset, in font units."""

    glyph: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Composition:
    """One glyph of the subset: what it draws (nothing, one or several placed glyphs) and how far the pen moves."""

    parts: tuple[Placed, ...]
    advance: int


class SourceFont:
    """The tables of one TrueType file that a subset needs; a `share` below 1 draws it that much smaller at any size."""

    def __init__(self, data: bytes, share: float = 1.0) -> None:
        count = struct.unpack_from(">H", data, 4)[0]
        self.tables: dict[str, bytes] = {}
        for index in range(count):
            tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
            self.tables[tag.decode("latin-1")] = data[offset : offset + length]
        head, hhea = self.tables["head"], self.tables["hhea"]
        self.units_per_em: int = round(struct.unpack_from(">H", head, 18)[0] / share)
        self.bounding_box: tuple[int, ...] = struct.unpack_from(">hhhh", head, 36)
        self.ascent, self.descent = struct.unpack_from(">hh", hhea, 4)
        glyph_count = struct.unpack_from(">H", self.tables["maxp"], 4)[0]
        if struct.unpack_from(">h", head, 50)[0]:
            self._offsets = list(struct.unpack_from(f">{glyph_count + 1}L", self.tables["loca"]))
        else:
            self._offsets = [2 * half for half in struct.unpack_from(f">{glyph_count + 1}H", self.tables["loca"])]
        self._metric_count: int = struct.unpack_from(">H", hhea, 34)[0]

    def outline(self, glyph: int) -> bytes:
        """The glyph's entry of the glyf table; empty for a glyph that draws nothing."""
        return self.tables["glyf"][self._offsets[glyph] : self._offsets[glyph + 1]]

    def advance(self, glyph: int) -> int:
        return int(struct.unpack_from(">H", self.tables["hmtx"], 4 * min(glyph, self._metric_count - 1))[0])

    def left_bearing(self, glyph: int) -> int:
        if glyph < self._metric_count:
            return int(struct.unpack_from(">h", self.tables["hmtx"], 4 * glyph + 2)[0])
        return int(struct.unpack_from(">h", self.tables["hmtx"], 2 * (self._metric_count + glyph))[0])


def component_positions(outline: bytes) -> Iterator[int]:
    """Where the component numbers of a composite outline stand; nothing for a simple one."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return
    position = 10
    while True:
        flags = struct.unpack_from(">H", outline, position)[0]
        yield position + 2
        position += 8 if flags & ARGUMENTS_ARE_WORDS else 6
        position += 2 if flags & HAS_SCALE else 4 if flags & HAS_TWO_SCALES else 8 if flags & HAS_MATRIX else 0
        if not flags & MORE_COMPONENTS:
            return


class SubsetBuilder:
    """Glyph 0 is .notdef, glyphs 1..n are the compositions in their order, then come the components they need."""

    def __init__(self, source: SourceFont, compositions: Sequence[Composition]) -> None:
        self.source = source
        self.compositions = compositions
        self._next = len(compositions) + 1
        self._place: dict[int, int] = {0: 0}
        self._waiting: list[int] = []
        self._most_parts = 1

    def build(self) -> bytes:
        """The bytes of the subset's TrueType file."""
        plain = {number: part for number, part in enumerate(map(self._plain_glyph, self.compositions), 1) if part}
        for number, glyph in plain.items():
            self._place.setdefault(glyph, number)
        entries = {0: self._copied(0)}
        for number, composition in enumerate(self.compositions, 1):
            entries[number] = self._copied(plain[number]) if number in plain else self._composed(composition)
        while self._waiting:
            glyph = self._waiting.pop()
            entries[self._place[glyph]] = self._copied(glyph)
        return self._file([entries[number] for number in range(self._next)])

    def _plain_glyph(self, composition: Composition) -> int | None:
        """The source glyph that the composition merely repeats, so that it need not be a composite."""
        if len(composition.parts) != 1:
            return None
        part = composition.parts[0]
        same = not part.x and not part.y and self.source.advance(part.glyph) == composition.advance
        return part.glyph if same and self.source.outline(part.glyph) else None

    def _number_of(self, glyph: int) -> int:
        if glyph not in self._place:
            self._place[glyph] = self._next
            self._next += 1
            self._waiting.append(glyph)
        return self._place[glyph]

    def _copied(self, glyph: int) -> tuple[bytes, int, int]:
        outline = bytearray(self.source.outline(glyph))
        for position in component_positions(bytes(outline)):
            struct.pack_into(
                ">H",
                outline,
                position,
                self._number_of(struct.unpack_from(">H", outline, position)[0]),
            )
        return (
            bytes(outline),
            self.source.advance(glyph),
            self.source.left_bearing(glyph),
        )

    def _composed(self, composition: Composition) -> tuple[bytes, int, int]:
        parts = [(part, self.source.outline(part.glyph)) for part in composition.parts]
        parts = [(part, outline) for part, outline in parts if len(outline) >= 10]
        if not parts:
            return b"", composition.advance, 0
        self._most_parts = max(self._most_parts, len(parts))
        boxes = [(part, struct.unpack_from(">hhhh", outline, 2)) for part, outline in parts]
        left = min(box[0] + part.x for part, box in boxes)
        entry = struct.pack(
            ">hhhhh",
            -1,
            left,
            min(box[1] + part.y for part, box in boxes),
            max(box[2] + part.x for part, box in boxes),
            max(box[3] + part.y for part, box in boxes),
        )
        for index, (part, _) in enumerate(parts, 1):
            flags = ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | (MORE_COMPONENTS if index < len(parts) else 0)
            entry += struct.pack(">HHhh", flags, self._number_of(part.glyph), part.x, part.y)
        return entry, composition.advance, left

    def _file(self, entries: Sequence[tuple[bytes, int, int]]) -> bytes:
        glyf, metrics, offsets = bytearray(), bytearray(), [0]
        for outline, advance, bearing in entries:
            glyf += outline + bytes(-len(outline) % 4)
            metrics += struct.pack(">Hh", max(advance, 0), bearing)
            offsets.append(len(glyf))
        head, hhea = (
            bytearray(self.source.tables["head"]),
            bytearray(self.source.tables["hhea"]),
        )
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">H", head, 18, self.source.units_per_em)
        struct.pack_into(">h", head, 50, 1)
        struct.pack_into(">H", hhea, 34, len(entries))
        tables = {
            "glyf": bytes(glyf),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": bytes(metrics),
            "loca": struct.pack(f">{len(offsets)}L", *offsets),
            "maxp": self._limits(len(entries)),
        }
        tables |= {tag: self.source.tables[tag] for tag in COPIED_TABLES if tag in self.source.tables}
        return assembled(tables)

    def _limits(self, glyph_count: int) -> bytes:
        """maxp: a composite may hold as many points and contours as all its parts, one level deeper than before."""
        maxp = bytearray(self.source.tables["maxp"])
        struct.pack_into(">H", maxp, 4, glyph_count)
        points, contours, composite_points, composite_contours = struct.unpack_from(">HHHH", maxp, 6)
        parts, depth = struct.unpack_from(">HH", maxp, 28)
        most = self._most_parts
        struct.pack_into(
            ">HH",
            maxp,
            10,
            min(0xFFFF, max(points, composite_points) * most),
            min(0xFFFF, max(contours, composite_contours) * most),
        )
        struct.pack_into(">HH", maxp, 28, max(parts, most), depth + 1)
        return bytes(maxp)


def checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF


def assembled(tables: dict[str, bytes]) -> bytes:
    """A TrueType file of these tables, its checksums right."""
    power = len(tables).bit_length() - 1
    header = struct.pack(
        ">LHHHH",
        0x00010000,
        len(tables),
        16 << power,
        power,
        16 * (len(tables) - (1 << power)),
    )
    directory, body, head_at = b"", b"", 0
    start = len(header) + 16 * len(tables)
    for tag in sorted(tables):
        if tag == "head":
            head_at = start + len(body)
        offset = start + len(body)
        directory += struct.pack(
            ">4sLLL",
            tag.encode("latin-1"),
            checksum(tables[tag]),
            offset,
            len(tables[tag]),
        )
        body += tables[tag] + bytes(-len(tables[tag]) % 4)
    file = bytearray(header + directory + body)
    struct.pack_into(">L", file, head_at + 8, (HEAD_ADJUSTMENT - checksum(bytes(file))) & 0xFFFFFFFF)
    return bytes(file)
