"""The columns of a sheet of milestones: what each is, its headings and its words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from hashlib import sha256
from typing import NamedTuple
from unicodedata import normalize

from dnatrack.i18n import Text, say
from dnatrack.model.milestone import Milestone
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Completion, Lifecycle, MilestoneKind, RevisionReason, Verification
from dnatrack.reports.wording import find_member, word, words_of

FORM = "dnatrack-sheet/1"


class Role(StrEnum):
    """What the entries of a column are for."""

    KEY = auto()
    """Says which milestone a row is about."""
    FIELD = auto()
    """A field of the milestone, to be edited."""
    MOVE = auto()
    """On what grounds a deadline moves or a promise is left: empty on export."""
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
_GROUNDS_HINT = Text(
    "현재기한을 고쳤거나 진행 상태를 보류·중단으로 바꾸었을 때만 적습니다.",
    "Only where the current due was changed, or the lifecycle to on hold or cancelled.",
)

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
        hint=_GROUNDS_HINT,
    ),
    Column(
        "revision.source",
        Text("변경의 출처", "source of the move"),
        13,
        Role.MOVE,
        Shape.SOURCES,
        hint=Text(
            "기한을 바꾸거나 보류·중단을 정한 문서의 id(S46) 하나를 적습니다.",
            "The id (S46) of the one document that moved it, or put it on hold or cancelled it.",
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
    Column("outcome", Text("이행 결과", "outcome"), 24, Role.SHOWN),
    Column("done_by", Text("늦어도 완료한 날", "done by"), 14, Role.SHOWN, Shape.PERIOD),
    Column("days_late", Text("지연 일수", "days late"), 9, Role.SHOWN, Shape.COUNT),
    Column("mark", Text("내보낸 시점", "exported from"), 62, Role.MARK),
)
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


def value_named(words: type[StrEnum], text: str) -> str | None:
    """The value that a person means: by itself, or by its word in either language."""
    found = find_member(words, text)
    return None if found is None else found.value


# Texts that a spreadsheet would take for a formula when it opens a CSV file.

_FORMULA = re.compile("'*[=+\\-@＝＋－＠]")


def guard(text: str) -> str:
    """`text` behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that `guarded` made `text` of."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


# What a milestone says, field by field, as one plain text each.
#
# Two texts that differ only in form are the same: how Hangul is composed, how lines are
# broken, which blank stands between two words.

Fields = Mapping[str, str]
"""The plain texts of a milestone by the key of their column; absent is empty."""
Texts = Mapping[str, Fields]
"""The fields of milestones by full id."""

BETWEEN_SOURCES = ", "
LONGEST = 32_000
"""What a cell of a spreadsheet can hold, and a little less."""
_CUT = " …"
_BLANKS = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_WITHOUT_WIDTH = re.compile("[\u200b\u2060\ufeff]")
# What XML, and so a spreadsheet, cannot hold.
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """`text` on one line: composed, with one blank between words and none around them."""
    text = _BROKEN.sub("\ufffd", _WITHOUT_WIDTH.sub("", text))
    return _BLANKS.sub(" ", normalize("NFC", text)).strip()


def texts_of(tracker: Tracker) -> Texts:
    """What every milestone that can be read says."""
    return {id_: fields_of(owed.milestone) for id_, owed in tracker.owed_by_id.items()}


def fields_of(milestone: Milestone) -> Fields:
    """What `milestone` says in each field that a sheet has a column for."""
    return {
        "title.ko": plain(milestone.title.ko),
        "due": milestone.due.text if milestone.due else "",
        "lifecycle": milestone.lifecycle.value,
        "done_on": milestone.done_on.text if milestone.done_on else "",
        "completion": milestone.completion.value if milestone.completion else "",
        "evidence": BETWEEN_SOURCES.join(milestone.evidence),
        "verification": milestone.verification.value,
        "reason": plain(milestone.reason or ""),
        "note": plain(milestone.note or ""),
        "due_stated": plain(milestone.due_stated or ""),
        "kind": milestone.kind.value,
        "title.en": plain(milestone.title.en or ""),
    }


def sources_in(text: str) -> tuple[str, ...]:
    """The ids of sources that the plain text of a field names, in its order."""
    return tuple(text.split(BETWEEN_SOURCES)) if text else ()


def shorten(fields: Fields) -> Fields:
    """`fields` as a sheet can hold them: a text that is too long for a cell is cut."""
    return {
        key: text if len(text) <= LONGEST else text[:LONGEST].rstrip() + _CUT
        for key, text in fields.items()
    }


def fingerprint(fields: Fields) -> str:
    """A word that tells `fields` from all others."""
    said = "\0".join(f"{one.key}={fields.get(one.key, '')}" for one in FIELDS)
    return sha256(said.encode()).hexdigest()[:16]


# Which column is which: by its heading in either language, or by its key.

MOST_ROWS_ABOVE = 20
_FEWEST = 2


def keys_in(row: Iterable[str]) -> Mapping[str, int]:
    """The keys of the columns that a row has headings of, with the index of the first each."""
    found: dict[str, int] = {}
    for index, text in enumerate(row):
        key = _KEYS.get(_bare(text))
        if key is not None:
            found.setdefault(key, index)
    return found


def is_header(keys: Mapping[str, int]) -> bool:
    """Whether a row with headings of these columns is the head of a sheet of milestones."""
    says_which = "id" in keys or ("task" in keys and "milestone" in keys)
    return says_which and len(keys) >= _FEWEST


def _bare(text: str) -> str:
    return plain(text).casefold().replace(" ", "")


_KEYS: Mapping[str, str] = {
    _bare(spelling): column.key
    for column in COLUMNS
    for spelling in (column.key, column.heading.ko, column.heading.en)
}


# What stands in every row of a sheet so that it can be compared with what it was.
#
# The commit alone does not say it: files may have been changed and not committed. So a
# fingerprint of what the row said goes with it. It is in every row, and not once in a file,
# because rows are sorted, deleted, and copied from many sheets into one.

_SHAPE = re.compile(
    rf"{re.escape(FORM)} (?P<commit>[0-9a-f]{{40}}|[0-9a-f]{{64}}|none) "
    r"(?P<print>[0-9a-f]{16})"
)
_NONE = "none"


class Mark(NamedTuple):
    """The commit that was checked out at the export, if any, and what the row said."""

    commit: str | None
    fingerprint: str

    def fits(self, fields: Fields) -> bool:
        """Whether the row said exactly this."""
        return fingerprint(fields) == self.fingerprint


UNREAD = f"{FORM} unreadable"
"""The mark of a row of what could not be read; it is passed over when it comes back."""


def mark_text(commit: str | None, fields: Fields) -> str:
    """The mark of a row; no program takes it for a number, a date or a formula."""
    return f"{FORM} {commit or _NONE} {fingerprint(fields)}"


def read_mark(text: str) -> Mark | None:
    """The mark that a cell holds; None where it holds something else."""
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        return None
    commit = match["commit"]
    return Mark(None if commit == _NONE else commit, match["print"])
