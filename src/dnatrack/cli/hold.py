"""`dnatrack hold`: the work on something pauses, and why."""

from dnatrack.cli import edit_options
from dnatrack.cli.how import How, writing
from dnatrack.i18n import tr

HELP = tr(
    "보류했다고, 왜 보류했는지 적습니다.",
    "Write down that work pauses, and why.",
)


@writing
def hold(item: edit_options.Item, *, reason: edit_options.Why = None, how: How) -> None:
    """Write down that the work pauses, and why."""
    from dnatrack.cli.editing import carry_out
    from dnatrack.cli.planning import planned_withdrawal
    from dnatrack.editing.intents import lifecycle

    carry_out(planned_withdrawal(item, reason, lifecycle.hold), how)
