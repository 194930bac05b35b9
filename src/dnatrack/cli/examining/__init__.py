"""What `dnatrack doctor` looks at: a function for each thing, in the order of the report."""

from collections.abc import Callable, Iterator

from dnatrack.cli.examining import ledger, machine, repository, screen, setting_up
from dnatrack.cli.examining.scene import Scene
from dnatrack.i18n import Text
from dnatrack.reports.doctor import Examined, State

CHECKS: tuple[tuple[str, Text, Callable[[Scene], State]], ...] = (
    ("python", Text("Python", "Python"), machine.python),
    ("git", Text("git", "git"), machine.git),
    ("data", Text("자료 폴더", "data folder"), ledger.data),
    ("schema", Text("자료 형식", "data format"), ledger.schema),
    ("writing", Text("자료 쓰기", "writing"), ledger.writing),
    ("calendar", Text("공휴일", "calendar"), ledger.calendar),
    ("time-zone", Text("시간대", "time zone"), machine.time_zone),
    ("repository", Text("저장소", "repository"), repository.repository),
    ("history", Text("이력", "history"), repository.whole_history),
    ("quote-path", Text("한글 파일 이름", "Hangul file names"), repository.hangul_file_names),
    ("precompose", Text("파일 이름 조합", "composed names"), repository.composed_file_names),
    ("line-ends", Text("줄 끝", "line ends"), repository.line_ends),
    ("encoding", Text("출력 인코딩", "output encoding"), screen.encoding),
    ("language", Text("언어", "language"), screen.spoken),
    ("terminal", Text("화면", "terminal"), screen.terminal),
    ("code-page", Text("코드 페이지", "code page"), screen.code_page),
    ("cache", Text("캐시", "cache"), machine.cache),
    ("editor", Text("편집기", "editor"), setting_up.editor),
    ("ci", Text("CI 점검", "CI"), setting_up.pipeline),
    ("hooks", Text("커밋 전 점검", "hooks"), setting_up.hooks),
)


def examined(scene: Scene) -> Iterator[Examined]:
    """Everything that was looked at. None of the checks writes anything."""
    for id_, name, check in CHECKS:
        yield Examined(id_, name, check(scene))
