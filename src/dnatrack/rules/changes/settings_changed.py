"""What is counted, and how, is decided otherwise now: a threshold, the time zone, a title."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.data_files import SETTINGS, DataPath
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.reference_files import Thresholds
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.pairs import less_readable_files
from dnatrack.rules.rule import ChangeRule


def _check(comparison: Comparison) -> Iterator[Problem]:
    before, after = comparison.before, comparison.after
    unread = less_readable_files(before, after) | less_readable_files(after, before)
    if SETTINGS in unread or SETTINGS not in before.snapshot.files:
        return
    for name, was, now in after.tracker.settings.differences(before.tracker.settings):
        yield Problem(
            _place(name),
            Text(
                f"`{name}`이(가) {was or '없음'}에서 {now or '없음'}(으)로 바뀌었습니다",
                f"`{name}` was {was or 'not set'} and is {now or 'not set'} now",
            ),
            Text(
                "누가 왜 정했는지 이 변경에 적고, 집계가 얼마나 달라지는지는 `dnatrack diff`로 "
                "보세요",
                "say in this change who decided it and why; `dnatrack diff` shows what it does to "
                "the counts",
            ),
        )


def _place(name: str) -> DataPath:
    if name in Thresholds.fields():
        return DataPath(SETTINGS, ("thresholds", name))
    return DataPath(SETTINGS, tuple(name.split(".")))


_SETTINGS = """\
schema: 1
title: {ko: 예시, en: Example}
thresholds: {red_after_days: 30}
"""

RULE = ChangeRule(
    id="settings-changed",
    severity=Severity.WARNING,
    summary=Text("추적 설정이 바뀌었습니다", "A setting of the tracker changed"),
    reason=Text(
        "기준값을 올리면 늦은 일은 그대로인데 재검토 필요가 사라집니다. 시간대, 제목, 최소 "
        "입법예고 기간, 승인하는 사람들도 한 줄로 바뀝니다. 틀린 것은 아니지만 검토하는 사람이 "
        "보아야 합니다.",
        "A higher threshold makes red tasks vanish while everything is as late as before. The "
        "time zone, the title, notice periods and those who approve change by one line, too. "
        "That may be right, but whoever reviews the change has to see it.",
    ),
    before={SETTINGS: _SETTINGS},
    passes={SETTINGS: f"{_SETTINGS}note: 기준값은 사무국이 정함\n"},
    fails={SETTINGS: _SETTINGS.replace("30", "99999")},
    check=_check,
)
