"""Something has both the day on which it was done and one by which it was done."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.period import day_words
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import items_giving
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text(
        "`done_on`과 `done_by`가 함께 있습니다",
        "Something has both a date of completion and a day by which it was done",
    ),
    Text(
        "`done_by`(늦어도 이날까지 완료)는 완료일이 확인되지 않을 때만 `done_on`(완료일) 대신 "
        "적습니다. 둘이 함께 있으면 기한 준수 여부를 어느 날로 판정할지 정할 수 없습니다.",
        "`done_by` stands in place of `done_on`, where the date is not known. With both, nobody "
        "can tell which of them says whether the deadline was kept.",
    ),
    passes=task_with_milestone("lifecycle: done\ndone_by: 2020-12-09\nevidence: [S1]\n"),
    fails=task_with_milestone(
        "lifecycle: done\ndone_on: 2020-12\ndone_by: 2020-12-09\nevidence: [S1]\n"
    ),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for item in items_giving("done_by", loaded.tracker):
        if item.done_on is not None and item.done_by is not None:
            yield Problem(
                item.at("done_by"),
                Text(
                    f"`done_on`({item.done_on.words.ko})과 "
                    f"`done_by`({day_words(item.done_by).ko})가 함께 있습니다",
                    f"done on {item.done_on}, and done by {item.done_by}",
                ),
                Text(
                    "완료일이 확인되면 `done_by`를, 확인되지 않으면 `done_on`을 지우세요",
                    "delete `done_by` if it is known when it was done, else `done_on`",
                ),
            )
