"""A pan-government taskforce: who is in it, how it is organised, what it owes."""

from dnatrack.model.fields import (
    Bases,
    Count,
    Id,
    Line,
    MinistryId,
    NameField,
    PeriodField,
    Record,
    Sources,
    describe,
)
from dnatrack.model.milestone import Milestone
from dnatrack.model.words import GroupKind


class Post(Record):
    """A post that somebody holds a role by, and the ministry it belongs to."""

    post: NameField = describe("직위", "The post")
    ministry: MinistryId = describe("소속 기관", "The ministry of the post")
    sources: Sources = describe("출처", "Sources", default=())


class Group(Record):
    """A standing part of a taskforce."""

    id: Id = describe("id", "Id")
    kind: GroupKind = describe("작업반 또는 분과", "Working group or subcommittee")
    name: NameField = describe("이름", "Name")
    lead: Line | None = describe("반장·분과장", "Who leads it", default=None)
    note: Line | None = describe("비고", "Note", default=None)
    sources: Sources = describe("출처", "Sources", min_length=1)


class Plan(Record):
    """The document that a taskforce carries out."""

    name: NameField = describe("계획 이름", "Name of the plan")
    announced: PeriodField | None = describe("발표일", "When it was announced", default=None)
    venue: Line | None = describe("발표 회의", "Where it was announced", default=None)
    sources: Sources = describe("출처", "Sources", min_length=1)


class Priority(Record):
    """One of the priority tasks of a taskforce."""

    id: Id = describe("id", "Id")
    name: NameField = describe("이름", "Name")
    sources: Sources = describe("출처", "Sources", min_length=1)


class Expect(Record):
    """Totals that the sources state; data that does not add up is an error."""

    ministries: Count | None = describe(
        "참여 기관 수(공개·비공개 합계)", "Ministries, named and undisclosed", default=None
    )
    groups: Count | None = describe("작업반·분과 수", "Groups", default=None)
    priorities: Count | None = describe("우선 추진과제 수", "Priorities", default=None)
    tasks: Count | None = describe("세부과제 수", "Tasks", default=None)
    multi_ministry: Count | None = describe("다부처 과제 수", "Multi-ministry tasks", default=None)


class Taskforce(Record):
    """One of the pan-government taskforces."""

    id: Id = describe("id", "Id")
    name: NameField = describe("이름", "Name")
    launched: PeriodField | None = describe("출범일", "When it was launched", default=None)
    chair: Post = describe("단장", "Its chair")
    co_chair: Post | None = describe("공동지원단장", "Its co-chair", default=None)
    ministries: tuple[MinistryId, ...] = describe("참여 기관", "Its ministries")
    undisclosed_ministries: Count = describe(
        "비공개 참여 기관 수", "Ministries whose names are not public", default=0
    )
    groups: tuple[Group, ...] = describe("작업반·분과", "Its groups", default=())
    plan: Plan | None = describe("이행 대상 계획", "The plan it carries out", default=None)
    priorities: tuple[Priority, ...] = describe("우선 추진과제", "Its priorities", default=())
    expect: Expect | None = describe("출처에 적힌 합계", "Totals that sources state", default=None)
    milestones: tuple[Milestone, ...] = describe(
        "TF 자체의 이정표", "What the taskforce itself owes", default=()
    )
    formerly: tuple[Id, ...] = describe(
        "이전 id. 이력을 이어 줍니다",
        "Ids that it had before; its ledger goes on",
        default=(),
    )
    basis: Bases = describe("항목별 근거", "How firm single fields are", default={})
    note: Line | None = describe("비고", "Note", default=None)
    sources: Sources = describe("출처", "Sources", min_length=1)


class TaskforcesFile(Record):
    """`taskforces.yaml`."""

    taskforces: tuple[Taskforce, ...] = describe("범정부 TF 목록", "Every taskforce")
