"""The table of `docs/outcomes.*`: what became of the milestones of each priority."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from dnatrack.i18n import say, tr
from dnatrack.judging.judgement import JudgedItem, judge
from dnatrack.judging.tally import Outcome
from dnatrack.loading.load import load
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.reports.wording import name, words_of
from dnatrack.storage.data_folder import snapshot_of
from tools.filling import table
from tools.running import ROOT

_DAY = date(2026, 11, 30)
_Counts = Counter[Outcome]


def outcomes(_: str) -> Iterable[str]:
    """A row for each priority and taskforce, a column for each word that holds for anything."""
    rows = list(_rows())
    every = _sum(counts for _, counts in rows)
    used = [one for one in Outcome if every[one]]
    words = words_of(Outcome)
    rows.append((tr("**합계**", "**all**"), every))
    return table(
        ("", *(say(words[one]) for one in used), tr("합계", "all")),
        (
            [of, *(str(counts[one] or "") for one in used), str(counts.total())]
            for of, counts in rows
        ),
    )


def _rows() -> Iterator[tuple[str, _Counts]]:
    judgement = judge(load(snapshot_of(ROOT / "data")).tracker, _DAY)
    for taskforce in judgement.tracker.taskforces:
        items = [one for one in judgement.items if one.taskforce == taskforce.id]
        for priority in taskforce.priorities:
            counted = (one.outcomes for one in items if _priority(one) == priority.id)
            yield f"{priority.id} {name(priority.name)}", _sum(counted)
        yield _rest(taskforce), _sum(one.outcomes for one in items if _priority(one) is None)


def _rest(taskforce: Taskforce) -> str:
    """What is counted for a taskforce beside its priorities."""
    own = tr("(직접 약속한 것)", " (what it owes itself)")
    return f"{name(taskforce.name)}{own if taskforce.priorities else ''}"


def _priority(item: JudgedItem) -> str | None:
    return item.subject.priority if isinstance(item.subject, Task) else None


def _sum(counts: Iterable[_Counts]) -> _Counts:
    found: _Counts = Counter()
    for one in counts:
        found += one
    return found
