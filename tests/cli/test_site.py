from pathlib import Path

import pytest

from tests.cli.running import dnatrack


def test_a_site_is_written_and_where_it_opens_is_said(folder: Path, tmp_path: Path) -> None:
    run = dnatrack("site", str(tmp_path / "out"), "--on", "2020-10-31", "--lang", "en", at=folder)

    assert (run.code, run.out) == (0, "")
    assert "out/index.html" in run.err
    assert (tmp_path / "out" / "ko" / "index.html").is_file()


@pytest.mark.parametrize("place", ["data", "data/site", "."])
def test_a_site_is_not_made_over_the_data(folder: Path, place: str) -> None:
    before = sorted(folder.rglob("*"))
    run = dnatrack("site", place, "--lang", "en", at=folder)

    assert run.code == 2
    assert "data folder" in run.err
    assert sorted(folder.rglob("*")) == before


def test_an_address_that_is_none_is_refused(folder: Path, tmp_path: Path) -> None:
    run = dnatrack(
        "site", str(tmp_path / "out"), "--base-url", "example", "--lang", "en", at=folder
    )

    assert run.code == 2
    assert "is no address" in run.err
    assert not (tmp_path / "out").exists()
