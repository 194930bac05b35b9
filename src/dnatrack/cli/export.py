"""`dnatrack export FORM [FILE]`: a sheet to fill in, or all tables, as files for other programs."""

import os
from contextlib import suppress
from pathlib import Path

from dnatrack.app.named_files import refuse_inside, write_content, write_contents
from dnatrack.app.reference import TABLE_FORMS, export_form
from dnatrack.app.state import State
from dnatrack.cli import completion
from dnatrack.cli.options import FILE, SELECTED, Asked, argument, offering, option
from dnatrack.cli.output import defuse, say_aside, write_bytes
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, counted, tr
from dnatrack.reports.selection import EVERYTHING, Selection
from dnatrack.reports.unreadable import unreadable_among
from dnatrack.reports.view import View
from dnatrack.terminal_text import printable

_STANDARD_OUTPUT = "-"

FORM = argument(
    "xlsx: 고쳐서 돌려받을 수 있는 엑셀 파일. csv: 같은 내용의 텍스트 파일. "
    "sqlite: 모든 표를 담은 데이터베이스 파일. parquet: 모든 표를 담은 폴더.",
    "xlsx: a workbook to fill in and send back. csv: the same as text. "
    "sqlite: a database of all tables. parquet: a folder of all tables.",
    "xlsx|csv|sqlite|parquet",
    completion.export_forms,
    default=...,
)
TARGET = argument(
    "저장할 파일(parquet는 폴더). 생략하면 날짜와 커밋으로 이름을 정합니다. `-`는 표준 출력.",
    "The file to write, for parquet the folder; else named by day and commit. "
    "`-` is standard output.",
    FILE,
)
OUTPUT = option("위와 같습니다.", "The same.", FILE, names="--output -o")
GOVERNMENT = option(
    "sqlite, parquet: 여러 정부의 자료를 구별할 이름. 생략하면 자료의 영어 제목.",
    "sqlite, parquet: tells this tracker from others; else its English title.",
    tr("이름", "NAME"),
)


@offering("on", "at", "data", "lang", *SELECTED)
def export(
    asked: Asked,
    form: str = FORM,
    target: Path | None = TARGET,
    *,
    output: Path | None = OUTPUT,
    government: str | None = GOVERNMENT,
) -> None:
    """Write the data to files for spreadsheets, databases and engines."""
    export_form(form)
    target = _only_one(target, output)
    if form in TABLE_FORMS:
        _refuse_selection(asked)
        if form == "parquet":
            _refuse_no_lake(target, asked.open().folder)
        elif target is not None:
            _refuse_another_file(target)
        put_tables(form, asked.find_state(), government=government, target=target)
        return
    if government is not None:
        raise DnatrackError(
            Text(
                "`--government` 옵션은 sqlite와 parquet에만 쓸 수 있습니다",
                "`--government` is for sqlite and parquet",
            )
        )
    from dnatrack.exports import export_file

    view = asked.see()
    selection = asked.selection(view.judgement.tracker)
    put(export_file(form, view, selection), form, view, selection=selection, output=target)


def _only_one(target: Path | None, output: Path | None) -> Path | None:
    if target is not None and output is not None:
        raise DnatrackError(
            Text("저장할 파일을 두 번 입력했습니다", "the file to write is named twice"),
            Text("`-o`를 빼고 입력하세요", "leave `-o` out"),
        )
    return target or output


def _refuse_selection(asked: Asked) -> None:
    if asked.taskforce or asked.ministry or asked.lead_only:
        raise DnatrackError(
            Text(
                "sqlite와 parquet에는 전체 자료를 담습니다. 범위 지정 옵션은 쓸 수 없습니다",
                "sqlite and parquet hold everything; what to take in cannot be chosen",
            ),
            Text("범위는 SQL로 지정하세요", "choose with SQL"),
        )


def _refuse_no_lake(target: Path | None, data: Path) -> None:
    if target is None or str(target) == _STANDARD_OUTPUT:
        raise DnatrackError(
            Text("저장할 폴더를 입력하지 않았습니다", "parquet needs a folder to write to"),
            Text("예: `dnatrack export parquet lake`", "such as `dnatrack export parquet lake`"),
        )
    refuse_inside(
        target,
        data,
        Text(
            "Parquet 파일을 자료 폴더에 만들 수 없습니다",
            "Parquet files cannot be made in the data folder",
        ),
    )


