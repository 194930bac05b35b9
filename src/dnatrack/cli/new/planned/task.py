"""The plan of a new task."""

from dataclasses import dataclass, field

from dnatrack.cli.asking import required
from dnatrack.cli.document_options import DocumentOptions
from dnatrack.cli.new.planned import questions
from dnatrack.cli.new.planned.past_ids import PastIds
from dnatrack.cli.new.planned.sources import cited, with_sources
from dnatrack.cli.new.planned.taskforce import chosen_taskforce
from dnatrack.cli.planning import Planning
from dnatrack.editing.new import NewTask, new_task, propose_task_id, task_file, task_ids
from dnatrack.editing.new_ids import IdsInUse
from dnatrack.editing.proposal import Plan
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle
from dnatrack.reports import wording
from dnatrack.reports.selection import member_named, priority_ids

_PRIORITY = Text("우선 추진과제", "priority")
_LEAD = Text("주관기관", "lead ministry")
_PARTNERS = Text("협조기관", "partner ministries")
_PROMISE = Text("약속한 내용", "what was promised, in its words")
_MULTI = Text("다부처 과제인가", "multi-ministry task")


@dataclass(frozen=True, slots=True)
class TaskOptions:
    """What the argument and options of `new task` say."""

    id: str | None = None
    taskforce: str | None = None
    priority: str | None = None
    title: str | None = None
    title_en: str | None = None
    lead: str | None = None
    partners: tuple[str, ...] = ()
    unnamed_partners: str | None = None
    multi_ministry: bool = False
    promise: str | None = None
    lifecycle: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    document: DocumentOptions = field(default_factory=DocumentOptions)


def planned_task(options: TaskOptions, past: PastIds) -> Planning:
    """That something is promised which was not before."""

    def plan(loaded: Loaded) -> Plan:
        tracker = loaded.tracker
        ids = IdsInUse(task_ids(tracker), past.of_tasks(task_file), example="dg-2-6")
        id_ = ids.checked(options.id) if options.id is not None else None
        taskforce = chosen_taskforce(tracker, options.taskforce)
        priority = _priority(tracker, taskforce, options.priority)
        title = questions.title(options.title, options.title_en)
        lead, partners, is_multi = _ministries(tracker, options)
        promise = required(options.promise, _PROMISE, "--promise", default=title.ko)
        found = cited(tracker, options.sources, options.document)
        proposal = propose_task_id(ids, tracker, taskforce.id, priority)
        new = NewTask(
            id=questions.chosen_id(id_, ids, proposal),
            title=title,
            taskforce=taskforce.id,
            sources=found.ids,
            promise=promise,
            priority=priority,
            lead=lead,
            partners=partners,
            unnamed_partners=options.unnamed_partners,
            multi_ministry=is_multi,
            lifecycle=member_named(Lifecycle, options.lifecycle or Lifecycle.PLANNED.value),
            note=options.note,
        )
        return with_sources(found, new_task(loaded, new))

    return Planning(plan)


def _priority(tracker: Tracker, taskforce: Taskforce, given: str | None) -> str | None:
    """The priority of a taskforce that is meant; a person is asked where it has some."""
    if given is None and not taskforce.priorities:
        return None
    if given is None:
        questions.show_choices((one.id, wording.name(one.name)) for one in taskforce.priorities)
    return questions.optional_as(given, _PRIORITY, lambda word: min(priority_ids(tracker, word)))


def _ministries(tracker: Tracker, options: TaskOptions) -> tuple[str | None, tuple[str, ...], bool]:
    """The lead, the partners, and whether it takes several ministries."""
    ministry = questions.ministry_in(tracker)
    lead = questions.optional_as(options.lead, _LEAD, ministry)
    partners = questions.several(options.partners, _PARTNERS, ministry)
    if not (partners or options.unnamed_partners):
        return lead, partners, options.multi_ministry
    is_multi = questions.is_so(
        given=options.multi_ministry, question=_MULTI, option="--multi-ministry", default=True
    )
    return lead, partners, is_multi
