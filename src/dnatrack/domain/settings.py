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
from dnatrack.domain.words import LegislationLevel


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

    unsettled_after_days: Count = described(
        "해결되지 않은 현안을 며칠 넘으면 올리는가",
        "Unsettled issues escalate after so many days",
        default=30,
    )
    silent_after_days: tuple[Count, ...] = described(
        "며칠 동안 소식이 없으면 알리는가, 단계마다",
        "No news after so many days, one for each step of the ladder",
        default=(30, 90, 180),
    )


class NoticePeriod(Record):
    """How long a draft of a legal text has to be open to comment at least."""

    level: LegislationLevel = described("법령의 단계", "Rank of the legal text")
    days: Count = described("최소 입법예고 기간(일)", "Days at the least")
    law: Line = described("근거 법령", "The law that says so")
    note: Line | None = described("비고", "Note", default=None)
    sources: Sources = described("출처", "Sources", min_length=1)


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
    notice_periods: tuple[NoticePeriod, ...] = described(
        "법령의 단계별 최소 입법예고 기간", "Least notice periods by rank of the text", default=()
    )
    sources: Sources = described("출처", "Sources", default=())
    note: Line | None = described("비고", "Note", default=None)
