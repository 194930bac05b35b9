"""What the commands for new things have in common: a class says the options of each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from dnatrack.cli.option_groups import WriteOptions

if TYPE_CHECKING:
    from dnatrack.app.edit import Planning
    from dnatrack.app.past_ids import PastIds

    Planned = Callable[[Mapping[str, Sequence[str]], PastIds], Planning]


def add(planned: "Planned", how: WriteOptions, *groups: Any) -> None:  # noqa: ANN401 - dataclasses
    """Carry out what `planned` makes of groups of options, by the names of their fields."""
    from dnatrack.app.past_ids import PastIds
    from dnatrack.cli.edit_steps import carry_out

    given = {
        one.name.rstrip("_"): _words(getattr(group, one.name))
        for group in groups
        for one in fields(group)
    }
    carry_out(planned(given, PastIds(how.open())), how)


def _words(value: str | bool | list[str] | None) -> tuple[str, ...]:
    """What an option was given, word for word; that of a yes is `true`."""
    match value:
        case None | False:
            return ()
        case True:
            return ("true",)
        case str():
            return (value,)
        case _:
            return tuple(value)
