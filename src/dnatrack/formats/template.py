"""A report in a form of one's own: a Jinja2 template, filled.

A template sees, by the keys of the JSON of the report:

- `report`: the values of the JSON itself (`report.attention[0].signal` is `red`);
- `shown`: the same as a person reads it (`shown.attention[0].signal` is `● 재검토 필요`);
- `titles` and `headings`: the title of each table, and of each of its columns
  (`titles.attention`, `headings.attention.signal`), and of each fact (`headings.on`);
- `title` and `notes` of the report, and `stamp`, the line that `report verify` wants to find.

What a template can do is fenced in: it reads these and no attribute that leads into the
program, no other file, and `range` is bounded. All it prints is escaped for HTML; a form
that is plain text turns that off with `{% autoescape false %}`.
"""

from traceback import walk_tb

from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from dnatrack.errors import DnatrackError
from dnatrack.formats import stamp
from dnatrack.formats.data import shape
from dnatrack.i18n import Text
from dnatrack.reports.report import Report, Table
from dnatrack.terminal_text import printable

_WHERE = Text(
    "사용할 수 있는 이름은 `--format json`의 키와 같습니다",
    "the names are the keys of `--format json`",
)


def fill_template(report: Report, template: str, name: str) -> str:
    """`template` with what `report` says in it; `name` is the file it came from.

    Raises:
        DnatrackError: the template has a mistake.
    """
    forms = SandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    try:
        form = forms.from_string(template)
        return form.render(_names(report), stamp=Markup(stamp(report)))  # noqa: S704 - ours
    except TemplateSyntaxError as error:
        raise _mistake(name, error.lineno, error) from None
    except Exception as error:  # noqa: BLE001 - whatever a template does is its own mistake
        raise _mistake(name, _line_of(error), error) from None


def _names(report: Report) -> dict[str, object]:
    """Everything that a template sees."""
    seen = report.for_people()
    facts, tables = (*report.facts, *report.details), report.tables
    headings = {
        **{one.key: printable(one.label) for one in facts},
        **{of.key: {one.key: printable(one.heading) for one in of.columns} for of in tables},
    }
    shown = {
        **{one.key: printable(one.cell.text) for one in facts},
        **{one.key: _rows(one) for one in tables},
    }
    return {
        "report": shape(report),
        "shown": shown,
        "titles": {one.key: printable(one.title) for one in report.tables},
        "headings": headings,
        "title": printable(report.title),
        "notes": [printable(note) for note in seen.notes],
    }


def _rows(table: Table) -> list[dict[str, str]]:
    keys = [column.key for column in table.columns]
    return [
        {key: printable(cell.text) for key, cell in zip(keys, row.cells, strict=True)}
        for row in table.rows
    ]


def _line_of(error: Exception) -> int | None:
    """The line of the template at which it failed, which Jinja2 puts into the traceback."""
    lines = [line for frame, line in walk_tb(error.__traceback__)
             if frame.f_code.co_filename == "<template>"]  # fmt: skip
    return lines[-1] if lines else None


def _mistake(name: str, line: int | None, error: Exception) -> DnatrackError:
    where = printable(f"{name}:{line}" if line is not None else name)
    said = printable(str(error)) or type(error).__name__
    return DnatrackError(Text(f"서식 {where}: {said}", f"template {where}: {said}"), _WHERE)
