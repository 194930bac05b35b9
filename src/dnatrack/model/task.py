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
    looked_for: LookedFor | None = describe(
        "결과 확인 기록", "That somebody looked for the outcome", default=None
    )
    declared_signal: DeclaredSignal | None = describe(
        "기관 자체 판정", "The signal that the ministry itself declares", default=None
    )
    override: SignalOverride | None = describe(
        "조정 신호", "The signal that the coordinator decided on", default=None
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
    sources: Sources = describe("출처", "Sources", min_length=1)
    note: Line | None = describe("비고", "Note", default=None)
    updates: tuple[Update, ...] = describe(
        "추진경과", "Dated statements about progress", default=()
    )
    milestones: tuple[Milestone, ...] = describe("이정표", "Milestones", default=())
    issues: tuple[Issue, ...] = describe(
        "현안", "What has to be settled between ministries", default=()
    )
