"""The words of the glossary for a person: one Korean and one English word for each idea."""

import re
from collections.abc import Container, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dnatrack.i18n import Language, Text, language, say, tr
from dnatrack.judging.issues import IssueState
from dnatrack.judging.legislation import Notice
from dnatrack.judging.ministries import PostRole
from dnatrack.judging.schedule import Elapsed, ScheduleState
from dnatrack.judging.signal import ReasonKind
from dnatrack.judging.tally import Outcome
from dnatrack.judging.waiting import Effect
from dnatrack.model.fields import Name
from dnatrack.model.finding import SEVERITY_WORDS
from dnatrack.model.milestone import Grounds
from dnatrack.model.ministry import Ministry, MinistryName
from dnatrack.model.period import Period, day_words
from dnatrack.model.tracker import ItemKind
from dnatrack.model.words import (
    BasisStatus,
    Completion,
    GroupKind,
    LegislationLevel,
    LegislationStage,
    Lifecycle,
    MilestoneKind,
    NameLanguage,
    RevisionReason,
    SaidSignal,
    SearchResult,
    Seen,
    Signal,
    SourceKind,
    SuccessorRelation,
    Verification,
)
from dnatrack.reports.report import Tone

_Word = TypeVar("_Word", bound=StrEnum)

_WORDS: tuple[tuple[StrEnum, Text], ...] = (
    (NameLanguage.KO, Text("한국어", "Korean")),
    (NameLanguage.EN, Text("영어", "English")),
    (Lifecycle.PLANNED, Text("추진 예정", "planned")),
    (Lifecycle.IN_PROGRESS, Text("추진 중", "in progress")),
    (Lifecycle.DONE, Text("완료", "done")),
    (Lifecycle.ON_HOLD, Text("보류", "on hold")),
    (Lifecycle.CANCELLED, Text("중단", "cancelled")),
    (Lifecycle.SUPERSEDED, Text("대체", "superseded")),
    (Lifecycle.UNKNOWN, Text("결과 미확인", "unknown")),
    (ScheduleState.NO_DEADLINE, Text("기한 없음", "no deadline")),
    (ScheduleState.UPCOMING, Text("기한 미도래", "upcoming")),
    (ScheduleState.IN_WINDOW, Text("기한 내", "in window")),
    (ScheduleState.DUE_SOON, Text("임박", "due soon")),
    (ScheduleState.OVERDUE, Text("지연", "overdue")),
    (ScheduleState.OUTCOME_UNKNOWN, Text("결과 미확인", "outcome unknown")),
    (ScheduleState.DONE_ON_TIME, Text("기한 내 완료", "done on time")),
    (ScheduleState.DONE_LATE, Text("지연 완료", "done late")),
    (ScheduleState.DONE_UNCLEAR, Text("완료(기한 준수 미확인)", "done, unclear if on time")),
    (ScheduleState.DONE_UNDATED, Text("완료(기한 없음)", "done, no deadline")),
    (ScheduleState.PAUSED, Text("보류", "paused")),
    (ScheduleState.CLOSED, Text("종결", "closed")),
    (Signal.GREEN, Text("정상추진", "green")),
    (Signal.YELLOW, Text("관심필요", "yellow")),
    (Signal.RED, Text("재검토필요", "red")),
    (Signal.GREY, Text("판정불가", "grey")),
    (Signal.COMPLETE, Text("완료", "complete")),
    (Signal.CLOSED, Text("종결", "closed")),
    (SaidSignal.GREEN, Text("정상추진", "green")),
    (SaidSignal.YELLOW, Text("관심필요", "yellow")),
    (SaidSignal.RED, Text("재검토필요", "red")),
    (SaidSignal.GREY, Text("판정불가", "grey")),
    (Outcome.KEPT_IN_TIME, Text("기한 내 이행", "kept in time")),
    (Outcome.KEPT_LATE, Text("지연 이행", "kept late")),
    (
        Outcome.KEPT_UNCLEAR,
        Text("이행(시기 미확인·기한 없음)", "kept, time unclear or no deadline"),
    ),
    (Outcome.PARTLY_KEPT, Text("일부 이행", "partly kept")),
    (Outcome.LATE_NOW, Text("지연 중", "late now")),
    (Outcome.STILL_OPEN, Text("진행 중", "still open")),
    (Outcome.UNKNOWN, Text("결과 미확인", "unknown")),
    (Outcome.ENDED, Text("종결", "ended")),
    (Outcome.UNREADABLE, Text("판독 불가", "unreadable")),
    (Verification.UNVERIFIED, Text("미확인", "unverified")),
    (Verification.SELF_REPORTED, Text("자체보고", "self-reported")),
    (Verification.CONFIRMED, Text("확인", "confirmed")),
    (Verification.DISPUTED, Text("이견 있음", "disputed")),
    (Completion.FULL, Text("전부 이행", "in full")),
    (Completion.MODIFIED, Text("변경 이행", "modified")),
    (Completion.PARTIAL, Text("일부 이행", "partial")),
    (MilestoneKind.PLAN, Text("계획", "plan")),
    (MilestoneKind.LEGISLATION, Text("입법", "legislation")),
    (MilestoneKind.SERVICE, Text("서비스", "service")),
    (MilestoneKind.SYSTEM, Text("시스템", "system")),
    (MilestoneKind.CONSULTATION, Text("의견수렴", "consultation")),
    (MilestoneKind.BUDGET, Text("예산", "budget")),
    (MilestoneKind.REVIEW, Text("점검", "review")),
    (MilestoneKind.ROADMAP, Text("로드맵", "roadmap")),
    (RevisionReason.TARGET_CHANGED, Text("목표 변경", "target changed")),
    (RevisionReason.BUDGET, Text("예산", "budget")),
    (RevisionReason.PLAN_ERROR, Text("계획 오류", "plan error")),
    (RevisionReason.LEGISLATION, Text("입법 지연", "legislation")),
    (RevisionReason.OTHER_MINISTRY, Text("타 기관 지연", "other ministry")),
    (RevisionReason.EXTERNAL, Text("외부 여건 변화", "external")),
    (RevisionReason.CORRECTION, Text("오기 정정", "correction")),
    (BasisStatus.OFFICIAL, Text("공식", "official")),
    (BasisStatus.DERIVED, Text("도출", "derived")),
    (BasisStatus.UNCONFIRMED, Text("미확인", "unconfirmed")),
    (SearchResult.NOT_FOUND, Text("자료 없음", "not found")),
    (SearchResult.INCONCLUSIVE, Text("판단 곤란", "inconclusive")),
    (SearchResult.NOT_SEARCHED, Text("미조사", "not searched")),
    (SourceKind.OFFICIAL, Text("공식 문서", "official")),
    (SourceKind.LAW, Text("법령", "law")),
    (SourceKind.PRESS, Text("언론", "press")),
    (SourceKind.REFERENCE, Text("참고 자료", "reference")),
    (Seen.FULL_TEXT, Text("전문", "full text")),
    (Seen.EXCERPT, Text("발췌", "excerpt")),
    (GroupKind.WORKING_GROUP, Text("작업반", "working group")),
    (GroupKind.SUBCOMMITTEE, Text("분과", "subcommittee")),
    (SuccessorRelation.SPLIT, Text("분리", "split")),
    (SuccessorRelation.MERGER, Text("통합", "merger")),
    (SuccessorRelation.REPLACEMENT, Text("대체", "replacement")),
    (SuccessorRelation.TRANSFER, Text("일부 이관", "transfer of a part")),
    (LegislationLevel.ACT, Text("법률", "act")),
    (LegislationLevel.DECREE, Text("시행령", "decree")),
    (LegislationLevel.RULE, Text("시행규칙", "rule")),
    (LegislationLevel.NOTICE, Text("고시", "notice")),
    (LegislationStage.DRAFTED, Text("입안", "drafted")),
    (LegislationStage.CONSULTED, Text("관계기관 협의", "consulted")),
    (LegislationStage.PRE_ANNOUNCED, Text("입법예고", "pre-announced")),
    (LegislationStage.REVIEWED, Text("법제처 심사", "reviewed")),
    (LegislationStage.VICE_MINISTERS, Text("차관회의", "vice ministers")),
    (LegislationStage.CABINET, Text("국무회의 의결", "cabinet")),
    (LegislationStage.ASSEMBLY, Text("국회 의결", "passed by the assembly")),
    (LegislationStage.PROMULGATED, Text("공포", "promulgated")),
    (LegislationStage.IN_FORCE, Text("시행", "in force")),
    (PostRole.CHAIR, Text("단장", "chair")),
    (PostRole.CO_CHAIR, Text("공동지원단장", "co-chair")),
    (PostRole.COORDINATOR, Text("총괄·조정", "coordinator")),
    (Notice.KEPT, Text("충족", "kept")),
    (Notice.TOO_SHORT, Text("미달", "too short")),
    (Notice.RUNNING, Text("예고 중", "running")),
    (Notice.UNCLEAR, Text("미확인", "cannot be told")),
    (IssueState.ESCALATED, Text("장기 미해결", "unsettled for long")),
    (IssueState.UNSETTLED, Text("미해결", "unsettled")),
    (IssueState.SETTLED, Text("해결", "settled")),
    *SEVERITY_WORDS.items(),
    (ItemKind.TASK, Text("과제", "task")),
    (ItemKind.MILESTONE, Text("이정표", "milestone")),
    (ItemKind.TASKFORCE, Text("범정부 TF", "taskforce")),
    (ItemKind.FILE, Text("파일", "file")),
    (ReasonKind.LONG_OVERDUE, Text("장기 지연", "long overdue")),
    (ReasonKind.SLIPPED_OFTEN, Text("반복 연기", "slipped often")),
    (ReasonKind.OVERDUE, Text("지연", "overdue")),
    (ReasonKind.DUE_SOON_NOT_STARTED, Text("기한 임박·미착수", "due soon, not started")),
    (ReasonKind.DONE_WITHOUT_EVIDENCE, Text("완료 증빙 미비", "done without evidence")),
    (ReasonKind.WAITS_FOR_LATE, Text("선행 이정표 지연", "waits for something late")),
    (ReasonKind.NOTHING_DATED, Text("판정 기한 없음", "no deadline to judge by")),
    (ReasonKind.NOTHING_AHEAD, Text("도래할 기한 없음", "no deadline lies ahead")),
    (ReasonKind.OUTCOMES_UNKNOWN, Text("전체 결과 미확인", "outcome unknown")),
    (ReasonKind.UNREADABLE, Text("판독 불가", "unreadable")),
    (Effect.MOVES, Text("변경 필요", "moves")),
    (Effect.HOLDS, Text("기한 유지", "stays")),
    (Effect.ON_HOLD, Text("보류", "on hold")),
    (Effect.NO_DEADLINE, Text("기한 없음", "no deadline")),
    (Effect.OUTCOME_UNKNOWN, Text("결과 미확인", "outcome unknown")),
    (Effect.IN_A_CIRCLE, Text("선후행 순환", "in a circle")),
)
# What words were called in the sheets and scripts of older versions, which are still read.
_FORMER_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (Lifecycle.PLANNED, "예정"),
    (Verification.DISPUTED, "이의"),
    (Completion.FULL, "전부"),
    (Completion.MODIFIED, "내용 변경"),
    (Completion.PARTIAL, "일부"),
    (RevisionReason.OTHER_MINISTRY, "다른 기관"),
    (RevisionReason.EXTERNAL, "외부 요인"),
    (SearchResult.NOT_FOUND, "찾지 못함"),
    (SearchResult.INCONCLUSIVE, "판단하기 어려움"),
    (SearchResult.NOT_SEARCHED, "찾아보지 않음"),
)
# Members of different lists may be spelt alike, and then hash alike: the class tells them apart.
_WORD_OF: Mapping[tuple[type[StrEnum], str], Text] = {
    (type(member), member.value): text for member, text in _WORDS
}
_FORMER_WORD_OF: Mapping[tuple[type[StrEnum], str], str] = {
    (type(member), member.value): text for member, text in _FORMER_WORDS
}

