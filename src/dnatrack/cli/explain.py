"""`dnatrack explain RULE`: why a rule is there, and how to follow it."""

from typing import Annotated

import typer

from dnatrack.cli import completing, options
from dnatrack.i18n import tr

RuleId = Annotated[
    str,
    typer.Argument(
        metavar=tr("규칙", "RULE"),
        help=tr("점검 결과에 적힌 규칙의 이름.", "Name of a rule, as findings give it."),
        autocompletion=completing.rules,
    ),
]


def explain(
    rule: RuleId,
    *,
    lang: options.Lang = None,
) -> None:
    """Explain a rule: what it finds, why, and an example of each."""
    del lang
    from dnatrack.cli.output import write
    from dnatrack.errors import DnatrackError
    from dnatrack.formats.findings import explain_rule
    from dnatrack.i18n import Text
    from dnatrack.rules.engine import rulebook
    from dnatrack.rules.suggest import did_you_mean

    known = rulebook()
    if rule not in known:
        raise DnatrackError(
            Text(f"`{rule}`에 해당하는 규칙이 없습니다", f"there is no rule `{rule}`"),
            did_you_mean(rule, known),
        )
    write(explain_rule(known[rule]))
