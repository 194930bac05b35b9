"""What a shell gets when a person presses the tab key."""

from pathlib import Path

import pytest

from tests.cli.running import Run, dnatrack


def completed(line: str, at: Path) -> Run:
    """What bash is offered for the last word of `line`."""
    words = line.split(" ")
    return dnatrack(
        at=at,
        _DNATRACK_COMPLETE="complete_bash",
        COMP_WORDS="\n".join(words),
        COMP_CWORD=str(len(words) - 1),
    )


OFFERED = {
    "commands": ("dnatrack stat", ["status"]),
    "options": ("dnatrack status --multi", ["--multi-ministry"]),
    "taskforces and priorities": ("dnatrack status d", [
        "data-economy", "digital-government", "digital-media",
        "dg-1", "dg-2", "dg-3", "dg-4", "dg-5", "dg-6",
    ]),
    "tasks": ("dnatrack show dg-5", ["dg-5-1", "dg-5-2", "dg-5-3"]),
    "milestones behind a slash": ("dnatrack show dg-5-3/", [
        "dg-5-3/contract-law", "dg-5-3/guidelines",
    ]),
    "ministries by their ids": ("dnatrack overdue --ministry moe", [
        "moef", "moel", "moe", "moef-2026",
    ]),
    "ministries by their short names": ("dnatrack overdue --ministry 행", ["행안부"]),
    "lifecycles": ("dnatrack list --lifecycle on", ["on-hold"]),
    "states": ("dnatrack list --state done-l", ["done-late"]),
    "signals": ("dnatrack list --signal g", ["grey", "green"]),
    "kinds": ("dnatrack list --kind leg", ["legislation"]),
    "orders": ("dnatrack list --sort l", ["late", "lead"]),
    "formats": ("dnatrack status --format m", ["markdown"]),
    "languages": ("dnatrack status --lang k", ["ko"]),
    "rules": ("dnatrack explain unknown-mini", ["unknown-ministry"]),
    "laws": ("dnatrack legislation de-2/", ["de-2/acts-in-force", "de-2/decrees-in-force"]),
    "kinds of files": ("dnatrack schema tra", ["tracker"]),
    "new things": ("dnatrack new mi", ["milestone", "ministry"]),
    "what can owe a milestone": ("dnatrack new milestone data", ["data-economy"]),
    "tasks to raise an issue in": ("dnatrack new issue dm-1", ["dm-1"]),
    "how much was read": ("dnatrack new source --seen f", ["full-text"]),
    "how a ministry took over": ("dnatrack new ministry a --relation s", ["split"]),
    "nothing that fits": ("dnatrack show zzz", []),
}  # fmt: skip


@pytest.mark.parametrize(("line", "words"), OFFERED.values(), ids=OFFERED)
def test_what_bash_is_offered(folder: Path, line: str, words: list[str]) -> None:
    run = completed(line, folder)

    assert (run.code, run.out.split(), run.err) == (0, words, "")


def test_without_data_nothing_is_offered_and_nothing_is_said(tmp_path: Path) -> None:
    assert completed("dnatrack show d", tmp_path) == Run(0, "\n", "")


def test_broken_data_does_not_break_completion(tmp_path: Path) -> None:
    (tmp_path / "taskforces.yaml").write_bytes(b"\xff\xfe: [")

    assert completed("dnatrack status d", tmp_path) == Run(0, "\n", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_names_the_program(shell: str) -> None:
    run = dnatrack(_DNATRACK_COMPLETE=f"source_{shell}")

    assert run.code == 0
    assert "_DNATRACK_COMPLETE" in run.out
