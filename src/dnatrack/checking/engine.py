"""Runs the rules over what was read."""

from collections.abc import Iterator
from functools import cache

from dnatrack.checking.rule import Rule
from dnatrack.checking.rules import rules_by_id
from dnatrack.domain.place import DataPath
from dnatrack.reading.finding import Finding, Problem
from dnatrack.reading.loading import Loaded, natural_order


def check(loaded: Loaded) -> tuple[Finding, ...]:
    """Everything that is wrong, of all files: in the natural order of files, by line.

    Depends on the data alone: the same snapshot gives the same findings for ever. An
    exception inside a rule is a bug, and is not caught here.
    """
    file_order = cache(natural_order)

    def place_and_rule(finding: Finding) -> tuple[object, ...]:
        at = finding.location
        return file_order(at.file), at.line, at.column, finding.rule, finding.message

    return tuple(sorted(_findings(loaded), key=place_and_rule))


def _findings(loaded: Loaded) -> Iterator[Finding]:
    rules = rules_by_id()
    for defect in loaded.defects:
        yield _finding(loaded, rules[defect.rule], defect.problem)
    for rule in rules.values():
        if rule.check is not None:
            for problem in rule.check(loaded):
                yield _finding(loaded, rule, problem)


def _finding(loaded: Loaded, rule: Rule, problem: Problem) -> Finding:
    at = problem.at
    location = loaded.location(at, on_key=problem.on_key) if isinstance(at, DataPath) else at
    return Finding(location, rule.severity, rule.id, problem.message, problem.hint)
