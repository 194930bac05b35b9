"""`dnatrack comment FILE`: the summary of a change, as one comment where it is reviewed."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.i18n import tr

Body = Annotated[
    Path,
    typer.Argument(
        metavar=tr("파일", "FILE"),
        help=tr(
            "`dnatrack diff --format comment`가 출력한 것.",
            "What `dnatrack diff --format comment` printed.",
        ),
    ),
]


def comment(body: Body, *, lang: options.Lang = None) -> None:
    """Post FILE as the one comment of the pull or merge request that a CI job is about."""
    del lang
    from dnatrack.cli.commenting import commented
    from dnatrack.cli.output import write

    write(f"{commented(body)}\n")
