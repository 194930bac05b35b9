"""Pictures of each kind of page of the site, as a browser draws it.

`make site-pictures` builds the site of the real data and draws every kind of page at 1280 and
360 pixels, light and dark, in both languages, into `dist/site-pictures`; two of them go to
`docs/images`. It takes a Chromium and a Korean font (on Debian: chromium, fonts-noto-cjk).
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dnatrack.app.site import publish
from dnatrack.app.workspace import open_workspace
from dnatrack.site import build

ROOT = Path(__file__).parent.parent
OUT = ROOT / "dist" / "site-pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = {1280: 1600, 360: 2400}
OF_README = {
    ("ko/index", 1280, False): "site.ko.png",
    ("en/index", 1280, False): "site.en.png",
}
_README_HEIGHT = 1040
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
)


def main() -> None:
    """Draw them all."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"None of {', '.join(BROWSERS)} is here. On Debian: apt install chromium")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        paths = sorted(write(site))
        OUT.mkdir(parents=True, exist_ok=True)
        for page in one_of_each_kind(paths):
            for width in WIDTHS:
                for is_dark in (False, True):
                    draw(browser, site, page, width, is_dark=is_dark)


def write(site: Path) -> Iterator[str]:
    """Write the site of the real data; gives the paths of its pages without their ending."""
    for path, content in build(publish(open_workspace(ROOT / "data"))):
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        if path.endswith(".html") and "/" in path:
            yield path.removesuffix(".html")


def one_of_each_kind(paths: list[str]) -> Iterator[str]:
    """Each list, and of the things of each kind the first."""
    kinds: dict[tuple[str, ...], str] = {}
    for path in paths:
        language, *rest = path.split("/")
        kind = (language, rest[0]) if len(rest) > 1 else (language, "", rest[0])
        kinds.setdefault(kind, path)
    yield from kinds.values()


def draw(browser: str, site: Path, page: str, width: int, *, is_dark: bool) -> None:
    """One picture of one page."""
    scheme = "dark" if is_dark else "light"
    out = OUT / f"{page.replace('/', '.')}.{width}.{scheme}.png"
    name = OF_README.get((page, width, is_dark))
    height = WIDTHS[width] if name is None else _README_HEIGHT
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser,
            *_QUIET,
            *(["--force-dark-mode"] if is_dark else []),
            f"--user-data-dir={profile}",
            f"--window-size={width},{height}",
            f"--screenshot={out}",
            (site / f"{page}.html").as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    if name is not None:
        shutil.copy(out, ROOT / "docs" / "images" / name)


if __name__ == "__main__":
    main()
