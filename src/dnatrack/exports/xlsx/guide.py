"""The sheet that says how to fill the others in."""

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from dnatrack.exports.xlsx.sizes import LINE_HEIGHT, lines_of
from dnatrack.exports.xlsx.styles import Styles
from dnatrack.i18n import say, tr
from dnatrack.sheets.columns import COLUMNS, Role
from dnatrack.sheets.sheet import Sheet
from dnatrack.sheets.words import shown_words

_WIDTH = 110


def write_guide(page: Worksheet, sheet: Sheet, styles: Styles) -> None:
    """Write the guide in the language in force."""
    page.hide_gridlines(2)
    page.set_column(0, 0, _WIDTH)
    page.fit_to_pages(1, 0)
    title = tr("이정표 표를 채우는 방법", "How to fill in the sheets of milestones")
    page.write_string(0, 0, title, styles.title())
    for number, line in enumerate((*_rules(), *_columns(), *_origin(sheet)), start=2):
        page.write_string(number, 0, line, styles.line())
        page.set_row(number, LINE_HEIGHT * lines_of(line, _WIDTH))


def _rules() -> Iterator[str]:
    yield tr(
        "• 흰 칸을 고치고, 고치지 않을 칸은 그대로 둡니다. 회색 칸은 보기만 하는 칸이어서 고쳐도 "
        "반영되지 않습니다.",
        "• Edit white cells, and leave all others as they are. Grey cells are for reading only: "
        "what is written there is ignored.",
    )
    yield tr(
        "• 현재기한을 고쳤으면 노란 칸에 기한 변경 사유와 변경을 정한 주체, 출처를 적습니다.",
        "• Where you change a current due, say in the yellow cells why, who decided it, and in "
        "which document.",
    )
    yield tr(
        "• 기한과 완료일은 아는 만큼만 적습니다: 2020-03-31, 2020-03, 2020-Q1, 2020-H2, 2020. "
        "`2020. 3. 31.`이나 `2020년 하반기`도 알아봅니다.",
        "• Deadlines and days of completion are as precise as they are known: 2020-03-31, 2020-03, "
        "2020-Q1, 2020-H2, 2020.",
    )
    yield tr(
        "• 증빙과 출처는 출처 목록의 id(S46)로 적습니다. 새 문서면 비고에 주소를 적어 알려 주세요.",
        "• Evidence and sources are ids of the list of sources (S46). For a new document, give its "
        "address in the note.",
    )
    yield tr(
        "• 줄을 정렬하거나 거르거나 지워도 됩니다. 지운 줄의 이정표는 그대로 남습니다. 새 이정표는 "
        "여기에 적지 말고 따로 알려 주세요.",
        "• Rows may be sorted, filtered and deleted; a milestone whose row is deleted stays as it "
        "is. New milestones cannot be added here.",
    )
    yield tr(
        "• 같은 이정표가 두 시트에 있습니다(전체와 TF별). 한 곳만 고치면 됩니다.",
        "• A milestone is on two sheets, that of all and that of its taskforce. Edit one of them.",
    )


def _columns() -> Iterator[str]:
    yield ""
    for column in COLUMNS:
        if column.role not in {Role.FIELD, Role.MOVE}:
            continue
        said = [say(column.hint)] if column.hint else []
        said += [", ".join(shown_words(column.words))] if column.words else []
        if said:
            yield f"{say(column.heading)}: {' '.join(said)}"


def _origin(sheet: Sheet) -> Iterator[str]:
    facts = sheet.facts
    commit = facts["commit"][:10] or tr("없음", "none")
    yield ""
    yield tr(
        f"기준일 {facts['on']}, 커밋 {commit}, dnatrack {facts['dnatrack']}",
        f"As of {facts['on']}, commit {commit}, dnatrack {facts['dnatrack']}",
    )
