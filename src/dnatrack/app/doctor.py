"""What `dnatrack doctor` looks at: machine, repository and data, and the cures."""

import ctypes
import os
import platform
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from dnatrack.app.doctor_scene import Scene, content_of
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Language, Text, counted, language
from dnatrack.loading.load import NoMemory, parse
from dnatrack.model.data_files import CALENDAR, SETTINGS
from dnatrack.model.period import day_words
from dnatrack.reports.doctor import Examined, State, advice, broken, fine, not_here
from dnatrack.reports.history_view import beginning
from dnatrack.storage.cache import SWITCH, cache_file, user_cache_folder
from dnatrack.storage.journal import JOURNAL, UnknownJournalError, journal_bytes, steps_of
from dnatrack.storage.read_history import read_committed

_NO_DATA = not_here("자료가 없습니다", "there is no data")
_NO_REPOSITORY = not_here("저장소가 없습니다", "there is no repository")


def examine(scene: Scene) -> Iterator[Examined]:
    """Everything that is looked at, in the order of the report. Nothing is written."""
    for id_, name, check in _CHECKS:
        yield Examined(id_, name, *check(scene))


# What the machine brings: Python, git, time zones, a place for the cache.

_OLDEST_GIT = (2, 31)


def _python(_: Scene) -> State:
    # An older one than is supported does not come so far.
    return fine(f"{platform.python_version()} ({sys.platform}, {sys.executable})")


def _git(scene: Scene) -> State:
    said = scene.git_version
    if isinstance(said, DnatrackError):
        return broken(said.message, said.hint)
    version = re.search(r"(\d+)\.(\d+)", said)
    if version and (int(version[1]), int(version[2])) >= _OLDEST_GIT:
        return fine(said)
    return broken(
        Text(f"지원하지 않는 git 버전: {said}", f"an old git: {said}"),
        Text("git 2.31 이상을 설치하세요(git-scm.com)", "install git 2.31 or newer (git-scm.com)"),
    )


def _time_zone(scene: Scene) -> State:
    name, today = scene.tracker.settings.timezone, scene.today
    if scene.zone is not None:
        return fine(f"{name}, 오늘은 {day_words(today).ko}", f"{name}, today is {today}")
    return broken(
        Text(
            f"`{name}` 시간대 자료가 없어 오늘 날짜를 정할 수 없습니다",
            f"there is no data on the time zone `{name}`, so today is not known",
        ),
        Text(
            "`tracker.yaml`의 `timezone` 값이 맞으면 `pip install tzdata`를 실행하세요",
            "if `timezone` in `tracker.yaml` is right, run `pip install tzdata`",
        ),
    )


def _cache(scene: Scene) -> State:
    """Whether dnatrack can keep what it worked out, so that the next run is fast."""
    if os.environ.get(SWITCH) == "0":
        return fine(f"사용 안 함({SWITCH}=0)", f"switched off ({SWITCH}=0)")
    base = user_cache_folder(sys.platform, os.environ)
    if base is None or cache_file(scene.around, "doctor") is None:
        return advice(
            Text("사용할 수 있는 캐시 폴더가 없습니다", "there is no place for a cache"),
            Text("`HOME`이나 `XDG_CACHE_HOME`을 설정하세요", "set `HOME` or `XDG_CACHE_HOME`"),
        )
    # Looks only, whether it can be written or made.
    there = next((one for one in (base, *base.parents) if os.path.lexists(one)), base)
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return fine(str(base))
    return advice(
        Text(f"`{base}` 폴더에 쓸 수 없습니다", f"`{base}` cannot be written"),
        Text(
            f"폴더의 권한을 고치거나 `{SWITCH}=0`으로 끄세요. 캐시가 없으면 느려질 뿐입니다",
            f"mend its permissions, or set `{SWITCH}=0`; without it all works, but slower",
        ),
    )


# What the data brings: that it is there, in a form that is known, with a calendar.

_SCHEMA = "1"


def _data(scene: Scene) -> State:
    folder = scene.folder
    return fine(str(folder)) if isinstance(folder, Path) else broken(folder.message, folder.hint)


