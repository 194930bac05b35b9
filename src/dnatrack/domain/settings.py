"""What is tracked, and the thresholds: `tracker.yaml`."""

from typing import Annotated, Literal

from dnatrack.domain.record import (
    Count,
    FieldKind,
    Line,
    MinistryId,
    NameField,
    Record,
    Sources,
    Team,
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

    schema_version: Annotated[Literal["1"], FieldKind.COUNT] = described(
        "자료 형식 판", "Version of the data format", alias="schema"
    )
    title: NameField = described("추적하는 것", "What is tracked")
    timezone: Line = described(
        "기준 시간대", "Time zone of the evaluation day", default="Asia/Seoul"
    )
    coordinator: Coordinator | None = described("종합 조정", "Who coordinates", default=None)
    thresholds: Thresholds = described("기준값", "Thresholds", default=Thresholds.model_construct())
    teams: dict[MinistryId, Team] = described(
        "기관별로, 주관하는 과제 파일의 변경을 승인하는 사람들(`mois: @org/mois`)",
        "By ministry, who approves changes of the tasks that it leads (`mois: @org/mois`)",
        default={},
    )
    coordinator_team: Team | None = described(
        "옮긴 기한과 나머지 파일의 변경을 승인하는 사람들(`@org/coordination`)",
        "Who approves moved deadlines and all other files (`@org/coordination`)",
        default=None,
    )
    sources: Sources = described("출처", "Sources", default=())
    note: Line | None = described("비고", "Note", default=None)
