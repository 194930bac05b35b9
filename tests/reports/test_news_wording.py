import pytest

from dnatrack.history.changes import Change, ChangeKind
from dnatrack.i18n import Language, use_language
from dnatrack.reports import wording
from dnatrack.reports.change_wording import sentence


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("update", "", "2020-03 설명회를 엶", "추진실적: 설명회를 엶(2020년 3월)"),
        ("update", "2020-03 엶", "", "추진실적: 엶(2020년 3월)(삭제)"),
        (
            "update",
            "2020-03 엶",
            "2020-03 미룸",
            "추진실적: 엶(2020년 3월) → 미룸(2020년 3월)",
        ),
        ("stage", "", "2020-03-31 pre-announced", "입법 단계: 입법예고(2020. 3. 31.)"),
        ("stage", "", "2020-03 한때 쓰던 말", "입법 단계: 한때 쓰던 말(2020년 3월)"),
        ("issue", "", "2020-03 수수료", "현안: 수수료, 2020년 3월 제기"),
        (
            "issue",
            "2020-03 수수료",
            "2020-03/2020-05-04 수수료",
            "현안: 수수료, 2020년 3월 제기 → 수수료, 2020년 3월 제기, 2020. 5. 4. 해결",
        ),
        (
            "signal",
            "",
            "2020-03-03 yellow 예산 협의",
            "기관 자체 판정: 관심필요, 예산 협의(2020. 3. 3.)",
        ),
        (
            "override",
            "",
            "2020-03-03/2020-06-30 green 협의 끝",
            "조정 신호: 정상추진, 협의 끝(2020. 3. 3.~2020. 6. 30.)",
        ),
        (
            "override",
            "",
            "2020-06-30 green 협의 끝",
            "조정 신호: 정상추진, 협의 끝(~2020. 6. 30.)",
        ),
    ],
)
def test_news_are_told_in_words(kind: str, old: str, new: str, said: str) -> None:
    use_language(Language.KO)

    assert sentence(Change(ChangeKind(kind), "dg-1", old, new)) == said


@pytest.mark.parametrize(
    ("language", "days", "said"),
    [
        (Language.KO, 0, "오늘"),
        (Language.KO, 1, "1일 남음"),
        (Language.EN, 0, "today"),
        (Language.EN, 1200, "1,200 d left"),
    ],
)
def test_the_last_day_of_a_deadline_is_today(language: Language, days: int, said: str) -> None:
    use_language(language)

    assert wording.days_left(days) == said
