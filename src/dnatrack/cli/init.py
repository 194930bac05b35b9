"""`dnatrack init [DIR]`: a tracker to begin with, or a sample of a history to look at."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr

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
        from dnatrack.cli.beginning import begin

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
    _write_history(folder)
    _say_what_next(folder)


def _write_history(folder: Path) -> None:
    from dnatrack.reading.json_schema import schema_files
    from dnatrack.reading.loading import load
    from dnatrack.reports.wording import words_of
    from dnatrack.sample.readme import readme
    from dnatrack.sample.replay import replayed
    from dnatrack.storage.git_writing import write_repository
    from dnatrack.storage.shipped_data import shipped_data

    schemas = {f"schema/{name}": text for name, text in schema_files(words_of).items()}
    beside = {"README.md": readme(TO_TRY), **schemas}
    write_repository(folder, replayed(load(shipped_data()), beside))


def _say_what_next(folder: Path) -> None:
    from shlex import quote

    from dnatrack.cli.output import write
    from dnatrack.formats.safe_text import printable

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
