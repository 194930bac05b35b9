from dnatrack.i18n import Language, use_language
from dnatrack.judging.schedule import ScheduleState
from dnatrack.judging.tally import Outcome
from dnatrack.model.data_files import DataPath
from dnatrack.model.fields import Name
from dnatrack.model.tracker import ItemKind, Unreadable
from dnatrack.model.words import Lifecycle, MilestoneKind, Verification
from dnatrack.reports.wording import word
from tests.exports.seeing import COMMIT, csv_of, small_view, view_of
from tests.judging.making import milestone_of, task_of, taskforce_of, tracker_of

HEADINGS = (
    "전체 id,제목,범정부 TF,과제 id,과제 제목,주관,현재기한,진행 상태,완료일,이행 범위,증빙,"
    "확인 수준,보류·중단 사유,비고,기한 변경 사유,기한 변경 설명,변경 결정 주체,변경 근거,"
    "출처에 적힌 기한,종류,영문 제목,출처,이정표 id,당초기한,기한 변경 횟수,일정 상태,이행 결과,"
    "늦어도 완료한 날,지연 일수,내보낸 시점"
)
MARK = "dnatrack-sheet/1 unreadable"


def test_a_spreadsheet_opens_it_as_it_stands() -> None:
    assert csv_of(small_view()) == (
        f"\ufeff{HEADINGS}\r\n"
        f"dg-1-1/one,제목,TF,dg-1-1,과제,,2020-03-31,{word(Lifecycle.PLANNED)},,,"
        f'"S1, S2",{word(Verification.UNVERIFIED)},,비고,,,,,,{word(MilestoneKind.PLAN)},,S1,one,'
        f"2020-03-31,,{word(ScheduleState.OVERDUE)},{word(Outcome.LATE_NOW)},,10,"
        f"dnatrack-sheet/1 {COMMIT} 2cfe081cf3e0993a\r\n"
    )


def test_a_text_that_looks_like_a_formula_is_none() -> None:
    milestone = milestone_of("", note="=1+1", title={"ko": "-안", "en": "'@x"})

    line = csv_of(small_view(task_of(milestone))).splitlines()[1]

    assert [line.count(one) for one in (",'=1+1,", ",'-안,", ",''@x,")] == [1, 1, 1]


def test_words_are_in_the_language_in_force() -> None:
    use_language(Language.EN)
    try:
        heading, row = csv_of(small_view()).splitlines()
    finally:
        use_language(Language.KO)

    assert heading.startswith("\ufefffull id,title,taskforce,task id,")
    assert ",planned," in row


def test_what_cannot_be_read_has_a_row_that_says_so() -> None:
    place = DataPath("tasks/dg-1-1.yaml", ("milestones", 1))
    lost = Unreadable(
        ItemKind.MILESTONE, "two", place, Name(korean="둘째"), "dg", owner="dg-1-1", lead="mois"
    )
    file = Unreadable(ItemKind.FILE, "taskforces.yaml", DataPath("taskforces.yaml"))
    tracker = tracker_of(task_of(), taskforces=(taskforce_of(),), unreadable=(lost, file))

    lines = csv_of(view_of(tracker)).splitlines()[1:]

    assert [[one for one in line.split(",") if one] for line in lines] == [
        ["dg-1-1/two", "둘째", "TF", "dg-1-1", "mois", "판독 불가: tasks/dg-1-1.yaml", MARK],
        ["taskforces.yaml", "판독 불가: taskforces.yaml", MARK],
    ]
