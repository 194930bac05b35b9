"""The pages of things: taskforces, priorities, tasks, ministries, sources, meetings."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.model.fields import Name
from dnatrack.model.ministry import Ministry
from dnatrack.model.reference_files import Meeting, Source
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Priority, Taskforce
from dnatrack.model.tracker import Unreadable
from dnatrack.reports import (
    ministry_work,
    outcomes,
    overview,
    show_others,
    show_task,
    timeline,
    wording,
)
from dnatrack.reports.columns import nothing
from dnatrack.reports.report import Cell, Column, Fact, Kind, Report, Table, Target
from dnatrack.site import milestone
from dnatrack.site.documents import with_documents
from dnatrack.site.page import Crumb, Page, PagePlan, path_of
from dnatrack.site.published import Published

_SAFE = re.compile(r"[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)*")
_ELSEWHERE = frozenset({"id", "file"})


class Things:
    """The things of the data, each of which has a page of its own."""

    def __init__(self, published: Published) -> None:
        self.published, self.view = published, published.view
        self.judgement = published.view.judgement

    @cached_property
    def plans(self) -> Mapping[str, PagePlan]:
        """Their pages by path, in the order of the data.

        Of ids that are repeated, or that some disks take for the same, the first has one;
        none has an id that is not safe as the name of a file.
        """
        found: dict[str, PagePlan] = {}
        for kind, id_, build in self._all():
            if _SAFE.fullmatch(id_):
                path = path_of(Target(kind, id_))
                found.setdefault(path.casefold(), PagePlan(path, build))
        return {one.path: one for one in found.values()}

    def _all(self) -> Iterator[tuple[Kind, str, Callable[[], Page]]]:
        for item in self.judgement.items:
            yield _kind_of(item), item.id, partial(self._item, item)
            for one in item.milestones:
                yield Kind.MILESTONE, one.owed.id, partial(self._milestone, item, one)
            for lost in item.lost:
                yield Kind(lost.kind.value), lost.full_id, partial(self._unreadable, lost, item)
            if isinstance(item.subject, Taskforce):
                for of in item.subject.priorities:
                    yield Kind.PRIORITY, of.id, partial(self._priority, item, of)
        tracker = self.judgement.tracker
        for ministry in tracker.ministries:
            yield Kind.MINISTRY, ministry.id, partial(self._ministry, ministry)
        for id_, source in tracker.sources.items():
            yield Kind.SOURCE, id_, partial(self._source, id_, source)
        for meeting in tracker.meetings:
            yield Kind.MEETING, meeting.id, partial(self._meeting, meeting)

    @cached_property
    def items_inside(self) -> Mapping[str | None, Sequence[JudgedItem]]:
        """Tasks and taskforces by the paths of the taskforce and the priority that they are in."""
        found: defaultdict[str | None, list[JudgedItem]] = defaultdict(list)
        for one in self.judgement.items:
            found[f"{Kind.TASKFORCE}/{one.taskforce}"].append(one)
        for one in self.judgement.tasks:
            found[f"{Kind.PRIORITY}/{one.priority}"].append(one)
        return found

    def _item(self, item: JudgedItem) -> Page:
        match item.subject:
            case Task() as task:
                return self._task(item, task)
            case Taskforce() as taskforce:
                return self._taskforce(item, taskforce)
            case Unreadable() as lost:
                return self._unreadable(lost, item)

    def _task(self, item: JudgedItem, task: Task) -> Page:
        report = show_task.build_task(self.view, item, task)
        page = self._page(Kind.TASK, task.id, wording.name(task.title), report)
        return page.replace(
            crumbs=self._crumbs(item)[:-1],
            summary=outcomes.sentence(item.outcomes),
            label=task.id,
            own={"promise": show_task.promise_cell(task.promise)},
            facts=tuple(one for one in page.facts if one.key != "promise"),
            tables=tuple(self._with_tracks(item, one) for one in page.tables),
        )

    def _with_tracks(self, item: JudgedItem, table: Table) -> Table:
        """The table of the milestones of a task, each with its line of life."""
        days = [day for one in item.milestones for day in timeline.days_shown(one)]
        if table.key != "milestones" or not days:
            return table
        axis = milestone.axis_around(days, self.judgement.today)
        words = timeline.words_of(self.view, item.milestones, axis.first, axis.last)
        column = Column("track", "", axis=axis.replace(words=words), drawn=True)
        tracks = {one.owed.id: timeline.track_of(one) for one in item.milestones}
        rows = (
            row.replace(cells=(*row.cells, Cell("", track=tracks.get(str(row.cells[0].value)))))
            for row in table.rows
        )
        return table.replace(columns=(*table.columns, column), rows=tuple(rows))

    def _taskforce(self, item: JudgedItem, taskforce: Taskforce) -> Page:
        report = show_task.build_taskforce(self.view, item, taskforce)
        page = self._page(Kind.TASKFORCE, taskforce.id, wording.name(taskforce.name), report)
        inside = self.items_inside.get(page.path, ())
        priorities = outcomes.by_priority(taskforce, inside)
        others = (one for one in page.tables if one.key != "priorities")
        return page.replace(
            summary=outcomes.sentence(outcomes.count_outcomes(inside)),
            facts=tuple(one for one in page.facts if one.key != "signal"),
            follow=page.path,
            tables=(*([priorities] if priorities.rows else []), *others),
        )

    def _priority(self, taskforce: JudgedItem, priority: Priority) -> Page:
        path = path_of(Target(Kind.PRIORITY, priority.id))
        inside = self.items_inside.get(path, ())
        tasks = overview.by_task(self.view, inside).replace(
            key="tasks", title=tr("과제", "Tasks"), when_empty=nothing()
        )
        return Page(
            path,
            wording.name(priority.name),
            summary=outcomes.sentence(outcomes.count_outcomes(inside)),
            label=priority.id,
            crumbs=self._crumbs(taskforce),
            tables=(tasks,),
        )

    def _milestone(self, item: JudgedItem, one: JudgedMilestone) -> Page:
        return milestone.build(self.published, one, self._crumbs(item))

    def _unreadable(self, lost: Unreadable, item: JudgedItem) -> Page:
        report = show_others.build_unreadable(self.view, lost)
        kind = Kind(lost.kind.value)
        page = self._page(kind, lost.full_id, report.title, report)
        crumbs = self._crumbs(item) if kind is Kind.MILESTONE else self._crumbs(item)[:-1]
        said = tr(
            "이 항목의 자료를 읽을 수 없습니다. 집계에는 포함되어 있습니다.",
            "The record of this cannot be read. It is counted nevertheless.",
        )
        return page.replace(crumbs=crumbs, summary=said)

    def _ministry(self, ministry: Ministry) -> Page:
        work = ministry_work.build(self.view, ministry.id)
        names = show_others.ministry_tables(self.view, ministry)
        name = ministry.name_on(self.judgement.today)
        page = self._page(Kind.MINISTRY, ministry.id, work.title, work)
        told = show_others.ministry_details(self.view, ministry)
        facts = {one.key: one for one in (*told, *work.details)}
        return page.replace(
            crumbs=(Crumb(tr("기관", "ministries"), "ministries"),),
            summary=_of_ministry(work),
            follow=page.path,
            facts=_for_people(facts.values()),
            tables=(*page.tables, *with_documents(self.view, names)),
            schema={
                "@type": "GovernmentOrganization",
                "name": wording.full_ministry(name),
                "alternateName": ", ".join(sorted(ministry.spellings)),
            },
        )

    def _source(self, id_: str, source: Source) -> Page:
        report = show_others.build_source(self.view, id_, source)
        page = self._page(Kind.SOURCE, id_, source.title, report)
        cited, read = len(report.tables[0].rows), wording.word(source.seen)
        said = tr(
            f"기록 {cited:,}곳이 이 문서를 인용합니다. 열람 범위: {read}.",
            f"Places that cite this document: {cited:,}. What was read of it: {read}.",
        )
        return page.replace(summary=said)

    def _meeting(self, meeting: Meeting) -> Page:
        report = show_others.build_meeting(self.view, meeting)
        page = self._page(Kind.MEETING, meeting.id, report.title, report)
        said = tr(
            "결정 {:,}건, 다룬 이정표 {:,}건, 다룬 현안 {:,}건.",
            "Decisions: {:,}; milestones that it dealt with: {:,}; issues: {:,}.",
        )
        counts = (len(one.rows) for one in report.tables[:3])
        return page.replace(summary=said.format(*counts))

    def _page(self, kind: Kind, id_: str, title: str, report: Report) -> Page:
        return Page(
            path_of(Target(kind, id_)),
            title,
            label=id_ if kind is Kind.SOURCE else "",
            facts=_for_people(report.details),
            tables=with_documents(self.view, report.tables),
            notes=report.notes,
        )

    def _crumbs(self, item: JudgedItem) -> tuple[Crumb, ...]:
        """The path to an item and the item itself, as far as these have pages."""
        found = [
            (Kind.TASKFORCE, item.taskforce),
            (Kind.PRIORITY, item.priority),
            (Kind.TASK, None if item.is_taskforce else item.id),
        ]
        paths = {path_of(Target(kind, id_)): id_ for kind, id_ in found if id_}
        return tuple(
            Crumb(wording.name(self._names.get(path)) or id_, path)
            for path, id_ in paths.items()
            if path in self.plans
        )

    @cached_property
    def _names(self) -> Mapping[str, Name | None]:
        """What leads to something else, by the path of its page."""
        tracker = self.judgement.tracker
        return {
            **{f"{Kind.TASK}/{id_}": one.title for id_, one in tracker.tasks_by_id.items()},
            **{
                f"{Kind.TASKFORCE}/{id_}": one.name for id_, one in tracker.taskforces_by_id.items()
            },
            **{f"{Kind.PRIORITY}/{id_}": one.name for id_, one in tracker.priorities_by_id.items()},
        }


def _kind_of(item: JudgedItem) -> Kind:
    if isinstance(item.subject, Unreadable):
        return Kind(item.subject.kind.value)
    return Kind.TASKFORCE if item.is_taskforce else Kind.TASK


def _for_people(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(one for one in facts if one.cell.text and one.key not in _ELSEWHERE)


def _of_ministry(work: Report) -> str:
    """What a ministry has to do with the promises, in a sentence."""
    counts = {one.key: one.cell.value for one in work.facts}
    lead, partner = (int(str(counts.get(key) or 0)) for key in ("lead", "partner"))
    late, total = (int(str(counts.get(key) or 0)) for key in ("overdue", "milestones"))
    if not lead and not partner and not total:
        return tr(
            "이 기관이 맡은 과제는 알려져 있지 않습니다.", "No part of this ministry is known."
        )
    return tr(
        f"과제 {lead:,}건을 주관하고 {partner:,}건에 협조합니다. "
        f"맡은 이정표 {total:,}건 가운데 {late:,}건이 지연되고 있습니다.",
        f"It leads {lead:,} {'task' if lead == 1 else 'tasks'} and works on {partner:,} more. "
        f"Of its {total:,} milestones, {late:,} {'is' if late == 1 else 'are'} late now.",
    )
