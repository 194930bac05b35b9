"""How a command that reads is to show what it found: the options that all of them share."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dnatrack.cli import options
from dnatrack.cli.gathering import gathered

if TYPE_CHECKING:
    from dnatrack.reports.report import Report


@dataclass(frozen=True, slots=True)
class Shown:
    """What the shared options say."""

    form: options.Format = "table"
    data: options.Data = None
    lang: options.Lang = None
    color: options.Color = "auto"
    width: options.Width = None

    def print(self, report: "Report", *, limit: int | None = None) -> None:
        """Print `report` in the format that was asked for.

        Raises:
            DnatrackError: there is no such format.
        """
        from dnatrack.cli.opening import print_report

        print_report(report, form=self.form, color=self.color, width=self.width, limit=limit)


showing = gathered(shown=Shown)
"""What gives a command that reads the shared options, together as its argument `shown`."""
