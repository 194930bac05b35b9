"""What an officer sees in an editor while typing, from the server that editors use."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dnatrack.storage.skeleton import skeleton_files
from tests.editor.language_server import Complaint, Editor, NoServerError, opened, program

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent
TASK = "data/tasks/dg-2-4.yaml"
LIFECYCLES = '"planned", "in-progress", "done", "on-hold", "cancelled", "superseded", "unknown"'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ledger")
    for name in ("data", "schema", ".vscode"):
        shutil.copytree(ROOT / name, made / name)
    return made


@pytest.fixture(scope="module")
def editor(folder: Path, pytestconfig: pytest.Config) -> Iterator[Editor]:
    assert pytestconfig.cache is not None
    try:
        command = program(pytestconfig.cache.mkdir("node"))
    except NoServerError as error:
        pytest.skip(str(error))
    with opened(command, folder) as editor:
        yield editor


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) >= 1
        text = text.replace(old, new, 1)
    return text


def without_modeline(text: str) -> str:
    return re.sub(r"^# yaml-language-server:.*\n", "\n", text)


def test_every_data_file_is_fine_for_an_editor(editor: Editor, folder: Path) -> None:
    files = sorted((folder / "data").rglob("*.yaml"))

    complaints = {file.name: editor.complaints(file, file.read_text("utf-8")) for file in files}

    assert len(files) > 30
    assert {name: said for name, said in complaints.items() if said} == {}


def test_the_files_of_a_new_tracker_are_fine_for_an_editor(editor: Editor, folder: Path) -> None:
    files = {path: text for path, text in skeleton_files().items() if path.startswith("data/")}

    complaints = {
        path: editor.complaints(folder / path.replace(".yaml", "-new.yaml"), text.decode())
        for path, text in files.items()
    }

    assert {path: said for path, said in complaints.items() if said} == {}


def test_an_unknown_key_and_a_wrong_word_are_marked_in_their_lines(
    editor: Editor, folder: Path
) -> None:
    text = (folder / TASK).read_text("utf-8")
    wrong = changed(text, ("partners:", "partner:"), ("lifecycle: done\n", "lifecycle: finished\n"))

    complaints = editor.complaints(folder / "data/tasks/wrong.yaml", wrong)

    lines = wrong.splitlines()
    assert [(lines[one.line - 1].strip(), one.message) for one in complaints] == [
        ("partner: [moe, mogef, mpm]", "Property partner is not allowed."),
        ("lifecycle: finished", f"Value is not accepted. Valid values: {LIFECYCLES}."),
    ]


def test_the_settings_name_the_schema_where_no_comment_does(editor: Editor, folder: Path) -> None:
    wrong = changed(
        without_modeline((folder / TASK).read_text("utf-8")),
        ("lifecycle: in-progress", "lifecycle: started"),
    )

    complaints = editor.complaints(folder / "data/tasks/plain.yaml", wrong)

    assert complaints == [Complaint(12, f"Value is not accepted. Valid values: {LIFECYCLES}.")]


def test_the_words_of_a_field_are_offered(editor: Editor, folder: Path) -> None:
    text = (folder / TASK).read_text("utf-8")
    started = changed(text, ("lifecycle: in-progress", "lifecycle: "))
    file = folder / "data/tasks/started.yaml"
    editor.complaints(file, started)
    line = started.splitlines().index("lifecycle: ") + 1

    offers = editor.offers(file, line, len("lifecycle: ") + 1)

    assert sorted(offers) == sorted(json.loads(f"[{LIFECYCLES}]"))
