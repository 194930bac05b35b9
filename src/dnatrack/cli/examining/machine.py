"""What the machine brings: Python, git, time zones, a place for the cache."""

import os
import platform
import re
import sys
from pathlib import Path

from dnatrack.cli.examining.scene import Scene
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.reports.doctor import State, advice, broken, fine
from dnatrack.storage.cache import SWITCH, cache_file, user_cache_folder

OLDEST_PYTHON = (3, 11)
OLDEST_GIT = (2, 31)
_VERSION = re.compile(r"(\d+)\.(\d+)")


def python(scene: Scene) -> State:
    """Whether this Python is new enough."""
    del scene
    said = f"{platform.python_version()} ({sys.platform}, {sys.executable})"
    if sys.version_info >= OLDEST_PYTHON:
        return fine(said, said)
    return broken(
        Text(said, said),
        Text("Python 3.11 이상을 설치하세요", "install Python 3.11 or newer"),
    )


def git(scene: Scene) -> State:
    """Whether there is a git, and whether it is new enough."""
    said = scene.git_version
    if isinstance(said, DnatrackError):
        return broken(said.message, said.hint)
    version = _VERSION.search(said)
    if version and (int(version[1]), int(version[2])) >= OLDEST_GIT:
        return fine(said, said)
    return broken(
        Text(f"오래된 git: {said}", f"an old git: {said}"),
        Text(
            "git 2.31 이상을 설치하세요(https://git-scm.com)",
            "install git 2.31 or newer (https://git-scm.com)",
        ),
    )


def time_zone(scene: Scene) -> State:
    """Whether this machine knows the time zone that decides which day it is."""
    if scene.zone is not None:
        today = scene.today.isoformat()
        return fine(f"{scene.zone_name}, 오늘은 {today}", f"{scene.zone_name}, today is {today}")
    return broken(
        Text(
            f"`{scene.zone_name}` 시간대의 자료가 없어 오늘이 며칠인지 정할 수 없습니다",
            f"there is no data on the time zone `{scene.zone_name}`, so today is not known",
        ),
        Text(
            "`tracker.yaml`의 `timezone`이 맞으면 `pip install tzdata`를 하세요",
            "if `timezone` in `tracker.yaml` is right, run `pip install tzdata`",
        ),
    )


def cache(scene: Scene) -> State:
    """Whether dnatrack can keep what it worked out, so that the next run is fast."""
    if os.environ.get(SWITCH) == "0":
        return fine(f"끔({SWITCH}=0)", f"switched off ({SWITCH}=0)")
    base = user_cache_folder(sys.platform, os.environ)
    if base is None or cache_file(scene.around, "doctor") is None:
        return advice(
            Text("쓸 만한 캐시 폴더가 없습니다", "there is no place for a cache"),
            Text("`HOME`이나 `XDG_CACHE_HOME`을 정하세요", "set `HOME` or `XDG_CACHE_HOME`"),
        )
    if _is_writable(base):
        return fine(str(base), str(base))
    return advice(
        Text(f"`{base}`에 쓸 수 없습니다", f"`{base}` cannot be written"),
        Text(
            f"폴더의 권한을 고치거나 `{SWITCH}=0`으로 끄세요. 캐시 없이도 느릴 뿐 됩니다",
            f"mend its permissions, or set `{SWITCH}=0`; without it all works, but slower",
        ),
    )


def _is_writable(folder: Path) -> bool:
    """Whether `folder` can be written, or made; looks only, writes nothing."""
    there = next((one for one in (folder, *folder.parents) if os.path.lexists(one)), folder)
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)
