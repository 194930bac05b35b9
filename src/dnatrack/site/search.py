"""The page of everything by its names, to be searched by any part of them."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from dnatrack.i18n import tr
from dnatrack.model.fields import Name
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Unreadable
from dnatrack.reports import wording
from dnatrack.reports.report import Kind, Target
from dnatrack.site.page import Page, PagePlan
from dnatrack.site.published import Published

_MOST = 5_000
"""The list of a page; more is on further ones."""


class Entry(NamedTuple):
    """A thing, what it is called here, and what else somebody may type for it."""

    target: Target
    kind: str
    name: str
    others: str


def plans(published: Published) -> Iterator[PagePlan]:
    """The list, on as many pages as it takes."""
    found = list(_entries(published))
    count = max(1, -(-len(found) // _MOST))
    paths = ["search" if not one else f"search_{one + 1}" for one in range(count)]
    for index, path in enumerate(paths):
        entries = found[index * _MOST : (index + 1) * _MOST]
        own = {"entries": entries, "parts": paths if count > 1 else [], "total": len(found)}
        yield PagePlan(path, partial(Page, path, tr("검색", "Search"), "search.html", own=own))


def _entries(published: Published) -> Iterator[Entry]:
    judgement = published.view.judgement
    tracker, today = judgement.tracker, judgement.today
    for one in tracker.ministries:
        target = Target(Kind.MINISTRY, one.id)
        name = wording.full_ministry(one.name_on(today))
        said = {*one.korean_names, *(other.en for other in one.names if other.en), *one.aliases}
        acronyms = {other.acronym for other in one.names if other.acronym}
        others = " ".join(sorted({*said, *acronyms, one.id} - {name}))
        yield Entry(target, tr("기관", "ministry"), name, others)
    for item in judgement.items:
        subject = item.subject
        if isinstance(subject, Unreadable):
            continue
        if isinstance(subject, Taskforce):
            yield _named(Kind.TASKFORCE, tr("범정부 TF", "taskforce"), item.id, subject.name)
            for of in subject.priorities:
                yield _named(Kind.PRIORITY, tr("우선 추진과제", "priority"), of.id, of.name)
        else:
            yield _named(Kind.TASK, tr("과제", "task"), item.id, subject.title)
        for owed in item.milestones:
            word, title = tr("이정표", "milestone"), owed.owed.milestone.title
            yield _named(Kind.MILESTONE, word, owed.owed.id, title)
    for meeting in tracker.meetings:
        yield _named(Kind.MEETING, tr("회의", "meeting"), meeting.id, meeting.title)
    for id_, source in tracker.sources.items():
        target, word = Target(Kind.SOURCE, id_), tr("출처", "source")
        yield Entry(target, word, source.title, f"{id_} {source.publisher}")


def _named(kind: Kind, word: str, id_: str, name: Name) -> Entry:
    shown = wording.name(name)
    others = " ".join(one for one in (id_, name.ko, name.en or "") if one and one != shown)
    return Entry(Target(kind, id_), word, shown, others)
