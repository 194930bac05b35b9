import re

from hypothesis import given
from hypothesis import strategies as st

from dnatrack.formats import Page, render
from dnatrack.formats.markdown import escape
from tests.formats.reports.making import HOSTILE, SAMPLE, report_of, row_of, table_of


def test_a_report_as_markdown() -> None:
    assert render(SAMPLE, "markdown", Page()) == (
        """\
## 보고서

기준일 **2020. 3. 31.(화)** · 완료 **3**

- 주관: 행안부
- 주소: [https://example.org/a](<https://example.org/a>)

### 과제

| id | 제목 | 지연 |
| --- | --- | ---: |
| dg-2 | 공공부문 마이데이터 활성화 | 0 |
| &nbsp;&nbsp;dg-2-4 | 모바일 신분증 도입 | 1,788 |

… 외 3건

### 과제

없습니다.

- 임박: 30일 이내
"""
    )


def test_text_from_data_is_never_markup() -> None:
    shown = render(report_of(table_of([row_of("a", HOSTILE, 1)])), "markdown", Page())

    assert (
        "| a | \\\\x1b\\[31m빨강\\\\x1b\\]8;;http://x\\\\x07 \\\\u202e거꾸로 \\[/\\] \\[red\\] "
        "\\`코드\\` \\| \\<script\\> 둘째 줄\\\\u200b | 1 |" in shown
    )


@given(st.text())
def test_escaped_text_is_one_line_without_bare_markup(text: str) -> None:
    shown = escape(text)

    bare = re.sub(r"\\[\\`*_\[\]<>#|~&]", "", shown)
    assert not set(bare) & set("\\`*_[]<>#|~&\n\r\t")


@given(st.text(max_size=50))
def test_a_row_of_a_table_stays_one_row(title: str) -> None:
    shown = render(report_of(table_of([row_of("a", title, 1)])), "markdown", Page())

    [row] = [line for line in shown.split("\n") if line.startswith("| a |")]
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 4
