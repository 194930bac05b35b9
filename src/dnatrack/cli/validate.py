"""`dnatrack validate`: everything that is wrong with the data, or what a change does to it."""

from pathlib import Path

import typer

from dnatrack.cli import completion
from dnatrack.cli.options import FILE, REVISION, Asked, argument, flag, offering, option
from dnatrack.i18n import tr

INVALID = 1

FILES = argument(
    "점검 결과를 표시할 파일이나 폴더. 참조를 확인하기 위해 자료는 모두 읽습니다.",
    "Tell only of these files or folders; all data is read, for what they refer to.",
    FILE,
)
FORM = option(
    "full(기본), concise, json, json-lines, github, gitlab, sarif, junit, junit-gitlab, "
    "markdown. 파일을 입력하면 그 파일에 저장.",
    "full (the default), concise, json, json-lines, github, gitlab, sarif, junit, "
    "junit-gitlab, markdown. With a file it is written there.",
    tr("형식[=파일]", "FORMAT[=FILE]"),
    completion.findings_formats,
    names="--format",
)
BASE = option(
    "이 브랜치, 커밋, 날짜에서 갈라진 뒤의 변경만 점검. 그 전의 문제는 건수만 집계.",
    "Judge the change since it left this branch, commit or day. What was wrong before "
    "is only counted.",
    REVISION,
)
HEAD = option(
    "--base와 비교할 시점. 생략하면 현재 파일.",
    "What to compare with --base; else the files as they are.",
    REVISION,
)
ALL = flag("--base 이전의 문제도 모두 표시.", "List what was wrong before --base, too.", "--all")


@offering("data", "lang", "color", "width")
def validate(
    asked: Asked,
    files: list[Path] | None = FILES,
    *,
    base: str | None = BASE,
    head: str | None = HEAD,
    everything: bool = ALL,
    form: list[str] | None = FORM,
) -> None:
    """Check all data files. Ends with 1 when there is an error; never writes into them."""
    from dnatrack.app.check import narrow_to_files
    from dnatrack.cli.findings_output import targets_of, tell

    targets = targets_of(form or ["full"])
    if base is None:
        _refuse_without_base(head=head, everything=everything)
    checked = asked.open().check(base, head, with_older=everything)
    checked = narrow_to_files(checked, files or ())
    tell(checked, targets, color=asked.color, width=asked.width)
    if checked.has_failed:
        raise typer.Exit(INVALID)


def _refuse_without_base(*, head: str | None, everything: bool) -> None:
    from dnatrack.errors import DnatrackError
    from dnatrack.i18n import Text

    alone = "--head" if head is not None else "--all" if everything else None
    if alone is not None:
        raise DnatrackError(
            Text(f"`{alone}` 옵션은 `--base` 옵션과 함께 씁니다", f"`{alone}` needs `--base`"),
            Text(
                "비교할 시점을 `--base` 옵션으로 입력하세요",
                "say with what to compare: `--base REV`",
            ),
        )
