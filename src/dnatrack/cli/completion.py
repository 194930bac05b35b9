"""What the shell can complete: ids, ministries and words of the data at hand.

A completion never fails and never prints: where there is no data there is nothing to
complete.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dnatrack.model.tracker import Tracker

_Completions = list[tuple[str, str]]


def languages(incomplete: str) -> _Completions:
    """The languages."""
    return _starting([("ko", "한국어"), ("en", "English")], incomplete)


def colours(incomplete: str) -> _Completions:
    """When to use colour."""
    return _starting([("auto", ""), ("always", ""), ("never", "")], incomplete)


def report_formats(incomplete: str) -> _Completions:
    """The formats of reports."""
    from dnatrack.formats import REPORT_FORMATS

    return _starting(((one, "") for one in REPORT_FORMATS), incomplete)


def diff_formats(incomplete: str) -> _Completions:
    """The formats of `diff`: those of reports, and a comment."""
    return [*report_formats(incomplete), *_starting([("comment", "")], incomplete)]


def findings_formats(incomplete: str) -> _Completions:
    """The formats of findings."""
    from dnatrack.formats import FINDINGS_FORMATS

    return _starting(((one, "") for one in FINDINGS_FORMATS), incomplete)


def export_forms(incomplete: str) -> _Completions:
    """The forms that milestones can be exported in."""
    return _starting([("xlsx", "Excel"), ("csv", "CSV")], incomplete)


def owners_formats(incomplete: str) -> _Completions:
    """The formats of `dnatrack owners`."""
    from dnatrack.formats import REPORT_FORMATS

    return _starting(((one, "") for one in ("codeowners", *REPORT_FORMATS)), incomplete)


def schema_kinds(incomplete: str) -> _Completions:
    """The kinds of data files."""
    from dnatrack.loading.schema import KINDS

    return _starting(((one, "") for one in KINDS), incomplete)


def rules(incomplete: str) -> _Completions:
    """The ids of the rules."""
    from dnatrack.i18n import say
    from dnatrack.rules.engine import rulebook

    return _starting(((rule.id, say(rule.summary)) for rule in rulebook().values()), incomplete)


def orders(incomplete: str) -> _Completions:
    """What lists can be sorted by."""
    from dnatrack.i18n import say
    from dnatrack.reports.view import ORDER_WORDS

    return _starting(((one.value, say(text)) for one, text in ORDER_WORDS.items()), incomplete)


def lifecycles(incomplete: str) -> _Completions:
    """The words of the lifecycle."""
    from dnatrack.model.words import Lifecycle

    return _words(Lifecycle, incomplete)


def states(incomplete: str) -> _Completions:
    """The schedule states."""
    from dnatrack.judging.schedule import ScheduleState

    return _words(ScheduleState, incomplete)


def signals(incomplete: str) -> _Completions:
    """The signals."""
    from dnatrack.model.words import Signal

    return _words(Signal, incomplete)


def kinds(incomplete: str) -> _Completions:
    """The kinds of milestones."""
    from dnatrack.model.words import MilestoneKind

    return _words(MilestoneKind, incomplete)


def completions(incomplete: str) -> _Completions:
    """How far something was done."""
    from dnatrack.model.words import Completion

    return _words(Completion, incomplete)


def verifications(incomplete: str) -> _Completions:
    """Who vouches for something."""
    from dnatrack.model.words import Verification

    return _words(Verification, incomplete)


def revision_reasons(incomplete: str) -> _Completions:
    """Why a deadline moves."""
    from dnatrack.model.words import RevisionReason

    return _words(RevisionReason, incomplete)


def source_kinds(incomplete: str) -> _Completions:
    """The kinds of sources."""
    from dnatrack.model.words import SourceKind

    return _words(SourceKind, incomplete)


def seen(incomplete: str) -> _Completions:
    """How much of a source was read."""
    from dnatrack.model.words import Seen

    return _words(Seen, incomplete)


def relations(incomplete: str) -> _Completions:
    """What became of a ministry."""
    from dnatrack.model.words import SuccessorRelation

    return _words(SuccessorRelation, incomplete)


def taskforces(incomplete: str) -> _Completions:
    """The ids of the taskforces."""
    return _of_data(_taskforces, incomplete)


def priorities(incomplete: str) -> _Completions:
    """The ids of the priorities."""
    return _of_data(_priorities, incomplete)


def ministries(incomplete: str) -> _Completions:
    """The ids and short names of the ministries."""
    return _of_data(_ministries, incomplete)


def parts(incomplete: str) -> _Completions:
    """The ids of taskforces and priorities."""
    return _of_data(lambda tracker: (*_taskforces(tracker), *_priorities(tracker)), incomplete)


def everything(incomplete: str) -> _Completions:
    """Every id of the data; of milestones once a task and a `/` are there."""
    found = _of_data(_milestones if "/" in incomplete else _things, incomplete)
    return found or _of_data(_things, incomplete)


def items(incomplete: str) -> _Completions:
    """The ids of tasks; of milestones once a task and a `/` are there."""
    return _of_data(_milestones if "/" in incomplete else _tasks, incomplete)


def tasks(incomplete: str) -> _Completions:
    """The ids of the tasks."""
    return _of_data(_tasks, incomplete)


def owners(incomplete: str) -> _Completions:
    """The ids of what can owe a milestone: tasks and taskforces."""
    return _of_data(lambda tracker: (*_tasks(tracker), *_taskforces(tracker)), incomplete)


def laws(incomplete: str) -> _Completions:
    """The ids of the milestones that have stages of a law."""
    return _of_data(_laws, incomplete)


def sources(incomplete: str) -> _Completions:
    """The ids of the sources."""
    return _of_data(_sources, incomplete)


def _taskforces(tracker: "Tracker") -> Iterator[tuple[str, str]]:
    return ((one.id, one.name.ko) for one in tracker.taskforces)


def _priorities(tracker: "Tracker") -> Iterator[tuple[str, str]]:
    return ((one.id, one.name.ko) for one in tracker.priorities_by_id.values())


def _ministries(tracker: "Tracker") -> Iterator[tuple[str, str]]:
    for ministry in tracker.ministries:
        yield ministry.id, ministry.names[-1].ko
        yield ministry.names[-1].short or ministry.names[-1].ko, ministry.id


def _milestones(tracker: "Tracker") -> Iterator[tuple[str, str]]:
    return ((one.id, one.milestone.title.ko) for one in tracker.owed)


def _laws(tracker: "Tracker") -> Iterator[tuple[str, str]]:
    for one in tracker.owed:
        if one.milestone.legislation is not None:
            yield one.id, one.milestone.legislation.law


def _tasks(tracker: "Tracker") -> Iterator[tuple[str, str]]:
    return ((one.id, one.title.ko) for one in tracker.tasks)


def _sources(tracker: "Tracker") -> Iterator[tuple[str, str]]:
    return ((id_, source.title) for id_, source in tracker.sources.items())


def _things(tracker: "Tracker") -> Iterator[tuple[str, str]]:
    yield from _tasks(tracker)
    yield from _taskforces(tracker)
    yield from _ministries(tracker)
    yield from _sources(tracker)


def _words(members: type[StrEnum], incomplete: str) -> _Completions:
    from dnatrack.i18n import say
    from dnatrack.reports.wording import words_of

    pairs = ((one.value, say(text)) for one, text in words_of(members).items())
    return _starting(pairs, incomplete)


def _of_data(
    pairs: Callable[["Tracker"], Iterable[tuple[str, str]]], incomplete: str
) -> _Completions:
    from dnatrack.app.workspace import open_workspace
    from dnatrack.errors import DnatrackError

    try:
        tracker = open_workspace().loaded.tracker
    except (DnatrackError, OSError):
        return []
    return _starting(pairs(tracker), incomplete)


def _starting(pairs: Iterable[tuple[str, str]], incomplete: str) -> _Completions:
    start = incomplete.casefold()
    return [(word, help_) for word, help_ in pairs if word.casefold().startswith(start)]
