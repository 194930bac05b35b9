"""What the next writer does about a write that was cut off."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.durable_files import keep_folder
from dnatrack.storage.folder_walk import printable_name
from dnatrack.storage.write_journal import (
    JOURNAL,
    Step,
    UnknownJournalError,
    carry_out,
    is_ready_name,
    journal_bytes,
    remove_journal,
    steps_of,
    unfinished_write,
)


def finish_last_write(root: Path, *, was_cut_off: bool) -> None:
    """Finish what the journal in `root` says is to be done, and clear away what was left.

    `was_cut_off`: the last writer died, with or without a journal.

    Raises:
        DnatrackError: a file of it was changed since, or the journal is not ours.
        OSError: the files cannot be written.
    """
    journal = journal_bytes(root)
    changed: tuple[str, ...] = ()
    if journal is not None:
        try:
            changed = _finish(root, steps_of(root, journal))
        except UnknownJournalError:
            raise _unknown(root) from None
        remove_journal(root)
    if was_cut_off or journal is not None:
        _clear_away(root)
    if changed:
        raise _half_done(changed)


def keep_folders(root: Path, steps: Iterable[Step]) -> None:
    """Put the names of the files of these steps on the disk."""
    for folder in {(root / step.target).parent for step in steps}:
        keep_folder(folder)


def _finish(root: Path, steps: tuple[Step, ...]) -> tuple[str, ...]:
    left = unfinished_write(root, steps)
    for step in left.steps:
        carry_out(root, step)
    keep_folders(root, left.steps)
    return left.changed


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
    return DnatrackError(
        Text(
            f"`{where}`은(는) 여기서 중단된 쓰기가 남긴 것이 아니어서 아무것도 쓰지 않았습니다",
            f"`{where}` was not left here by a write of this version, so nothing was written",
        ),
        Text(
            "`git diff`로 자료를 확인하고 그 파일을 지우세요",
            "look at the data with `git diff`, then delete that file",
        ),
    )


def _half_done(changed: tuple[str, ...]) -> DnatrackError:
    files = ", ".join(f"`{printable_name(one)}`" for one in changed)
    return DnatrackError(
        Text(
            f"앞서 중단된 쓰기를 마쳤으나 그 뒤에 바뀐 {files}은(는) 그대로 두었습니다."
            " 이번 것은 아무것도 쓰지 않았습니다",
            f"an earlier write was cut off and is now finished, but for {files}, which changed"
            " since; of this one nothing was written",
        ),
        Text(
            "`git diff`로 확인하고 다시 하세요",
            "look at the data with `git diff`, then run this again",
        ),
    )
