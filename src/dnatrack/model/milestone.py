"""A thing to be delivered by a deadline, and what became of the deadline."""

from datetime import date

from dnatrack.model.fields import (
    Bases,
    DayField,
    Id,
    Line,
    NameField,
    PeriodField,
    Record,
    Reference,
    SourceId,
    Sources,
    Update,
    YesNo,
    describe,
)
from dnatrack.model.period import Period
from dnatrack.model.words import (
    Completion,
    LegislationLevel,
    LegislationStage,
    Lifecycle,
    MilestoneKind,
    RevisionReason,
    SearchResult,
    Verification,
)


def full_reference(written: str, home: str) -> str:
    """The full id, `owner/milestone`, of a milestone named inside the owner `home`."""
    return written if "/" in written else f"{home}/{written}"


class Revision(Record):
    """A declared change of a deadline. The first `from` is the original due."""

    on: DayField = describe("변경한 날", "The day of the change")
    since: PeriodField = describe("변경 전 기한", "The deadline before", key="from")
    to: PeriodField = describe("변경 후 기한", "The deadline after")
    reason: RevisionReason = describe("사유", "Why")
    note: Line | None = describe("설명", "Explanation", default=None)
    authority: Line | None = describe("변경을 정한 주체", "Who decided it", default=None)
    source: SourceId | None = describe("출처", "Source", default=None)

    @property
    def is_correction(self) -> bool:
        """Whether it mends our record, and the promise stayed as it was."""
        return self.reason is RevisionReason.CORRECTION

    @property
    def is_slip(self) -> bool:
        """Whether the deadline moved to a later day."""
        return self.to.last > self.since.last and not self.is_correction


class Grounds(Record):
    """On whose decision a promise was put on hold, cancelled or superseded, and why."""

    on: DayField = describe("정한 날", "The day it was decided")
    reason: Line = describe("사유", "Why")
    authority: Line | None = describe("정한 주체", "Who decided it", default=None)
    source: SourceId | None = describe("출처", "Source", default=None)


class LookedFor(Record):
    """That somebody looked for an outcome, when, and what they found."""

    on: DayField = describe("찾아본 날", "The day somebody looked")
    result: SearchResult = describe("결과", "What came of it")
    note: Line | None = describe("설명", "Explanation", default=None)
    sources: Sources = describe("찾아본 문서", "What was looked at", default=())


class StageReached(Record):
    """A stage of a legal text, and when it was reached."""

    stage: LegislationStage = describe("입법 단계", "The stage")
    on: PeriodField = describe("이른 때", "When it was reached")
    note: Line | None = describe("설명", "Explanation", default=None)
    sources: Sources = describe("출처", "Sources", default=())


class Legislation(Record):
    """The legal texts that a milestone of kind `legislation` is about."""

    law: Line = describe("법령 이름", "Name of the law")
    level: LegislationLevel = describe("법령의 단계", "Its rank")
    promises: LegislationStage = describe(
        "약속을 지킨 것이 되는 단계",
        "The stage that keeps the promise",
        default=LegislationStage.IN_FORCE,
    )
    stages: tuple[StageReached, ...] = describe(
        "거친 단계, 차례대로", "Stages reached, in order", default=()
    )


class Milestone(Record):
    """A thing to be delivered by a deadline; belongs to a task or to a taskforce."""

    id: Id = describe("과제 안에서 하나뿐인 id", "Id, unique in its task")
    title: NameField = describe("제목", "Title")
    kind: MilestoneKind = describe("종류", "What sort of thing it delivers")
    start: PeriodField | None = describe("시작", "When work starts", default=None)
    due: PeriodField | None = describe(
        "현재기한: 2020, 2020-H2, 2020-Q1, 2020-03, 2020-03-31",
        "Current due: 2020, 2020-H2, 2020-Q1, 2020-03, 2020-03-31",
        default=None,
    )
    due_stated: Line | None = describe(
        "출처에 적힌 대로의 기한", "The deadline in the source's own words", default=None
    )
    critical: YesNo = describe("다른 일이 기다리는가", "Whether others wait for it", default=False)
    blocked_by: tuple[Reference, ...] = describe(
        "먼저 끝나야 하는 이정표", "Milestones that must come first", default=()
    )
    revisions: tuple[Revision, ...] = describe(
        "기한 변경, 오래된 것부터", "Changes of the deadline, oldest first", default=()
    )
    lifecycle: Lifecycle = describe("진행 상태", "How far it has come")
    done_on: PeriodField | None = describe("완료한 때", "When it was done", default=None)
    done_by: DayField | None = describe(
        "늦어도 이날까지는 완료(완료한 날을 모를 때, done_on 대신)",
        "Done by this day at the latest, the day itself unknown; in place of done_on",
        default=None,
    )
    completion: Completion | None = describe(
        "다 이루지 못했으면 어디까지", "How far, where not in full", default=None
    )
    superseded_by: Reference | None = describe(
        "대신한 것의 id", "Id of what replaced it", default=None
    )
    reason: Line | None = describe("보류·중단 사유", "Why on hold or cancelled", default=None)
    decision: Grounds | None = describe(
        "보류·중단·대체를 정한 근거",
        "On whose decision it was put on hold, cancelled or superseded",
        default=None,
    )
    evidence: Sources = describe(
        "완료를 보여 주는 출처", "Sources that show it was done", default=()
    )
    verification: Verification = describe(
        "확인 정도", "Who vouches for it", default=Verification.UNVERIFIED
    )
    looked_for: LookedFor | None = describe(
        "결과를 찾아본 기록", "That somebody looked for the outcome", default=None
    )
    legislation: Legislation | None = describe(
        "법령과 입법 단계", "The law and its stages", default=None
    )
    updates: tuple[Update, ...] = describe(
        "날짜가 있는 진행 기록", "Dated statements about progress", default=()
    )
    formerly: tuple[Reference, ...] = describe(
        "전에 쓰던 id(과제/이정표 또는 과제). 이력이 이어집니다",
        "Ids under which it was promised before, task/milestone or task; its ledger goes on",
        default=(),
    )
    part_of: Reference | None = describe(
        "나뉘기 전의 id. 나뉜 것 가운데 하나는 formerly로 적습니다",
        "The id of the promise that it was a part of; one of the parts says formerly",
        default=None,
    )
    basis: Bases = describe("항목별 근거", "How firm single fields are", default={})
    note: Line | None = describe("비고", "Note", default=None)
    sources: Sources = describe("출처", "Sources", min_length=1)

    @property
    def declared_due(self) -> Period | None:
        """The first deadline that its revisions speak of; None where there are none.

        What was corrected before it ever moved was promised as the correction says.
        """
        first = None
        for revision in self.revisions:
            if not revision.is_correction:
                return first or revision.since
            if first is None or first == revision.since:
                first = revision.to
        return first

    def due_on(self, day: date) -> Period | None:
        """The deadline in force on `day`: revisions made later do not count yet.

        A correction counts from the beginning.
        """
        moves = (one for one in self.revisions if not one.is_correction)
        return next((one.since for one in moves if day < one.on), self.due)

    def due_written_on(self, day: date) -> Period | None:
        """The deadline that the data gave on `day`, however wrong it was."""
        return next((one.since for one in self.revisions if day < one.on), self.due)

    def slips_by(self, day: date) -> int:
        """How many revisions made up to `day` moved the deadline to a later day."""
        return sum(one.is_slip for one in self.revisions if one.on <= day)
