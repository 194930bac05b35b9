"""`dnatrack diff A [B]`: what changed in meaning between two states of the data."""

from collections.abc import Callable
from contextvars import copy_context

from dnatrack.app.check import check_since, home_of, parting
from dnatrack.app.workspace import Workspace
from dnatrack.cli import completion
from dnatrack.cli.options import Asked, argument, offering, option
from dnatrack.cli.output import write
from dnatrack.formats import REPORT_FORMATS
from dnatrack.formats.markdown import Spoken, comment
from dnatrack.i18n import Language, language, use_language
from dnatrack.reports import difference
from dnatrack.reports.difference import Checks
from dnatrack.reports.report import Report

OLD = argument(
    "변경 전 시점: 브랜치, 커밋, 날짜(2020-03-31).",
    "The earlier state: a branch, a commit or a day (2020-03-31).",
    "A",
    default="HEAD",
)
NEW = argument(
    "변경 후 시점. 생략하면 현재 파일.", "The later state; else the files as they are.", "B"
)
COMMENT = "comment"
FORM = option(
    "출력 형식. comment는 A에서 갈라진 뒤의 변경을 두 언어의 댓글로 작성.",
    "Output format. comment tells the change since it left A, in both languages.",
    "|".join((*REPORT_FORMATS, COMMENT)),
    completion.diff_formats,
    names="--format",
    default="table",
)


@offering("on", "form", "limit", "data", "lang", "color", "width", form=FORM)
def diff(asked: Asked, old: str = OLD, new: str | None = NEW) -> None:
    """Show what changed in meaning between two commits, days or the files as they are."""
    workspace = asked.open()
    if asked.form == COMMENT:
        write(summed_up(workspace, old, new, on=asked.on), is_data=True)
    else:
        asked.print(difference.build(*workspace.difference(old, new, on=asked.on)))


def summed_up(workspace: Workspace, base: str, head: str | None, *, on: str | None) -> str:
    """What the change since it left `base` means, as a comment; in both languages.

    Raises:
        DnatrackError: there is no history, or a name names nothing.
    """
    before = parting(workspace, base, head).before
    seen = workspace.difference(before, head, on=on)
    _, found = check_since(workspace, base, head)
    home = home_of(workspace.folder)
    checks = Checks(found.new, len(found.older), len(found.resolved), home)

    def build() -> Report:
        return difference.build_summary(*seen, checks)

    first = language()
    second = Language.EN if first is Language.KO else Language.KO
    return comment(_spoken(build, first), _spoken(build, second))


def _spoken(build: Callable[[], Report], language: Language) -> Spoken:
    """What `build` gives in a language; whoever asks goes on in the one in force."""

    def built() -> Report:
        use_language(language)
        return build()

    return Spoken(language, copy_context().run(built))