_WEEKDAYS = Text("월화수목금토일", "Mon Tue Wed Thu Fri Sat Sun")


def word(member: StrEnum) -> str:
    """The word of the glossary for a member of a closed list."""
    return say(_WORD_OF[type(member), member.value])


_SHORT_SIGNALS = {
    Signal.RED: Text("적", "R"),
    Signal.YELLOW: Text("황", "Y"),
    Signal.GREEN: Text("녹", "G"),
    Signal.GREY: Text("회", "?"),
    Signal.COMPLETE: Text("완", "C"),
    Signal.CLOSED: Text("종", "X"),
}


def short_signal(of: Signal) -> str:
    """A signal in one letter, for counts; `signal_legend` says what it means."""
    return say(_SHORT_SIGNALS[of])


def signal_legend(seen: Container[Signal]) -> str:
    """What the letters of `short_signal` mean, of those signals that are to be seen."""
    return " · ".join(f"{short_signal(one)} {word(one)}" for one in Signal if one in seen)


def bar_legend() -> tuple[tuple[str, Tone], ...]:
    """What the parts of a bar of milestones mean."""
    return (
        (tr("완료", "done"), Tone.GOOD),
        (tr("지연", "late"), Tone.BAD),
        (tr("결과 미확인", "unknown"), Tone.UNSURE),
        (tr("그 밖의 미완료", "open"), Tone.PLAIN),
    )


