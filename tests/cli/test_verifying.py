"""Whatever a file says it was made from, it is refused in a sentence or made again."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.app.workspace import Workspace
from dnatrack.cli.report import verify_report
from dnatrack.errors import DnatrackError

KEYS = ("version", "is_committed", "earlier", "since", "until", "as", "lang", "commit", "on")
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.sampled_from(["en", "office", "template", "HEAD", "--x", "a" * 40, "2020-03-31", "1-1"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=9)
    ),
    max_leaves=20,
)


@given(said=st.dictionaries(st.sampled_from(KEYS), VALUES), is_json=st.booleans())
def test_any_stamp_is_refused_in_a_sentence(*, said: object, is_json: bool) -> None:
    text = json.dumps({"made_from": said}) if is_json else f"<!-- dnatrack {json.dumps(said)} -->\n"

    with TemporaryDirectory() as folder:
        file = Path(folder, "r.md")
        file.write_text(text, "utf-8")
        with pytest.raises(DnatrackError):
            verify_report(Workspace(Path(folder)), file, None)


WORDS = st.sampled_from(
    ["-", "@", "1", "office", "template", "json", "ko", "en", "uncommitted", "2020-03-31@HEAD",
     f"2020-03-31@{'a' * 40}", "1-1@-", f"2020-02-30@{'a' * 40}", "--x@--output=x"]
)  # fmt: skip


@given(words=st.lists(WORDS, min_size=5, max_size=8))
def test_any_line_at_the_end_of_a_plain_text_is_refused_in_a_sentence(words: list[str]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "r.txt")
        file.write_text(f"보고\n\n※ 표식: dnatrack-report/2 {' '.join(words)}\n", "utf-8")
        with pytest.raises(DnatrackError):
            verify_report(Workspace(Path(folder)), file, None)


@given(st.binary(max_size=200))
def test_any_file_is_refused_in_a_sentence(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "r.md")
        file.write_bytes(content)
        with pytest.raises(DnatrackError):
            verify_report(Workspace(Path(folder)), file, None)
