"""What the status screen says of the last months: where the counts come from, who is silent."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dnatrack.history.silence import RecentPast
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, Tally
from dnatrack.reports.report import Cell, Fact, JsonValue


@dataclass(frozen=True, slots=True)
class Lately:
    """The last months of some items, and what they are like today.

    `is_all` says that the items are all there are: then what is gone since counts, too.
    """

    recent: RecentPast | None
    items: Sequence[JudgedItem]
    counts: Tally
    today: date
    ladder: tuple[int, ...]
    is_all: bool

    def facts(self) -> Iterator[Fact]:
        """For programs; None where there is no history."""
        trend: JsonValue = None
        silent: JsonValue = None
        if self.recent is not None:
            trend = [
                {"on": day.isoformat(), "done": done, "overdue": overdue}
                for day, done, overdue in self._points()
            ]
            silent = {str(days): count for days, count in self._silent()}
        yield Fact("trend", "", Cell("", trend))
        yield Fact("silent", "", Cell("", silent))

    def notes(self) -> Iterator[str]:
        """For people; nothing where there is nothing to say."""
        points = list(self._points())
        if len(points) > 1:
            months = len(points) - 1
            when = tr(f"지난 {months}개월 말 → 오늘", f"ends of the last {months} months → today")
            done = " → ".join(f"{count:,}" for _, count, _ in points)
            overdue = " → ".join(f"{count:,}" for _, _, count in points)
            yield tr(
                f"추이: 완료 {done} · 지연 {overdue} ({when}) · `dnatrack trend`",
                f"trend: done {done} · overdue {overdue} ({when}) · `dnatrack trend`",
            )
        yield from self._silence()

    def _points(self) -> Iterator[tuple[date, int, int]]:
        """How many were done and late on each day, and are today."""
        if self.recent is None:
            return
        owners = {item.id for item in self.items}
        letters = [
            stood
            for id_, stood in self.recent.standings.items()
            if self.is_all or id_.partition("/")[0] in owners
        ]
        for index, day in enumerate(self.recent.days):
            counts = Counter(stood[index] for stood in letters)
            yield day, counts["d"], counts["l"]
        yield self.today, self.counts.done, self.counts.overdue

    def _silent(self) -> Iterator[tuple[int, int]]:
        """How many open tasks are silent for longer than each threshold."""
        silent = self.recent.silent if self.recent is not None else {}
        days = [silent[item.id] for item in self.items if item.id in silent]
        for threshold in sorted(self.ladder):
            yield threshold, sum(one > threshold for one in days)

    def _silence(self) -> Iterator[str]:
        steps = [(days, count) for days, count in self._silent() if count]
        if not steps:
            return
        ((first, count), *more) = steps
        longer = ", ".join(
            tr(f"{days:,}일 넘게 {of:,}건", f"{of:,} over {days:,} d") for days, of in more
        )
        longer = f" ({longer})" if longer else ""
        yield tr(
            f"{first:,}일 넘게 소식 없음: {count:,}건{longer} · `dnatrack silent`",
            f"silent for over {first:,} d: {count:,}{longer} · `dnatrack silent`",
        )