def _schema(scene: Scene) -> State:
    if not isinstance(scene.folder, Path):
        return _NO_DATA
    value = parse(SETTINGS, scene.files.get(SETTINGS, b""), NoMemory()).value
    written = value.get("schema") if isinstance(value, dict) else None
    if written == _SCHEMA:
        return fine(f"버전 {written}", f"version {written}")
    if written is None:
        return broken(
            Text(f"`{SETTINGS}` 파일에 `schema` 키가 없습니다", f"`{SETTINGS}` has no `schema`"),
            Text(f"`schema: {_SCHEMA}` 줄을 추가하세요", f"add a line `schema: {_SCHEMA}`"),
        )
    return broken(
        Text(
            f"버전 {written}(이 프로그램은 버전 {_SCHEMA} 형식을 읽습니다)",
            f"version {written}; this program reads version {_SCHEMA}",
        ),
        Text("dnatrack을 새 버전으로 바꾸세요", "install a newer dnatrack"),
    )


def _calendar(scene: Scene) -> State:
    """Whether the public holidays of this year and the next are written down."""
    known = {one.on.year for one in scene.tracker.holidays}
    if not known:
        return not_here("등록된 공휴일이 없습니다", "no public holidays are kept")
    wanted = (scene.today.year, scene.today.year + 1)
    years = ", ".join(str(year) for year in wanted if year not in known)
    if not years:
        return fine(f"{min(known)}~{max(known)}년", f"{min(known)} to {max(known)}")
    return advice(
        Text(f"공휴일이 등록되지 않은 해: {years}", f"no public holidays of {years}"),
        Text(f"`{CALENDAR}` 파일에 추가하세요", f"add them to `{CALENDAR}`"),
    )


def _writing(scene: Scene) -> State:
    """Whether a write that was cut off waits for the next one to finish it."""
    if not isinstance(scene.folder, Path):
        return _NO_DATA
    journal = journal_bytes(scene.folder)
    if journal is None:
        return fine("중단된 저장 없음", "nothing was cut off")
    try:
        count = len(steps_of(scene.folder, journal))
    except UnknownJournalError:
        return broken(
            Text(
                f"`{JOURNAL}` 파일은 이곳에서 중단된 저장이 남긴 파일이 아닙니다",
                f"`{JOURNAL}` was not left here by a write of this version",
            ),
            Text(
                "`git diff`로 자료를 확인하고 이 파일을 지우세요",
                "look at the data with `git diff`, then delete that file",
            ),
        )
    return advice(
        Text(
            f"파일 {count}개의 저장이 중단되었습니다. 저장이 끝난 것으로 보고 읽습니다",
            f"a write of {counted(count, 'file')} was cut off, and is read as if it were finished",
        ),
        Text("dnatrack의 다음 수정 때 마무리됩니다", "the next edit with dnatrack finishes it"),
    )


# What git knows here: the repository, all of its history, and the settings that matter.

_TRUE, _FALSE = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}


def _repository(scene: Scene) -> State:
    if isinstance(scene.git_version, DnatrackError):
        return not_here("git이 없어 확인할 수 없습니다", "cannot be seen without git")
    if isinstance(scene.repository, DnatrackError):
        return broken(scene.repository.message, scene.repository.hint)
    return fine(str(scene.top))


def _whole_history(scene: Scene) -> State:
    if isinstance(scene.repository, DnatrackError):
        return _NO_REPOSITORY
    try:
        scene.repository.refuse_shallow()
    except DnatrackError as error:
        return broken(error.message, error.hint)
    begins = None
    with suppress(DnatrackError):  # what history there is may not be one of promises
        if isinstance(scene.folder, Path):
            begins = beginning(read_committed(scene.folder, remembers=False))
    return fine(*(begins or ("처음부터 모두 있음", "it goes back to its beginning")))


def _hangul_file_names(scene: Scene) -> State:
    if isinstance(scene.git_version, DnatrackError):
        return not_here("git이 없습니다", "there is no git")
    found = Text(
        r"git이 한글 파일 이름을 `\354\235\264` 형식으로 표시합니다(dnatrack은 해당 없음)",
        r"git shows file names in Hangul as `\354\235\264` (dnatrack does not)",
    )
    return _configured(scene, "core.quotePath", "false", found)


