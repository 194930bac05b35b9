"""The days of the calendar are not in order."""

from collections.abc import Iterator
from itertools import pairwise

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import CALENDAR
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.period import day_words
from dnatrack.rules.rule import Files, rule


def _new_year_and(day: str) -> Files:
    return {
        CALENDAR: f"""\
holidays:
  - {{on: 2020-01-01, name: {{ko: 신정, en: New Year's Day}}}}
  - {{on: {day}, name: {{ko: 삼일절, en: Independence Movement Day}}}}
"""
    }


@rule(
    Severity.WARNING,
    Text("공휴일이 날짜순이 아닙니다", "The days of the calendar are not in order"),
    Text(
        "날짜순으로 적어야 빠진 날과 잘못 옮긴 연도를 쉽게 찾을 수 있습니다.",
        "In order, a missing day or a wrong year catches the eye.",
    ),
    passes=_new_year_and("2020-03-01"),
    fails=_new_year_and("2019-03-01"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for before, after in pairwise(loaded.tracker.holidays):
        if after.on < before.on:
            yield Problem(
                after.at("on"),
                Text(
                    f"날짜 순서가 맞지 않습니다: {day_words(before.on).ko} 다음에 "
                    f"{day_words(after.on).ko}",
                    f"{after.on} stands after {before.on}",
                ),
                Text("날짜순으로 적으세요", "list the days in order"),
            )
        # Two holidays can fall on one day; the same one cannot come twice.
        elif after.on == before.on and after.name.ko == before.name.ko:
            yield Problem(
                after.at("on"),
                Text(
                    f"같은 날짜가 두 번 있습니다: {day_words(after.on).ko} {after.name.ko}",
                    f"{after.on} is here twice",
                ),
                Text("하나만 남기세요", "keep one of them"),
            )
