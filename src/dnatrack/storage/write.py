"""Changed data files, written all or none, whatever happens meanwhile."""

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.files import printable_name, quoted_names, read_regular_file
from dnatrack.storage.journal import (
    JOURNAL,
    MAX_WRITTEN_BYTES,
    Step,
    UnknownJournalError,
    carry_out,
    digest,
    has_journal_of_ours,
    is_ready_name,
    journal_bytes,
    keep_folder,
    keep_folders,
    name_of_ready,
    remove_journal,
    steps_of,
    unfinished_write,
    write_durably,
    write_journal,
)
from dnatrack.storage.lock import hold_lock
from dnatrack.storage.output_files import Written, make_folders, take_back

__all__ = ["ChangedMeanwhileError", "FileEdit", "write_edits"]

_HAS_EFFECTIVE = os.access in os.supports_effective_ids


class FileEdit(NamedTuple):
    """One file to be written.

    `path` is `/`-separated below the data folder; `old` the bytes it was read with (None:
    it must not be there yet); `new` the bytes to write (None: delete).
    """

    path: str
    old: bytes | None
    new: bytes | None


class _RefusedError(DnatrackError):
    """Nothing was written: `what` is why, up to where both languages say so."""

    def __init__(self, what: Text, cure: Text) -> None:
        no_more = Text(f"{what.ko} 저장하지 않았습니다", f"{what.en}, so nothing was written")
        super().__init__(no_more, cure)


class ChangedMeanwhileError(_RefusedError):
    """Files are not what was read any more; nothing was written."""


def write_edits(folder: Path, edits: Sequence[FileEdit], *, doing: str, now: datetime) -> None:
    """Write all edits or none, after finishing what a killed writer left.

    `doing` is the command that others are told of who want to write at the same time.

    Raises:
        ChangedMeanwhileError: a file is not what was read any more.
        DnatrackError: somebody else is writing, or a file cannot be written.
    """
    if not edits:
        return
    root = Path(os.path.realpath(folder))
    try:
        with hold_lock(root, doing, now=now) as was_left:
            _finish_last_write(root, was_cut_off=was_left)
            _Writing(root, edits).run()
    except OSError as error:
        raise _not_written(root, error) from None


# Why the system refused, and the way out.

_WRITABLE_DISK = Text(
    "쓸 수 있는 저장 장치에서 다시 실행하세요", "run this again on a disk you may write to"
)
_REASONS = (
    (
        {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)},
        Text("저장 공간이 부족합니다", "the disk is full"),
        Text("저장 공간을 확보한 뒤 다시 실행하세요", "make room and run this again"),
    ),
    (
        {errno.EACCES, errno.EPERM},
        Text("쓰기 권한이 없습니다", "no permission to write"),
        Text(
            "폴더의 권한을 고치세요(`chmod u+wx`)", "mend the folder's permissions (`chmod u+wx`)"
        ),
    ),
    (
        {errno.EROFS},
        Text("읽기 전용 저장 장치입니다", "the disk is read-only"),
        _WRITABLE_DISK,
    ),
    (
        {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP},
        Text("파일 잠금을 지원하지 않는 저장 장치입니다", "no locks on this disk"),
        _WRITABLE_DISK,
    ),
)


def _not_written(root: Path, error: OSError) -> DnatrackError:
    """The system refused: `root` is as it was, or will be finished by the next writer."""
    where, said = printable_name(str(root)), error.strerror or str(error)
    why, cure = Text(said, said), _WRITABLE_DISK
    for numbers, reason, way_out in _REASONS:
        if error.errno in numbers:
            why, cure = Text(f"{reason.ko}({said})", f"{reason.en} ({said})"), way_out
    if not has_journal_of_ours(root):
        return DnatrackError(
            Text(
                f"`{where}` 폴더에 쓸 수 없어 파일을 변경하지 않았습니다: {why.ko}",
                f"`{where}` could not be written to, and its files are as they were: {why.en}",
            ),
            cure,
        )
    return DnatrackError(
        Text(
            f"`{where}` 폴더에 저장하던 중 중단되었습니다: {why.ko}",
            f"writing to `{where}` was cut off half way: {why.en}",
        ),
        Text(
            "원인을 해결한 뒤 다시 실행하세요. 다음 저장 때 이전 저장을 먼저 마무리합니다",
            "remove the cause and run this again: the next write of dnatrack finishes it first",
        ),
    )


# What the next writer does about a write that was cut off.


def _finish_last_write(root: Path, *, was_cut_off: bool) -> None:
    """Finish what the journal in `root` says is to be done, and clear away what was left.

    `was_cut_off`: the last writer died, with or without a journal. One that nobody who wrote
    here left is of no concern.

    Raises:
        DnatrackError: a file of it was changed since, or it is that of another version.
        OSError: the files cannot be written.
    """
    is_ours = has_journal_of_ours(root)
    changed: tuple[str, ...] = ()
    if is_ours:
        try:
            left = unfinished_write(root, steps_of(root, journal_bytes(root) or b""))
        except UnknownJournalError:
            raise _unknown(root) from None
        changed = left.changed
        carry_out(root, left.steps)
        remove_journal(root)
    if was_cut_off or is_ours:
        _clear_away(root)
    if changed:
        files = quoted_names(changed)
        raise DnatrackError(
            Text(
                f"중단된 이전 저장을 마쳤으나, 그 뒤에 변경된 {files} 파일은 그대로 두었습니다. "
                "이번 내용은 저장하지 않았습니다",
                f"an earlier write was cut off and is now finished, but for {files}, which "
                "changed since; of this one nothing was written",
            ),
            Text(
                "`git diff`로 확인하고 다시 실행하세요",
                "look at the data with `git diff`, then run this again",
            ),
        )


