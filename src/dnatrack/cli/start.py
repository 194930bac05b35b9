"""`dnatrack start`: the work on something begins, or goes on after a pause."""

from dnatrack.cli import edit_options
from dnatrack.cli.how import How, writing


@writing
def start(item: edit_options.Item, *, how: How) -> None:
    """Write down that the work began, or goes on."""
    from dnatrack.cli.editing import carry_out
    from dnatrack.cli.planning import planned_start

    carry_out(planned_start(item), how)
