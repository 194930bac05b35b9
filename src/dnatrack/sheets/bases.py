"""What every row of a sheet was made from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dnatrack.sheets.mark import Mark
from dnatrack.sheets.texts import Fields, Texts, shorten


@dataclass(frozen=True)
class Bases:
    """Where to look for what a row said when it was exported.

    `exported` is what the file itself remembers, `today` the data as it is now.
    `at_commit` gives the milestones of a commit, none where there is no such commit, and
    `given` those of the one that a person named.
    """

    exported: Texts
    today: Texts
    at_commit: Callable[[str], Texts]
    given: Texts = field(default_factory=dict)

    def of(self, id_: str, mark: Mark | None) -> Fields | None:
        """What the row of a milestone said; None where nobody knows.

        A commit is not trusted without the fingerprint: what was exported may never have
        been committed.
        """
        if mark is None:
            return self._without_mark(id_)
        fitting = (fields for fields in self._candidates(id_, mark) if mark.fits(fields))
        return next(fitting, None) or self._given(id_)

    def _without_mark(self, id_: str) -> Fields | None:
        return self.exported.get(id_) or self._given(id_)

    def _given(self, id_: str) -> Fields | None:
        fields = self.given.get(id_)
        return shorten(fields) if fields is not None else None

    def _candidates(self, id_: str, mark: Mark) -> Iterator[Fields]:
        if id_ in self.exported:
            yield self.exported[id_]
        if id_ in self.today:
            yield shorten(self.today[id_])
        if mark.commit is not None and id_ in (then := self.at_commit(mark.commit)):
            yield shorten(then[id_])
