"""Findings to be rendered, some of them with hostile words."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from dnatrack.formats import format_named
from dnatrack.formats.findings import FindingsContext, Older, SourceLines
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.finding import Finding, Location, Severity

SNAPSHOT = Snapshot(
    "working tree",
    {
        "tasks/dg-2-4.yaml": "id: dg-2-4\r\ntitle: {ko: 모바일 신분증, en: Mobile ID}\r\n".encode()
        + b"due: 2020.13\r\n",
        "sources.yaml": b"\xff",
    },
)
ERROR = Finding(
    Location("tasks/dg-2-4.yaml", 3, 6, 13),
    Severity.ERROR,
    "impossible-date",
    Text("`2020.13`은(는) 날짜가 아닙니다", "`2020.13` is no date"),
    Text("2020-12처럼 적으세요", "write it as 2020-12"),
)
WARNING = Finding(
    Location("tasks/가 나.yaml", 2, 1, 1),
    Severity.WARNING,
    "missing-translation",
    Text("영어가 없습니다", "no English"),
)
ODD = WARNING._replace(location=Location("tasks/dg-2-4.yaml", 2, 13, 20), rule="odd-title")
NOTE = Finding(
    Location("sources.yaml"), Severity.NOTE, "title-changed", Text("제목", "another title")
)
HOSTILE = NOTE._replace(
    message=Text(
        "제목\n::error file=x::가짜 ##[error]가짜 %0A | <b>@minister</b>",
        "title\r\n::error file=x::forged ##[error]forged %0A | <b>@minister</b>",
    )
)
SHOWN = "title ::error file=x::forged ##[error]forged %0A | <b>@minister</b>"
"""What is left of `HOSTILE`, wherever it is read again."""

TEXTS = st.text(
    st.characters()
    | st.sampled_from("%:,\r\n\t|`<>&@[]{}()#\x00\x1b\x7f\x9b\u202e\u2028\ud800\uffff가")
)
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.builds(
            Location,
            TEXTS | st.sampled_from(list(SNAPSHOT.files)),
            st.integers(1, 9999),
            st.integers(1, 99),
            st.integers(1, 99),
        ),
        st.sampled_from(Severity),
        st.sampled_from(["undeclared-slip", "not-a-rule"]),
        st.builds(Text, TEXTS, TEXTS),
        st.none() | st.builds(Text, TEXTS, TEXTS),
    ),
    max_size=8,
)


def rendered(
    name: str,
    *findings: Finding,
    older: Sequence[Finding] | Older | None = None,
    **more: Any,  # noqa: ANN401 - whatever else there is to a context
) -> str:
    """What a format says; `older` are those that were there before."""
    if older is not None and not isinstance(older, Older):
        older = Older(len(older), 0, frozenset(older))
    usual: dict[str, Any] = {"line": SourceLines(SNAPSHOT).line, "prefix": "../data/"}
    return format_named(name)(
        findings, FindingsContext(files=35, home="data/", older=older, **usual | more)
    )
