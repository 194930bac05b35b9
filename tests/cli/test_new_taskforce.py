"""`dnatrack new taskforce` and `priority`, and all of `new` in a tracker of one language."""

from pathlib import Path

import pytest

from tests.cli.running import Run, dnatrack, in_terminal

PLAN = (
    "--title", "City Plan", "--ministry", "parks=Parks Department",
    "--ministry", "fire=Fire Department",
    "--chair", "Mayor", "--chair-ministry", "parks", "--source", "The plan, 2026",
    "--source-publisher", "City", "--source-kind", "official",
)  # fmt: skip


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A tracker in English with nothing in it."""
    run = dnatrack(
        "init", "--empty", "--title", "Riverton", "--timezone", "America/Chicago", "--lang", "en",
        at=tmp_path,
    )  # fmt: skip
    assert run.code == 0
    return tmp_path


def new(tracker: Path, *arguments: str, lang: str = "en") -> Run:
    return dnatrack("new", *arguments, "--lang", lang, at=tracker)


def content(tracker: Path, file: str) -> str:
    """What a data file says, without the comments at its top."""
    lines = (tracker / "data" / file).read_text("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def test_the_ministry_of_the_chair_may_be_named_by_its_new_name(city: Path) -> None:
    plan = tuple("Fire Department" if word == "parks" else word for word in PLAN)

    run = new(city, "taskforce", *plan)

    assert run.code == 0
    assert "      ministry: fire\n" in content(city, "taskforces.yaml")


def test_a_taskforce_comes_with_its_ministries_and_its_source(city: Path) -> None:
    run = new(city, "taskforce", *PLAN)

    assert run.code == 0
    assert content(city, "taskforces.yaml") == (
        "taskforces:\n"
        "  - id: city-plan\n"
        "    name: {en: City Plan}\n"
        "    chair:\n"
        "      post: {en: Mayor}\n"
        "      ministry: parks\n"
        "    ministries: [parks, fire]\n"
        "    sources: [S1]\n"
    )
    assert content(city, "ministries.yaml") == (
        "ministries:\n"
        "  - id: parks\n"
        "    names:\n"
        "      - {en: Parks Department}\n"
        "    sources: [S1]\n"
        "  - id: fire\n"
        "    names:\n"
        "      - {en: Fire Department}\n"
        "    sources: [S1]\n"
    )
    assert dnatrack("validate", "--lang", "en", at=city).out == "4 files read, nothing wrong.\n"


def test_ids_of_priorities_and_tasks_are_proposed_in_a_row(city: Path) -> None:
    new(city, "taskforce", *PLAN)

    for title in ("Safe streets", "Green streets"):
        where = ("--taskforce", "City Plan", "--source", "S1")
        assert new(city, "priority", *where, "--title", title).code == 0
    task = ("task", "--taskforce", "city-plan", "--priority", "Green streets", "--lead", "parks")
    assert (
        new(city, *task, "--title", "Trees", "--promise", "1,000 trees", "--source", "S1").code == 0
    )

    assert content(city, "taskforces.yaml").endswith(
        "    priorities:\n"
        "      - id: city-plan-1\n"
        "        name: {en: Safe streets}\n"
        "        sources: [S1]\n"
        "      - id: city-plan-2\n"
        "        name: {en: Green streets}\n"
        "        sources: [S1]\n"
        "    sources: [S1]\n"
    )
    assert (city / "data/tasks/city-plan-2-1.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../../schema/task.schema.json\n"
        "id: city-plan-2-1\n"
        "title: {en: Trees}\n"
        "taskforce: city-plan\n"
        "priority: city-plan-2\n"
        "lead: parks\n"
        "promise:\n"
        "  text: 1,000 trees\n"
        "  source: S1\n"
        "lifecycle: planned\n"
        "sources: [S1]\n"
    )
    assert dnatrack("validate", "--lang", "en", at=city).code == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("--ministry", "parks"), "error: there is no ministry `parks`"),
        (("--ministry", "Parks=Parks"), "error: `Parks` cannot be an id"),
        (("city", "--chair", "Mayor"), "error: not given: ministry of its chair"),
    ],
)
def test_what_a_taskforce_cannot_be_made_of_is_refused(
    city: Path, change: tuple[str, ...], said: str
) -> None:
    run = new(city, "taskforce", *change, "--title", "City Plan", "--source", "The plan, 2026")

    assert (run.code, run.err.splitlines()[0]) == (2, said)
    assert content(city, "taskforces.yaml") == "taskforces: []\n"


def test_a_person_is_asked_for_no_language_that_the_tracker_has_not(city: Path) -> None:
    typed = "City Plan\nparks=Parks Department\nMayor\n\nThe plan, 2026\nCity\n\nofficial\n\ny\n"

    run = in_terminal(["new", "taskforce", "--lang", "en"], 80, city, typed=typed)

    assert run.code == 0
    assert [one for one in ("Korean", "English", "한국어") if one in run.err] == []
    assert "name: {en: City Plan}" in content(city, "taskforces.yaml")
    assert "ministry: parks" in content(city, "taskforces.yaml")


def test_a_tracker_in_korean_asks_for_no_english(tmp_path: Path) -> None:
    dnatrack("init", "--empty", "--title", "우리 부", "--lang", "ko", at=tmp_path)
    typed = "공원과\n공원\n\n계획서, 2026\n우리 부\n\nofficial\ny\n"

    run = in_terminal(["new", "ministry", "parks", "--lang", "ko"], 80, tmp_path, typed=typed)

    assert run.code == 0
    assert [one for one in ("영어", "영문", "English") if one in run.err] == []
    assert "- {ko: 공원과, short: 공원}\n" in content(tmp_path, "ministries.yaml")
    assert "nothing wrong" in dnatrack("validate", "--lang", "en", at=tmp_path).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("task", "--taskforce", "city-plan"),
        ("task",),
        ("priority", "--taskforce", "city-plan"),
        ("meeting", "--taskforce", "city-plan", "--on", "2026-01-01"),
        ("milestone", "city-plan", "--title", "x"),
    ],
)
def test_what_is_not_found_in_a_broken_file_is_said_to_be_unread(
    city: Path, arguments: tuple[str, ...]
) -> None:
    new(city, "taskforce", *PLAN)
    file = city / "data" / "taskforces.yaml"
    file.write_text(file.read_text("utf-8").replace("chair:", "chair: ["), "utf-8")

    run = new(city, *arguments)

    assert run.code == 2
    assert run.err.splitlines()[0].startswith("error: `taskforces.yaml:")
    assert run.err.splitlines()[0].endswith("` cannot be read")
    assert "`dnatrack validate`" in run.err
