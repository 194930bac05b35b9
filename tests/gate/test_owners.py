"""`dnatrack owners`, and the teams of the data that it is made of."""

import json
from pathlib import Path

import pytest

from tests.cli.running import dnatrack
from tests.cli.scenes import play
from tests.gate.tracker import edit, write_tracker
from tests.rules.example_findings import said_about
from tests.rules.rows import Row, rows

BOTH = 'teams: {mois: "@org/mois", moef: "@org/moef"}\ncoordinator_team: "@org/office"\n'
SETTINGS = "schema: 1\ntitle: {ko: 예시, en: Example}\n"


@rows(Path(__file__).parent / "owners.yaml")
def test_who_owns_what(tmp_path: Path, row: Row) -> None:
    write_tracker(tmp_path, row.get("settings", ""))

    run = play(tmp_path, {"run": "owners", **row})

    lines = (" ".join(line.split()) for line in run.out.splitlines())
    owners = [line for line in lines if line and not line.startswith("#")]
    assert row.get("owners", owners) == owners
    assert row.get("last", "") in {"", *owners[-1:]}


def test_a_file_passes_the_check_in_any_language_until_it_is_out_of_date(tmp_path: Path) -> None:
    data = write_tracker(tmp_path, BOTH)
    made = dnatrack("owners", "--lang", "ko", at=tmp_path).out
    (tmp_path / "CODEOWNERS").write_text(made, "utf-8")

    before = dnatrack("owners", "--check", "CODEOWNERS", "--lang", "en", at=tmp_path)
    edit(data / "tasks/other.yaml", "lead: moef", "lead: mois")
    after = dnatrack("owners", "--check", "CODEOWNERS", at=tmp_path)

    changed = [line for line in after.out.splitlines() if line[:2] in {"-/", "+/"}]
    assert (before.code, before.out, before.err) == (0, "", "")
    assert after.code == 1
    assert changed == [
        "-/data/tasks/other.yaml   @org/moef @org/office",
        "+/data/tasks/other.yaml   @org/mois @org/office",
    ]


def test_the_owners_are_a_report_too(tmp_path: Path) -> None:
    write_tracker(tmp_path, BOTH)

    said = json.loads(dnatrack("owners", "--format", "json", at=tmp_path).out)

    assert said["format"] == "dnatrack-owners/1"
    assert said["owners"][-1] == {
        "path": "/data/tasks/other.yaml",
        "owners": ["@org/moef", "@org/office"],
        "lead": "moef",
        "title": {"ko": "예시 과제", "en": "Example task"},
    }


def test_a_team_without_its_at_sign_is_a_finding_with_a_way_out() -> None:
    files = {"tracker.yaml": f"{SETTINGS}teams: {{mois: org/mois}}\n"}

    [said] = said_about(files)
    assert said.startswith("tracker.yaml:3 wrong-type: `org/mois` names no team or person")
    assert 'write `"@organisation/team"`' in said


def test_a_team_of_an_unknown_ministry_is_a_finding_that_names_the_id() -> None:
    files = {"tracker.yaml": f'{SETTINGS}teams: {{행안부: "@org/mois"}}\n'}

    [said] = said_about(files)
    assert said.startswith("tracker.yaml:3 unknown-ministry: `행안부` is not the id of a ministry")
    assert said.endswith("(write `mois`)")


@pytest.mark.parametrize("team", ["@org/a-b.c", "@person", "@group/sub/team", "a.b@mois.go.kr"])
def test_people_can_be_named_in_every_way_that_codeowners_knows(team: str) -> None:
    assert said_about({"tracker.yaml": f'{SETTINGS}coordinator_team: "{team}"\n'}) == []
