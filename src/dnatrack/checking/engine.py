"""Runs the rules over what was read."""

from collections.abc import Iterable, Iterator
from functools import cache

from dnatrack.checking.rule import Rule
from dnatrack.checking.rules import rules_by_id
from dnatrack.loading.load import Loaded, natural_order
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Finding, Problem, Severity


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
                yield rule, problem


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
