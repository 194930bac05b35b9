"""Every rule that the data, or a change of it, is checked by."""

from dnatrack.i18n import tr
from dnatrack.model.finding import Severity
from dnatrack.reports import columns
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.report import Cell, Report, Tone, text
from dnatrack.reports.view import both_cell
from dnatrack.rules.engine import AnyRule, rulebook
from dnatrack.rules.rule import ChangeRule

FORM = "dnatrack-rules/1"
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.FAINT}


def build() -> Report:
    """The rules, in the order of their names."""
    finds = tr("무엇을 찾는가", "what it finds")
    shown: Columns[AnyRule] = (
        columns.text("rule", lambda rule: rule.id, heading=tr("규칙", "rule")),
        columns.of("about", _about, heading=tr("대상", "about")),
        columns.of("severity", lambda rule: text(rule.severity.value, _TONES[rule.severity])),
        columns.of("summary", lambda rule: both_cell(rule.summary), heading=finds, can_fold=True),
    )
    rules = rulebook().values()
    title = tr(f"점검 규칙 {len(rules)}개", f"{len(rules)} rules")
    note = tr(
        "`dnatrack explain 규칙`이 까닭과 예를 보여 줍니다.",
        "`dnatrack explain RULE` gives the reason and examples.",
    )
    return Report(FORM, title, tables=(table("rules", "", rules, shown),), notes=(note,))


def _about(rule: AnyRule) -> Cell:
    """Whether a rule looks at the data, or at what a change does to it."""
    if isinstance(rule, ChangeRule):
        return Cell(tr("변경", "change"), "change")
    return Cell(tr("자료", "data"), "data")
