"""Options that several commands share, gathered into one argument of each command."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from typing import Any

Command = Callable[..., None]


def gathered(**groups: type[Any]) -> Callable[[Command], Command]:
    """What gives a command the options of some dataclasses, each as one argument.

    Typer makes an option of each parameter that a function shows, so that the fields of
    the dataclasses become parameters; no two may have the same name.
    """

    def decorated(command: Command) -> Command:
        own = inspect.signature(command).parameters.values()
        shown = [
            *(_as_keyword(one) for one in own if one.name not in groups),
            *(one for group in groups.values() for one in _parameters(group)),
        ]

        def run(**given: object) -> None:
            packed = {name: _packed(group, given) for name, group in groups.items()}
            command(**given, **packed)

        run.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined] # read by inspect
        run.__annotations__ = {one.name: one.annotation for one in shown}
        run.__doc__, run.__name__ = command.__doc__, command.__name__
        return run

    return decorated


def _as_keyword(parameter: inspect.Parameter) -> inspect.Parameter:
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)


def _parameters(group: type[Any]) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(
            one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default, annotation=one.type
        )
        for one in fields(group)
    ]


def _packed(group: type[Any], given: dict[str, object]) -> object:
    """The group with its fields, which are taken out of what was given."""
    return group(**{one.name: given.pop(one.name) for one in fields(group)})
