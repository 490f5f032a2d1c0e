"""The operations of services, goals and activities, for the one table of who may do what."""

from typing import Final

LOOKS: Final = (
    "services.service_of", "services.services", "services.service_line", "services.service_lines", "goals.goal_of",
    "goals.goal_line", "goals.goal_lines", "goals.goal_years", "activities.activity_of", "activities.activity_line",
    "activity_lists.activity_lines", "activity_lists.activity_listing", "activity_lists.activity_years",
    "activity_people.participant_of", "activity_people.participants_of", "activity_people.activities_of_person",
    "photographs.photograph_of", "photographs.photographs_of",
)  # fmt: skip
CHANGES: Final = (
    "services.save_service", "services.delete_service", "services.restore_service", "goals.save_goal",
    "goals.delete_goal", "goals.restore_goal", "activities.save_activity", "activities.delete_activity",
    "activities.restore_activity", "activity_people.save_participant", "activity_people.add_participants",
    "activity_people.delete_participant", "activity_people.restore_participant", "photographs.save_photograph",
    "photographs.delete_photograph", "photographs.restore_photograph",
)  # fmt: skip
