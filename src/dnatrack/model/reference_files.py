"""What tasks refer to: sources, meetings, the calendar; and the settings of a tracker."""

from collections.abc import Iterator
from typing import Annotated, Literal

from dnatrack.model.fields import (
    Count,
    DayField,
    FieldKind,
    Id,
    IssueReference,
    Line,
    MinistryId,
    NameField,
    PeriodField,
    Record,
    Reference,
    Shorthand,
    SourceId,
    Sources,
    Team,
    Url,
    describe,
)
from dnatrack.model.milestone import full_reference
from dnatrack.model.words import LegislationLevel, NameLanguage, Seen, SourceKind


class Source(Record):
    """A document that a fact was taken from; its id is its key in `sources.yaml`."""

    title: Line = describe("문서 제목", "Title of the document")
    publisher: Line = describe("발행기관(언론 매체 포함)", "Who published it")
    date: PeriodField | None = describe("발행일", "When it was published", default=None)
    url: Url | None = describe("주소", "Address", default=None)
    kind: SourceKind = describe("문서의 종류", "What sort of document it is")
    seen: Seen = describe("열람 범위", "How much of it was read")
    note: Line | None = describe("비고", "Note", default=None)


class SourcesFile(Record):
    """`sources.yaml`."""

    sources: dict[SourceId, Source] = describe("출처 목록", "Every source by its id")


# A review meeting: what was looked at, and what was decided.


class Decision(Record):
    """What a meeting decided. One that names nothing is about all that the meeting dealt with."""

    text: Line = describe("결정 사항", "What was decided")
    milestones: tuple[Reference, ...] = describe(
        "결정 관련 이정표", "Milestones that it is about", default=()
    )
    issues: tuple[IssueReference, ...] = describe(
        "결정 관련 현안", "Issues that it is about", default=()
    )


DecisionField = Annotated[Decision, Shorthand("text")]


class Meeting(Record):
    """A review meeting of a taskforce."""

    id: Id = describe("id", "Id")
    on: DayField = describe("개최일", "The day it was held")
    taskforce: Id = describe("범정부 TF", "The taskforce")
    number: Count | None = describe("회차", "Which meeting it was", default=None)
    title: NameField = describe("제목", "Title")
    reviewed: tuple[Line, ...] = describe("점검 사항", "What was reviewed", default=())
    decided: tuple[DecisionField, ...] = describe("결정 사항", "What was decided", default=())
    milestones: tuple[Reference, ...] = describe(
        "안건 이정표", "Milestones it dealt with", default=()
    )
    issues: tuple[IssueReference, ...] = describe("안건 현안", "Issues it dealt with", default=())
    note: Line | None = describe("비고", "Note", default=None)
    sources: Sources = describe("출처", "Sources", min_length=1)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Full ids of the milestones and issues it dealt with or decided on, each once."""
        named = [*self._full(self.milestones), *self.issues]
        for decision in self.decided:
            named.extend(self.subjects_of(decision))
        return tuple(dict.fromkeys(named))

    def subjects_of(self, decision: Decision) -> tuple[str, ...]:
        """Full ids of the milestones and issues that one of its decisions names."""
        return (*self._full(decision.milestones), *decision.issues)

    def decisions_about(self, id_: str) -> tuple[Decision, ...]:
        """Its decisions that name the milestone or issue `id_`.

        Where none does, those that name nothing: they are about all that it dealt with.
        """
        named = tuple(one for one in self.decided if id_ in self.subjects_of(one))
        return named or tuple(one for one in self.decided if not self.subjects_of(one))

    def _full(self, references: tuple[str, ...]) -> Iterator[str]:
        """Milestones by their full ids; a bare one is the taskforce's own."""
        return (full_reference(one, self.taskforce) for one in references)


class MeetingsFile(Record):
    """`meetings.yaml`."""

    meetings: tuple[Meeting, ...] = describe("점검 회의 목록", "Every review meeting")


# Public holidays, written down so that no verdict depends on a library's version.


class Holiday(Record):
    """A day on which offices are closed."""

    on: DayField = describe("일자", "The day")
    name: NameField = describe("이름", "Name")


class CalendarFile(Record):
    """`calendar.yaml`."""

    made_with: Line | None = describe("만든 방법", "How it was made", default=None)
    holidays: tuple[Holiday, ...] = describe(
        "공휴일(날짜순)", "Public holidays, in order", default=()
    )


