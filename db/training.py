"""Training in one place: courses, classes and enrolments as the other floors call them."""

from db.class_lines import class_line, class_lines, class_listing
from db.classes import class_of, close_class, delete_class, reopen_class, restore_class, save_class
from db.courses import course_of, courses, delete_course, restore_course, save_course
from db.enrolments import enrol, enrolment_lines, restore_enrolment, trainings_of, withdraw

__all__ = [
    "class_line", "class_lines", "class_listing", "class_of", "close_class", "course_of", "courses", "delete_class",
    "delete_course", "enrol", "enrolment_lines", "reopen_class", "restore_class", "restore_course", "restore_enrolment",
    "save_class", "save_course", "trainings_of", "withdraw",
]  # fmt: skip
