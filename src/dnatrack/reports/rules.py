"""Every rule that the data, or a change of it, is checked by."""

from dnatrack.i18n import say, tr
from dnatrack.model.finding import Severity
from dnatrack.reports.report import Cell, Column, Report, Row, Table, Tone, text
from dnatrack.rules.engine import AnyRule, rulebook
from dnatrack.rules.rule import ChangeRule

FORM = "dnatrack-rules/1"
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.NOTE: Tone.FAINT}


def build() -> Report:
    """The rules, in the order of their names."""
    columns = (
        Column("rule", tr("규칙", "rule")),
        Column("about", tr("대상", "about")),
        Column("severity", tr("정도", "severity")),
        Column("summary", tr("무엇을 찾는가", "what it finds"), can_fold=True),
    )
    rows = tuple(
        Row(
            (
                text(rule.id),
                _about(rule),
                Cell(rule.severity.value, rule.severity.value, _TONES[rule.severity]),
                Cell(say(rule.summary), {"ko": rule.summary.ko, "en": rule.summary.en}),
            )
        )
        for rule in rulebook().values()
    )
    title = tr(f"점검 규칙 {len(rows)}개", f"{len(rows)} rules")
    note = tr(
        "`dnatrack explain 규칙`이 까닭과 예를 보여 줍니다.",
        "`dnatrack explain RULE` gives the reason and examples.",
    )
    return Report(FORM, title, tables=(Table("rules", "", columns, rows),), notes=(note,))


def _about(rule: AnyRule) -> Cell:
    """Whether a rule looks at the data, or at what a change does to it."""
    if isinstance(rule, ChangeRule):
        return Cell(tr("변경", "change"), "change")
    return Cell(tr("자료", "data"), "data")
