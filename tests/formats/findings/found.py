"""Findings to be rendered, some of them with hostile words."""

from collections.abc import Sequence

from hypothesis import strategies as st

from dnatrack.formats import format_named
from dnatrack.formats.findings import FindingsContext, Older
from dnatrack.i18n import Text
from dnatrack.model.finding import Finding, Location, Severity

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
NOTE = Finding(
    Location("sources.yaml"), Severity.NOTE, "title-changed", Text("제목", "another title")
)
HOSTILE = NOTE._replace(
    message=Text(
        "제목\n::error file=x::가짜 ##[error]가짜 %0A | <b>@minister</b>",
        "title\r\n::error file=x::forged ##[error]forged %0A | <b>@minister</b>",
    )
)

TEXTS = st.text(st.characters() | st.sampled_from("%:,\r\n|`<>&@[]{}()#\x00\x1b\ud800\uffff가"))
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.builds(
            Location,
            TEXTS,
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
    name: str, findings: Sequence[Finding], *, older: Older | None = None, room: int = 65_000
) -> str:
    context = FindingsContext(lambda _: "", 35, "../data/", home="data/", older=older, room=room)
    return format_named(name)(findings, context)
