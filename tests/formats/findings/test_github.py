"""Read back with a parser written from GitHub's description of workflow commands."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hypothesis import given

from dnatrack.formats.findings import Older
from dnatrack.model.finding import Finding, Severity
from tests.formats.findings.found import ERROR, FINDINGS, HOSTILE, NOTE, WARNING, rendered

COMMAND = re.compile(r"::(?P<name>[a-z0-9-]+)(?: (?P<properties>[^:]*))?::(?P<data>.*)")
DATA = {"%25": "%", "%0D": "\r", "%0A": "\n"}
PROPERTY = {**DATA, "%3A": ":", "%2C": ","}


class Command(NamedTuple):
    name: str
    properties: Mapping[str, str]
    data: str


def unescaped(text: str, escapes: Mapping[str, str]) -> str:
    return re.sub("|".join(escapes), lambda match: escapes[match[0]], text)


def commands(log: str) -> list[Command]:
    """What the lines of a log tell the runner; a command begins at the start of a line.

    After `stop-commands` it listens to nothing but the word that it was given.
    """
    found = []
    word = ""
    for line in re.split(r"\r\n|\r|\n", log):
        match = COMMAND.fullmatch(line.lstrip())
        if word or match is None:
            word = "" if match is not None and match["name"] == word else word
            continue
        if match["name"] == "stop-commands":
            word = match["data"]
            continue
        pairs = (pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair)
        properties = {name: unescaped(value, PROPERTY) for name, value in pairs}
        found.append(Command(match["name"], properties, unescaped(match["data"], DATA)))
    return found


def test_a_finding_is_a_command_with_its_place() -> None:
    assert commands(rendered("github", [ERROR])) == [
        Command(
            "error",
            {
                "file": "data/tasks/dg-2-4.yaml",
                "line": "3",
                "col": "6",
                "endColumn": "13",
                "title": "impossible-date",
            },
            "`2020.13` is no date\nhelp: write it as 2020-12",
        )
    ]


def test_the_worst_come_first_since_only_ten_are_shown() -> None:
    log = rendered("github", [NOTE, WARNING, ERROR])

    assert [one.name for one in commands(log)] == ["error", "warning", "notice"]


def test_what_the_change_did_comes_before_what_was_there() -> None:
    old = ERROR._replace(rule="wrong-type")
    log = rendered("github", [old, NOTE, ERROR], older=Older(1, 0, frozenset({old})))

    titles = [one.properties["title"] for one in commands(log)]
    assert titles == ["impossible-date", "title-changed", "wrong-type"]
    assert "(before)" in commands(log)[-1].data


def test_a_title_forges_no_command() -> None:
    log = rendered("github", [HOSTILE])

    (command,) = commands(log)
    assert command.name == "notice"
    assert command.data == ("title ::error file=x::forged ##[error]forged %0A | <b>@minister</b>")


def test_a_file_name_forges_no_property() -> None:
    odd = ERROR._replace(location=ERROR.location._replace(file="a,line=1:x%0A::b.yaml"))

    (command,) = commands(rendered("github", [odd]))

    assert command.properties["file"] == "data/a,line=1:x%0A::b.yaml"
    assert command.properties["line"] == "3"


def test_the_log_ends_with_the_summary() -> None:
    log = rendered("github", [], older=Older(12, 3))

    assert log == (
        "35 files read, nothing wrong with this change.\n"
        "12 findings were there before. `--all` lists them.\n"
        "3 findings were resolved.\n"
    )


@given(FINDINGS)
def test_there_are_as_many_commands_as_findings(findings: Sequence[Finding]) -> None:
    found = commands(rendered("github", findings))

    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    assert sorted(one.name for one in found) == sorted(names[one.severity] for one in findings)
    assert sorted(int(one.properties["line"]) for one in found) == sorted(
        one.location.line for one in findings
    )
