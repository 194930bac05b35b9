"""The document of a period: the conclusion first, sentences, and long lists in annexes."""

from pathlib import Path

import pytest

from dnatrack.formats import Page, render, stamp_in
from dnatrack.i18n import Language, use_language
from dnatrack.reports.report import Outline, Point, Report, Section
from tests.history.repositories import Step
from tests.reports.period.reviewing import milestone, plan, report, task_file


def outline_of(of: Report) -> Outline:
    assert of.outline is not None
    return of.outline


def section(of: Report, title: str) -> Section:
    [found] = [one for one in outline_of(of).sections if one.title.startswith(title)]
    return found


def annex(of: Report, title: str) -> Section:
    [found] = [one for one in outline_of(of).annexes if one.title == title]
    return found


def crowded(folder: Path, count: int) -> Report:
    """So many late milestones of so many tasks."""
    files = [task_file(f"dg-{n}", milestone("m", due="2020-01")) for n in range(10, 10 + count)]
    return report(plan(folder, Step({k: v for one in files for k, v in one.items()},
                                    day="2020-06-22")))  # fmt: skip


def test_the_conclusion_comes_before_what_the_report_was_made_with(data: Path) -> None:
    lines = render(report(data), "office", Page()).splitlines()

    told = [line for line in lines if line.startswith("□")]
    assert told[:3] == ["□ 점검 개요", "□ 총괄", "□ 신호 변동 과제(5건)"]
    assert [n for n, line in enumerate(lines) if "dnatrack" in line] in ([], [len(lines) - 1])


def test_the_summary_counts_tasks_and_taskforces_with_the_change(data: Path) -> None:
    said = section(report(data), "총괄").points

    assert said[0].text.startswith("9건(과제 8건, TF 자체 1건) 중 정상추진 5건, 관심필요 1건, ")
    assert "판정불가 2건(+1)" in said[0].text
    assert said[1] == Point(
        "이정표 10건 중 완료 2건(+2), 지연 2건, 임박 1건, 그 밖의 미완료 4건(△1), "
        "판독 불가 1건(+1)",
        (
            "디지털 정부혁신 TF: 재검토필요 과제 1건, 이정표 완료 2/9, 지연 2건",
            "데이터 경제 TF: 이정표 완료 0/1, 지연 0건",
        ),
    )


def test_evidence_is_named_by_the_title_of_the_document(data: Path) -> None:
    assert section(report(data), "완료").points == (
        Point("이정표 unproven(행안부): 2020년 5월 기한 내 완료", ("증빙 미비",)),
        Point(
            "이정표 finished(행안부): 2020. 4. 20. 10일 지연 완료",
            ("증빙: 계획(S1), 확인 수준: 미확인",),
        ),
    )


def test_ten_statements_stand_in_the_body_and_all_of_them_in_an_annex(tmp_path: Path) -> None:
    found = crowded(tmp_path, 12)

    body = section(found, "재검토필요·관심필요 과제(14건)").points

    listed = annex(found, "재검토필요·관심필요 과제").points
    number = [one.title for one in outline_of(found).annexes].index("재검토필요·관심필요 과제") + 1
    assert (len(body), len(listed)) == (11, 14)
    assert body[:10] == listed[:10]
    assert body[10] == Point(f"외 4건(붙임 {number})")
    assert f"      {number}. 재검토필요·관심필요 과제 1부." in render(found, "office", Page())


def test_ten_statements_need_no_annex(tmp_path: Path) -> None:
    found = crowded(tmp_path, 8)

    assert len(section(found, "재검토필요·관심필요 과제(10건)").points) == 10
    assert "재검토필요·관심필요 과제" not in [one.title for one in outline_of(found).annexes]


def test_that_nothing_was_heard_since_the_promise_is_not_said_task_by_task(data: Path) -> None:
    listed = annex(report(data), "실적 미갱신 과제").points

    assert Point("과제 dg-1(행안부, dg-1): 245일(최종 갱신 2019. 10. 29.)") in listed
    assert [one.below[0].partition(" · ")[0] for one in listed if one.below] == ["budget", "moved"]


def test_what_is_merely_silent_stands_in_one_section_only(data: Path) -> None:
    warned = section(report(data), "사전대비 필요 과제(2건)")

    assert [one.text for one in warned.points] == [
        "과제 dg-2(행안부, dg-2): 실적 미갱신 51일",
        "과제 dg-3(행안부, dg-3): 실적 미갱신 245일",
    ]
    assert warned.notes == (
        "실적 미갱신만 해당하는 정상추진 과제 3건은 「실적 미갱신 과제」에 포함",
    )


@pytest.mark.parametrize("of", Language)
def test_no_sentence_names_a_command(data: Path, of: Language) -> None:
    use_language(of)

    shown = render(report(data).replace(made_from=None), "office", Page())

    assert "dnatrack" not in shown
    assert "`" not in shown


def test_both_languages_have_the_same_sections_and_annexes(data: Path) -> None:
    shapes = []
    for of in Language:
        use_language(of)
        found = outline_of(report(data))
        parts = (*found.sections, *found.annexes)
        shapes.append([[len(point.below) for point in one.points] for one in parts])

    assert shapes[0] == shapes[1]


def test_the_last_line_says_what_it_was_made_from(data: Path) -> None:
    made = report(data).replace(made_from={"version": "1", "as": "office", "lang": "ko"})

    assert stamp_in(render(made, "office", Page())) is not None
