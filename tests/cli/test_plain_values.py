"""Text and nothing need no converting, and come out as Typer converts them."""

from pathlib import Path
from typing import Annotated

import pytest
import typer
import typer.main

from dnatrack.cli import lazy_group
from dnatrack.cli.lazy_group import Command
from dnatrack.cli.wrong_use import wrong_use


def given(*arguments: str) -> object:
    """What a command of every kind of parameter is given, or what is wrong."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    found: list[object] = []

    @app.command(cls=Command)
    def run(  # noqa: PLR0913 - one of each kind
        word: str,
        rest: list[str] | None = None,
        *,
        text: str | None = None,
        many: Annotated[list[str] | None, typer.Option()] = None,
        flag: bool = False,
        maybe: Annotated[bool | None, typer.Option("--yes/--no")] = None,
        number: Annotated[int | None, typer.Option(min=1)] = None,
        file: Path | None = None,
        shout: Annotated[str, typer.Option(parser=str.upper)] = "a",
    ) -> None:
        found.extend((word, rest, text, many, flag, maybe, number, file, shout))

    try:
        typer.main.get_command(app)(list(arguments), standalone_mode=False)
    except Exception as error:
        if wrong_use(error) is None:
            raise
        return type(error).__name__, str(error)
    return found


LINES = {
    "only what must be": ["a"],
    "nothing": [],
    "all": [
        *("a", "b", "c", "--text", "t", "--many", "m", "--many", "n", "--flag", "--no"),
        *("--number", "3", "--file", "x", "--shout", "loud"),
    ],
    "empty texts": ["", "", "--text", "", "--many", ""],
    "Hangul": ["기재부", "행안부", "--text", "과제"],
    "bytes that are no text": ["\udcff", "--text", "\udcff"],
    "a list with bytes that are no text": ["a", "b", "\udcff"],
    "a number that is none": ["a", "--number", "x"],
    "a number that is too small": ["a", "--number", "0"],
    "a number with blanks": ["a", "--number", " 7 "],
    "a number in other digits": ["a", "--number", "٣"],
    "a number beyond all": ["a", "--number", "9" * 30],
    "a path with Hangul": ["a", "--file", "자료/과제"],
    "a path of bytes that are no text": ["a", "--file", "\udcff"],
    "a path that is nothing": ["a", "--file", ""],
    "a path with a zero": ["a", "--file", "a\0b"],
    "a folder": ["a", "--file", "/"],
}


@pytest.mark.parametrize("arguments", LINES.values(), ids=LINES)
def test_a_value_is_what_typer_makes_of_it(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = given(*arguments)
    monkeypatch.setattr(lazy_group, "is_known", lambda: False)

    assert ours == given(*arguments)


def test_the_newest_typer_is_known() -> None:
    """Where this is skipped, Typer converts in its own way, and a start may cost more."""
    if tuple(map(int, typer.__version__.split(".")[:2])) < (0, 29):
        pytest.skip("this Typer makes no converters with pydantic")

    assert lazy_group.is_known()
