"""Runs the rules over what was read, and says what a change does to the findings."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dnatrack.loading.load import Loaded, load_beside, natural_order
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.finding import Finding, Location, Problem, Severity
from dnatrack.model.tracker import Tracker
from dnatrack.rules.changes import all_change_rules
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.data import all_rules, rules_by_id
from dnatrack.rules.pairs import less_readable_files, moved_files
from dnatrack.rules.rule import ChangeRule, Rule

if TYPE_CHECKING:
    from dnatrack.model.task import Task
    from dnatrack.model.taskforce import Taskforce


AnyRule = Rule | ChangeRule


@cache
def rulebook() -> Mapping[str, AnyRule]:
    """Every rule by its id, in the order of the ids."""
    rules: tuple[AnyRule, ...] = (*all_rules(), *all_change_rules())
    return MappingProxyType({rule.id: rule for rule in sorted(rules, key=lambda one: one.id)})


# Runs the rules over what was read.


def check(loaded: Loaded) -> tuple[Finding, ...]:
    """Everything that is wrong, of all files: in the natural order of files, by line.

    Depends on the data alone: the same snapshot gives the same findings for ever. An
    exception inside a rule is a bug, and is not caught here.
    """
    return in_order(
        locate(loaded, problem, rule=rule.id, severity=rule.severity)
        for rule, problem in problems_of(loaded)
    )


def problems_of(loaded: Loaded) -> Iterator[tuple[Rule, Problem]]:
    """Every problem, with the rule that it breaks, in no order that means anything."""
    rules = rules_by_id()
    for defect in loaded.defects:
        yield rules[defect.rule], defect.problem
    for rule in rules.values():
        if rule.check is not None:
            for problem in rule.check(loaded):
                if not _is_of_stand_in(problem, loaded.tracker):
                    yield rule, problem


def _is_of_stand_in(problem: Problem, tracker: Tracker) -> bool:
    """Whether it is said of what nobody wrote: that something else could not be read is told."""
    at, stand_ins = problem.at, tracker.stand_ins
    if not stand_ins or not isinstance(at, DataPath):
        return False
    inside = range(1, len(at.keys) + 1)
    return any(DataPath(at.file, at.keys[:depth]) in stand_ins for depth in inside)


def locate(loaded: Loaded, problem: Problem, *, rule: str, severity: Severity) -> Finding:
    """A problem as a finding, with the line and columns of its place."""
    at = problem.at
    location = loaded.location(at, on_key=problem.on_key) if isinstance(at, DataPath) else at
    return Finding(location, severity, rule, problem.message, problem.hint)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """`findings` in the natural order of files, then by line, column and rule."""
    file_order = cache(natural_order)

    def place_and_rule(finding: Finding) -> tuple[object, ...]:
        at = finding.location
        return file_order(at.file), at.line, at.column, finding.rule, finding.message

    return tuple(sorted(findings, key=place_and_rule))


# What makes two findings the same although lines moved and lists were reordered.


class Fingerprint(NamedTuple):
    """What breaks a rule: the file, the item by its id and the field in it, the words."""

    rule: str
    file: str
    keys: tuple[Key, ...]
    words: str

    @property
    def spot(self) -> tuple[str, str, tuple[Key, ...]]:
        """The same without the words, which may count or quote what others wrote."""
        return self.rule, self.file, self.keys


class Names:
    """What the things in `files` of a tracker are called, wherever in a list they stand.

    `moved` gives the path on the other side of a file that has another there.
    """

    def __init__(self, tracker: Tracker, files: frozenset[str], moved: Mapping[str, str]) -> None:
        self._ids = dict(_ids(tracker, files))
        self._moved = moved

    def fingerprint(self, rule: str, problem: Problem) -> Fingerprint:
        """What makes a problem the same on both sides."""
        at = problem.at
        keys = tuple(self._named(at)) if isinstance(at, DataPath) else ()
        return Fingerprint(rule, self._moved.get(at.file, at.file), keys, problem.message.en)

    def _named(self, at: DataPath) -> Iterator[Key]:
        """The keys of a place, with ids for numbers; empty for numbers of what has none."""
        for index, key in enumerate(at.keys, start=1):
            if isinstance(key, int):
                yield self._ids.get(DataPath(at.file, at.keys[:index]), "")
            else:
                yield key


def _ids(tracker: Tracker, files: frozenset[str]) -> Iterator[tuple[DataPath, str]]:
    owners: tuple[Task | Taskforce, ...] = (*tracker.taskforces, *tracker.tasks)
    for owner in owners:
        if owner.place.file in files:
            yield owner.place, owner.id
            yield from ((one.place, one.id) for one in owner.milestones)
    yield from ((one.place, one.id) for one in tracker.ministries)
    yield from ((one.place, one.id) for one in tracker.meetings)
    yield from ((lost.place, lost.id) for lost in tracker.unreadable)


# The lines of the files of a snapshot, however they are indented.

_BREAK = re.compile(r"\r\n|\r|\n")


class FileLines:
    """The lines of a snapshot; a file is gone through when it is first asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._lines: dict[str, list[str]] = {}
        self._sets: dict[str, frozenset[str]] = {}

    def at(self, location: Location) -> str:
        """The line that a location is on; empty where there is none."""
        lines = self._of(location.file)
        return lines[location.line - 1] if location.line <= len(lines) else ""

    def has(self, file: str, line: str) -> bool:
        """Whether one of the lines of a file is this."""
        if file not in self._sets:
            self._sets[file] = frozenset(self._of(file))
        return line in self._sets[file]

    def _of(self, file: str) -> list[str]:
        if file not in self._lines:
            from dnatrack.yamltext.characters import decode  # noqa: PLC0415 - slow to import

            text = decode(self._snapshot.files.get(file, b"")) or ""
            self._lines[file] = [line.strip() for line in _BREAK.split(text)]
        return self._lines[file]


