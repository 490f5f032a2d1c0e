"""The report of a fiscal year put together from the data and the office's few own texts, as domain.md has it."""

from collections.abc import Iterator
from typing import Final

from db.domain.charts import Chart
from db.domain.errors import Translate
from db.domain.figures import Subject
from db.domain.permissions import ADL
from db.domain.photographs import Moment
from db.domain.reports import (
    Block,
    Part,
    Report,
    ReportChart,
    ReportPhotograph,
    ReportPhotographs,
    ReportText,
)
from db.domain.settings import OfficeSettings
from db.domain.words import N_
from db.figures import span_of_year
from db.office import Office, query
from db.report_lists import (
    activity_table,
    class_table,
    goal_table,
    hours_table,
    partner_table,
    service_table,
)
from db.report_tables import band_table, community_table, figure_table, gift_table, source_table
from db.report_texts import report_texts_of
from db.result_charts import result_charts
from db.settings import settings_of

MOST_PHOTOGRAPHS: Final = 24
FROM_EACH: Final = 2
"""Photographs of one activity, so that many activities are seen."""
PHOTOGRAPHS: Final = """
    select image, activity, caption, moment from (
        select f.image, a.name as activity, f.caption, f.moment, a.held_on, a.id,
            count(*) over (partition by a.id) as together,
            row_number() over (partition by a.id
                order by f.moment = 'during', f.moment = 'after', f.position, f.id) as place
        from activity a join photograph f on f.activity_id = a.id
        where a.deleted_at is null and f.deleted_at is null and a.held_on between ? and ?
    ) where place <= ? order by together = 1, held_on, id, place limit ?
"""
"""Those of one activity stand in pairs: its before beside its after; then come activities with one photograph only."""


@query
def fiscal_report(office: Office, year: int, say: Translate, language: str) -> Report:
    """Of a B.E. fiscal year, in the words of `say`; months are named in `language` ("th" or "en")."""
    span, settings = span_of_year(office, year), settings_of(office)
    return Report(
        year=year,
        first=span.first,
        last=span.last,
        day=span.day,
        organisation=settings.name_en if language == "en" and settings.name_en else settings.name_th,
        place=_place(settings) if language == "th" else "",
        parts=tuple(_parts(office, year, say, language)),
    )


def _place(settings: OfficeSettings) -> str:
    """อำเภอแม่สะเรียง จังหวัดแม่ฮ่องสอน, as far as the settings say."""
    named = (("อำเภอ", settings.district), ("จังหวัด", settings.province))
    return " ".join(f"{word}{name.removeprefix(word)}" for word, name in named if name)


def _parts(office: Office, year: int, say: Translate, language: str) -> Iterator[Part]:
    span, texts = span_of_year(office, year), report_texts_of(office, year)
    charts = list(result_charts(office, year, say, language))
    hours, recruits, bands = charts.pop(), charts.pop(), charts.pop()
    adl = [charts.pop()] if office.may(ADL) else []
    people, share, reached = charts

    def figures(subject: Subject) -> Block:
        return figure_table(office, year, subject, say)

    if texts.introduction:
        yield Part(say(N_("Introduction")), (ReportText(texts.introduction),))
    targets = (ReportText(texts.targets),) if texts.targets else ()
    yield Part(say(N_("Targets and results")), (*targets, goal_table(office, year, say)))
    yield Part(
        say(N_("People and communities")),
        (
            figures(Subject.PEOPLE), community_table(office, year, say), *_charts(share),
            band_table(office, span, say), *_charts(people),
        ),
    )  # fmt: skip
    yield Part(say(N_("Elders and care")), (figures(Subject.ELDERS), *_charts(reached, *adl)))
    yield Part(
        say(N_("Visits, services and activities")),
        (figures(Subject.VISITS), service_table(office, year, say), activity_table(office, year, say)),
    )
    yield Part(say(N_("Training and certificates")), (figures(Subject.TRAINING), class_table(office, span, say)))
    yield Part(
        say(N_("Volunteers and the value of their hours")),
        (figures(Subject.VOLUNTEERS), *_charts(bands, recruits, hours), hours_table(office, span, say)),
    )
    yield Part(
        say(N_("Partners and budget")),
        (
            figures(Subject.PARTNERS), partner_table(office, year, say), gift_table(office, span, say),
            source_table(office, span, say),
        ),
    )  # fmt: skip
    nothing = say(N_("None were written down."))
    yield Part(say(N_("Problems and obstacles")), (ReportText(texts.problems or nothing),))
    yield Part(say(N_("Proposals")), (ReportText(texts.proposals or nothing),))
    photographs = _photographs(office, year)
    if photographs:
        yield Part(say(N_("Photographs of activities")), (ReportPhotographs(photographs),))


def _charts(*charts: Chart) -> tuple[ReportChart, ...]:
    return tuple(map(ReportChart, charts))


def _photographs(office: Office, year: int) -> tuple[ReportPhotograph, ...]:
    """A few of each activity, those before and after first, in the order of the days."""
    span = span_of_year(office, year)
    values = (span.first.isoformat(), span.day.isoformat(), FROM_EACH, MOST_PHOTOGRAPHS)
    return tuple(
        ReportPhotograph(image=bytes(image), activity=activity, caption=caption, moment=Moment(moment))
        for image, activity, caption, moment in office.sql(PHOTOGRAPHS, values)
    )
