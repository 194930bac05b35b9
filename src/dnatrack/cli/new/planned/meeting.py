"""The plan of a new meeting."""

from dataclasses import dataclass, field

from dnatrack.cli.document_options import DocumentOptions
from dnatrack.cli.new.planned import questions
from dnatrack.cli.new.planned.past_ids import PastIds
from dnatrack.cli.new.planned.sources import cited, with_sources
from dnatrack.cli.new.planned.taskforce import chosen_taskforce
from dnatrack.cli.planning import Planning
from dnatrack.editing.new import NewMeeting, meeting_ids, new_meeting, next_number
from dnatrack.editing.new_ids import IdsInUse, series
from dnatrack.editing.proposal import Plan, milestone_named
from dnatrack.editing.set_value import count
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MEETINGS, DataPath
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker

_LIST = DataPath(MEETINGS, ("meetings",))
_ON = Text("열린 날", "day of the meeting")
_NUMBER = Text("몇 차 회의인가", "number of the meeting")
_REVIEWED = Text("점검한 것", "what was reviewed")
_DECIDED = Text("정한 것", "what was decided")
_MILESTONES = Text("다룬 이정표", "milestones it dealt with")


@dataclass(frozen=True, slots=True)
class MeetingOptions:
    """What the argument and options of `new meeting` say."""

    id: str | None = None
    on: str | None = None
    taskforce: str | None = None
    number: str | None = None
    title: str | None = None
    title_en: str | None = None
    reviewed: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()
    document: DocumentOptions = field(default_factory=DocumentOptions)


def planned_meeting(options: MeetingOptions, past: PastIds) -> Planning:
    """That a taskforce met."""

    def plan(loaded: Loaded) -> Plan:
        tracker = loaded.tracker
        ids = IdsInUse(meeting_ids(tracker), past.of_entries(_LIST), example="data-economy-3")
        id_ = ids.checked(options.id) if options.id is not None else None
        taskforce = chosen_taskforce(tracker, options.taskforce)
        on = questions.required_as(options.on, _ON, "--on", questions.day_of(options.on, "--on"))
        number = _number(tracker, taskforce, options.number)
        title = questions.title(
            options.title, options.title_en, proposal=f"{taskforce.name.ko} {number}차 회의"
        )
        reviewed = questions.one_by_one(options.reviewed, _REVIEWED)
        decided = questions.one_by_one(options.decided, _DECIDED)
        milestones = questions.several(
            options.milestones, _MILESTONES, lambda word: _milestone(tracker, word)
        )
        found = cited(tracker, options.sources, options.document)
        proposal = ids.first_free(series(f"{taskforce.id}-{number}"))
        new = NewMeeting(
            id=questions.chosen_id(id_, ids, proposal),
            on=on,
            taskforce=taskforce.id,
            title=title,
            sources=found.ids,
            number=number,
            reviewed=reviewed,
            decided=decided,
            milestones=milestones,
            note=options.note,
        )
        return with_sources(found, new_meeting(loaded, new))

    return Planning(plan)


def _number(tracker: Tracker, taskforce: Taskforce, given: str | None) -> int:
    proposal = str(next_number(tracker, taskforce.id))
    return questions.proposed_as(
        given, _NUMBER, "--number", lambda word: int(count(word)), proposal=proposal
    )


def _milestone(tracker: Tracker, word: str) -> str:
    """The full id of a milestone that is there."""
    milestone_named(tracker, word)
    return word
