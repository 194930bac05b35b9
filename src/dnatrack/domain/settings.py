"""What is tracked, and the thresholds: `tracker.yaml`."""

from typing import Literal

from dnatrack.domain.record import (
    Count,
    Line,
    NameField,
    Record,
    Sources,
    described,
)


class Thresholds(Record):
    """When something becomes red, yellow or due soon. All in days, but for slips."""

    due_soon_days: Count = described(
        "기한이 며칠 안이면 임박인가", "Due soon within so many days", default=30
    )
    red_after_days: Count = described(
        "며칠 넘게 늦으면 적색인가", "Red when later than so many days", default=30
    )
    red_after_slips: Count = described(
        "몇 번 연기하면 적색인가", "Red from so many slips on", default=2
    )


class Coordinator(Record):
    """The post that coordinates all taskforces."""

    post: NameField = described("직위", "The post")
    note: Line | None = described("비고", "Note", default=None)
    sources: Sources = described("출처", "Sources", min_length=1)


class Settings(Record):
    """`tracker.yaml`: what is tracked, the time zone, the thresholds."""

    schema_version: Literal["1"] = described(
        "자료 형식 판", "Version of the data format", alias="schema"
    )
    title: NameField = described("추적하는 것", "What is tracked")
    timezone: Line = described(
        "기준 시간대", "Time zone of the evaluation day", default="Asia/Seoul"
    )
    coordinator: Coordinator | None = described("종합 조정", "Who coordinates", default=None)
    thresholds: Thresholds = described(
        "기준값", "Thresholds", default=Thresholds.model_construct()
    )
    sources: Sources = described("출처", "Sources", default=())
    note: Line | None = described("비고", "Note", default=None)
