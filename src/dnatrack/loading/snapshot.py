"""Files at one moment by their paths, with what cannot be had of them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from dnatrack.i18n import Text
from dnatrack.model.finding import Defect, Location, Problem
from dnatrack.model.frozen import Frozen

MAX_FILE_BYTES = 1024 * 1024
MAX_FILES = 200_000
MAX_TOTAL_BYTES = 512 * 1024 * 1024


class FileFault(StrEnum):
    """Why the bytes of a file are not in a snapshot."""

    TOO_LARGE = "too-large"
    LEAVES_FOLDER = "leaves-folder"
    BROKEN_LINK = "broken-link"
    NOT_A_FILE = "not-a-file"
    NOT_A_FOLDER = "not-a-folder"
    NO_PERMISSION = "no-permission"
    READ_ERROR = "read-error"
    BAD_NAME = "bad-name"
    TOO_MANY = "too-many"
    TOO_MUCH = "too-much"
    NOT_OURS = "not-ours"
    NOT_CHECKED_OUT = "not-checked-out"


class Snapshot(Frozen):
    """File contents by path, `/`-separated, relative to the data folder.

    `faults` names the files that stand in the folder but whose bytes are not in
    `files`; a path is in one of the two, never in both. `label` says where the
    files come from: `working tree`, or a short commit id. `left_out` are those of `files`
    that do not lie on the disk, since they are not checked out.
    """

    label: str
    files: Mapping[str, bytes]
    faults: Mapping[str, FileFault] = MappingProxyType({})
    left_out: frozenset[str] = frozenset()


# Files that are not there, not ours, or whose bytes could not be had.

_MEBIBYTES = MAX_FILE_BYTES // 1024 // 1024
_TOTAL_MEBIBYTES = MAX_TOTAL_BYTES // 1024 // 1024

_FAULTS: Mapping[FileFault, tuple[str, Text, Text]] = {
    FileFault.TOO_LARGE: (
        "too-large",
        Text(
            f"{_MEBIBYTES} MiB를 초과하는 파일이므로 읽지 않았습니다",
            f"larger than {_MEBIBYTES} MiB, so it was not read",
        ),
        Text(
            "과제별로 파일을 나누고, 첨부 파일은 자료 폴더 밖에 두세요",
            "split it, one task one file; keep attachments out of the data folder",
        ),
    ),
    FileFault.TOO_MANY: (
        "too-large",
        Text(
            f"파일이 {MAX_FILES:,}개를 초과하여 이 파일부터 읽지 않았습니다",
            f"more than {MAX_FILES:,} files: from this one on nothing was read",
        ),
        Text("자료를 저장소 두 곳으로 나누세요", "split the data into two repositories"),
    ),
    FileFault.TOO_MUCH: (
        "too-large",
        Text(
            f"파일의 합계가 {_TOTAL_MEBIBYTES} MiB를 초과하여 이 파일부터 읽지 않았습니다",
            f"more than {_TOTAL_MEBIBYTES} MiB in all files: from this one on nothing was read",
        ),
        Text("자료를 저장소 두 곳으로 나누세요", "split the data into two repositories"),
    ),
    FileFault.LEAVES_FOLDER: (
        "unreadable-file",
        Text(
            "자료 폴더 밖을 가리키는 링크이므로 읽지 않았습니다",
            "a link that leads out of the data folder; it was not followed",
        ),
        Text(
            "링크를 지우고 파일을 자료 폴더 안에 두세요",
            "delete the link and put the file into the data folder",
        ),
    ),
    FileFault.BROKEN_LINK: (
        "unreadable-file",
        Text("링크가 가리키는 파일이 없습니다", "a link to nothing"),
        Text("링크를 지우거나 파일을 복원하세요", "delete the link, or bring the file back"),
    ),
    FileFault.NOT_A_FILE: (
        "unreadable-file",
        Text(
            "일반 파일이 아니므로(링크, 장치, 파이프, 소켓) 읽지 않았습니다",
            "no ordinary file (a link, device, pipe or socket); it was not read",
        ),
        Text("지우고 같은 이름의 일반 파일을 두세요", "delete it and put an ordinary file there"),
    ),
    FileFault.NOT_A_FOLDER: (
        "unreadable-file",
        Text(
            "과제 파일을 두는 폴더가 아니어서 과제를 읽지 못했습니다",
            "no folder, but the files of the tasks belong below it; no task was read",
        ),
        Text(
            "지우고 같은 이름의 폴더를 복원하세요",
            "delete it and bring the folder of that name back",
        ),
    ),
    FileFault.NO_PERMISSION: (
        "unreadable-file",
        Text("읽을 권한이 없는 파일입니다", "no permission to read this file"),
        Text("파일의 권한을 고치세요(`chmod u+r`)", "mend its permissions (`chmod u+r`)"),
    ),
    FileFault.READ_ERROR: (
        "unreadable-file",
        Text("운영체제가 파일을 읽지 못했습니다", "the operating system could not read this file"),
        Text(
            "저장 장치와 파일 이름을 확인하고 다시 실행하세요",
            "check the disk and the file's name, then try again",
        ),
    ),
    FileFault.BAD_NAME: (
        "unreadable-file",
        Text("파일 이름이 UTF-8 형식이 아닙니다", "the file's name is not UTF-8"),
        Text("이름을 영어 소문자, 숫자, `-`로 바꾸세요", "rename it to a-z, 0-9 and `-`"),
    ),
    FileFault.NOT_CHECKED_OUT: (
        "unreadable-file",
        Text(
            "체크아웃하지 않은 파일이고(sparse checkout) 내용도 내려받지 않았습니다",
            "not checked out (a sparse checkout), and its content was not fetched",
        ),
        Text(
            "`git sparse-checkout disable` 명령으로 체크아웃하세요",
            "run `git sparse-checkout disable`",
        ),
    ),
    FileFault.NOT_OURS: (
        "unknown-file",
        Text(
            "이곳에서 중단된 저장이 남긴 파일이 아니므로 적용하지 않았습니다",
            "not left here by a write that was cut off, so it was not followed",
        ),
        Text(
            "`git diff`로 자료를 확인하고 이 파일을 지우세요",
            "look at the data with `git diff`, then delete this file",
        ),
    ),
}


def fault_defect(file: str, fault: FileFault) -> Defect:
    """The defect of a file whose bytes are not in the snapshot."""
    rule, message, hint = _FAULTS[fault]
    return Defect(rule, Problem(Location(file), message, hint))


def empty_file(file: str) -> Defect:
    """The defect of a file in which nothing stands."""
    message = Text("빈 파일입니다", "the file is empty")
    hint = Text("내용을 적거나 파일을 지우세요", "fill it or delete it")
    return Defect("yaml-syntax", Problem(Location(file), message, hint))


def missing_file(file: str) -> Defect:
    """The defect of a file that every data folder has."""
    message = Text(f"`{file}` 파일이 없습니다", f"the file `{file}` is missing")
    hint = Text(
        "이름을 확인하고, 없는 파일이면 만드세요",
        "check that it is not misspelt, or create it",
    )
    return Defect("missing-file", Problem(Location(file), message, hint))


def unknown_file(file: str) -> Defect:
    """The defect of a YAML file that is no part of the data format."""
    message = Text(
        "자료 형식에 없는 파일이므로 읽지 않았습니다",
        "no file of the data format, so it was not read",
    )
    hint = Text(
        "과제 파일이면 `tasks/<id>.yaml`로 옮기고, 아니면 자료 폴더 밖에 두세요",
        "a task belongs to `tasks/<id>.yaml`; keep other files out of the data folder",
    )
    return Defect("unknown-file", Problem(Location(file), message, hint))


def decomposed_name(file: str) -> Defect:
    """The defect of a file whose name is not in composed form."""
    message = Text(
        "파일 이름이 풀어 쓴 자모로 되어 있습니다(NFD)", "the file's name is decomposed (NFD)"
    )
    hint = Text(
        "macOS에서 만든 이름으로 보입니다. 이름을 영어 소문자, 숫자, `-`로 바꾸세요",
        "it seems to come from macOS; rename it to a-z, 0-9 and `-`",
    )
    return Defect("decomposed-text", Problem(Location(file), message, hint))
