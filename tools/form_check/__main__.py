"""Fill the sample form from the sample history, and have three programs read it.

Two are the validators of python-hwpx, the third an engine of another make, which lays the
document out: on its pages has to stand what the report says.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
FORM = HERE.parent.parent / "templates" / "report.hwpx"
BIN = Path(sys.executable).parent
PERIOD = ("--since", "2020-03-31", "--until", "2020-12-31", "--lang", "ko")


def _run(*command: str | Path, at: Path | None = None) -> str:
    return subprocess.run(command, cwd=at, check=True, stdout=subprocess.PIPE, text=True).stdout


def missing_on_pages(folder: Path) -> Iterator[str]:
    """What the report says and the pages of the filled form do not."""
    _run(BIN / "dnatrack", "init", "--sample", "history", "sample", at=folder)
    sample, filled = folder / "sample", folder / "report.hwpx"
    _run(BIN / "dnatrack", "report", *PERIOD, "--form", FORM, "-o", filled, at=sample)
    for validator in ("hwpx-validate", "hwpx-validate-package"):
        sys.stdout.write(_run(BIN / validator, filled))
    pages = unescape(_run("node", HERE / "read.mjs", filled))
    print(f"pages: {len(pages.splitlines())}")
    read = "".join(pages.split())
    for text in _said(
        json.loads(_run(BIN / "dnatrack", "report", *PERIOD, "--format", "json", at=sample))
    ):
        if "".join(text.split()) not in read:
            yield text


def _said(report: dict[str, list[dict[str, object]]]) -> Iterator[str]:
    """What has to stand there: every id of the lists of the form."""
    for table in ("attention", "slips", "completions", "next"):
        yield from (str(row["id"]) for row in report[table])


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        lost = list(missing_on_pages(Path(place)))
    print("\n".join(f"missing: {one}" for one in lost) or "Every entry stands on the pages.")
    sys.exit(bool(lost))
