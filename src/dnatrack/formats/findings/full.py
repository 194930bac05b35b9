"""Findings for a person: each with its line, a caret, and the way out."""

from collections.abc import Iterator, Mapping, Sequence

from dnatrack.formats.finding_words import (
    SEVERITY_WORDS,
    closing_lines,
    older_mark,
    place_words,
    sentence,
)
from dnatrack.formats.findings_context import FindingsContext
from dnatrack.formats.quoted_line import quote
from dnatrack.i18n import say, tr
from dnatrack.reading.finding import Finding, Severity

_WIDTH = 120
"""Of a page without a width. Even there a line is cut: a file may be one line of a MiB."""

_BOLD, _DIM = "1", "2"
_SEVERITY_STYLES: Mapping[Severity, str] = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.NOTE: "1;36",
}


def render(findings: Sequence[Finding], context: FindingsContext) -> str:
    """One block for each finding, with an empty line after it, then the summary."""
    closing = "\n".join(closing_lines(findings, context))
    blocks = [*(_block(one, context) for one in findings), closing]
    return "\n\n".join(blocks) + "\n"


def _block(finding: Finding, context: FindingsContext) -> str:
    return "\n".join((_headline(finding, context), *_below(finding, context)))


def _headline(finding: Finding, context: FindingsContext) -> str:
    place = _styled(place_words(finding.location, context.prefix), _BOLD, context)
    severity = _styled(
        say(SEVERITY_WORDS[finding.severity]), _SEVERITY_STYLES[finding.severity], context
    )
    said = f"{finding.rule}: {sentence(finding.message)}"
    return f"{place}: {severity} {said}{older_mark(finding, context)}"


def _below(finding: Finding, context: FindingsContext) -> Iterator[str]:
    number = str(finding.location.line)
    margin = " " * len(number)
    line = context.line(finding.location)
    if line.strip():
        room = (context.width or _WIDTH) - len(number) - len(" | ")
        quoted = quote(line, finding.location, room)
        style = _SEVERITY_STYLES[finding.severity]
        blanks, carets = _parted(quoted.carets)
        yield f"{_styled(f'{number} |', _DIM, context)} {quoted.text}"
        yield f"{_styled(f'{margin} |', _DIM, context)} {blanks}{_styled(carets, style, context)}"
    if finding.hint is not None:
        label = tr("고치려면", "help")
        yield f"{margin} = {_styled(label, _BOLD, context)}: {sentence(finding.hint)}"


def _parted(carets: str) -> tuple[str, str]:
    marks = carets.lstrip(" ")
    return carets[: len(carets) - len(marks)], marks


def _styled(text: str, style: str, context: FindingsContext) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if context.colour else text