def _refuse_another_file(path: Path) -> None:
    """Refuse to replace a file that holds anything but a database that was made here."""
    from dnatrack.exports.sqlite import is_ours

    head = b""
    if str(path) != _STANDARD_OUTPUT and path.is_file():
        with suppress(OSError), path.open("rb") as file:
            head = file.read(100)
    if head and not is_ours(head):
        shown = printable(str(path))
        raise DnatrackError(
            Text(
                f"`{shown}`: dnatrack이 만든 데이터베이스가 아니므로 바꾸지 않았습니다",
                f"`{shown}` is no database that dnatrack made, so it was not replaced",
            ),
            Text(
                "다른 이름을 입력하거나 그 파일을 먼저 지우세요",
                "name another file, or delete it first",
            ),
        )


def put_tables(form: str, state: State, *, government: str | None, target: Path | None) -> None:
    """Write all tables where they are wanted, and say where that is.

    Raises:
        DnatrackError: they cannot be written, or a library is not installed.
    """
    from dnatrack.exports import parquet_files

    tables = tuple(state.tables(government).values())
    if form == "parquet":
        place = target or Path()
        write_contents(place, dict(parquet_files(tables)))
    else:
        from dnatrack.exports.sqlite import export_tables

        place = _write(export_tables(tables), form, state.view, target)
    count = len(tables)
    _say_saved(place, f"표 {count}개", f"{counted(count, 'table')} were")
    _say_what_is_missing(state.view, EVERYTHING)


def put(
    content: bytes, form: str, view: View, *, selection: Selection, output: Path | None
) -> None:
    """Write a sheet where it is wanted, and say where that is.

    Raises:
        DnatrackError: it cannot be written, or would replace what nobody named.
    """
    if form == "csv" and str(output) == _STANDARD_OUTPUT:
        content = defuse(content.decode()).encode()
    path = _write(content, form, view, output)
    count = sum(1 for _ in selection.milestones(selection.items(view.judgement)))
    were = f"{counted(count, 'milestone')} {'was' if count == 1 else 'were'}"
    _say_saved(path, f"이정표 {count:,}건", were)
    _say_what_is_missing(view, selection)


def _say_saved(path: Path, ko: str, en: str) -> None:
    if str(path) != _STANDARD_OUTPUT:
        where = printable(str(path))
        say_aside(tr(f"저장했습니다: `{where}`({ko})", f"{en} written to `{where}`."))


def _write(content: bytes, form: str, view: View, output: Path | None) -> Path:
    """Write one file, and give its path.

    A file that was named is replaced. One whose name was made up must not be there yet:
    somebody may be filling it in.
    """
    if output is not None and str(output) == _STANDARD_OUTPUT:
        write_bytes(content)
        return output
    commit = f"-{view.commit[:10]}" if view.commit else ""
    path = output or Path(f"dnatrack-{view.judgement.today.isoformat()}{commit}.{form}")
    if output is None:
        _refuse_to_replace(path)
    write_content(path, content)
    return path


def _refuse_to_replace(path: Path) -> None:
    if os.path.lexists(path):
        raise DnatrackError(
            Text(
                f"`{path}` 파일이 이미 있어 저장하지 않았습니다",
                f"`{path}` is there already, so nothing was written",
            ),
            Text(
                f"덮어쓰려면 `-o {path}` 옵션을 쓰고, 아니면 다른 이름을 입력하세요",
                f"name it with `-o {path}` to replace it, or name another file",
            ),
        )


def _say_what_is_missing(view: View, selection: Selection) -> None:
    """That something cannot be read, so that nobody takes the file for everything."""
    lost = len(unreadable_among(view.judgement, selection.items(view.judgement)))
    if lost:
        say_aside(
            tr(
                f"알림: 읽을 수 없는 {lost:,}건은 이름만 있습니다. "
                "`dnatrack validate` 명령으로 확인하세요.",
                f"note: what cannot be read ({lost:,}) is there by its name only;"
                " see `dnatrack validate`.",
            )
        )
