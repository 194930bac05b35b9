"""The place where a change is reviewed, and its one comment of ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dnatrack.posting.request import Interface

_PER_PAGE = 100
_MOST_PAGES = 100


class Posted(StrEnum):
    """What became of a comment."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Review:
    """The comments of one pull or merge request.

    `comments` is where they are listed and made; `one` is where a single one is, with
    its id to be added, and `updating` how it is changed. `author` is who ours are by:
    the field and its value.
    """

    interface: Interface
    comments: str
    one: str
    updating: str
    author: tuple[str, object]

    def post(self, text: str, marker: str) -> Posted:
        """Make `text` the comment of ours that has `marker`: the one that is there, or a new one.

        Somebody else's comment is never touched, whatever it says.

        Raises:
            NotAllowedError: the token may not do this.
            DnatrackError: there is no answer.
        """
        known = next((one for one in self._ours() if marker in str(one.get("body"))), None)
        if known is None:
            self.interface.ask("POST", self.comments, text)
            return Posted.CREATED
        if str(known.get("body")).replace("\r\n", "\n").rstrip() == text.rstrip():
            return Posted.UNCHANGED
        self.interface.ask(self.updating, f"{self.one}/{known.get('id')}", text)
        return Posted.UPDATED

    def _ours(self) -> Iterator[Mapping[str, object]]:
        field, value = self.author
        for comment in self._all():
            by = comment.get("user", comment.get("author"))
            if isinstance(by, Mapping) and by.get(field) == value:
                yield comment

    def _all(self) -> Iterator[Mapping[str, object]]:
        """Every comment, oldest first."""
        for page in range(1, _MOST_PAGES + 1):
            listed = self.interface.ask("GET", f"{self.comments}?per_page={_PER_PAGE}&page={page}")
            comments = listed if isinstance(listed, list) else []
            yield from (one for one in comments if isinstance(one, Mapping))
            if len(comments) < _PER_PAGE:
                return
