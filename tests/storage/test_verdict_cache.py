from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.i18n import Text
from dnatrack.loading.snapshot import FileFault, Snapshot
from dnatrack.model.finding import Finding, Location, Severity
from dnatrack.storage.cache import recall_findings, remember_findings, snapshot_id

pytestmark = pytest.mark.usefixtures("cache_home")

DATA = Snapshot("working tree", {"a.yaml": b"a", "b.yaml": b"b"}, {"c.yaml": FileFault.TOO_LARGE})
FINDINGS = (
    Finding(
        Location("a.yaml", 1, 2, 3),
        Severity.ERROR,
        "wrong-type",
        Text("잘못 \ud800", "wrong"),
        Text("고치기", "mend"),
    ),
    Finding(Location("b.yaml"), Severity.NOTE, "missing-translation", Text("없음", "none")),
)


@pytest.mark.parametrize("findings", [(), FINDINGS])
def test_what_was_found_in_the_same_data_is_remembered(
    tmp_path: Path, findings: tuple[Finding, ...]
) -> None:
    remember_findings(tmp_path / "data", snapshot_id(DATA), findings)

    assert recall_findings(tmp_path / "data", snapshot_id(DATA)) == findings


def test_what_was_never_checked_is_not_remembered(tmp_path: Path) -> None:
    assert recall_findings(tmp_path / "data", snapshot_id(DATA)) is None


@pytest.mark.parametrize(
    "changed",
    [
        Snapshot("", {"a.yaml": b"a", "b.yaml": b"B"}, DATA.faults),
        Snapshot("", {"a.yaml": b"a"}, DATA.faults),
        Snapshot("", {"a.yaml": b"a", "renamed.yaml": b"b"}, DATA.faults),
        Snapshot("", {"a.yaml": b"ab", "b.yaml": b""}, DATA.faults),
        Snapshot("", DATA.files, {}),
        Snapshot("", DATA.files, {"c.yaml": FileFault.NO_PERMISSION}),
    ],
)
def test_of_data_that_changed_nothing_is_remembered(tmp_path: Path, changed: Snapshot) -> None:
    remember_findings(tmp_path / "data", snapshot_id(DATA), FINDINGS)

    assert recall_findings(tmp_path / "data", snapshot_id(changed)) is None


def test_the_switch_turns_the_memory_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DNATRACK_CACHE", "0")
    remember_findings(tmp_path / "data", snapshot_id(DATA), FINDINGS)

    assert recall_findings(tmp_path / "data", snapshot_id(DATA)) is None
    assert not (tmp_path / "cache").exists()


FILES = st.dictionaries(st.text(), st.binary())


@given(FILES, FILES)
def test_snapshots_have_the_same_id_exactly_if_their_files_are_the_same(
    one: dict[str, bytes], other: dict[str, bytes]
) -> None:
    same_id = snapshot_id(Snapshot("", one)) == snapshot_id(Snapshot("", other))

    assert same_id == (one == other)
