"""What every command prints as JSON keeps to its schema, on whole data and on broken data."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from dnatrack.cli.commands import COMMANDS
from dnatrack.formats.output_schema import NAMES, output_schema
from dnatrack.formats.shapes import SHAPES
from tests.cli.running import ROOT, dnatrack
from tests.history.repositories import git

DAY = "--on 2026-11-30"
EVERYWHERE = (
    f"status {DAY}",
    f"overdue {DAY}",
    f"overdue {DAY} --within 60d",
    f"list {DAY}",
    f"list -m {DAY}",
    f"ministries {DAY}",
    f"ministries --lineage {DAY}",
    f"timeline {DAY}",
    f"waiting {DAY}",
    f"issues {DAY}",
    f"issues --unsettled {DAY}",
    f"legislation {DAY}",
    f"silent {DAY}",
    "validate",
    "rules",
    "doctor",
)
OF_HISTORY = ("slips", "slips --all", "audit", "trend", "diff HEAD")
WHEN_MUCH_WAS_AHEAD = (
    *("status --on 2020-05-20", "list -m --on 2020-05-20", "ministries mois --on 2020-05-20"),
    *("overdue --on 2020-05-20 --within 60d", "legislation --on 2020-05-20"),
)
REAL = (
    *WHEN_MUCH_WAS_AHEAD,
    *("show digital-government", "show dg-2-4", "show dg-2-4/first-card", "show mois", "show S23"),
    *("show data-economy-2", "show de-2/acts-in-force", "show moef", "status dg-2"),
    *("ministries mois", "ministries moef --lineage", "list --ministry moef"),
    *("waiting dg-2-4/first-card", "impact dg-4-1/one-pc --slip 3m", "log dg-2-4"),
    *("legislation de-2/acts-in-force", "show dm-1/media-merger-review"),
)
SAMPLE = (
    *("log dg-2-4", "diff 2020-06-22 2020-06-24", "report --since 2020-06-30 --until 2020-12-31"),
    *("report --since 2020-12-31", "status --at 2020-07-01", "trend --by year"),
    "overdue --on 2021-03-31 --at 2021-03-31 --against now",
)
DAMAGED = ("show med-2", "show gov-1-2/broken", "show gov-1-2", "show gov", "show gov-1-1/law")
CHAINED = ("waiting id-law/act", "impact id-law/act --slip 3m", "waiting media-pass/left")
SETTLING = ("show gov-1/scope", "show gov-1/fees", "legislation gov-1/fees", "show second")
OPTIONAL = {
    *("at", "commit", "history", "tasks", "lead", "own", "ended", "due_within"),
    *("computed_signal", "declared_signal", "override", "note", "source", "since"),
}


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Folders with data of every sort, each but the real one a repository of its own."""
    top = tmp_path_factory.mktemp("places")
    dnatrack("init", "--sample", "history", "sample", at=top)
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


LINES = [
    *(
        (place, line)
        for place in ("real", "sample", "damaged", "chained", "settling", "broken")
        for line in (*EVERYWHERE, *OF_HISTORY)
    ),
    *(("real", line) for line in REAL),
    *(("sample", line) for line in SAMPLE),
    *(("edited", line) for line in (*OF_HISTORY, "log dg-2-4", "log dg-1-1", "validate")),
    *(("edited", line) for line in ("validate --base HEAD", "report --since 2026-01-01")),
    *(("shallow", line) for line in ("status", "list -m", "overdue", "timeline")),
    *(("damaged", line) for line in DAMAGED),
    *(("chained", line) for line in CHAINED),
    *(("settling", line) for line in (*SETTLING, "owners")),
]


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
    assert faults(json.loads(run.out)) == []


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

    for command in (one.name for one in COMMANDS):
        usage = dnatrack(command, "--help", "--lang", "en").out
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


MUTATED = [
    *(("sample", line) for line in (*OF_HISTORY, *SAMPLE, "status", "validate")),
    *(("real", line) for line in REAL[:13]),
    *(("damaged", line) for line in (*DAMAGED, "list", "list -m", "timeline", "ministries")),
    *(("chained", line) for line in (*CHAINED, "waiting")),
    *(("settling", line) for line in (*SETTLING, "legislation", "issues")),
]


@pytest.mark.parametrize(("place", "line"), MUTATED)
def test_a_key_that_is_missing_or_misspelt_fails(
    places: Mapping[str, Path], place: str, line: str
) -> None:
    run = dnatrack(*line.split(), "--format", "json", at=places[place])
    document = shortened(json.loads(run.out))
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
