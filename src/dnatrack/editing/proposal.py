"""Edits made to data in memory: what would be written, and what that does to the data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.history.changes import Change, differences, facts_by_id
from dnatrack.history.facts import ItemFacts, facts_of, has_items
from dnatrack.i18n import Text, say, tr
from dnatrack.loading.load import Loaded, NoMemory, load_beside, parse
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Finding, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.reports import wording
from dnatrack.reports.change_wording import sentence
from dnatrack.reports.history_view import known_title
from dnatrack.reports.selection import matching_taskforces
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.data import rules_by_id
from dnatrack.rules.engine import ChangeFindings, check_change
from dnatrack.rules.suggest import did_you_mean
from dnatrack.yamltext.edit_file import edit_file
from dnatrack.yamltext.parsed_text import Edit


class NewText(NamedTuple):
    """A file before and after: by its path, as bytes. `old` is None where it is new."""

    path: str
    old: bytes | None
    new: bytes


@dataclass(frozen=True)
class Plan:
    """What somebody means to change: edits of files that are there, and whole new files.

    `subject` says what it is where the ledger notes no change, as of a source.
    """

    edits: Sequence[Edit] = ()
    new_files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    subject: Text | None = None


@dataclass(frozen=True)
class Proposal:
    """The data before and after a plan. `files` are those that would be written."""

    before: Loaded
    after: Loaded
    files: tuple[NewText, ...]
    facts: tuple[Mapping[str, ItemFacts], Mapping[str, ItemFacts]]
    findings: ChangeFindings

    @property
    def changes(self) -> tuple[Change, ...]:
        """What it changes in meaning."""
        return differences(*self.facts)

    def new_findings(self, *severities: Severity) -> tuple[Finding, ...]:
        """What would be wrong because of it, of some severities."""
        return tuple(one for one in self.findings.new if one.severity in severities)


def propose(
    before: Loaded,
    plan: Plan,
    *,
    day: date | None = None,
    has_history: bool = True,
) -> Proposal:
    """What `plan` would do to the data. Nothing is written.

    `day` is the one of the change, as in `Comparison`. Before there is a history, no
    promise of it can be broken.

    Raises:
        DnatrackError: an edit cannot be made safely.
    """
    files = tuple(_new_texts(before.snapshot, plan))
    contents = {**before.snapshot.files, **{one.path: one.new for one in files}}
    after = load_beside(Snapshot(before.snapshot.label, contents, before.snapshot.faults), before)
    old = facts_by_id(_facts((one.path, one.old) for one in files))
    new = facts_by_id(_facts((one.path, one.new) for one in files))
    findings = check_change(Comparison(before, after, day=day))
    if not has_history:
        about_data = rules_by_id()
        findings = findings._replace(
            new=tuple(one for one in findings.new if one.rule in about_data)
        )
    return Proposal(before, after, files, (old, new), findings)


def _new_texts(snapshot: Snapshot, plan: Plan) -> Iterator[NewText]:
    """Each file that changes, once; one whose text stays the same is left out."""
    in_order = sorted(plan.edits, key=lambda one: one.at.file)
    for path, edits in groupby(in_order, key=lambda one: one.at.file):
        old = snapshot.files.get(path, b"")
        new = edit_file(path, old, list(edits))
        if new != old:
            yield NewText(path, old, new)
    for path, content in plan.new_files.items():
        yield NewText(path, None, content)


def _facts(files: Iterable[tuple[str, bytes | None]]) -> Iterator[ItemFacts]:
    for path, data in files:
        if data is not None and has_items(path):
            yield from facts_of(path, parse(path, data, NoMemory()).value) or ()


# A proposal in words: for the person who is asked, and for the commit.

_LONGEST_SUBJECT = 72


def describe_proposal(proposal: Proposal) -> Iterator[str]:
    """Each item that changes in meaning with its title, and below it what changes."""
    tracker = proposal.after.tracker
    last = ""
    for change in proposal.changes:
        if change.id != last:
            title = known_title(tracker, change.id) or known_title(
                proposal.before.tracker, change.id
            )
            yield f"{change.id} {wording.name(title) if title is not None else ''}".rstrip()
            last = change.id
        yield f"  {_sentence(proposal, change)}"


def commit_message(proposal: Proposal, plan: Plan) -> str:
    """What the change is, as the message of its commit."""
    changes = proposal.changes
    lines = [f"{one.id}: {_sentence(proposal, one)}" for one in changes]
    if not lines:
        return f"{_describe_edits(proposal, plan)}\n"
    if len(lines) == 1 and len(lines[0]) <= _LONGEST_SUBJECT:
        return f"{lines[0]}\n"
    ids = list(dict.fromkeys(one.id for one in changes))
    subject = _subject(ids, lines)
    return "\n".join((subject, "", *lines, ""))


def _subject(ids: list[str], lines: list[str]) -> str:
    if len(ids) == 1:
        first = lines[0].partition(" · ")[0].partition(", ")[0]
        return first if len(first) <= _LONGEST_SUBJECT else ids[0]
    return tr(f"{ids[0]} 등 {len(ids)}건", f"{ids[0]} and {len(ids) - 1} more")


def _describe_edits(proposal: Proposal, plan: Plan) -> str:
    """What was edited where nothing changes that a ledger notes."""
    if plan.subject is not None:
        return say(plan.subject)[:_LONGEST_SUBJECT]
    places = [".".join(map(str, (one.at.file, *one.at.keys))) for one in plan.edits]
    names = places or [one.path for one in proposal.files]
    return tr(f"{names[0]} 수정", f"edit {names[0]}")[:_LONGEST_SUBJECT]


def _sentence(proposal: Proposal, change: Change) -> str:
    item = proposal.facts[1].get(change.id)
    due = item.due if item is not None else ""
    return sentence(change, due=due, name_of=lambda id_: _name(proposal.after.tracker, id_))


def _name(tracker: Tracker, id_: str) -> str:
    return wording.ministry(tracker.ministries_by_id.get(id_), date.max, fallback=id_)


# What a person means to edit, found by its id.


def deliverable_named(tracker: Tracker, id_: str) -> Task | Milestone:
    """The task, or the milestone of a task or taskforce, of this id.

    Raises:
        DnatrackError: there is none, or it could not be read.
    """
    if (owed := tracker.owed_by_id.get(id_)) is not None:
        return owed.milestone
    if (task := tracker.tasks_by_id.get(id_)) is not None:
        return task
    refuse_unreadable_item(tracker, id_)
    raise DnatrackError(
        Text(f"`{id_}` 과제나 이정표가 없습니다", f"there is no task or milestone `{id_}`"),
        did_you_mean(id_, _known(tracker, id_)),
    )


def milestone_named(tracker: Tracker, id_: str) -> Milestone:
    """The milestone of this id.

    Raises:
        DnatrackError: there is none, or it could not be read.
    """
    found = deliverable_named(tracker, id_)
    if isinstance(found, Milestone):
        return found
    ids = ", ".join(f"`{id_}/{one.id}`" for one in found.milestones)
    raise DnatrackError(
        Text(
            f"`{id_}` 항목은 과제입니다. 기한은 이정표에 있습니다",
            f"`{id_}` is a task; deadlines belong to milestones",
        ),
        Text(f"이정표: {ids or '없음'}", f"its milestones: {ids or 'none'}"),
    )


def task_named(tracker: Tracker, id_: str) -> Task:
    """The task of this id.

    Raises:
        DnatrackError: there is none, or it could not be read.
    """
    if (task := tracker.tasks_by_id.get(id_)) is not None:
        return task
    refuse_unreadable_item(tracker, id_)
    raise DnatrackError(
        Text(f"`{id_}` 과제가 없습니다", f"there is no task `{id_}`"),
        did_you_mean(id_, tracker.tasks_by_id),
    )


def owner_named(tracker: Tracker, word: str) -> Task | Taskforce:
    """What can owe a milestone: the task of this id, or the taskforce of this id or name.

    Raises:
        DnatrackError: there is neither, or it could not be read.
    """
    if (task := tracker.tasks_by_id.get(word)) is not None:
        return task
    if found := matching_taskforces(tracker, word):
        return tracker.taskforces_by_id[min(found)]
    refuse_unreadable_item(tracker, word)
    raise DnatrackError(
        Text(f"`{word}` 과제나 TF가 없습니다", f"there is no task or taskforce `{word}`"),
        did_you_mean(word, [*tracker.tasks_by_id, *tracker.taskforces_by_id]),
    )


def refuse_unreadable_item(tracker: Tracker, id_: str) -> None:
    """Say of what is not there, but of whose id or owner something could not be read.

    Raises:
        DnatrackError: so it is, and in which file.
    """
    places = {one.full_id: one.place.file for one in tracker.unreadable}
    for unread in (id_, id_.partition("/")[0]):
        if (file := places.get(unread)) is not None:
            raise DnatrackError(
                Text(
                    f"`{unread}` 항목을 읽을 수 없습니다(`{file}`)",
                    f"`{unread}` cannot be read in `{file}`",
                ),
                Text(
                    "`dnatrack validate`에 표시되는 위치를 먼저 고치세요",
                    "mend what `dnatrack validate` says of it first",
                ),
            )


def refuse_unreadable_file(loaded: Loaded, file: str) -> None:
    """Say that a file, or some of it, cannot be read, and where.

    Raises:
        DnatrackError: so it is.
    """
    if file not in loaded.tracker.partly_read:
        return
    at = next((one.problem.at for one in loaded.defects if one.problem.at.file == file), None)
    place = loaded.location(at) if isinstance(at, DataPath) else at
    where = f"{file}:{place.line}" if place is not None else file
    raise DnatrackError(
        Text(f"`{where}`: 파일을 읽을 수 없습니다", f"`{where}` cannot be read"),
        Text(
            "`dnatrack validate`에서 무엇이 잘못되었는지 확인하고 먼저 고치세요",
            "see with `dnatrack validate` what is wrong there, and mend it first",
        ),
    )


@contextmanager
def blaming_what_is_unread(loaded: Loaded, file: str) -> Iterator[None]:
    """Where something is not found in a file that cannot be read, say that instead."""
    try:
        yield
    except DnatrackError:
        refuse_unreadable_file(loaded, file)
        raise


def _known(tracker: Tracker, id_: str) -> Iterator[str]:
    """The milestones of the owner that was named; where there is no such, every item."""
    owner = id_.partition("/")[0]
    inside = [one.id for one in tracker.owed if one.owner.id == owner]
    if "/" in id_ and inside:
        yield from inside
        return
    yield from tracker.tasks_by_id
    yield from tracker.owed_by_id
