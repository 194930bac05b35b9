"""`dnatrack init [DIR]`: a tracker to begin with, or a sample of a history to look at."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from dnatrack.app.new_tracker import BRANCH, Begun, Repository, begin_tracker, write_sample
from dnatrack.cli import options
from dnatrack.cli.output import write
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, say, tr
from dnatrack.terminal_text import printable

WORKFLOW = ".github/workflows/dnatrack.yml"
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

TO_TRY = (
    "dnatrack trend",
    "dnatrack log dg-2-4",
    "dnatrack diff 2020-06-22 2020-06-24",
    "dnatrack overdue --on 2021-03-31 --at 2021-03-31 --against now",
)

Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar=tr("폴더", "DIR"),
        help=tr(
            "만들 폴더. 적지 않으면 지금 폴더. `--sample`이면 없거나 빈 폴더를 적습니다.",
            "The folder to make; else this one. With `--sample`, it must not exist, or be empty.",
        ),
        show_default=False,
    ),
]
Sample = Annotated[
    str | None,
    typer.Option(
        "--sample",
        metavar="history",
        help=tr(
            "history: 공개된 기록을 커밋으로 되살린 저장소.",
            "history: a repository that replays the public record as commits.",
        ),
    ),
]


def init(
    folder: Folder = None,
    *,
    sample: Sample = None,
    lang: options.Lang = None,
) -> None:
    """Write what is missing for a tracker; nothing that is there is overwritten."""
    del lang
    if sample is None:
        begin(folder or Path())
        return
    if sample != "history":
        raise _no_such_sample(sample)
    if folder is None:
        raise DnatrackError(
            Text("만들 폴더를 적지 않았습니다", "the folder to make is missing"),
            Text(
                "`dnatrack init --sample history 폴더`처럼 적으세요",
                "write `dnatrack init --sample history DIR`",
            ),
        )
    write_sample(folder, TO_TRY)
    _say_what_next(folder)


def _say_what_next(folder: Path) -> None:
    lines = [
        tr(
            "공개된 기록을 되살린 저장소를 만들었습니다. 이어서 해 보세요:",
            "A repository that replays the public record is made. Try next:",
        ),
        "",
        *(f"  {one}" for one in (f"cd {quote(str(folder))}", *TO_TRY)),
    ]
    write("".join(f"{printable(line)}\n" for line in lines))


def _no_such_sample(sample: str) -> DnatrackError:
    return DnatrackError(
        Text(f"`{sample}`이라는 견본은 없습니다", f"there is no sample `{sample}`"),
        Text(
            "`dnatrack init --sample history 폴더`는 공개된 기록을 되살린 저장소를 만듭니다",
            "`dnatrack init --sample history DIR` replays the public record",
        ),
    )


def begin(folder: Path) -> None:
    """Make `folder` a tracker, and say what was done and what comes next.

    Raises:
        DnatrackError: it cannot be done; nothing was written then.
    """
    begun = begin_tracker(folder)
    lines = (*_done(begun, folder), *_kept(begun), *_to_know(begun), *_next(begun, folder))
    write("".join(f"{printable(line)}\n" for line in lines))


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
