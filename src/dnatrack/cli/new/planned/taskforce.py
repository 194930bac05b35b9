"""The taskforce that something new belongs to."""

from dnatrack.cli.new.planned.questions import required_as, show_choices
from dnatrack.i18n import Text
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.reports import wording
from dnatrack.reports.selection import taskforce_ids

_TASKFORCE = Text("범정부 TF", "taskforce")


def chosen_taskforce(tracker: Tracker, given: str | None) -> Taskforce:
    """The taskforce that an option or a person names.

    Raises:
        DnatrackError: there is none of that name, or nobody can be asked.
    """
    if not given:
        show_choices((one.id, wording.name(one.name)) for one in tracker.taskforces)
    id_ = required_as(
        given, _TASKFORCE, "--taskforce", lambda word: min(taskforce_ids(tracker, word))
    )
    return tracker.taskforces_by_id[id_]
