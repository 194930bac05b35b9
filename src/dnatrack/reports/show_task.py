"""Everything about one task, priority or taskforce."""

from collections.abc import Iterator

from dnatrack.i18n import counted, tr
from dnatrack.judging.issues import JudgedIssue, judge_issue
from dnatrack.judging.judgement import JudgedItem, total
from dnatrack.judging.tally import Tally
from dnatrack.model.fields import Update
from dnatrack.model.task import DeclaredSignal, Promise, SignalOverride, Task
from dnatrack.model.taskforce import Group, Post, Priority, Taskforce
from dnatrack.model.tracker import RaisedIssue
from dnatrack.reports import columns, issues, show_pieces, wording
from dnatrack.reports.columns import Columns, fact, table, within
from dnatrack.reports.headings import heading
from dnatrack.reports.issues import issue_state_cell
from dnatrack.reports.listing import build_tasks
from dnatrack.reports.news import heard_fact
from dnatrack.reports.report import (
    Cell,
    Fact,
    Kind,
    Part,
    Report,
    Table,
    Target,
    hidden_fact,
    leading,
    name_value,
    sources_cell,
)
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import how_to_mend, unreadable_table
from dnatrack.reports.view import (
    View,
    name_cell,
    period_cell,
    shown_signal_cell,
    signal_cell,
    signals_cell,
    word_cell,
)

TASK_FORM = "dnatrack-task/2"


def build_task(view: View, item: JudgedItem, task: Task) -> Report:
    """A task: what was promised, by whom, its milestones, and why its signal is as it is."""
    return Report(
        TASK_FORM,
        f"{task.id} {wording.name(task.title)}",
        view.facts(),
        tuple(_task_details(view, item, task)),
        (
            show_pieces.milestones(view, item.milestones),
            unreadable_table(view, item.lost, "unreadable"),
            show_pieces.reasons(view, item),
            _issues(view, task),
            show_pieces.updates_about(_updates(task)),
            show_pieces.bases(task.basis),
            show_pieces.sources(view, show_pieces.cited_sources(view, task, *task.milestones)),
        ),
        advice=how_to_mend(item.lost),
    )


def _updates(task: Task) -> Iterator[tuple[str, Update]]:
    yield from (("", update) for update in task.updates)
    for milestone in task.milestones:
        yield from ((f"{task.id}/{milestone.id}", update) for update in milestone.updates)


def _task_details(view: View, item: JudgedItem, task: Task) -> Iterator[Fact]:
    yield fact("id", task.id, label="id")
    yield hidden_fact("title", name_value(task.title))
    yield fact("signal", shown_signal_cell(item))
    yield from _other_signals(item)
    yield from show_pieces.progress(item.tally)
    yield fact("lifecycle", word_cell(item.lifecycle))
    yield heard_fact(view, item)
    yield from show_pieces.completion_facts(task)
    yield fact("promise", promise_cell(task.promise))
    yield from _belongs_to(view, task)
    yield fact("lead", view.ministry(task.lead))
    yield fact("partners", view.ministries(task.partners, task.unnamed_partners))
    yield hidden_fact("unnamed_partners", task.unnamed_partners)
    yes_no = tr("예", "yes") if task.multi_ministry else tr("아니요", "no")
    yield fact("multi_ministry", Cell(yes_no, task.multi_ministry))
    yield fact("superseded_by", view.item(task.superseded_by))
    yield fact("reason", wording.grounds(task.reason, task.decision), label=tr("사유", "reason"))
    yield fact("evidence", sources_cell(task.evidence))
    yield show_pieces.search_fact(task.looked_for)
    yield fact("note", task.note, label=tr("비고", "note"))
    yield fact("file", task.place.file)


def _other_signals(item: JudgedItem) -> Iterator[Fact]:
    """What was worked out, and what people say of it; nothing where nobody says anything."""
    declared, override = item.weighed.declared, item.weighed.override
    if declared is not None or override is not None:
        yield fact("computed_signal", signal_cell(item.weighed.computed))
    if declared is not None:
        when = f"{wording.word(declared.signal)}, {wording.day(declared.on)}"
        yield _said("declared_signal", declared, when, declared.note, declared.source)
    if override is not None:
        until = tr(f"{wording.day(override.until)}까지", f"until {wording.day(override.until)}")
        over = tr("적용기간 만료", "expired") if item.weighed.is_expired else None
        word = wording.word(override.signal)
        yield _said("override", override, word, until, over, override.by, override.reason)


def _said(key: str, given: DeclaredSignal | SignalOverride, *words: str | None) -> Fact:
    value = {key: str(value) for key, value in given.given().items() if value is not None}
    return fact(key, Cell(", ".join(filter(None, words)), value))


def promise_cell(promise: Promise | None) -> Cell:
    """What was promised, with the source that says so; empty where no words are known."""
    if promise is None:
        return Cell("")
    value = {"text": promise.text, "source": promise.source}
    target = Target(Kind.SOURCE, promise.source)
    parts = (Part(f"{promise.text}{tr('', ' ')}("), Part(promise.source, target), Part(")"))
    return Cell("".join(one.text for one in parts), value, parts=parts)


def _belongs_to(view: View, task: Task) -> Iterator[Fact]:
    tracker = view.judgement.tracker
    yield show_pieces.taskforce_fact(view, task.taskforce)
    priority = tracker.priorities_by_id.get(task.priority or "")
    name = wording.name(priority.name) if priority else ""
    target = leading(Kind.PRIORITY, task.priority)
    cell = Cell(f"{task.priority or ''} {name}".strip(), task.priority, target=target)
    yield fact("priority", cell)
    taskforce = tracker.taskforces_by_id.get(task.taskforce)
    groups = taskforce.groups if taskforce else ()
    name = next((wording.name(one.name) for one in groups if one.id == task.group), "")
    yield fact("group", Cell(f"{task.group or ''} {name}".strip(), task.group))


