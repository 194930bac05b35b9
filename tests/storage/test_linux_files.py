import os
from pathlib import Path

from dnatrack.loading.snapshot import FileFault, Snapshot
from dnatrack.storage.data_folder import snapshot_of
from dnatrack.storage.files import read_regular_file


def test_names_that_are_not_utf8_are_faults_with_a_name_that_can_be_printed(
    tmp_path: Path,
) -> None:
    folder = os.fsencode(tmp_path)
    Path(os.fsdecode(folder + b"/\xb0\xfa.yaml")).touch()
    Path(os.fsdecode(folder + b"/\xb0\xfa.txt")).touch()
    Path(os.fsdecode(folder + b"/dir\xff")).mkdir()

    assert snapshot_of(tmp_path) == Snapshot(
        "working tree",
        {},
        {"\\xb0\\xfa.yaml": FileFault.BAD_NAME, "dir\\xff": FileFault.BAD_NAME},
    )


def test_a_file_longer_than_it_says_is_read_to_its_end_but_not_beyond_the_limit() -> None:
    # The kernel's own files say that they are empty and are not.
    whole = Path("/proc/version").read_bytes()

    assert read_regular_file("/proc/version", len(whole)) == whole
    assert read_regular_file("/proc/version", len(whole) - 1) is FileFault.TOO_LARGE