# What a change does to the findings: those it brings, those it mends, those it found.


class ChangeFindings(NamedTuple):
    """The findings after a change, told apart by whose they are.

    `new` are those that this change brought, `older` those that were there before,
    `resolved` those that it mended. Each is in the order of files and lines.
    """

    new: tuple[Finding, ...]
    older: tuple[Finding, ...]
    resolved: tuple[Finding, ...]


def check_change(comparison: Comparison) -> ChangeFindings:
    """Every finding after a change, and which of them the change is answerable for.

    A finding was there before if the same was said of the same field of the same thing;
    or if the same rule found fault with the same line there, in other words; or if it
    could not be seen, since something could not be read, and its line has not changed.
    An error in what the change did to a field is told once, and not again by a rule about the
    data that it breaks at the same place; nor is what would be right with a deleted task back.
    """
    before = _found(comparison.before, _moved_files(comparison))
    after = _without_consequences(_found(comparison.after, {}), comparison)
    resolved, left = _split_findings(before, after, lambda one: one.fingerprint)
    resolved, left = _split_findings(resolved, left, lambda one: (*one.fingerprint.spot, one.line))
    new = list(_not_hidden(left, comparison))
    mine = {id(one) for one in new}
    told = list(_of_change(comparison))
    untold = _untold((one.finding for one in new), told)
    return ChangeFindings(
        in_order((*untold, *told)),
        in_order(one.finding for one in after if id(one) not in mine),
        in_order(one.finding for one in resolved),
    )


class _Found(NamedTuple):
    """A finding, what makes it the same on both sides, and the lines of its snapshot."""

    finding: Finding
    fingerprint: Fingerprint
    lines: FileLines

    @property
    def line(self) -> str:
        """The line that it is on, without the blanks around it."""
        return self.lines.at(self.finding.location)


