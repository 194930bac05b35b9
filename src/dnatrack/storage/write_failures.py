"""Why changed data files could not be written, as a sentence with its cure."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.folder_walk import printable_name
from dnatrack.storage.write_journal import JOURNAL

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_CLOSED = frozenset({errno.EACCES, errno.EPERM})
_LOCKLESS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})


class ChangedMeanwhileError(DnatrackError):
    """Files are not what was read any more; nothing was written."""

    def __init__(self, paths: Sequence[str]) -> None:
        files = _listed(paths)
        super().__init__(
            Text(
                f"읽은 뒤에 {files}이(가) 바뀌어 아무것도 쓰지 않았습니다",
                f"{files} changed after it was read, so nothing was written",
            ),
            Text("다시 실행하세요. 지금 내용에서 시작합니다", "run this again: it reads anew"),
        )


def out_of_folder(path: str) -> DnatrackError:
    """A path leads out of the data folder."""
    file = printable_name(path)
    return DnatrackError(
        Text(
            f"`{file}`은(는) 자료 폴더 밖으로 이어져 아무것도 쓰지 않았습니다",
            f"`{file}` leads out of the data folder, so nothing was written",
        ),
        Text("링크 대신 그 파일을 폴더 안에 두세요", "put the file itself there, not a link"),
    )


def one_file_twice(paths: Sequence[str]) -> DnatrackError:
    """Several of these paths stand for the same file."""
    files = _listed(paths)
    return DnatrackError(
        Text(
            f"{files} 가운데 둘이 같은 파일이어서 아무것도 쓰지 않았습니다",
            f"two of {files} are the same file, so nothing was written",
        ),
        Text("링크를 지우거나 하나씩 고치세요", "remove the link, or edit one at a time"),
    )


def read_only_file(path: str) -> DnatrackError:
    """A file may be read only."""
    file = printable_name(path)
    return DnatrackError(
        Text(
            f"`{file}`은(는) 쓰기 금지여서 아무것도 쓰지 않았습니다",
            f"`{file}` is write-protected, so nothing was written",
        ),
        Text("파일의 권한을 고치세요(`chmod u+w`)", "mend its permissions (`chmod u+w`)"),
    )


def not_written(root: Path, error: OSError) -> DnatrackError:
    """The system refused; `root` is as it was, or will be finished by the next writer."""
    where = printable_name(str(root))
    why = _reason(error)
    if os.path.lexists(root / JOURNAL):
        return DnatrackError(
            Text(
                f"`{where}`에 쓰다가 중단되었습니다: {why.ko}",
                f"writing to `{where}` was cut off half way: {why.en}",
            ),
            Text(
                "까닭을 없애고 다시 하세요. dnatrack의 다음 쓰기가 먼저 마무리합니다",
                "remove the cause and run this again: the next write of dnatrack finishes it first",
            ),
        )
    return DnatrackError(
        Text(
            f"`{where}`에 쓰지 못해 파일을 그대로 두었습니다: {why.ko}",
            f"`{where}` could not be written to, and its files are as they were: {why.en}",
        ),
        _cure(error),
    )


def _reason(error: OSError) -> Text:
    said = error.strerror or str(error)
    if error.errno in _FULL:
        return Text(f"디스크가 가득 찼습니다({said})", f"the disk is full ({said})")
    if error.errno == errno.EROFS:
        return Text(f"읽기 전용 디스크입니다({said})", f"the disk is read-only ({said})")
    if error.errno in _CLOSED:
        return Text(f"쓸 권한이 없습니다({said})", f"no permission to write ({said})")
    if error.errno in _LOCKLESS:
        return Text(
            f"이 디스크는 파일을 잠그지 못합니다({said})", f"no locks on this disk ({said})"
        )
    return Text(said, said)


def _cure(error: OSError) -> Text:
    if error.errno in _FULL:
        return Text("자리를 만들고 다시 하세요", "make room and run this again")
    if error.errno in _CLOSED:
        return Text(
            "폴더의 권한을 고치세요(`chmod u+wx`)", "mend the folder's permissions (`chmod u+wx`)"
        )
    return Text("쓸 수 있는 디스크에서 다시 하세요", "run this again on a disk you may write to")


def _listed(paths: Sequence[str]) -> str:
    return ", ".join(f"`{printable_name(one)}`" for one in paths)
