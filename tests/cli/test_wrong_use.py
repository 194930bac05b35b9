"""What a person gets for a mistake on the command line: a sentence, a way out, exit code 2."""

from pathlib import Path

import pytest

from tests.cli.running import ROOT, dnatrack

ENGLISH = {
    "unknown command": (
        ["statsu"],
        "there is no command `statsu`",
        "did you mean `status`?",
    ),
    "unknown command, nothing close": (
        ["frobnicate"],
        "there is no command `frobnicate`",
        "--help`",
    ),
    "unknown option": (
        ["status", "--widht", "3"],
        "there is no option `--widht`",
        "did you mean `--width`?",
    ),
    "option without a value": (["status", "--on"], "`--on` needs a value", "--help`"),
    "argument missing": (["show"], "`ID` is missing", "show --help`"),
    "too many arguments": (["status", "a", "b"], "unexpected extra argument", "status --help`"),
    "no number": (["list", "--limit", "x"], "`--limit`: ", "list --help`"),
    "number too small": (["status", "--width", "0"], "`--width`: ", "status --help`"),
    "unknown language": (["--lang", "fr", "status"], "there is no language `fr`", "`--lang en`"),
    "no day": (
        ["status", "--on", "2020-02-30"],
        "`--on 2020-02-30` is not a day",
        "February 2020 has 29 days",
    ),
    "a month for a day": (
        ["status", "--on", "2020-02"],
        "`--on 2020-02` is not a day",
        "the last of that period is `2020-02-29`",
    ),
    "a day that may be two": (
        ["status", "--on", "03/04/2026"],
        "`--on 03/04/2026` is not a day",
        "it can mean `2026-03-04` or `2026-04-03`: write the one that is meant",
    ),
    "a day that may be a quarter": (
        ["timeline", "--from", "'27. 1/4"],
        "`--from '27. 1/4` is no day or period",
        "it can mean `2027-Q1` or `2027-01-04`: write the one that is meant",
    ),
    "no span": (
        ["overdue", "--within", "3y"],
        "`--within 3y` is no span of time",
        "`--within 30d`, `--within 6w` or `--within 2m`",
    ),
    "unknown format": (
        ["status", "--format", "xml"],
        "there is no format `xml`",
        "formats: table, json, csv, markdown",
    ),
    "unknown order": (
        ["list", "--sort", "size"],
        "cannot sort by `size`",
        "sort by one of: id, due, late, signal, lead, title",
    ),
    "unknown lifecycle": (
        ["list", "--lifecycle", "finished"],
        "`finished` is no word used here",
        "words that can stand here: planned(추진 예정), ",
    ),
    "unknown state": (["list", "--state", "x"], "`x` is no word used here", "overdue(지연)"),
    "unknown colour": (
        ["status", "--color", "blue"],
        "there is no `--color blue`",
        "use auto, always or never",
    ),
    "unknown ministry": (
        ["overdue", "--ministry", "기재"],
        "there is no ministry `기재`",
        "did you mean `기재부`?",
    ),
    "unknown part": (
        ["status", "dg-22"],
        "there is no taskforce or priority `dg-22`",
        "did you mean `dg-2`?",
    ),
    "full name of a ministry": (
        ["list", "--ministry", "기획재졍부"],
        "there is no ministry `기획재졍부`",
        "did you mean `기획재정부`?",
    ),
    "unknown thing": (
        ["show", "dg-2-4/frist-card"],
        "there is nothing called `dg-2-4/frist-card`",
        "did you mean `dg-2-4/first-card`?",
    ),
    "unknown rule": (
        ["explain", "unknown-minstry"],
        "there is no rule `unknown-minstry`",
        "did you mean `unknown-ministry`?",
    ),
    "no such folder": (
        ["status", "--data", "nowhere"],
        "there is no folder `nowhere`",
        "name the folder that holds",
    ),
}


@pytest.mark.parametrize(("arguments", "message", "hint"), ENGLISH.values(), ids=ENGLISH)
def test_in_english(folder: Path, arguments: list[str], message: str, hint: str) -> None:
    run = dnatrack(*arguments, at=folder, DNATRACK_LANG="en")

    first, *rest = run.err.splitlines()
    assert (run.code, run.out, len(rest)) == (2, "", 1)
    assert first.startswith("error: ")
    assert message in first
    assert rest[0].startswith("  help: ")
    assert hint in rest[0]


KOREAN = {
    "unknown command": (["statsu"], "`statsu` 명령이 없습니다", "비슷한 이름: `status`"),
    "unknown option": (
        ["status", "--widht", "3"],
        "`--widht` 옵션이 없습니다",
        "비슷한 이름: `--width`",
    ),
    "option without a value": (
        ["status", "--on"],
        "`--on` 옵션의 값을 입력하지 않았습니다",
        "사용법은 `dnatrack --help`에서 확인하세요",
    ),
    "argument missing": (["show"], "`ID` 인자를 입력하지 않았습니다", "확인하세요"),
    "no number": (
        ["list", "--limit", "x"],
        "`--limit` 옵션에 사용할 수 없는 값입니다",
        "확인하세요",
    ),
    "no day": (
        ["status", "--on", "x"],
        "하루를 가리키는 날짜가 아닙니다: `--on x`",
        "YYYY-MM-DD 형식으로",
    ),
    "no span": (
        ["overdue", "--within", "x"],
        "기간의 길이가 아닙니다: `--within x`",
        "`--within 30일`, ",
    ),
    "unknown format": (
        ["status", "--format", "xml"],
        "사용할 수 없는 출력 형식입니다: `xml`",
        "table, json",
    ),
    "unknown thing": (["show", "기제부"], "`기제부` 항목이 없습니다", "비슷한 이름: `"),
    "unknown language": (
        ["--lang", "fr", "status"],
        "`fr` 언어는 지원하지 않습니다",
        "`--lang ko`나",
    ),
}


@pytest.mark.parametrize(("arguments", "message", "hint"), KOREAN.values(), ids=KOREAN)
def test_in_korean(folder: Path, arguments: list[str], message: str, hint: str) -> None:
    run = dnatrack(*arguments, at=folder, DNATRACK_LANG="ko")

    first, *rest = run.err.splitlines()
    assert (run.code, run.out, len(rest)) == (2, "", 1)
    assert first.startswith("오류: ")
    assert message in first
    assert rest[0].startswith("  조치 방법: ")
    assert hint in rest[0]


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


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_help_is_in_the_language_in_force(language: str) -> None:
    heads = {
        "ko": ("\n사용법: ", "\n옵션:", "\n인자:"),
        "en": ("\nUsage: ", "\nOptions:", "\nArguments:"),
    }

    run = dnatrack("show", "--help", "--lang", language, COLUMNS="80")

    assert run.code == 0
    assert all(head in run.out for head in heads[language])


LANGUAGES = {
    "the option": (["--lang", "ko"], {"DNATRACK_LANG": "en", "LANG": "en_US.UTF-8"}, "ko"),
    "the option behind the command": (["list", "--lang=ko"], {"LANG": "en_US.UTF-8"}, "ko"),
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