def _moved_files(comparison: Comparison) -> Mapping[str, str]:
    """What files were called, tasks that could be read or not, and are now, where it differs."""
    tasks = {
        before.place.file: after.place.file
        for before, after in comparison.tasks
        if before.place.file != after.place.file
    }
    return {**moved_files(comparison.before.snapshot, comparison.after.snapshot), **tasks}


def _found(loaded: Loaded, moved: Mapping[str, str]) -> list[_Found]:
    problems = list(problems_of(loaded))
    files = frozenset(problem.at.file for _, problem in problems)
    names = Names(loaded.tracker, files, moved)
    lines = FileLines(loaded.snapshot)
    return [
        _Found(
            locate(loaded, problem, rule=rule.id, severity=rule.severity),
            names.fingerprint(rule.id, problem),
            lines,
        )
        for rule, problem in problems
    ]


def _split_findings(
    before: Sequence[_Found], after: Sequence[_Found], key: Callable[[_Found], Hashable]
) -> tuple[list[_Found], list[_Found]]:
    """What of each side has no like on the other, one for one."""
    old, new = Counter(map(key, before)), Counter(map(key, after))
    return _without(before, new, key), _without(after, old, key)


def _without(
    found: Sequence[_Found], others: Counter[Hashable], key: Callable[[_Found], Hashable]
) -> list[_Found]:
    left = others.copy()
    alone = []
    for one in found:
        if left[key(one)] > 0:
            left[key(one)] -= 1
        else:
            alone.append(one)
    return alone


def _without_consequences(found: list[_Found], comparison: Comparison) -> list[_Found]:
    """Without what only follows from the deletion of a task, which is told as such."""
    old, after = comparison.before.snapshot.files, comparison.after
    gone = [one.place.file for one in comparison.deleted_tasks()]
    back = {file: old[file] for file in gone if file in old and file not in after.snapshot.files}
    if not (found and back):
        return found
    snapshot = after.snapshot.replace(files={**after.snapshot.files, **back})
    stays = {one.fingerprint.spot for one in _found(load_beside(snapshot, after), {})}
    return [one for one in found if one.fingerprint.spot in stays]


def _not_hidden(found: Sequence[_Found], comparison: Comparison) -> Iterator[_Found]:
    """Without those that nobody could see, because of a file that is readable only now.

    An error of reading hides what else is wrong in its file, and a file of which something
    is missing hides what is wrong with others that refer to it.
    """
    before, after = comparison.before, comparison.after
    was = FileLines(before.snapshot)
    mended = less_readable_files(after, before)
    former = {new: old for old, new in _moved_files(comparison).items()}
    is_more_whole = bool(before.tracker.partly_read - after.tracker.partly_read)
    for one in found:
        file = former.get(one.finding.location.file, one.finding.location.file)
        if not ((is_more_whole or file in mended) and was.has(file, one.line)):
            yield one


def _untold(found: Iterable[Finding], told: Iterable[Finding]) -> Iterator[Finding]:
    """Without the errors of a field where what the change did to it is an error already.

    That it cannot be read is told all the same.
    """
    places = {one.location for one in told if one.severity is Severity.ERROR}
    for one in found:
        is_said = rules_by_id()[one.rule].check is not None and one.severity is Severity.ERROR
        if not is_said or one.location not in places:
            yield one


def _of_change(comparison: Comparison) -> Iterator[Finding]:
    for rule in all_change_rules():
        is_error = rule.severity is Severity.ERROR
        for problem in rule.check(comparison):
            # Nobody wrote what stood there before, but no error passes because of that.
            if is_error or not _is_of_stand_in(problem, comparison.before.tracker):
                yield locate(comparison.after, problem, rule=rule.id, severity=rule.severity)


# What a set of findings amounts to.


class Verdict(NamedTuple):
    """How many findings there are of each severity."""

    errors: int
    warnings: int
    notes: int


def verdict(findings: Iterable[Finding]) -> Verdict:
    """The findings counted by severity."""
    found = Counter(finding.severity for finding in findings)
    return Verdict(found[Severity.ERROR], found[Severity.WARNING], found[Severity.NOTE])
