"""Where findings go, in which format: standard output, files, the summary of a CI job."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from dnatrack.app.check import Checked, context_of
from dnatrack.app.named_files import append_report, write_report
from dnatrack.cli.output import page_for, write
from dnatrack.errors import DnatrackError
from dnatrack.formats import FINDINGS_FOR_PEOPLE, format_named
from dnatrack.formats.findings import FindingsContext
from dnatrack.i18n import Text
from dnatrack.model.finding import Finding

_ROOM_IN_JOB_SUMMARY = 300_000
"""Characters; GitHub takes a mebibyte, and Hangul needs three bytes."""


GITHUB = "github"


class Target(NamedTuple):
    """A format, and the file that it goes to; None for standard output."""

    form: str
    file: Path | None = None


def targets_of(words: Sequence[str]) -> list[Target]:
    """What `--format` was given, each time as `NAME` or `NAME=FILE`.

    Only one goes to standard output; the commands for GitHub may follow a text for people,
    since both go to the log of the same job.

    Raises:
        DnatrackError: there is no such format, or two want the same place.
    """
    targets = [_target(word) for word in words]
    printed = [one.form for one in targets if one.file is None]
    for_people = [form for form in printed if form != GITHUB]
    is_mixed = GITHUB in printed and not set(for_people) <= set(FINDINGS_FOR_PEOPLE)
    if len(for_people) > 1 or len(printed) > len(set(printed)) or is_mixed:
        raise _one_place(printed)
    files = [str(one.file) for one in targets if one.file is not None]
    if twice := next((file for file in files if files.count(file) > 1), None):
        raise DnatrackError(
            Text(f"두 형식의 출력 파일이 같습니다: `{twice}`", f"two formats go to `{twice}`"),
            Text("형식마다 다른 파일을 입력하세요", "give each format a file of its own"),
        )
    return targets


def _target(word: str) -> Target:
    form, is_file, file = word.partition("=")
    format_named(form)
    if is_file and not file:
        raise DnatrackError(
            Text(
                f"`--format {word}` 옵션에 파일 이름이 없습니다", f"`--format {word}` names no file"
            ),
            Text(
                f"`--format {form}=파일` 형식으로 입력하세요", f"write it as `--format {form}=FILE`"
            ),
        )
    return Target(form, Path(file) if is_file else None)


def _one_place(printed: Sequence[str]) -> DnatrackError:
    names = ", ".join(printed)
    return DnatrackError(
        Text(
            f"표준 출력에는 한 가지 형식만 쓸 수 있습니다: {names}",
            f"only one format can go to standard output: {names}",
        ),
        Text(
            f"나머지는 `--format {printed[-1]}=파일` 형식으로 파일에 저장하세요",
            f"send the others to files: `--format {printed[-1]}=FILE`",
        ),
    )


def tell(checked: Checked, targets: Sequence[Target], *, color: str, width: int | None) -> None:
    """Write findings to every target: files first, each whole or not at all.

    Raises:
        DnatrackError: a file cannot be written.
    """
    page = page_for(sys.stdout, color=color, width=width, limit=None)
    plain = context_of(checked)
    screen = replace(plain, colour=page.has_colour, width=page.width if page.is_screen else None)
    printed = [one.form for one in targets if one.file is None]
    for form, file in targets:
        if file is not None:
            write_report(file, format_named(form)(checked.findings, plain))
    for form in sorted(printed, key=lambda form: form == GITHUB):
        text = format_named(form)(checked.findings, screen)
        is_beside = GITHUB in printed and form != GITHUB
        text = _shield(text) if is_beside else text
        # Programs know no encoding but UTF-8, whatever the locale.
        is_data = form not in FINDINGS_FOR_PEOPLE
        write(text, is_data=is_data, has_commands=GITHUB in printed)
    if GITHUB in printed:
        _summarise_job(checked.findings, plain)


def _shield(text: str) -> str:
    """`text` for the log of a job, where nothing in it is taken for a command to GitHub.

    Who wrote the data cannot know the word that ends this: it is made of all the text.
    """
    word = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{word}\n{text}::{word}::\n"


def _summarise_job(findings: Sequence[Finding], context: FindingsContext) -> None:
    """Add the list to the summary of the job, where GitHub says that there is one."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        room = replace(context, room=_ROOM_IN_JOB_SUMMARY)
        append_report(Path(file), format_named("markdown")(findings, room) + "\n")
