"""The lock on a data folder: one writer at a time, and the others are told who it is.

The system holds the lock on a file, so that it ends with the process that has it, however
that ends. The file is removed by whoever gives the lock back.
"""

import getpass
import json
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.files import printable_name, read_regular_file

LOCK = ".dnatrack-lock"
WAIT_SECONDS = 5.0
TURN_SECONDS = 30.0
"""Longer than for a write: hooks may check all of the data."""
_PAUSE_SECONDS = 0.02
_MOST_BYTES = 4096
_MOST_WORDS = 200

_FLAGS = os.O_RDWR
for _name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
    _FLAGS |= getattr(os, _name, 0)

if sys.platform == "win32":
    import msvcrt

    # Nobody can read a locked byte there: one far behind the text is locked.
    _LOCKED_BYTE = 1 << 30

    def _is_taken(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return True
        return False

    def _give_back(path: Path, descriptor: int) -> None:
        # An open file cannot be removed there: where somebody waits for it, they will.
        os.close(descriptor)
        with suppress(OSError):
            path.unlink()
else:
    import fcntl

    def _is_taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return True
        return False

    def _give_back(path: Path, descriptor: int) -> None:
        # Removed before it is free: who opened it meanwhile sees that it has no name any more.
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


@contextmanager
def hold_lock(
    folder: Path, doing: str, *, now: datetime, wait_seconds: float = WAIT_SECONDS
) -> Iterator[bool]:
    """Hold the lock on `folder`; yields whether whoever had it before never gave it back.

    `doing` and `now` are what others are told who find the folder locked.

    Raises:
        DnatrackError: somebody else holds it for longer than `wait_seconds`.
        OSError: the folder cannot be written to.
    """
    path = folder / LOCK
    descriptor = _acquire(path, wait_seconds)
    try:
        # Who is killed has written down who they are before they did anything else.
        was_left = os.fstat(descriptor).st_size > 0
        _write_down(descriptor, _holder(doing, now))
        yield was_left
    finally:
        _give_back(path, descriptor)


@contextmanager
def wait_for_turn(folder: Path, *, wait_seconds: float = TURN_SECONDS) -> Iterator[None]:
    """Let those go first who are at it in `folder`; after a while without waiting any longer."""
    path = folder / LOCK
    with ExitStack() as held:
        with suppress(DnatrackError, OSError):
            held.callback(_give_back, path, _acquire(path, wait_seconds))
        yield


def _acquire(path: Path, wait_seconds: float) -> int:
    end = monotonic() + wait_seconds
    while True:
        descriptor = _open(path)
        is_ours = False
        if descriptor is not None:
            try:
                is_ours = not _is_taken(descriptor) and _is_still_named(path, descriptor)
            finally:
                if not is_ours:
                    os.close(descriptor)
            if is_ours:
                return descriptor
        if monotonic() >= end:
            raise _held(path)
        sleep(_PAUSE_SECONDS)


def _open(path: Path) -> int | None:
    """The lock file, made where it is missing; None where it went away meanwhile."""
    try:
        descriptor = os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        with suppress(FileNotFoundError):
            return os.open(path, _FLAGS)
        return None
    # Whoever may write in the folder may lock it, whatever the umask of the first one.
    with suppress(OSError):
        path.chmod(path.parent.stat().st_mode & 0o666)
    return descriptor


def _is_still_named(path: Path, descriptor: int) -> bool:
    """Whether the file that was locked is the one that others find by its name."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _holder(doing: str, now: datetime) -> dict[str, str]:
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        user = "?"
    since = now.isoformat(" ", "seconds")
    pid = str(os.getpid())
    return {"user": user, "host": platform.node(), "pid": pid, "since": since, "doing": doing}


def _write_down(descriptor: int, holder: dict[str, str]) -> None:
    text = json.dumps(holder).encode()
    os.lseek(descriptor, 0, os.SEEK_SET)
    # Shortened afterwards: an empty file would mean that nobody was killed here before.
    os.write(descriptor, text)
    os.ftruncate(descriptor, len(text))


def _held(path: Path) -> DnatrackError:
    where, who = printable_name(str(path.parent)), _who_holds(path)
    return DnatrackError(
        Text(
            f"`{where}` 폴더를 다른 프로세스가 수정 중이므로 저장하지 않았습니다: {who.ko}",
            f"the data in `{where}` is being edited right now, so nothing was written: {who.en}",
        ),
        Text(
            "그 작업이 끝나면 다시 실행하세요. 멈춰 있으면 그 프로세스를 종료하세요",
            "try again when that is done; end that process if it hangs",
        ),
    )


def _who_holds(path: Path) -> Text:
    content = read_regular_file(str(path), _MOST_BYTES)
    try:
        found = json.loads(content) if isinstance(content, bytes) else {}
        user, host, pid, since, doing = (
            _shown(found[key]) for key in ("user", "host", "pid", "since", "doing")
        )
    except (ValueError, KeyError, TypeError):
        return Text("사용자 미확인", "it does not say who")
    return Text(
        f"{user}@{host}, 프로세스 {pid}, {since}부터 `{doing}`",
        f"{user}@{host}, process {pid}, since {since}, `{doing}`",
    )


def _shown(word: object) -> str:
    """What somebody else wrote into the file, as text that does no harm to a terminal."""
    return "".join(one for one in str(word)[:_MOST_WORDS] if one.isprintable())
