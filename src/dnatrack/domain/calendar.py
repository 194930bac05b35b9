"""Public holidays, written down so that no verdict depends on a library's version."""

from dnatrack.domain.record import DayField, Line, NameField, Record, describe


class Holiday(Record):
    """A day on which offices are closed."""

    on: DayField = describe("날", "The day")
    name: NameField = describe("이름", "Name")


class CalendarFile(Record):
    """`calendar.yaml`."""

    made_with: Line | None = describe("만든 방법", "How it was made", default=None)
    holidays: tuple[Holiday, ...] = describe(
        "공휴일, 날짜 차례대로", "Public holidays, in order", default=()
    )
