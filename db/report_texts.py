"""The office's own texts in the report of a fiscal year, kept."""

from typing import Final

from db.domain.errors import Conflict
from db.domain.report_texts import FORM, ReportTexts
from db.office import Office, command, query
from db.records import checked

SUBJECT: Final = "report_texts"
READ: Final = "select year, revision, introduction, targets, problems, proposals from report_text where year = ?"


@query
def report_texts_of(office: Office, year: int) -> ReportTexts:
    """Of the fiscal year (B.E.); empty ones where nobody has written any."""
    for found, revision, introduction, targets, problems, proposals in office.sql(READ, (year,)):
        return ReportTexts(
            year=found, revision=revision, introduction=introduction, targets=targets, problems=problems,
            proposals=proposals,
        )  # fmt: skip
    return ReportTexts(year=year)


@command
def save_report_texts(office: Office, texts: ReportTexts) -> ReportTexts:
    """Keep the first ones of a year or a change; raises FormErrors, Conflict."""
    wanted = checked(office, FORM, texts)
    current = report_texts_of(office, texts.year)
    if current.revision != texts.revision:
        raise Conflict(current)
    office.sql(
        """insert into report_text(year, revision, introduction, targets, problems, proposals)
           values (?, ?, ?, ?, ?, ?)
           on conflict(year) do update set revision = excluded.revision, introduction = excluded.introduction,
               targets = excluded.targets, problems = excluded.problems, proposals = excluded.proposals""",
        (texts.year, texts.revision + 1, wanted.introduction, wanted.targets, wanted.problems, wanted.proposals),
    )
    office.note(SUBJECT, texts.year)
    return report_texts_of(office, texts.year)
