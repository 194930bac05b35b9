"""Findings as workflow commands, which GitHub shows beside the lines of a pull request.

Only ten of each severity are shown, so the worst come first. What a message may hold and
how it is escaped is said in GitHub's documentation of workflow commands.
"""

from collections.abc import Iterator, Mapping, Sequence

from dnatrack.formats.finding_words import closing_lines, older_mark, sentence
from dnatrack.formats.findings_context import FindingsContext
from dnatrack.i18n import tr
from dnatrack.model.finding import Finding, Severity
from dnatrack.terminal_text import printable

_COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render_github(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A command for each finding, new ones and errors first, then the summary."""
    order = list(Severity)
    worst_first = sorted(
        findings, key=lambda one: (context.is_older(one), order.index(one.severity))
    )
    commands = (_command(one, context) for one in worst_first)
    return "\n".join((*commands, *closing_lines(findings, context))) + "\n"


def _command(finding: Finding, context: FindingsContext) -> str:
    properties = ",".join(
        f"{name}={value.translate(_PROPERTY)}" for name, value in _properties(finding, context)
    )
    said = f"{sentence(finding.message)}{older_mark(finding, context)}"
    if finding.hint is not None:
        said += f"\n{tr('고치려면', 'help')}: {sentence(finding.hint)}"
    return f"::{_COMMANDS[finding.severity]} {properties}::{said.translate(_DATA)}"


def _properties(finding: Finding, context: FindingsContext) -> Iterator[tuple[str, str]]:
    at = finding.location
    yield "file", printable(context.home + at.file)
    yield "line", str(at.line)
    yield "col", str(at.column)
    if at.end_column > at.column:
        yield "endColumn", str(at.end_column)
    yield "title", finding.rule
