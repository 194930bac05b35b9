"""Everything about a source, a meeting, an issue, a ministry, or what could not be read."""

from collections.abc import Iterator, Mapping

from dnatrack.i18n import tr
from dnatrack.judging.issues import JudgedIssue, judge_issues
from dnatrack.model.fields import Record
from dnatrack.model.frozen import once_per
from dnatrack.model.milestone import Milestone
from dnatrack.model.ministry import Ministry, MinistryName, Successor
from dnatrack.model.reference_files import Decision, Meeting, Settings, Source
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import OwedMilestone, Tracker, Unreadable
from dnatrack.reports import columns, issues, show_pieces, wording
from dnatrack.reports.columns import Columns, fact, nothing, table
from dnatrack.reports.issues import issue_state_cell
from dnatrack.reports.listing import build_tasks
from dnatrack.reports.report import (
    Cell,
    Fact,
    Kind,
    Report,
    Table,
    Target,
    hidden_fact,
    name_value,
    text,
)
from dnatrack.reports.selection import Selection
from dnatrack.reports.show_pieces import taskforce_fact
from dnatrack.reports.unreadable import how_to_mend
from dnatrack.reports.view import View, day_cell, list_cell, name_cell, period_cell, word_cell
from dnatrack.rules.references import Citation, citations_by_source

UNREADABLE_FORM = "dnatrack-unreadable/1"


def build_unreadable(view: View, found: Unreadable) -> Report:
    """A placeholder: what of it could be made out, and how to find the mistake."""
    title, details = view.title(found).text, tuple(_unreadable_details(view, found))
    return Report(UNREADABLE_FORM, title, view.facts(), details, advice=how_to_mend([found]))


def _unreadable_details(view: View, found: Unreadable) -> Iterator[Fact]:
    yield fact("id", found.full_id, label="id")
    yield hidden_fact("title", name_value(found.title))
    yield fact("kind", word_cell(found.kind))
    yield fact("owner", found.owner)
    yield fact("taskforce", found.taskforce)
    yield fact("priority", found.priority)
    yield fact("lead", view.ministry(found.lead))
    yield fact("file", found.place.file)


SOURCE_FORM = "dnatrack-source/1"


def build_source(view: View, id_: str, source: Source) -> Report:
    """A source: what it is, and every place in the data that cites it."""
    title = f"{id_} {source.title}"
    return Report(
        SOURCE_FORM, title, view.facts(), tuple(_source_details(id_, source)), (_cited(view, id_),)
    )


def _source_details(id_: str, source: Source) -> Iterator[Fact]:
    yield fact("id", id_, label="id")
    yield hidden_fact("title", source.title)
    yield fact("publisher", source.publisher)
    yield fact("date", period_cell(source.date), label=tr("발행일", "date"))
    yield fact("kind", word_cell(source.kind))
    yield fact("seen", word_cell(source.seen))
    yield fact("url", text(source.url, link=source.url))
    yield fact("note", source.note, label=tr("비고", "note"))


def _cited(view: View, id_: str) -> Table:
    tracker = view.judgement.tracker
    cited_by = [
        (*_named(view, one.record), one) for one in citations_by_source(tracker).get(id_, ())
    ]
    shown: Columns[tuple[str | None, Cell, Citation]] = (
        columns.of("id", _citing_id, heading=tr("대상", "what"), can_fold=True),
        columns.of("title", lambda one: one[1], can_fold=True),
        columns.text("field", lambda one: _field(one[2]), can_fold=True, least=8),
        columns.text("file", lambda one: one[2].record.place.file, rank=1),
    )
    empty = tr("인용 항목이 없습니다.", "Cited nowhere.")
    return table("cited_by", tr("인용 항목", "Cited by"), cited_by, shown, empty)


def _citing_id(one: tuple[str | None, Cell, Citation]) -> Cell:
    return text(one[0])._replace(target=one[1].target)


def _field(citation: Citation) -> str:
    return ".".join(str(key) for key in citation.keys if key != "sources") or "sources"


@once_per
def _owed_by_milestone(tracker: Tracker) -> Mapping[int, OwedMilestone]:
    """Each milestone with its task or taskforce, by the identity of what it says."""
    return {id(one.milestone): one for one in tracker.owed}


def _named(view: View, record: Record) -> tuple[str | None, Cell]:
    """The id and the title of what cites a source."""
    match record:
        case Milestone():
            owed = _owed_by_milestone(view.judgement.tracker)[id(record)]
            return owed.id, view.title(owed)
        case Task() | Taskforce():
            return record.id, view.title(record)
        case Meeting():
            return record.id, name_cell(record.title, Target(Kind.MEETING, record.id))
        case Ministry():
            current = record.names[-1]
            both = {"ko": current.korean, "en": current.en}
            target = Target(Kind.MINISTRY, record.id)
            return record.id, Cell(wording.full_ministry(current), both, target=target)
        case Settings():
            return None, name_cell(record.title)
        case _:
            return None, name_cell(None)


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
            _decisions(view, meeting),
            show_pieces.milestones(view, dealt_with, full_id=True),
            _issues(view, meeting),
            show_pieces.sources(view, show_pieces.cited_sources(view, meeting)),
        ),
    )


def _meeting_details(view: View, meeting: Meeting) -> Iterator[Fact]:
    yield fact("id", meeting.id, label="id")
    yield hidden_fact("title", name_value(meeting.title))
    yield fact("held_on", Cell(wording.day_with_weekday(meeting.on), meeting.on.isoformat()))
    yield taskforce_fact(view, meeting.taskforce)
    count = meeting.number
    yield fact("number", Cell("" if count is None else tr(f"{count}차", f"{count}"), count))
    yield fact("reviewed", list_cell(meeting.reviewed, "; "))
    yield hidden_fact("decided", [one.text for one in meeting.decided])
    yield fact("note", meeting.note, label=tr("비고", "note"))
    yield fact("file", meeting.place.file)


