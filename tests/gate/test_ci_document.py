"""docs/ci.*.md: what it shows can be copied, and what it lists is what there is."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from dnatrack.storage.skeleton import skeleton_files
from tests.cli.running import dnatrack
from tests.gate.run_action import ROOT, action_inputs
from tests.gate.tracker import write_tracker

EVENTS = ["pull_request", "merge_group", "push"]
LANGUAGES = pytest.mark.parametrize("language", ["ko", "en"])


def text(language: str) -> str:
    return (ROOT / f"docs/ci.{language}.md").read_text("utf-8")


def shown(language: str) -> Mapping[str, Any]:
    """What each example says, by the name of the file that its first line gives."""
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", text(language), re.DOTALL)
    return {name: yaml.safe_load(block) for name, block in blocks}


def listed(language: str, heading: str) -> list[str]:
    """The words in the first column of the table under a heading."""
    prose = re.sub(r"```.*?```", "", text(language), flags=re.DOTALL)
    part = re.split(rf"^#+ {heading}$", prose, flags=re.MULTILINE)[1]
    rows = re.split(r"^#+ ", part, flags=re.MULTILINE)[0]
    return [
        word
        for row in re.findall(r"^\| ((?:`[^`]+`(?:, )?)+) \|", rows, re.MULTILINE)
        for word in re.findall(r"`([^`]+)`", row)
    ]


@pytest.mark.parametrize(
    ("place", "action"),
    [
        *(("ko", "OWNER/dnatrack@v1"), ("en", "OWNER/dnatrack@v1")),
        # Two hyphens in a row are in no name on GitHub: until it is changed, nobody's action runs.
        ("init", f"OWNER--CHANGE-THIS/dnatrack@{'0' * 40}"),
    ],
)
def test_a_workflow_uses_the_action_as_it_is(place: str, action: str) -> None:
    file = ".github/workflows/dnatrack.yml"
    workflow = yaml.safe_load(skeleton_files()[file]) if place == "init" else shown(place)[file]
    job = workflow["jobs"]["dnatrack"]
    [checkout, ours] = job["steps"]

    assert ours["uses"] == action
    assert set(ours["with"]) <= set(action_inputs())
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert job["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert list(workflow[True]) == EVENTS  # `on`, as YAML 1.1 reads it


@pytest.mark.parametrize(
    ("language", "inputs", "outputs"), [("ko", "입력", "출력"), ("en", "Inputs", "Outputs")]
)
def test_every_input_and_output_of_the_action_is_listed(
    language: str, inputs: str, outputs: str
) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))

    assert listed(language, inputs) == list(action["inputs"])
    assert listed(language, outputs) == list(action["outputs"])


@LANGUAGES
def test_every_input_of_the_job_for_gitlab_is_listed_and_given(language: str) -> None:
    header = next(yaml.safe_load_all((ROOT / "templates/dnatrack.yml").read_text("utf-8")))
    inputs = header["spec"]["inputs"]
    [include] = shown(language)[".gitlab-ci.yml"]["include"]

    assert set(listed(language, "GitLab")) == set(inputs)
    assert include["remote"].endswith("/templates/dnatrack.yml")
    assert set(include["inputs"]) <= set(inputs)
    assert {name for name, one in inputs.items() if "default" not in one} <= set(include["inputs"])


@pytest.mark.parametrize(("language", "heading"), [("ko", "커밋 전"), ("en", "Before a commit")])
def test_every_hook_is_listed(language: str, heading: str) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    [repository] = shown(language)[".pre-commit-config.yaml"]["repos"]
    ids = [hook["id"] for hook in hooks]

    assert listed(language, heading) == ids
    assert {hook["id"] for hook in repository["hooks"]} <= set(ids)


@LANGUAGES
def test_the_teams_that_are_shown_make_a_codeowners_file(language: str, tmp_path: Path) -> None:
    teams = re.search(r"```yaml\n# data/tracker.yaml\n(.*?)```", text(language), re.DOTALL)
    assert teams is not None
    write_tracker(tmp_path, teams[1].replace("msit", "moef"))

    assert dnatrack("validate", at=tmp_path).code == 0
    run = dnatrack("owners", at=tmp_path)
    assert "/data/tasks/example.yaml @org/mois @org/coordination" in " ".join(run.out.split())
