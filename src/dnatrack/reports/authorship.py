"""Who made the commits of a report: a column where they are several, a note for one."""

from collections.abc import Iterable, Iterator

from dnatrack.history.ledger import Commit
from dnatrack.i18n import tr
from dnatrack.reports.report import Column


class Authors:
    """The authors of the commits that a report is about; what is not committed has none."""

    def __init__(self, commits: Iterable[Commit | None]) -> None:
        given = list(commits)
        made = [one for one in given if one is None or one.id]
        self._names = list(dict.fromkeys(one.author if one is not None else "" for one in made))
        self._is_one = len(self._names) == 1 and bool(self._names[0])
        self._has_uncommitted = len(made) < len(given)

    def column(self, *, rank: int) -> Column:
        """The column that says who; people need it only where it differs from row to row."""
        return Column(
            "who", tr("누가", "who"), rank=rank, for_programs=self._is_one or not self._names
        )

    def rank_of_day(self, rank: int) -> int:
        """The rank of a column of days, which are never given up if one says `not committed`."""
        return 0 if self._has_uncommitted else rank

    def notes(self) -> Iterator[str]:
        """Who made them all, if one person did."""
        if not self._is_one:
            return
        name = self._names[0]
        if self._has_uncommitted:
            yield tr(
                f"커밋한 사람: {name} · 커밋 전인 것은 제외",
                f"committed by {name}, except what is not committed",
            )
        else:
            yield tr(f"커밋한 사람: {name}", f"committed by {name}")
