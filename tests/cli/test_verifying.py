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


@given(st.binary(max_size=200))
def test_any_file_is_refused_in_a_sentence(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "r.md")
        file.write_bytes(content)
        with pytest.raises(DnatrackError):
            verify_report(Workspace(Path(folder)), file, None)
