"""From options to the days that are drawn."""

from dnatrack.cli.periods import period_named
from dnatrack.errors import DnatrackError
from dnatrack.formats.scale import STEPS
from dnatrack.i18n import Text
from dnatrack.reports.timeline import Range


def range_named(since: str | None, until: str | None, step: str) -> Range:
    """The days and the step that options ask for.

    Raises:
        DnatrackError: one of them names nothing, or the end is before the beginning.
    """
    first = period_named(since, "--from").first if since is not None else None
    last = period_named(until, "--to").last if until is not None else None
    if first is not None and last is not None and last < first:
        raise DnatrackError(
            Text(
                f"`--to {until}`이(가) `--from {since}`보다 앞입니다",
                f"`--to {until}` is before `--from {since}`",
            ),
            Text("둘을 바꾸어 적으세요", "swap the two"),
        )
    if step not in STEPS:
        known = ", ".join(STEPS)
        raise DnatrackError(
            Text(f"`--by {step}`은(는) 없습니다", f"there is no `--by {step}`"),
            Text(f"쓸 수 있는 것: {known}", f"one of: {known}"),
        )
    return Range(first, last, step)
