"""`dnatrack rules`: every rule that the data is checked by."""

from dnatrack.cli import options


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
