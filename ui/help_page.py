"""What F1 says: what a page is for and the keys to work by."""

from __future__ import annotations

from typing import Final

from db.domain.words import N_
from ui.language import _

PURPOSE: Final = {
    "home": N_("The office at a glance. Click a figure to see who is behind it."),
    "residents": N_(
        "Everyone who lives here, moved away or died. Search above, press Enter to see a person, Ctrl+N to add one."
    ),
    "households": N_(
        "The houses of the town, who lives in them and what they are to the head; births, and households that move, "
        "split or join, one action each. Lines below the record tell who came and who left, and visits. Type a house "
        "number to find it, and a community behind it."
    ),
    "communities": N_(
        "The communities: who serves them, their people, elders and volunteers by age, what was done this fiscal year "
        "and what was not. ▲ marks what needs a look."
    ),
    "elders": N_(
        "Everybody of 60 and over: how they get about by the last assessment, when the next is due, their allowance "
        "and who cares for them. Enter or Ctrl+N assesses the elder chosen; a line below the record puts it right or "
        "deletes it."
    ),
    "visits": N_(
        "Visits to people and houses: what is overdue stands first. Ctrl+D writes the visit chosen down as done today,"
        " Ctrl+T writes down visits nobody planned, one after another; Ctrl+K gives everybody whom a volunteer cares"
        " for a visit to come."
    ),
    "matching": N_(
        "Which volunteer could care for which elder: trained for the need, from the same community, with two to four"
        " elders each. The program proposes, explains and warns; you decide. Ctrl+N takes the first one proposed; Tab"
        " leads to the others."
    ),
    "reach": N_(
        "How many elders had a visit or an activity in this fiscal year, by community, daily living, sex and age. Enter"
        " shows by name who had nothing yet."
    ),
    "rounds": N_(
        "Rounds from house to house. Enter opens the one chosen: choose its households, share them out, print the"
        " walking lists, then write down what was found with one key for each household; the coverage counts along."
    ),
    "volunteers": N_(
        "Who helps, in which kinds, where, by whose word, trained until when, for how many hours, and which award is"
        " due. “Word of mouth” shows who invited whom, “Hours and ages” hours, new volunteers, ages and awards."
    ),
    "referrals": N_(
        "Who invited whom, as a picture. Arrow keys go along its lines, + and − make it larger and smaller, typing"
        " looks for a name, Enter opens the volunteer, Ctrl+P prints the whole tree."
    ),
    "volunteering": N_(
        "What volunteers gave and what it is worth, who began when and by whose word, where an age has no volunteer,"
        " and to whom an award is due. Enter opens whom a line is about."
    ),
    "training": N_("Classes from enrolment to certificates: enrol, print the register, tick attendance, close, issue."),
    "activities": N_(
        "What was done for people: which service, when, where, for whom, with whose money, who took part and what came "
        "of it. Write down who took part in the order of joining, and add photographs, before and after where it "
        "helps. Type to narrow the list down."
    ),
    "services": N_(
        "The catalogue: what the municipality does for people, and which course its volunteers need. A service in "
        "which no volunteer worked this fiscal year stands out."
    ),
    "goals": N_(
        "What is to become better in a fiscal year, by which indicator one sees it, and how far it is reached: that is "
        "counted from activities and visits, or typed where the office counts it itself."
    ),
    "courses": N_("What is taught: hours, how many of them pass, and which certificate there is."),
    "certificates": N_("The register: correct a name, reissue, revoke, hand over, print."),
    "partners": N_(
        "Schools, clinics, temples, companies and clubs: whom to call, when to call again, what each gave. Type to"
        " narrow the list down; Tab leads from the list to what hangs on a partner, the space bar opens it."
    ),
    "results": N_(
        "What came of a fiscal year, beside the year before: figures with what each means by a right click, charts, and"
        " the report on paper or as a workbook. Enter on a figure opens the list behind it."
    ),
    "layouts": N_(
        "How certificates look: lines, frame, pictures, signatures. Enter opens the designer; arrow keys move what is"
        " chosen there."
    ),
    "imports": N_("Bring in lists from Excel or CSV after looking at every row, and take lists out."),
    "backup": N_(
        "Make a checked copy of everything, prove copies, go back to one. “Look into this copy” opens the chosen one in"
        " a window of its own, where nothing can be changed."
    ),
    "bin": N_("What was deleted, to be brought back."),
    "accounts": N_("Who may sign in, and as what. Each role is explained above the list."),
    "audit": N_("Who did what to which record, and when; the check tells whether somebody changed the log itself."),
    "data_requests": N_(
        "Who asked to see, correct or erase their data, and until when they get an answer; the notice and the record of"
        " processing are printed here. Copies and erasing begin at the person."
    ),
    "breaches": N_(
        "What happened to data that was lost, stolen or seen by somebody who may not, until when it has to be reported,"
        " and what was done; the report and the register are printed here."
    ),
    "quality": N_(
        "What is missing, odd or out of date. Enter on a line leads to its records, Enter on a record opens it where it"
        " is mended."
    ),
    "duplicates": N_(
        "Records that may be of one person. Enter leads to the choices, the space bar takes one, Ctrl+S merges; with"
        " Ctrl+N two people are compared by hand."
    ),
    "settings": N_("The office's names, seal, signatories and rules."),
}

