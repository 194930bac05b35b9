"""What a change does to the findings: those it brings, those it mends, those it found."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dnatrack.checking.change_rules import all_change_rules
from dnatrack.checking.comparison import Comparison
from dnatrack.checking.engine import in_order, locate, problems_of
from dnatrack.checking.file_lines import FileLines
from dnatrack.checking.fingerprints import Fingerprint, Names
from dnatrack.checking.obscuring import less_readable_files
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Finding


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
    """
    before = _found(comparison.before, _moved_files(comparison))
    after = _found(comparison.after, {})
    resolved, left = _split_findings(before, after, lambda one: one.fingerprint)
    resolved, left = _split_findings(resolved, left, lambda one: (*one.fingerprint.spot, one.line))
    new = list(_not_hidden(left, comparison))
    mine = {id(one) for one in new}
    return ChangeFindings(
        in_order((*(one.finding for one in new), *_of_change(comparison))),
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
    """The files that tasks were in, and are now, where these differ."""
    return {
        before.place.file: after.place.file
        for before, after in comparison.tasks
        if before.place.file != after.place.file
    }


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


def _not_hidden(found: Sequence[_Found], comparison: Comparison) -> Iterator[_Found]:
    """Without those that nobody could see, because of a file that is readable only now.

    An error of reading hides what else is wrong in its file, and a file of which something
    is missing hides what is wrong with others that refer to it.
    """
    before, after = comparison.before, comparison.after
    was = FileLines(before.snapshot)
    mended = less_readable_files(after, before)
    is_more_whole = bool(before.tracker.partly_read - after.tracker.partly_read)
    for one in found:
        file = one.finding.location.file
        if not ((is_more_whole or file in mended) and was.has(file, one.line)):
            yield one


def _of_change(comparison: Comparison) -> Iterator[Finding]:
    for rule in all_change_rules():
        for problem in rule.check(comparison):
            yield locate(comparison.after, problem, rule=rule.id, severity=rule.severity)
