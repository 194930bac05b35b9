"""A length of time, as people say it: days, or calendar months."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Span:
    """So many calendar months, and so many days on top."""

    days: int = 0
    months: int = 0

    def after(self, day: date, *, keeps_month_end: bool = False) -> date:
        """The day that lies this span after `day`; the last of all days where that is too far.

        A month has no 31st day: then its last day is meant. With `keeps_month_end`, the
        last day of a month leads to the last day of another.
        """
        try:
            return self._months_after(day, keeps_month_end=keeps_month_end) + timedelta(self.days)
        except OverflowError:
            return date.max

    def _months_after(self, day: date, *, keeps_month_end: bool) -> date:
        if not self.months:
            return day
        year, month = divmod(day.year * _MONTHS + day.month - 1 + self.months, _MONTHS)
        if year > MAXYEAR:
            return date.max
        length = monthrange(year, month + 1)[1]
        is_month_end = day.day == monthrange(day.year, day.month)[1]
        number = length if keeps_month_end and is_month_end else min(day.day, length)
        return date(year, month + 1, number)
