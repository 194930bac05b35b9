"""A deadline was changed after the thing had been done."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import day_words
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import last_completion, milestones_giving
from dnatrack.rules.rule import rule


@rule(
    Severity.WARNING,
    Text("완료 뒤에 기한을 변경했습니다", "A deadline was changed after the thing had been done"),
    Text(
        "완료한 이정표의 기한을 변경하면 지연 완료가 기한 내 완료로 보입니다. 날짜를 잘못 "
        "적었거나, 기록을 나중에 수정한 경우입니다.",
        "To change the deadline of what is done makes what was late look on time. Either a date "
        "is wrong, or the record was put right later.",
    ),
    passes=task_with_milestone("""\
due: 2020-06
lifecycle: done
done_on: 2020-06-10
evidence: [S1]
revisions:
  - {on: 2020-03-02, from: 2020-03, to: 2020-06, reason: budget, source: S1}
"""),
    fails=task_with_milestone("""\
due: 2020-06
lifecycle: done
done_on: 2020-06-10
evidence: [S1]
revisions:
  - {on: 2020-07-02, from: 2020-03, to: 2020-06, reason: budget, source: S1}
"""),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for owed in milestones_giving("revisions", loaded.tracker):
        yield from _too_late(owed.milestone)


def _too_late(milestone: Milestone) -> Iterator[Problem]:
    _, done = last_completion(milestone)
    if done is None:
        return
    for index, revision in enumerate(milestone.revisions):
        is_correction = revision.is_correction
        if revision.on > done.last and not is_correction:
            yield Problem(
                milestone.at("revisions", index, "on"),
                Text(
                    f"완료일({done.words.ko}) 뒤에 기한을 "
                    f"변경했습니다({day_words(revision.on).ko})",
                    f"done ({done}), but the deadline was changed afterwards ({revision.on})",
                ),
                Text(
                    "날짜를 확인하고, 잘못 적은 기한의 정정이면 `reason: correction`으로 적으세요",
                    "check both dates; write `reason: correction` if a wrong deadline was put "
                    "right",
                ),
            )
