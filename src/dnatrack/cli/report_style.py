"""How a report is written: in a format, as a PDF, or by filling a form of one's own."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dnatrack.app.named_files import printable_name, read_regular_file
from dnatrack.cli.output import format_of_reports, say_aside
from dnatrack.errors import DnatrackError
from dnatrack.formats import HWPX, PDF, REPORT_FORMATS, Page, optional_format, render
from dnatrack.i18n import Language, Text, language, tr
from dnatrack.reports.report import Report

_MOST_BYTES = 16 * 1024 * 1024
_MOST_CHARACTERS = 20
_ZIP_HEAD = b"PK\x03\x04"
_INSTEAD = Text(
    "Jinja2를 넣은 텍스트 파일을 지정하세요. 한글 서식(hwpx)은 `--form` 옵션으로 지정합니다",
    "use a text with Jinja2 in it; a Hangul form (hwpx) is given by `--form`",
)
TEMPLATE = "template"
WAYS = frozenset({*REPORT_FORMATS, PDF, TEMPLATE})
"""Every way of writing that a report can be made again in."""


@dataclass(frozen=True, slots=True)
class ReportStyle:
    """How a report is written: in a format, or by filling a template or a Hangul form."""

    form: str
    template: Path | None = None
    text: str = ""
    blank: bytes = b""

    @staticmethod
    def of(form: str | None, template: Path | None, blank: Path | None = None) -> "ReportStyle":
        """What options ask for; in Korean the form of Korean offices if nothing.

        Raises:
            DnatrackError: there is no such format, the template or the `blank` form cannot
                be read, or several are asked for.
        """
        _refuse_several({"--format": form, "--template": template, "--form": blank})
        if blank is not None:
            return ReportStyle(HWPX, blank, blank=content_of(blank))
        if template is not None:
            text = text_of(content_of(template), template, instead=_INSTEAD)
            return ReportStyle(TEMPLATE, template, text)
        usual = "office" if language() is Language.KO else "markdown"
        return ReportStyle(format_of_reports(form or usual, more=(PDF,)))

    @property
    def is_binary(self) -> bool:
        """Whether what is written is no text."""
        return self.form in {PDF, HWPX}

    def written(self, report: Report, page: Page) -> str | bytes:
        """A report as a text or as a file; it says how it was written, to be made again.

        Raises:
            DnatrackError: the template has a mistake, or a library is not installed.
        """
        if self.form == HWPX:
            return _filled(report, self.blank, str(self.template))
        how = {"as": self.form, "lang": language().value}
        if self.template is not None:
            how["template"] = sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        report = report.replace(made_from={**(report.made_from or {}), **how})
        if self.template is not None:
            from dnatrack.formats.template import fill_template

            return fill_template(report, self.text, str(self.template))
        return _pdf(report) if self.form == PDF else render(report, self.form, page)


def as_bytes(content: str | bytes) -> bytes:
    """What was written as it is kept in a file: a text in UTF-8, whatever the locale."""
    return content if isinstance(content, bytes) else content.encode("utf-8", "replace")


def _refuse_several(options: dict[str, object]) -> None:
    given = [name for name, value in options.items() if value is not None]
    if len(given) > 1:
        raise DnatrackError(
            Text(
                f"함께 쓸 수 없는 옵션입니다: {', '.join(f'`{one}`' for one in given)}",
                f"{' and '.join(f'`{one}`' for one in given)} exclude each other",
            ),
            Text("하나만 지정하세요", "use one of them"),
        )


def _pdf(report: Report) -> bytes:
    paper = optional_format(PDF).render_pdf(report)
    content: bytes = paper.content
    if paper.unknown:
        more = "…" if paper.unknown[_MOST_CHARACTERS:] else ""
        shown = f"{paper.unknown[:_MOST_CHARACTERS]}{more}"
        say_aside(
            tr(
                f"알림: 글꼴이 없어 표시하지 못한 글자가 있습니다({shown}). "
                "한글 글꼴을 설치하세요(예: `apt install fonts-nanum`).",
                f"note: no font here has some of the characters ({shown}); "
                "install one (such as `apt install fonts-nanum` for Korean).",
            )
        )
    return content


def _filled(report: Report, blank: bytes, name: str) -> bytes:
    form = optional_format(HWPX).fill_form(report, blank, name)
    content: bytes = form.content
    if form.missing:
        labels = ", ".join(form.missing)
        say_aside(
            tr(
                f"알림: 서식에 기재할 자리가 없는 항목: {labels}",
                f"note: the form has no place for: {labels}",
            )
        )
    return content


# Files that a person names.


def content_of(file: Path) -> bytes:
    """The bytes of a file.

    Raises:
        DnatrackError: it cannot be read.
    """
    content = read_regular_file(str(file), _MOST_BYTES)
    if not isinstance(content, bytes):
        name = printable_name(str(file))
        raise DnatrackError(
            Text(f"`{name}` 파일을 읽지 못했습니다", f"the file `{name}` could not be read"),
            Text(
                "파일이 있는지, 읽을 수 있는지, 16MB 이하인지 확인하세요",
                "see whether it is there, may be read, and has 16 MB at most",
            ),
        )
    return content


def text_of(content: bytes, file: Path, *, instead: Text) -> str:
    """The text in the bytes of a file, with the line ends of Unix.

    Raises:
        DnatrackError: it is not UTF-8; where it is no text at all, it says what to use `instead`.
    """
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        pass
    name = printable_name(str(file))
    if content.startswith(_ZIP_HEAD):
        what = Text(
            f"`{name}` 파일은 텍스트가 아니라 zip 형식의 문서입니다(hwpx, docx, xlsx 등)",
            f"`{name}` is not text but a document in a zip file (such as hwpx, docx or xlsx)",
        )
        raise DnatrackError(what, instead)
    if b"\0" in content:
        raise DnatrackError(
            Text(f"`{name}` 파일은 텍스트가 아닙니다", f"`{name}` is not text"), instead
        )
    raise DnatrackError(
        Text(f"`{name}` 파일의 인코딩이 UTF-8이 아닙니다", f"`{name}` is not text in UTF-8"),
        Text("UTF-8로 다시 저장하세요", "save it as UTF-8"),
    )
