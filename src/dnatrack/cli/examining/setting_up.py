"""What the repository sets up for those who edit the data: editor, CI, hooks."""

from collections.abc import Iterator
from pathlib import Path

from dnatrack.cli.examining.scene import Scene, text_of
from dnatrack.i18n import Text
from dnatrack.model.data_files import SETTINGS
from dnatrack.reports.doctor import State, advice, fine
from dnatrack.storage.git_head import repository_entry

_NAME = b"dnatrack"
_HOOKS = ".pre-commit-config.yaml"


def editor(scene: Scene) -> State:
    """Whether an editor can check the data while somebody types."""
    if b"yaml-language-server: $schema=" in text_of(scene.around / SETTINGS):
        return fine("파일 첫 줄의 스키마", "schema named in the first line of the files")
    settings = ".vscode/settings.json"
    if b"yaml.schemas" in text_of(scene.top / settings):
        return fine(settings, settings)
    line = "# yaml-language-server: $schema=…/task.schema.json"
    return advice(
        Text("편집기가 스키마를 모릅니다", "editors do not know the schema"),
        Text(
            f"`dnatrack schema`를 파일로 두고 자료의 첫 줄에 `{line}`을 적으세요",
            f"keep `dnatrack schema` in a file and name it in the first line: `{line}`",
        ),
    )


def pipeline(scene: Scene) -> State:
    """Whether every change is checked before it is merged."""
    naming = [path for path in _pipelines(scene.top) if _NAME in text_of(path)]
    if naming:
        shown = ", ".join(path.relative_to(scene.top).as_posix() for path in naming)
        return fine(shown, shown)
    return advice(
        Text("CI가 자료를 점검하지 않습니다", "no CI checks the data"),
        Text(
            "GitHub이나 GitLab에 점검을 붙이세요(dnatrack의 docs/ci.ko.md)",
            "add the check to GitHub or GitLab (see docs/ci.en.md of dnatrack)",
        ),
    )


def _pipelines(top: Path) -> Iterator[Path]:
    workflows = top / ".github/workflows"
    if workflows.is_dir():
        yield from sorted(one for one in workflows.iterdir() if one.suffix in {".yml", ".yaml"})
    yield top / ".gitlab-ci.yml"


def hooks(scene: Scene) -> State:
    """Whether mistakes are found before they are committed."""
    installed = _installed_hook(scene)
    if _NAME in installed:
        return fine(".git/hooks/pre-commit", ".git/hooks/pre-commit")
    if _NAME not in text_of(scene.top / _HOOKS):
        return advice(
            Text("커밋하기 전의 점검이 없습니다", "nothing is checked before a commit"),
            Text(
                f"`{_HOOKS}`에 더하세요(dnatrack의 docs/ci.ko.md)",
                f"add it to `{_HOOKS}` (see docs/ci.en.md of dnatrack)",
            ),
        )
    if installed:
        return fine(_HOOKS, _HOOKS)
    return advice(
        Text(f"`{_HOOKS}`은 있으나 설치하지 않았습니다", f"`{_HOOKS}` is there, but not installed"),
        Text("`pre-commit install`을 실행하세요", "run `pre-commit install`"),
    )


def _installed_hook(scene: Scene) -> bytes:
    asked = scene.configured("core.hooksPath")
    dot_git = repository_entry(scene.around)
    if asked:
        return text_of(scene.top / asked / "pre-commit")
    return text_of(dot_git / "hooks/pre-commit") if dot_git is not None else b""
