"""`dnatrack rules` and `dnatrack explain RULE`: what the data is checked by, and why."""

from dnatrack.cli import completion
from dnatrack.cli.options import Asked, argument, offering
from dnatrack.i18n import tr


@offering("form", "lang", "color", "width")
def rules(asked: Asked) -> None:
    """List the rules that `validate` checks."""
    from dnatrack.reports import rules as report

    asked.print(report.build())


# `dnatrack explain RULE`: why a rule is there, and how to follow it.

RULE = argument(
    "점검 결과에 표시된 규칙 이름.",
    "Name of a rule, as findings give it.",
    tr("규칙", "RULE"),
    completion.rules,
    default=...,
)


@offering("lang")
def explain(rule: str = RULE) -> None:
    """Explain a rule: what it finds, why, and an example of each."""
    from dnatrack.app.reference import rule_named
    from dnatrack.cli.output import write
    from dnatrack.formats.findings import explain_rule

    write(explain_rule(rule_named(rule)))
