"""What the shell can complete: ids, ministries and words of the data at hand.

A completion never fails and never prints: where there is no data there is nothing to
complete. What it needs is imported when it is asked.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dnatrack.model.tracker import Tracker

_Completions = list[tuple[str, str]]
_Completer = Callable[[str], _Completions]
_Pairs = Iterable[tuple[str, str]]


def _starting(pairs: _Pairs, incomplete: str) -> _Completions:
    start = incomplete.casefold()
    return [(word, help_) for word, help_ in pairs if word.casefold().startswith(start)]


def _fixed(**words: str) -> _Completer:
    """Completes these words, each with its help."""

    def complete(incomplete: str) -> _Completions:
        return _starting(words.items(), incomplete)

    return complete


def _listed(module: str, name: str, *, more: tuple[str, ...] = ()) -> _Completer:
    """Completes what the constant `name` of a module lists, and `more` before it."""

    def complete(incomplete: str) -> _Completions:
        words: Iterable[str] = getattr(import_module(f"dnatrack.{module}"), name)
        return _starting(((one, "") for one in (*more, *words)), incomplete)

    return complete


def _words(name: str, module: str = "model.words") -> _Completer:
    """Completes the words of a closed list, with what they mean."""

    def complete(incomplete: str) -> _Completions:
        from dnatrack.i18n import say
        from dnatrack.reports.wording import words_of

        members: type[StrEnum] = getattr(import_module(f"dnatrack.{module}"), name)
        pairs = ((one.value, say(text)) for one, text in words_of(members).items())
        return _starting(pairs, incomplete)

    return complete


def _of_data(*kinds: "Callable[[Tracker], _Pairs]") -> _Completer:
    """Completes things of the data, one kind after the other."""

    def complete(incomplete: str) -> _Completions:
        from dnatrack.app.workspace import open_workspace
        from dnatrack.errors import DnatrackError

        try:
            tracker = open_workspace().loaded.tracker
        except (DnatrackError, OSError):
            return []
        return _starting((pair for kind in kinds for pair in kind(tracker)), incomplete)

    return complete


def _taskforces(tracker: "Tracker") -> _Pairs:
    return ((one.id, one.name.ko) for one in tracker.taskforces)


def _priorities(tracker: "Tracker") -> _Pairs:
    return ((one.id, one.name.ko) for one in tracker.priorities_by_id.values())


def _ministries(tracker: "Tracker") -> _Pairs:
    for ministry in tracker.ministries:
        yield ministry.id, ministry.names[-1].ko
        yield ministry.names[-1].short or ministry.names[-1].ko, ministry.id


def _milestones(tracker: "Tracker") -> _Pairs:
    return ((one.id, one.milestone.title.ko) for one in tracker.owed)


def _laws(tracker: "Tracker") -> _Pairs:
    for one in tracker.owed:
        if one.milestone.legislation is not None:
            yield one.id, one.milestone.legislation.law


def _tasks(tracker: "Tracker") -> _Pairs:
    return ((one.id, one.title.ko) for one in tracker.tasks)


def _sources(tracker: "Tracker") -> _Pairs:
    return ((id_, source.title) for id_, source in tracker.sources.items())


languages = _fixed(ko="한국어", en="English")
colours = _fixed(auto="", always="", never="")
export_forms = _fixed(xlsx="Excel", csv="CSV", sqlite="SQLite", parquet="Parquet")
report_formats = _listed("formats", "REPORT_FORMATS")
document_formats = _listed("formats", "REPORT_FORMATS", more=("pdf",))
findings_formats = _listed("formats", "FINDINGS_FORMATS")
owners_formats = _listed("formats", "REPORT_FORMATS", more=("codeowners",))
schema_kinds = _listed("app.reference", "KINDS")
output_names = _listed("formats.output_schema", "NAMES", more=("list",))
lifecycles, signals = _words("Lifecycle"), _words("Signal")
states = _words("ScheduleState", "app.arguments")
kinds, source_kinds = _words("MilestoneKind"), _words("SourceKind")
completions, verifications = _words("Completion"), _words("Verification")
revision_reasons, relations = _words("RevisionReason"), _words("SuccessorRelation")
seen = _words("Seen")
taskforces, priorities = _of_data(_taskforces), _of_data(_priorities)
parts = _of_data(_taskforces, _priorities)
ministries, sources, laws = _of_data(_ministries), _of_data(_sources), _of_data(_laws)
tasks, owners = _of_data(_tasks), _of_data(_tasks, _taskforces)
_milestones_of_data = _of_data(_milestones)
_things = _of_data(_tasks, _taskforces, _ministries, _sources)


def diff_formats(incomplete: str) -> _Completions:
    """The formats of `diff`: those of reports, and a comment."""
    return [*report_formats(incomplete), *_starting([("comment", "")], incomplete)]


def rules(incomplete: str) -> _Completions:
    """The ids of the rules."""
    from dnatrack.app.reference import rulebook
    from dnatrack.i18n import say

    return _starting(((rule.id, say(rule.summary)) for rule in rulebook().values()), incomplete)


def orders(incomplete: str) -> _Completions:
    """What lists can be sorted by."""
    from dnatrack.i18n import say
    from dnatrack.reports.listing import ORDER_WORDS

    return _starting(((one.value, say(text)) for one, text in ORDER_WORDS.items()), incomplete)


def items(incomplete: str) -> _Completions:
    """The ids of tasks; of milestones once a task and a `/` are there."""
    return _milestones_of_data(incomplete) if "/" in incomplete else tasks(incomplete)


def everything(incomplete: str) -> _Completions:
    """Every id of the data; of milestones once a task and a `/` are there."""
    found = _milestones_of_data(incomplete) if "/" in incomplete else []
    return found or _things(incomplete)
