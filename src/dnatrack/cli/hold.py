"""`dnatrack hold`: the work on something pauses, and why."""

from dnatrack.cli import edit_options
from dnatrack.cli.how import How, writing


@writing
def hold(item: edit_options.Item, *, reason: edit_options.Why = None, how: How) -> None:
    """Write down that the work pauses, and why."""
    from dnatrack.cli.editing import carry_out
    from dnatrack.cli.planning import planned_withdrawal
    from dnatrack.editing import lifecycle

    carry_out(planned_withdrawal(item, reason, lifecycle.hold), how)
