from dnatrack.formats import Page, render
from tests.formats.reports.making import BARRED, HOSTILE, SAMPLE, report_of, row_of, table_of


def test_a_pipe_gets_aligned_lines_without_anything_for_programs() -> None:
    assert render(SAMPLE, "table", Page()) == (
        """\
보고서
기준일 2020. 3. 31.(화)  완료 3
주관  행안부
주소  https://example.org/a

[과제]
id        제목                         지연
dg-2      공공부문 마이데이터 활성화      0
  dg-2-4  모바일 신분증 도입          1,788
… 외 3건

[과제]
없습니다.

임박: 30일 이내
"""
    )


def test_a_bar_is_not_drawn_into_a_pipe() -> None:
    assert render(BARRED, "table", Page()) == (
        """\
보고서
기준일 2020. 3. 31.(화)  완료 3

                              완료
dg 디지털 정부혁신 범정부 TF   1/4
빈 것                          0/0
"""
    )


def test_a_pipe_gets_long_titles_in_full_on_one_line() -> None:
    title = "가" * 10_000

    assert title in render(report_of(table_of([row_of("a", title, 1)])), "table", Page())


def test_colours_are_not_for_pipes() -> None:
    assert "\x1b" not in render(SAMPLE, "table", Page(has_colour=True))


def test_what_controls_a_terminal_is_shown_instead_of_obeyed() -> None:
    shown = render(report_of(table_of([row_of("a", HOSTILE, 1)])), "table", Page())

    assert (
        "\\x1b[31m빨강\\x1b]8;;http://x\\x07 \\u202e거꾸로 [/] [red] `코드` | <script> "
        "둘째 줄\\u200b"
    ) in shown
