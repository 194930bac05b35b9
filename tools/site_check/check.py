"""Checks the public pages with what others made for it: `make site-check`.

Installs what it needs into this folder (from npm and PyPI, in exact versions; Chromium and a
Korean font with apt, where that is allowed), makes the sites of the real data, of the sample
and of data that means harm, and runs every check on each. Each check has a time limit.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from json import loads
from pathlib import Path
from threading import Thread
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.site_check.trackers import build_sites

HERE = Path(__file__).resolve().parent
MODULES, VENV = HERE / "node_modules", HERE / "venv"
NPM_BIN = MODULES / ".bin"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-cjk", "default-jre-headless", "nodejs", "npm")
PATIENCE = 600
"""Seconds for one check of one site; a check that takes longer has failed."""
LEAST = {"accessibility": 1.0, "best-practices": 1.0, "seo": 1.0, "performance": 0.9}
"""What Lighthouse gives at least; how fast a page is depends on what else the machine does."""


class Check(NamedTuple):
    """A command that ends with 0 where it finds nothing wrong."""

    name: str
    command: Sequence[str | Path]


def checks_of(site: Path) -> Iterator[Check]:
    """The checks of one site."""
    vnu = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    yield Check("links", (sys.executable, HERE / "links.py", site))
    yield Check("vnu", ("java", "-Xss4m", "-jar", vnu, "--skip-non-html", "--errors-only", site))
    rules = HERE / ".htmlvalidate.json"
    pages = f"{site}/**/*.html"
    yield Check(
        "html-validate", (NPM_BIN / "html-validate", "-c", rules, "--max-warnings=0", pages)
    )
    yield Check("readers, Node", ("node", HERE / "readers.mjs", site))
    yield Check("readers, Python", (sys.executable, HERE / "readers.py", site))
    package = site / "data" / "datapackage.json"
    yield Check("frictionless", (VENV / "bin" / "frictionless", "validate", package))
    yield Check("browser", ("node", HERE / "browser.mjs", site))


def main(names: Sequence[str]) -> int:
    """Run all checks on the sites of these names, else on all; gives the exit code."""
    environment = {**os.environ, "CHROMIUM": prepare(), "DNATRACK_CACHE": "0"}
    environment["CHROME_PATH"] = environment["CHROMIUM"]
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for site in build_sites(Path(folder), names):
            failed += [
                f"{site.name}: {check.name}"
                for check in checks_of(site)
                if not passes(f"{site.name}: {check.name}", check.command, environment)
            ]
            if site.name == "real" and not is_quick(site, environment):
                failed.append(f"{site.name}: lighthouse")
    say(f"failed: {', '.join(failed)}" if failed else "nothing is wrong")
    return int(bool(failed))


def passes(
    name: str, command: Sequence[str | Path], environment: dict[str, str], *, is_told: bool = True
) -> bool:
    """Whether a command ends with 0 in time; what it says is told."""
    begun = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        try:
            code = subprocess.run(
                [str(one) for one in command],
                stdout=said,
                stderr=subprocess.STDOUT,
                env=environment,
                timeout=PATIENCE,
                check=False,
            ).returncode
        except (OSError, subprocess.TimeoutExpired) as error:
            code = 1
            said.write(f"{error}\n")
        said.seek(0)
        lines = said.read().strip().splitlines()
    took = time.monotonic() - begun
    say(f"{'ok    ' if code == 0 else 'FAILED'} {took:4.0f} s  {name}  {_last(lines, code)}")
    if code and is_told:
        say("\n".join(f"    {line[:300]}" for line in lines[:40]))
    return code == 0


def _last(lines: list[str], code: int) -> str:
    return lines[-1][:100] if lines and not code else ""


def is_quick(site: Path, environment: dict[str, str]) -> bool:
    """What Lighthouse thinks of the home page as a telephone shows it."""
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        out = site.with_name("lighthouse.json")
        command = (
            NPM_BIN / "lighthouse",
            f"http://127.0.0.1:{server.server_port}/ko/index.html",
            "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
            "--skip-audits=robots-txt",  # it asks from within the page, which our policy forbids
            "--output=json",
            f"--output-path={out}",
            "--quiet",
        )
        has_run = passes(f"{site.name}: lighthouse", command, environment)
        server.shutdown()
    if not has_run:
        return False
    report = loads(out.read_text("utf-8"))
    scores = {name: report["categories"][name]["score"] or 0 for name in LEAST}
    lowered = [
        audit["title"]
        for name in LEAST
        for one in report["categories"][name]["auditRefs"]
        if one["weight"] and (audit := report["audits"][one["id"]])["score"] not in {None, 1}
    ]
    say(f"       {scores} {lowered}")
    return all(scores[name] >= least for name, least in LEAST.items())


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's word
        """Nothing."""


# What the checks need.


def prepare() -> str:
    """Install what is missing, and give the path of a browser."""
    browser = _browser()
    if browser is None or not all(map(shutil.which, ("java", "node", "npm"))):
        if shutil.which("apt-get") is None or os.geteuid() != 0:
            sys.exit(f"site-check needs a browser, Java and Node: apt install {' '.join(PACKAGES)}")
        install("apt-get", "update", "--quiet")
        install("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *PACKAGES)
        browser = _browser()
    if browser is None:
        sys.exit(f"None of {', '.join(BROWSERS)} is here")
    if is_older(MODULES / ".package-lock.json", HERE / "package.json"):
        flags = ("--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund")
        install("npm", "install", *flags, f"--prefix={HERE}")
    if is_older(VENV / "bin" / "frictionless", HERE / "requirements.txt"):
        install(sys.executable, "-m", "venv", "--clear", str(VENV))
        install(str(VENV / "bin" / "pip"), "install", "-q", "-r", str(HERE / "requirements.txt"))
    return browser


def _browser() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def install(*command: str) -> None:
    """Run a command that installs something, and end with what it said if it cannot."""
    say(f"> {' '.join(command)[:200]}")
    quiet = {"PUPPETEER_SKIP_DOWNLOAD": "1", "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env={**os.environ, **quiet},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}")


def is_older(made: Path, source: Path) -> bool:
    """Whether something has to be made again, since what it is made from is newer."""
    with suppress(OSError):
        return made.stat().st_mtime < source.stat().st_mtime
    return True


def say(line: str) -> None:
    """A line at once, so that a log tells where a run is."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
