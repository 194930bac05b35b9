"""How a workbook is filled in: the lines of its guide."""

from collections.abc import Iterator, Mapping
from datetime import date

from dnatrack.i18n import Text, say, tr
from dnatrack.reports import wording
from dnatrack.sheets.columns import TABLES, Kind, Role, shown_words


def guide_lines(facts: Mapping[str, str]) -> Iterator[str]:
    """What there is to know, line by line, in the language in force; it fits on one screen."""
    for rule in _RULES:
        yield f"• {say(rule)}"
    yield ""
    yield from _columns()
    yield ""
    yield _origin(facts)


_RULES = (
    Text(
        "흰 칸만 수정합니다. 회색 칸은 조회용이므로 수정해도 반영되지 않습니다.",
        "Edit white cells and leave all others as they are. Grey cells are for reading only.",
    ),
    Text(
        "완료 보고: ‘진행 상태’를 완료로 바꾸고 ‘완료일’과 ‘증빙’을 적습니다.",
        "Done: set ‘lifecycle’ to done, and fill in ‘done on’ and ‘evidence’.",
    ),
    Text(
        "기한 변경: ‘현재기한’을 수정하고 같은 줄의 노란 칸에 사유, 결정 주체, 근거를 적습니다.",
        "A later date: change ‘current due’, and say in the yellow cells of the row why, who"
        " decided it and in which document.",
    ),
    Text(
        "새 문서: ‘출처’ 시트 맨 아래에 id 없이 추가하고, ‘증빙’에 그 제목이나 주소를 적습니다.",
        "A new document: add a row without an id to the sheet ‘sources’, and name its title or"
        " address as ‘evidence’.",
    ),
    Text(
        "새 이정표·과제: 시트 맨 아래에 id 없이 추가합니다. 이정표에는 ‘과제 id’(새 과제이면 ‘과제"
        " 제목’), ‘제목’, ‘종류’, ‘출처’를 적습니다.",
        "A new milestone or task: add a row without an id. A milestone needs ‘task id’ (of a new"
        " task its ‘task title’), ‘title’, ‘kind’ and ‘sources’.",
    ),
    Text(
        "줄은 정렬하거나 거르거나 지워도 됩니다. 지운 줄의 자료는 그대로 남습니다.",
        "Rows may be sorted, filtered and deleted; what a deleted row was about stays as it is.",
    ),
)


def _columns() -> Iterator[str]:
    for column in TABLES[Kind.MILESTONES]:
        if column.role in {Role.FIELD, Role.MOVE} and (column.hint or column.words):
            said = [say(column.hint)] if column.hint else []
            said += [", ".join(shown_words(column.words))] if column.words else []
            yield f"{say(column.heading)}: {' '.join(said)}"


def _origin(facts: Mapping[str, str]) -> str:
    commit = facts["commit"][:10] or tr("없음", "none")
    on = wording.day(date.fromisoformat(facts["on"]))
    return tr(
        f"기준일 {on}, 커밋 {commit}, dnatrack {facts['dnatrack']}",
        f"As of {on}, commit {commit}, dnatrack {facts['dnatrack']}",
    )
