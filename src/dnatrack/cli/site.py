"""`dnatrack site DIR`: the pages for everyone without a terminal."""

from pathlib import Path

from dnatrack.cli.options import DIR, Asked, argument, offering, option
from dnatrack.i18n import tr

FOLDER = argument(
    "사이트를 만들 폴더. 앞서 만든 사이트는 새것이 모두 만들어진 뒤에 바뀝니다.",
    "The folder to make. A site made before stays until the new one is complete.",
    DIR,
    default=...,
)
BASE_URL = option(
    "사이트를 올릴 주소. 지정하면 대표 주소와 사이트맵을 함께 만듭니다.",
    "Where the site will stand: adds canonical addresses and a sitemap.",
    "URL",
)


@offering("on", "data", "lang")
def site(asked: Asked, folder: Path = FOLDER, *, base_url: str | None = BASE_URL) -> None:
    """Write the public pages in both languages."""
    from dnatrack.app.site import publish, write_site
    from dnatrack.cli.output import say_aside
    from dnatrack.terminal_text import printable

    workspace = asked.open()
    count = write_site(workspace, folder, publish(workspace, on=asked.on, base_url=base_url))
    where = printable(str(folder))
    say_aside(
        tr(
            f"파일 {count:,}개를 `{where}` 폴더에 만들었습니다. 첫 화면: `{where}/index.html`",
            f"{count:,} files were made in `{where}`; it opens at `{where}/index.html`",
        )
    )
