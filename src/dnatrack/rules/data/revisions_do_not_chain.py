"""The changes of a deadline do not lead from the first deadline to the current one."""

from collections.abc import Iterator
from itertools import pairwise

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import day_words
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import milestones_giving
from dnatrack.rules.rule import rule

_CHANGES = """\
lifecycle: planned
revisions:
  - {on: 2020-03-02, from: 2020-03, to: 2020-06, reason: budget, source: S1}
  - {on: 2020-06-15, from: 2020-06, to: 2020-09, reason: legislation, source: S1}
"""


@rule(
    Severity.ERROR,
    Text(
        "기한 변경이 당초기한에서 현재기한까지 이어지지 않습니다",
        "The changes of a deadline do not lead from the first one to the current one",
    ),
    Text(
        "첫 변경의 `from`이 당초기한이고 마지막 변경의 `to`가 현재기한입니다. 중간이 끊기면 적히지 "
        "않은 연기가 있는 것입니다.",
        "The first `from` is the original deadline, the last `to` the current one. A gap "
        "between them is a change that nobody wrote down.",
    ),
    passes=task_with_milestone(f"due: 2020-09\n{_CHANGES}"),
    fails=task_with_milestone(f"due: 2020-12\n{_CHANGES}"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for owed in milestones_giving("revisions", loaded.tracker):
        # What is out of order does not chain either, so one mistake would show twice.
        out_of_order = tuple(_out_of_order(owed.milestone))
        yield from out_of_order or _broken_links(owed.milestone)


def _out_of_order(milestone: Milestone) -> Iterator[Problem]:
    for index, (before, after) in enumerate(pairwise(milestone.revisions), start=1):
        if after.on < before.on:
            yield Problem(
                milestone.at("revisions", index, "on"),
                Text(
                    f"앞의 변경({day_words(before.on).ko})보다 이른 "
                    f"변경({day_words(after.on).ko})이 뒤에 있습니다",
                    f"a change of {after.on} after one of {before.on}",
                ),
                Text("오래된 것부터 날짜순으로 적으세요", "list the oldest first"),
            )


def _broken_links(milestone: Milestone) -> Iterator[Problem]:
    for index, (before, after) in enumerate(pairwise(milestone.revisions), start=1):
        if after.since != before.to:
            yield Problem(
                milestone.at("revisions", index, "from"),
                Text(
                    f"앞 변경의 변경 후 기한({before.to.words.ko})과 이 변경의 변경 전 "
                    f"기한({after.since.words.ko})이 다릅니다",
                    f"the change before ends at {before.to}, but this one starts from "
                    f"{after.since}",
                ),
                Text(
                    "틀린 쪽을 고치고, 사이에 다른 변경이 있었으면 함께 적으세요",
                    "mend whichever is wrong, or add the change between the two",
                ),
            )
    yield from _wrong_end(milestone)


def _wrong_end(milestone: Milestone) -> Iterator[Problem]:
    if not milestone.revisions or milestone.due == milestone.revisions[-1].to:
        return
    last = milestone.revisions[-1].to
    hint = Text(
        f"`due: {last}` 줄로 고치거나, 기한이 다시 변경되었으면 `revisions`에 추가하세요",
        f"write `due: {last}`, or add the further change to `revisions`",
    )
    if milestone.due is None:
        yield Problem(
            milestone.at("revisions", len(milestone.revisions) - 1, "to"),
            Text(
                f"마지막 변경의 기한은 {last.words.ko}인데 현재기한 `due`가 없습니다",
                f"the last change is to {last}, but `due` is missing",
            ),
            hint,
        )
    else:
        yield Problem(
            milestone.at("due"),
            Text(
                f"마지막 변경의 기한({last.words.ko})과 현재기한 `due`({milestone.due.words.ko})가 "
                "다릅니다",
                f"the last change is to {last}, but `due` is {milestone.due}",
            ),
            hint,
        )
