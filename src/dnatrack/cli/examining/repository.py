"""What git knows here: the repository, all of its history, and the settings that matter."""

import sys

from dnatrack.cli.examining.scene import Scene
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.reports.doctor import State, advice, broken, fine, not_here

_TRUE = {"true", "yes", "on", "1"}
_FALSE = {"false", "no", "off", "0"}


def repository(scene: Scene) -> State:
    """Whether the data is in a repository that may be read."""
    if isinstance(scene.git_version, DnatrackError):
        return not_here("git이 없어 볼 수 없습니다", "cannot be seen without git")
    found = scene.repository
    if isinstance(found, DnatrackError):
        return broken(found.message, found.hint)
    return fine(str(scene.top), str(scene.top))


def whole_history(scene: Scene) -> State:
    """Whether the history goes back to its beginning."""
    found = scene.repository
    if isinstance(found, DnatrackError):
        return not_here("저장소가 없습니다", "there is no repository")
    try:
        found.refuse_shallow()
    except DnatrackError as error:
        return broken(error.message, error.hint)
    return fine("처음부터 다 있음", "it goes back to its beginning")


def hangul_file_names(scene: Scene) -> State:
    """Whether git itself shows file names in Hangul."""
    if isinstance(scene.git_version, DnatrackError):
        return not_here("git이 없습니다", "there is no git")
    if scene.configured("core.quotePath").lower() in _FALSE:
        return fine("core.quotePath=false", "core.quotePath=false")
    return advice(
        Text(
            r"git이 한글 파일 이름을 `\354\235\264`처럼 보여 줍니다(dnatrack은 괜찮습니다)",
            r"git shows file names in Hangul as `\354\235\264` (dnatrack does not)",
        ),
        _set("core.quotePath", "false"),
    )


def composed_file_names(scene: Scene) -> State:
    """Whether names with Hangul from macOS are the same as everywhere else."""
    if sys.platform == "darwin":
        return _composed(scene)
    return not_here("macOS가 아닙니다", "not on macOS")


def _composed(scene: Scene) -> State:
    if scene.configured("core.precomposeUnicode").lower() in _TRUE:
        return fine("core.precomposeUnicode=true", "core.precomposeUnicode=true")
    return advice(
        Text(
            "한글 파일 이름이 자모로 풀려 커밋될 수 있습니다",
            "file names in Hangul may be committed decomposed",
        ),
        _set("core.precomposeUnicode", "true"),
    )


def line_ends(scene: Scene) -> State:
    """Whether git leaves the line ends of the data as they are."""
    if isinstance(scene.repository, DnatrackError):
        return not_here("저장소가 없습니다", "there is no repository")
    asked = scene.configured("core.autocrlf")
    if asked.lower() not in _TRUE or _keeps_line_ends(scene):
        said = f"core.autocrlf={asked or 'false'}"
        return fine(said, said)
    return advice(
        Text(
            f"core.autocrlf={asked}: 꺼낸 파일의 줄 끝이 커밋한 것과 다릅니다",
            f"core.autocrlf={asked}: files on the disk differ from what is committed",
        ),
        Text(
            "`.gitattributes`에 `* text=auto eol=lf` 줄을 더하세요",
            "add the line `* text=auto eol=lf` to `.gitattributes`",
        ),
    )


def _keeps_line_ends(scene: Scene) -> bool:
    return scene.attribute("eol") == "lf" or scene.attribute("text") == "unset"


def _set(key: str, value: str) -> Text:
    command = f"`git config --global {key} {value}`"
    return Text(f"{command}을(를) 실행하세요", f"run {command}")
