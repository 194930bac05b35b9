"""The documents that a person writes, and of which a program writes some parts."""

from collections.abc import Iterator, Mapping
from functools import cache

from dnatrack.i18n import Language
from tools import field_tables, outcome_tables, picture, state_tables
from tools.consoles import refresh_readme, refresh_walk
from tools.filling import Part, filled
from tools.running import ROOT


def data_file(path: str) -> Iterator[str]:
    """A file of the data as it is now, without the line that is for editors."""
    lines = (ROOT / "data" / path).read_text("utf-8").splitlines()
    yield f"```yaml\n# data/{path}"
    yield from (line for line in lines if not line.startswith("# yaml-language-server"))
    yield "```"


PARTS: Mapping[str, Part] = {
    "cases": state_tables.cases,
    "fields": field_tables.field_rows,
    "file": data_file,
    "outcomes": outcome_tables.outcomes,
    "signals": state_tables.signals,
    "states": state_tables.states,
    "thresholds": state_tables.thresholds,
    "words": field_tables.all_words,
}


def page(name: str, language: Language) -> tuple[str, str]:
    """The path and text of `docs/NAME.LANGUAGE.md`, with its generated parts made anew."""
    path = f"docs/{name}.{language}.md"
    return path, filled((ROOT / path).read_text("utf-8"), PARTS)


@cache  # a dozen processes
def readme(language: Language) -> tuple[str, str]:
    """The path and text of the README, with what its commands print now."""
    path = "README.md" if language is Language.EN else f"README.{language}.md"
    return path, refresh_readme((ROOT / path).read_text("utf-8"), language)


@cache  # a dozen processes or two
def walk_through(name: str, language: Language) -> tuple[str, str]:
    """The path and text of `docs/NAME.LANGUAGE.md`, with what its commands print now."""
    path = f"docs/{name}.{language}.md"
    return path, refresh_walk((ROOT / path).read_text("utf-8"), language)


@cache
def status_picture(language: Language) -> tuple[str, str]:
    """The path and text of the picture of the README."""
    path = picture.path_of(language).relative_to(ROOT).as_posix()
    return path, picture.drawn(picture.status(language), language)
