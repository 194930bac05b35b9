"""`dnatrack init --empty`: a tracker of one's own, in the languages that it has."""

import re
from pathlib import Path

import pytest

from tests.cli.running import dnatrack, in_terminal
from tests.history.repositories import git

HANGUL = re.compile("[가-힣]")


def texts_in(folder: Path) -> dict[str, str]:
    """What is in a folder, but for git's own and the schemas, which explain in both languages."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.read_text("utf-8")
        for name, path in sorted(found.items())
        if path.is_file() and not name.startswith((".git/", "schema/"))
    }


def begin(folder: Path, *arguments: str, lang: str = "en", **environment: str) -> Path:
    run = dnatrack("init", "it", "--empty", *arguments, "--lang", lang, at=folder, **environment)
    assert (run.code, run.err) == (0, "")
    return folder / "it"


def test_a_tracker_in_english_has_no_korean_in_any_file(tmp_path: Path) -> None:
    it = begin(tmp_path, "--title", "Riverton", TZ="America/Chicago")

    texts = texts_in(it)
    assert [path for path, text in texts.items() if HANGUL.search(text)] == []
    assert texts["README.md"].startswith("# Riverton\n\nPromises of a government")
    assert "lang: en\n" in texts[".github/workflows/dnatrack.yml"]
    assert texts["data/tracker.yaml"].partition("schema: 1\n")[2] == (
        "title: {en: Riverton}\n"
        "languages: [en]\n"
        "timezone: America/Chicago\n"
        "thresholds: {due_soon_days: 30, red_after_days: 30, red_after_slips: 2}\n"
    )
    assert dnatrack("validate", "--lang", "en", at=it).out == "4 files read, nothing wrong.\n"
    assert dnatrack("status", "--lang", "ko", at=it).out.startswith("Riverton\n")


def test_a_tracker_in_korean_is_in_korea_and_asks_for_no_english(tmp_path: Path) -> None:
    it = begin(tmp_path, "--title", "우리 부 과제", lang="ko", TZ="America/Chicago")

    texts = texts_in(it)
    assert "languages: [ko]\ntimezone: Asia/Seoul\n" in texts["data/tracker.yaml"]
    assert "data/calendar.yaml" in texts
    assert "English" not in texts["README.md"]
    assert "Why?" not in texts[".github/pull_request_template.md"]
    assert dnatrack("validate", "--lang", "en", at=it).out == "5 files read, nothing wrong.\n"


def test_a_tracker_may_have_both_languages_and_any_time_zone(tmp_path: Path) -> None:
    it = begin(
        tmp_path, "--title", "계획", "--title-en", "Plan", "--languages", "en,ko",
        "--timezone", "europe/paris",
    )  # fmt: skip

    texts = texts_in(it)
    assert "title: {ko: 계획, en: Plan}\nlanguages: [ko, en]\n" in texts["data/tracker.yaml"]
    assert "timezone: Europe/Paris\n" in texts["data/tracker.yaml"]
    assert texts["README.md"].startswith("# 계획 / Plan\n\n[English](#english)\n")
    assert "data/calendar.yaml" not in texts, "the holidays that we know are those of Korea"


def test_the_example_takes_another_time_zone(tmp_path: Path) -> None:
    dnatrack("init", "--timezone", "America/Chicago", at=tmp_path)

    texts = texts_in(tmp_path)
    assert "timezone: America/Chicago\n" in texts["data/tracker.yaml"]
    assert "data/calendar.yaml" not in texts


@pytest.mark.parametrize(
    ("title", "lang", "written"),
    [
        ("Plan", "en", "{ko: Plan, en: Plan}"),
        ("계획", "en", "{ko: 계획}"),
        ("Plan", "ko", "{ko: Plan}"),
    ],
)
def test_a_title_that_is_given_in_english_stands_under_english(
    tmp_path: Path, title: str, lang: str, written: str
) -> None:
    """Under Korean, too, which a tracker with both languages may not be without."""
    it = begin(tmp_path, "--title", title, "--languages", "ko,en", lang=lang)

    texts = texts_in(it)
    assert f"title: {written}\nlanguages: [ko, en]\n" in texts["data/tracker.yaml"]
    assert texts["README.md"].startswith(f"# {title}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--empty"], "error: not given: title of the tracker"),
        (["--title", "x"], "error: a title and languages are for an empty tracker"),
        (["--empty", "--title", "x", "--languages", "fr"], "error: `fr` is no word used here"),
        (["--timezone", "Asia/Soul"], "error: there is no time zone `Asia/Soul`"),
    ],
)
def test_what_cannot_be_begun_leaves_nothing(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    run = dnatrack("init", "it", *arguments, "--lang", "en", at=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"{said}\n  help: ")
    assert not (tmp_path / "it").exists()


def test_a_person_is_asked_and_may_take_what_is_proposed(tmp_path: Path) -> None:
    run = in_terminal(
        ["init", "--empty", "--lang", "en"], 80, tmp_path, {"TZ": "America/Chicago"},
        typed="\nRiverton\nMars\n\n",
    )  # fmt: skip

    assert run.code == 0
    assert "error: there is no time zone `Mars`" in run.err
    settings = (tmp_path / "data" / "tracker.yaml").read_text("utf-8")
    assert "title: {en: Riverton}\nlanguages: [en]\ntimezone: America/Chicago\n" in settings


def test_an_example_that_nobody_touched_gives_way(tmp_path: Path) -> None:
    dnatrack("init", "it", "--timezone", "Asia/Tokyo", at=tmp_path)
    begin(tmp_path, "--title", "Riverton", TZ="UTC")

    (tmp_path / "fresh").mkdir()
    fresh = begin(tmp_path / "fresh", "--title", "Riverton", TZ="UTC")
    assert texts_in(tmp_path / "it") == texts_in(fresh)
    assert not (tmp_path / "it" / "data" / "tasks").exists()


@pytest.mark.parametrize("made_of_it", ["edited", "added", "committed"])
def test_an_example_of_which_somebody_made_something_stays(tmp_path: Path, made_of_it: str) -> None:
    dnatrack("init", "it", at=tmp_path)
    match made_of_it:
        case "edited":
            with (tmp_path / "it/data/tasks/ex-1-1.yaml").open("a") as file:
                file.write("# mine\n")
        case "added":
            (tmp_path / "it/data/tasks/mine.yaml").write_text("id: mine\n")
        case _:
            git(tmp_path / "it", "add", ".")
            git(tmp_path / "it", "commit", "-m", "Begin")
    before = texts_in(tmp_path / "it")

    begin(tmp_path, "--title", "Riverton")

    assert texts_in(tmp_path / "it") == before


@pytest.mark.parametrize("is_committed", [False, True])
def test_the_example_gets_names_of_ones_own(tmp_path: Path, *, is_committed: bool) -> None:
    """After the first commit the history of a taskforce goes on under its new id."""
    dnatrack("init", at=tmp_path)
    if is_committed:
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-m", "Begin")

    for path, new in (("example-tf.id", "plan"), ("plan.priorities.ex-1.id", "roads")):
        assert dnatrack("set", path, new, at=tmp_path).code == 0

    texts = texts_in(tmp_path)
    formerly = "    formerly: [example-tf]\n"
    assert (formerly in texts["data/taskforces.yaml"]) == is_committed
    assert "taskforce: plan\npriority: roads\n" in texts["data/tasks/ex-1-1.yaml"]
    base = ["--base", "HEAD"] if is_committed else []
    assert dnatrack("validate", *base, "--lang", "en", at=tmp_path).code == 0