def _composed_file_names(scene: Scene) -> State:
    if platform.system() != "Darwin":
        return not_here("macOS가 아닙니다", "not on macOS")
    found = Text(
        "한글 파일 이름이 풀어 쓴 자모로 커밋될 수 있습니다",
        "file names in Hangul may be committed decomposed",
    )
    return _configured(scene, "core.precomposeUnicode", "true", found)


def _configured(scene: Scene, key: str, wanted: str, unless: Text) -> State:
    """Whether a setting of git is as it is `wanted`, and what happens unless it is."""
    if scene.configured(key).lower() in (_TRUE if wanted in _TRUE else _FALSE):
        return fine(f"{key}={wanted}")
    command = f"`git config --global {key} {wanted}`"
    return advice(unless, Text(f"{command} 명령을 실행하세요", f"run {command}"))


def _line_ends(scene: Scene) -> State:
    if isinstance(scene.repository, DnatrackError):
        return _NO_REPOSITORY
    asked = scene.configured("core.autocrlf")
    said = f"core.autocrlf={asked or 'false'}"
    is_kept = scene.attribute("eol") == "lf" or scene.attribute("text") == "unset"
    if is_kept or asked.lower() not in _TRUE:
        return fine(said)
    return advice(
        Text(
            f"{said}: 체크아웃한 파일의 줄바꿈이 커밋한 내용과 다릅니다",
            f"{said}: files on the disk differ from what is committed",
        ),
        Text(
            "`.gitattributes` 파일에 `* text=auto eol=lf` 줄을 추가하세요",
            "add the line `* text=auto eol=lf` to `.gitattributes`",
        ),
    )


# What a person sees: encoding, language, terminal, code page.

_UTF8_CODE_PAGE = 65001


def _encoding(scene: Scene) -> State:
    name = scene.encoding
    cure = Text(
        "`PYTHONUTF8=1`을 설정하거나 UTF-8 로캘을 쓰세요(Windows는 `chcp 65001`)",
        "set `PYTHONUTF8=1`, or use a UTF-8 locale (on Windows `chcp 65001`)",
    )
    printed = "한글—•█".encode(name, "ignore").decode(name)
    if "한글" not in printed:
        return broken(
            Text(f"{name}: 한글이 `?`로 표시됩니다", f"{name}: Hangul comes out as `?`"), cure
        )
    if printed == "한글—•█":
        return fine(name)
    return advice(
        Text(
            f"{name}: 한글은 표시되나 일부 기호는 비슷한 글자로 바뀝니다",
            f"{name}: Hangul can be printed; some signs are replaced by plain ones",
        ),
        cure,
    )


def _language(_: Scene) -> State:
    """Which language dnatrack speaks, and what decides it."""
    asked = os.environ.get("DNATRACK_LANG", "")
    if asked and asked not in set(Language):
        said = f"DNATRACK_LANG={asked}"
        return advice(
            Text(f"지원하지 않는 언어: {said}", f"no such language: {said}"),
            Text("`ko`나 `en`으로 설정하세요", "set it to `ko` or `en`"),
        )
    where = next(iter(_variables("DNATRACK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")), "-")
    here = Text("한국어", "Korean") if language() is Language.KO else Text("영어", "English")
    return fine(f"{here.ko}({where}, 옵션은 `--lang`)", f"{here.en} ({where}; option: `--lang`)")


def _terminal(scene: Scene) -> State:
    page = scene.page
    given = _variables("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM")
    why = f" ({', '.join(given)})" if given else ""
    colour = Text("색상 사용", "in colour") if page.has_colour else Text("색상 없음", "no colour")
    if not page.is_screen:
        return fine(f"화면이 아님, {colour.ko}{why}", f"not a screen, {colour.en}{why}")
    return fine(f"{page.width}자, {colour.ko}{why}", f"{page.width} columns, {colour.en}{why}")


def _variables(*names: str) -> list[str]:
    """Those variables of the environment that are set, with their values."""
    return [f"{name}={os.environ[name]}" for name in names if os.environ.get(name)]


def _code_page(_: Scene) -> State:
    if sys.platform == "win32":
        return _console(ctypes.windll.kernel32.GetConsoleOutputCP())
    return not_here("Windows가 아닙니다", "not on Windows")


def _console(page: int) -> State:
    if page in {0, _UTF8_CODE_PAGE}:  # 0: there is no console
        return fine(str(page))
    return advice(
        Text(f"코드 페이지 {page}", f"code page {page}"),
        Text("`chcp 65001`을 먼저 실행하세요", "run `chcp 65001` first"),
    )


