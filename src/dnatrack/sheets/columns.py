"""The columns of the sheets: what each is, its headings and its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache
from unicodedata import normalize

from dnatrack.i18n import Text, say
from dnatrack.model.words import (
    Completion,
    Lifecycle,
    MilestoneKind,
    RevisionReason,
    SourceKind,
    Verification,
)
from dnatrack.reports.wording import find_member, word, words_of


class Kind(StrEnum):
    """What the rows of a sheet are about."""

    MILESTONES = auto()
    TASKS = auto()
    SOURCES = auto()


NAMES: Mapping[Kind, Text] = {
    Kind.MILESTONES: Text("이정표", "milestones"),
    Kind.TASKS: Text("과제", "tasks"),
    Kind.SOURCES: Text("출처", "sources"),
}
"""What the sheets are called."""


class Role(StrEnum):
    """What the entries of a column are for."""

    KEY = auto()
    """Says what a row is about; empty where that is new."""
    FIELD = auto()
    """A field of the milestone, to be edited."""
    MOVE = auto()
    """On what grounds a deadline moves or a promise is left: empty on export."""
    NEW = auto()
    """What has to be said of something new; in all other rows for reading only."""
    SHOWN = auto()
    """For the reader's eyes; what is written there is ignored."""
    MARK = auto()
    """What the row was exported from."""


