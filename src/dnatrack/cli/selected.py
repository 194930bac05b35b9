"""Whose part of the data a command is to look at: options that many commands share."""

from dataclasses import dataclass

from dnatrack.cli import options
from dnatrack.cli.gathering import gathered
from dnatrack.cli.shown import Shown


@dataclass(frozen=True, slots=True)
class Selected:
    """What the shared options say; words, not yet looked up."""

    taskforce: options.TaskforceOption = None
    ministry: options.MinistryOption = None
    lead_only: options.LeadOption = False


EVERYTHING = Selected()
"""What is selected where no option says otherwise."""

selecting_and_showing = gathered(selected=Selected, shown=Shown)
"""What gives a command that reads its arguments `selected` and `shown`."""
