"""Every rule that the data, or a change of it, is checked by."""

from dnatrack.i18n import counted, tr
from dnatrack.model.finding import Severity
from dnatrack.reports import columns
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.report import Cell, Report, Tone
from dnatrack.reports.view import both_cell, word_cell
from dnatrack.rules.engine import AnyRule, rulebook
from dnatrack.rules.rule import ChangeRule

_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.FAINT}


def build() -> Report:
    """The rules, in the order of their names."""
    finds = tr("점검 내용", "what it finds")
    shown: Columns[AnyRule] = (
        columns.text("rule", lambda rule: rule.id, heading=tr("규칙", "rule")),
        columns.of("about", _about, heading=tr("대상", "about")),
        columns.of("severity", lambda rule: word_cell(rule.severity, _TONES[rule.severity])),
        columns.of("summary", lambda rule: both_cell(rule.summary), heading=finds, can_fold=True),
    )
    rules = rulebook().values()
    title = tr(f"점검 규칙 {len(rules)}개", counted(len(rules), "rule"))
    advice = tr(
        "규칙별 이유와 예: `dnatrack explain 규칙`",
        "`dnatrack explain RULE` gives the reason and examples.",
    )
    return Report(
        "dnatrack-rules/1", title, tables=(table("rules", "", rules, shown),), advice=(advice,)
    )


def _about(rule: AnyRule) -> Cell:
    """Whether a rule looks at the data, or at what a change does to it."""
    if isinstance(rule, ChangeRule):
        return Cell(tr("변경", "change"), "change")
    return Cell(tr("자료", "data"), "data")