class Shape(StrEnum):
    """What the entries of a column are."""

    TEXT = auto()
    PERIOD = auto()
    SOURCES = auto()
    COUNT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` is in cells of a terminal, of which a Hangul syllable takes two.

    `words` is the closed list that an entry is taken from, `is_required` whether it may
    not be empty, `hint` what to write there. `also` are other headings that are read: those
    of former versions, and what people call it in lists of their own.
    """

    key: str
    heading: Text
    width: int
    role: Role = Role.FIELD
    shape: Shape = Shape.TEXT
    words: type[StrEnum] | None = None
    is_required: bool = False
    hint: Text | None = None
    also: tuple[str, ...] = ()


_PERIOD_HINT = Text(
    "2020-03-31, 2020-03, 2020-Q1, 2020-H2, 2020 가운데 아는 만큼만 적습니다.",
    "As precise as it is known: 2020-03-31, 2020-03, 2020-Q1, 2020-H2 or 2020.",
)
_SOURCES_HINT = Text(
    "출처 id(S46), 주소, 문서 제목 가운데 하나를 적고, 여럿이면 줄을 바꾸거나 쌍반점(;)을 씁니다.",
    "An id (S46), an address or the title of a document; a semicolon or new line between several.",
)
_MOVE_HINT = Text("현재기한을 고쳤을 때만 적습니다.", "Only where the current due was changed.")
_GROUNDS_HINT = Text(
    "현재기한을 고쳤거나 진행 상태를 보류·중단으로 바꾸었을 때만 적습니다.",
    "Only where the current due was changed, or the lifecycle to on hold or cancelled.",
)
_TASK_ID = Column("task", Text("과제 id", "task id"), 20, Role.KEY, also=("과제번호", "과제 번호"))
_TASK_TITLE = Column(
    "task_title", Text("과제 제목", "task title"), 32, Role.NEW, also=("과제", "과제명", "세부과제")
)
_TASKFORCE = Column(
    "taskforce", Text("범정부 TF", "taskforce"), 28, Role.NEW, also=("TF", "task force")
)
_LEAD = Column(
    "lead",
    Text("주관", "lead"),
    12,
    Role.NEW,
    also=("주관기관", "주관부처", "담당", "담당부서", "lead ministry", "department"),
)
_SOURCES = Column(
    "sources",
    Text("출처", "sources"),
    14,
    Role.NEW,
    Shape.SOURCES,
    hint=_SOURCES_HINT,
    also=("근거", "근거 문서", "source"),
)
_ENGLISH = Text("영문 제목", "title (English)")
_NOTE = Column("note", Text("비고", "note"), 44, also=("notes",))

COLUMNS: tuple[Column, ...] = (
    Column("id", Text("전체 id", "full id"), 30, Role.KEY),
    Column(
        "title.ko",
        Text("제목", "title"),
        36,
        is_required=True,
        also=("이정표", "이정표 제목", "title (Korean)", "milestone title"),
    ),
    _TASKFORCE,
    _TASK_ID,
    _TASK_TITLE,
    _LEAD,
    Column(
        "due",
        Text("현재기한", "current due"),
        12,
        shape=Shape.PERIOD,
        hint=_PERIOD_HINT,
        also=("기한", "due", "deadline"),
    ),
    Column(
        "lifecycle",
        Text("진행 상태", "lifecycle"),
        13,
        words=Lifecycle,
        is_required=True,
        also=("status",),
    ),
    Column("done_on", Text("완료일", "done on"), 12, shape=Shape.PERIOD, hint=_PERIOD_HINT),
    Column(
        "completion",
        Text("이행 범위", "how far done"),
        12,
        words=Completion,
        hint=Text(
            "약속대로 다 이루지 못했을 때만 적습니다.", "Only where it was not done in full."
        ),
        also=("완료 범위",),
    ),
    Column("evidence", Text("증빙", "evidence"), 14, shape=Shape.SOURCES, hint=_SOURCES_HINT),
    Column(
        "verification",
        Text("확인 수준", "verification"),
        12,
        words=Verification,
        also=("확인 정도",),
    ),
    Column(
        "reason",
        Text("보류·중단 사유", "why on hold or cancelled"),
        28,
        hint=Text(
            "진행 상태가 보류나 중단이면 사유를 적습니다.",
            "Why, where the lifecycle is on hold or cancelled.",
        ),
    ),
    _NOTE,
    Column(
        "revision.reason",
        Text("기한 변경 사유", "why the due moves"),
        15,
        Role.MOVE,
        words=RevisionReason,
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
        Text("변경 결정 주체", "who decided the move"),
        20,
        Role.MOVE,
        hint=_GROUNDS_HINT,
        also=("변경을 정한 주체",),
    ),
    Column(
        "revision.source",
        Text("변경 근거", "source of the move"),
        13,
        Role.MOVE,
        Shape.SOURCES,
        hint=Text(
            "기한을 변경하거나 보류·중단을 결정한 문서 하나를 적습니다(id, 주소, 제목).",
            "The one document that moved it, or put it on hold or cancelled it"
            " (id, address or title).",
        ),
        also=("변경의 출처",),
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
        words=MilestoneKind,
        is_required=True,
        also=("이정표 종류",),
    ),
    Column("title.en", _ENGLISH, 36),
    _SOURCES,
    Column("milestone", Text("이정표 id", "milestone id"), 20, Role.KEY),
    Column("original_due", Text("당초기한", "original due"), 12, Role.SHOWN, Shape.PERIOD),
    Column("revisions", Text("기한 변경 횟수", "moves so far"), 9, Role.SHOWN, Shape.COUNT),
    Column("state", Text("일정 상태", "schedule state"), 24, Role.SHOWN),
    Column("outcome", Text("이행 결과", "outcome"), 24, Role.SHOWN),
    Column("done_by", Text("늦어도 완료한 날", "done by"), 14, Role.SHOWN, Shape.PERIOD),
    Column("days_late", Text("지연 일수", "days late"), 9, Role.SHOWN, Shape.COUNT),
    Column("mark", Text("내보낸 시점", "exported from"), 62, Role.MARK),
)
TASK_COLUMNS: tuple[Column, ...] = (
    _TASK_ID,
    _TASK_TITLE,
    Column("title.en", _ENGLISH, 36, Role.NEW),
    _TASKFORCE,
    Column("priority", Text("우선 추진과제", "priority"), 24, Role.NEW),
    _LEAD,
    Column(
        "partners",
        Text("협조", "partners"),
        24,
        Role.NEW,
        hint=Text("기관을 쉼표로 나눕니다.", "Ministries, with commas between them."),
        also=("협조기관", "협조부처"),
    ),
    Column("promise", Text("약속한 내용", "promise"), 44, Role.NEW),
    _SOURCES,
    Column("note", _NOTE.heading, 36, Role.NEW),
    Column("milestones", Text("이정표 수", "number of milestones"), 9, Role.SHOWN, Shape.COUNT),
)
SOURCE_COLUMNS: tuple[Column, ...] = (
    Column("source_id", Text("출처 id", "source id"), 10, Role.KEY),
    Column("source_date", Text("발행일", "date"), 12, Role.NEW, Shape.PERIOD, hint=_PERIOD_HINT),
    Column("source_title", Text("문서 제목", "document title"), 60, Role.NEW),
    Column("publisher", Text("발행기관", "publisher"), 28, Role.NEW),
    Column("url", Text("주소", "address"), 60, Role.NEW),
    Column("source_kind", Text("문서 종류", "kind of document"), 12, Role.NEW, words=SourceKind),
)
TABLES: Mapping[Kind, tuple[Column, ...]] = {
    Kind.MILESTONES: COLUMNS,
    Kind.TASKS: TASK_COLUMNS,
    Kind.SOURCES: SOURCE_COLUMNS,
}
LEFT = frozenset({Lifecycle.ON_HOLD.value, Lifecycle.CANCELLED.value, Lifecycle.SUPERSEDED.value})
"""The lifecycles that leave a promise."""
BY_KEY: Mapping[str, Column] = {one.key: one for one in COLUMNS}
FIELDS: tuple[Column, ...] = tuple(one for one in COLUMNS if one.role is Role.FIELD)
MOVES: tuple[Column, ...] = tuple(one for one in COLUMNS if one.role is Role.MOVE)


# The words of closed lists, as a sheet shows them and as people write them.


def word_shown(column: Column, text: str) -> str:
    """What stands for `text` in a cell of `column`: a word in the language in force."""
    if column.words is None or not text:
        return text
    return word(column.words(text))


def shown_words(words: type[StrEnum]) -> list[str]:
    """Every word of a closed list in the language in force."""
    return [say(text) for text in words_of(words).values()]


@lru_cache(maxsize=1024)
def value_named(words: type[StrEnum], text: str) -> str | None:
    """The value that a person means: by itself, or by its word in either language."""
    found = find_member(words, text)
    return None if found is None else found.value


# Which column is which: by its heading in either language, or by its key.

_FEWEST = 2


def keys_in(row: Iterable[str]) -> Mapping[str, int]:
    """The keys of the columns that a row has headings of, with the index of the first each."""
    found: dict[str, int] = {}
    for index, text in enumerate(row):
        key = _KEYS.get(_bare(text))
        if key is not None:
            found.setdefault(key, index)
    return found


def kind_of(keys: Mapping[str, int]) -> Kind | None:
    """What a sheet with headings of these columns is about; None where it is none of ours."""
    if len(keys) < _FEWEST:
        return None
    if keys.keys() & {"id", "milestone"} or ("task" in keys and "due" in keys):
        return Kind.MILESTONES
    if "source_id" in keys or {"source_title", "publisher"} <= keys.keys():
        return Kind.SOURCES
    if keys.keys() & {"title.ko", "task_title"} and keys.keys() & {"due", "kind"}:
        return Kind.MILESTONES
    is_task = "task_title" in keys and keys.keys() & {"task", "taskforce", "lead"}
    return Kind.TASKS if is_task else None


def _bare(text: str) -> str:
    return "".join(normalize("NFC", text).casefold().split())


_KEYS: Mapping[str, str] = {
    _bare(spelling): column.key
    for columns in reversed(list(TABLES.values()))
    for column in columns
    for spelling in (column.key, *column.heading, *column.also)
}
