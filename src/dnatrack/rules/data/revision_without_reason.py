"""A deadline was changed, but it is not said on whose authority, or by which source."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.period import day_words
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import milestones_giving
from dnatrack.rules.rule import rule


@rule(
    Severity.WARNING,
    Text(
        "기한 변경 사유의 근거가 없습니다",
        "Nothing backs the reason for which a deadline was changed",
    ),
    Text(
        "사유만으로는 확인할 수 없습니다. 변경 결정 주체나 근거 문서가 하나라도 있어야 다른 사람이 "
        "확인할 수 있습니다.",
        "Anybody can write down a reason. Others can check it only if they know who decided, or "
        "which document says so.",
    ),
    passes=task_with_milestone("""\
due: 2020-06
lifecycle: planned
revisions:
  - {on: 2020-03-02, from: 2020-03, to: 2020-06, reason: budget, authority: 국무회의}
"""),
    fails=task_with_milestone("""\
due: 2020-06
lifecycle: planned
revisions:
  - {on: 2020-03-02, from: 2020-03, to: 2020-06, reason: budget}
"""),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for owed in milestones_giving("revisions", loaded.tracker):
        milestone = owed.milestone
        for index, revision in enumerate(milestone.revisions):
            is_correction = revision.is_correction  # another rule says so
            if revision.authority is None and revision.source is None and not is_correction:
                yield Problem(
                    milestone.at("revisions", index, "reason"),
                    Text(
                        f"{day_words(revision.on).ko}의 기한 변경에 변경 결정 주체와 출처가 모두 "
                        "없습니다",
                        f"neither who decided the change of {revision.on} nor a source is given",
                    ),
                    Text(
                        "변경 결정 주체를 `authority`에, 근거 문서를 `source`에 적으세요. 둘 "
                        "가운데 하나는 있어야 합니다",
                        "write who decided under `authority`, or the document under `source`, "
                        "or both",
                    ),
                )
