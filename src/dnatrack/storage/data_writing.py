"""Changed data files, written all or none, whatever happens meanwhile."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dnatrack.storage.data_lock import hold_lock
from dnatrack.storage.durable_files import keep_folder, write_durably
from dnatrack.storage.file_reading import read_regular_file
from dnatrack.storage.write_failures import (
    ChangedMeanwhileError,
    not_written,
    one_file_twice,
    out_of_folder,
    read_only_file,
)
from dnatrack.storage.write_journal import (
    MAX_WRITTEN_BYTES,
    Step,
    carry_out,
    digest,
    name_of_ready,
    remove_journal,
    write_journal,
)
from dnatrack.storage.write_recovery import finish_last_write, keep_folders

__all__ = ["ChangedMeanwhileError", "FileEdit", "write_edits"]

_HAS_EFFECTIVE = os.access in os.supports_effective_ids


@dataclass(frozen=True, slots=True)
class FileEdit:
    """One file to be written.

    `path` is `/`-separated below the data folder; `old` the bytes it was read with (None:
    it must not be there yet); `new` the bytes to write (None: delete).
    """

    path: str
    old: bytes | None
    new: bytes | None


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
    with _as_sentences(root), hold_lock(root, doing, now=now) as was_left:
        finish_last_write(root, was_cut_off=was_left)
        _Writing(root, edits).run()


@contextmanager
def _as_sentences(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise not_written(root, error) from None


class _Writing:
    """One write, from the lock on. What it made and needs no more it takes away again."""

    def __init__(self, root: Path, edits: Sequence[FileEdit]) -> None:
        self._root = root
        self._targets = {_target(root, edit.path): edit for edit in edits}
        if len(self._targets) < len(edits):
            raise one_file_twice([edit.path for edit in edits])
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
            self._take_back()
            raise

    def _refuse_protected(self) -> None:
        for target, edit in self._targets.items():
            if target.exists() and not os.access(target, os.W_OK, effective_ids=_HAS_EFFECTIVE):
                raise read_only_file(edit.path)

    def _made_ready(self, target: Path, edit: FileEdit) -> Step:
        """Write the new bytes beside the file that they are for."""
        name = None
        if edit.new is not None:
            name = name_of_ready()
            self._folders.extend(_make_folders(target.parent))
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
        if changed:
            raise ChangedMeanwhileError(changed)

    def _carry_out(self, steps: Sequence[Step]) -> None:
        if len(steps) == 1:
            carry_out(self._root, steps[0])
            keep_folders(self._root, steps)
            return
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
        for step in steps:
            carry_out(self._root, step)
        keep_folders(self._root, steps)
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
        for step in back:
            carry_out(self._root, step)
        keep_folders(self._root, back)
        remove_journal(self._root)

    def _take_back(self) -> None:
        for path in self._made:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        for folder in reversed(self._folders):
            with suppress(OSError):
                folder.rmdir()


def _target(root: Path, path: str) -> Path:
    """The file that a path stands for, with all links followed."""
    try:
        real = Path(os.path.realpath(root / path))
    except ValueError:
        raise out_of_folder(path) from None
    if not real.is_relative_to(root) or real == root:
        raise out_of_folder(path)
    return real


def _is_as_read(named: Path, target: Path, old: bytes | None) -> bool:
    if old is None:
        # A link that leads nowhere is something, too.
        return not os.path.lexists(named) and not os.path.lexists(target)
    return read_regular_file(str(target), MAX_WRITTEN_BYTES) == old


def _make_folders(folder: Path) -> Iterator[Path]:
    """Make `folder` and those above it; yields each that was not there."""
    missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
    for one in reversed(missing):
        one.mkdir()
        yield one
