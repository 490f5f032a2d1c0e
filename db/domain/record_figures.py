"""Every number that is told of a single record, on its card or in its line of a list, declared once."""

from typing import Final

from db.domain.figure_list import FIGURE
from db.domain.figures import Figure, Subject, Time, Unit
from db.domain.words import N_

ROUNDS, VOLUNTEERS = Subject.VISITS, Subject.VOLUNTEERS
TRAINING, PARTNERS = Subject.TRAINING, Subject.PARTNERS

RECORD_FIGURES: Final = (
    Figure(
        name="hours_given", label=N_("Hours of this volunteer"), unit=Unit.HOURS, subject=VOLUNTEERS, time=Time.EVER,
        definition=N_(
            "Time that this person gave as a volunteer: in activities in which they took part as one, and in visits"
            " they made. First of all time, then of it that of this fiscal year."
        ),
    ),
    Figure(
        name="hours_by_service", label=N_("Hours by service"), unit=Unit.HOURS, subject=VOLUNTEERS, time=Time.EVER,
        definition=N_("The hours of this volunteer by the service they were given for, the most first."),
    ),
    Figure(
        name="hours_worth", label=N_("Worth of the hours"), unit=Unit.BAHT, subject=VOLUNTEERS, time=Time.EVER,
        definition=N_("The hours of this volunteer at the rate for an hour that the settings say today."),
    ),
    Figure(
        name="activity_hours", label=N_("Hours in activities"), unit=Unit.HOURS, subject=VOLUNTEERS, time=Time.SPAN,
        definition=N_("Time given in activities by those who took part as volunteers."),
    ),
    Figure(
        name="visit_hours", label=N_("Hours in visits"), unit=Unit.HOURS, subject=VOLUNTEERS, time=Time.SPAN,
        definition=N_("Time that visits done by volunteers took."),
    ),
    Figure(
        name="volunteers_of_age", label=N_("Volunteers of an age"), unit=Unit.PEOPLE, subject=VOLUNTEERS,
        time=Time.NOW,
        definition=N_(
            "Volunteers who have not ended, by their age today, in the community where they serve. An age of which"
            " nobody serves stands out."
        ),
    ),
    Figure(
        name="came_by_word", label=N_("Came by somebody's word"), unit=Unit.PEOPLE, subject=VOLUNTEERS,
        time=Time.SPAN,
        definition=N_("Volunteers who began in the month and of whom it is written down who invited them."),
    ),
    Figure(
        name="invited", label=N_("Invited"), unit=Unit.PEOPLE, subject=VOLUNTEERS, time=Time.SPAN,
        definition=N_("Volunteers who began by the word of this person; who ended since is counted too."),
    ),
    Figure(
        name="invited_serving", label=N_("Serve still"), unit=Unit.PEOPLE, subject=VOLUNTEERS, time=Time.SPAN,
        definition=N_("Those of the invited who have not ended."),
    ),
    Figure(
        name="came_through", label=N_("Came in all"), unit=Unit.PEOPLE, subject=VOLUNTEERS, time=Time.EVER,
        definition=N_(
            "Volunteers who came through this person: whom they invited, whom those invited, and so on to the end of"
            " the tree."
        ),
    ),
    Figure(
        name="people_enrolled", label=N_("Enrolled"), unit=Unit.PEOPLE, subject=TRAINING, time=Time.NOW,
        definition=N_("People on the list of this class, whether they came or not."),
    ),
    Figure(
        name="people_passed", label=N_("Passed"), unit=Unit.PEOPLE, subject=TRAINING, time=Time.NOW,
        definition=N_(
            "Those enrolled who attended as many hours as the course asks for: its pass percentage of its hours."
        ),
    ),
    Figure(
        name="certificates_of_class", label=N_("Certificates of the class"), unit=Unit.CERTIFICATES, subject=TRAINING,
        time=Time.NOW,
        definition=N_("Certificates given for this class that are in force; a revoked or replaced one is not counted."),
    ),
    Figure(
        name="hours_attended", label=N_("Hours attended"), unit=Unit.HOURS, subject=TRAINING, time=Time.NOW,
        definition=N_("Hours of the half-days in which this person was ticked as present."),
    ),
    Figure(
        name="hours_needed", label=N_("Hours needed"), unit=Unit.HOURS, subject=TRAINING, time=Time.NOW,
        definition=N_("The pass percentage of the course of its hours."),
    ),
    Figure(
        name="round_households", label=N_("Households of the round"), unit=Unit.HOUSEHOLDS, subject=ROUNDS,
        time=Time.NOW, definition=N_("Households that were chosen for this round, each once."),
    ),
    Figure(
        name="round_shared", label=N_("Shared out"), unit=Unit.HOUSEHOLDS, subject=ROUNDS, time=Time.NOW,
        definition=N_("Those of them for which it is written down who goes there."),
    ),
    Figure(
        name="round_reached", label=N_("Reached in the round"), unit=Unit.HOUSEHOLDS, subject=ROUNDS, time=Time.NOW,
        definition=N_(
            "Those of them where somebody was met, whether they need something or not; in brackets how many of a"
            " hundred that is, rounded down."
        ),
    ),
    Figure(
        name="round_left", label=N_("Still to go"), unit=Unit.HOUSEHOLDS, subject=ROUNDS, time=Time.NOW,
        definition=N_("Those of them where nobody came to yet, or where nobody was at home."),
    ),
    Figure(
        name="round_nobody", label=N_("Nobody at home"), unit=Unit.HOUSEHOLDS, subject=ROUNDS, time=Time.NOW,
        definition=N_("Those of them where nobody was at home when somebody came last."),
    ),
    Figure(
        name="round_refused", label=N_("Wanted no visit"), unit=Unit.HOUSEHOLDS, subject=ROUNDS, time=Time.NOW,
        definition=N_("Those of them that wanted no visit; nobody has to go there again."),
    ),
    Figure(
        name="round_waiting", label=N_("Waits for help"), unit=Unit.HOUSEHOLDS, subject=ROUNDS, time=Time.NOW,
        definition=N_("Those of them that need something and were not helped yet."),
    ),
    Figure(
        name="round_given", label=N_("Households to go to"), unit=Unit.HOUSEHOLDS, subject=ROUNDS, time=Time.NOW,
        definition=N_("Households of the round that this person is to go to."),
    ),
    Figure(
        name="people_served", label=N_("People served by the activity"), unit=Unit.PEOPLE, subject=ROUNDS,
        time=Time.NOW, definition=N_("As it was written down with the activity; empty while nobody knows."),
    ),
    Figure(
        name="took_part", label=N_("Took part"), unit=Unit.PEOPLE, subject=ROUNDS, time=Time.NOW,
        definition=N_("Staff, volunteers and the public who are written down as taking part in this activity."),
    ),
    Figure(
        name="hours_of_activity", label=N_("Volunteer hours of the activity"), unit=Unit.HOURS, subject=VOLUNTEERS,
        time=Time.NOW, definition=N_("Time that those gave who took part in this activity as volunteers."),
    ),
    Figure(
        name="budget_of_activity", label=N_("Budget of the activity"), unit=Unit.BAHT, subject=PARTNERS, time=Time.NOW,
        definition=N_("What was set aside for this activity, from whatever source; 0 baht is a result."),
    ),
    Figure(
        name="budget_of_class", label=N_("Budget of the class"), unit=Unit.BAHT, subject=PARTNERS, time=Time.NOW,
        definition=N_("What was set aside for this class, from whatever source; 0 baht is a result."),
    ),
    Figure(
        name="service_volunteers", label=N_("Volunteers of the service"), unit=Unit.PEOPLE, subject=VOLUNTEERS,
        definition=N_(
            "Volunteers who worked in this service in the fiscal year, in an activity or a visit, each once."
        ),
    ),
    Figure(
        name="partner_value", label=N_("Value of what it gave"), unit=Unit.BAHT, subject=PARTNERS, time=Time.EVER,
        definition=N_("The contributions of this partner, as far as anybody valued them."),
    ),
    Figure(
        name="partner_paid", label=N_("The municipality paid"), unit=Unit.BAHT, subject=PARTNERS, time=Time.EVER,
        definition=N_("What the municipality paid for the contributions of this partner; 0 baht is a result."),
    ),
)  # fmt: skip
DEFINED: Final = {figure.name: figure for figure in (*FIGURE.values(), *RECORD_FIGURES)}
"""Every number that is told anywhere, by its name: those of fiscal years as well."""
