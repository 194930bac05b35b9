"""Starting, putting on hold, cancelling, replacing: another lifecycle, and what goes with it."""

from collections.abc import Iterator

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.model.words import Lifecycle
from dnatrack.reports import wording
from dnatrack.yamltext.parsed_text import Edit, Remove, SetValue

Deliverable = Task | Milestone
_WITH_REASON = frozenset({Lifecycle.ON_HOLD, Lifecycle.CANCELLED})


def start(item: Deliverable) -> list[Edit]:
    """The work begins, or goes on after a pause.

    Raises:
        DnatrackError: it is under way already.
    """
    return list(with_lifecycle(item, Lifecycle.IN_PROGRESS))


def hold(item: Deliverable, reason: str) -> list[Edit]:
    """The work pauses, and why.

    Raises:
        DnatrackError: it is on hold already.
    """
    return _with_reason(item, Lifecycle.ON_HOLD, reason)


def cancel(item: Deliverable, reason: str) -> list[Edit]:
    """The promise is given up, and why.

    Raises:
        DnatrackError: it is cancelled already.
    """
    return _with_reason(item, Lifecycle.CANCELLED, reason)


def supersede(item: Deliverable, by: str) -> list[Edit]:
    """Something else takes its place: `by`, a task or milestone by its id.

    Raises:
        DnatrackError: it is superseded already.
    """
    edits = with_lifecycle(item, Lifecycle.SUPERSEDED)
    return [*edits, SetValue(item.at("superseded_by"), by)]


def with_lifecycle(item: Deliverable, lifecycle: Lifecycle) -> Iterator[Edit]:
    """Another lifecycle, without what only the old one needed.

    Raises:
        DnatrackError: that is its lifecycle already.
    """
    if item.lifecycle is lifecycle:
        raise _already(item, lifecycle)
    yield SetValue(item.at("lifecycle"), lifecycle.value)
    if item.reason is not None and lifecycle not in _WITH_REASON:
        yield Remove(item.at("reason"))
    if item.superseded_by is not None and lifecycle is not Lifecycle.SUPERSEDED:
        yield Remove(item.at("superseded_by"))


def _with_reason(item: Deliverable, lifecycle: Lifecycle, reason: str) -> list[Edit]:
    return [*with_lifecycle(item, lifecycle), SetValue(item.at("reason"), reason)]


def _already(item: Deliverable, lifecycle: Lifecycle) -> DnatrackError:
    word = wording.words_of(Lifecycle)[lifecycle]
    since = f" ({item.done_on})" if lifecycle is Lifecycle.DONE and item.done_on else ""
    return DnatrackError(
        Text(
            f"`{item.id}`은(는) 이미 `{lifecycle}`({word.ko})입니다{since}",
            f"`{item.id}` is `{lifecycle}` already{since}",
        ),
        Text(
            "다른 값을 고치려면 `dnatrack set`을 쓰세요",
            "to change something else about it, use `dnatrack set`",
        ),
    )
