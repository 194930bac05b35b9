"""What is said about rows that are not shown."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.reports.report import Table


def hidden_rows(table: Table, shown: int) -> Iterator[str]:
    """How many rows of `table` are missing when `shown` of them are shown, if any are."""
    hidden = table.hidden + len(table.rows) - shown
    if hidden:
        yield tr(f"… 외 {hidden:,}건", f"… and {hidden:,} more")
