"""`dnatrack cancel`: a promise is given up, and why."""

from dnatrack.cli import edit_options
from dnatrack.cli.how import How, writing


@writing
def cancel(item: edit_options.Item, *, reason: edit_options.Why = None, how: How) -> None:
    """Write down that something is given up, and why."""
    from dnatrack.cli.editing import carry_out
    from dnatrack.cli.planning import planned_withdrawal
    from dnatrack.editing import lifecycle

    carry_out(planned_withdrawal(item, reason, lifecycle.cancel), how)
