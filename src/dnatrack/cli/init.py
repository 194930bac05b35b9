"""`dnatrack init [DIR]`: a tracker to begin with, or a sample of a history to look at."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from shlex import quote

from dnatrack.app.new_tracker import (
    BRANCH,
    Begun,
    Repository,
    TrackerOptions,
    begin_empty,
    begin_example,
    plan_empty,
    write_sample,
    zone_of_example,
)
from dnatrack.cli.options import DIR, TITLE_EN, argument, flag, offering, option
from dnatrack.cli.output import write
from dnatrack.cli.prompt import Terminal
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, say, tr
from dnatrack.terminal_text import printable

WORKFLOW = ".github/workflows/dnatrack.yml"
_EXAMPLE = Text(
    "자료: 예시 TF 1개와 과제 1건. 적는 방법은 주석에 있습니다",
    "the data: one example taskforce and task, with comments that say how",
)
_NOTHING = Text("자료: 아직 비어 있습니다", "the data: nothing yet")
_PURPOSES: Mapping[str, Text] = {
    "schema/": Text(
        "편집기에서 입력하는 동안 점검하고 설명합니다",
        "makes editors check and explain while you type",
    ),
    ".github/": Text(
        "변경 요청의 점검, 서식, 승인자와 웹 화면의 게시",
        "check, form and approvers of pull requests; the public pages",
    ),
    ".vscode/": Text("VS Code 설정", "settings of VS Code"),
}

TO_TRY = (
    "dnatrack trend",
    "dnatrack log dg-2-4",
    "dnatrack diff 2020-06-22 2020-06-24",
    "dnatrack overdue --on 2021-03-31 --at 2021-03-31 --against now",
)

FOLDER = argument(
    "만들 폴더. 생략하면 현재 폴더. `--sample`이면 없거나 빈 폴더를 지정합니다.",
    "The folder to make; else this one. With `--sample`, it must not exist, or be empty.",
    DIR,
)
SAMPLE = option(
    "history: 공개 기록을 커밋으로 재구성한 저장소.",
    "history: a repository that replays the public record as commits.",
    "history",
)
TIMEZONE = option(
    "기준 시간대. 생략하면 한국어 트래커는 Asia/Seoul, 영어 트래커는 이 컴퓨터의 시간대.",
    "Time zone that days are counted in (America/Chicago). Else Asia/Seoul for a tracker "
    "in Korean, that of this computer for one in English.",
    tr("시간대", "ZONE"),
)
EMPTY = flag(
    "예시 없이 빈 트래커를 만듭니다. 커밋하지 않은 예시가 그대로 있으면 대신합니다.",
    "Begin with no example; one that is untouched and not committed gives way.",
)
TITLE = option(
    "빈 트래커의 제목. 터미널에서는 묻습니다.",
    "Title of an empty tracker. A terminal asks for it.",
    tr("제목", "TEXT"),
)
LANGUAGES = option(
    "이름과 제목을 적을 언어. 생략하면 `--lang`의 언어 하나.",
    "Languages of names and titles; else that of `--lang` alone.",
    "ko|en|ko,en",
)


@offering("lang", "empty", "title", "title_en", "languages")
def init(
    folder: Path | None = FOLDER,
    *,
    sample: str | None = SAMPLE,
    timezone: str | None = TIMEZONE,
    empty: bool = EMPTY,
    title: str | None = TITLE,
    title_en: str | None = TITLE_EN,
    languages: str | None = LANGUAGES,
) -> None:
    """Write what is missing for a tracker; nothing that is there is overwritten."""
    place = folder or Path()
    if sample is not None:
        own = {"--empty": empty, "--title": title, "--title-en": title_en}
        _refuse_beside_sample({**own, "--languages": languages, "--timezone": timezone})
        _replay(sample, folder)
    elif empty:
        said = TrackerOptions(title, title_en, languages, timezone)
        tracker = plan_empty(place, said, Terminal())
        _tell(begin_empty(place, tracker), place, tracker.timezone, _NOTHING)
    elif title or title_en or languages:
        raise DnatrackError(
            Text(
                "제목과 언어는 빈 트래커에만 지정합니다",
                "a title and languages are for an empty tracker",
            ),
            Text("`--empty`를 덧붙이세요", "add `--empty`"),
        )
    else:
        zone = zone_of_example(timezone)
        _tell(begin_example(place, zone), place, zone, _EXAMPLE)


def _refuse_beside_sample(options: Mapping[str, object]) -> None:
    if given := ", ".join(f"`{name}`" for name, value in options.items() if value):
        raise DnatrackError(
            Text(
                f"`--sample` 옵션과 함께 쓸 수 없는 옵션입니다: {given}",
                f"a sample is as it is, with `--sample` there is no {given}",
            ),
            Text("`--sample` 옵션을 빼거나 나머지를 빼세요", "leave one or the other out"),
        )


def _replay(sample: str, folder: Path | None) -> None:
    if sample != "history":
        raise DnatrackError(
            Text(f"`{sample}` 견본이 없습니다", f"there is no sample `{sample}`"),
            Text(
                "`dnatrack init --sample history 폴더`는 공개 기록을 재구성한 저장소를 만듭니다",
                "`dnatrack init --sample history DIR` replays the public record",
            ),
        )
    if folder is None:
        raise DnatrackError(
            Text("만들 폴더를 입력하지 않았습니다", "the folder to make is missing"),
            Text(
                "`dnatrack init --sample history 폴더`처럼 입력하세요",
                "write `dnatrack init --sample history DIR`",
            ),
        )
    write_sample(folder, TO_TRY)
    made = tr(
        "공개 기록을 재구성한 저장소를 만들었습니다. 다음 명령으로 확인하세요:",
        "A repository that replays the public record is made. Try next:",
    )
    _write_lines((made, "", *(f"  {one}" for one in (f"cd {quote(str(folder))}", *TO_TRY))))


def _tell(begun: Begun, folder: Path, timezone: str, data: Text) -> None:
    """Say what was done and what comes next."""
    _write_lines(
        (
            *_done(begun, folder, {"data/": data, **_PURPOSES}),
            *_kept(begun),
            *_to_know(begun, timezone),
            *_next(begun, folder, is_empty=data is _NOTHING),
        )
    )


def _write_lines(lines: Iterable[str]) -> None:
    write("".join(f"{printable(line)}\n" for line in lines))


def _done(begun: Begun, folder: Path, purposes: Mapping[str, Text]) -> Iterator[str]:
    if not begun.new:
        yield tr(
            f"`{folder}` 폴더에 필요한 파일이 모두 있어 저장하지 않았습니다.",
            f"Nothing is missing in `{folder}`, so nothing was written.",
        )
        return
    count = len(begun.new)
    yield tr(
        f"`{folder}` 폴더에 파일 {count}개를 저장했습니다.",
        f"{count} files were written to `{folder}`.",
    )
    yield ""
    for top, purpose in purposes.items():
        if any(path.startswith(top) for path in begun.new):
            yield f"  {top:<9} {say(purpose)}"
    if others := [path for path in begun.new if "/" not in path]:
        yield f"  {' '.join(others)}"


def _kept(begun: Begun) -> Iterator[str]:
    if not begun.kept:
        return
    yield ""
    yield tr("이미 있어 그대로 둔 파일:", "Left as they were, since they are there already:")
    yield ""
    yield from (f"  {path}" for path in begun.kept)


def _to_know(begun: Begun, timezone: str) -> Iterator[str]:
    """What a person has to know or to do by hand, one paragraph each."""
    if any(path.startswith("data/") for path in begun.new):
        yield ""
        change = "dnatrack set tracker.timezone …"
        yield tr(
            f"기준 시간대: {timezone}(변경: `{change}`)",
            f"Days are those of {timezone}; another time zone: `{change}`.",
        )
    if WORKFLOW in begun.new:
        yield ""
        yield tr(
            f"변경 요청을 점검하려면 `{WORKFLOW}`에 dnatrack 저장소의 위치를 적으세요.",
            f"For the check of pull requests, say in `{WORKFLOW}` where dnatrack is.",
        )
    match begun.repository:
        case Repository.MADE:
            yield ""
            yield tr(
                f"git 저장소도 만들었습니다(브랜치 `{BRANCH}`, 아직 커밋 없음).",
                f"A git repository was made, too (branch `{BRANCH}`, no commit yet).",
            )
        case Repository.AROUND if begun.new:
            yield ""
            yield tr(
                "다른 저장소 안의 폴더입니다. `.github` 폴더는 저장소의 최상위에 있어야 합니다.",
                "The folder lies inside another repository. `.github` works at its top only.",
            )
        case Repository.NO_GIT:
            yield ""
            yield tr(
                "git이 없어 저장소를 만들지 못했습니다. 설치한 뒤 `git init`을 실행하세요.",
                "There is no git here, so no repository was made: install it, then `git init`.",
            )
        case Repository.WAS_THERE | Repository.AROUND:
            return


def _next(begun: Begun, folder: Path, *, is_empty: bool) -> Iterator[str]:
    yield ""
    yield tr("다음 명령:", "Try next:")
    yield ""
    if folder.resolve() != Path.cwd():
        yield f"  cd {quote(str(folder))}"
    if is_empty:
        yield "  dnatrack new taskforce"
        yield "  dnatrack new task"
    else:
        yield "  dnatrack validate"
    yield "  dnatrack status"
    if begun.new and begun.repository is not Repository.NO_GIT:
        message = tr("트래커 시작", "Begin the tracker")
        yield f'  git add . && git commit -m "{message}"'