def words_of(members: type[_Word]) -> Mapping[_Word, Text]:
    """Every member of a closed list with its word in both languages."""
    return {member: _WORD_OF[members, member.value] for member in members}


def find_member(members: type[_Word], text: str) -> _Word | None:
    """The member of a closed list that a person means: by its value or its word, even a former one.

    Capitals, blanks, hyphens and underscores make no difference.
    """
    wanted = _bare(text)
    for member, words in words_of(members).items():
        former = _FORMER_WORD_OF.get((members, member.value), member.value)
        if wanted in map(_bare, (member.value, former, *words)):
            return member
    return None


def _bare(text: str) -> str:
    return re.sub(r"[\s_-]", "", text.casefold())


def name(of: Name | None) -> str:
    """A name in the language in force; in the other where it has no such."""
    if of is None:
        return ""
    return of.en if language() is Language.EN and of.en else of.ko


def period(of: Period | None) -> str:
    """A period as precise as it was written, never as an invented day."""
    return "" if of is None else say(of.words)


def day(of: date) -> str:
    """A day: `2020. 3. 31.` or `31 Mar 2020`."""
    return say(day_words(of))


def grounds(reason: str | None, decision: Grounds | None) -> str | None:
    """Why something was left; where a decision says so, also who decided it, where and when."""
    if decision is None:
        return reason
    backed = (decision.authority, decision.source, day(decision.on))
    return explain(decision.reason, ", ".join(one for one in backed if one))


