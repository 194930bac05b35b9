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
    describe,
)
from dnatrack.domain.words import LegislationLevel


class Thresholds(Record):
    """When something becomes red, yellow or due soon. All in days, but for slips."""

    due_soon_days: Count = describe(
        "기한이 며칠 안이면 임박인가", "Due soon within so many days", default=30
    )
    red_after_days: Count = describe(
        "며칠 넘게 늦으면 적색인가", "Red when later than so many days", default=30
    )
    red_after_slips: Count = describe(
        "몇 번 연기하면 적색인가", "Red from so many slips on", default=2
    )

    unsettled_after_days: Count = describe(
        "해결되지 않은 현안을 며칠 넘으면 올리는가",
        "Unsettled issues escalate after so many days",
        default=30,
    )
    silent_after_days: tuple[Count, ...] = describe(
        "며칠 동안 소식이 없으면 알리는가, 단계마다",
        "No news after so many days, one for each step of the ladder",
        default=(30, 90, 180),
    )


class NoticePeriod(Record):
    """How long a draft of a legal text has to be open to comment at least."""

    level: LegislationLevel = describe("법령의 단계", "Rank of the legal text")
    days: Count = describe("최소 입법예고 기간(일)", "Days at the least")
    law: Line = describe("근거 법령", "The law that says so")
    note: Line | None = describe("비고", "Note", default=None)
    sources: Sources = describe("출처", "Sources", min_length=1)


class Coordinator(Record):
    """The post that coordinates all taskforces."""

    post: NameField = describe("직위", "The post")
    note: Line | None = describe("비고", "Note", default=None)
    sources: Sources = describe("출처", "Sources", min_length=1)


class Settings(Record):
    """`tracker.yaml`: what is tracked, the time zone, the thresholds."""

    schema_version: Annotated[Literal["1"], FieldKind.COUNT] = describe(
        "자료 형식 판", "Version of the data format", alias="schema"
    )
    title: NameField = describe("추적하는 것", "What is tracked")
    timezone: Line = describe(
        "기준 시간대", "Time zone of the evaluation day", default="Asia/Seoul"
    )
    coordinator: Coordinator | None = describe("종합 조정", "Who coordinates", default=None)
    thresholds: Thresholds = describe("기준값", "Thresholds", default=Thresholds.model_construct())
    teams: dict[MinistryId, Team] = describe(
        "기관별로, 주관하는 과제 파일의 변경을 승인하는 사람들(`mois: @org/mois`)",
        "By ministry, who approves changes of the tasks that it leads (`mois: @org/mois`)",
        default={},
    )
    coordinator_team: Team | None = describe(
        "옮긴 기한과 나머지 파일의 변경을 승인하는 사람들(`@org/coordination`)",
        "Who approves moved deadlines and all other files (`@org/coordination`)",
        default=None,
    )
    notice_periods: tuple[NoticePeriod, ...] = describe(
        "법령의 단계별 최소 입법예고 기간", "Least notice periods by rank of the text", default=()
    )
    sources: Sources = describe("출처", "Sources", default=())
    note: Line | None = describe("비고", "Note", default=None)
