import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dnatrack.cli.commands import COMMANDS, NEW, REPORT
from dnatrack.i18n import Language, language, use_language
from dnatrack.judging.schedule import ScheduleState
from dnatrack.judging.signal import ReasonKind
from dnatrack.rules.changes import all_change_rules
from dnatrack.rules.data import all_rules
from tools import field_tables, state_tables
from tools.command_reference import commands
from tools.consoles import Session
from tools.filling import filled
from tools.generate_docs import outdated, references
from tools.running import ROOT, copy_data


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = language()
    use_language(Language.EN)
    yield
    use_language(before)


def test_a_generated_part_replaces_the_old_one_and_nothing_else() -> None:
    text = "a\n<!-- generated: upper xy -->\nold\n<!-- end -->\nb\n"

    made = filled(text, {"upper": lambda of: [of.upper()]})

    assert made == "a\n<!-- generated: upper xy -->\n\nXY\n\n<!-- end -->\nb\n"


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(KeyError, match="nothing"):
        filled("<!-- generated: nothing -->\n<!-- end -->", {})


@pytest.mark.parametrize("of", Language)
def test_every_command_has_a_section_in_the_reference(of: Language) -> None:
    sections = [line for line in commands(of) if line.startswith("## ")]

    behind = {"new": NEW, "report": REPORT}
    assert sections == [
        "## dnatrack",
        *(
            f"## dnatrack {line}"
            for one in COMMANDS
            for line in (one.name, *(f"{one.name} {two.name}" for two in behind.get(one.name, ())))
        ),
    ]


def test_the_reference_is_in_the_language_that_was_asked_for() -> None:
    assert re.search("[가-힣]", "\n".join(commands("ko")))
    english = re.sub("`[^`]*`|기재부", "", "\n".join(commands("en")))
    assert re.search("[가-힣]", english) is None


@pytest.mark.parametrize("of", Language)
def test_every_record_of_the_data_format_has_a_table(of: Language) -> None:
    text = (ROOT / f"docs/data-format.{of}.md").read_text("utf-8")

    linked = set(re.findall(r"\| \[([A-Za-z]+)\]\(#", text)) | {"Task", "Taskforce", "Ministry"}
    tables = set(re.findall(r"<!-- generated: fields (\w+) -->", text))

    assert linked <= tables


def test_a_table_of_fields_has_the_key_as_it_is_written() -> None:
    rows = list(field_tables.field_rows("Revision"))

    assert "| `from` | period | yes | The deadline before |" in rows
    assert "| `source` | source id |  | Source |" in rows


def test_every_state_and_every_reason_has_its_rule() -> None:
    heading = 2
    assert len(list(state_tables.states(""))) == len(ScheduleState) + heading
    assert len(list(state_tables.signals(""))) == len(ReasonKind) + heading


def test_the_cases_of_the_states_show_the_last_day_and_the_day_after() -> None:
    rows = list(state_tables.cases(""))

    assert "| `planned` | 2020-02 |  | 29 Feb 2020 | due soon, 0 d left |" in rows
    assert "| `planned` | 2020-02 |  | 1 Mar 2020 | overdue, 1 d |" in rows


def test_a_session_edits_runs_and_remembers_the_exit_code(tmp_path: Path) -> None:
    session = Session(copy_data(tmp_path), "en", home=tmp_path)
    shown = (
        "```diff\n--- a/data/tasks/dg-2-4.yaml\n+++ b/data/tasks/dg-2-4.yaml\n@@ -6 +6 @@\n"
        "-lead: mois\n+lead: nobody\n```\n"
        "```console\n$ dnatrack validate --format concise | head -n 1\n$ echo $?\n```"
    )

    said = session.refreshed(shown)

    assert "unknown-ministry" in said
    assert said.endswith("$ echo $?\n1\n```")


@pytest.mark.parametrize(
    "hunk", ["@@ -1 +1 @@\n-no\n+yes\n", "@@ -9 +9 @@\n-schema: 1\n+schema: 2\n"]
)
def test_a_session_refuses_an_edit_that_does_not_fit(tmp_path: Path, hunk: str) -> None:
    diff = f"```diff\n--- a/data/tracker.yaml\n+++ b/data/tracker.yaml\n{hunk}```"

    with pytest.raises(ValueError, match="not once in tracker"):
        Session(copy_data(tmp_path), "en", home=tmp_path).refreshed(diff)


def test_a_session_remembers_where_the_reader_is_and_what_git_was_told(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    session = Session(tmp_path, "en", home=tmp_path)

    said = session.refreshed(
        "```console\n$ cd desk\n$ git config --global user.name Kim\n$ git config user.name\n```"
    )

    assert said.endswith("name Kim\n$ git config user.name\nKim\n```")
    assert session.folder == tmp_path / "desk"


def test_a_session_refuses_a_command_that_it_cannot_check(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="rm -rf"):
        Session(tmp_path, "en", home=tmp_path).output_of("rm -rf /")


# The references, which go where nothing is committed.


def rules_in(of: Language) -> str:
    return next(references([of])).text


@pytest.mark.parametrize("of", Language)
def test_there_is_a_section_for_every_rule(of: Language) -> None:
    sections = [line for line in rules_in(of).splitlines() if line.startswith("## ")]

    rules = [*(one.id for one in all_rules()), *(one.id for one in all_change_rules())]
    assert sections == [f"## {one}" for one in rules]
    assert language() is Language.EN  # as it was before


def test_a_document_that_is_not_there_is_outdated(tmp_path: Path) -> None:
    assert next(outdated(tmp_path)).path == "docs/data-format.ko.md"


def test_the_references_go_where_nothing_is_committed() -> None:
    assert "/build/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert [one.path for one in references([Language.KO])] == [
        "build/docs/rules.ko.md",
        "build/docs/commands.ko.md",
    ]