def _clear_away(root: Path) -> None:
    """Remove the files that were made ready and are not needed any more."""
    for place, folders, files in os.walk(root):
        if ".git" in folders:
            folders.remove(".git")
        for name in filter(is_ready_name, files):
            with suppress(OSError):
                (Path(place) / name).unlink()


def _unknown(root: Path) -> DnatrackError:
    where = printable_name(str(root / JOURNAL))
    return _RefusedError(
        Text(
            f"`{where}` 파일은 이곳에서 중단된 저장이 남긴 파일이 아니므로",
            f"`{where}` was not left here by a write of this version",
        ),
        Text(
            "`git diff`로 자료를 확인하고 그 파일을 지우세요",
            "look at the data with `git diff`, then delete that file",
        ),
    )


class _Writing:
    """One write, from the lock on. What it made and needs no more it takes away again."""

    def __init__(self, root: Path, edits: Sequence[FileEdit]) -> None:
        self._root = root
        self._targets = {_target(root, edit.path): edit for edit in edits}
        if len(self._targets) < len(edits):
            files = quoted_names(edit.path for edit in edits)
            raise _RefusedError(
                Text(f"{files} 가운데 둘이 같은 파일이므로", f"two of {files} are the same file"),
                Text("링크를 지우거나 하나씩 고치세요", "remove the link, or edit one at a time"),
            )
        self._made: list[Path] = []
        self._folders: list[Path] = []

    def run(self) -> None:
        """Do it, or leave everything as it was."""
        self._refuse_protected()
        try:
            steps = [self._made_ready(path, edit) for path, edit in self._targets.items()]
            # Deleted is deleted: nothing would know the mode of a file that has to come back.
            steps.sort(key=lambda step: step.ready is None)
            self._refuse_changed()
            self._carry_out(steps)
        except BaseException:
            take_back(Written(tuple(self._made), tuple(self._folders)))
            raise

    def _refuse_protected(self) -> None:
        for target, edit in self._targets.items():
            if target.exists() and not os.access(target, os.W_OK, effective_ids=_HAS_EFFECTIVE):
                file = printable_name(edit.path)
                raise _RefusedError(
                    Text(f"`{file}` 파일은 쓰기 금지이므로", f"`{file}` is write-protected"),
                    Text(
                        "파일의 권한을 고치세요(`chmod u+w`)", "mend its permissions (`chmod u+w`)"
                    ),
                )

    def _made_ready(self, target: Path, edit: FileEdit) -> Step:
        """Write the new bytes beside the file that they are for."""
        name = None
        if edit.new is not None:
            name = name_of_ready()
            self._folders.extend(make_folders(target.parent))
            self._made.append(target.parent / name)
            write_durably(target.parent / name, edit.new, like=target)
        path = target.relative_to(self._root).as_posix()
        return Step(path, name, digest(edit.old), digest(edit.new))

    def _refuse_changed(self) -> None:
        changed = [
            edit.path
            for target, edit in self._targets.items()
            if not _is_as_read(self._root / edit.path, target, edit.old)
        ]
        if not changed:
            return
        files = quoted_names(changed)
        if any(os.path.lexists(self._root / path) for path in changed):
            raise ChangedMeanwhileError(
                Text(f"읽은 뒤에 {files} 파일이 변경되어", f"{files} changed after it was read"),
                Text("다시 실행하세요. 현재 내용에서 시작합니다", "run this again: it reads anew"),
            )
        raise ChangedMeanwhileError(
            Text(f"{files} 파일이 없어", f"{files} is not on the disk"),
            Text(
                "체크아웃하거나(`git sparse-checkout disable`) 복원하세요(`git restore`)",
                "check it out (`git sparse-checkout disable`), or bring it back (`git restore`)",
            ),
        )

    def _carry_out(self, steps: Sequence[Step]) -> None:
        if len(steps) == 1:
            carry_out(self._root, steps)
            return
        place = self._root / JOURNAL
        if place.is_dir() and not place.is_symlink():
            raise _unknown(self._root)
        try:
            self._follow(steps)
        except BaseException:
            self._undo()
            raise

    def _follow(self, steps: Sequence[Step]) -> None:
        for folder in self._folders:
            keep_folder(folder.parent)
        keep_folders(self._root, steps)
        write_journal(self._root, steps)
        carry_out(self._root, steps)
        remove_journal(self._root)

    def _undo(self) -> None:
        """Put the old bytes back, in the same way: killed at it, it will still be finished.

        Where that fails, too, the journal and what it names stay for the next writer.
        """
        forward, self._made = self._made, []
        back = [
            self._made_ready(target, FileEdit(edit.path, edit.new, edit.old))
            for target, edit in self._targets.items()
            if edit.old != edit.new and _is_as_read(target, target, edit.new)
        ]
        self._made = []
        if back:
            write_journal(self._root, back)
        self._made = forward
        carry_out(self._root, back)
        remove_journal(self._root)


def _target(root: Path, path: str) -> Path:
    """The file that a path stands for, with all links followed."""
    with suppress(ValueError):
        real = Path(os.path.realpath(root / path))
        if real.is_relative_to(root) and real != root:
            return real
    file = printable_name(path)
    raise _RefusedError(
        Text(
            f"`{file}` 파일은 자료 폴더 밖으로 연결되므로", f"`{file}` leads out of the data folder"
        ),
        Text("링크 대신 실제 파일을 폴더 안에 두세요", "put the file itself there, not a link"),
    )


def _is_as_read(named: Path, target: Path, old: bytes | None) -> bool:
    if old is None:
        # A link that leads nowhere is something, too.
        return not os.path.lexists(named) and not os.path.lexists(target)
    return read_regular_file(str(target), MAX_WRITTEN_BYTES) == old
