"""Which language a run is in, and that what was typed controls no terminal."""

from pathlib import Path

import pytest

from tests.cli.running import ROOT, dnatrack

HOSTILE = "\x1b[31m\u202e"


@pytest.mark.parametrize(
    "arguments",
    [["show", HOSTILE], [HOSTILE], ["status", f"--{HOSTILE}"], ["status", "--on", HOSTILE]],
    ids=["argument", "command", "option", "value"],
)
def test_what_was_typed_does_not_control_the_terminal(folder: Path, arguments: list[str]) -> None:
    run = dnatrack(*arguments, at=folder)

    assert run.code == 2
    assert not {"\x1b", "\u202e"} & set(run.err)


LANGUAGES = {
    "the option": (["--lang", "ko"], {"DNATRACK_LANG": "en", "LANG": "en_US.UTF-8"}, "ko"),
    "the option behind the command": (["list", "--lang=ko"], {"LANG": "en_US.UTF-8"}, "ko"),
    "the last of two": (["--lang", "en", "list", "--lang", "ko"], {}, "ko"),
    "the last of two, whatever they look like": (["list", "--lang=ko", "--lang", "en"], {}, "en"),
    "then our own variable": ([], {"DNATRACK_LANG": "ko", "LANG": "en_US.UTF-8"}, "ko"),
    "then the locale": ([], {"LANG": "ko_KR.UTF-8"}, "ko"),
    "LC_ALL over LANG": ([], {"LC_ALL": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"}, "ko"),
    "else English": ([], {"LANG": "C"}, "en"),
}


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"), LANGUAGES.values(), ids=LANGUAGES
)
def test_which_language(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    inherited = {name: environment.get(name, "") for name in ("DNATRACK_LANG", "LC_ALL", "LANG")}

    run = dnatrack(*arguments, "--help", at=ROOT, **inherited)

    assert ("사용법: " in run.out) == (expected == "ko")
