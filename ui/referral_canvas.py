"""The tree of who invited whom on screen: only what is in sight is drawn, larger or smaller."""

from __future__ import annotations

import tkinter
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final

import ttkbootstrap as ttk

from db.domain.communities import short_community_name
from db.domain.referrals import Forest, Referral, Spot, laid_out
from ui import fonts, shown, theme
from ui.elision import elided
from ui.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME_FONT: Final = "DeskTreeNameFont"
NOTE_FONT: Final = "DeskTreeNoteFont"
ZOOMS: Final = (0.25, 0.35, 0.5, 0.7, 0.85, 1.0, 1.25, 1.6, 2.0)
USUAL: Final = 1.0
NOTES_FROM: Final = 0.7
"""Smaller, only names have room."""
NAMES_FROM: Final = 0.5
"""Smaller, there are boxes only."""
BOX_LETTERS: Final = "0" * 26
GAP_LETTERS: Final = "0" * 4


class ReferralCanvas(ttk.Frame):
    """`show` draws a forest. `on_choose(resident_id)` is told who is marked; `found` are people who are marked too."""

    def __init__(self, parent: tkinter.Misc, on_choose: Callable[[int | None], object]) -> None:
        super().__init__(parent)
        self.on_choose = on_choose
        self.forest: Forest | None = None
        self.spots: list[Spot] = []
        self.zoom = USUAL
        self.chosen: int | None = None
        self.found: Collection[int] = ()
        self.places: Mapping[int, int] = {}
        self._columns = 0
        self._waiting = ""
        self.canvas = ttk.Canvas(self, background="#ffffff", highlightthickness=1, takefocus=True)
        self.canvas.configure(highlightcolor=theme.CHOSEN_TEXT, highlightbackground=theme.LINE)
        bars = [ttk.Scrollbar(self, orient=way) for way in ("vertical", "horizontal")]
        bars[0].configure(command=self.canvas.yview)
        bars[1].configure(command=self.canvas.xview)
        self.canvas.configure(yscrollcommand=self._moved(bars[0]), xscrollcommand=self._moved(bars[1]))
        self.canvas.grid(row=0, column=0, sticky="nsew")
        bars[0].grid(row=0, column=1, sticky="ns")
        bars[1].grid(row=1, column=0, sticky="ew")
        self.rowconfigure(0, weight=1)
        self.columnconfigure(0, weight=1)
        self.canvas.bind("<Configure>", lambda _event: self._on_room(), add=True)
        theme.follow_text_size(self, self._measure_anew)
        self._measure()

    # --- what the screen calls -----------------------------------------------------------------------

    def show(self, forest: Forest) -> None:
        """Another picture; who was chosen stays so if they are still there."""
        self.forest = forest
        sheets = laid_out(forest)
        self.spots = sheets[0] if sheets else []
        self.places = {spot.resident_id: place for place, spot in enumerate(self.spots)}
        self._columns = max((spot.column for spot in self.spots), default=0) + 1
        if self.chosen not in self.places:
            self.chosen = self.spots[0].resident_id if self.spots else None
        self._measure_anew()
        self.on_choose(self.chosen)

    def choose(self, resident_id: int | None) -> None:
        """Mark somebody and bring them into sight."""
        place = self.places.get(resident_id) if resident_id is not None else None
        if place is not None:
            self.chosen = resident_id
            self._see(self.spots[place])
            self.draw_soon()
            self.on_choose(resident_id)

    def mark(self, found: Collection[int]) -> None:
        """Mark those who were found."""
        self.found = found
        self.draw_soon()

    def zoom_by(self, step: int) -> None:
        """Larger or smaller; whoever is chosen stays in sight."""
        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self.zoom))
        self._zoom_to(ZOOMS[max(0, min(len(ZOOMS) - 1, nearest + step))])

    def fit(self) -> None:
        """As large as lets the whole width be seen."""
        needed = self._columns * (self._box_width + self._gap) / self.zoom
        room = self.canvas.winfo_width()
        self._zoom_to(max((zoom for zoom in ZOOMS if needed * zoom <= room), default=ZOOMS[0]))

    def spot_at(self, x: int, y: int) -> Spot | None:
        """Whose box is there in the window."""
        across, down = self.canvas.canvasx(x), self.canvas.canvasy(y)
        for spot in self.spots:
            left, top, right, bottom = self.box(spot)
            if left <= across <= right and top <= down <= bottom:
                return spot
        return None

    def roll(self, rows: int) -> None:
        """So many rows down, or up; a picture that is in sight whole stays where it is."""
        low, high = self.canvas.yview()
        if high - low < 1:
            self.canvas.yview_moveto(low + rows * self.pitch / self._size()[1])

    # --- places --------------------------------------------------------------------------------------

    def _measure(self) -> None:
        """Letters and distances for the zoom and the text size."""
        family = str(self.tk.call("font", "actual", "TkDefaultFont", "-family"))
        points = abs(int(self.tk.call("font", "configure", "TkDefaultFont", "-size")))
        known = self.tk.splitlist(self.tk.call("font", "names"))
        for name, share in ((NAME_FONT, 1.0), (NOTE_FONT, 0.85)):
            if name not in known:
                self.tk.call("font", "create", name)
            size = max(1, round(points * share * self.zoom))
            self.tk.call("font", "configure", name, "-family", family, "-size", size)
        usual = fonts.line_height(self)
        self._line = usual * self.zoom
        self._box_width = round(fonts.text_width(self, BOX_LETTERS) * self.zoom)
        self._gap = round(fonts.text_width(self, GAP_LETTERS) * self.zoom)
        lines = 2.15 if self.zoom >= NOTES_FROM else 1.3 if self.zoom >= NAMES_FROM else 0.8
        self._box_height = round(usual * self.zoom * lines)
        self.pitch = round(self._box_height + usual * self.zoom * 0.45)

    def _measure_anew(self) -> None:
        self._measure()
        rows = max((spot.row for spot in self.spots), default=0) + 1
        width = self._columns * (self._box_width + self._gap) + self._gap
        self.canvas.configure(scrollregion=(0, 0, width, round(rows * self.pitch + self._line)))
        self.draw_soon()

    def _zoom_to(self, zoom: float) -> None:
        self.zoom = zoom
        self._measure_anew()
        self._on_room()

    def box(self, spot: Spot) -> tuple[float, float, float, float]:
        """Left, top, right and bottom on the canvas."""
        left = self._gap / 2 + spot.column * (self._box_width + self._gap)
        top = self._line / 2 + spot.row * self.pitch
        return left, top, left + self._box_width, top + self._box_height

    def _size(self) -> tuple[float, float]:
        """Width and height of the whole picture."""
        parts = self.tk.splitlist(self.canvas.cget("scrollregion"))
        return float(parts[2]), float(parts[3])

    def _sight(self) -> tuple[float, float, float, float]:
        canvas = self.canvas
        left, top = canvas.canvasx(0), canvas.canvasy(0)
        return left, top, left + canvas.winfo_width(), top + canvas.winfo_height()

    def _see(self, spot: Spot) -> None:
        """Scroll as little as brings the box into sight."""
        width, height = self._size()
        box, sight, canvas = self.box(spot), self._sight(), self.canvas
        for low, high, whole, view in ((0, 2, width, canvas.xview_moveto), (1, 3, height, canvas.yview_moveto)):
            room = sight[high] - sight[low]
            if box[low] < sight[low] or box[high] > sight[high]:
                middle = (box[low] + box[high]) / 2
                view(max(0.0, (middle - room / 2) / whole))

    def _on_room(self) -> None:
        """Whoever is chosen comes into sight when there is room to see anybody."""
        here = self.here()
        if here is not None:
            self._see(here)
        self.draw_soon()

    def here(self) -> Spot | None:
        """Where whoever is chosen stands."""
        place = self.places.get(self.chosen) if self.chosen is not None else None
        return self.spots[place] if place is not None else None

    # --- drawing -------------------------------------------------------------------------------------

    def _moved(self, bar: ttk.Scrollbar) -> Callable[[str, str], None]:
        def moved(low: str, high: str) -> None:
            bar.set(low, high)
            self.draw_soon()

        return moved

    def draw_soon(self) -> None:
        """Once for all that is asked before the window has a moment: a page that opens asks half a dozen times."""
        if not self._waiting:
            self._waiting = self.after_idle(self._draw_now)

    def _draw_now(self) -> None:
        self._waiting = ""
        self._draw()

    def destroy(self) -> None:
        """A page may be left before the window has that moment."""
        if self._waiting:
            self.after_cancel(self._waiting)
        super().destroy()

    def _draw(self) -> None:
        """What is in sight, anew: lines, and boxes over them."""
        self.canvas.delete("all")
        left, top, right, bottom = self._sight()
        first, last = self._row_at(top - self._box_height), self._row_at(bottom)
        for spot in self.spots:
            if spot.parent is not None:
                above = self.spots[spot.parent]
                if (above.row <= last or spot.row <= last) and (above.row >= first or spot.row >= first):
                    self._draw_line(above, spot)
        for spot in self.spots:
            if first <= spot.row <= last:
                box = self.box(spot)
                if box[0] <= right and box[2] >= left:
                    self._draw_box(spot, box)

    def _row_at(self, y: float) -> float:
        """Which row's boxes begin there: of thousands of people few are in sight, and rows tell that at once."""
        return (y - self._line / 2) / self.pitch

    def _draw_line(self, above: Spot, spot: Spot) -> None:
        start, end = self.box(above), self.box(spot)
        from_y, to_y = (start[1] + start[3]) / 2, (end[1] + end[3]) / 2
        turn = end[0] - self._gap / 2
        corners = [start[2], from_y, turn, from_y, turn, to_y, end[0], to_y]
        self.canvas.create_line(corners, fill=theme.QUIET_TEXT)

    def _draw_box(self, spot: Spot, box: tuple[float, float, float, float]) -> None:
        """Who left has a dashed edge, who is no volunteer none: the note says so as well."""
        assert self.forest is not None
        person = self.forest.people[spot.resident_id]
        is_chosen, is_found = spot.resident_id == self.chosen, spot.resident_id in self.found
        fill = theme.CHOSEN if is_chosen else "#ffffff"
        usual = theme.CHOSEN_TEXT if person.volunteer_id is not None else fill
        edge = theme.NOTICE_TEXT if is_found else usual
        width = 3 if is_found else 2 if is_chosen else 1
        self.canvas.create_rectangle(*box, fill=fill, outline=edge, width=width, dash=() if person.serves else (4, 3))
        if self.zoom < NAMES_FROM:
            return
        room = self._box_width - self._line * 0.5
        x, middle = box[0] + self._line * 0.25, (box[1] + box[3]) / 2
        name = elided(person.full_name, round(room), lambda text: fonts.text_width(self, text, NAME_FONT))
        tone = theme.CHOSEN_TEXT if person.serves else theme.QUIET_TEXT
        if self.zoom < NOTES_FROM:
            self.canvas.create_text(x, middle, text=name, anchor="w", font=NAME_FONT, fill=tone)
            return
        self.canvas.create_text(x, box[1] + self._line * 0.05, text=name, anchor="nw", font=NAME_FONT, fill=tone)
        note = elided(
            note_of(person, self.forest.reached[person.resident_id]), round(room),
            lambda text: fonts.text_width(self, text, NOTE_FONT),
        )  # fmt: skip
        self.canvas.create_text(
            x, box[3] - self._line * 0.05, text=note, anchor="sw", font=NOTE_FONT, fill=theme.QUIET_TEXT
        )


def note_of(person: Referral, reached: int) -> str:
    """Where and since when somebody serves, and how many came through them."""
    parts = [short_community_name(person.community)]
    if person.ended is not None:
        parts.append(_("left {year}").format(year=_year(shown.day(person.ended))))
    elif person.volunteer_id is None:
        parts.append(_("no volunteer"))
    elif person.started is not None:
        parts.append(_("since {year}").format(year=_year(shown.day(person.started))))
    if reached:
        parts.append(_("{count} came").format(count=f"{reached:,}"))
    return " · ".join(filter(None, parts))


def _year(day: str) -> str:
    return day.rpartition(" ")[2]
