"""`dnatrack rules`: every rule that the data is checked by."""

from dnatrack.cli import options
from dnatrack.i18n import tr

HELP = tr(
    "점검 규칙을 모두 보여 줍니다.",
    "List the rules that `validate` checks.",
)


def rules(
    *,
    form: options.Format = "table",
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """List the rules that `validate` checks."""
    del lang
    from dnatrack.cli.opening import print_report
    from dnatrack.reports import rules as report

    print_report(report.build(), form=form, color=color, width=width)
