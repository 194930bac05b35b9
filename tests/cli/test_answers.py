"""What a command printed is printed again where it still is the answer, and nowhere else."""

import time
from pathlib import Path
from shutil import copytree

import pytest

from dnatrack.storage.cache import CacheFile
from tests.cli.running import Run, dnatrack
from tests.history.repositories import git

COMMANDS = [
    "status",
    "overdue --within 30d --exit-code",
    "list -m --sort due",
    "ministries mois",
    "timeline --by quarter",
    "waiting",
    "issues",
    "legislation",
    "silent",
    "show dg-2-4",
    "impact dg-4-1/one-pc --slip 3m",
]
OTHER_QUESTIONS = [
    "--on 2021-06-30",
    "--at HEAD~20",
    "--lang ko",
    "--format json",
    "--width 60",
    "--color always",
    "--limit 1",
    "--ministry mois",
    "--against HEAD~20",
]


@pytest.fixture(scope="module")
def top(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample history, and without its past, older than the youngest that is kept."""
    top = tmp_path_factory.mktemp("answers")
    copytree(sample, top / "other")
    git(top, "clone", "-q", "--depth", "1", f"file://{sample}", "shallow")
    time.sleep(3.1)
    return top


def ask(folder: Path, question: str, home: Path) -> Run:
    return dnatrack(*question.split(), at=folder, DNATRACK_CACHE="1", XDG_CACHE_HOME=str(home))


def remembered(home: Path) -> CacheFile:
    (path,) = home.glob("dnatrack/*.answer-*")
    return CacheFile(path)


@pytest.mark.usefixtures("top")
@pytest.mark.parametrize("question", COMMANDS)
def test_a_command_prints_the_same_again_and_ends_with_the_same_code(
    sample: Path, tmp_path: Path, question: str
) -> None:
    first = ask(sample, question, tmp_path)
    path = remembered(tmp_path).path
    written = path.stat().st_mtime_ns

    assert ask(sample, question, tmp_path) == first == dnatrack(*question.split(), at=sample)
    assert path.stat().st_mtime_ns == written


@pytest.mark.usefixtures("top")
@pytest.mark.parametrize("more", OTHER_QUESTIONS)
def test_another_question_has_its_own_answer(sample: Path, tmp_path: Path, more: str) -> None:
    first = ask(sample, "overdue", tmp_path)
    again = ask(sample, f"overdue {more}", tmp_path)

    assert again == dnatrack("overdue", *more.split(), at=sample)
    assert again.out != first.out


def forge(kept: CacheFile, word: bytes, other: bytes) -> None:
    """Put a word in place of one as long into what is remembered."""
    content = kept.read() or b""
    assert word in content
    kept.write(content.replace(word, other))


@pytest.mark.usefixtures("top")
def test_what_was_printed_is_printed_on_the_same_day_alone(sample: Path, tmp_path: Path) -> None:
    first = ask(sample, "status", tmp_path)
    kept = remembered(tmp_path)
    forge(kept, b"overdue", b"forged!")
    forged = ask(sample, "status", tmp_path)
    forge(kept, b'["Asia/Seoul","20', b'["Asia/Seoul","19')

    assert forged.out == first.out.replace("overdue", "forged!") != first.out
    assert ask(sample, "status", tmp_path) == first


def test_other_data_and_another_commit_have_their_own_answers(top: Path, tmp_path: Path) -> None:
    folder = top / "other"
    answers = [ask(folder, "show dg-2-4", tmp_path).out]
    git(folder, "commit", "-q", "--allow-empty", "-m", "Say nothing")
    answers.append(ask(folder, "show dg-2-4", tmp_path).out)
    (folder / "data/tasks/dg-2-4.yaml").unlink()

    assert ask(folder, "show dg-2-4", tmp_path) == dnatrack("show", "dg-2-4", at=folder)
    assert ask(folder, "show dg-2-4", tmp_path).out not in answers
    assert answers[0] != answers[1]


def test_a_name_of_another_time_may_come_to_mean_another(top: Path, tmp_path: Path) -> None:
    folder, question = top / "other", "status --at then --format json"
    git(folder, "tag", "then", "HEAD")
    first = ask(folder, question, tmp_path)
    git(folder, "tag", "-f", "then", "HEAD~20")

    assert ask(folder, question, tmp_path) == dnatrack(*question.split(), at=folder) != first


def test_what_is_said_besides_is_said_each_time(top: Path, tmp_path: Path) -> None:
    first, again = (ask(top / "shallow", "status", tmp_path) for _ in range(2))

    assert again == first
    assert "fetch --unshallow" in again.err
