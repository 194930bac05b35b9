"""A tracker to begin with, and what to do next."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shlex import quote

from dnatrack.cli.output import write
from dnatrack.formats.safe_text import printable
from dnatrack.i18n import Text, say, tr
from dnatrack.reading.json_schema import schema_files
from dnatrack.reports.wording import words_of
from dnatrack.storage.new_tracker import BRANCH, Begun, Repository, begin_tracker
from dnatrack.storage.shipped_data import shipped_data
from dnatrack.storage.skeleton_reading import skeleton_files

WORKFLOW = ".github/workflows/dnatrack.yml"
_CALENDAR = "calendar.yaml"
_PURPOSES: Mapping[str, Text] = {
    "data/": Text(
        "자료: 예시 TF 하나와 과제 하나. 주석에 적는 방법이 있습니다",
        "the data: one example taskforce and task, with comments that say how",
    ),
    "schema/": Text(
        "편집기가 입력하는 동안 점검하고 알려 주게 합니다",
        "makes editors check and explain while you type",
    ),
    ".github/": Text(
        "변경 요청의 점검과 양식, 승인하는 사람", "check, form and approvers of pull requests"
    ),
    ".vscode/": Text("VS Code의 설정", "settings of VS Code"),
}


def begin(folder: Path) -> None:
    """Make `folder` a tracker, and say what was done and what comes next.

    Raises:
        DnatrackError: it cannot be done; nothing was written then.
    """
    begun = begin_tracker(folder, _files())
    lines = (*_done(begun, folder), *_kept(begun), *_to_know(begun), *_next(begun, folder))
    write("".join(f"{printable(line)}\n" for line in lines))


def _files() -> dict[str, bytes]:
    schemas = schema_files(words_of).items()
    return {
        **skeleton_files(),
        f"data/{_CALENDAR}": shipped_data().files[_CALENDAR],
        **{f"schema/{name}": text.encode() for name, text in schemas},
    }


def _done(begun: Begun, folder: Path) -> Iterator[str]:
    if not begun.new:
        yield tr(
            f"`{folder}`에 빠진 것이 없어 아무것도 쓰지 않았습니다.",
            f"Nothing is missing in `{folder}`, so nothing was written.",
        )
        return
    count = len(begun.new)
    yield tr(
        f"`{folder}`에 파일 {count}개를 썼습니다.", f"{count} files were written to `{folder}`."
    )
    yield ""
    yield from _groups(begun.new)


def _groups(new: Sequence[str]) -> Iterator[str]:
    """The files by the folder they are in: what each folder is for, other files by name."""
    for top, purpose in _PURPOSES.items():
        if any(path.startswith(top) for path in new):
            yield f"  {top:<9} {say(purpose)}"
    if others := [path for path in new if "/" not in path]:
        yield f"  {' '.join(others)}"


def _kept(begun: Begun) -> Iterator[str]:
    if not begun.kept:
        return
    yield ""
    yield tr("이미 있어서 그대로 둔 것:", "Left as they were, since they are there already:")
    yield ""
    yield from (f"  {path}" for path in begun.kept)


def _to_know(begun: Begun) -> Iterator[str]:
    """What a person has to know or to do by hand, one paragraph each."""
    if WORKFLOW in begun.new:
        yield ""
        yield tr(
            f"변경 요청을 점검하려면 `{WORKFLOW}`에 dnatrack이 있는 곳을 적으세요.",
            f"For the check of pull requests, say in `{WORKFLOW}` where dnatrack is.",
        )
    match begun.repository:
        case Repository.MADE:
            yield ""
            yield tr(
                f"git 저장소도 만들었습니다(가지 `{BRANCH}`, 아직 커밋 없음).",
                f"A git repository was made, too (branch `{BRANCH}`, no commit yet).",
            )
        case Repository.AROUND if begun.new:
            yield ""
            yield tr(
                "다른 저장소 안의 폴더입니다. `.github`는 저장소의 맨 위에 있어야 쓰입니다.",
                "The folder lies inside another repository. `.github` works at its top only.",
            )
        case Repository.NO_GIT:
            yield ""
            yield tr(
                "git이 없어 저장소는 만들지 못했습니다. 설치한 뒤 `git init`을 하세요.",
                "There is no git here, so no repository was made: install it, then `git init`.",
            )
        case Repository.WAS_THERE | Repository.AROUND:
            return


def _next(begun: Begun, folder: Path) -> Iterator[str]:
    yield ""
    yield tr("이어서 해 보세요:", "Try next:")
    yield ""
    if folder.resolve() != Path.cwd():
        yield f"  cd {quote(str(folder))}"
    yield "  dnatrack validate"
    yield "  dnatrack status"
    if begun.new and begun.repository is not Repository.NO_GIT:
        message = tr("트래커를 시작합니다", "Begin the tracker")
        yield f'  git add . && git commit -m "{message}"'
