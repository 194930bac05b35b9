"""What an editor does with a data file: reads it with types, and asks the schema."""

import re

import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

from dnatrack.loading.schema import json_schema
from dnatrack.reports.wording import words_of


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2, core schema: null, true and false, numbers; all else is text."""


# A class of its own, so that the resolvers of PyYAML (YAML 1.1) stay as they are.
EditorLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
        list("-+.0123456789"),
    ),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first
    )


def as_editors_read(text: str) -> object:
    """The value of a YAML text, with types."""
    return yaml.load(text, EditorLoader)  # noqa: S506 - a SafeLoader with fewer types


def kind_of(file: str) -> str:
    """The kind of a data file, by its path in the data folder."""
    return "task" if file.startswith("tasks/") else file.removesuffix(".yaml")


def refusals(kind: str, text: str) -> list[str]:
    """The values that the schema refuses, each by the keys that lead to it."""
    validator = Draft202012Validator(json_schema(kind, words_of))
    errors = validator.iter_errors(as_editors_read(text))
    return ["/".join(map(str, error.absolute_path)) for error in errors]
