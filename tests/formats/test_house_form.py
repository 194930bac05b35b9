import pytest

from dnatrack.errors import DnatrackError
from dnatrack.formats import stamp
from dnatrack.formats.template import fill_template
from tests.formats.reports.making import HOSTILE, SAMPLE, report_of, row_of, table_of


def test_a_template_sees_values_and_what_people_read() -> None:
    template = (
        "{% for row in shown.tasks %}"
        "{{ row.id }}:{{ row.late }}/{{ report.tasks[loop.index0].late }} "
        "{% endfor %}"
    )

    assert fill_template(SAMPLE, template, "a.html") == "dg-2:0/0 dg-2-4:1,788/1788 "


def test_a_template_sees_titles_headings_notes_and_facts() -> None:
    template = (
        "{{ title }}|{{ titles.tasks }}|{{ headings.tasks.late }}|{{ headings.on }}"
        "|{{ shown.on }}|{{ report.on }}|{{ notes[0] }}"
    )

    assert fill_template(SAMPLE, template, "a.html") == (
        "보고서|과제|지연|기준일|2020. 3. 31.(화)|2020-03-31|임박: 30일 이내"
    )


def test_the_stamp_is_markup_of_our_own() -> None:
    made = SAMPLE.replace(made_from={"version": "1"})

    assert fill_template(made, "{{ stamp }}\n", "a.html") == f"{stamp(made)}\n"


def test_text_from_data_is_neither_markup_nor_template() -> None:
    hostile = report_of(table_of([row_of("a", "<b>{{ 7*7 }}{% raw %}" + HOSTILE, 1)]))

    shown = fill_template(hostile, "{{ shown.tasks[0].title }}", "a.html")

    assert shown.startswith("&lt;b&gt;{{ 7*7 }}{% raw %}\\x1b[31m")
    assert "<" not in shown


def test_a_plain_form_can_do_without_escapes() -> None:
    plain = report_of(table_of([row_of("a", "가 & 나", 1)]))
    template = "{% autoescape false %}{{ shown.tasks[0].title }}{% endautoescape %}"

    assert fill_template(plain, template, "a.txt") == "가 & 나"


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
