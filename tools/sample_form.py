"""Write `templates/report.hwpx`, the example of a Hangul form that `report --form` fills."""

from collections.abc import Sequence
from pathlib import Path

from hwpx import HwpxDocument

FILE = Path(__file__).resolve().parent.parent / "templates" / "report.hwpx"
_SHADE = "#E6EBF2"
_HEAD = (
    ("기준일", "", "직전 보고", ""),
    ("점검기간", "", "점검대상", ""),
    ("담당 부서", "", "담당자", ""),
)
_COUNTS = ("정상추진", "관심필요", "재검토필요", "판정불가")
_LISTS = (
    (
        "재검토필요·관심필요 과제",
        ("대상", "주관", "신호", "사유", "현재기한", "지연"),
        (8, 2, 3, 4, 4, 2),
    ),
    ("기한 연기", ("대상", "주관", "변경 전", "변경 후", "사유"), (8, 2, 4, 4, 5)),
    ("완료", ("대상", "주관", "기한", "완료일", "증빙"), (8, 2, 4, 4, 4)),
    ("기한 도래 예정", ("대상", "주관", "기한", "남은 일수"), (11, 2, 4, 3)),
)
_MARGIN = 20 * 72000 // 254
"""20 mm, in the units of Hangul."""


class _Form:
    """The form as it grows."""

    def __init__(self) -> None:
        self.document = HwpxDocument.new()
        self.document.page.set_margins(left=_MARGIN, right=_MARGIN)
        styles = self.document.styles
        self.big = styles.ensure_run(bold=True, size=18)
        self.bold = styles.ensure_run(bold=True, size=12)
        self.plain = styles.ensure_run(size=10)

    def title(self, text: str) -> None:
        self.document.paragraphs[0].add_run(text, char_pr_id_ref=self.big)
        self.document.add_paragraph("", char_pr_id_ref=self.plain)

    def heading(self, text: str) -> None:
        self.document.add_paragraph("", char_pr_id_ref=self.plain)
        self.document.add_paragraph(f"□ {text}", char_pr_id_ref=self.bold)

    def line(self, text: str) -> None:
        self.document.add_paragraph(text, char_pr_id_ref=self.plain)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """A table whose cells with a text are shaded."""
        table = self.document.add_table(len(rows), len(widths), char_pr_id_ref=self.plain)
        table.set_column_widths(widths)
        table.element.set("repeatHeader", "1")
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = table.cell(at, column)
                for paragraph in cell.paragraphs:
                    paragraph.char_pr_id_ref = self.plain
                self.document.styles.apply_paragraph_format(
                    paragraphs=cell.paragraphs, alignment="left"
                )
                if text:
                    cell.set_text(text)
                    table.set_cell_shading(at, column, _SHADE)
                    # What a page begins with where the table goes on.
                    cell.element.set("header", "0" if "" in row else "1")


def build() -> bytes:
    """The form: a head, the summary, lists, and room for what people add."""
    form = _Form()
    form.title("{{제목}}")
    form.table(_HEAD, (2, 5, 2, 5))
    form.heading("총괄")
    form.line("{{총괄}}")
    form.table((_COUNTS, ("",) * len(_COUNTS)), (1,) * len(_COUNTS))
    for title, headings, widths in _LISTS:
        form.heading(title)
        form.table((headings, ("",) * len(headings)), widths)
    form.heading("조정 현안")
    form.line("{{미해결 조정 현안}}")
    form.heading("앞으로의 계획")
    form.line("○ ")
    form.line("※ {{판정 기준}}")
    return form.document.to_bytes()


if __name__ == "__main__":
    FILE.write_bytes(build())
