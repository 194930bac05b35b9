"""The journal of a write: from it on the write counts as done, and readers see it so."""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_IMODE
from time import sleep
from typing import NamedTuple, TypeVar

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import FileFault
from dnatrack.storage.files import printable_name, read_regular_file

# Files that are on the disk, not only in its cache, once they were written.


def write_durably(path: Path, content: bytes, *, like: Path) -> None:
    """Write a file that is not there yet; its mode and owner are those of `like`, if that is."""
    with path.open("xb") as file:
        file.write(content)
        _look_like(path, like)
        file.flush()
        os.fsync(file.fileno())


def keep_folder(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def keep_folders(root: Path, steps: Iterable["Step"]) -> None:
    """Put the names of the files of these steps on the disk."""
    for folder in {(root / step.target).parent for step in steps}:
        keep_folder(folder)


def _look_like(path: Path, like: Path) -> None:
    try:
        status = like.stat()
    except FileNotFoundError:
        return
    if hasattr(os, "chown"):
        # Only the administrator may give a file away; for others it is theirs already.
        with suppress(OSError):
            os.chown(path, status.st_uid, status.st_gid)
    path.chmod(S_IMODE(status.st_mode))


JOURNAL = ".dnatrack-journal"
FORM = "dnatrack-journal/1"
MAX_WRITTEN_BYTES = 64 * 1024 * 1024
_READY = re.compile(r"\.dnatrack-[0-9a-f]{16}\.new")
_TICKS = 100
_TICK_SECONDS = 0.001


class Step(NamedTuple):
    """One file of a write.

    `target` is its `/`-separated path below the folder, with all links followed; `ready`
    the name of the file beside it that holds the new bytes, None where it is to be
    deleted. `old` and `new` are digests of the bytes, None for no file.
    """

    target: str
    ready: str | None
    old: str | None
    new: str | None


class Unfinished(NamedTuple):
    """What a write that was cut off has not done yet.

    `contents` are the new bytes by real path (None: to be deleted), `steps` lead there.
    `changed` are files that cannot be written any more, since somebody else changed them.
    `has_foreign_journal`: there is a journal that nobody who wrote here left.
    """

    steps: tuple[Step, ...] = ()
    contents: Mapping[str, bytes | None] = {}
    changed: tuple[str, ...] = ()
    has_foreign_journal: bool = False

    def read(self, path: str, limit: int) -> bytes | FileFault | None:
        """What will lie at a real path once the write is finished, as `read_regular_file` says."""
        if path not in self.contents:
            return read_regular_file(path, limit)
        content = self.contents[path]
        return content if content is None or len(content) <= limit else FileFault.TOO_LARGE

    def will_be_new(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """The files that will be there only then, by `/`-separated path below a real folder."""
        for step in self.steps:
            content = self.contents[real_path(folder, step)]
            if step.old is None and content is not None:
                yield step.target, content


NOTHING_UNFINISHED = Unfinished()


class UnknownJournalError(Exception):
    """There is a journal that no write of this version left."""


class ForeignJournalError(UnknownJournalError):
    """No write on this disk left it: it came with a checkout, or somebody put it there."""


def digest(content: bytes | None) -> str | None:
    """What tells these bytes from any others; None for no file."""
    return None if content is None else sha256(content).hexdigest()


def name_of_ready() -> str:
    """A name for a file with new bytes that nobody else takes."""
    return f".dnatrack-{os.urandom(8).hex()}.new"


def is_ready_name(name: str) -> bool:
    """Whether a file of this name is one that a write made ready."""
    return _READY.fullmatch(name) is not None


def write_journal(root: Path, steps: Sequence[Step]) -> None:
    """Write down what is going to be done, in place of what was written down before."""
    new = root / name_of_ready()
    before = root.stat().st_mtime_ns
    try:
        new.touch(exist_ok=False)
        # A journal that came with a checkout is not trusted: git keeps no times of files.
        sign = new.stat().st_mtime_ns
        written = {"format": FORM, "sign": sign, "steps": [list(step) for step in steps]}
        new.write_text(json.dumps(written), "ascii")
        os.utime(new, ns=(sign, sign))
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        new.replace(root / JOURNAL)
    except BaseException:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    _tell_readers(root, before)


def remove_journal(root: Path) -> None:
    """Forget what was to be done: it is."""
    (root / JOURNAL).unlink(missing_ok=True)
    keep_folder(root)


def journal_bytes(root: Path) -> bytes | None:
    """The journal as it lies in the folder; None where there is none."""
    return _bytes_of(str(root / JOURNAL))


def steps_of(root: Path, journal: bytes) -> tuple[Step, ...]:
    """What a journal in `root` says is to be done.

    Raises:
        ForeignJournalError: it was not written here.
        UnknownJournalError: it was, in another form.
    """
    with suppress(ValueError, KeyError, TypeError, OSError):
        written = json.loads(journal)
        if written["sign"] != (root / JOURNAL).lstat().st_mtime_ns:
            raise ForeignJournalError
        with suppress(ValueError, KeyError, TypeError):
            steps = tuple(Step(*one) for one in written["steps"])
            if written["format"] == FORM and all(_is_within(root, one) for one in steps):
                return steps
        raise UnknownJournalError
    raise ForeignJournalError


def has_journal_of_ours(root: Path) -> bool:
    """Whether there is a journal in `root` that a write here left, in whatever form."""
    journal = journal_bytes(root)
    try:
        return journal is not None and steps_of(root, journal) is not None
    except UnknownJournalError as error:
        return not isinstance(error, ForeignJournalError)


def unfinished_write(root: Path, steps: Sequence[Step]) -> Unfinished:
    """What is left to do of a write.

    Nothing, where somebody put everything back that it had done already.
    """
    left: list[Step] = []
    contents: dict[str, bytes | None] = {}
    others: list[str] = []
    changed: list[str] = []
    for step in steps:
        target = real_path(os.fspath(root), step)
        # In this order: what is not ready any more is in its place.
        ready = None
        if step.ready is not None:
            ready = _bytes_of(os.fspath(Path(target).with_name(step.ready)))
        present = digest(_bytes_of(target))
        if present == step.new:
            continue
        if present == step.old and digest(ready) == step.new:
            left.append(step)
            contents[target] = ready
            continue
        others.append(step.target)
        if ready is not None:
            changed.append(step.target)
    if others and len(left) + len(others) == len(steps):
        return NOTHING_UNFINISHED
    return Unfinished(tuple(left), contents, tuple(changed))


def real_path(root: str, step: Step) -> str:
    """Where the file of a step lies."""
    return os.path.join(root, *step.target.split("/"))  # noqa: PTH118 - as those who walk spell it


def carry_out(root: Path, steps: Sequence[Step]) -> None:
    """Put the new bytes of each step in place, or delete its file."""
    for step in steps:
        target = root / step.target
        if step.ready is None:
            target.unlink(missing_ok=True)
        else:
            (target.parent / step.ready).replace(target)
    keep_folders(root, steps)


def _bytes_of(path: str) -> bytes | None:
    content = read_regular_file(path, MAX_WRITTEN_BYTES)
    return content if isinstance(content, bytes) or content is None else b""


def _is_within(root: Path, step: Step) -> bool:
    """Whether a step stays in the folder: no link leads away from where it says it is."""
    is_plain = os.path.realpath(root / step.target) == real_path(os.fspath(root), step)
    return is_plain and (step.ready is None or is_ready_name(step.ready))


def _tell_readers(root: Path, before: int) -> None:
    """Make sure that the time of the folder is another one now.

    By it readers see that a write began while they read. Clocks of disks tick slowly:
    what was changed a moment ago may bear the time of now.
    """
    for _ in range(_TICKS):
        if root.stat().st_mtime_ns != before:
            return
        sleep(_TICK_SECONDS)
        with suppress(OSError):
            os.utime(root)


# Data files read as if nobody were writing: all of a write is seen, or nothing of it.

_TRIES = 50
_PAUSE_SECONDS = 0.01
_Found = TypeVar("_Found")


def read_settled(folder: Path, read: Callable[[Unfinished], _Found]) -> _Found:
    """What `read` finds in `folder` while nobody writes there.

    `read` is told what a write that was cut off has still to do, and reads files through
    that. It runs again where somebody began or ended to write meanwhile.

    Raises:
        DnatrackError: somebody writes all the time.
    """
    root = Path(os.path.realpath(folder))
    for _ in range(_TRIES):
        before = _moment(root)
        found = read(_left_to_do(root, before[1]))
        if _moment(root) == before:
            return found
        sleep(_PAUSE_SECONDS)
    where = printable_name(str(folder))
    raise DnatrackError(
        Text(
            f"`{where}` 폴더의 파일이 계속 변경되고 있습니다", f"files in `{where}` keep changing"
        ),
        Text(
            "저장 중인 프로세스가 끝나면 다시 실행하세요",
            "try again when whoever writes there is done",
        ),
    )


def _moment(root: Path) -> tuple[int, bytes | None]:
    """What changes when somebody begins or ends to write several files: time and journal.

    Every write makes and removes files in the data folder, which changes its time.
    """
    try:
        return root.stat().st_mtime_ns, journal_bytes(root)
    except OSError:
        # Whoever reads will say what is wrong with it.
        return 0, None


def _left_to_do(root: Path, journal: bytes | None) -> Unfinished:
    if journal is None:
        return NOTHING_UNFINISHED
    try:
        return unfinished_write(root, steps_of(root, journal))
    except UnknownJournalError as error:
        return Unfinished(has_foreign_journal=isinstance(error, ForeignJournalError))
