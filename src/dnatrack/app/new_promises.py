"""Plans of new tasks, milestones and issues."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dnatrack.app import questions
from dnatrack.app.arguments import today_in, zone_named
from dnatrack.app.cite import NO_DOCUMENT, Cited, DocumentWords, cite
from dnatrack.app.edit import Planning
from dnatrack.app.past_ids import PastIds
from dnatrack.app.questions import Questions
from dnatrack.editing.new import (
    NewIssue,
    NewMilestone,
    NewTask,
    milestone_ids,
    new_issue,
    new_milestone,
    new_task,
    propose_issue_id,
    propose_milestone_id,
    propose_task_id,
    task_file,
    task_ids,
)
from dnatrack.editing.new_ids import IdsInUse
from dnatrack.editing.proposal import Plan, milestone_named, owner_named, task_named
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.milestone import full_reference
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle, MilestoneKind
from dnatrack.reports import wording
from dnatrack.reports.selection import member_named, priority_ids, taskforce_ids

_TASKFORCE = Text("범정부 TF", "taskforce")


def chosen_taskforce(tracker: Tracker, given: str | None, ask: Questions) -> Taskforce:
    """The taskforce that an option or a person names.

    Raises:
        DnatrackError: there is none of that name, or nobody can be asked.
    """
    if not given:
        ask.show_choices((one.id, wording.name(one.name)) for one in tracker.taskforces)
    id_ = ask.required_as(
        given, _TASKFORCE, "--taskforce", lambda word: min(taskforce_ids(tracker, word))
    )
    return tracker.taskforces_by_id[id_]


# The sources of a new thing, and the plan that enters those which are new themselves.

_SOURCE = Text("출처(id, 주소, 새 문서의 제목)", "source (id, address, or title of a new one)")


def cited(tracker: Tracker, given: Sequence[str], document: DocumentWords, ask: Questions) -> Cited:
    """The sources that options name, or a person: several ids may stand between commas.

    Raises:
        DnatrackError: there is no such source, or nothing is given and nobody can be asked.
    """
    if given:
        return cite(tracker, given, document, ask)
    return ask.required_as(
        None, _SOURCE, "--source", lambda said: cite(tracker, _words(tracker, said), document, ask)
    )


def _words(tracker: Tracker, said: str) -> list[str]:
    """What a person said, in parts if all of them are ids: titles have commas in them."""
    parts = said.replace(",", " ").split()
    return parts if all(part.upper() in tracker.sources for part in parts) else [said]


def with_sources(found: Cited, plan: Plan) -> Plan:
    """`plan`, with the sources entered first."""
    return replace(plan, edits=(*found.edits, *plan.edits))


# The plan of a new task.

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
    document: DocumentWords = NO_DOCUMENT


def planned_task(options: TaskOptions, past: PastIds) -> Planning:
    """That something is promised which was not before."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        ids = IdsInUse(task_ids(tracker), past.of_tasks(task_file), example="dg-2-6")
        id_ = ids.checked(options.id) if options.id is not None else None
        taskforce = chosen_taskforce(tracker, options.taskforce, ask)
        priority = _priority(tracker, taskforce, options.priority, ask)
        title = ask.title(options.title, options.title_en)
        lead, partners, is_multi = _ministries(tracker, options, ask)
        promise = ask.required(options.promise, _PROMISE, "--promise", default=title.ko)
        found = cited(tracker, options.sources, options.document, ask)
        proposal = propose_task_id(ids, tracker, taskforce.id, priority)
        new = NewTask(
            id=ask.chosen_id(id_, ids, proposal),
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


def _priority(
    tracker: Tracker, taskforce: Taskforce, given: str | None, ask: Questions
) -> str | None:
    """The priority of a taskforce that is meant; a person is asked where it has some."""
    if given is None and not taskforce.priorities:
        return None
    if given is None:
        ask.show_choices((one.id, wording.name(one.name)) for one in taskforce.priorities)
    return ask.optional_as(given, _PRIORITY, lambda word: min(priority_ids(tracker, word)))


def _ministries(
    tracker: Tracker, options: TaskOptions, ask: Questions
) -> tuple[str | None, tuple[str, ...], bool]:
    """The lead, the partners, and whether it takes several ministries."""
    ministry = questions.ministry_in(tracker)
    lead = ask.optional_as(options.lead, _LEAD, ministry)
    partners = ask.several(options.partners, _PARTNERS, ministry)
    if not (partners or options.unnamed_partners):
        return lead, partners, options.multi_ministry
    is_multi = ask.is_so(
        given=options.multi_ministry, question=_MULTI, option="--multi-ministry", default=True
    )
    return lead, partners, is_multi


# The plan of a new milestone.

_KIND = Text("종류", "kind")
_DUE = Text("기한(2020-H2, 2020-03)", "due (2020-H2, 2020-03)")


@dataclass(frozen=True, slots=True)
class MilestoneOptions:
    """What the arguments and options of `new milestone` say."""

    owner: str
    id: str | None = None
    title: str | None = None
    title_en: str | None = None
    kind: str | None = None
    due: str | None = None
    due_stated: str | None = None
    lifecycle: str | None = None
    critical: bool = False
    blocked_by: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()
    document: DocumentWords = NO_DOCUMENT


def planned_milestone(options: MilestoneOptions, past: PastIds) -> Planning:
    """That a task or taskforce owes something more."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        owner = owner_named(tracker, options.owner)
        ids = IdsInUse(
            milestone_ids(tracker, owner), past.of_milestones(owner.id, owner.place.file)
        )
        id_ = ids.checked(options.id) if options.id is not None else None
        blockers = tuple(_blocker(tracker, owner.id, one) for one in options.blocked_by)
        title = ask.title(options.title, options.title_en)
        kind = ask.word_of(MilestoneKind, options.kind, _KIND, "--kind")
        due = ask.optional_as(options.due, _DUE, questions.period_of(options.due, "--due"))
        found = cited(tracker, options.sources, options.document, ask)
        proposal = propose_milestone_id(ids, owner, title.en, kind)
        new = NewMilestone(
            id=ask.chosen_id(id_, ids, proposal, is_guess=title.en is None),
            title=title,
            kind=kind,
            sources=found.ids,
            due=due,
            due_stated=options.due_stated,
            lifecycle=member_named(Lifecycle, options.lifecycle or Lifecycle.PLANNED.value),
            critical=options.critical,
            blocked_by=blockers,
            note=options.note,
        )
        return with_sources(found, new_milestone(owner, new))

    return Planning(plan)


def _blocker(tracker: Tracker, owner: str, word: str) -> str:
    """A milestone that is there, as it was named: in full, or within its owner."""
    milestone_named(tracker, full_reference(word, owner))
    return word


# The plan of a new issue.

_BETWEEN = Text("관련 기관", "the ministries concerned")
_RAISED = Text("제기된 때", "when it was raised")


@dataclass(frozen=True, slots=True)
class IssueOptions:
    """What the arguments and options of `new issue` say."""

    task: str
    id: str | None = None
    title: str | None = None
    title_en: str | None = None
    between: tuple[str, ...] = ()
    raised: str | None = None
    sources: tuple[str, ...] = ()
    document: DocumentWords = NO_DOCUMENT


def planned_issue(options: IssueOptions, past: PastIds) -> Planning:
    """That ministries have something to settle between them."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        task = task_named(tracker, options.task)
        taken = frozenset(one.id for one in task.issues)
        ids = IdsInUse(taken, past.of_entries(task.at("issues")), example="budget-split")
        id_ = ids.checked(options.id) if options.id is not None else None
        title = ask.title(options.title, options.title_en)
        between = ask.several(options.between, _BETWEEN, questions.ministry_in(tracker))
        raised = ask.proposed_as(
            options.raised,
            _RAISED,
            "--raised",
            questions.period_of(options.raised, "--raised"),
            proposal=today_in(zone_named(tracker.settings.timezone)).isoformat(),
        )
        found = cited(tracker, options.sources, options.document, ask)
        proposal = propose_issue_id(ids, title.en)
        new = NewIssue(
            id=ask.chosen_id(id_, ids, proposal, is_guess=title.en is None),
            title=title,
            raised=raised,
            sources=found.ids,
            between=between,
        )
        return with_sources(found, new_issue(task, new))

    return Planning(plan)