def _decisions(view: View, meeting: Meeting) -> Table:
    def subjects(decision: Decision) -> Cell:
        found = meeting.subjects_of(decision)
        return view.items(found, ", ") if found else Cell(tr("안건 전체", "all it dealt with"), [])

    shown: Columns[Decision] = (
        columns.text("text", lambda one: one.text, can_fold=True),
        columns.of("subjects", subjects, can_fold=True, least=16),
    )
    return table("decisions", tr("결정 사항", "Decisions"), meeting.decided, shown)


def _issues(view: View, meeting: Meeting) -> Table:
    """The issues it dealt with, as they stand on the evaluation day."""
    judged = judge_issues(view.judgement.tracker, view.judgement.today)
    shown = (
        issues.id_column(can_fold=True, least=16),
        issues.title_column(can_fold=True),
        issues.between_column(view, can_fold=True, least=8),
        columns.of("state", issue_state_cell),
        columns.right("days", issues.duration_cell),
        issues.outcome_column(can_fold=True, rank=1),
    )
    found = (one for one in judged if one.id in meeting.subjects)
    return table("issues", tr("현안", "Issues"), found, shown)


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
    yield fact("id", judged.id, label="id")
    yield hidden_fact("title", name_value(issue.title))
    owner = view.item(task.id, f"{task.id} {wording.name(task.title)}")
    yield fact("owner", owner, label=tr("과제", "task"))
    yield fact("lead", view.ministry(task.lead), label=tr("과제 주관", "lead"))
    yield fact("between", view.ministries(issue.between))
    yield fact("state", word_cell(judged.state))
    yield fact("raised", period_cell(issue.raised))
    yield fact("settled", period_cell(issue.settled))
    label = tr("소요일수", "took") if judged.is_settled else tr("경과 일수", "age")
    yield fact("days", issues.duration_cell(judged), label=label)
    yield hidden_fact("days_most", judged.took.most)
    yield fact("outcome", issue.outcome)
    yield fact("file", task.place.file)


MINISTRY_FORM = "dnatrack-ministry/1"


def build_ministry(view: View, ministry: Ministry) -> Report:
    """A ministry: its names over time, its successors, and what it leads or works on."""
    selection = Selection(ministries=frozenset({ministry.id}))
    tasks = build_tasks(view, selection).tables[0]
    title = tr("주관·협조 과제", "Tasks it leads or works on")
    milestones = view.judgement.milestones
    own = [one for one in milestones if one.owed.lead == ministry.id]
    names, *others = ministry_tables(view, ministry)
    more = f"`dnatrack ministries {ministry.id}`"
    return Report(
        MINISTRY_FORM,
        wording.full_ministry(ministry.name_on(view.judgement.today)),
        view.facts(),
        tuple(ministry_details(view, ministry)),
        (
            names,
            successors(view, ministry),
            tasks.replace(title=title, when_empty=nothing()),
            show_pieces.milestones(view, own, full_id=True),
            *others,
        ),
        advice=(tr(f"지연·선후행·현안: {more}", f"worst first, with waits and issues: {more}"),),
    )


def ministry_tables(view: View, ministry: Ministry) -> tuple[Table, ...]:
    """What is known of a ministry itself: its names first, then what changed, and sources."""
    return (
        _names(ministry),
        show_pieces.updates(ministry.updates),
        show_pieces.bases(ministry.basis),
        show_pieces.sources(view, show_pieces.cited_sources(view, ministry)),
    )


def ministry_details(view: View, ministry: Ministry) -> Iterator[Fact]:
    """Its id, and what else it is called."""
    current = ministry.name_on(view.judgement.today)
    yield fact("id", ministry.id, label="id")
    yield hidden_fact("name", {"ko": current.korean, "en": current.en})
    yield fact("short", current.short, label=tr("약칭", "short name"))
    yield fact("acronym", current.acronym, label=tr("영문 약어", "acronym"))
    yield fact("aliases", list_cell(ministry.aliases, ", "))
    yield fact("last_day", day_cell(ministry.dissolved_on))
    member_of = [one for one in view.judgement.tracker.taskforces if ministry.id in one.ministries]
    yield fact("taskforces", view.taskforces([one.id for one in member_of]))
    yield fact("note", ministry.note, label=tr("비고", "note"))


def _names(ministry: Ministry) -> Table:
    shown: Columns[MinistryName] = (
        columns.text("name", lambda one: one.ko, can_fold=True),
        columns.text("short", lambda one: one.short),
        columns.text("en", lambda one: one.en, can_fold=True),
        columns.text("acronym", lambda one: one.acronym, rank=1),
        columns.day("from", lambda one: one.since),
        columns.day("until", lambda one: one.until),
    )
    return table("names", tr("기관명 변경 이력", "Names over time"), ministry.names, shown)


def successors(view: View, ministry: Ministry) -> Table:
    """The table of those that took over, wholly or in part."""
    successor, note = tr("승계기관", "successor"), tr("비고", "note")
    shown: Columns[Successor] = (
        columns.of(
            "id", lambda one: view.ministry(one.id)._replace(text=one.id), heading=successor
        ),
        columns.of("name", lambda one: view.ministry(one.id), can_fold=True),
        columns.day("from", lambda one: one.since),
        columns.word("relation", lambda one: one.relation),
        columns.text("note", lambda one: one.note, heading=note, can_fold=True, rank=1),
    )
    return table("successors", tr("승계기관", "Successors"), ministry.successors, shown)
