"""A CODEOWNERS file, as GitHub and GitLab read it: of reports with `path` and `owners`."""

import re
from collections.abc import Iterator

from dnatrack.formats.page import Page
from dnatrack.reports.report import Report, Row

# In both languages, so that the file is the same whoever makes it.
_HEAD = """\
# `dnatrack owners`가 자료의 `teams`로 만든 파일입니다. 고치지 말고 다시 만드세요.
# Made by `dnatrack owners` from `teams` in the data. Do not edit it: make it again.
#
# 여러 줄이 맞으면 마지막 줄을, 한 줄에 여럿이면 그중 하나의 승인을 따릅니다.
# Of several lines that fit, the last one counts; of several names, any one may approve.

"""
_SPECIAL = re.compile(r"([\\ #!?\[\]*])")


def render_codeowners(report: Report, page: Page) -> str:
    """The rows of `report`, each as a pattern and who approves it, in the same order.

    A path that such a file cannot name is left to the line of its folder.
    """
    del page
    [table] = report.tables
    at = {column.key: index for index, column in enumerate(table.columns)}
    lines = list(_lines(table.rows, at["path"], at["owners"]))
    column = max((len(pattern) for pattern, owners in lines if owners), default=0)
    written = (
        f"{pattern:{column}} {owners}" if owners else f"# {pattern}: 없음 / nobody"
        for pattern, owners in lines
    )
    return _HEAD + "".join(f"{line}\n" for line in written)


def _lines(rows: tuple[Row, ...], path: int, owners: int) -> Iterator[tuple[str, str]]:
    for row in rows:
        name, people = row.cells[path].text, row.cells[owners].value
        if name.isprintable():
            pattern = name if name == "*" else _SPECIAL.sub(r"\\\1", name)
            yield pattern, " ".join(people) if isinstance(people, tuple) else ""
