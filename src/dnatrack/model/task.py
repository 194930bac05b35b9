"""One subtask of a plan: one file, one promise, its milestones."""

from datetime import date

from dnatrack.model.fields import (
    Bases,
    DayField,
    Id,
    Line,
    MinistryId,
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
from dnatrack.model.milestone import Grounds, LookedFor, Milestone
from dnatrack.model.words import Completion, Lifecycle, SaidSignal


class Promise(Record):
    """The words that were promised. Frozen: they are never edited."""

    text: Line = describe("약속한 내용", "What was promised")
    source: SourceId = describe("출처", "Source")


class WorkingTaskforce(Record):
    """The working TF of a multi-ministry task, as far as it is public."""

    name: NameField | None = describe("이름", "Name", default=None)
    head: Line | None = describe("반장", "Who heads it", default=None)
    formed: PeriodField | None = describe("구성일", "When it was formed", default=None)
    sources: Sources = describe("출처", "Sources", default=())


class DeclaredSignal(Record):
    """What a ministry itself says of how its task goes."""

    signal: SaidSignal = describe("기관 자체 판정", "The signal that the ministry declares")
    on: DayField = describe("판정일", "The day it said so")
    note: Line | None = describe("설명", "Explanation", default=None)
    source: SourceId | None = describe("출처", "Source", default=None)


class SignalOverride(Record):
    """What the coordinator wants to be shown instead of what was worked out, and until when."""

    signal: SaidSignal = describe("적용할 신호", "The signal to be shown instead")
    reason: Line = describe("사유", "Why")
    by: Line = describe("결정 주체(직위)", "Who decided it")
    since: DayField | None = describe("적용 시작일", "From this day on", default=None, key="from")
    until: DayField = describe("적용 종료일", "Up to this day")
    source: SourceId | None = describe("출처", "Source", default=None)

    def is_in_force(self, day: date) -> bool:
        """Whether it holds on `day`; both its days count."""
        return (self.since is None or self.since <= day) and day <= self.until

    def is_expired(self, day: date) -> bool:
        """Whether it stands in the data on `day` although it holds no more."""
        return self.until < day


class Issue(Record):
    """What has to be settled between ministries (현안)."""

    id: Id = describe("과제 안에서 유일한 id", "Id, unique in its task")
    title: NameField = describe("제목", "Title")
    between: tuple[MinistryId, ...] = describe("관련 기관", "The ministries concerned", default=())
    raised: PeriodField = describe("제기일", "When it was raised")
    settled: PeriodField | None = describe("해결일", "When it was settled", default=None)
    outcome: Line | None = describe("결과", "How it was settled", default=None)
    sources: Sources = describe("출처", "Sources", min_length=1)


class Task(Record):
    """One subtask; the file's name is its id."""

    id: Id = describe("파일 이름과 같은 id", "Id, the same as the file's name")
    title: NameField = describe("제목", "Title")
    taskforce: Id = describe("소속 범정부 TF", "The taskforce it belongs to")
    priority: Id | None = describe("우선 추진과제", "The priority it belongs to", default=None)
    group: Id | None = describe("작업반·분과", "The group it belongs to", default=None)
    lead: MinistryId | None = describe("주관기관", "The ministry that answers for it", default=None)
    partners: tuple[MinistryId, ...] = describe(
        "협조기관", "Ministries that work with it", default=()
    )
    unnamed_partners: Line | None = describe(
        "출처에 명칭 없이 적힌 협조기관(등, 각부처·지자체)",
        "Partners that the source does not name, in its words",
        default=None,
    )
    multi_ministry: YesNo = describe(
        "다부처 과제 여부", "Whether it needs several ministries", default=False
    )
    working_tf: WorkingTaskforce | None = describe(
        "과제별 실무 TF", "Its own working TF", default=None
    )
    promise: Promise | None = describe(
        "약속한 내용(수정하지 않음)", "What was promised; never edited", default=None
    )
    lifecycle: Lifecycle = describe("진행 상태", "How far it has come")
    done_on: PeriodField | None = Milestone.same("done_on")
    done_by: DayField | None = Milestone.same("done_by")
    completion: Completion | None = Milestone.same("completion")
    superseded_by: Reference | None = Milestone.same("superseded_by")
    reason: Line | None = Milestone.same("reason")
    decision: Grounds | None = Milestone.same("decision")
    evidence: Sources = Milestone.same("evidence")
    looked_for: LookedFor | None = Milestone.same("looked_for")
    declared_signal: DeclaredSignal | None = describe(
        "기관 자체 판정", "The signal that the ministry itself declares", default=None
    )
    override: SignalOverride | None = describe(
        "조정 신호", "The signal that the coordinator decided on", default=None
    )
    formerly: tuple[Reference, ...] = Milestone.same("formerly")
    part_of: Reference | None = Milestone.same("part_of")
    basis: Bases = describe("항목별 근거", "How firm single fields are", default={})
    sources: Sources = describe("출처", "Sources", min_length=1)
    note: Line | None = describe("비고", "Note", default=None)
    updates: tuple[Update, ...] = Milestone.same("updates")
    milestones: tuple[Milestone, ...] = describe("이정표", "Milestones", default=())
    issues: tuple[Issue, ...] = describe(
        "현안", "What has to be settled between ministries", default=()
    )
