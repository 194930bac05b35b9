"""Plans of new tasks, milestones and issues."""

from dnatrack.app.arguments import today_in, zone_named
from dnatrack.app.edit import Planning
from dnatrack.app.new_entry import Given, NewEntry
from dnatrack.app.past_ids import PastIds
from dnatrack.app.questions import Questions
from dnatrack.editing.new import (
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
from dnatrack.model.data_files import DataPath
from dnatrack.model.milestone import full_reference
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.words import Lifecycle, MilestoneKind
from dnatrack.reports.selection import priority_ids


def planned_task(given: Given, past: PastIds) -> Planning:
    """That something is promised which was not before."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        ids = IdsInUse(task_ids(tracker), past.of_tasks(task_file), example="dg-2-6")
        new = NewEntry(DataPath(task_file("new")), given, tracker, ask)
        new.check_id(ids)
        taskforce = new.ask_taskforce()
        priority = _priority(taskforce, new)
        korean, _ = new.ask_title()
        new.ask("lead", Text("주관기관", "lead ministry"))
        new.ask_several("partners", Text("협조기관", "partner ministries"))
        new.take("unnamed_partners")
        _ask_whether_multi_ministry(new, ask)
        question = Text("약속한 내용", "what was promised, in its words")
        promise = ask.required(new.word("promise"), question, "--promise", default=korean)
        source, *_ = new.cite()
        new.fields["promise"] = {"text": promise, "source": source}
        new.choose_id(ids, propose_task_id(ids, tracker, taskforce.id, priority or None))
        new.take("lifecycle", default=Lifecycle.PLANNED.value)
        new.take("note")
        return new.with_sources(new_task(loaded, new.fields))

    return Planning(plan)


def _priority(taskforce: Taskforce, new: NewEntry) -> str:
    """The priority of a taskforce that is meant; a person is asked where it has some."""
    if new.word("priority") is None and not taskforce.priorities:
        return ""
    question = Text("우선 추진과제", "priority")
    return new.ask_named("priority", question, taskforce.priorities, priority_ids)


def _ask_whether_multi_ministry(new: NewEntry, ask: Questions) -> None:
    """A person is asked where several ministries are named; a no is not written."""
    is_so = new.word("multi_ministry") is not None
    if new.fields["partners"] or new.fields.get("unnamed_partners"):
        question = Text("다부처 과제인가", "multi-ministry task")
        is_so = ask.is_so(given=is_so, question=question, option="--multi-ministry", default=True)
    new.fields["multi_ministry"] = "true" if is_so else None


def planned_milestone(given: Given, past: PastIds) -> Planning:
    """That a task or taskforce owes something more."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        owner = owner_named(tracker, given["owner"][0])
        ids = IdsInUse(
            milestone_ids(tracker, owner), past.of_milestones(owner.id, owner.place.file)
        )
        new = NewEntry(owner.at("milestones", 0), given, tracker, ask)
        new.check_id(ids)
        new.take("blocked_by")
        for word in given["blocked_by"]:
            milestone_named(tracker, full_reference(word, owner.id))
        _, english = new.ask_title()
        kind = new.ask("kind", Text("종류", "kind"))
        new.ask("due", Text("기한(2020-H2, 2020-03)", "due (2020-H2, 2020-03)"))
        new.cite()
        proposal = propose_milestone_id(ids, owner, english, MilestoneKind(kind))
        new.choose_id(ids, proposal, is_guess=not english)
        new.take("lifecycle", default=Lifecycle.PLANNED.value)
        new.take("due_stated", "critical", "note")
        return new.with_sources(new_milestone(owner, new.fields))

    return Planning(plan)


def planned_issue(given: Given, past: PastIds) -> Planning:
    """That ministries have something to settle between them."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        task = task_named(tracker, given["task"][0])
        taken = frozenset(one.id for one in task.issues)
        ids = IdsInUse(taken, past.of_entries(task.at("issues")), example="budget-split")
        new = NewEntry(task.at("issues", 0), given, tracker, ask)
        new.check_id(ids)
        _, english = new.ask_title()
        new.ask_several("between", Text("관련 기관", "the ministries concerned"))
        today = today_in(zone_named(tracker.settings.timezone)).isoformat()
        new.ask("raised", Text("제기된 때", "when it was raised"), proposal=today)
        new.cite()
        new.choose_id(ids, propose_issue_id(ids, english), is_guess=not english)
        return new.with_sources(new_issue(task, new.fields))

    return Planning(plan)
