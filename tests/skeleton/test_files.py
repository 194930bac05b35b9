"""What a new tracker begins with, as files."""

import json
import unicodedata
from pathlib import Path

import yaml

from dnatrack.storage.skeleton import skeleton_files
from tests.cli.running import ROOT


def test_the_hidden_files_get_their_dots() -> None:
    hidden = [path for path in skeleton_files() if path.startswith(".")]

    assert hidden == [
        ".editorconfig",
        ".gitattributes",
        ".github/CODEOWNERS",
        ".github/pull_request_template.md",
        ".github/workflows/dnatrack.yml",
        ".github/workflows/site.yml",
        ".gitignore",
        ".vscode/extensions.json",
        ".vscode/settings.json",
    ]


def test_every_file_is_composed_utf8_text_with_plain_line_ends() -> None:
    texts = {path: content.decode("utf-8") for path, content in skeleton_files().items()}

    assert {path for path, text in texts.items() if text != unicodedata.normalize("NFC", text)} == (
        set()
    )
    assert {path for path, text in texts.items() if "\r" in text or text[-1:] != "\n"} == set()


def test_every_data_file_names_the_schema_of_its_kind() -> None:
    for path, content in skeleton_files().items():
        if path.startswith("data/"):
            kind = "task" if "/tasks/" in path else Path(path).stem
            to_schema = "../" * path.count("/") + "schema"
            first = content.decode().partition("\n")[0]
            assert first == f"# yaml-language-server: $schema={to_schema}/{kind}.schema.json"


def test_our_own_editor_settings_are_those_that_others_get() -> None:
    given = {path: content for path, content in skeleton_files().items() if ".vscode" in path}

    ours = {path: (ROOT / path).read_bytes() for path in given}

    assert ours == given


def test_the_editor_settings_name_every_schema() -> None:
    settings = json.loads(skeleton_files()[".vscode/settings.json"])

    named = {path.removeprefix("./") for path in settings["yaml.schemas"]}

    assert named == {f"schema/{file.name}" for file in (ROOT / "schema").iterdir()}


def test_the_pages_are_built_with_no_right_to_write_and_published_from_main_alone() -> None:
    workflow = yaml.safe_load(skeleton_files()[".github/workflows/site.yml"])
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]

    assert workflow["permissions"] == {}
    assert build["permissions"] == {"contents": "read"}
    assert build["steps"][0]["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert "github.event_name != 'pull_request'" in publish["if"]
    assert "github.ref == 'refs/heads/main'" in publish["if"]


def test_what_somebody_else_says_reaches_the_shell_by_variables_only() -> None:
    workflow = yaml.safe_load(skeleton_files()[".github/workflows/site.yml"])
    scripts = [
        step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step
    ]

    assert [one for one in scripts if "${{" in one] == []
    assert len(scripts) == 1
