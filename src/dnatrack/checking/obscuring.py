"""Files of which less can be read after a change than before it."""

from collections import Counter

from dnatrack.checking.rules import rules_by_id
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Severity


def less_readable_files(before: Loaded, after: Loaded) -> frozenset[str]:
    """The files whose text or schema has errors that were not there before.

    Errors that were there before hide as much on both sides.
    """
    brought = _errors(after) - _errors(before)
    return frozenset(file for file, _, _ in brought)


def _errors(loaded: Loaded) -> Counter[tuple[str, str, str]]:
    rules = rules_by_id()
    return Counter(
        (defect.problem.at.file, defect.rule, defect.problem.message.en)
        for defect in loaded.defects
        if rules[defect.rule].severity is Severity.ERROR
    )
