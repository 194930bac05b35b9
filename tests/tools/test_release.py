"""What a release is built from, and which Pythons try it; `make release-check` builds one."""

import re
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

from tools.pythons import answer, pythons, supported
from tools.running import ROOT
from tools.wheel_check import relative_links


def wheel_with(tmp_path: Path, metadata: str) -> Path:
    wheel = tmp_path / "dnatrack-1.0.0-py3-none-any.whl"
    with ZipFile(wheel, "w") as packed:
        packed.writestr("dnatrack-1.0.0.dist-info/METADATA", metadata)
    return wheel


def test_a_source_distribution_is_what_a_wheel_is_built_from() -> None:
    hatch = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]

    included = hatch["build"]["targets"]["sdist"]["include"]
    assert [one for one in included if not (ROOT / one.lstrip("/")).exists()] == []
    assert "/tests" not in included
    assert f"/{hatch['build']['hooks']['custom']['path']}" in included


def test_a_link_that_leads_nowhere_on_the_index_is_found(tmp_path: Path) -> None:
    head = "Project-URL: Homepage, https://example.org\n"
    text = "[a](docs/a.md) ![b](https://example.org/b) [c](#c)\n```\n[d](d)\n```\n"

    assert relative_links(wheel_with(tmp_path, f"Name: dnatrack\n{head}\n{text}")) == ["docs/a.md"]


def test_without_an_address_links_stay_as_they_are(tmp_path: Path) -> None:
    assert relative_links(wheel_with(tmp_path, "Name: dnatrack\n\n[a](docs/a.md)")) == []


def test_what_is_called_like_a_python_and_does_not_start_is_none(tmp_path: Path) -> None:
    shim = tmp_path / "python3.14"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)

    assert answer(str(shim)) is None
    assert answer(str(tmp_path / "not-there")) is None


def test_the_python_that_runs_this_is_among_those_that_are_found() -> None:
    own = f"{sys.version_info[0]}.{sys.version_info[1]}"

    assert own in supported()
    assert own in [minor for minor, _ in pythons()]


def test_the_oldest_python_is_the_one_that_the_package_asks_for() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")

    assert re.findall(r'requires-python = ">=(.*)"', project) == supported()[:1]
