"""Packs a wheelhouse: dnatrack and all that it needs, for machines that reach no package index.

    python tools/wheelhouse.py      # reads dist/*.whl, writes dist/wheelhouse-SYSTEM-PYTHON.zip

It holds the versions of `uv.lock`, by their hashes, for the Python and the system that it is run
by. Of the extras it has those of offices: `office`, `site` and `pdf`.
"""

import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
EXTRAS = ("office", "site", "pdf")
HOW_TO = """\
폐쇄망에서 dnatrack을 설치하는 방법 / How to install dnatrack without a network:

  python -m venv dnatrack
  dnatrack/bin/pip install --no-index --find-links . "dnatrack[{extras}]"

Windows: dnatrack\\Scripts\\pip install …
"""


def fetch_into(folder: Path) -> None:
    """Put the locked packages, as wheels, into a folder."""
    locked = folder / "requirements.txt"
    export = ["export", "--quiet", "--frozen", "--no-default-groups", "--no-emit-project"]
    extras = [f"--extra={one}" for one in EXTRAS]
    subprocess.run(["uv", *export, *extras, "--output-file", locked], cwd=ROOT, check=True)
    download = ["download", "--quiet", "--only-binary", ":all:", "--require-hashes"]
    pip = (sys.executable, "-m", "pip")
    subprocess.run([*pip, *download, "--dest", folder, "--requirement", locked], check=True)


def main() -> None:
    """Write the archive, and say where it is."""
    name = f"wheelhouse-{sysconfig.get_platform()}-{sys.version_info[0]}.{sys.version_info[1]}"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        fetch_into(folder)
        (wheel,) = DIST.glob("dnatrack-*.whl")
        shutil.copy(wheel, folder)
        (folder / "README.txt").write_text(HOW_TO.format(extras=",".join(EXTRAS)), "utf-8")
        print(shutil.make_archive(str(DIST / name), "zip", folder))


if __name__ == "__main__":
    main()
