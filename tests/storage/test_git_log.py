"""What git prints, as commits and changes."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from dnatrack.history.ledger import Commit, FileChange
from dnatrack.storage.git_files import Logged, parse_changes, parse_log, parse_tree

OLD, NEW, NONE = "1" * 40, "2" * 40, "0" * 40


def change(old_mode: str, new_mode: str, path: str = "data/a.yaml", new: str = NEW) -> bytes:
    return f":{old_mode} {new_mode} {OLD} {new} M\0{path}\0".encode()


def test_a_commit_with_its_changes_and_one_without() -> None:
    out = (
        f"\x1e{NEW}\0{OLD} {NONE}\0001577836800 +0900\0김주무관\0kim@example.org\0:옮김 (#3)\0\n"
        f":100644 100644 {OLD} {NEW} M\0data/a.yaml\0:000000 100644 {NONE} {OLD} A\0:b\0"
        f"\x1e{OLD}\0\0001577836800 -0530\0\0\0\0"
    ).encode()

    assert list(parse_log(out, "data/")) == [
        Logged(
            Commit(
                NEW,
                "김주무관",
                "kim@example.org",
                datetime(2020, 1, 1, 9, tzinfo=timezone(timedelta(hours=9))),
                ":옮김 (#3)",
                (FileChange("a.yaml", OLD, NEW),),
            ),
            (OLD, NONE),
        ),
        Logged(
            Commit(
                OLD,
                "",
                "",
                datetime(2019, 12, 31, 18, 30, tzinfo=timezone(-timedelta(hours=5, minutes=30))),
                "",
            ),
            (),
        ),
    ]


def test_nothing_printed_is_no_commit() -> None:
    assert list(parse_log(b"", "")) == []


@pytest.mark.parametrize(
    ("printed", "changes"),
    [
        (change("100644", "100644"), [FileChange("a.yaml", OLD, NEW)]),
        (change("100644", "100755", new=OLD), []),
        (change("100644", "120000"), [FileChange("a.yaml", OLD, "")]),
        (change("120000", "120000"), []),
        (change("000000", "120000"), [FileChange("a.yaml", None, "")]),
        (change("160000", "000000"), [FileChange("a.yaml", "", None)]),
        (change("100644", "100644", "other/a.yaml"), []),
        (change("100644", "100644", "data/한글\n.yaml"), [FileChange("한글\n.yaml", OLD, NEW)]),
    ],
)
def test_what_is_a_change(printed: bytes, changes: list[FileChange]) -> None:
    assert list(parse_changes(printed, "data/")) == changes


def test_a_name_that_is_no_text_has_no_content() -> None:
    id_ = OLD.encode()
    out = b"100644 blob %b\tdata/\xff.yaml\x00100644 blob %b\tdata/b\x00" % (id_, id_)

    assert list(parse_tree(out, "data/")) == [(r"\xff.yaml", ""), ("b", OLD)]


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("기한을 옮김 (#12)", 12),
        ("Merge pull request #7 from x/y", 7),
        ("Merge branch 'x' into 'main' (!31)", 31),
        ("#12 그 뒤", None),
        ("(#12) 앞에", None),
        ("", None),
    ],
)
def test_the_pull_request_that_a_subject_names(subject: str, number: int | None) -> None:
    commit = Commit("", "", "", datetime(2020, 1, 1, tzinfo=UTC), subject)

    assert commit.pull_request == number