# What the repository sets up for those who edit the data: editor, CI, hooks.

_NAME = b"dnatrack"


def _editor(scene: Scene) -> State:
    if b"yaml-language-server: $schema=" in content_of(scene.around / SETTINGS):
        return fine("파일 첫 줄에 스키마 지정", "schema named in the first line of the files")
    settings = ".vscode/settings.json"
    if b"yaml.schemas" in content_of(scene.top / settings):
        return fine(settings)
    line = "# yaml-language-server: $schema=…/task.schema.json"
    return advice(
        Text("편집기용 스키마가 지정되지 않았습니다", "editors do not know the schema"),
        Text(
            f"`dnatrack schema` 출력을 파일로 저장하고 자료의 첫 줄에 `{line}` 줄을 추가하세요",
            f"keep `dnatrack schema` in a file and name it in the first line: `{line}`",
        ),
    )


def _pipeline(scene: Scene) -> State:
    workflows = scene.top / ".github/workflows"
    found = sorted(workflows.iterdir()) if workflows.is_dir() else []
    pipelines = [one for one in found if one.suffix in {".yml", ".yaml"}]
    naming = [one for one in (*pipelines, scene.top / ".gitlab-ci.yml") if _NAME in content_of(one)]
    if naming:
        return fine(", ".join(one.relative_to(scene.top).as_posix() for one in naming))
    return advice(
        Text("CI가 자료를 점검하지 않습니다", "no CI checks the data"),
        Text(
            "GitHub이나 GitLab에 점검 작업을 추가하세요(dnatrack의 docs/ci.ko.md)",
            "add the check to GitHub or GitLab (see docs/ci.en.md of dnatrack)",
        ),
    )


def _hooks(scene: Scene) -> State:
    file, installed = ".pre-commit-config.yaml", b""
    if asked := scene.configured("core.hooksPath"):
        installed = content_of(scene.top / asked / "pre-commit")
    elif scene.dot_git is not None:
        installed = content_of(scene.dot_git / "hooks/pre-commit")
    if _NAME in installed:
        return fine(".git/hooks/pre-commit")
    if _NAME not in content_of(scene.top / file):
        return advice(
            Text("커밋 전 점검이 설정되지 않았습니다", "nothing is checked before a commit"),
            Text(
                f"`{file}` 파일에 추가하세요(dnatrack의 docs/ci.ko.md)",
                f"add it to `{file}` (see docs/ci.en.md of dnatrack)",
            ),
        )
    if installed:
        return fine(file)
    return advice(
        Text(f"`{file}` 파일이 설치되지 않았습니다", f"`{file}` is not installed"),
        Text("`pre-commit install`을 실행하세요", "run `pre-commit install`"),
    )


_CHECKS: tuple[tuple[str, Text, Callable[[Scene], State]], ...] = (
    ("python", Text("Python", "Python"), _python),
    ("git", Text("git", "git"), _git),
    ("data", Text("자료 폴더", "data folder"), _data),
    ("schema", Text("자료 형식", "data format"), _schema),
    ("writing", Text("자료 저장", "writing"), _writing),
    ("calendar", Text("공휴일", "calendar"), _calendar),
    ("time-zone", Text("시간대", "time zone"), _time_zone),
    ("repository", Text("저장소", "repository"), _repository),
    ("history", Text("이력", "history"), _whole_history),
    ("quote-path", Text("한글 파일 이름", "Hangul file names"), _hangul_file_names),
    ("precompose", Text("파일 이름의 자모", "composed names"), _composed_file_names),
    ("line-ends", Text("줄바꿈", "line ends"), _line_ends),
    ("encoding", Text("출력 인코딩", "output encoding"), _encoding),
    ("language", Text("언어", "language"), _language),
    ("terminal", Text("화면", "terminal"), _terminal),
    ("code-page", Text("코드 페이지", "code page"), _code_page),
    ("cache", Text("캐시", "cache"), _cache),
    ("editor", Text("편집기", "editor"), _editor),
    ("ci", Text("CI 점검", "CI"), _pipeline),
    ("hooks", Text("커밋 전 점검", "hooks"), _hooks),
)
