"""The tables of a tracker, with its history where that is known."""

from dnatrack.app.workspace import Workspace
from dnatrack.errors import DnatrackError
from dnatrack.exports.table import Table
from dnatrack.exports.tables import build_tables
from dnatrack.reports.history_view import Past
from dnatrack.reports.view import View
from dnatrack.storage.read_history import read_committed


def tables_of(workspace: Workspace, view: View, government: str | None = None) -> tuple[Table, ...]:
    """Every table of what `view`, a state of `workspace`, is to be seen as.

    The history is that of the state: what was committed later is not in it.

    Raises:
        DnatrackError: `government` cannot be the name of one.
    """
    return build_tables(view, past_of(workspace, view), government)


def past_of(workspace: Workspace, view: View) -> Past | None:
    """The history up to a state; None where there is none, or it cannot be read."""
    if view.commit is None or not view.has_history:
        return None
    try:
        if view.at is None:
            return Past(workspace.ledger, workspace.zone)
        return Past(read_committed(workspace.folder, up_to=view.commit), workspace.zone)
    except DnatrackError:
        return None
