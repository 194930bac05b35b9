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
from dnatrack.i18n import say, tr
from dnatrack.model.finding import Finding, Severity
from dnatrack.terminal_text import quote

_WIDTH = 120
"""Of a page without a width. Even there a line is cut: a file may be one line of a MiB."""

_BOLD, _DIM = "1", "2"
_SEVERITY_STYLES: Mapping[Severity, str] = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.NOTE: "1;36",
}


def render_full(findings: Sequence[Finding], context: FindingsContext) -> str:
    """One block for each finding, with an empty line after it, then the summary."""
    closing = "\n".join(closing_lines(findings, context))
    blocks = [*(_block(one, context) for one in findings), closing]
    return "\n\n".join(blocks) + "\n"


def _block(finding: Finding, context: FindingsContext) -> str:
    return "\n".join((_headline(finding, context), *_below(finding, context)))


def _headline(finding: Finding, context: FindingsContext) -> str:
    place = _style_text(place_words(finding.location, context.prefix), _BOLD, context)
    severity = _style_text(
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
        blanks, carets = _split_carets(quoted.carets)
        yield f"{_style_text(f'{number} |', _DIM, context)} {quoted.text}"
        marked = _style_text(carets, style, context)
        yield f"{_style_text(f'{margin} |', _DIM, context)} {blanks}{marked}"
    if finding.hint is not None:
        label = tr("고치려면", "help")
        yield f"{margin} = {_style_text(label, _BOLD, context)}: {sentence(finding.hint)}"


def _split_carets(carets: str) -> tuple[str, str]:
    marks = carets.lstrip(" ")
    return carets[: len(carets) - len(marks)], marks


def _style_text(text: str, style: str, context: FindingsContext) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if context.colour else text
