"""A page of records whose list is narrowed down by words typed in it."""

from __future__ import annotations

from ui.list_words import ListWords
from ui.record_screen import RecordScreen


class WordedScreen(RecordScreen):
    """Of records that the search above every page does not find, for they are no people."""

    def build(self) -> None:
        super().build()
        self.words = ListWords(self.head, self.reload, self.table.focus_rows)

    def on_type(self, letters: str) -> None:
        """Letters typed in the list narrow it down."""
        self.words.begin(letters)

    def on_escape(self) -> bool:
        """The list is shown whole again before the page is left."""
        if not self._editing and self.words.text:
            self.words.put("")
            self.table.focus_rows()
            return True
        return super().on_escape()
