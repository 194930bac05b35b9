"""A deadline is corrected, but it is not said what was wrong, or which document shows it."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import milestones_giving
from dnatrack.rules.rule import rule

_CORRECTED = """\
due: 2020-06
lifecycle: planned
revisions:
  - {on: 2020-03-02, from: 2020-03, to: 2020-06, reason: correction, NOTEsource: S1}
"""


@rule(
    Severity.ERROR,
    Text("정정 내용과 근거가 없습니다", "A correction does not say what was wrong"),
    Text(
        "정정은 연기로 집계하지 않습니다. 잘못된 내용과 근거 문서가 없으면 연기를 정정으로 적을 수 "
        "있게 됩니다.",
        "A correction is no slip. Without what was wrong and the document that shows it, it would "
        "be a way to call a slip a correction.",
    ),
    passes=task_with_milestone(_CORRECTED.replace("NOTE", "note: 표의 칸을 잘못 읽음, ")),
    fails=task_with_milestone(_CORRECTED.replace("NOTE", "")),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for owed in milestones_giving("revisions", loaded.tracker):
        for index, one in enumerate(owed.milestone.revisions):
            missing = [key for key in ("note", "source") if getattr(one, key) is None]
            if one.is_correction and missing:
                keys = ", ".join(f"`{key}`" for key in missing)
                yield Problem(
                    owed.milestone.at("revisions", index, "reason"),
                    Text(
                        f"기한 정정 항목에 {keys} 키가 없습니다",
                        f"the correction of the deadline lacks {keys}",
                    ),
                    Text(
                        "잘못 적은 내용을 `note`에, 당초 내용이 적힌 문서를 `source`에 적으세요",
                        "say under `note` what was wrong, and under `source` which document "
                        "always said so",
                    ),
                )
