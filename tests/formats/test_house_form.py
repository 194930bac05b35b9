import pytest

from dnatrack.errors import DnatrackError
from dnatrack.formats import stamp
from dnatrack.formats.template import fill_template
from dnatrack.reports.report import Report
from tests.formats.reports.making import HOSTILE, SAMPLE, report_of, row_of, table_of

MADE = SAMPLE.replace(made_from={"version": "1"})
HOSTILE_FORM = report_of(table_of([row_of("a", "<b>{{ 7*7 }}{% raw %} & " + HOSTILE, 1)]))
FILLED = {
    "values and what people read": (
        SAMPLE,
        (
            "{% for row in shown.tasks %}{{ row.id }}:{{ row.late }}/"
            "{{ report.tasks[loop.index0].late }} {% endfor %}"
        ),
        "dg-2:0/0 dg-2-4:1,788/1788 ",
    ),
    "titles, headings, notes and facts": (
        SAMPLE,
        (
            "{{ title }}|{{ titles.tasks }}|{{ headings.tasks.late }}|{{ headings.on }}"
            "|{{ shown.on }}|{{ report.on }}|{{ notes[0] }}"
        ),
        "보고서|과제|지연|기준일|2020. 3. 31.(화)|2020-03-31|임박: 30일 이내",
    ),
    "a stamp, which is markup of our own": (MADE, "{{ stamp }}\n", f"{stamp(MADE)}\n"),
    "text that is neither markup nor template": (
        HOSTILE_FORM,
        "{{ shown.tasks[0].title[:32] }}",
        r"&lt;b&gt;{{ 7*7 }}{% raw %} &amp; \x1b[31m",
    ),
    "text without escapes in a plain form": (
        HOSTILE_FORM,
        "{% autoescape false %}{{ shown.tasks[0].title[:26] }}{% endautoescape %}",
        "<b>{{ 7*7 }}{% raw %} & \\x",
    ),
}


@pytest.mark.parametrize(("report", "template", "shown"), FILLED.values(), ids=FILLED)
def test_a_template_sees(report: Report, template: str, shown: str) -> None:
    assert fill_template(report, template, "a.html") == shown


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("가\n{{ shown.none }}", 2, "has no attribute 'none'"),
        ("가\n\n{% for %}", 3, "Expected an expression"),
        ("{{ nobody }}", 1, "'nobody' is undefined"),
        ("가\n{{ 1/0 }}", 2, "division by zero"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(template: str, line: int, said: str) -> None:
    with pytest.raises(DnatrackError) as failed:
        fill_template(SAMPLE, template, "form.html")

    assert failed.value.message.en.startswith(f"template form.html:{line}: ")
    assert said in failed.value.message.en


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ report.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{% include '/etc/passwd' %}",
        "{{ '{0.__class__}'.format(1) }}",
        "{% for one in range(10000000) %}{% endfor %}",
    ],
)
def test_a_template_is_fenced_in(template: str) -> None:
    with pytest.raises(DnatrackError):
        fill_template(SAMPLE, template, "form.html")
