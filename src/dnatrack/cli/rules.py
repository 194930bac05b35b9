"""`dnatrack rules` and `dnatrack explain RULE`: what the data is checked by, and why."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.i18n import tr


def rules(
    *,
    form: options.Format = "table",
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """List the rules that `validate` checks."""
    del lang
    from dnatrack.cli.output import print_report
    from dnatrack.reports import rules as report

    print_report(report.build(), form=form, color=color, width=width)


# `dnatrack explain RULE`: why a rule is there, and how to follow it.

RuleId = Annotated[
    str,
    typer.Argument(
        metavar=tr("규칙", "RULE"),
        help=tr("점검 결과에 표시된 규칙 이름.", "Name of a rule, as findings give it."),
        autocompletion=completion.rules,
    ),
]


def explain(
    rule: RuleId,
    *,
    lang: options.Lang = None,
) -> None:
    """Explain a rule: what it finds, why, and an example of each."""
    del lang
    from dnatrack.app.reference import rule_named
    from dnatrack.cli.output import write
    from dnatrack.formats.findings import explain_rule

    write(explain_rule(rule_named(rule)))
