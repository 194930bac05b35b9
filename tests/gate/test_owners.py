import json
from pathlib import Path

import pytest

from tests.cli.running import dnatrack
from tests.gate.tracker import edit, git, write_tracker
from tests.rules.example_findings import said_about

BOTH = 'teams: {mois: "@org/mois", moef: "@org/moef"}\ncoordinator_team: "@org/office"\n'
SETTINGS = "schema: 1\ntitle: {ko: 예시, en: Example}\n"


def owners_of(text: str) -> list[str]:
    """The lines of a CODEOWNERS file that say something, with single blanks."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def test_the_lead_and_the_coordinator_own_a_task_and_the_coordinator_the_rest(
    tmp_path: Path,
) -> None:
    write_tracker(tmp_path, BOTH)

    run = dnatrack("owners", at=tmp_path)

    assert (run.code, run.err) == (0, "")
    assert owners_of(run.out) == [
        "/data/ @org/office",
        "/.github/ @org/office",
        "/.gitlab/ @org/office",
        "/CODEOWNERS @org/office",
        "/docs/CODEOWNERS @org/office",
        "/.gitlab-ci.yml @org/office",
        "/.pre-commit-config.yaml @org/office",
        "/data/tasks/example.yaml @org/mois @org/office",
        "/data/tasks/other.yaml @org/moef @org/office",
    ]


def test_what_nobody_owns_is_said_and_gets_no_line(tmp_path: Path) -> None:
    write_tracker(tmp_path, 'teams: {mois: "@org/mois"}\n')

    run = dnatrack("owners", at=tmp_path)

    assert owners_of(run.out) == ["/data/tasks/example.yaml @org/mois"]
    assert "# /data/tasks/other.yaml: 없음 / nobody" in run.out
    assert "coordinator_team" in run.err


@pytest.mark.parametrize(("language", "said"), [("ko", "승인할 팀이 없습니다"), ("en", "no team")])
def test_data_without_teams_says_what_to_add(tmp_path: Path, language: str, said: str) -> None:
    write_tracker(tmp_path)

    run = dnatrack("owners", "--lang", language, at=tmp_path)

    message, hint = run.err.splitlines()
    assert (run.code, run.out) == (2, "")
    assert said in message
    assert "coordinator_team: " in hint
    assert "teams: {mois: " in hint


def test_settings_that_cannot_be_read_give_no_file_without_owners(tmp_path: Path) -> None:
    write_tracker(tmp_path, 'coordinator_team: "office of somebody"\n')

    run = dnatrack("owners", "--lang", "en", at=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert "could not be read in full" in run.err


@pytest.mark.parametrize(
    ("settings", "file", "last"),
    [
        (
            'teams: {mois: "@org/mois"}\ncoordinator_team: "@org/office"\n',
            "",
            "/data/tasks/other.yaml @org/office",
        ),
        (BOTH, "tasks/zbroken.yaml", "/data/tasks/zbroken.yaml @org/office"),
    ],
    ids=["its lead has no team", "it cannot be read"],
)
def test_a_task_that_has_no_other_owner_falls_to_the_coordinator(
    tmp_path: Path, settings: str, file: str, last: str
) -> None:
    data = write_tracker(tmp_path, settings)
    if file:
        (data / file).write_text("id: [\n")

    assert owners_of(dnatrack("owners", at=tmp_path).out)[-1] == last


def test_the_name_of_a_file_cannot_add_an_owner(tmp_path: Path) -> None:
    data = write_tracker(tmp_path, BOTH)
    (data / "tasks/x\n* @evil\n.yaml").write_text("id: x\n")
    (data / "tasks/a b #c.yaml").write_text("id: x\n")

    lines = owners_of(dnatrack("owners", at=tmp_path).out)

    assert lines.count(r"/data/tasks/a\ b\ \#c.yaml @org/office") == 1
    assert [line for line in lines if "evil" in line] == []


def test_paths_begin_at_the_top_of_the_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "sub").mkdir()
    write_tracker(tmp_path / "sub", BOTH)

    run = dnatrack("owners", at=tmp_path / "sub/data/tasks")

    assert owners_of(run.out)[-1] == "/sub/data/tasks/other.yaml @org/moef @org/office"


def test_data_at_the_top_of_a_repository_is_all_of_it(tmp_path: Path) -> None:
    data = write_tracker(tmp_path, BOTH)
    git(data, "init", "--quiet")

    run = dnatrack("owners", at=data)

    assert owners_of(run.out) == [
        "* @org/office",
        "/tasks/example.yaml @org/mois @org/office",
        "/tasks/other.yaml @org/moef @org/office",
    ]


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


def test_a_missing_file_to_check_says_how_to_make_it(tmp_path: Path) -> None:
    write_tracker(tmp_path, BOTH)

    run = dnatrack("owners", "--check", "CODEOWNERS", "--lang", "en", at=tmp_path)

    assert run.code == 2
    assert "dnatrack owners > CODEOWNERS" in run.err


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
