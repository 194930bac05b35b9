"""The report of a period: the document for the review meeting."""

from dnatrack.i18n import tr
from dnatrack.reports import wording
from dnatrack.reports.history_view import unread_notes
from dnatrack.reports.overrides import overrides
from dnatrack.reports.period import counts, head
from dnatrack.reports.period.ahead import ahead
from dnatrack.reports.period.attention import attention
from dnatrack.reports.period.completed import completed_table, undone
from dnatrack.reports.period.early_warnings import early_warnings
from dnatrack.reports.period.not_judged import not_judged_table, unknown, unreadable
from dnatrack.reports.period.reviewed import Reviewed, Side
from dnatrack.reports.period.silent import silent
from dnatrack.reports.period.slipped import slipped_table
from dnatrack.reports.period.transitions import returned_to_green, transitions
from dnatrack.reports.period.unsettled import unsettled_table
from dnatrack.reports.report import JsonValue, Report, Table

FORM = "dnatrack-report/1"


def build(reviewed: Reviewed, *, version: str) -> Report:
    """What changed since the last report, what is wrong, and what comes next.

    The same states, days and `version` of the tool give the same report.
    """
    settings = reviewed.after.judgement.tracker.settings
    of = wording.name(settings.title)
    return Report(
        FORM,
        tr(f"{of} 이행실적 점검 보고", f"{of}: progress report"),
        head.facts(reviewed),
        head.details(reviewed, version),
        tuple(_tables(reviewed)),
        (*head.notes(reviewed), *unread_notes(reviewed.past)),
        _made_from(reviewed, version),
    )


def _tables(reviewed: Reviewed) -> tuple[Table, ...]:
    return (
        counts.by_signal(reviewed),
        counts.by_state(reviewed),
        transitions(reviewed),
        returned_to_green(reviewed),
        attention(reviewed),
        overrides(reviewed.view, reviewed.after.judgement.items),
        slipped_table(reviewed),
        completed_table(reviewed),
        undone(reviewed),
        ahead(reviewed),
        early_warnings(reviewed),
        silent(reviewed),
        unsettled_table(reviewed),
        not_judged_table(reviewed),
        unknown(reviewed),
        unreadable(reviewed),
    )


def _made_from(reviewed: Reviewed, version: str) -> dict[str, JsonValue]:
    sides = {"earlier": reviewed.earlier, "since": reviewed.before, "until": reviewed.after}
    return {
        "version": version,
        "is_committed": reviewed.after.is_committed,
        **{key: _origin(side) for key, side in sides.items()},
    }


def _origin(side: Side | None) -> JsonValue:
    return {"commit": side.commit, "on": side.today.isoformat()} if side is not None else None
