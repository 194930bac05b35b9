"""What every command prints as JSON keeps to its schema, on whole data and on broken data."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from dnatrack.cli.commands import COMMANDS
from dnatrack.formats.output_schema import NAMES, output_schema
from dnatrack.formats.shapes import SHAPES
from tests.cli.running import ROOT, dnatrack, help_of
from tests.history.repositories import git

OPTIONAL = {
    *("at", "commit", "history", "tasks", "lead", "own", "ended", "due_within"),
    *("computed_signal", "declared_signal", "override", "note", "source", "since"),
}


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Mapping[str, Path]:
    """Folders with data of every sort, each but the real one a repository of its own."""
    top = tmp_path_factory.mktemp("places")
    shutil.copytree(sample, top / "sample")
    reports = ROOT / "tests/reports"
    copies = {
        "damaged": reports / "data",
        "chained": reports / "chained",
        "settling": reports / "settling/data",
        "broken": ROOT / "data",
    }
    for name, data in copies.items():
        shutil.copytree(data, top / name / "data")
        git(top / name, "init", "--quiet")
        git(top / name, "add", ".")
        git(top / name, "commit", "--quiet", "-m", "data")
    for file in (top / "broken/data").rglob("*.yaml"):
        file.write_text("a: [\n")
    shutil.copytree(top / "sample", top / "edited")
    (top / "edited/data/tasks/dg-2-4.yaml").unlink()
    task = top / "edited/data/tasks/dg-1-1.yaml"
    moved = re.sub(r"due: .*", "due: 2031-03", task.read_text("utf-8"), count=1)
    task.write_text(moved, "utf-8")
    git(top, "clone", "--quiet", "--depth", "1", f"file://{top / 'sample'}", "shallow")
    owned = top / "settling/data/tracker.yaml"
    owned.write_text(f'{owned.read_text("utf-8")}coordinator_team: "@org/all"\n', "utf-8")
    made = ("sample", "edited", "shallow", *copies)
    return {"real": ROOT, **{one: top / one for one in made}}


ASKED: Mapping[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "lines.yaml").read_text("utf-8")
)
WHOLE = ("real", "sample", "damaged", "chained", "settling", "broken")
LINES = [
    *((place, line) for place in WHOLE for line in (*ASKED["everywhere"], *ASKED["history"])),
    *(("edited", line) for line in ASKED["history"]),
    *((place, line) for place in (*WHOLE, "edited", "shallow") for line in ASKED.get(place, ())),
]


TODAY = "--on 2026-11-30"
MUTATED = {
    *(
        ("sample", line)
        for line in (*ASKED["history"], *ASKED["sample"], f"status {TODAY}", "validate")
    ),
    *(("real", line) for line in ASKED["real"][:13]),
    *(("damaged", line) for line in ASKED["damaged"]),
    *(("damaged", f"{line} {TODAY}") for line in ("list", "list -m", "timeline", "ministries")),
    *(("chained", line) for line in (*ASKED["chained"], f"waiting {TODAY}")),
    *(("settling", line) for line in ASKED["settling"][:4]),
    *(("settling", f"{line} {TODAY}") for line in ("legislation", "issues")),
}
"""Of these, keys are taken away and misspelt, too."""


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        output_schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def name_of(document: Mapping[str, object]) -> str:
    return str(document["format"]).removeprefix("dnatrack-").partition("/")[0]


def faults(document: Mapping[str, object]) -> list[str]:
    return [
        f"{'/'.join(map(str, one.absolute_path))}: {one.message}"
        for one in validator(name_of(document)).iter_errors(document)
    ]


@pytest.mark.parametrize(("place", "line"), LINES)
def test_json_keeps_to_its_schema(places: Mapping[str, Path], place: str, line: str) -> None:
    run = dnatrack(*line.split(), "--format", "json", at=places[place])

    assert run.out, run.err
    document = json.loads(run.out)
    assert faults(document) == []
    if (place, line) in MUTATED:
        assert_each_key_counts(shortened(document))


def assert_each_key_counts(document: dict[str, object]) -> None:
    """That a key which is missing or misspelt is a fault."""
    found = validator(name_of(document))
    for one in objects(document):
        for key in list(one):
            value = one.pop(key)
            is_free = key in OPTIONAL or re.search(r"\d$", key)
            assert is_free or not found.is_valid(document), f"without {key}"
            one[f"{key}x"] = value
            assert not found.is_valid(document), f"{key}x"
            del one[f"{key}x"]
            one[key] = value


def test_each_line_keeps_to_its_schema(places: Mapping[str, Path]) -> None:
    run = dnatrack("validate", "--format", "json-lines", at=places["damaged"])

    lines = run.out.splitlines()
    assert lines
    assert [faults(json.loads(one)) for one in lines] == [[]] * len(lines)


def test_a_report_that_is_made_again_keeps_to_its_schema(places: Mapping[str, Path]) -> None:
    file = places["sample"].parent / "report.md"
    made = ("report", "--since", "2020-06-30", "--until", "2020-12-31", "--format", "markdown")
    dnatrack(*made, "-o", str(file), at=places["sample"])

    run = dnatrack("report", "verify", str(file), "--format", "json", at=places["sample"])

    assert faults(json.loads(run.out)) == []


def test_every_command_that_prints_json_is_asked() -> None:
    asked = {line.split()[0] for _, line in LINES}

    assert set(LINES) >= MUTATED
    for command in (one.name for one in COMMANDS):
        usage = help_of(command, "en").out
        if re.search(r"--format \S*json", usage) or command in asked:
            assert command in asked, command


def test_every_shape_that_reports_have_has_a_schema() -> None:
    sources = (ROOT / "src/dnatrack").rglob("*.py")
    forms = {
        form
        for file in sources
        if file.parent.name in {"reports", "formats"}
        for form in re.findall(r'"(dnatrack-[a-z-]+/[0-9]+)"', file.read_text("utf-8"))
    }
    on_pages_alone = {"dnatrack-changes/1", "dnatrack-change/2"}

    assert forms - on_pages_alone == SHAPES.keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_closes_every_object(name: str) -> None:
    schema = output_schema(name)
    Draft202012Validator.check_schema(schema)

    for one in objects(schema):
        if one.get("type") == "object":
            assert one["additionalProperties"] is False


def objects(value: object) -> Iterator[dict[str, object]]:
    """Every object in a document, the outer ones first."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from objects(one)
    elif isinstance(value, list):
        for one in value:
            yield from objects(one)


def shortened(value: dict[str, object]) -> dict[str, object]:
    """A document with the first row of each table, which is of the shape of all."""
    kept = ("settings", "effect")
    return {
        key: one[:1] if isinstance(one, list) and key not in kept else one
        for key, one in value.items()
    }


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_names_every_shape(language: str) -> None:
    page = (ROOT / f"docs/json.{language}.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z][a-z-]*)` \|", page, flags=re.MULTILINE)

    assert rows == list(NAMES)


def test_the_schemas_are_printed() -> None:
    assert dnatrack("schema", "--output", "list").out.split() == list(NAMES)
    assert json.loads(dnatrack("schema", "--output", "status").out) == output_schema("status")
    unknown = dnatrack("schema", "--output", "statsu", "--lang", "en")
    assert (unknown.code, "did you mean `status`" in unknown.err) == (2, True)
