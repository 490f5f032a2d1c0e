"""A field that holds a picture, such as a seal or a signature: chosen from a file, shown small."""

from __future__ import annotations

import base64
import binascii
import io
import tkinter
from pathlib import Path
from typing import Final

import ttkbootstrap as ttk
from PIL import Image, ImageTk, UnidentifiedImageError

from db.domain.errors import DeskError
from db.domain.forms import Field
from db.domain.words import N_
from db.photograph_sizes import PATTERNS, small_photograph
from ui import dpi, last_folders, theme
from ui.field_widget import LAST_COLUMN, FieldWidget, Surroundings
from ui.language import _, follow_language
from ui.last_folders import Errand
from ui.theme import Space

LETTER: Final = 7.5
"""Pixels of a picture for each letter of its field's width; half as many in height."""
MOST_BYTES: Final = 5_000_000


class ImageField(FieldWidget):
    """Its text is the picture's bytes in base64."""

    patterns = "*.png *.jpg *.jpeg"

    def __init__(self, parent: tkinter.Misc, field: Field, surroundings: Surroundings) -> None:
        super().__init__(parent, field, surroundings)
        self._text = ""
        self._photo: ImageTk.PhotoImage | None = None
        self.picture = ttk.Label(self)
        self.choose = ttk.Button(self, command=self._on_choose)
        self.remove = ttk.Button(self, command=self._on_remove, bootstyle="ghost")
        self.note = ttk.Label(self, style=theme.ERROR)
        self.picture.grid(row=0, column=0, columnspan=LAST_COLUMN, sticky="w", pady=(0, Space.TIGHT))
        self.choose.grid(row=1, column=0, sticky="w")
        self.remove.grid(row=1, column=1, sticky="w", padx=(Space.SMALL, 0))
        self.note.grid(row=1, column=2, sticky="w", padx=(Space.SMALL, 0))
        follow_language(self, self._label)

    def get(self) -> str:
        return self._text

    def set(self, text: str) -> None:
        self._text = text
        self.is_touched = False
        self._show()

    def in_words(self) -> str:
        return ""

    def set_read_only(self, read_only: bool) -> None:
        for button in (self.choose, self.remove):
            button.configure(state="disabled" if read_only else "normal")

    def least_width(self) -> int:
        return sum(button.winfo_reqwidth() + Space.SMALL for button in (self.choose, self.remove))

    def focus_target(self) -> tkinter.Misc:
        return self.choose

    def _label(self) -> None:
        self.choose.configure(text=_("Choose a picture …"))
        self.remove.configure(text=_("Remove"))

    def _show(self) -> None:
        self._photo = None
        self.note.configure(text="")
        if self._text:
            try:
                with Image.open(io.BytesIO(base64.b64decode(self._text))) as image:
                    wide = self.field.width * LETTER
                    image.thumbnail((dpi.px(wide), dpi.px(wide / 2)))
                    self._photo = ImageTk.PhotoImage(image, master=self)
            except (UnidentifiedImageError, OSError, ValueError, binascii.Error, Image.DecompressionBombError):
                self.note.configure(text=_("This picture can not be read."))
        self.picture.configure(image=self._photo or "")

    def _on_choose(self) -> None:
        kinds = [(_("Pictures"), self.patterns)]
        path = last_folders.choose_open_file(self, Errand.PICTURE, _("Choose a picture …"), kinds)
        if path is None:
            return
        try:
            picture = self.picture_in(path)
        except DeskError as error:
            self.note.configure(text=error.text(_))
            return
        self._text = base64.b64encode(picture).decode("ascii")
        self._show()
        self.changed()

    def picture_in(self, path: Path) -> bytes:
        """What the file holds; raises DeskError."""
        try:
            if path.stat().st_size > MOST_BYTES:
                raise DeskError(N_("This picture is too large; up to 5 MB is possible."))
            return path.read_bytes()
        except OSError as error:
            raise DeskError(N_("The file can not be read: {reason}"), reason=error.strerror or str(error)) from error

    def _on_remove(self) -> None:
        if self._text:
            self._text = ""
            self._show()
            self.changed()


class PhotographField(ImageField):
    """Straight from a camera: made small here as it is where photographs are added."""

    patterns = PATTERNS

    def picture_in(self, path: Path) -> bytes:
        return small_photograph(path)
