"""A tracker as it is to be seen on one day: what commands and other people's programs ask."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from dnatrack.errors import DnatrackError
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Finding
from dnatrack.model.ministry import Ministry
from dnatrack.reports.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dnatrack.app.workspace import Workspace
    from dnatrack.exports.table import Table
    from dnatrack.reports.history_view import Past


class State:
    """The data at one time, seen on a day; nothing in it changes any more.

    `view` is what reports are built from.
    """

    def __init__(self, workspace: "Workspace", loaded: Loaded, view: View) -> None:
        self._workspace = workspace
        self._loaded = loaded
        self.view = view

    @property
    def today(self) -> date:
        """The day on which the data is seen."""
        return self.view.judgement.today

    @property
    def commit(self) -> str | None:
        """The commit that the data was read from, or is built on; None without one."""
        return self.view.commit

    @property
    def milestones(self) -> tuple[JudgedMilestone, ...]:
        """Every milestone that could be read: of the taskforces, then of the tasks."""
        return self.view.judgement.milestones

    @property
    def tasks(self) -> tuple[JudgedItem, ...]:
        """Every task, also those that could not be read."""
        return self.view.judgement.tasks

    @property
    def taskforces(self) -> tuple[JudgedItem, ...]:
        """Every taskforce, with the milestones that it owes itself."""
        return self.view.judgement.taskforces

    @property
    def ministries(self) -> tuple[Ministry, ...]:
        """Every ministry, also those that are no more."""
        return self.view.judgement.tracker.ministries

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong with the data, as `validate` lists it."""
        from dnatrack.rules.engine import check

        return check(self._loaded)

    def tables(self, government: str | None = None) -> "Mapping[str, Table]":
        """Every table by its name: the data, what follows from it, and its history.

        The history is that of the state: what was committed later is not in it. `government`
        is what the tracker is called in them, else its title.

        Raises:
            DnatrackError: `government` cannot be the name of one.
        """
        from dnatrack.exports.tables import build_tables

        return {one.name: one for one in build_tables(self.view, self._past(), government)}

    def _past(self) -> "Past | None":
        """The history up to the state; None where there is none, or it cannot be read."""
        from dnatrack.reports.history_view import Past
        from dnatrack.storage.read_history import read_committed

        workspace, view = self._workspace, self.view
        if view.commit is None or not view.has_history:
            return None
        try:
            if view.at is None:
                return Past(workspace.ledger, workspace.zone)
            return Past(read_committed(workspace.folder, up_to=view.commit), workspace.zone)
        except DnatrackError:
            return None
