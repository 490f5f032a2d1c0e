"""Every figure of the office, declared once: its name, label, definition and unit."""

from typing import Final

from db.domain.figures import Figure, Subject, Time, Unit
from db.domain.permissions import ADL
from db.domain.words import N_

PEOPLE, ELDERS, VISITS = Subject.PEOPLE, Subject.ELDERS, Subject.VISITS
VOLUNTEERS, TRAINING, PARTNERS = Subject.VOLUNTEERS, Subject.TRAINING, Subject.PARTNERS

FIGURES: Final = (
    Figure(
        name="residents", label=N_("Residents"), unit=Unit.PEOPLE, subject=PEOPLE, time=Time.DAY,
        definition=N_(
            "People whose status is living here; who moved away or died is counted up to that day, who came to live"
            " here from that day on."
        ),
    ),
    Figure(
        name="men", label=N_("Men"), unit=Unit.PEOPLE, subject=PEOPLE, time=Time.DAY,
        definition=N_("Residents whose sex is male."),
    ),
    Figure(
        name="women", label=N_("Women"), unit=Unit.PEOPLE, subject=PEOPLE, time=Time.DAY,
        definition=N_("Residents whose sex is female."),
    ),
    Figure(
        name="households", label=N_("Households"), unit=Unit.HOUSEHOLDS, subject=PEOPLE, time=Time.DAY,
        definition=N_(
            "Households that are kept, whoever lives in them. Of a year that is over: those in which somebody lived on"
            " its last day, or that had been written down, visited or asked in a round by then."
        ),
    ),
    Figure(
        name="elders", label=N_("Elders"), unit=Unit.PEOPLE, subject=ELDERS, time=Time.DAY,
        definition=N_("Residents who are 60 or over on that day."),
    ),
    Figure(
        name="elders_percent", label=N_("Share of elders"), unit=Unit.PERCENT, subject=ELDERS, time=Time.DAY,
        share=("elders", "residents"),
        definition=N_("Elders per hundred residents. Above 20 the community is aged, above 28 super-aged."),
    ),
    Figure(
        name="bedbound", label=N_("Bedbound elders"), unit=Unit.PEOPLE, subject=ELDERS, time=Time.DAY, needs=ADL,
        definition=N_("Elders whose last assessment of daily living by that day has 0 to 4 points."),
    ),
    Figure(
        name="homebound", label=N_("Homebound elders"), unit=Unit.PEOPLE, subject=ELDERS, time=Time.DAY, needs=ADL,
        definition=N_("Elders whose last assessment of daily living by that day has 5 to 11 points."),
    ),
    Figure(
        name="social", label=N_("Socially active elders"), unit=Unit.PEOPLE, subject=ELDERS, time=Time.DAY, needs=ADL,
        definition=N_("Elders whose last assessment of daily living by that day has 12 to 20 points."),
    ),
    Figure(
        name="not_assessed", label=N_("Elders never assessed"), unit=Unit.PEOPLE, subject=ELDERS, time=Time.DAY,
        needs=ADL, definition=N_("Elders without any assessment of daily living by that day."),
    ),
    Figure(
        name="elders_reached", label=N_("Elders reached"), unit=Unit.PEOPLE, subject=ELDERS,
        definition=N_(
            "Elders who in the fiscal year took part in an activity, or who were met, they or their household, by a"
            " visit or an outreach round."
        ),
    ),
    Figure(
        name="elders_not_reached", label=N_("Elders not reached"), unit=Unit.PEOPLE, subject=ELDERS,
        definition=N_("Elders who had no visit, no activity and no outreach round in the fiscal year."),
    ),
    Figure(
        name="elders_reached_percent", label=N_("Share of elders reached"), unit=Unit.PERCENT, subject=ELDERS,
        share=("elders_reached", "elders"), definition=N_("Elders reached per hundred elders."),
    ),
    Figure(
        name="visits", label=N_("Visits done"), unit=Unit.TIMES, subject=VISITS,
        definition=N_("Visits to people and households that were done on a day of the fiscal year."),
    ),
    Figure(
        name="visits_planned", label=N_("Visits still planned"), unit=Unit.TIMES, subject=VISITS,
        definition=N_("Visits planned for a day of the fiscal year, today or later, that are not done yet."),
    ),
    Figure(
        name="visits_overdue", label=N_("Visits overdue"), unit=Unit.TIMES, subject=VISITS,
        definition=N_("Visits planned for a day of the fiscal year that has passed, and never done."),
    ),
    Figure(
        name="households_asked", label=N_("Households in outreach rounds"), unit=Unit.HOUSEHOLDS, subject=VISITS,
        definition=N_("Households to go to in outreach rounds that began in the fiscal year, each once."),
    ),
    Figure(
        name="households_reached", label=N_("Households reached in rounds"), unit=Unit.HOUSEHOLDS, subject=VISITS,
        definition=N_("Those of them where somebody was reached in a round."),
    ),
    Figure(
        name="activities", label=N_("Activities held"), unit=Unit.ACTIVITIES, subject=VISITS,
        definition=N_("Activities that began on a day of the fiscal year, today or before."),
    ),
    Figure(
        name="served", label=N_("People served"), unit=Unit.TIMES, subject=VISITS,
        definition=N_("People served as each of these activities says, together; who came twice counts twice."),
    ),
    Figure(
        name="participants", label=N_("Participations"), unit=Unit.TIMES, subject=VISITS, by_community=False,
        definition=N_("Staff, volunteers and the public who took part in these activities, together."),
    ),
    Figure(
        name="services", label=N_("Services"), unit=Unit.SERVICES, subject=VISITS, time=Time.DAY, by_community=False,
        definition=N_(
            "Services of the catalogue. Of a year that is over: those that had been written down or given by its last"
            " day."
        ),
    ),
    Figure(
        name="services_alone", label=N_("Services without a volunteer"), unit=Unit.SERVICES, subject=VISITS,
        by_community=False,
        definition=N_("Services of the catalogue in which no volunteer worked in the fiscal year."),
    ),
    Figure(
        name="volunteers", label=N_("Volunteers"), unit=Unit.PEOPLE, subject=VOLUNTEERS, time=Time.DAY,
        definition=N_("Volunteers who had not ended by that day, and had begun, in the community where they serve."),
    ),
    Figure(
        name="new_volunteers", label=N_("New volunteers"), unit=Unit.PEOPLE, subject=VOLUNTEERS,
        definition=N_("Volunteers who began on a day of the fiscal year."),
    ),
    Figure(
        name="left_volunteers", label=N_("Volunteers who left"), unit=Unit.PEOPLE, subject=VOLUNTEERS,
        definition=N_("Volunteers who ended on a day of the fiscal year."),
    ),
    Figure(
        name="volunteer_hours", label=N_("Volunteer hours"), unit=Unit.HOURS, subject=VOLUNTEERS,
        definition=N_("Time that volunteers gave in activities and visits of the fiscal year."),
    ),
    Figure(
        name="volunteer_value", label=N_("Value of volunteer hours"), unit=Unit.BAHT, subject=VOLUNTEERS,
        definition=N_("Volunteer hours at the rate for an hour that the settings say."),
    ),
    Figure(
        name="classes", label=N_("Classes held"), unit=Unit.CLASSES, subject=TRAINING, by_community=False,
        definition=N_("Classes whose last day lies in the fiscal year, today or before."),
    ),
    Figure(
        name="enrolled", label=N_("People trained"), unit=Unit.TIMES, subject=TRAINING,
        definition=N_("People enrolled in these classes; who was in two counts twice."),
    ),
    Figure(
        name="passed", label=N_("People who passed"), unit=Unit.TIMES, subject=TRAINING,
        definition=N_("Those of them who attended as many hours as their course asks for."),
    ),
    Figure(
        name="certificates", label=N_("Certificates given"), unit=Unit.CERTIFICATES, subject=TRAINING,
        definition=N_("Certificates dated in the fiscal year that are in force today."),
    ),
    Figure(
        name="partners", label=N_("Partners"), unit=Unit.PARTNERS, subject=PARTNERS, time=Time.DAY, by_community=False,
        definition=N_("Partners who had begun to work with the office by that day."),
    ),
    Figure(
        name="partners_inside", label=N_("Partners in the area"), unit=Unit.PARTNERS, subject=PARTNERS, time=Time.DAY,
        by_community=False, definition=N_("Those of them who are at home in the area."),
    ),
    Figure(
        name="new_partners", label=N_("New partners"), unit=Unit.PARTNERS, subject=PARTNERS, by_community=False,
        definition=N_("Partners who began to work with the office on a day of the fiscal year."),
    ),
    Figure(
        name="given_value", label=N_("Value of what partners gave"), unit=Unit.BAHT, subject=PARTNERS,
        by_community=False,
        definition=N_("Contributions of the fiscal year, as far as anybody valued them."),
    ),
    Figure(
        name="given_paid", label=N_("Paid by the municipality for it"), unit=Unit.BAHT, subject=PARTNERS,
        by_community=False,
        definition=N_("What the municipality paid for these contributions; 0 baht is a result."),
    ),
    Figure(
        name="budget", label=N_("Budget of activities and classes"), unit=Unit.BAHT, subject=PARTNERS,
        by_community=False,
        definition=N_("Budgets of the activities and classes of the fiscal year, from whatever source."),
    ),
)  # fmt: skip
FIGURE: Final = {figure.name: figure for figure in FIGURES}
"""Each by its name."""
