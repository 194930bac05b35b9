import json

from hypothesis import given
from hypothesis import strategies as st

from dnatrack.formats import Page, render
from dnatrack.terminal_text import CONTROL
from tests.formats.reports.making import SAMPLE, report_of, row_of, table_of


def test_a_report_as_json() -> None:
    assert json.loads(render(SAMPLE, "json", Page())) == {
        "format": "dnatrack-test/1",
        "on": "2020-03-31",
        "done": 3,
        "countable": 9,
        "lead": "mois",
        "url": "https://example.org/a",
        "title": {"ko": "가", "en": None},
        "tasks": [
            {
                "id": "dg-2",
                "title": {"ko": "공공부문 마이데이터 활성화", "en": None},
                "kind": "task",
                "late": 0,
            },
            {
                "id": "dg-2-4",
                "title": {"ko": "모바일 신분증 도입", "en": None},
                "kind": "task",
                "late": 1788,
            },
        ],
        "empty": [],
        "silent": [],
    }


@given(st.text())
def test_any_text_comes_back_and_none_controls_a_terminal(title: str) -> None:
    shown = render(report_of(table_of([row_of("a", title, 1)])), "json", Page())

    assert json.loads(shown)["tasks"][0]["title"]["ko"] == title
    assert CONTROL.findall(shown.replace("\n", "")) == []
