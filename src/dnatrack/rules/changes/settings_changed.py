"""What is counted, and how, is decided otherwise now: a threshold, the time zone, a title."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.data_files import SETTINGS, DataPath
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.reference_files import Thresholds
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.pairs import less_readable_files
from dnatrack.rules.rule import change_rule

_SETTINGS = """\
schema: 1
title: {ko: 예시, en: Example}
thresholds: {red_after_days: 30}
"""


@change_rule(
    Severity.WARNING,
    Text("관리 설정이 변경되었습니다", "A setting of the tracker changed"),
    Text(
        "기준값을 올리면 지연은 그대로인데 재검토필요 과제가 줄어듭니다. 시간대, 제목, 입법예고 "
        "최소기간, 승인자도 한 줄로 바뀝니다. 오류는 아니지만 검토자의 확인이 필요합니다.",
        "A higher threshold makes red tasks vanish while everything is as late as before. The "
        "time zone, the title, notice periods and those who approve change by one line, too. "
        "That may be right, but whoever reviews the change has to see it.",
    ),
    before={SETTINGS: _SETTINGS},
    passes={SETTINGS: f"{_SETTINGS}note: 기준값은 사무국이 정함\n"},
    fails={SETTINGS: _SETTINGS.replace("30", "99999")},
)
def check(comparison: Comparison) -> Iterator[Problem]:
    before, after = comparison.before, comparison.after
    unread = less_readable_files(before, after) | less_readable_files(after, before)
    if SETTINGS in unread or SETTINGS not in before.snapshot.files:
        return
    for name, was, now in after.tracker.settings.differences(before.tracker.settings):
        yield Problem(
            _place(name),
            Text(
                f"`{name}` 설정이 변경되었습니다: {was or '없음'} → {now or '없음'}",
                f"`{name}` was {was or 'not set'} and is {now or 'not set'} now",
            ),
            Text(
                "결정 주체와 사유를 이 변경에 적고, 집계 변동은 `dnatrack diff`로 확인하세요",
                "say in this change who decided it and why; `dnatrack diff` shows what it does to "
                "the counts",
            ),
        )


def _place(name: str) -> DataPath:
    if name in Thresholds.fields():
        return DataPath(SETTINGS, ("thresholds", name))
    return DataPath(SETTINGS, tuple(name.split(".")))
