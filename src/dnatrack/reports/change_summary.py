"""What a change means, for whoever has to approve it and never saw git."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dnatrack.history.changes import DUE_KINDS, Change, ChangeKind
from dnatrack.i18n import say, tr
from dnatrack.model.finding import Finding, Severity
from dnatrack.reports import difference
from dnatrack.reports.change_wording import KIND_WORDS
from dnatrack.reports.difference import Sides
from dnatrack.reports.report import Column, Fact, Report, Row, Table, Tone, number, text
from dnatrack.reports.view import View

SUMMARY_FORM = "dnatrack-change/1"
_MOVES = DUE_KINDS - {ChangeKind.DUE_ADDED}
_DIGEST = (ChangeKind.DONE, ChangeKind.UNDONE, ChangeKind.CREATED, ChangeKind.DELETED)


class Checks(NamedTuple):
    """What checking a change came upon, and how much was there before or is mended by it.

    `home` leads from the top of the repository to the data folder.
    """

    new: tuple[Finding, ...]
    older: int
    resolved: int
    home: str


def build_summary(view: View, sides: Sides, changes: Sequence[Change], checks: Checks) -> Report:
    """Deadlines that moved in silence, then what was found, then every change in groups."""
    silent = [one for one in changes if _is_silent(one)]
    rest = [one for one in changes if not _is_silent(one)]
    told = difference.build(view, sides, rest)
    groups = tuple(one for one in told.tables if one.rows)
    return Report(
        SUMMARY_FORM,
        tr("이 변경이 뜻하는 것", "What this change means"),
        facts=tuple(_digest(changes, silent, checks)),
        tables=(_silent(view, sides, silent), _findings(checks), *groups),
        notes=(*told.notes, *_summary_notes(checks, is_empty=not changes)),
    )


def _is_silent(change: Change) -> bool:
    """Whether a deadline ends on another day, or is gone, and nothing says why."""
    has_moved = change.kind is ChangeKind.DUE_REMOVED or bool(change.days)
    return change.kind in _MOVES and has_moved and change.revision is None


def _digest(changes: Sequence[Change], silent: Sequence[Change], checks: Checks) -> Iterator[Fact]:
    """How much of what matters most; nothing is said of what there is none of."""
    moved = sum(one.kind in _MOVES and bool(one.days) for one in changes)
    yield from _fact("moved", tr("옮긴 기한", "deadlines moved"), moved)
    yield from _fact("silent", tr("사유 없이", "without a reason"), len(silent), Tone.BAD)
    for kind in _DIGEST:
        count = sum(one.kind is kind for one in changes)
        yield from _fact(kind.value, say(KIND_WORDS[kind]), count)
    errors = sum(one.severity is Severity.ERROR for one in checks.new)
    yield from _fact("errors", tr("오류", "errors"), errors, Tone.BAD)


def _fact(key: str, label: str, count: int, tone: Tone = Tone.PLAIN) -> Iterator[Fact]:
    if count:
        yield Fact(key, label, number(count, tone))


def _silent(view: View, sides: Sides, silent: Sequence[Change]) -> Table:
    groups = difference.build(view, sides, silent).tables
    rows = tuple(row for table in groups if table.key != "effect" for row in table.rows)
    title = tr(f"사유 없이 옮긴 기한 {len(rows)}", f"Deadlines moved without a reason: {len(rows)}")
    return Table("silent", title, groups[0].columns, rows)


def _findings(checks: Checks) -> Table:
    order = list(Severity)
    worst_first = sorted(checks.new, key=lambda one: order.index(one.severity))
    columns = (
        Column("severity", tr("정도", "severity")),
        Column("where", tr("어디", "where")),
        Column("what", tr("무엇이", "what")),
        Column("help", tr("고치려면", "help")),
    )
    rows = tuple(_finding_row(one, checks.home) for one in worst_first)
    return Table("findings", tr(f"점검 결과 {len(rows)}", f"Findings: {len(rows)}"), columns, rows)


def _finding_row(finding: Finding, home: str) -> Row:
    severities = {
        Severity.ERROR: tr("오류", "error"),
        Severity.WARNING: tr("경고", "warning"),
        Severity.NOTE: tr("참고", "note"),
    }
    return Row(
        (
            text(severities[finding.severity]),
            text(f"{home}{finding.location.file}:{finding.location.line}"),
            text(say(finding.message)),
            text(say(finding.hint) if finding.hint else ""),
        )
    )


def _summary_notes(checks: Checks, *, is_empty: bool) -> Iterator[str]:
    if is_empty:
        yield tr("뜻이 바뀐 곳이 없습니다.", "No change in meaning.")
    if checks.older:
        yield tr(
            f"이 변경 전부터 있던 문제 {checks.older:,}건은 이 변경의 책임이 아닙니다.",
            f"Findings from before, which this change does not answer for: {checks.older:,}.",
        )
    if checks.resolved:
        yield tr(
            f"이 변경으로 문제 {checks.resolved:,}건이 해결됩니다.",
            f"Findings that this change resolves: {checks.resolved:,}.",
        )