KEYS: Final = (
    ("Ctrl+F", N_("search (or just type in a list)")),
    ("Ctrl+N", N_("add a new record")),
    ("Enter", N_("open; in a form, the next field")),
    ("Ctrl+S", N_("save")),
    ("Esc", N_("back")),
    ("Ctrl+P", N_("print")),
    ("Ctrl+E", N_("print or export the list as it is shown")),
    ("Ctrl+Delete", N_("delete (into the bin)")),
    ("Ctrl+Z", N_("undo")),
    ("Ctrl+1 … 9, 0", N_("go to a page")),
    ("Ctrl+R  Ctrl+B", N_("go to the results, to the backups")),
    ("Ctrl+H  Ctrl+O  Ctrl+M", N_("go to the households, the outreach rounds, the matching")),
    ("Ctrl+G  Ctrl+Q  Ctrl+U", N_("go to the hours and ages of volunteers, the data quality, the possible duplicates")),
    ("Ctrl+,", N_("go to the settings")),
    ("Alt+1 … 5", N_("the steps of a class or an outreach round")),
    ("Alt+←", N_("the page before")),
    ("Ctrl+ +  Ctrl+ −", N_("larger or smaller text")),
    ("Ctrl+L", N_("lock the program, or let somebody else sign in; what is typed is kept")),
)


BEFORE: Final = (
    ("Tab", N_("the next field or button")),
    ("Enter", N_("the next field; after the last one, go on")),
    ("Esc", N_("back")),
    ("Ctrl+ +  Ctrl+ −", N_("larger or smaller text")),
)
"""The keys before the office is open."""


def text_before(purpose: str) -> str:
    """The help of a page before the office is open; `purpose` is its msgid, "" where the page itself says it."""
    keys = "\n".join(f"{key}  –  {_(meaning)}" for key, meaning in BEFORE)
    return f"{_(purpose)}\n\n{keys}" if purpose else keys


PLAIN: Final = N_(
    "Papers saved as PDF and exported lists are not encrypted: whoever gets at the folder or stick where you put them "
    "can read them. Papers that are only looked at lie in the office's folder “papers” until the desk is closed or "
    "locked."
)
KEEPS_IN: Final = ("home", "settings")
"""The pages from which neither a paper nor a list leaves the office."""


def text_for(page: str) -> str:
    """The help of a page, in the user's language."""
    keys = "\n".join(f"{key}  –  {_(meaning)}" for key, meaning in KEYS)
    parts = [_(PURPOSE[page]), "" if page in KEEPS_IN else _(PLAIN), keys]
    return "\n\n".join(filter(None, parts))
