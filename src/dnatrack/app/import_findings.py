"""What would be wrong with the data after an import, said of the cells and in their words."""

import re
from collections.abc import Iterable, Iterator, Mapping

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Finding, Location
from dnatrack.model.words import Lifecycle
from dnatrack.reports.wording import words_of
from dnatrack.sheets.columns import BY_KEY, TABLES, Kind
from dnatrack.sheets.grid import Place, Remark, Trouble, refusal
from dnatrack.sheets.rows import Row

_BY_COLUMN: Mapping[str, Mapping[str, Text]] = {
    "lifecycle": {
        "date-without-done": Text(
            "완료일을 적었으면 진행 상태도 완료로 고치세요",
            "`done on` is filled in: set `lifecycle` to done, too",
        ),
        "completion-without-done": Text(
            "이행 범위를 적었으면 진행 상태도 완료로 고치세요",
            "`how far done` is filled in: set `lifecycle` to done, too",
        ),
        "evidence-without-done": Text(
            "증빙을 적었으면 진행 상태도 완료로 고치세요",
            "`evidence` is filled in: set `lifecycle` to done, too",
        ),
        "superseded-without-successor": Text(
            "대체한 이정표는 표에 적을 수 없습니다. `dnatrack supersede` 명령을 쓰세요",
            "a sheet cannot say what replaced it: use `dnatrack supersede`",
        ),
        "unknown-not-searched": Text(
            "결과 미확인은 확인 기록과 함께 자료 파일에 적습니다. 전의 값으로 되돌리세요",
            "`unknown` needs a record of the search, which no sheet has: put the old value back",
        ),
        "done-undone": Text(
            "이미 완료로 보고된 이정표입니다. 진행 상태를 완료로 되돌리세요",
            "it was reported as done before: set `lifecycle` back to done",
        ),
    },
    "done_on": {
        "done-without-date": Text(
            "진행 상태를 완료로 고쳤으면 완료일도 적으세요",
            "`lifecycle` is done: fill in `done on`, too",
        ),
    },
    "evidence": {
        "done-without-evidence": Text(
            "진행 상태를 완료로 고쳤으면 증빙도 적으세요",
            "`lifecycle` is done: fill in `evidence`, too",
        ),
        "evidence-removed": Text(
            "있던 증빙을 지울 수 없습니다", "`evidence` that was there may not be removed"
        ),
    },
    "reason": {
        "reason-required": Text(
            "진행 상태가 보류나 중단이면 보류·중단 사유를 적으세요",
            "`lifecycle` is on hold or cancelled: say why in `why on hold or cancelled`",
        ),
    },
    "kind": {
        "legislation-out-of-order": Text(
            "입법 단계가 적힌 이정표입니다. 종류를 입법으로 되돌리세요",
            "stages of a law are written down for it: set `kind` back to legislation",
        ),
    },
    "due": {
        "deadline-removed": Text("현재기한을 비울 수 없습니다", "`current due` may not be emptied"),
    },
}
"""Where to mend what a rule finds, and what to write there: of cells filled in, or not."""
_ADVICE = {rule: (key, said) for key, some in _BY_COLUMN.items() for rule, said in some.items()}
_HINT = Text("이 칸을 고쳐 다시 가져오세요", "mend this cell and import the file again")
_YAML = re.compile(r"`[a-z_]+(: .*?)?`")
"""What only who edits files can follow."""


def troubles(
    after: Loaded,
    findings: Iterable[Finding],
    changed: Mapping[str, Row],
    new: Mapping[DataPath, Row],
) -> Iterator[Trouble]:
    """Each finding at a cell, where a row is behind it; else at its file.

    `changed` are the rows in which something was changed, by full id; `new` those of what is
    new, by the place that it gets.
    """
    subjects = _Subjects(after, changed, new)
    for finding in findings:
        found = subjects.around(finding.location)
        if found is None:
            at = Place(finding.location.file, 0, 0)
            yield Trouble(at, refusal(finding.message, finding.hint))
            continue
        place, row = found
        if finding.rule in _ADVICE:
            key, advice = _ADVICE[finding.rule]
            yield Trouble(row.place(key), refusal(advice))
        else:
            key = subjects.key_of(place, finding.location)
            yield Trouble(row.place(key), _in_words_of_the_sheet(finding))


class _Subjects:
    """The milestones and tasks behind which there are cells, by their lines."""

    def __init__(
        self, after: Loaded, changed: Mapping[str, Row], new: Mapping[DataPath, Row]
    ) -> None:
        self._after = after
        by_id = after.tracker.owed_by_id
        self._rows = dict(new)
        for id_, row in changed.items():
            if id_ in by_id:
                self._rows[by_id[id_].milestone.place] = row
        self._lines: dict[str, list[tuple[int, DataPath]]] = {}
        files = {one.file for one in self._rows}
        owed = (one.milestone.place for one in after.tracker.owed)
        for place in (*owed, *(one for one in new if not one.keys)):
            if place.file in files:
                line = after.location(place).line if place.keys else 0
                self._lines.setdefault(place.file, []).append((line, place))

    def around(self, location: Location) -> tuple[DataPath, Row] | None:
        """What a location is in, and its row; None where no row is behind it."""
        before = [one for one in self._lines.get(location.file, ()) if one[0] <= location.line]
        found = max(before, default=None)
        return (found[1], self._rows[found[1]]) if found and found[1] in self._rows else None

    def key_of(self, subject: DataPath, location: Location) -> str:
        """The column that is about the value at a location; that of the id if there is none."""
        columns = [one for table in (Kind.MILESTONES, Kind.TASKS) for one in TABLES[table]]
        for column in columns:
            at = subject.at(*column.key.split(".")[:1])
            here = self._after.location(at), self._after.location(at, on_key=True)
            if location in here and here[0] != self._after.location(subject):
                return column.key
        return "id"


_KEY = re.compile(r"`(?P<key>[a-z_-]+)`")


def _in_words_of_the_sheet(finding: Finding) -> Remark:
    """A finding with the headings of columns for the keys of the data."""

    def translate(text: str, index: int) -> str:
        return _KEY.sub(lambda match: f"`{_heading(match['key'])[index]}`", text)

    hint = finding.hint
    is_of_files = hint is None or any(
        match[0].strip("`").partition(":")[0] in BY_KEY for match in _YAML.finditer(hint.en)
    )
    ko, en = finding.message
    return refusal(Text(translate(ko, 0), translate(en, 1)), _HINT if is_of_files else hint)


def _heading(key: str) -> Text:
    """What a key of the data, or a word of the lifecycle, is called in a sheet."""
    if key in BY_KEY:
        return BY_KEY[key].heading
    words = {one.value: text for one, text in words_of(Lifecycle).items()}
    return words.get(key, Text(key, key))
