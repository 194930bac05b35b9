"""Who approves which file, and how a CODEOWNERS file would have to change to say so."""

import os
from difflib import unified_diff
from pathlib import Path

from dnatrack.app.check import home_of
from dnatrack.app.named_files import MAX_FILE_BYTES, read_regular_file
from dnatrack.app.workspace import Workspace
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.judging.judgement import judge
from dnatrack.reports.owners import build
from dnatrack.reports.report import Report
from dnatrack.reports.view import View
from dnatrack.storage.git_files import repository_entry
from dnatrack.terminal_text import printable


def owners_report(workspace: Workspace) -> Report:
    """Who approves which file of a tracker.

    Raises:
        DnatrackError: the data names nobody.
    """
    folder = Path(os.path.realpath(workspace.folder))
    has_git = repository_entry(folder) is not None
    prefix = home_of(folder) if has_git else f"{folder.name}/"
    return build(View(judge(workspace.loaded.tracker, workspace.day())), prefix)


def differences(file: Path, wanted: str) -> str:
    """How `file` would have to change to be `wanted`; empty where it is so already.

    Raises:
        DnatrackError: it cannot be read.
    """
    content = read_regular_file(os.path.realpath(file), MAX_FILE_BYTES)
    if not isinstance(content, bytes):
        raise DnatrackError(
            Text(f"`{file}` 파일을 읽지 못했습니다", f"`{file}` could not be read"),
            Text(
                f"`dnatrack owners > {file}` 명령으로 작성하세요",
                f"make it: `dnatrack owners > {file}`",
            ),
        )
    written = content.decode("utf-8", "replace").replace("\r\n", "\n")
    if written == wanted:
        return ""
    old, new = written.splitlines(), wanted.splitlines()
    lines = unified_diff(old, new, str(file), "dnatrack owners", lineterm="")
    return "".join(f"{printable(line)}\n" for line in lines) or f"{file}\n"