def explain(words: str, explanation: str) -> str:
    """Words with an explanation in brackets, which in Korean stand right behind them."""
    return tr(f"{words}({explanation})", f"{words} ({explanation})")


def day_with_weekday(of: date) -> str:
    """A day with its weekday: `2020. 3. 31.(화)` or `Tue 31 Mar 2020`."""
    weekday = of.weekday()
    return tr(f"{day(of)}({_WEEKDAYS.ko[weekday]})", f"{_WEEKDAYS.en.split()[weekday]} {day(of)}")


def days(count: int) -> str:
    """A number of days: `41일`, `41 d`."""
    return tr(f"{count:,}일", f"{count:,} d")


def days_in_full(count: int, *, at_least: bool = False) -> str:
    """A number of days in a sentence: `41일`, `41일 이상`; `41 days`, `at least 41 days`."""
    english = f"{count:,} {'day' if count == 1 else 'days'}"
    if at_least:
        return tr(f"{count:,}일 이상", f"at least {english}")
    return tr(f"{count:,}일", english)


def days_left(count: int) -> str:
    """How long until a deadline: `41일 남음`, `41 d left`; on its last day `오늘`, `today`."""
    return tr(f"{days(count)} 남음", f"{days(count)} left") if count else tr("오늘", "today")


def change(count: int) -> str:
    """By how much something grew or fell: `+3`, `△3`, `0`; in English `+3`, `-3`, `0`."""
    if not count:
        return "0"
    return tr(f"△{-count:,}", f"{count:,}") if count < 0 else f"{count:+,}"


def days_changed(count: int) -> str:
    """By how many days something moved: `+91일`, `△30일`; in English `+91 d`."""
    return change(count) + tr("일", " d")


def elapsed_words(of: Elapsed) -> str:
    """A number of days as precisely as it is known: `41일`, `28~58일`."""
    if of.is_exact:
        return days(of.least)
    return tr(f"{of.least:,}~{of.most:,}일", f"{of.least:,}–{of.most:,} d")


def ministry(of: Ministry | None, on: date, *, fallback: str = "") -> str:
    """The short name that a ministry had on a day; `fallback` where it is not known."""
    if of is None:
        return fallback
    current = of.name_on(on)
    korean = current.short or current.korean
    english = current.acronym or current.en
    return tr(korean or english or "", english or korean or "")


def full_ministry(of: MinistryName) -> str:
    """A full name of a ministry."""
    return tr(of.ko, of.en or of.ko)
