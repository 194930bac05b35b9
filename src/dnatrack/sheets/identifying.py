"""Which milestone a row is about."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.rules.suggest import Vocabulary
from dnatrack.sheets.columns import FIELDS
from dnatrack.sheets.grid import CellValue
from dnatrack.sheets.rows import Row
from dnatrack.sheets.said import take_back
from dnatrack.sheets.spelling import spell
from dnatrack.sheets.spoiled import is_spoiled
from dnatrack.sheets.trouble import Remark, omission, refusal
from dnatrack.terminal_text import short

_NEW = Text(
    "새 이정표는 `dnatrack new milestone`으로 만드세요",
    "make new milestones with `dnatrack new milestone`",
)


class Identified(NamedTuple):
    """The full id of a row, None where it cannot be told, and what to say of it."""

    id: str | None
    remark: Remark | None = None


class Milestones:
    """The full ids of the milestones that there are, or were at the export."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = frozenset(ids)
        self._vocabulary = Vocabulary(sorted(self._ids))

    @cached_property
    def _by_task(self) -> dict[str, list[str]]:
        """The full ids by that of their owner."""
        found: dict[str, list[str]] = {}
        for id_ in sorted(self._ids):
            found.setdefault(id_.partition("/")[0], []).append(id_)
        return found

    def of_row(self, row: Row) -> Identified:
        """The milestone that `row` is about: by its full id, else by those of task and itself."""
        written = row.spelled("id")
        if written in self._ids:
            return Identified(written)
        found = self._by_parts(row)
        if len(found) == 1:
            return Identified(found[0], take_back(found[0], written).remark if written else None)
        return self._unknown(row, written)

    def _by_parts(self, row: Row) -> list[str]:
        """The milestones whose two ids the row has, or what a spreadsheet makes of these."""
        if "task" not in row.cells or "milestone" not in row.cells:
            written = row.cells["id"].cell.value if "id" in row.cells else None
            return [one for one in self._spoilable if is_spoiled(one, written)]
        task, milestone = row.cells["task"].cell.value, row.cells["milestone"].cell.value
        tasks = [spell(task)] if spell(task) in self._by_task else self._by_task
        return [
            id_
            for owner in tasks
            if _is_or_was(owner, task)
            for id_ in self._by_task[owner]
            if _is_or_was(id_.partition("/")[2], milestone)
        ]

    @cached_property
    def _spoilable(self) -> list[str]:
        """The full ids that look like a date, such as `1/2`."""
        return [one for one in sorted(self._ids) if not any(map(str.isalpha, one))]

    def _unknown(self, row: Row, written: str) -> Identified:
        if written:
            return Identified(
                None,
                refusal(
                    Text(
                        f"`{short(written)}`라는 이정표는 없습니다",
                        f"there is no milestone `{short(written)}`",
                    ),
                    self._way_out(written),
                ),
            )
        if any(not row.cells[one.key].cell.is_empty for one in FIELDS if one.key in row.cells):
            new = Text(
                "id가 없는 줄입니다. 표로는 이정표를 새로 만들 수 없습니다",
                "the row has no id: a sheet cannot make new milestones",
            )
            return Identified(None, refusal(new, _NEW))
        return Identified(None, omission(Text("id가 없는 줄입니다", "the row has no id")))

    def _way_out(self, written: str) -> Text:
        close = self._vocabulary.closest(written)
        return Text(f"혹시 `{close}`인가요?", f"did you mean `{close}`?") if close else _NEW


def _is_or_was(id_: str, value: CellValue) -> bool:
    return spell(value) == id_ or is_spoiled(id_, value)
