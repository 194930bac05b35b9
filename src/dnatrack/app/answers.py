"""Answers that were given before: a question that is asked again is not worked out again.

An answer follows from the files, the commit that is checked out, the day, and the question:
where these are the same, it is (ADR 0048).
"""

from datetime import UTC
from typing import NamedTuple

from dnatrack.app.arguments import now_in, zone_named
from dnatrack.app.workspace import Workspace
from dnatrack.storage.cache import decode, encode, recall, remember
from dnatrack.storage.data_folder import look_at


class Answer(NamedTuple):
    """What a command printed, whether that is data for programs, and its exit code."""

    text: str
    is_data: bool
    code: int


class Question:
    """What a command is asked of the data as it is now; of each command, the last is remembered.

    `words` are all that the answer follows from besides the data and the day, as JSON.
    """

    def __init__(self, workspace: Workspace, command: str, words: object) -> None:
        self._workspace = workspace
        self._began = now_in(UTC)
        self._kind = f"answer-{command}"
        look = look_at(workspace.folder, self._began)
        asked = (look.stamp, workspace.head, words) if look is not None else None
        self._key = str(encode(asked)) if asked is not None else None

    def recall(self) -> Answer | None:
        """What was answered when the same was asked of the same data on this day."""
        parts = self._key and recall(self._workspace.folder, self._kind, key=self._key)
        if not parts:
            return None
        zone, day, *answer = decode(parts[0])
        return Answer(*answer) if day == self._day(zone) else None

    def remember(self, answer: Answer) -> None:
        """Keep what was answered for those who ask the same."""
        zone = self._workspace.settings.timezone
        day = self._day(zone)
        # Who was at work at midnight answered for one of two days.
        if self._key and day == str(self._workspace.day()):
            kept = encode((zone, day, *answer))
            remember(self._workspace.folder, self._kind, kept, key=self._key)

    def _day(self, zone: str) -> str:
        return str(self._began.astimezone(zone_named(zone)).date())
