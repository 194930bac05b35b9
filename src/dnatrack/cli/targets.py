"""Where findings go, in which format: standard output, files, the summary of a CI job."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.formats import format_named
from dnatrack.i18n import Text

GITHUB = "github"
_BESIDE_GITHUB = frozenset({"full", "concise"})


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
    is_mixed = GITHUB in printed and not _BESIDE_GITHUB.issuperset(for_people)
    if len(for_people) > 1 or len(printed) > len(set(printed)) or is_mixed:
        raise _one_place(printed)
    files = [str(one.file) for one in targets if one.file is not None]
    for file in files:
        if files.count(file) > 1:
            raise _one_file(file)
    return targets


def _target(word: str) -> Target:
    form, is_file, file = word.partition("=")
    format_named(form)
    if is_file and not file:
        raise DnatrackError(
            Text(f"`--format {word}`에 파일 이름이 없습니다", f"`--format {word}` names no file"),
            Text(f"`--format {form}=파일`로 적으세요", f"write it as `--format {form}=FILE`"),
        )
    return Target(form, Path(file) if is_file else None)


def _one_place(printed: Sequence[str]) -> DnatrackError:
    names = ", ".join(printed)
    return DnatrackError(
        Text(
            f"표준 출력에는 형식 하나만 쓸 수 있습니다: {names}",
            f"only one format can go to standard output: {names}",
        ),
        Text(
            f"나머지는 `--format {printed[-1]}=파일`처럼 파일로 보내세요",
            f"send the others to files: `--format {printed[-1]}=FILE`",
        ),
    )


def _one_file(file: str) -> DnatrackError:
    return DnatrackError(
        Text(f"두 형식이 같은 파일에 쓰려 합니다: `{file}`", f"two formats go to `{file}`"),
        Text("형식마다 다른 파일을 적으세요", "give each format a file of its own"),
    )
