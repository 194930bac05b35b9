"""The thing that a person names, whatever it is."""

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.judging.issues import judge_issue
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Unreadable
from dnatrack.reports import show_milestone, show_others, show_task, status
from dnatrack.reports.report import Report
from dnatrack.reports.selection import Selection, ministries_named, ministry_meant
from dnatrack.reports.view import View
from dnatrack.rules.suggest import did_you_mean


def build(view: View, word: str) -> Report:
    """Everything about what `word` names, by its id or its name.

    An id is tried before a name; of several ministries of one name the one that has
    it on the evaluation day is meant.

    Raises:
        DnatrackError: nothing is called so.
    """
    for find in (_item, _milestone, _issue, _priority, _source, _ministry, _meeting, _group):
        report = find(view, word)
        if report is not None:
            return report
    raise DnatrackError(
        Text(f"`{word}` 항목이 없습니다", f"there is nothing called `{word}`"),
        did_you_mean(word, _known(view)),
    )


def _item(view: View, word: str) -> Report | None:
    for item in view.judgement.items:
        name = item.title
        if word != item.id and not (name and word in {name.ko, name.en}):
            continue
        match item.subject:
            case Task() as found:
                return show_task.build_task(view, item, found)
            case Taskforce() as found:
                return show_task.build_taskforce(view, item, found)
            case Unreadable() as found:
                return show_others.build_unreadable(view, found)
    return None


def _milestone(view: View, word: str) -> Report | None:
    found = view.judgement.milestones_by_id.get(word)
    if found is not None:
        return show_milestone.build_milestone(view, found)
    for lost in view.judgement.tracker.unreadable:
        if word == lost.full_id:
            return show_others.build_unreadable(view, lost)
    return None


def _issue(view: View, word: str) -> Report | None:
    """An issue by its full id, also one that was raised after the evaluation day."""
    tracker, today = view.judgement.tracker, view.judgement.today
    found = tracker.issues_by_id.get(word)
    judged = judge_issue(found, tracker.settings.thresholds, today) if found else None
    return show_others.build_issue(view, judged) if judged else None


def _priority(view: View, word: str) -> Report | None:
    found = view.judgement.tracker.priorities_by_id.get(word)
    return status.build(view, Selection(priorities=frozenset({found.id}))) if found else None


def _source(view: View, word: str) -> Report | None:
    sources = view.judgement.tracker.sources
    id_ = word if word in sources else word.upper()
    return show_others.build_source(view, id_, sources[id_]) if id_ in sources else None


def _ministry(view: View, word: str) -> Report | None:
    tracker, today = view.judgement.tracker, view.judgement.today
    if not ministries_named(tracker, word):
        return None
    return show_others.build_ministry(view, ministry_meant(tracker, word, today))


def _meeting(view: View, word: str) -> Report | None:
    found = next((one for one in view.judgement.tracker.meetings if word == one.id), None)
    return show_others.build_meeting(view, found) if found else None


def _group(view: View, word: str) -> Report | None:
    """The taskforce that a group of this id belongs to."""
    for item in view.judgement.taskforces:
        if isinstance(item.subject, Taskforce) and word in {one.id for one in item.subject.groups}:
            return show_task.build_taskforce(view, item, item.subject)
    return None


def _known(view: View) -> list[str]:
    judgement, tracker = view.judgement, view.judgement.tracker
    return [
        *(item.id for item in judgement.items),
        *judgement.milestones_by_id,
        *tracker.issues_by_id,
        *tracker.priorities_by_id,
        *tracker.ministries_by_id,
        *(name for one in tracker.ministries for name in one.korean_names),
        *tracker.sources,
        *(one.id for one in tracker.meetings),
    ]
