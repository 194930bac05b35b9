"""How a report is written: in a format, or by filling a template; and read again."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dnatrack.app.named_files import printable_name, read_regular_file
from dnatrack.cli.output import format_of_reports
from dnatrack.errors import DnatrackError
from dnatrack.formats import Page, render
from dnatrack.i18n import Language, Text, language
from dnatrack.reports.report import Report

_MOST_BYTES = 16 * 1024 * 1024
TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class ReportStyle:
    """How a report is written: in a format, or by filling a template."""

    form: str
    template: Path | None = None
    text: str = ""

    @staticmethod
    def of(form: str | None, template: Path | None) -> "ReportStyle":
        """What options ask for; in Korean the form of Korean offices if nothing.

        Raises:
            DnatrackError: there is no such format, the template cannot be read, or both
                are asked for.
        """
        if template is None:
            usual = "office" if language() is Language.KO else "markdown"
            return ReportStyle(format_of_reports(form or usual))
        if form is not None:
            raise DnatrackError(
                Text(
                    "`--format`과 `--template`은 함께 쓸 수 없습니다",
                    "`--format` and `--template` exclude each other",
                ),
                Text("둘 가운데 하나만 쓰세요", "use one of them"),
            )
        return ReportStyle(TEMPLATE, template, text_in(template))

    def written(self, report: Report, page: Page) -> str:
        """The text of a report; who reads it can see how it was written, to do it again.

        Raises:
            DnatrackError: the template has a mistake.
        """
        how = {"as": self.form, "lang": language().value}
        if self.template is not None:
            how["template"] = sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        report = report.replace(made_from={**(report.made_from or {}), **how})
        if self.template is None:
            return render(report, self.form, page)
        from dnatrack.formats.template import fill_template

        return fill_template(report, self.text, str(self.template))


def text_in(file: Path) -> str:
    """The text of a file that somebody named, with the line ends of Unix.

    Raises:
        DnatrackError: it cannot be read, or is not UTF-8.
    """
    content = read_regular_file(str(file), _MOST_BYTES)
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else None
    except UnicodeDecodeError:
        text = None
    if text is None:
        name = printable_name(str(file))
        raise DnatrackError(
            Text(f"`{name}` 파일을 읽지 못했습니다", f"the file `{name}` could not be read"),
            Text(
                "있는 파일인지, UTF-8 글인지 확인하세요",
                "see whether it is there and is text in UTF-8",
            ),
        )
    return text.replace("\r\n", "\n")
