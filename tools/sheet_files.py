"""Make the files that LibreOffice saved, which the tests read back.

    python -m tools.sheet_files

It needs `soffice`; the tests do not, since the files are committed. `former-libreoffice.xlsx` is
of a former version and not made any more. Every other file is our own
export of `tracker()`, opened and saved by LibreOffice without a change; those in `refused`
are of kinds that are not read.
"""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from dnatrack.exports import export_file
from dnatrack.i18n import Language, language, use_language
from dnatrack.judging.judgement import judge
from dnatrack.loading.partial_record import build
from dnatrack.model.milestone import Milestone
from dnatrack.model.reference_files import Settings
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "sheets" / "files"
TODAY = date(2020, 4, 10)
COMMIT = "0123456789abcdef0123456789abcdef01234567"
# Tokens: comma, quote, UTF-8, first line, columns, language, quoted as text, detect numbers.
_OPENED_AS = "CSV:44,34,76,1,,{language},false,true"
_LANGUAGES = {"ko": "1042", "en": "1033", "de": "1031"}
# The same, saved as shown, quoted where needed; the first sheet.
_SAVED_AS = "csv:Text - txt - csv (StarCalc):{separator},34,{encoding},1,,0,false,true,false"
_MILESTONES = (
    {"id": "1-1", "title": "가나", "due": "2020-03", "lifecycle": "planned"},
    {"id": "010", "due": "2020-03-31", "lifecycle": "in-progress", "note": "010"},
    {"id": "1e5", "due": "2020", "lifecycle": "planned", "due_stated": "3월 31일"},
    {"id": "2-3", "due": "2020-H2", "lifecycle": "done", "done_on": "2020-04-03"},
    {"id": "3-12", "due": "2021-Q1", "lifecycle": "on-hold", "reason": "=1+1", "note": "-안"},
    {"id": "true", "lifecycle": "unknown", "note": "'따옴표", "due_stated": "2020.3"},
    {"id": "00-1", "lifecycle": "planned", "note": "1.10", "due_stated": "12:30"},
    {"id": "plain", "lifecycle": "done", "done_on": "1900-02-28", "evidence": ["2-3", "S46"]},
    {"id": "long", "lifecycle": "planned", "note": '가, 나; “다” "라"\t마 ' * 9},
)


def tracker() -> Tracker:
    """Milestones whose texts a spreadsheet likes to take for something else."""
    shape = {"title": "제목", "kind": "plan", "sources": ["S46"]}
    milestones = [build(Milestone, {**shape, **one}) for one in _MILESTONES]
    task = {"title": "과제", "taskforce": "dg", "lifecycle": "planned", "sources": ["S46"]}
    taskforce = {
        "id": "dg",
        "name": "디지털 TF",
        "chair": {"post": "차관", "ministry": "mois"},
        "ministries": [],
        "sources": ["S46"],
    }
    return Tracker(
        build(Settings, {"schema": "1", "title": "추적"}),
        taskforces=(build(Taskforce, taskforce),),
        tasks=(
            build(Task, {**task, "id": "1", "milestones": milestones}),
            build(Task, {**task, "id": "dg-1-1", "milestones": milestones[:4]}),
        ),
    )


def export_of(form: str, lang: str = "ko") -> bytes:
    """Our export of `tracker()`."""
    before = language()
    use_language(Language(lang))
    try:
        return export_file(form, View(judge(tracker(), TODAY), COMMIT), Selection())
    finally:
        use_language(before)


def saved_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file by its name, as LibreOffice saves it, made in `folder`."""
    book, table = folder / "export.xlsx", folder / "export.csv"
    book.write_bytes(export_of("xlsx"))
    table.write_bytes(export_of("csv"))
    yield "libreoffice.xlsx", _converted(book, "xlsx")
    ods = folder / "by-ods" / "export.ods"
    ods.parent.mkdir()
    ods.write_bytes(_converted(book, "ods"))
    yield "by-ods.xlsx", _converted(ods, "xlsx")
    yield "refused/export.ods", ods.read_bytes()
    for form in ("xls", "html"):
        yield f"refused/export.{form}", _converted(table, form)
    for name, encoding, separator in (
        ("from-xlsx-utf8.csv", 76, 44),
        ("from-xlsx-cp949.csv", 79, 59),
        ("from-xlsx-utf16.csv", 65535, 9),
    ):
        yield name, _converted(book, _SAVED_AS.format(separator=separator, encoding=encoding))
    for lang, code in _LANGUAGES.items():
        opened = f"--infilter={_OPENED_AS.format(language=code)}"
        yield (
            f"opened-{lang}.csv",
            _converted(table, _SAVED_AS.format(separator=44, encoding=76), opened),
        )
        yield f"opened-{lang}.xlsx", _converted(table, "xlsx", opened)


def _converted(file: Path, form: str, *options: str) -> bytes:
    with TemporaryDirectory() as out:
        profile = f"-env:UserInstallation=file://{file.parent}/profile"
        command = ["soffice", profile, "--headless", *options, "--convert-to", form]
        subprocess.run([*command, "--outdir", out, str(file)], check=True, capture_output=True)
        return Path(out, f"{file.stem}.{form.partition(':')[0]}").read_bytes()


def main() -> int:
    """Write all files to the folder of the tests."""
    (FOLDER / "refused").mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        for name, content in saved_files(Path(folder)):
            (FOLDER / name).write_bytes(content)
            print(f"{len(content):8,} {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