def _issues(view: View, task: Task) -> Table:
    def own_id(one: JudgedIssue) -> Cell:
        return Cell(one.raised.issue.id, one.id)

    shown = (
        columns.of("id", own_id, heading=tr("현안", "issue")),
        issues.title_column(can_fold=True),
        issues.between_column(view),
        issues.raised_column(),
        issues.settled_column(),
        columns.of("state", issue_state_cell, rank=2),
        columns.right("days", issues.duration_cell, rank=1),
        issues.outcome_column(can_fold=True),
    )
    tracker, today = view.judgement.tracker, view.judgement.today
    raised = (RaisedIssue(task, one) for one in task.issues if one.raised.first <= today)
    own = [judge_issue(one, tracker.settings.thresholds, today) for one in raised]
    return table("issues", tr("현안", "Issues"), own, shown)


TASKFORCE_FORM = "dnatrack-taskforce/2"


def build_taskforce(view: View, item: JudgedItem, taskforce: Taskforce) -> Report:
    """A taskforce: who is in it, how it is organised, and what it owes itself."""
    return Report(
        TASKFORCE_FORM,
        wording.name(taskforce.name),
        view.facts(),
        tuple(_taskforce_details(view, taskforce)),
        (
            _groups(taskforce),
            _priorities(view, taskforce),
            _tasks(view, taskforce),
            _own(view, item),
            unreadable_table(view, item.lost, "unreadable"),
            show_pieces.reasons(view, item),
            show_pieces.bases(taskforce.basis),
            show_pieces.sources(
                view, show_pieces.cited_sources(view, taskforce, *taskforce.milestones)
            ),
        ),
        advice=how_to_mend(item.lost),
    )


def _tasks(view: View, taskforce: Taskforce) -> Table:
    selection = Selection(taskforces=frozenset({taskforce.id}))
    return build_tasks(view, selection).tables[0].replace(title=tr("과제", "Tasks"))


def _own(view: View, item: JudgedItem) -> Table:
    """What the taskforce owes itself; what its tasks owe is counted with them."""
    own = show_pieces.milestones(view, item.milestones, full_id=True)
    return own.replace(title=tr("TF 자체 이정표", "Milestones of its own"))


def _taskforce_details(view: View, taskforce: Taskforce) -> Iterator[Fact]:
    inside = [one for one in view.judgement.items if one.taskforce == taskforce.id]
    own = [one for one in inside if one.is_taskforce and not one.owes_nothing]
    yield fact("id", taskforce.id, label="id")
    yield hidden_fact("name", name_value(taskforce.name))
    yield fact("signal", signals_cell(inside))
    label = tr("TF 자체 신호", "its own signal")
    yield fact("own_signal", shown_signal_cell(own[0]) if own else "", label=label)
    yield from show_pieces.progress(total(inside))
    yield fact("launched", period_cell(taskforce.launched))
    yield fact("chair", _post(taskforce.chair))
    yield fact("co_chair", _post(taskforce.co_chair))
    hidden = taskforce.undisclosed_ministries
    unnamed = tr(f"그 밖에 비공개 {hidden}개", f"{hidden} undisclosed") if hidden else None
    count = len(taskforce.ministries) + hidden
    label = tr(f"참여 기관 {count}개", counted(count, "ministry", "ministries"))
    yield fact("ministries", view.ministries(taskforce.ministries, unnamed), label)
    yield hidden_fact("undisclosed_ministries", hidden)
    yield fact("plan", name_cell(taskforce.plan.name) if taskforce.plan else None)
    yield fact("note", taskforce.note, label=tr("비고", "note"))
    yield fact("file", taskforce.place.file)


def _post(post: Post | None) -> Cell:
    if post is None:
        return Cell("")
    value = {"post": name_value(post.post), "ministry": post.ministry}
    return Cell(wording.name(post.post), value, target=Target(Kind.MINISTRY, post.ministry))


def _groups(taskforce: Taskforce) -> Table:
    unknown = tr("비공개", "not public")
    shown: Columns[Group] = (
        columns.text("id", lambda one: one.id, heading=tr("조직", "group")),
        columns.word("kind", lambda one: one.kind),
        columns.of("name", lambda one: name_cell(one.name), can_fold=True),
        columns.of("head", lambda one: Cell(one.lead or unknown, one.lead), rank=1),
    )
    return table("groups", tr("작업반·분과", "Groups"), taskforce.groups, shown)


def _priorities(view: View, taskforce: Taskforce) -> Table:
    def inside(priority: Priority) -> list[JudgedItem]:
        return [one for one in view.judgement.tasks if one.priority == priority.id]

    def counts(priority: Priority) -> Tally:
        return total(inside(priority))

    def target(priority: Priority) -> Target:
        return Target(Kind.PRIORITY, priority.id)

    def id_(priority: Priority) -> Cell:
        return Cell(priority.id, priority.id, target=target(priority))

    shown: Columns[Priority] = (
        columns.of("id", id_, heading=heading("priority")),
        columns.of("name", lambda one: name_cell(one.name, target(one)), can_fold=True),
        *within(counts, *columns.progress()),
        columns.of("signal", lambda one: signals_cell(inside(one))),
    )
    title = tr("우선 추진과제", "Priorities")
    return table("priorities", title, taskforce.priorities, shown)