# What is tracked, and the thresholds: `tracker.yaml`.


class Thresholds(Record):
    """When something becomes red, yellow or due soon. All in days, but for slips."""

    due_soon_days: Count = describe(
        "임박 기준(기한까지 남은 일수 이내)", "Due soon within so many days", default=30
    )
    red_after_days: Count = describe(
        "재검토필요 기준(지연 일수 초과)", "Red when later than so many days", default=30
    )
    red_after_slips: Count = describe(
        "재검토필요 기준(연기 횟수 이상)", "Red from so many slips on", default=2
    )

    unsettled_after_days: Count = describe(
        "장기 미해결 기준(현안 제기 후 일수 초과)",
        "Unsettled issues escalate after so many days",
        default=30,
    )
    silent_after_days: tuple[Count, ...] = describe(
        "실적 미갱신 기준(단계별 일수 초과)",
        "No news after so many days, one for each step of the ladder",
        default=(30, 90, 180),
    )


class NoticePeriod(Record):
    """How long a draft of a legal text has to be open to comment at least."""

    level: LegislationLevel = describe("법령의 종류", "Rank of the legal text")
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
        "자료 형식 판", "Version of the data format", key="schema"
    )
    title: NameField = describe("추적하는 것", "What is tracked")
    languages: tuple[NameLanguage, ...] = describe(
        "이름과 제목을 적는 언어: `[ko, en]`, `[ko]`, `[en]`. 없는 언어는 묻지도 알리지도 않음",
        "Languages of names and titles: `[ko, en]`, `[ko]` or `[en]`. Others are not asked for",
        default=(NameLanguage.KO, NameLanguage.EN),
        min_length=1,
    )
    timezone: Line = describe(
        "기준 시간대", "Time zone of the evaluation day", default="Asia/Seoul"
    )
    coordinator: Coordinator | None = describe("종합 조정", "Who coordinates", default=None)
    thresholds: Thresholds = describe("기준값", "Thresholds", default=Thresholds())
    teams: dict[MinistryId, Team] = describe(
        "기관별로, 주관하는 과제 파일의 변경을 승인하는 팀(`mois: @org/mois`)",
        "By ministry, who approves changes of the tasks that it leads (`mois: @org/mois`)",
        default={},
    )
    coordinator_team: Team | None = describe(
        "기한 변경과 나머지 파일의 변경을 승인하는 팀(`@org/coordination`)",
        "Who approves moved deadlines and all other files (`@org/coordination`)",
        default=None,
    )
    notice_periods: tuple[NoticePeriod, ...] = describe(
        "법령의 단계별 최소 입법예고 기간", "Least notice periods by rank of the text", default=()
    )
    sources: Sources = describe("출처", "Sources", default=())
    note: Line | None = describe("비고", "Note", default=None)

    @property
    def main_language(self) -> NameLanguage:
        """The language that every name has to be in: Korean, where it is one of them."""
        return NameLanguage.KO if NameLanguage.KO in self.languages else NameLanguage.EN

    def differences(self, old: "Settings") -> tuple[tuple[str, str, str], ...]:
        """What differs from other settings: name, old value, new value; empty where not said.

        Notes and sources, which decide nothing, are left out.
        """
        was, now = old.said(), self.said()
        names = dict.fromkeys([*was, *now])
        found = ((name, was.get(name, ""), now.get(name, "")) for name in names)
        return tuple(one for one in found if one[1] != one[2])

    def said(self) -> dict[str, str]:
        """What it says, by names; empty where it says nothing."""
        of, post = self.thresholds, self.coordinator
        ladder = " · ".join(map(str, of.silent_after_days))
        return {
            "title": self.title.korean or "",
            "title.en": self.title.en or "",
            "languages": ", ".join(self.languages),
            "timezone": self.timezone,
            "coordinator": post.post.ko if post else "",
            **{name: str(getattr(of, name)) for name in of.fields()},
            "silent_after_days": ladder,
            **{f"notice_periods.{one.level.value}": str(one.days) for one in self.notice_periods},
            "coordinator_team": self.coordinator_team or "",
            **{f"teams.{id_}": team for id_, team in self.teams.items()},
        }
