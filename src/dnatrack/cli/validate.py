"""`dnatrack validate`: everything that is wrong with the data, or what a change does to it."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.i18n import tr

INVALID = 1

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=tr("파일", "FILE"),
        help=tr(
            "이 파일이나 폴더의 문제만. 참조를 보려고 자료는 모두 읽습니다.",
            "Tell only of these files or folders; all data is read, for what they refer to.",
        ),
        show_default=False,
    ),
]
FindingsFormat = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar=tr("형식[=파일]", "FORMAT[=FILE]"),
        help=tr(
            "full(기본), concise, json, json-lines, github, gitlab, sarif, junit, markdown. 파일을 "
            "적으면 그 파일에 씁니다.",
            "full (the default), concise, json, json-lines, github, gitlab, sarif, junit, "
            "markdown. With a file it is written there.",
        ),
        autocompletion=completion.findings_formats,
        show_default=False,
    ),
]
Base = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar=tr("시점", "REV|DATE"),
        help=tr(
            "이 가지, 커밋, 날짜에서 갈라진 뒤의 변경만 따집니다. 전부터 있던 문제는 세기만 "
            "합니다.",
            "Judge the change since it left this branch, commit or day. What was wrong before "
            "is only counted.",
        ),
    ),
]
Head = Annotated[
    str | None,
    typer.Option(
        "--head",
        metavar=tr("시점", "REV|DATE"),
        help=tr(
            "--base와 비교할 것. 없으면 지금의 파일.",
            "What to compare with --base; else the files as they are.",
        ),
    ),
]
All = Annotated[
    bool,
    typer.Option(
        "--all",
        help=tr(
            "--base보다 전부터 있던 문제도 모두 보여 줍니다.",
            "List what was wrong before --base, too.",
        ),
    ),
]


def validate(
    files: Files = None,
    *,
    base: Base = None,
    head: Head = None,
    everything: All = False,
    form: FindingsFormat = None,
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """Check all data files. Ends with 1 when there is an error; never writes into them."""
    del lang
    from dnatrack.app.check import narrow_to_files
    from dnatrack.app.workspace import open_workspace
    from dnatrack.cli.findings_output import targets_of, tell
    from dnatrack.cli.output import say_aside

    targets = targets_of(form or ["full"])
    if base is None:
        _refuse_without_base(head=head, everything=everything)
    checked = open_workspace(data, say_aside).check(base, head, with_older=everything)
    checked = narrow_to_files(checked, files or ())
    tell(checked, targets, color=color, width=width)
    if checked.has_failed:
        raise typer.Exit(INVALID)


def _refuse_without_base(*, head: str | None, everything: bool) -> None:
    from dnatrack.errors import DnatrackError
    from dnatrack.i18n import Text

    alone = "--head" if head is not None else "--all" if everything else None
    if alone is not None:
        raise DnatrackError(
            Text(f"`{alone}`은(는) `--base`와 함께 씁니다", f"`{alone}` needs `--base`"),
            Text(
                "무엇과 비교할지 `--base 시점`으로 적으세요",
                "say with what to compare: `--base REV`",
            ),
        )
