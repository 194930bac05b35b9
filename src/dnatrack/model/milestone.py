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

    on: DayField = describe("변경일", "The day of the change")
    since: PeriodField = describe("변경 전 기한", "The deadline before", key="from")
    to: PeriodField = describe("변경 후 기한", "The deadline after")
    reason: RevisionReason = describe("사유", "Why")
    note: Line | None = describe("설명", "Explanation", default=None)
    authority: Line | None = describe("변경 결정 주체", "Who decided it", default=None)
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

    on: DayField = describe("결정일", "The day it was decided")
    reason: Line = describe("사유", "Why")
    authority: Line | None = describe("결정 주체", "Who decided it", default=None)
    source: SourceId | None = describe("출처", "Source", default=None)


class LookedFor(Record):
    """That somebody looked for an outcome, when, and what they found."""

    on: DayField = describe("확인일", "The day somebody looked")
    result: SearchResult = describe("결과", "What came of it")
    note: Line | None = describe("설명", "Explanation", default=None)
    sources: Sources = describe("확인한 문서", "What was looked at", default=())


class StageReached(Record):
    """A stage of a legal text, and when it was reached."""

    stage: LegislationStage = describe("입법 단계", "The stage")
    on: PeriodField = describe("도달일", "When it was reached")
    note: Line | None = describe("설명", "Explanation", default=None)
    sources: Sources = describe("출처", "Sources", default=())


class Legislation(Record):
    """The legal texts that a milestone of kind `legislation` is about."""

    law: Line = describe("법령 이름", "Name of the law")
    level: LegislationLevel = describe("법령의 종류", "Its rank")
    promises: LegislationStage = describe(
        "이행으로 인정하는 단계",
        "The stage that keeps the promise",
        default=LegislationStage.IN_FORCE,
    )
    stages: tuple[StageReached, ...] = describe(
        "거친 단계(순서대로)", "Stages reached, in order", default=()
    )


class Milestone(Record):
    """A thing to be delivered by a deadline; belongs to a task or to a taskforce."""

    id: Id = describe("과제 안에서 유일한 id", "Id, unique in its task")
    title: NameField = describe("제목", "Title")
    kind: MilestoneKind = describe("종류", "What sort of thing it delivers")
    start: PeriodField | None = describe("시작", "When work starts", default=None)
    due: PeriodField | None = describe(
        "현재기한: 2020, 2020-H2, 2020-Q1, 2020-03, 2020-03-31",
        "Current due: 2020, 2020-H2, 2020-Q1, 2020-03, 2020-03-31",
        default=None,
    )
    due_stated: Line | None = describe(
        "출처의 기한 표현", "The deadline in the source's own words", default=None
    )
    critical: YesNo = describe("핵심 이정표 여부", "Whether others wait for it", default=False)
    blocked_by: tuple[Reference, ...] = describe(
        "선행 이정표", "Milestones that must come first", default=()
    )
    revisions: tuple[Revision, ...] = describe(
        "기한 변경(오래된 순)", "Changes of the deadline, oldest first", default=()
    )
    lifecycle: Lifecycle = describe("진행 상태", "How far it has come")
    done_on: PeriodField | None = describe("완료일", "When it was done", default=None)
    done_by: DayField | None = describe(
        "늦어도 이날까지 완료(완료일 미확인 시 done_on 대신)",
        "Done by this day at the latest, the day itself unknown; in place of done_on",
        default=None,
    )
    completion: Completion | None = describe(
        "이행 범위(전부 이행이 아닐 때)", "How far, where not in full", default=None
    )
    superseded_by: Reference | None = describe(
        "대체 항목의 id", "Id of what replaced it", default=None
    )
    reason: Line | None = describe("보류·중단 사유", "Why on hold or cancelled", default=None)
    decision: Grounds | None = describe(
        "보류·중단·대체 결정의 근거",
        "On whose decision it was put on hold, cancelled or superseded",
        default=None,
    )
    evidence: Sources = describe(
        "완료를 확인하는 출처", "Sources that show it was done", default=()
    )
    verification: Verification = describe(
        "확인 수준", "Who vouches for it", default=Verification.UNVERIFIED
    )
    looked_for: LookedFor | None = describe(
        "결과 확인 기록", "That somebody looked for the outcome", default=None
    )
    legislation: Legislation | None = describe(
        "법령과 입법 단계", "The law and its stages", default=None
    )
    updates: tuple[Update, ...] = describe(
        "추진경과", "Dated statements about progress", default=()
    )
    formerly: tuple[Reference, ...] = describe(
        "이전 id(과제/이정표 또는 과제). 이력을 이어 줍니다",
        "Ids under which it was promised before, task/milestone or task; its ledger goes on",
        default=(),
    )
    part_of: Reference | None = describe(
        "분할 전의 id. 분할된 항목 중 하나는 formerly 키로 적습니다",
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
