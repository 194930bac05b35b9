"""Findings as a table in Markdown, for a comment or the summary of a CI job."""

from collections.abc import Iterator, Sequence

from dnatrack.formats.comment_text import comment_text, size_of
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


def render_markdown(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A row for each finding, the worst first, after the summary; as many as a comment holds."""
    closing = "\n".join(closing_lines(findings, context))
    head = f"{closing}\n"
    if not findings:
        return head
    rows = list(_rows(findings, context))
    return head + "\n" + "\n".join((*_heading(), *fit_comment(rows, context.room - size_of(head))))


def fit_comment(rows: Sequence[str], room: int) -> Iterator[str]:
    """The first rows that have room, and how many there are besides."""
    for index, row in enumerate(rows):
        room -= size_of(row) + 1
        if room < 200:  # noqa: PLR2004 - what the heading and the last line need
            left = len(rows) - index
            yield ""
            yield tr(f"{left:,}건이 더 있습니다.", f"{left:,} more.")
            yield ""
            return
        yield row
    yield ""


def _heading() -> tuple[str, str]:
    words = (
        tr("정도", "severity"),
        tr("어디", "where"),
        tr("무엇이", "what"),
        tr("고치려면", "help"),
        tr("규칙", "rule"),
    )
    return f"| {' | '.join(words)} |", f"|{' --- |' * len(words)}"


def _rows(findings: Sequence[Finding], context: FindingsContext) -> Iterator[str]:
    order = list(Severity)
    for one in sorted(findings, key=lambda one: (context.is_older(one), order.index(one.severity))):
        cells = (
            say(SEVERITY_WORDS[one.severity]) + older_mark(one, context),
            comment_text(place_words(one.location, context.home)),
            comment_text(sentence(one.message)),
            comment_text(sentence(one.hint)) if one.hint is not None else "",
            comment_text(one.rule),
        )
        yield f"| {' | '.join(cells)} |"
