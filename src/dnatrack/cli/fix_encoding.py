"""`dnatrack fix-encoding FILE`: a file that was saved in another encoding, as UTF-8."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from dnatrack.app.arguments import data_folder
from dnatrack.app.check import path_in_data
from dnatrack.app.workspace import Workspace
from dnatrack.cli import option_groups, options
from dnatrack.cli.option_groups import doing
from dnatrack.cli.output import say_aside, write
from dnatrack.cli.prompt import Terminal
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.loading.snapshot import MAX_FILE_BYTES, FileFault, fault_defect
from dnatrack.model.finding import Defect, Location
from dnatrack.storage.files import read_regular_file
from dnatrack.storage.write import FileEdit, write_edits
from dnatrack.terminal_text import printable
from dnatrack.yamltext.reencode import Reencoded, reencode

_SHOWN_LINES, _SHOWN_CHARACTERS = 5, 100

NOT_DONE = 1

File = Annotated[
    Path,
    typer.Argument(
        metavar=tr("파일", "FILE"),
        help=tr("자료 폴더 안의 파일.", "A file of the data folder."),
        show_default=False,
    ),
]


def fix_encoding(
    file: File,
    *,
    yes: option_groups.Yes = False,
    dry_run: option_groups.DryRun = False,
    data: options.Data = None,
    lang: options.Lang = None,
) -> None:
    """Write a file in cp949, UTF-16 or UTF-32 as UTF-8, after showing what was read."""
    del lang
    opened = read_file(file, data)
    show(opened)
    if opened.reencoded is None or dry_run:
        return
    if not write_as_utf8(opened, yes=yes):
        raise typer.Exit(NOT_DONE)


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file of the data folder. `reencoded` is None where it is UTF-8 already."""

    folder: Path
    path: str
    content: bytes
    reencoded: Reencoded | None


def read_file(file: Path, data: Path | None) -> OpenedFile:
    """The file, and its text where it is in another encoding.

    Raises:
        DnatrackError: it is no file of the data, or nobody can say what it holds.
    """
    folder = data_folder(data)
    path = path_in_data(file, folder)
    content = read_regular_file(str(folder / path), MAX_FILE_BYTES)
    if not isinstance(content, bytes):
        raise _not_readable(fault_defect(path, content or FileFault.READ_ERROR))
    text = reencode(path, content)
    if isinstance(text, Defect):
        raise _not_readable(text)
    return OpenedFile(folder, path, content, text)


def show(opened: OpenedFile) -> None:
    """Print what the file is, and the first lines as they were read."""
    write("".join(f"{printable(line)}\n" for line in _shown(opened)))


def write_as_utf8(opened: OpenedFile, *, yes: bool) -> bool:
    """Write the file as UTF-8 if somebody agrees; whether it was written.

    Raises:
        DnatrackError: nobody can be asked, or it cannot be written.
    """
    if opened.reencoded is None:
        return False
    if not yes and not _is_agreed():
        say_aside(tr("쓰지 않았습니다.", "Nothing was written."))
        return False
    edit = FileEdit(opened.path, opened.content, opened.reencoded.text.encode())
    now = Workspace(opened.folder).moment()
    write_edits(opened.folder, [edit], doing=doing(), now=now)
    done = tr(f"`{opened.path}`: UTF-8로 저장했습니다.", f"`{opened.path}` is UTF-8 now.")
    write(f"{printable(done)}\n")
    return True


def _is_agreed() -> bool:
    if not Terminal().can_ask:
        raise DnatrackError(
            Text(
                "물어볼 터미널이 없어 쓰지 않았습니다",
                "nobody can be asked, so nothing was written",
            ),
            Text("글자가 맞으면 `--yes`를 붙이세요", "if the characters are right, add `--yes`"),
        )
    return Terminal().confirm(Text("UTF-8로 저장할까요?", "Save it as UTF-8?"))


def _shown(opened: OpenedFile) -> Iterator[str]:
    if opened.reencoded is None:
        yield tr(
            f"`{opened.path}`은(는) 이미 UTF-8입니다. 아무것도 쓰지 않았습니다.",
            f"`{opened.path}` is UTF-8 already; nothing was written.",
        )
        return
    name = opened.reencoded.encoding
    yield tr(
        f"`{opened.path}`의 인코딩은 {name}입니다. 글자가 맞는지 보세요.",
        f"`{opened.path}` is {name}. See whether the characters are right:",
    )
    yield ""
    for number, line in opened.reencoded.shown_lines(_SHOWN_LINES):
        yield f"  {number:>4}  {line[:_SHOWN_CHARACTERS]}"
    yield ""


def _not_readable(defect: Defect) -> DnatrackError:
    at, message, hint, _ = defect.problem
    place = f"{at.file}:{at.line}" if isinstance(at, Location) else at.file
    return DnatrackError(Text(f"{place}: {message.ko}", f"{place}: {message.en}"), hint)
