"""Every place in the data that names an issue, and what it names."""

from collections.abc import Iterator
from typing import NamedTuple

from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.reference_files import Meeting
from dnatrack.model.tracker import Tracker


class IssueReference(NamedTuple):
    """An issue that is named at one place of the data: `task/issue`."""

    written: str
    meeting: Meeting
    keys: tuple[Key, ...]

    @property
    def place(self) -> DataPath:
        """Where it is named."""
        return self.meeting.at(*self.keys)

    @property
    def task(self) -> str:
        """The id of the task in whose file the issue stands; empty where none is named."""
        return self.written.rpartition("/")[0]

    @property
    def issue(self) -> str:
        """The id of the issue in its task."""
        return self.written.rpartition("/")[2]


def issue_references(tracker: Tracker) -> Iterator[IssueReference]:
    """Every place that names an issue: in meetings and their decisions."""
    for meeting in tracker.meetings:
        for index, written in enumerate(meeting.issues):
            yield IssueReference(written, meeting, ("issues", index))
        for number, decision in enumerate(meeting.decided):
            for index, written in enumerate(decision.issues):
                yield IssueReference(written, meeting, ("decided", number, "issues", index))
