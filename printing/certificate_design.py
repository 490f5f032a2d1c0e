"""A layout made ready for any number of certificates: what those of a class have alike is set and stored once."""

from collections.abc import Callable, Hashable, Iterator
from functools import partial
from itertools import groupby

from db.domain.layout_wording import PERSONAL, check_wording
from db.domain.layouts import Layout, line_key
from printing.certificate_areas import area_of, draw_setting
from printing.certificate_layout import SettableLine, breaker_of, draw_code, draw_pictures, sheet_size
from printing.certificate_signers import draw_signers
from printing.certificate_texts import CertificatePage, course_values, paper_of, personal_values
from printing.line_breaking import LineBreaker
from printing.paper import Paper
from printing.sheet import Sheet


class Step:
    """Some lines that say who, or (`draw_alike`) something that all certificates of a class have alike."""

    def __init__(self, lines: tuple[SettableLine, ...] = (), draw_alike: Callable[[Sheet], None] | None = None) -> None:
        self.lines = lines
        self.draw_alike = draw_alike


class ClassDesign:
    """What certificates of one class share: the values of their placeholders and the steps they are drawn in."""

    def __init__(self, values: dict[str, str], breaker: LineBreaker, steps: list[Step]) -> None:
        self.values = values
        self.breaker = breaker
        self.steps = steps


class Design:
    """A layout as certificates are set in it."""

    def __init__(self, layout: Layout, paper: Paper) -> None:
        for line in layout.lines:
            check_wording(line.wording)
        self.layout, self.paper = layout, paper_of(layout, paper)
        self.size = sheet_size(layout)
        height = self.size[1]
        lines = [SettableLine(line_key(place), line, self.paper, height) for place, line in enumerate(layout.lines)]
        runs = groupby(lines, key=lambda line: not PERSONAL.isdisjoint(line.asked))
        self._runs = [(says_who, tuple(run)) for says_who, run in runs]
        self._personal = PERSONAL.intersection(name for line in lines for name in line.asked)
        self._code = None if layout.code is None else area_of(layout.code, height)
        self._classes: dict[Hashable, ClassDesign] = {}

    def draw(self, sheet: Sheet, page: CertificatePage) -> None:
        """The whole page; raises MissingGlyph, TooLong or BadPicture."""
        shared = self._class_of(page)
        values = shared.values | personal_values(page, self.paper, self._personal)
        for step in shared.steps:
            if step.draw_alike is not None:
                sheet.again(step, partial(step.draw_alike, sheet))
            for line in step.lines:
                draw_setting(sheet, line.setting(values, shared.breaker))
        if self._code is not None and page.code:
            draw_code(sheet, page, self._code, self.paper)

    def _class_of(self, page: CertificatePage) -> ClassDesign:
        key = page.alike, page.seal, page.signatories, page.words
        found = self._classes.get(key)
        if found is None:
            breaker = breaker_of(page, self.paper)
            values = course_values(page, self.paper)
            found = self._classes[key] = ClassDesign(values, breaker, list(self._steps(page, values, breaker)))
        return found

    def _steps(self, page: CertificatePage, values: dict[str, str], breaker: LineBreaker) -> Iterator[Step]:
        """From behind to before, for all pages that have alike what this one has."""
        if not self.paper.text_only:
            yield Step(draw_alike=partial(draw_pictures, page=page, layout=self.layout, paper=self.paper))
        for says_who, run in self._runs:
            yield Step(run) if says_who else Step(draw_alike=partial(_draw_lines, run, values, breaker))
        if self.layout.signatures is not None:
            draw = partial(draw_signers, page=page, layout=self.layout, breaker=breaker, paper=self.paper)
            yield Step(draw_alike=draw)


def _draw_lines(lines: tuple[SettableLine, ...], values: dict[str, str], breaker: LineBreaker, sheet: Sheet) -> None:
    for line in lines:
        draw_setting(sheet, line.setting(values, breaker))
