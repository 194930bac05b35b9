import json
from pathlib import Path

import pytest

from tests.cli.running import dnatrack


def test_valid_data_ends_with_0(folder: Path) -> None:
    assert dnatrack("validate", "--format", "concise", at=folder).code == 0


def test_an_error_in_the_data_ends_with_1_and_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "taskforces.yaml").write_text("taskforces:\n  - id: 가\n")

    run = dnatrack("validate", "--format", "concise", at=tmp_path)

    assert (run.code, run.err) == (1, "")
    assert "taskforces.yaml:2:9: error id-format: " in run.out


def test_the_rules_are_listed_for_people_and_programs() -> None:
    table = dnatrack("rules", "--lang", "ko")
    read = json.loads(dnatrack("rules", "--format", "json", "--lang", "en").out)

    assert (table.code, read["format"]) == (0, "dnatrack-rules/1")
    assert all(row["rule"] in table.out for row in read["rules"])
    assert all(set(row["summary"]) == {"ko", "en"} for row in read["rules"])


HEADINGS = {
    "ko": ("위반 예", "올바른 예"),
    "en": ("An example that fails", "An example that passes"),
}


@pytest.mark.parametrize("language", HEADINGS)
def test_a_rule_is_explained_with_examples(language: str) -> None:
    run = dnatrack("explain", "unknown-ministry", "--lang", language)

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("unknown-ministry (error)\n\n")
    assert all(f"\n{heading}\n" in run.out for heading in HEADINGS[language])


def test_a_schema_is_printed_as_json() -> None:
    read = json.loads(dnatrack("schema", "tracker").out)

    assert read["$schema"] == "https://json-schema.org/draft/2020-12/schema"
