"""`dnatrack site DIR`: the pages for everyone without a terminal."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.i18n import tr

Folder = Annotated[
    Path,
    typer.Argument(
        metavar=tr("폴더", "DIR"),
        help=tr(
            "사이트를 만들 폴더. 앞서 만든 사이트는 새것이 모두 만들어진 뒤에 바뀝니다.",
            "The folder to make. A site made before stays until the new one is complete.",
        ),
        show_default=False,
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        metavar="URL",
        help=tr(
            "사이트를 올릴 주소. 지정하면 대표 주소와 사이트맵을 함께 만듭니다.",
            "Where the site will stand: adds canonical addresses and a sitemap.",
        ),
    ),
]


def site(
    folder: Folder,
    *,
    base_url: BaseUrl = None,
    on: options.On = None,
    data: options.Data = None,
    lang: options.Lang = None,
) -> None:
    """Write the public pages in both languages."""
    del lang
    from dnatrack.app.site import publish, write_site
    from dnatrack.app.workspace import open_workspace
    from dnatrack.cli.output import say_aside
    from dnatrack.terminal_text import printable

    workspace = open_workspace(data, say_aside)
    count = write_site(workspace, folder, publish(workspace, on=on, base_url=base_url))
    where = printable(str(folder))
    say_aside(
        tr(
            f"파일 {count:,}개를 `{where}` 폴더에 만들었습니다. 첫 화면: `{where}/index.html`",
            f"{count:,} files were made in `{where}`; it opens at `{where}/index.html`",
        )
    )
