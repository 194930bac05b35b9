"""A basis is given for a field that does not exist."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.ministry import Ministry, MinistryName
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.rules.examples import task_with
from dnatrack.rules.items import items_giving
from dnatrack.rules.rule import rule
from dnatrack.rules.suggest import Vocabulary

_Founded = Task | Milestone | Taskforce | Ministry


@rule(
    Severity.ERROR,
    Text("없는 키의 출처 구분입니다", "A basis is given for a field that does not exist"),
    Text(
        "`basis`는 다른 항목보다 덜 확실한 항목을 표시합니다. 키 이름이 틀리면 확실하지 않은 값이 "
        "공식 값으로 보입니다.",
        "`basis` says which field is less firm than the rest. If the name of the field is wrong, "
        "a guess looks like an official value.",
    ),
    passes=task_with("basis:\n  lead: {status: derived, note: 첫 번째로 적힌 기관}\n"),
    fails=task_with("basis:\n  leed: {status: derived, note: 첫 번째로 적힌 기관}\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    fields = {model: _fields(model) for model in (Task, Milestone, Taskforce, Ministry)}
    known = {model: Vocabulary(named) for model, named in fields.items()}
    for record in _with_basis(loaded.tracker):
        for field in sorted(record.basis.keys() - fields[type(record)]):
            yield Problem(
                record.at("basis", field),
                Text(
                    f"`{field}` 키는 이 위치에 없으므로 출처 구분을 적을 수 없습니다",
                    f"there is no field `{field}` here that could have a basis",
                ),
                known[type(record)].way_out(field),
                on_key=True,
            )


def _with_basis(tracker: Tracker) -> Iterator[_Founded]:
    yield from (one for one in tracker.ministries if one.basis)
    yield from (one for one in tracker.taskforces if one.basis)
    yield from items_giving("basis", tracker)


def _fields(model: type[_Founded]) -> tuple[str, ...]:
    """The fields that a basis may be about; of a ministry also those of its names."""
    models = (model, MinistryName) if model is Ministry else (model,)
    return tuple(
        field.key for one in models for name, field in one.fields().items() if name != "basis"
    )
