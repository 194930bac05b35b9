"""Everything about a source, a meeting, an issue, a ministry, or what could not be read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dnatrack.i18n import tr
from dnatrack.judging.issues import JudgedIssue, judge_issues
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.model.fields import Record
from dnatrack.model.milestone import Milestone
from dnatrack.model.ministry import Ministry, MinistryName
from dnatrack.model.reference_files import Decision, Meeting, Settings, Source
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Unreadable
from dnatrack.reports import issues, show_pieces, wording
from dnatrack.reports.issues import age_cell, issue_state_cell, took_cell
from dnatrack.reports.listing import build_tasks
from dnatrack.reports.report import Align, Cell, Column, Fact, Report, Row, Table, name_value, text
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View, name_cell
from dnatrack.rules.references import Citation, citations

UNREADABLE_FORM = "dnatrack-unreadable/1"


def build_unreadable(view: View, found: Unreadable) -> Report:
    """A placeholder: what of it could be made out, and how to find the mistake."""
    title = wording.name(found.title) or found.id
    said = tr("읽을 수 없음", "unreadable")
    note = tr(
        "`dnatrack validate`가 줄과 고칠 방법을 보여 줍니다.",
        "`dnatrack validate` shows the line and the cure.",
    )
    details = tuple(_unreadable_details(view, found))
    return Report(UNREADABLE_FORM, f"{title} ({said})", view.facts(), details, notes=(note,))


def _unreadable_details(view: View, found: Unreadable) -> Iterator[Fact]:
    yield show_pieces.fact("id", "id", found.full_id)
    yield show_pieces.hidden_fact("title", name_value(found.title))
    yield show_pieces.word_fact("kind", tr("종류", "kind"), found.kind)
    yield show_pieces.fact("owner", tr("소속", "of"), found.owner)
    yield show_pieces.fact("taskforce", tr("범정부 TF", "taskforce"), found.taskforce)
    yield show_pieces.fact("priority", tr("우선 추진과제", "priority"), found.priority)
    yield show_pieces.fact("lead", tr("주관", "lead"), view.ministry(found.lead))
    yield show_pieces.fact("file", tr("파일", "file"), found.place.file)


# Everything about one source.

SOURCE_FORM = "dnatrack-source/1"


def build_source(view: View, id_: str, source: Source) -> Report:
    """A source: what it is, and every place in the data that cites it."""
    title = f"{id_} {source.title}"
    return Report(
        SOURCE_FORM, title, view.facts(), tuple(_source_details(id_, source)), (_cited(view, id_),)
    )


def _source_details(id_: str, source: Source) -> Iterator[Fact]:
    yield show_pieces.fact("id", "id", id_)
    yield show_pieces.hidden_fact("title", source.title)
    yield show_pieces.fact("publisher", tr("발행", "publisher"), source.publisher)
    yield show_pieces.period("date", tr("발행일", "date"), source.date)
    yield show_pieces.word_fact("kind", tr("종류", "kind"), source.kind)
    yield show_pieces.word_fact("seen", tr("읽은 범위", "seen"), source.seen)
    yield show_pieces.fact("url", tr("주소", "address"), text(source.url, link=source.url))
    yield show_pieces.fact("note", tr("비고", "note"), source.note)


def _cited(view: View, id_: str) -> Table:
    columns = (
        Column("id", tr("무엇", "what"), can_fold=True),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("field", tr("항목", "field"), can_fold=True, least=8),
        Column("file", tr("파일", "file"), rank=1),
    )
    tracker = view.judgement.tracker
    full_ids = {id(one.milestone): one.id for one in tracker.owed}
    found = (one for one in citations(tracker) if id_ in one.sources)
    rows = tuple(_row(one, full_ids) for one in found)
    empty = tr("인용한 곳이 없습니다.", "Cited nowhere.")
    return Table("cited_by", tr("인용한 곳", "Cited by"), columns, rows, empty)


def _row(citation: Citation, full_ids: Mapping[int, str]) -> Row:
    record = citation.record
    own_id, title = _named(record, full_ids)
    field = ".".join(str(key) for key in citation.keys if key != "sources")
    return Row((text(own_id), title, text(field or "sources"), text(record.place.file)))


def _named(record: Record, full_ids: Mapping[int, str]) -> tuple[str | None, Cell]:
    """The id and the title of what cites a source."""
    match record:
        case Milestone():
            return full_ids[id(record)], name_cell(record.title)
        case Task() | Meeting():
            return record.id, name_cell(record.title)
        case Taskforce():
            return record.id, name_cell(record.name)
        case Ministry():
            current = record.names[-1]
            both = {"ko": current.ko, "en": current.en}
            return record.id, Cell(wording.full_ministry(current), both)
        case Settings():
            return None, name_cell(record.title)
        case _:
            return None, name_cell(None)


# Everything about one review meeting.

MEETING_FORM = "dnatrack-meeting/1"


def build_meeting(view: View, meeting: Meeting) -> Report:
    """A meeting: what was reviewed and decided, and how what it dealt with stands now."""
    judged = view.judgement.milestones_by_id
    dealt_with = (judged[id_] for id_ in meeting.subjects if id_ in judged)
    return Report(
        MEETING_FORM,
        wording.name(meeting.title),
        view.facts(),
        tuple(_meeting_details(view, meeting)),
        (
            _decisions(meeting),
            show_pieces.milestones(view, dealt_with, full_id=True),
            _issues(view, meeting),
            show_pieces.sources(view, show_pieces.cited_sources(view, meeting)),
        ),
    )


def _meeting_details(view: View, meeting: Meeting) -> Iterator[Fact]:
    yield show_pieces.fact("id", "id", meeting.id)
    yield show_pieces.hidden_fact("title", name_value(meeting.title))
    held = Cell(wording.day_with_weekday(meeting.on), meeting.on.isoformat())
    yield show_pieces.fact("held_on", tr("열린 날", "held on"), held)
    taskforce = view.judgement.tracker.taskforces_by_id.get(meeting.taskforce)
    shown = view.title(taskforce).text if taskforce else meeting.taskforce
    yield show_pieces.fact(
        "taskforce", tr("범정부 TF", "taskforce"), Cell(shown, meeting.taskforce)
    )
    count = meeting.number
    number = Cell("" if count is None else tr(f"{count}차", f"{count}"), count)
    yield show_pieces.fact("number", tr("회차", "number"), number)
    yield show_pieces.list_fact("reviewed", tr("점검한 것", "reviewed"), meeting.reviewed, gap="; ")
    yield show_pieces.hidden_fact("decided", [one.text for one in meeting.decided])
    yield show_pieces.fact("note", tr("비고", "note"), meeting.note)
    yield show_pieces.fact("file", tr("파일", "file"), meeting.place.file)


def _decisions(meeting: Meeting) -> Table:
    columns = (
        Column("text", tr("내용", "what"), can_fold=True),
        Column("subjects", tr("무엇에 관해", "about"), can_fold=True, least=16),
    )
    everything = tr("다룬 것 모두", "all it dealt with")
    rows = tuple(_decision_row(meeting, one, everything) for one in meeting.decided)
    return Table("decisions", tr("정한 것", "Decisions"), columns, rows)


def _decision_row(meeting: Meeting, decision: Decision, everything: str) -> Row:
    subjects = meeting.subjects_of(decision)
    about = Cell(", ".join(subjects) or everything, list(subjects))
    return Row((text(decision.text), about))


def _issues(view: View, meeting: Meeting) -> Table:
    """The issues it dealt with, as they stand on the evaluation day."""
    columns = (
        Column("id", tr("현안", "issue"), can_fold=True, least=16),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("between", tr("관련 기관", "between"), can_fold=True, least=8),
        Column("state", tr("상태", "state")),
        Column("days", tr("일수", "days"), Align.RIGHT),
        Column("outcome", tr("결과", "outcome"), can_fold=True, rank=1),
    )
    judged = judge_issues(view.judgement.tracker, view.judgement.today)
    rows = tuple(_issue_row(view, one) for one in judged if one.id in meeting.subjects)
    return Table("issues", tr("현안", "Issues"), columns, rows)


def _issue_row(view: View, one: JudgedIssue) -> Row:
    issue = one.raised.issue
    return Row(
        (
            text(one.id),
            name_cell(issue.title),
            view.ministries(issue.between),
            issue_state_cell(one),
            took_cell(one.took) if one.is_settled else age_cell(one),
            text(issue.outcome),
        )
    )


# Everything about one issue between ministries.

ISSUE_FORM = "dnatrack-issue/1"


def build_issue(view: View, judged: JudgedIssue) -> Report:
    """An issue: whose it is, how old, how it ended, and the meetings that dealt with it."""
    issue = judged.raised.issue
    return Report(
        ISSUE_FORM,
        f"{judged.id} {wording.name(issue.title)}",
        view.facts(),
        tuple(_issue_details(view, judged)),
        (issues.meetings(view, judged.id), show_pieces.sources(view, issue.sources)),
    )


def _issue_details(view: View, judged: JudgedIssue) -> Iterator[Fact]:
    task, issue = judged.raised.task, judged.raised.issue
    yield show_pieces.fact("id", "id", judged.id)
    yield show_pieces.hidden_fact("title", name_value(issue.title))
    owner = Cell(f"{task.id} {wording.name(task.title)}", task.id)
    yield show_pieces.fact("owner", tr("과제", "task"), owner)
    yield show_pieces.fact("lead", tr("과제 주관", "lead"), view.ministry(task.lead))
    yield show_pieces.fact("between", tr("관련 기관", "between"), view.ministries(issue.between))
    yield show_pieces.word_fact("state", tr("상태", "state"), judged.state)
    yield show_pieces.period("raised", tr("제기", "raised"), issue.raised)
    yield show_pieces.period("settled", tr("해결", "settled"), issue.settled)
    cell = took_cell(judged.took) if judged.is_settled else age_cell(judged)
    label = tr("걸린 날", "took") if judged.is_settled else tr("경과", "age")
    yield show_pieces.fact("days", label, cell)
    yield show_pieces.hidden_fact("days_most", judged.took.most)
    yield show_pieces.fact("outcome", tr("결과", "outcome"), issue.outcome)
    yield show_pieces.fact("file", tr("파일", "file"), task.place.file)


# Everything about one ministry.

MINISTRY_FORM = "dnatrack-ministry/1"


def build_ministry(view: View, ministry: Ministry) -> Report:
    """A ministry: its names over time, its successors, and what it leads or works on."""
    selection = Selection(ministries=frozenset({ministry.id}))
    tasks = build_tasks(view, selection).tables[0]
    return Report(
        MINISTRY_FORM,
        wording.full_ministry(ministry.name_on(view.judgement.today)),
        view.facts(),
        tuple(_ministry_details(view, ministry)),
        (
            _names(ministry),
            successors(view, ministry),
            _titled(tasks),
            show_pieces.milestones(view, _own(view, ministry), full_id=True),
            show_pieces.updates(ministry.updates),
            show_pieces.bases(ministry.basis),
            show_pieces.sources(view, show_pieces.cited_sources(view, ministry)),
        ),
        (
            tr(
                f"늦은 것부터, 기다리는 것과 현안까지: `dnatrack ministries {ministry.id}`",
                f"worst first, with waits and issues: `dnatrack ministries {ministry.id}`",
            ),
        ),
    )


def _ministry_details(view: View, ministry: Ministry) -> Iterator[Fact]:
    current = ministry.name_on(view.judgement.today)
    yield show_pieces.fact("id", "id", ministry.id)
    yield show_pieces.hidden_fact("name", {"ko": current.ko, "en": current.en})
    yield show_pieces.fact("short", tr("약칭", "short name"), current.short)
    yield show_pieces.fact("acronym", tr("영문 약어", "acronym"), current.acronym)
    yield show_pieces.list_fact("aliases", tr("다른 이름", "aliases"), ministry.aliases, gap=", ")
    over = ministry.dissolved_on
    last_day = Cell(wording.day(over), over.isoformat()) if over else Cell("")
    yield show_pieces.fact("last_day", tr("마지막 날", "last day"), last_day)
    member_of = [one for one in view.judgement.tracker.taskforces if ministry.id in one.ministries]
    shown = ", ".join(wording.name(one.name) for one in member_of)
    taskforces = Cell(shown, [one.id for one in member_of])
    yield show_pieces.fact("taskforces", tr("참여하는 TF", "taskforces"), taskforces)
    yield show_pieces.fact("note", tr("비고", "note"), ministry.note)


def _names(ministry: Ministry) -> Table:
    columns = (
        Column("name", tr("이름", "name"), can_fold=True),
        Column("short", tr("약칭", "short")),
        Column("en", tr("영어 이름", "in English"), can_fold=True),
        Column("acronym", tr("약어", "acronym"), rank=1),
        Column("from", tr("부터", "from")),
        Column("until", tr("까지", "until")),
    )
    rows = tuple(map(_name_row, ministry.names))
    return Table("names", tr("이름의 변화", "Names over time"), columns, rows)


def _name_row(name: MinistryName) -> Row:
    since, until = name.since, name.until
    return Row(
        (
            text(name.ko),
            text(name.short),
            text(name.en),
            text(name.acronym),
            Cell(wording.day(since) if since else "", since.isoformat() if since else None),
            Cell(wording.day(until) if until else "", until.isoformat() if until else None),
        )
    )


def successors(view: View, ministry: Ministry) -> Table:
    """The table of those that took over, wholly or in part."""
    columns = (
        Column("id", tr("이어받은 기관", "successor")),
        Column("name", tr("이름", "name"), can_fold=True),
        Column("from", tr("부터", "from")),
        Column("relation", tr("관계", "relation")),
        Column("note", tr("비고", "note"), can_fold=True, rank=1),
    )
    rows = tuple(
        Row(
            (
                text(one.id),
                Cell(view.ministry(one.id).text, one.id),
                Cell(wording.day(one.since), one.since.isoformat()),
                Cell(wording.word(one.relation), one.relation.value),
                text(one.note),
            )
        )
        for one in ministry.successors
    )
    return Table("successors", tr("이어받은 기관", "Successors"), columns, rows)


def _titled(tasks: Table) -> Table:
    title = tr("주관하거나 협조하는 과제", "Tasks it leads or works on")
    return replace(tasks, title=title, when_empty=tr("없습니다.", "None."))


def _own(view: View, ministry: Ministry) -> Iterator[JudgedMilestone]:
    """The milestones that the ministry answers for."""
    for item in view.judgement.items:
        yield from (one for one in item.milestones if one.owed.lead == ministry.id)
