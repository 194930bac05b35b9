"""The items that one word names: a task, or those of a taskforce or priority."""

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.judging.judgement import JudgedItem, Judgement
from dnatrack.reports.selection import Selection, matching_priorities, matching_taskforces, narrow
from dnatrack.rules.suggest import did_you_mean


def items_named(
    selection: Selection, judgement: Judgement, word: str | None
) -> tuple[tuple[JudgedItem, ...], str]:
    """The items of `selection` that `word` names, and which part of the data that is.

    It names a task, or the owner of a milestone, else a taskforce or priority.

    Raises:
        DnatrackError: it names nothing.
    """
    if word is None:
        return selection.items(judgement), selection.described(judgement)
    tracker, owner = judgement.tracker, word.partition("/")[0]
    tasks = [one.id for one in judgement.tasks]
    if owner in tasks:
        return tuple(one for one in selection.items(judgement) if one.id == owner), owner
    if not matching_taskforces(tracker, owner) and not matching_priorities(tracker, owner):
        raise DnatrackError(
            Text(
                f"`{owner}`에 해당하는 과제, TF, 우선 추진과제가 없습니다",
                f"there is no task, taskforce or priority `{owner}`",
            ),
            did_you_mean(owner, [*tasks, *tracker.taskforces_by_id, *tracker.priorities_by_id]),
        )
    chosen = narrow(selection, tracker, owner)
    return chosen.items(judgement), chosen.described(judgement)
