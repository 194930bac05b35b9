"""Who made the commits of a report: a column where they are several, a note for one."""

from collections.abc import Iterable, Iterator

from dnatrack.history.commits import Commit
from dnatrack.i18n import tr
from dnatrack.reports.report import Column


class Authors:
    """The authors of the commits that a report is about; what is not committed has none."""

    def __init__(self, commits: Iterable[Commit | None]) -> None:
        made = [one for one in commits if one is None or one.id]
        self._names = list(dict.fromkeys(one.author if one is not None else "" for one in made))
        self._is_one = len(self._names) == 1 and bool(self._names[0])

    def column(self, *, rank: int) -> Column:
        """The column that says who; people need it only where it differs from row to row."""
        return Column("who", tr("누가", "who"), rank=rank, for_programs=self._is_one)

    def notes(self) -> Iterator[str]:
        """Who made them all, if one person did."""
        if self._is_one:
            name = self._names[0]
            yield tr(f"커밋한 사람: {name}", f"committed by {name}")
