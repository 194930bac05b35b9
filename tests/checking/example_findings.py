"""What the rules say about the example data set with some of its files replaced."""

from dnatrack.loading.load import load
from dnatrack.model.finding import Finding
from dnatrack.rules.engine import check
from dnatrack.rules.examples import example_snapshot
from dnatrack.rules.rule import Files


def findings_in(files: Files) -> tuple[Finding, ...]:
    return check(load(example_snapshot(files)))


def said_about(files: Files) -> list[str]:
    """Each finding as `file:line rule: message (hint)`, in English."""
    return [
        f"{one.location.file}:{one.location.line} {one.rule}: {one.message.en} "
        f"({one.hint.en if one.hint else ''})"
        for one in findings_in(files)
    ]


def places(files: Files) -> list[str]:
    """Each finding as `rule file:line:column`."""
    return [
        f"{one.rule} {one.location.file}:{one.location.line}:{one.location.column}"
        for one in findings_in(files)
    ]
