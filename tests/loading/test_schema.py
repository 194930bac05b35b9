import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

from dnatrack.errors import DnatrackError
from dnatrack.loading.schema import KINDS, json_schema, schema_files
from dnatrack.model import words
from dnatrack.reports.wording import words_of
from dnatrack.rules.data import all_rules
from dnatrack.rules.examples import EXAMPLE_DATA
from dnatrack.rules.rule import Files, Rule

REPOSITORY = Path(__file__).parents[2]
DATA_FILES = sorted((REPOSITORY / "data").rglob("*.yaml"))

TASK = """\
id: dg-2-4
title: {ko: 모바일 신분증, en: Mobile ID}
taskforce: digital-government
lifecycle: in-progress
sources: [S2]
"""
MILESTONE = """\
milestones:
  - id: first-card
    title: 모바일 공무원증
    kind: service
    lifecycle: planned
    sources: [S2]
"""


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_valid_has_an_id_and_describes_every_field(kind: str) -> None:
    schema = json_schema(kind, words_of)

    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:dnatrack:schema:{kind}:1"
    definitions = schema.get("$defs", {})
    assert isinstance(definitions, dict)
    undescribed = [
        name
        for one in (schema, *definitions.values())
        if isinstance(one, dict) and isinstance(properties := one.get("properties"), dict)
        for name, field in properties.items()
        if not isinstance(field, dict) or " / " not in str(field.get("description"))
    ]
    assert undescribed == []


@pytest.mark.parametrize("file", DATA_FILES, ids=lambda file: file.name)
def test_the_real_data_names_its_schema_for_editors_and_fits_it(file: Path) -> None:
    text = file.read_text("utf-8")
    named = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")

    kind = kind_of(file.relative_to(REPOSITORY / "data").as_posix())
    assert (file.parent / named).resolve() == REPOSITORY / "schema" / f"{kind}.schema.json"
    assert refusals(kind, text) == []


def test_the_real_data_has_a_file_of_every_kind() -> None:
    kinds = {kind_of(file.relative_to(REPOSITORY / "data").as_posix()) for file in DATA_FILES}

    assert kinds == set(KINDS)


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("progress: 50", ""),
        ("titel: x", ""),
        ("lead: MOIS", "lead"),
        ("lead: [mois]", "lead"),
        ("multi_ministry: yes", "multi_ministry"),
        ("partners: mois", "partners"),
        ("evidence: [S 1]", "evidence/0"),
        ("done_on: 2020.03", "done_on"),
        ("done_on: 2020-13", "done_on"),
        ("done_on: 2020-03-32", "done_on"),
        ("done_on: 20200331", "done_on"),
        ("done_on: 1800", "done_on"),
        ("looked_for: {on: 2020-03, result: not-found}", "looked_for"),
        ("completion: half", "completion"),
        ("promise: {text: x}", "promise"),
        ("note: []", "note"),
    ],
)
def test_a_wrong_line_in_a_task_is_refused_where_it_stands(line: str, refused: str) -> None:
    assert refusals("task", f"{TASK}{line}\n") == [refused]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "done_on: 2020",
            "done_on: '2020'",
            "done_on: 2020-H2",
            "done_on: 2020-03-31",
            "done_on:",
        ),
        *("note: 2020", "note: 1.10", "group: 3", "evidence: [S1, 12]", "multi_ministry: true"),
        *("working_tf: {}", "basis: {lead: {status: derived, note: 15}}"),
    ],
)
def test_what_an_editor_takes_for_a_number_fits_where_dnatrack_takes_text(line: str) -> None:
    assert refusals("task", f"{TASK}{line}\n") == []


@pytest.mark.parametrize(
    ("key", "line", "refused"),
    [
        *((key, "", [""]) for key in ("id", "title", "taskforce", "lifecycle", "sources")),
        # A name is in either language or in both.
        *(("title", f"title: {one}", []) for one in ("{en: x}", "{ko: x}", "x", "{ko: x, en: x}")),
        ("title", "title: {}", ["title"]),
    ],
)
def test_a_task_without_what_it_needs_is_refused(key: str, line: str, refused: list[str]) -> None:
    lines = [line if one.startswith(f"{key}:") else one for one in TASK.splitlines()]

    assert refusals("task", "\n".join(lines)) == refused


def test_a_key_is_offered_as_the_data_spells_it() -> None:
    revision = "    revisions: [{on: 2020-06-23, from: 2022, to: 2021, reason: budget}]\n"

    assert refusals("task", TASK + MILESTONE + revision) == []
    assert refusals("task", TASK + MILESTONE + revision.replace("from", "since")) != []


def test_a_source_id_that_is_none_is_refused() -> None:
    source = "{title: x, publisher: x, kind: law, seen: excerpt}"

    assert refusals("sources", f"sources: {{S1: {source}}}") == []
    assert refusals("sources", f"sources: {{S 1: {source}}}") == ["sources"]


@pytest.mark.parametrize(("version", "refused"), [("1", []), ("'1'", []), ("2", ["schema"])])
def test_the_version_of_the_format_is_the_one_that_is_known(
    version: str, refused: list[str]
) -> None:
    assert refusals("tracker", f"schema: {version}\ntitle: x\n") == refused


def test_every_word_is_explained_in_both_languages() -> None:
    definitions = json_schema("task", words_of)["$defs"]

    assert isinstance(definitions, dict)
    assert definitions["SearchResult"] == {
        "description": (
            "not-found: 자료 없음 / not found · "
            "inconclusive: 판단 곤란 / inconclusive · "
            "not-searched: 미조사 / not searched"
        ),
        "enum": [one.value for one in words.SearchResult],
        "type": "string",
        "enumDescriptions": [
            "자료 없음 / not found",
            "판단 곤란 / inconclusive",
            "미조사 / not searched",
        ],
    }


def test_the_schema_files_hold_what_the_program_prints() -> None:
    files = schema_files(words_of)

    assert {name: json.loads(text) for name, text in files.items()} == {
        f"{kind}.schema.json": json_schema(kind, words_of) for kind in KINDS
    }
    assert {
        file.name: file.read_text("utf-8") for file in (REPOSITORY / "schema").iterdir()
    } == files


def test_a_kind_that_is_not_there_is_an_error_that_names_all() -> None:
    with pytest.raises(DnatrackError, match="tasks") as caught:
        json_schema("tasks", words_of)

    assert caught.value.hint is not None
    assert caught.value.hint.en == f"kinds: {', '.join(KINDS)}"


EXPRESSED = {
    *("computed-field", "id-format", "missing-field", "unknown-key", "unknown-word", "wrong-type")
}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_what_passes_a_rule_fits_the_schema_and_what_fails_one_of_shape_does_not(
    rule: Rule,
) -> None:
    assert not any(refusals_in(rule.passes))
    assert rule.id not in EXPRESSED or any(refusals_in(rule.fails))


def refusals_in(files: Files) -> Iterator[list[str]]:
    """What the schema refuses of each data file among some."""
    for file, text in files.items():
        data = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        if isinstance(data, str) and (file in EXAMPLE_DATA or file.startswith("tasks/")):
            yield refusals(kind_of(file), data)


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
