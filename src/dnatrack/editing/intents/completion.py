"""Something was done: when, how far, and what shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dnatrack.editing.intents.lifecycle import Deliverable, with_lifecycle
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.words import Completion, Lifecycle, Verification
from dnatrack.yamltext.parsed_text import AddItem, Edit, SetValue


@dataclass(frozen=True, slots=True)
class Done:
    """That something was done. `evidence` are ids of sources."""

    on: Period
    evidence: Sequence[str] = ()
    completion: Completion | None = None
    verification: Verification | None = None


def complete(item: Deliverable, done: Done, today: date) -> list[Edit]:
    """The edits that say so.

    Raises:
        DnatrackError: it is done already, or the day lies ahead.
    """
    if done.on.first > today:
        raise _lies_ahead(done.on, today)
    return list(_edits(item, done))


def _edits(item: Deliverable, done: Done) -> Iterator[Edit]:
    yield from with_lifecycle(item, Lifecycle.DONE)
    yield SetValue(item.at("done_on"), done.on.text)
    if done.completion is not None:
        yield SetValue(item.at("completion"), done.completion.value)
    for source in done.evidence:
        if source not in item.evidence:
            yield AddItem(item.at("evidence"), source)
    if done.verification is not None and isinstance(item, Milestone):
        yield SetValue(item.at("verification"), done.verification.value)


def _lies_ahead(on: Period, today: date) -> DnatrackError:
    return DnatrackError(
        Text(
            f"완료한 때 {on}이(가) 오늘({today})보다 뒤입니다",
            f"the day of completion, {on}, is after today ({today})",
        ),
        Text(
            "끝난 날을 적으세요. 앞으로의 날짜라면 `dnatrack reschedule`로 기한을 옮기세요",
            "give the day on which it was done; a day to come is a deadline: `dnatrack reschedule`",
        ),
    )
