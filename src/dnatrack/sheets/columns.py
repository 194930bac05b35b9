"""The columns of a sheet of milestones: one place that says what each of them is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from dnatrack.i18n import Text
from dnatrack.model.words import Completion, Lifecycle, MilestoneKind, RevisionReason, Verification

FORM = "dnatrack-sheet/1"


class Role(StrEnum):
    """What the entries of a column are for."""

    KEY = auto()
    """Says which milestone a row is about."""
    FIELD = auto()
    """A field of the milestone, to be edited."""
    MOVE = auto()
    """Why a deadline moves: empty on export, filled in with a new due."""
    SHOWN = auto()
    """For the reader's eyes; what is written there is ignored."""
    MARK = auto()
    """What the row was exported from."""


class Shape(StrEnum):
    """What the entries of a column are."""

    TEXT = auto()
    PERIOD = auto()
    WORD = auto()
    SOURCES = auto()
    COUNT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` is in cells of a terminal, of which a Hangul syllable takes two.

    `words` is the closed list that an entry is taken from, `is_required` whether it may
    not be empty, `hint` what to write there.
    """

    key: str
    heading: Text
    width: int
    role: Role = Role.FIELD
    shape: Shape = Shape.TEXT
    words: type[StrEnum] | None = None
    is_required: bool = False
    hint: Text | None = None


_PERIOD_HINT = Text(
    "2020-03-31, 2020-03, 2020-Q1, 2020-H2, 2020 가운데 아는 만큼만 적습니다.",
    "As precise as it is known: 2020-03-31, 2020-03, 2020-Q1, 2020-H2 or 2020.",
)
_SOURCES_HINT = Text(
    "출처의 id(S46)를 적습니다. 여럿이면 쉼표로 나눕니다.",
    "Ids of sources (S46), with commas between several.",
)
_MOVE_HINT = Text("현재기한을 고쳤을 때만 적습니다.", "Only where the current due was changed.")

COLUMNS: tuple[Column, ...] = (
    Column("id", Text("전체 id", "full id"), 30, Role.KEY),
    Column("title.ko", Text("제목", "title (Korean)"), 36, is_required=True),
    Column("taskforce", Text("범정부 TF", "taskforce"), 28, Role.SHOWN),
    Column("task", Text("과제 id", "task id"), 20, Role.KEY),
    Column("task_title", Text("과제 제목", "task title"), 32, Role.SHOWN),
    Column("lead", Text("주관", "lead"), 12, Role.SHOWN),
    Column("due", Text("현재기한", "current due"), 12, shape=Shape.PERIOD, hint=_PERIOD_HINT),
    Column(
        "lifecycle",
        Text("진행 상태", "lifecycle"),
        13,
        shape=Shape.WORD,
        words=Lifecycle,
        is_required=True,
    ),
    Column("done_on", Text("완료일", "done on"), 12, shape=Shape.PERIOD, hint=_PERIOD_HINT),
    Column(
        "completion",
        Text("완료 범위", "how far done"),
        12,
        shape=Shape.WORD,
        words=Completion,
        hint=Text(
            "약속대로 다 이루지 못했을 때만 적습니다.", "Only where it was not done in full."
        ),
    ),
    Column("evidence", Text("증빙", "evidence"), 14, shape=Shape.SOURCES, hint=_SOURCES_HINT),
    Column(
        "verification",
        Text("확인 정도", "verification"),
        12,
        shape=Shape.WORD,
        words=Verification,
    ),
    Column(
        "reason",
        Text("보류·중단 사유", "why on hold or cancelled"),
        28,
        hint=Text(
            "진행 상태가 보류나 중단이면 까닭을 적습니다.",
            "Why, where the lifecycle is on hold or cancelled.",
        ),
    ),
    Column("note", Text("비고", "note"), 44),
    Column(
        "revision.reason",
        Text("기한 변경 사유", "why the due moves"),
        15,
        Role.MOVE,
        Shape.WORD,
        RevisionReason,
        hint=_MOVE_HINT,
    ),
    Column(
        "revision.note",
        Text("기한 변경 설명", "the move explained"),
        28,
        Role.MOVE,
        hint=_MOVE_HINT,
    ),
    Column(
        "revision.authority",
        Text("변경을 정한 주체", "who decided the move"),
        20,
        Role.MOVE,
        hint=_MOVE_HINT,
    ),
    Column(
        "revision.source",
        Text("변경의 출처", "source of the move"),
        13,
        Role.MOVE,
        Shape.SOURCES,
        hint=Text(
            "기한을 바꾼 문서의 id(S46) 하나를 적습니다.",
            "The id (S46) of the one document that moved it.",
        ),
    ),
    Column(
        "due_stated",
        Text("출처에 적힌 기한", "due as stated"),
        24,
        hint=Text("출처의 말 그대로 적습니다.", "In the source's own words."),
    ),
    Column(
        "kind",
        Text("종류", "kind"),
        12,
        shape=Shape.WORD,
        words=MilestoneKind,
        is_required=True,
    ),
    Column("title.en", Text("영문 제목", "title (English)"), 36),
    Column("milestone", Text("이정표 id", "milestone id"), 20, Role.KEY),
    Column("original_due", Text("당초기한", "original due"), 12, Role.SHOWN, Shape.PERIOD),
    Column("revisions", Text("기한 변경 횟수", "moves so far"), 9, Role.SHOWN, Shape.COUNT),
    Column("state", Text("일정 상태", "schedule state"), 24, Role.SHOWN),
    Column("days_late", Text("지연 일수", "days late"), 9, Role.SHOWN, Shape.COUNT),
    Column("mark", Text("내보낸 시점", "exported from"), 62, Role.MARK),
)
BY_KEY: Mapping[str, Column] = {one.key: one for one in COLUMNS}
FIELDS: tuple[Column, ...] = tuple(one for one in COLUMNS if one.role is Role.FIELD)
MOVES: tuple[Column, ...] = tuple(one for one in COLUMNS if one.role is Role.MOVE)
